"""Where provinces may stand: joint draws of the next results.

One draw is one possible edition ``horizon`` years after the base edition: every province moves as
some province did before from about where it stands (``past_cases``). One fixed seed: the same
question always has the same answer.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.analysis.forecast.panel import Floats, Panel, Whole, panel
from dashboard.analysis.forecast.ranks import Draws
from dashboard.store.ask import current_file
from dashboard.store.cache import cached

Model = Literal["reference", "recent"]

# DESIGN, section 5: a change is drawn from so many cases nearest in starting position.
NEAREST = 150
# With fewer cases than one edition's provinces there is nothing to draw from.
FEWEST_CASES = 60
# In years; how it was chosen, and how little depends on it: docs/decisions/0011-forecast.md.
HALF_LIFE = 0.5
FEWEST_TO_ESTIMATE = 30
N_DRAWS = 4000
SEED = 20210415
# A matrix of draws is 2 MB; readers ask for a handful of them.
KEPT = 32


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


@dataclass(frozen=True)
class NoForecast:
    """Why there is no forecast: "partial_edition" or "too_few_cases" (and how many there are)."""

    reason: Literal["partial_edition", "too_few_cases"]
    n_cases: int = 0


@cached(KEPT, also=current_file)
def field_draws(
    index_code: str, base_year: int, horizon: int, model: Model = "recent"
) -> Draws | NoForecast:
    """Draws of an index's next results from what was known when the base edition came out."""
    return simulate(panel(index_code), base_year, horizon, model)


def simulate(
    known: Panel, base_year: int, horizon: int, model: Model, n_draws: int = N_DRAWS
) -> Draws | NoForecast:
    """Draws for all provinces with a score in the base edition (DESIGN, section 5).

    "reference": each change is drawn from the nearest past cases, all alike. "recent": recent cases
    weigh more, and part of last year's change goes back.
    """
    at = known.row(base_year)
    if at is None:
        return NoForecast("partial_edition")
    cases = past_cases(known, base_year, horizon)
    if len(cases) < FEWEST_CASES:
        return NoForecast("too_few_cases", len(cases))
    weight = weights(cases, model)
    back = reversal(cases, weight) if model == "recent" else 0.0
    rest = cases.change - back * np.nan_to_num(cases.before)
    field = known.field(base_year)
    start = known.standard[at][field]
    expected = start + back * np.nan_to_num(last_change(known, at)[field])
    chance = np.random.Generator(np.random.PCG64(SEED)).random((len(field), n_draws))
    standard = np.empty_like(chance)
    for row, position in enumerate(start):
        near = nearest(cases.start, position)
        drawn = near[_drawn(weight[near], chance[row])]
        standard[row] = expected[row] + rest[drawn]
    mean, deviation = float(known.mean[at]), float(known.deviation[at])
    return Draws(
        codes=tuple(known.codes[column] for column in field),
        totals=mean + deviation * standard,
        mean=mean,
        deviation=deviation,
        n_cases=len(cases),
    )


def _drawn(weight: Floats, chance: Floats) -> Whole:
    """Positions drawn in proportion to weights, by where chances fall among their sums."""
    sums = np.cumsum(weight)
    found = np.searchsorted(sums, chance * sums[-1], side="right")
    position: Whole = np.minimum(found, len(weight) - 1)
    return position
