"""What a plan would give: places drawn, probabilities, scores needed. Numbers only, no words."""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.forecast import plan as plans
from dashboard.analysis.forecast.draws import Draws, median, probability, range_of, score_needed
from dashboard.analysis.forecast.gains import GainShare, component_gains, share_of_gain, third
from dashboard.analysis.forecast.others_unchanged import rank_still, score_needed_still
from dashboard.analysis.forecast.panel import Whole, panel
from dashboard.analysis.forecast.parts import parts
from dashboard.analysis.forecast.plausibility import Plausibility, plausibility
from dashboard.analysis.forecast.simulate import field_draws
from dashboard.figures.what_if import request as what_if
from dashboard.figures.what_if.request import Asked
from dashboard.store.ask import per_version
from dashboard.text import numbers

HALF, LIKELY = 0.5, 0.8
Plan = tuple[tuple[str, float], ...]
# Beyond these a share is not written in whole per cents.
LEAST, BELOW, ABOVE = 0.01, "<1%", ">99%"
# How the score that plans must reach is found.
NEEDS = ("half", "likely", "still")


@dataclass(frozen=True)
class Goal:
    """What is wanted, ``horizon`` years after the base edition: a place or a score."""

    horizon: int
    rank: int | None = None
    score: float | None = None


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
def outcome(asked: Asked, goal: Goal, plan: Plan) -> Outcome:
    """What ``plan`` (code, score) gives; other components stay as they are."""
    total = what_if.total(asked, dict(plan))
    today = what_if.published_total(asked) or 0.0
    if not asked.is_full:
        return Outcome(today, total, None, None, None, goal.rank, None, None)
    rank, out_of = what_if.place_today(asked)
    draws = field_draws(asked.index_code, asked.year, goal.horizon)
    target = target_rank(asked, goal)
    return Outcome(
        total_today=today,
        total=total,
        rank_today=rank,
        naive_rank=rank_still(totals(asked), asked.province_code, total),
        out_of=out_of,
        target_rank=target,
        delivered=_delivered(draws, asked, goal, total) if isinstance(draws, Draws) else None,
        drifting=drifting(asked, goal),
    )


@per_version
def totals(asked: Asked) -> dict[str, float]:
    """The total of every province of the base edition, by code; full editions only."""
    known = panel(asked.index_code)
    at = known.years.index(asked.year)
    return {known.codes[at_]: float(known.scores[at][at_]) for at_ in known.field(asked.year)}


def target_rank(asked: Asked, goal: Goal) -> int:
    """The place that is wanted; of a score the place it has if the others stand still."""
    if goal.rank is not None:
        return goal.rank
    return rank_still(totals(asked), asked.province_code, goal.score or 0.0)


def _delivered(draws: Draws, asked: Asked, goal: Goal, total: float) -> Spread:
    ranks = draws.rank_with(asked.province_code, total)
    if goal.rank is None:
        return _spread(ranks, draws.n, float(total >= (goal.score or 0.0)))
    return _spread(ranks, draws.n, probability(ranks, goal.rank))


@per_version
def drifting(asked: Asked, goal: Goal) -> Spread | None:
    """Where the province may stand when it moves as provinces have; None without a forecast."""
    draws = field_draws(asked.index_code, asked.year, goal.horizon)
    if not isinstance(draws, Draws):
        return None
    ranks = draws.rank_of(asked.province_code)
    if goal.rank is None:
        own = draws.totals[draws.codes.index(asked.province_code)]
        return _spread(ranks, draws.n, float(np.mean(own >= (goal.score or 0.0))))
    return _spread(ranks, draws.n, probability(ranks, goal.rank))


def _spread(ranks: Whole, n: int, chance: float) -> Spread:
    counts = np.bincount(ranks, minlength=n + 1)[1:]
    low, high = range_of(ranks)
    return Spread(
        tuple(float(count) / len(ranks) for count in counts), chance, median(ranks), low, high
    )


@per_version
def needed(asked: Asked, goal: Goal) -> Needed:
    """The totals that have the target place."""
    if goal.rank is None:
        return Needed(None, None, None)
    still = score_needed_still(totals(asked), asked.province_code, goal.rank)
    draws = field_draws(asked.index_code, asked.year, goal.horizon)
    if not isinstance(draws, Draws):
        return Needed(still, None, None)
    half, likely = (
        score_needed(draws, asked.province_code, goal.rank, chance) for chance in (HALF, LIKELY)
    )
    return Needed(still, half, likely)


@per_version
def step(asked: Asked, goal: Goal) -> Plausibility | None:
    """How often provinces made the step from today's place to the target; None without a gain."""
    rank, out_of = what_if.place_today(asked)
    gain = rank - target_rank(asked, goal)
    if gain <= 0:
        return None
    return plausibility(asked.index_code, asked.year, goal.horizon, rank, out_of, gain)


def gain_share(asked: Asked, horizon: int, code: str, gain: float) -> GainShare:
    """How often such a gain on a component happened from the same third in so many years."""
    known = component_gains(asked.index_code, code, asked.year, horizon)
    own = third(asked.index_code, code, asked.year, asked.province_code)
    return share_of_gain(known.by_third[own or 0], gain)


@per_version
def suggested(asked: Asked, wanted: float) -> tuple[plans.Plan | None, tuple[plans.Plan, ...]]:
    """The balanced plan to a total and all smallest ones; None, or none, where none reaches it."""
    known = parts(asked.index_code, asked.year, asked.province_code)
    # Plans are made on the formula's total; a published one may differ from it by rounding.
    wanted -= what_if.offset(asked)
    return plans.balanced_plan(known, wanted), plans.smallest_plans(known, wanted)


def per_cent(share: float, language: str) -> str:
    """A share in whole per cents; never 0 or 100 for what is only nearly so."""
    if 0 < share < LEAST:
        return BELOW
    if 1 - LEAST < share < 1:
        return ABOVE
    return f"{numbers.whole(100 * share, language)}%"


def chance(share: float, language: str) -> str:
    """A probability of draws, which never prove that something cannot or must happen."""
    return BELOW if share == 0 else ABOVE if share == 1 else per_cent(share, language)
