"""Buttons that give files: one for each format the registry has of what is shown."""

import functools
import time

import streamlit as st

from dashboard.briefing.slide import Deck
from dashboard.export import registry
from dashboard.export.registry import Subject
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


@fragment
def deck_files(deck: Deck) -> None:
    """The files of a briefing's slides, with a bar of how far the work is."""
    say = words(address.language())
    formats = registry.formats("deck")
    under_way = {extension: notices.progress(f"present-{extension}") for extension in formats}
    st.subheader(say("present.downloads_heading"))
    with st.container(horizontal=True, gap="small"):
        for extension, one in formats.items():
            progress = under_way[extension]
            download(
                say(one.label),
                functools.partial(progress.finishing(one.make), deck, progress=progress.tell),
                f"{deck.file_stem}.{extension}",
                one.media_type,
                f"present-{extension}",
                progress.begin,
            )
    for extension, one in formats.items():
        _follow(under_way[extension], say("present.making", file=say(one.label)))


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
