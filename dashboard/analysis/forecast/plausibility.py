"""How often provinces have managed such a step from such a start, and which ones did."""

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.forecast.panel import Panel, Whole, panel
from dashboard.store.ask import per_version

# "A similar start" is one within so many places of a field of this size (DESIGN, section 5).
WITHIN = 8
FIELD = 63
# Fewer cases say nothing of how often.
FEWEST_CASES = 30


@dataclass(frozen=True)
class Step:
    """One province that gained enough: where it came from and where it got to."""

    province_code: str
    year_from: int
    year_to: int
    rank_from: int
    rank_to: int
    out_of_from: int
    out_of: int


@dataclass(frozen=True)
class Plausibility:
    """``share`` of ``n_cases`` past cases that gained enough, newest first in ``done``.

    ``share`` is None with fewer than 30 cases.
    """

    share: float | None
    n_cases: int
    done: tuple[Step, ...]


@per_version
def plausibility(
    index_code: str, base_year: int, horizon: int, start_rank: int, n_field: int, gain: int
) -> Plausibility:
    """How often a gain of ``gain`` places in ``horizon`` years was made from about this place.

    Cases are ways of provinces between comparable full editions, ended by the base edition, that
    began within 8 places of ``start_rank`` of ``n_field``, both put on a field of 63.
    """
    return plausibility_of(panel(index_code), base_year, horizon, start_rank, n_field, gain)


def plausibility_of(
    known: Panel, base_year: int, horizon: int, start_rank: int, n_field: int, gain: int
) -> Plausibility:
    """``plausibility`` on the panel ``known``."""
    n_cases, done = 0, []
    for first, last in known.pairs(base_year, horizon):
        similar = _similar(known, first, start_rank * FIELD / n_field)
        similar = similar[known.ranks[last][similar] > 0]
        n_cases += len(similar)
        gained = known.ranks[first][similar] - known.ranks[last][similar]
        done += [_step(known, first, last, int(column)) for column in similar[gained >= gain]]
    done.sort(key=lambda step: (-step.year_to, step.rank_to, step.province_code))
    share = len(done) / n_cases if n_cases >= FEWEST_CASES else None
    return Plausibility(share, n_cases, tuple(done))


def _similar(known: Panel, at: int, start: float) -> Whole:
    """The provinces of the edition in row ``at`` that stood about where ``start`` of 63 is."""
    rank = known.ranks[at] * FIELD / known.n[at]
    # A hair's breadth is given, so that a division cannot put exactly eight places outside.
    return np.flatnonzero((known.ranks[at] > 0) & (np.abs(rank - start) <= WITHIN + 1e-9))


def _step(known: Panel, first: int, last: int, column: int) -> Step:
    return Step(
        province_code=known.codes[column],
        year_from=known.years[first],
        year_to=known.years[last],
        rank_from=int(known.ranks[first][column]),
        rank_to=int(known.ranks[last][column]),
        out_of_from=int(known.n[first]),
        out_of=int(known.n[last]),
    )
