"""A button that changes something: it asks the store, and says what came of it.

The store checks the person's role in every act, whatever buttons a page shows.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.ingest.publish import REFUSALS
from dashboard.ingest.reading import Progress
from dashboard.text.messages import words
from dashboard.ui.controls import notices
from dashboard.ui.update import texts

log = logging.getLogger("dashboard")

# As far as a bar can tell; "check" comes twice.
STEPS = (
    "read", "schema", "load", "derive", "check", "write", "judge", "compare", "copy", "switch",
    "rows",
)  # fmt: skip


def button(
    key: str, label: str, work: Callable[[Progress], object], done: str, language: str,
    is_main: bool = False,
) -> None:  # fmt: skip
    """Do ``work`` when it is pressed, under a bar that moves; then tell ``done`` or the problem."""
    if not st.button(label, key=key, type="primary" if is_main else "secondary"):
        return
    try:
        with bar(language) as progress:
            work(progress)
        notices.keep_notice(done)
    except REFUSALS as error:
        log.warning("page update: %s refused: %s", key, error)
        notices.keep_notice(texts.problem(error, language), is_problem=True)
    # Anew, so that the whole page speaks of what is now.
    st.rerun()


@contextmanager
def bar(language: str) -> Iterator[Progress]:
    """A progress bar by the steps of a build; nothing is drawn before the first step."""
    say = words(language)
    shown = st.empty()

    def at(step: str) -> None:
        is_known = step in STEPS
        done = (STEPS.index(step) + 1) / (len(STEPS) + 1) if is_known else 0.0
        shown.progress(done, say(f"update.step.{step}" if is_known else "update.step.begin"))

    yield at
    shown.empty()
