"""What came of a file, on the page: what was recognised, what is to be said of it, what changes."""

import functools
from collections.abc import Callable

import streamlit as st

from dashboard.ingest.finding import Finding, Level
from dashboard.ingest.outcome import Outcome
from dashboard.ingest.preview.compare import Preview
from dashboard.ingest.reader.book import read_book
from dashboard.ingest.template.annotated_workbook import marked_xlsx
from dashboard.text.messages import Say, words
from dashboard.ui import figure_panel
from dashboard.ui.deferred import download
from dashboard.ui.update import preview_view, texts

SHOWN = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


Content = Callable[[], bytes]


def show(
    outcome: Outcome, changes: Preview | None, content: Content, key: str, language: str
) -> None:
    """An outcome in full. ``content`` gives the file again, for the marked copy."""
    say = words(language)
    _recognised(outcome, say, language)
    st.markdown(f"**{say('update.findings.heading')}**")
    if not outcome.findings:
        st.success(say("update.findings.none"))
    for level in texts.LEVELS:
        found = tuple(one for one in outcome.findings if one.level == level)
        if found:
            _findings(level, found, language)
    if outcome.findings:
        _marked(outcome, content, key, language)
    if changes is not None:
        preview_view.show(changes, language)


def _recognised(outcome: Outcome, say: Say, language: str) -> None:
    """What the sheets were taken for, and how many rows go where."""
    sheets = texts.recognised(outcome, language)
    with st.expander(say("update.recognised.heading", count=len(sheets)), expanded=True):
        heads = tuple(say(f"update.recognised.{name}") for name in ("sheet", "taken", "rows"))
        figure_panel.text_table(heads, sheets, say("update.recognised.table"))
        counts = texts.counts(outcome, language)
        if counts:
            names = ("table_name", "owner", "year", "rows")
            heads = tuple(say(f"update.recognised.{name}") for name in names)
            figure_panel.text_table(heads, counts, say("update.recognised.counts"))


def _findings(level: Level, found: tuple[Finding, ...], language: str) -> None:
    """The remarks of one level; all but notes stand open."""
    say = words(language)
    label = say(f"update.findings.{level}", count=len(found))
    with st.expander(label, expanded=level != "note"):
        heads = tuple(
            say(f"update.findings.{name}") for name in ("cell", "value", "what", "advice")
        )
        figure_panel.text_table(heads, texts.findings(found[:SHOWN], language), label)
        if len(found) > SHOWN:
            st.caption(say("update.findings.more", shown=SHOWN, count=len(found)))


def _marked(outcome: Outcome, content: Content, key: str, language: str) -> None:
    """The file with its cells marked, made when it is asked for."""
    make = functools.partial(_marked_file, outcome, content, language)
    download(
        words(language)("update.findings.marked"),
        make,
        f"{outcome.sha256[:12]}-{language}.xlsx",
        XLSX,
        f"marked-{key}",
    )


def _marked_file(outcome: Outcome, content: Content, language: str) -> bytes:
    book = read_book(content(), outcome.file_name)
    return marked_xlsx(book, outcome.findings, language)
