"""The plan of a province or unit: a slider per score, and the scenarios saved of it."""

from collections.abc import Mapping

import streamlit as st

from dashboard.analysis.scenario import MOST_SIDE_BY_SIDE, STEP, Scenario
from dashboard.store.ask import bound
from dashboard.ui.controls.session_list import SessionList

SCENARIOS: SessionList[Scenario] = SessionList("scenarios")
# The positions of the scenarios that stand side by side.
CHOSEN = "scenario_places"


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
