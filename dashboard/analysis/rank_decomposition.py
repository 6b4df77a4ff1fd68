"""Why a rank moved: the change split into own score, the others' scores and the field.

The three causes are let happen in every order and each is given the average of what it changes
(the value of Shapley, "A value for n-person games", 1953, here with a rank in place of a payoff),
so the parts add up to the whole exactly and no order is preferred. Pure arithmetic on fractions.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

CAUSES = ("own", "others", "field")
ORDERS = tuple(permutations(CAUSES))
HUNDREDTHS = 100

# Unrounded scores by province code; a province without a score is left out.
Scores = Mapping[str, float]


@dataclass(frozen=True)
class RankMove:
    """A computed rank before and after; each part in places gained, negative when lost."""

    before: int
    after: int
    own: Fraction
    others: Fraction
    field: Fraction

    @property
    def gained(self) -> int:
        """Places gained in all: the sum of the parts."""
        return self.before - self.after

    @property
    def parts(self) -> tuple[Fraction, Fraction, Fraction]:
        """The parts in the order of ``CAUSES``."""
        return self.own, self.others, self.field


def rank_in(code: str, own: float, scores: Scores, field: Iterable[str]) -> int:
    """The rank of ``own`` among the ``field``: one more than the others with a greater score."""
    return 1 + sum(scores[other] > own for other in field if other != code)


def split(code: str, old: Scores, new: Scores) -> RankMove:
    """Split the change of the province's rank between two editions of one series.

    ``own`` moves its score, ``others`` the scores of those who have one in both editions, ``field``
    who is ranked at all; a province of one edition only keeps the score it has. Raises ``KeyError``
    when the province lacks a score in either.
    """
    scores = {"old": {**new, **old}, "new": {**old, **new}}
    fields = {"old": old.keys(), "new": new.keys()}
    own = {"old": old[code], "new": new[code]}

    def rank(moved: frozenset[str]) -> int:
        state = {cause: "new" if cause in moved else "old" for cause in CAUSES}
        return rank_in(code, own[state["own"]], scores[state["others"]], fields[state["field"]])

    ranks = {
        moved: rank(moved)
        for order in ORDERS
        for count in range(len(CAUSES) + 1)
        for moved in [frozenset(order[:count])]
    }
    parts = {cause: _average(cause, ranks) for cause in CAUSES}
    return RankMove(ranks[frozenset()], ranks[frozenset(CAUSES)], **parts)


def _average(cause: str, ranks: Mapping[frozenset[str], int]) -> Fraction:
    """What a cause gains in places, averaged over the orders."""
    gained = 0
    for order in ORDERS:
        before = frozenset(order[: order.index(cause)])
        gained += ranks[before] - ranks[before | {cause}]
    return Fraction(gained, len(ORDERS))


def shown(parts: Iterable[Fraction]) -> tuple[float, ...]:
    """Parts to two decimals that still add up: those cut most are rounded up first."""
    exact = [part * HUNDREDTHS for part in parts]
    low = [math.floor(part) for part in exact]
    short = round(sum(exact)) - sum(low)
    cut_most = sorted(range(len(exact)), key=lambda at: (low[at] - exact[at], at))
    return tuple((low[at] + (at in cut_most[:short])) / HUNDREDTHS for at in range(len(exact)))
