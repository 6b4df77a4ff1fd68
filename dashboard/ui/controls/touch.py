"""What a touch of a chart chooses: its marks say it as an address, the page does it."""

from collections.abc import Iterator
from urllib.parse import parse_qsl

import streamlit as st

from dashboard import navigation
from dashboard.charts.chart import BRUSHED, DRAGGED, GESTURES, SPAN, Chart
from dashboard.charts.palette import MOST_COMPARED


def heard(key: str, chart: Chart) -> None:
    """Do what was newly chosen in the chart ``key``; before the page runs again.

    Only what a mark of it offers: whatever a browser sends beside that is no touch.
    """
    offered = chart.ways
    for way in _touched(key):
        if way in offered:
            _go(way)
    for way in _brushed(key, chart):
        _go(way)


def dragged(key: str) -> tuple[str, float, float] | None:
    """Whose row of the chart ``key`` a drag began on, and both its ends, the nearer first."""
    selection = st.session_state[key]["selection"]
    begun, along = (selection.get(name) for name in DRAGGED)
    if not begun or not along:
        return None
    low, high = next(iter(along.values()))
    return str(next(iter(begun[0].values()))), float(low), float(high)


def row_heard(key: str, ways: tuple[str, ...]) -> None:
    """Do what the chosen row of the table ``key`` says; before the page runs again."""
    for row in st.session_state[key]["selection"]["rows"]:
        if ways[row]:
            _go(ways[row])


def _go(way: str) -> None:
    """Choose what a way says, here or on the page it leads to."""
    page, _, query = way.rpartition("?")
    chosen = parse_qsl(query, keep_blank_values=True)
    if page:
        st.switch_page(navigation.page(page).file, query_params=chosen)
    for parameter, value in chosen:
        _choose(parameter, value)


def _touched(key: str) -> Iterator[str]:
    """The ways of the marks that were touched since the last time.

    A selection holds all marks touched so far: what came or went since is what was touched now.
    """
    selection = st.session_state[key]["selection"]
    for gesture, column in GESTURES.items():
        now = {str(mark[column]) for mark in selection.get(gesture, ()) if mark.get(column)}
        before = st.session_state.get(f"{key}:{gesture}", set())
        st.session_state[f"{key}:{gesture}"] = now
        yield from sorted(now ^ before)


def _brushed(key: str, chart: Chart) -> Iterator[str]:
    """From the first to the last row of those that were brushed since the last time.

    A brush stays where it was drawn; a click that lets it go keeps what it chose.
    """
    now = st.session_state[key]["selection"].get(BRUSHED, {})
    before = st.session_state.get(f"{key}:{BRUSHED}", {})
    st.session_state[f"{key}:{BRUSHED}"] = now
    for field, values in now.items() if now != before else ():
        for frame in chart.frames.values():
            if field in frame and SPAN in frame:
                ends = [end for end in frame.loc[frame[field].isin(values), SPAN] if end]
                if ends:
                    yield f"{ends[0]}-{ends[-1].partition('=')[2]}"


def is_new() -> bool:
    """Whether something was chosen that the page has not shown yet; it is told once."""
    return bool(st.session_state.pop("touched", False))


def _choose(parameter: str, value: str) -> None:
    """One more or one less of what can be several; else the one."""
    st.session_state["touched"] = True
    held = st.session_state.get(parameter)
    if isinstance(held, list):
        kept = [one for one in held if one != value]
        more = [*held, value] if len(held) < MOST_COMPARED else held
        st.session_state[parameter] = kept if value in held else more
    else:
        st.session_state[parameter] = value
