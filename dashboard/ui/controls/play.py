"""A figure that plays over the years: a slider, a button, and a stop where years do not compare."""

from collections.abc import Callable

import streamlit as st

from dashboard.figures.content import FigureView, Played
from dashboard.store.ask import bound
from dashboard.text.messages import words
from dashboard.ui.controls import address
from dashboard.ui.deferred import fragment, press

# Long enough to find a province again.
SECONDS = 1.4


def show(part: Played, draw: Callable[[FigureView], None]) -> None:
    """The figure of the year that the slider is at; with the button it moves by itself."""
    opened = (part.parts[0].name, part.year, part.years)
    if st.session_state.get("play-opened") != opened:
        st.session_state["play-opened"], st.session_state["play-year"] = opened, part.year
        _stop()
    fragment(_played, _pace)(part, draw)


def _pace() -> float | None:
    return SECONDS if st.session_state["playing"] else None


def _played(part: Played, draw: Callable[[FigureView], None]) -> None:
    say = words(address.language())
    was_playing = st.session_state["playing"]
    if was_playing:
        _advance(part)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        label = say("screen.play_stop" if st.session_state["playing"] else "screen.play")
        is_pressed = press(label, "play-button", _toggle, part)
        year = st.select_slider(
            say("phrases.year"), part.years, key="play-year", on_change=bound(_stop)
        )
    if st.session_state["play-told"]:
        st.caption(st.session_state["play-told"])
    draw(part.view_of(year))
    if is_pressed or was_playing != st.session_state["playing"]:
        # The clock of a fragment is set by the page around it.
        st.rerun()


def _stop() -> None:
    st.session_state.update({"playing": False, "play-told": "", "play-passed": 0})


def _toggle(part: Played) -> None:
    """Play on, from the first year where the last was reached; or stop."""
    at = st.session_state["play-year"]
    playing = not st.session_state["playing"]
    if playing and at == part.years[-1]:
        st.session_state["play-year"] = part.years[0]
    st.session_state.update({"playing": playing, "play-told": "", "play-passed": at})


def _advance(part: Played) -> None:
    """One year on; no further than the last, or than a break, which says why."""
    at = st.session_state["play-year"]
    later = [year for year in part.years if year > at]
    reason = part.breaks.get(later[0], "") if later else ""
    if not later or (reason and st.session_state["play-passed"] != at):
        st.session_state.update({"playing": False, "play-told": reason})
    else:
        st.session_state["play-year"] = later[0]
