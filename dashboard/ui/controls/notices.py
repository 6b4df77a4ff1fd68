"""What a session remembers for its next run: what came of an act, answers, how far work is."""

from collections.abc import Mapping
from typing import cast

import streamlit as st

from dashboard.ui.progress import Progress


def keep_notice(text: str, is_problem: bool = False) -> None:
    """Keep what came of an act, to be told by the run after it."""
    st.session_state["notice"] = (text, is_problem)


def tell_notice() -> None:
    """Tell what came of the last act, once."""
    text, is_problem = st.session_state.pop("notice", ("", False))
    if text:
        (st.error if is_problem else st.success)(text, icon="⚠️" if is_problem else None)
        # The button may be far below: what came of it is told where it was pressed, too.
        st.toast(text, icon="⚠️" if is_problem else None)


def keep_answers(scope: str, answers: Mapping[str, str]) -> None:
    """Keep what somebody said about a file, until the session ends."""
    st.session_state[f"answers:{scope}"] = dict(answers)


def kept_answers(scope: str) -> dict[str, str]:
    """What was said about a file, by question; nothing at first."""
    return dict(st.session_state.get(f"answers:{scope}", {}))


def progress(key: str) -> Progress:
    """How far a piece of work of this session is."""
    return cast("Progress", st.session_state.setdefault(f"progress:{key}", Progress()))
