"""What happened before: every province's way between two comparable editions, as past cases."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.analysis.forecast.panel import Floats, Panel, Whole

Model = Literal["reference", "recent"]

# DESIGN, section 5: a change is drawn from so many cases nearest in starting position.
NEAREST = 150
# With fewer cases than one edition's provinces there is nothing to draw from.
FEWEST_CASES = 60
# In years; how it was chosen, and how little depends on it: docs/decisions/0011-forecast.md.
HALF_LIFE = 0.5
FEWEST_TO_ESTIMATE = 30


@dataclass(frozen=True, eq=False)
class Cases:
    """Past cases, one per position of each array, oldest first.

    ``start`` is where a province stood in standard deviations, ``change`` where it had moved
    ``horizon`` years later, ``before`` its change in the year up to the start (NaN where it had no
    score then), ``age`` how many years before the base edition the case ended.
    """

    start: Floats
    change: Floats
    before: Floats
    age: Floats

    def __len__(self) -> int:
        return len(self.start)


def last_change(panel: Panel, at: int) -> Floats:
    """Every province's change in standard deviations in the year up to row ``at``; NaN without.

    Also across a break: it compares standing in a field, not scores.
    """
    before = panel.row(panel.years[at] - 1)
    if before is None:
        return np.full(len(panel.codes), np.nan)
    change: Floats = panel.standard[at] - panel.standard[before]
    return change


def past_cases(panel: Panel, base_year: int, horizon: int) -> Cases:
    """All cases that had ended by the base edition."""
    start, change, before, age = [], [], [], []
    for first, last in panel.pairs(base_year, horizon):
        moved = panel.standard[last] - panel.standard[first]
        known = np.flatnonzero(~np.isnan(moved))
        start.append(panel.standard[first][known])
        change.append(moved[known])
        before.append(last_change(panel, first)[known])
        age.append(np.full(len(known), float(base_year - panel.years[last])))
    return Cases(*(_joined(parts) for parts in (start, change, before, age)))


def _joined(parts: list[Floats]) -> Floats:
    return np.concatenate(parts) if parts else np.array([])


def weights(cases: Cases, model: Model) -> Floats:
    """How much each case counts: all alike, or half as much for every half year of age."""
    if model == "reference":
        return np.ones(len(cases))
    weight: Floats = 0.5 ** (cases.age / HALF_LIFE)
    return weight


def reversal(cases: Cases, weight: Floats) -> float:
    """Which part of last year's change goes back, at most zero: noise of a survey does not last.

    The coefficient of ``before`` in the weighted least squares of ``change`` on a constant,
    ``start`` and ``before``; zero with too few cases to tell.
    """
    known = ~np.isnan(cases.before)
    if known.sum() <= FEWEST_TO_ESTIMATE:
        return 0.0
    columns = np.column_stack([np.ones(known.sum()), cases.start[known], cases.before[known]])
    root = np.sqrt(weight[known])
    found = np.linalg.lstsq(columns * root[:, None], cases.change[known] * root, rcond=None)[0]
    return min(0.0, float(found[2]))


def nearest(start: Floats, position: float) -> Whole:
    """The cases that started nearest to a position, of equally near ones the older."""
    order: Whole = np.argsort(np.abs(start - position), kind="stable")[:NEAREST]
    return order
