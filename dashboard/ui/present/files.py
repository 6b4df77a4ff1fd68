"""The files of a briefing, made when asked for, with how far the work is."""

import functools
import time

import streamlit as st

from dashboard.briefing.slide import Deck
from dashboard.export import registry
from dashboard.text.messages import words
from dashboard.ui import controls
from dashboard.ui.deferred import download, fragment
from dashboard.ui.progress import Progress

# How often the bar is drawn, and when the page stops waiting for work that never ends.
PAUSE, PATIENCE = 0.15, 120.0


@fragment
def downloads(deck: Deck) -> None:
    """A button per file; the worker that makes it tells how far it is."""
    say = words(controls.language())
    st.subheader(say("present.downloads_heading"))
    made = {name: controls.progress(f"present-{name}") for name in registry.FILES}
    with st.container(horizontal=True, gap="small"):
        for extension, (make, mime) in registry.FILES.items():
            progress = made[extension]
            download(
                say(f"present.download_{extension}"),
                functools.partial(progress.told(make), deck, progress.tell),
                f"{deck.file_stem}.{extension}",
                mime,
                f"present-{extension}",
                progress.begin,
            )
    for extension, progress in made.items():
        follow(progress, say("present.making", file=say(f"present.download_{extension}")))


def follow(progress: Progress, label: str) -> None:
    """A bar for as long as the work takes."""
    if progress.begun is None:
        return
    bar = st.progress(0.0, label)
    while progress.begun is not None and time.monotonic() - progress.begun < PATIENCE:
        bar.progress(progress.share, label)
        time.sleep(PAUSE)
    progress.end()
    bar.empty()
