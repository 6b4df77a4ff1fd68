"""What came of a file, on the page: what was recognised, what is to be said of it, what changes."""

import functools
from collections.abc import Callable

import streamlit as st

from dashboard.ingest.finding import LEVELS, Finding, Level
from dashboard.ingest.preview.parts import Part, Preview
from dashboard.ingest.reader.book import read_book
from dashboard.ingest.reading import Outcome, Progress
from dashboard.ingest.recent_runs import cached_preview
from dashboard.ingest.template.annotated_workbook import annotated_xlsx
from dashboard.text import numbers
from dashboard.text.markdown import unlinked
from dashboard.text.messages import Say, words
from dashboard.ui.controls import stage
from dashboard.ui.deferred import download
from dashboard.ui.text_table import text_table
from dashboard.ui.update import texts

SHOWN = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Content = Callable[[], bytes]


def show(
    outcome: Outcome, changes: Preview | None, content: Content, key: str, language: str
) -> None:
    """An outcome in full. ``content`` gives the file again, for the marked copy."""
    say = words(language)
    st.markdown(f"**{say('update.findings.heading')}**")
    if not outcome.findings:
        st.success(say("update.findings.none"))
    for level in LEVELS:
        found = tuple(one for one in outcome.findings if one.level == level)
        if found:
            _findings(level, found, language)
    if outcome.findings:
        _marked(outcome, content, key, language)
    _recognised(outcome, say, language)
    if changes is not None:
        _changes(changes, language)


def _recognised(outcome: Outcome, say: Say, language: str) -> None:
    """What the sheets were taken for, and how many rows go where."""
    sheets = texts.recognised(outcome, language)
    with st.expander(say("update.recognised.heading", count=len(sheets)), expanded=True):
        names = ("sheet", "taken", "rows", "cells")
        heads = tuple(say(f"update.recognised.{name}") for name in names)
        text_table(heads, sheets, say("update.recognised.table"))
        counts = texts.counts(outcome, language)
        if counts:
            names = ("table_name", "owner", "year", "rows")
            heads = tuple(say(f"update.recognised.{name}") for name in names)
            text_table(heads, counts, say("update.recognised.counts"))


def _findings(level: Level, found: tuple[Finding, ...], language: str) -> None:
    """The remarks of one level; all but notes stand open."""
    say = words(language)
    label = say(f"update.findings.{level}", count=len(found))
    with st.expander(label, expanded=level != "note"):
        heads = tuple(
            say(f"update.findings.{name}") for name in ("cell", "value", "what", "advice")
        )
        rows = texts.findings(found, language)
        text_table(heads, rows[:SHOWN], label)
        if len(rows) > SHOWN:
            st.caption(say("update.findings.more", shown=SHOWN, count=len(rows)))


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
    return annotated_xlsx(book, outcome.findings, language)


def changes_of(outcome: Outcome, language: str, progress: Progress) -> Preview | None:
    """What an outcome would change, for the briefings of this session too."""
    return cached_preview(outcome, language, stage.BRIEFINGS.items(), progress)


def _changes(preview: Preview, language: str) -> None:
    """The parts of a preview in their order."""
    say = words(language)
    st.markdown(f"**{say('update.preview.heading', before=preview.before, after=preview.after)}**")
    if preview.sentence:
        st.markdown(unlinked(preview.sentence))
    for part in preview.parts:
        if part.count:
            _part(part, language)
    untouched = [part.title for part in preview.parts if not part.count]
    if untouched:
        st.caption(unlinked(say("update.preview.untouched", titles="; ".join(untouched))))


def _part(part: Part, language: str) -> None:
    """One part: what is to be said of it, and its rows."""
    label = words(language)(
        "update.preview.part", title=unlinked(part.title), count=numbers.whole(part.count, language)
    )
    # The old beside the new is what everybody has to look at.
    with st.expander(label, expanded=part.key == "corrected"):
        for line in part.lines:
            st.markdown(unlinked(line))
        if part.rows:
            text_table(part.heads, part.rows, part.title)
