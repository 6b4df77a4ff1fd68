"""Where provinces may stand: joint draws of the next results.

One draw is one possible edition ``horizon`` years after the base edition: every province moves as
some province did before from about where it stands (``cases``). One fixed seed: the same question
always has the same answer.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.analysis.forecast.cases import (
    FEWEST_CASES,
    Model,
    last_change,
    nearest,
    past_cases,
    reversal,
    weights,
)
from dashboard.analysis.forecast.draws import Draws
from dashboard.analysis.forecast.panel import Floats, Panel, Whole, panel
from dashboard.store.ask import current_file
from dashboard.store.cache import cached

N_DRAWS = 4000
SEED = 20210415
# A matrix of draws is 2 MB; readers ask for a handful of them.
KEPT = 32


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
