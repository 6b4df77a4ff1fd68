"""Buttons that give files: one for each format the registry has of what is shown."""

import functools
import time
from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.briefing import template
from dashboard.briefing.slide import Deck
from dashboard.briefing.step import Briefing
from dashboard.export import registry
from dashboard.export.registry import Format, Subject
from dashboard.export.report_content import Report
from dashboard.report.profiles import PROFILES
from dashboard.report.write import file_stem, report
from dashboard.text.messages import words
from dashboard.ui.controls import address, notices
from dashboard.ui.deferred import download, fragment
from dashboard.ui.progress import Progress

# How often the bar is drawn, and when the page stops waiting for work that never ends.
PAUSE, PATIENCE = 0.15, 120.0


def buttons(subject: Subject, content: tuple[object, ...], stem: str, key: str) -> None:
    """A button for each format of a subject; its file is made when it is pressed.

    ``content`` is what the formats' makers take; ``stem`` the file's name without extension.
    """
    say = words(address.language())
    for extension, one in registry.formats(subject).items():
        name, make = f"{stem}.{extension}", functools.partial(one.make, *content)
        download(say(one.label), make, name, one.media_type, f"{key}-{extension}")


def deck_files(deck: Deck) -> None:
    """The files of a briefing's slides."""
    say = words(address.language())
    st.subheader(say("present.downloads_heading"))
    labels = {one.extension: say(one.label) for one in registry.formats("deck").values()}
    _followed("deck", labels, lambda: deck, deck.file_stem, "present")


def report_files(briefing: Briefing) -> None:
    """The yearly reports of the briefing's province and year, on its data version."""
    say = words(address.language())
    st.subheader(say("present.reports_heading"))
    for name, profile in PROFILES.items():
        given = (name, briefing.province_code, briefing.year, briefing.language)
        about = say(f"report.{profile.key}.about", year=briefing.year)
        labels = {
            one.extension: f"{about}: {say(one.label)}"
            for one in registry.formats("report").values()
        }
        content = functools.partial(_report, briefing, given)
        _followed("report", labels, content, file_stem(*given), name)


def _report(briefing: Briefing, given: tuple[str, str, int, str]) -> Report:
    with template.version_of(briefing):
        return report(*given)


@fragment
def _followed(
    subject: Subject,
    labels: Mapping[str, str],
    content: Callable[[], object],
    stem: str,
    key: str,
) -> None:
    """A button for each format, with a bar of how far the work is; made when it is pressed."""
    say = words(address.language())
    under_way = {extension: notices.progress(f"{key}-{extension}") for extension in labels}

    def made(one: Format, progress: Progress) -> bytes:
        return one.make(content(), progress=progress.tell)

    with st.container(horizontal=True, gap="small"):
        for extension, one in registry.formats(subject).items():
            progress = under_way[extension]
            download(
                labels[extension],
                functools.partial(progress.finishing(made), one, progress),
                f"{stem}.{extension}",
                one.media_type,
                f"{key}-{extension}",
                progress.begin,
            )
    for extension, label in labels.items():
        _follow(under_way[extension], say("present.making", file=label))


def _follow(progress: Progress, label: str) -> None:
    """A bar for as long as the work takes."""
    if progress.begun is None:
        return
    bar = st.progress(0.0, label)
    while progress.begun is not None and time.monotonic() - progress.begun < PATIENCE:
        bar.progress(progress.share, label)
        time.sleep(PAUSE)
    progress.end()
    bar.empty()
