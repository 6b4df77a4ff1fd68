"""A hypothetical plan: what was put in, what came out, and on which data.

Pure: what exists (provinces, editions, scales) is given by ``Known``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.text.strict_json import visible

LARGEST = 1_000_000  # bytes of a file
LONGEST_NAME, LONGEST_NOTE = 80, 1000
HORIZONS = (1, 2, 3)
# Side by side: with the names of the results five columns.
MOST_SIDE_BY_SIDE = 4
# Sliders move in steps of this; a score of a plan is a whole number of them.
STEP = 0.01

Scales = Mapping[str, tuple[float, float]]
# The scores that a plan changes, by component in their order.
PlanScores = tuple[tuple[str, float], ...]


class ScenarioError(ValueError):
    """A file or plan that cannot be taken; ``detail`` is the part of it that is wrong."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(f"{problem}: {detail}")
        self.problem = problem
        self.detail = detail


@dataclass(frozen=True)
class Known:
    """What the data hold. ``scales`` gives the components of an edition with their scales."""

    provinces: frozenset[str]
    editions: Mapping[str, frozenset[int]]
    scales: Callable[[str, int], Scales]


@dataclass(frozen=True)
class Scenario:
    """A plan and what it would give. ``plan`` holds the components that were changed.

    Either ``target_rank`` or ``target_score`` is given. ``results`` are by the names in
    ``scenario_json.RESULTS``; None where nothing could be computed. ``made_on`` is an ISO date.
    """

    name: str
    note: str
    province_code: str
    index_code: str
    year: int
    horizon: int
    target_rank: int | None
    target_score: float | None
    plan: tuple[tuple[str, float], ...]
    results: tuple[tuple[str, float | None], ...]
    data_version: str
    made_on: str

    def result(self, name: str) -> float | None:
        """A kept result; None where there is none."""
        return dict(self.results).get(name)


def clean(text: str) -> str:
    """A name or note without what cannot be seen, nothing around it."""
    return visible(text).strip()


def plan_text(plan: Mapping[str, float]) -> str:
    """A plan for the address, two to four decimals: "D1:5.20,D4:6.5602"."""
    return ",".join(f"{code}:{_shortest(score)}" for code, score in sorted(plan.items()))


def _shortest(score: float) -> str:
    text = f"{score:.4f}"
    return text.removesuffix("00") if text.endswith("00") else text.removesuffix("0")


def read_plan(text: str, scales: Scales) -> tuple[dict[str, float], list[str]]:
    """The plan an address states, and the parts of it that are wrong."""
    plan: dict[str, float] = {}
    wrong = []
    for part in filter(None, text.split(",")):
        code, _, number = part.partition(":")
        try:
            plan[code] = score_on_scale(code, _number(number), scales)
        except ScenarioError:
            wrong.append(part)
    return plan, wrong


def _number(text: str) -> float:
    if not re.fullmatch(r"\d{1,3}(\.\d{1,4})?", text):
        raise ScenarioError("not_a_number", text)
    return float(text)


def score_on_scale(code: str, score: float, scales: Scales) -> float:
    """A score of a plan, if it is on the component's scale."""
    if code not in scales:
        raise ScenarioError("unknown_component", code)
    low, high = scales[code]
    if not low <= score <= high:
        raise ScenarioError("out_of_scale", f"{code}: {score:g} ({low:g}-{high:g})")
    return round(score, 4)
