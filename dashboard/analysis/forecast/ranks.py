"""Ranks from totals: in joint draws of them, or naive, as if the others stayed as they are.

All totals are on the scale of the base edition.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.analysis.forecast.panel import Floats, Whole


@dataclass(frozen=True, eq=False)
class Draws:
    """Joint draws of totals: ``totals[i, d]`` is what province ``codes[i]`` gets in draw ``d``.

    On the scale of the base edition, whose ``mean`` and standard ``deviation`` they assume.
    """

    codes: tuple[str, ...]
    totals: Floats
    mean: float
    deviation: float
    n_cases: int

    @property
    def n(self) -> int:
        """How many provinces are drawn: the field of every place."""
        return len(self.codes)

    def rank_of(self, code: str) -> Whole:
        """A province's place in every draw when it moves as provinces have: no special effort.

        Places in a draw are unique: of equal totals the province first in ``codes`` is before.
        """
        own = self.codes.index(code)
        above = (self.totals > self.totals[own]).sum(axis=0)
        ahead = (self.totals[:own] == self.totals[own]).sum(axis=0)
        rank: Whole = 1 + above + ahead
        return rank

    def rank_with(self, code: str, total: float) -> Whole:
        """A province's place in every draw when its own total is ``total``: plan delivered.

        One more than the others strictly above it.
        """
        own = self.codes.index(code)
        above = (self.totals > total).sum(axis=0)
        rank: Whole = 1 + above - (self.totals[own] > total)
        return rank

    @cached_property
    def first_places(self) -> dict[str, float]:
        """Every province's probability of the first place; they add up to 1."""
        first = np.bincount(np.argmax(self.totals, axis=0), minlength=self.n)
        return {
            code: float(count) / self.totals.shape[1]
            for code, count in zip(self.codes, first, strict=True)
        }


def probability(ranks: Whole, target: int) -> float:
    """The share of draws in which the place is the target or better."""
    return float(np.mean(ranks <= target))


def range_of(ranks: Whole, share: float = 0.8) -> tuple[int, int]:
    """The range of places that leaves out the same share of draws at either end."""
    tail = (1 - share) / 2
    low, high = np.quantile(ranks, [tail, 1 - tail], method="inverted_cdf")
    return int(low), int(high)


def median(ranks: Whole) -> int:
    """The place that half of the draws reach or better."""
    return int(np.quantile(ranks, 0.5, method="inverted_cdf"))


def score_needed(draws: Draws, code: str, target: int, chance: float) -> float | None:
    """The least total that has the target place or better in at least ``chance`` of the draws.

    Exact: a quantile of the total of the other province in the target place. None where the target
    is the last place, which any total has. Raises ``ValueError`` for a target below 1.
    """
    if target < 1:
        raise ValueError(f"no place {target}")
    others = np.delete(draws.totals, draws.codes.index(code), axis=0)
    if target > len(others):
        return None
    at = len(others) - target
    to_beat = np.partition(others, at, axis=0)[at]
    return float(np.quantile(to_beat, chance, method="inverted_cdf"))


def naive_score_needed(scores: Mapping[str, float], code: str, target: int) -> float | None:
    """The least total that has the target place if the others stay as they are: to draw level.

    None where the target is the last place. Raises ``ValueError`` for a target below 1.
    """
    if target < 1:
        raise ValueError(f"no place {target}")
    others = sorted((score for other, score in scores.items() if other != code), reverse=True)
    return others[target - 1] if target <= len(others) else None


def naive_rank(scores: Mapping[str, float], code: str, total: float) -> int:
    """The place if the others stay as they are: one more than the others strictly above. Naive."""
    return 1 + sum(score > total for other, score in scores.items() if other != code)
