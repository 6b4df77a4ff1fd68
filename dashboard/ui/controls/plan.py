"""The plan of a province or unit: a slider per score, and the scenarios saved of it."""

import math
from collections.abc import Mapping

import streamlit as st

from dashboard.analysis.scenario import MOST_SIDE_BY_SIDE, STEP, Scenario
from dashboard.store.ask import bound
from dashboard.ui.controls import touch
from dashboard.ui.controls.session_list import SessionList

SCENARIOS: SessionList[Scenario] = SessionList("scenarios")
# The positions of the scenarios that stand side by side.
CHOSEN = "scenario_places"
# Of a scale, and how near to a dot a drag of it begins.
PER_CENT, NEAR = 100.0, 3.0


def scores(scope: str) -> dict[str, float]:
    """The scores that the plan of a subject changes, by component."""
    return dict(st.session_state.get(f"plan:{scope}", {}))


def set_scores(scope: str, chosen: Mapping[str, float]) -> None:
    """Put all sliders of a subject at a plan."""
    st.session_state[f"plan:{scope}"] = {code: round(value, 4) for code, value in chosen.items()}


def slider(scope: str, code: str, label: str, limits: tuple[float, float], today: float) -> None:
    """A slider and a number box for one component's score, always in step."""
    value = scores(scope).get(code, today)
    moved, typed = f"slider:{scope}:{code}", f"box:{scope}:{code}"
    st.session_state[moved] = st.session_state[typed] = value
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.slider(
            label,
            *limits,
            step=STEP,
            format="%.2f",
            key=moved,
            on_change=bound(_moved),
            args=(moved, scope, code, today),
        )
        st.number_input(
            label,
            *limits,
            step=STEP,
            format="%.2f",
            key=typed,
            label_visibility="collapsed",
            width=130,
            on_change=bound(_moved),
            args=(typed, scope, code, today),
        )


def _moved(key: str, scope: str, code: str, today: float) -> None:
    """A slider or a box was moved: the plan follows, and the other one with the next run."""
    held, value = scores(scope), st.session_state[key]
    held.pop(code, None)
    # Today's score need not be on a step of the slider: the step nearest to it means no change.
    if value is not None and abs(value - today) >= STEP / 2:
        held[code] = value
    set_scores(scope, held)


def drag(scope: str, scales: Mapping[str, tuple[float, float, float]], key: str) -> None:
    """A dot of the chart ``key`` was dragged: the plan follows, in steps of the slider.

    ``scales`` are the least, the most and today's score of each component; the chart shows per cent
    of a scale.
    """
    drawn = touch.dragged(key)
    if drawn is None or drawn[0] not in scales:
        return
    code, *ends = drawn
    least, most, today = scales[code]
    held = scores(scope)
    dot = PER_CENT * (held.get(code, today) - least) / (most - least)
    to = _dragged_to(key, code, (ends[0], ends[1]), dot)
    if to is None:
        return
    found = round(least + to / PER_CENT * (most - least), 2)
    held.pop(code, None)
    if abs(found - today) >= STEP / 2:
        held[code] = min(max(found, least), most)
    set_scores(scope, held)


def _dragged_to(key: str, code: str, ends: tuple[float, float], dot: float) -> float | None:
    """Which of the ends of a drag is where it led to; None where it did not begin at the dot.

    While it goes on, the end where it began stays; a new one begins where the last one led to.
    """
    before = st.session_state.get(f"{key}:drag", ("", math.nan, math.nan))
    began, last = before[1:] if before[0] == code else (math.nan, math.nan)
    is_going_on = began in ends and last not in ends
    start = began if is_going_on else min(ends, key=lambda end: abs(end - dot))
    if not is_going_on and abs(start - dot) > NEAR:
        return None
    to = ends[1] if start == ends[0] else ends[0]
    st.session_state[f"{key}:drag"] = (code, start, to)
    return to


def save(item: Scenario) -> None:
    """Save a scenario, beside those that are compared if there is room."""
    SCENARIOS.save(item)
    newest = str(len(SCENARIOS.items()) - 1)
    st.session_state[CHOSEN] = [*st.session_state.get(CHOSEN, ()), newest][-MOST_SIDE_BY_SIDE:]


def choose(label: str) -> tuple[Scenario, ...]:
    """The saved scenarios that stand side by side, numbered from one on; the newest at first."""
    items = SCENARIOS.items()
    options = {str(position): str(position + 1) for position in range(len(items))}
    held = st.session_state.get(CHOSEN, list(options)[-MOST_SIDE_BY_SIDE:])
    st.session_state[CHOSEN] = [position for position in held if position in options]
    chosen = st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        key=CHOSEN,
        max_selections=MOST_SIDE_BY_SIDE,
        select_all=False,
    )
    return tuple(items[int(position)] for position in chosen)


def open_scenario(item: Scenario) -> None:
    """Put every input at a scenario's; a new run must follow."""
    scope = f"{item.province_code}-{item.index_code}-{item.year}"
    goal = "score" if item.target_rank is None else "rank"
    st.session_state.update(
        {
            "province": item.province_code,
            "index": item.index_code,
            "year": str(item.year),
            "horizon": str(item.horizon),
            "goal": goal,
            f"target_{goal}:{scope}-{item.horizon}": item.target_rank or item.target_score,
        }
    )
    set_scores(scope, dict(item.plan))
