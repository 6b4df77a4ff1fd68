"""What a plan would give: places drawn, probabilities, scores needed. Numbers only, no words."""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.forecast.gains import GainShare, component_gains, share_of_gain, third
from dashboard.analysis.forecast.panel import Whole, panel
from dashboard.analysis.forecast.plausibility import Plausibility, plausibility
from dashboard.analysis.forecast.ranks import (
    Draws,
    median,
    naive_rank,
    naive_score_needed,
    probability,
    range_of,
    score_needed,
)
from dashboard.analysis.forecast.simulate import NoForecast, field_draws
from dashboard.figures.what_if import baseline
from dashboard.figures.what_if.baseline import Baseline, computed_rank, published_total
from dashboard.figures.what_if.request import Goal, WhatIfRequest
from dashboard.store.ask import per_version
from dashboard.text import numbers

HALF, LIKELY = 0.5, 0.8
# Beyond these a share is not written in whole per cents.
LEAST, BELOW, ABOVE = 0.01, "<1%", ">99%"
PER_HUNDRED = 100
# How the score that plans must reach is found.
NEEDS = ("half", "likely", "still")


@dataclass(frozen=True)
class Spread:
    """Where the province may stand: the probability of every place from the first, the goal's,
    the median and the range that leaves out a tenth of the draws at either end.
    """

    shares: tuple[float, ...]
    chance: float
    median: int
    low: int
    high: int


@dataclass(frozen=True)
class Needed:
    """Totals that have the target place: others still, in half and in 80 % of the draws.

    None where any total has it, or no probabilities can be given.
    """

    still: float | None
    half: float | None
    likely: float | None


@dataclass(frozen=True)
class Outcome:
    """What a plan gives. ``delivered`` and ``drifting`` (no special effort) are None without a
    forecast; places are computed ones of the base edition's field, None for a partial edition.
    """

    total_today: float
    total: float
    rank_today: int | None
    naive_rank: int | None
    out_of: int | None
    target_rank: int | None
    delivered: Spread | None
    drifting: Spread | None


@per_version
def outcome(request: WhatIfRequest) -> Outcome:
    """What the plan gives; components that it does not change stay as they are."""
    base, goal = request.base, request.goal
    total, today = baseline.total(base, dict(request.plan)), published_total(base) or 0.0
    if not base.is_full:
        return Outcome(today, total, None, None, None, goal.rank, None, None)
    rank, out_of = computed_rank(base)
    draws = field_draws(base.index_code, base.year, goal.horizon)
    return Outcome(
        total_today=today,
        total=total,
        rank_today=rank,
        naive_rank=naive_rank(totals(base), base.province_code, total),
        out_of=out_of,
        target_rank=target_rank(base, goal),
        delivered=_delivered(draws, base, goal, total) if isinstance(draws, Draws) else None,
        drifting=_drifting(base, goal),
    )


@per_version
def totals(base: Baseline) -> dict[str, float]:
    """The total of every province of the base edition, by code; full editions only."""
    known = panel(base.index_code)
    row = known.years.index(base.year)
    return {known.codes[at]: float(known.scores[row][at]) for at in known.field(base.year)}


def target_rank(base: Baseline, goal: Goal) -> int:
    """The place that is wanted; of a score the place it has if the others stand still."""
    if goal.rank is not None:
        return goal.rank
    return naive_rank(totals(base), base.province_code, goal.score or 0.0)


def _delivered(draws: Draws, base: Baseline, goal: Goal, total: float) -> Spread:
    ranks = draws.rank_with(base.province_code, total)
    if goal.rank is None:
        return _spread(ranks, draws.n, float(total >= (goal.score or 0.0)))
    return _spread(ranks, draws.n, probability(ranks, goal.rank))


@per_version
def _drifting(base: Baseline, goal: Goal) -> Spread | None:
    """Where the province may stand when it moves as provinces have; None without a forecast."""
    draws = field_draws(base.index_code, base.year, goal.horizon)
    if not isinstance(draws, Draws):
        return None
    ranks = draws.rank_of(base.province_code)
    if goal.rank is None:
        own = draws.totals[draws.codes.index(base.province_code)]
        return _spread(ranks, draws.n, float(np.mean(own >= (goal.score or 0.0))))
    return _spread(ranks, draws.n, probability(ranks, goal.rank))


def _spread(ranks: Whole, n: int, chance: float) -> Spread:
    counts = np.bincount(ranks, minlength=n + 1)[1:]
    low, high = range_of(ranks)
    return Spread(
        tuple(float(count) / len(ranks) for count in counts), chance, median(ranks), low, high
    )


def no_forecast(request: WhatIfRequest) -> NoForecast | None:
    """Why there are no probabilities; None where there are."""
    found = field_draws(request.index_code, request.year, request.goal.horizon)
    return found if isinstance(found, NoForecast) else None


def needed(request: WhatIfRequest) -> Needed:
    """The totals that have the target place."""
    return _needed(request.base, request.goal)


@per_version
def _needed(base: Baseline, goal: Goal) -> Needed:
    if goal.rank is None:
        return Needed(None, None, None)
    still = naive_score_needed(totals(base), base.province_code, goal.rank)
    draws = field_draws(base.index_code, base.year, goal.horizon)
    if not isinstance(draws, Draws):
        return Needed(still, None, None)
    half, likely = (
        score_needed(draws, base.province_code, goal.rank, chance) for chance in (HALF, LIKELY)
    )
    return Needed(still, half, likely)


def totals_needed(request: WhatIfRequest) -> dict[str, float | None]:
    """The totals needed, by what they are for; of a target score only that."""
    if request.goal.score is not None:
        return {"goal": request.goal.score}
    known = needed(request)
    return {name: getattr(known, name) for name in NEEDS}


def step(request: WhatIfRequest) -> Plausibility | None:
    """How often provinces made the step from today's place to the target; None without a gain."""
    rank, out_of = computed_rank(request.base)
    gain = rank - target_rank(request.base, request.goal)
    if gain <= 0:
        return None
    horizon = request.goal.horizon
    return plausibility(request.index_code, request.year, horizon, rank, out_of, gain)


def gain_share(request: WhatIfRequest, code: str, gain: float) -> GainShare:
    """How often such a gain on a component happened from the same third in so many years."""
    index_code, year = request.index_code, request.year
    known = component_gains(index_code, code, year, request.goal.horizon)
    own = third(index_code, code, year, request.province_code)
    return share_of_gain(known.by_third[own or 0], gain)


def per_cent(share: float, language: str) -> str:
    """A share in whole per cents; never 0 or 100 for what is only nearly so."""
    if 0 < share < LEAST:
        return BELOW
    if 1 - LEAST < share < 1:
        return ABOVE
    return f"{numbers.whole(100 * share, language)}%"


def in_hundred(share: float) -> int:
    """How many of a hundred: never none and never all, for draws prove neither."""
    return min(max(round(PER_HUNDRED * share), 1), PER_HUNDRED - 1)


def chance(share: float, language: str) -> str:
    """A probability of draws, which never prove that something cannot or must happen."""
    return BELOW if share == 0 else ABOVE if share == 1 else per_cent(share, language)
