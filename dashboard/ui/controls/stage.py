"""The stage: which briefing is shown, at which step; and the briefings saved in this session."""

import streamlit as st

from dashboard.store.ask import bound
from dashboard.ui.controls import address
from dashboard.ui.controls.session_list import SessionList

# By name and written form.
BRIEFINGS: SessionList[tuple[str, str]] = SessionList("briefings")


def step(count: int) -> int:
    """The step of the address, from 1 to ``count``; the address is made right where it is not."""
    said = address.news("step")
    if said is not None:
        st.session_state["stage_step"] = int(said[0]) if said[0].isdecimal() else 1
    found = max(1, min(count, int(st.session_state.get("stage_step", 1))))
    st.session_state["stage_step"] = found
    address.write("step", [str(found)])
    return found


def go_to_step(step: int, count: int) -> None:
    """Put the stage at a step; before the first is the first, after the last the last."""
    st.session_state["stage_step"] = max(1, min(count, step))


def jump(key: str, label: str, count: int) -> None:
    """A field for the number of a step."""
    st.text_input(label, key=key, max_chars=3, on_change=bound(_jumped), args=(key, count))


def _jumped(key: str, count: int) -> None:
    typed = str(st.session_state[key] or "").strip()
    st.session_state[key] = ""
    if typed.isdecimal():
        go_to_step(int(typed), count)


def start(version: str, step: int = 1) -> None:
    """Begin to show, on a named data version; a new run must follow."""
    st.session_state["stage_step"] = step
    address.set_raw(stage="1", step=str(step), data=version)


def leave() -> None:
    """End the show; a new run must follow."""
    address.set_raw(stage="", step="")


def hold_briefing(text: str) -> None:
    """Take up a briefing in its written form; "" for that of the template."""
    st.session_state["briefing"] = text


def held_briefing(longest: int) -> str:
    """The briefing of the address, else of the session, in its written form; "" for none.

    One of more than ``longest`` letters is held by the session only.
    """
    said = address.news("briefing")
    if said is not None:
        hold_briefing(said[0])
    held = str(st.session_state.get("briefing", ""))
    address.write("briefing", [held] if 0 < len(held) <= longest else [])
    return held
