"""The parts of a total, and which of them would have to rise by how much for another.

A plan is exact. Who shows it in steps of 0.01 rounds every score up, never to nearest, so that what
is shown reaches the total too.
"""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from dashboard.analysis import decomposition
from dashboard.analysis.decomposition import in_points
from dashboard.analysis.forecast.gains import component_gains, third
from dashboard.analysis.forecast.panel import Floats, panel
from dashboard.catalog.indices import WEIGHTED, aggregation_of
from dashboard.store.ask import ask, per_version
from dashboard.text.rows import Row

# The balanced plan's quantile is exact to one of so many steps.
STEPS = 10_000
# In the smallest plan no component rises by more than all but a tenth of past gains.
CEILING = 0.9
# Added to what is asked for, so that a sum of floats is not a hair short of it.
HAIR = 1e-9


@dataclass(frozen=True, eq=False)
class Part:
    """A component of a total: its score, its scale, its weight and what others like it gained.

    ``weight`` is in per cent (``gap.in_points``); None where scores are plainly added.
    ``gains`` are one-year gains of provinces in the same third, least first; empty if none known.
    ``highest`` is the top of the scale.
    """

    component_code: str
    score: float
    highest: float
    weight: float | None
    gains: Floats


@dataclass(frozen=True)
class Plan:
    """The score every component rises to, by code, and the total this makes.

    ``quantile`` is the balanced plan's: all rise by what this share of past cases did not exceed.
    """

    scores: Mapping[str, float]
    total: float
    quantile: float | None = None

    def gain(self, part: Part) -> float:
        """How many points the plan asks of a component; zero of one that stays as it is."""
        return self.scores.get(part.component_code, part.score) - part.score


@per_version
def province_parts(index_code: str, year: int, province_code: str) -> tuple[Part, ...]:
    """The parts of the total of a full edition, by code; none unless all are on record.

    None either where the index does not say how it makes a total of them.
    Gains are those of one year, as known at that edition, of provinces in the same third.
    """
    if not aggregation_of(index_code):
        return ()
    rows = ask("component_weight", index_code=index_code)
    rows = rows[(rows["first_year"] <= year) & (year <= rows["last_year"])]
    found = [_part(index_code, year, province_code, row) for _, row in rows.iterrows()]
    known = tuple(part for part in found if part is not None)
    return known if len(known) == len(found) else ()


def weight(index_code: str, row: Row, whole: float) -> float | None:
    """The weight of a part in the total (``gap.in_points``); None where scores are added.

    ``row`` has the part's ``weight`` and ``max_score``, ``whole`` is the end of the total's scale.
    """
    if aggregation_of(index_code) != WEIGHTED:
        return None
    return decomposition.brought(float(row["weight"]), float(row["max_score"]), whole)


def _part(index_code: str, year: int, province_code: str, row: pd.Series) -> Part | None:
    """One part; None where the province has no score on it."""
    code = str(row["component_code"])
    group = third(index_code, code, year, province_code)
    if group is None:
        return None
    known = panel(index_code, code)
    at = known.row(year)
    score = known.scores[at, known.codes.index(province_code)]
    return Part(
        component_code=code,
        score=float(score),
        highest=float(row["max_score"]),
        weight=weight(index_code, row, float(row["total_max"])),
        gains=component_gains(index_code, code, year).by_third[group],
    )


def total(parts: Sequence[Part]) -> float:
    """The total by the index's own rule: the scores, or weights (%) x scores, added up."""
    return math.fsum(in_points(part.score, part.weight) for part in parts)


def raised(part: Part, quantile: float) -> Part:
    """A component after a gain of the ``quantile`` of past gains: never lower, never off scale."""
    gain = float(np.quantile(part.gains, quantile)) if len(part.gains) else 0.0
    return replace(part, score=max(part.score, min(part.score + gain, part.highest)))


def balanced_plan(parts: Sequence[Part], needed: float) -> Plan | None:
    """The least quantile at which all components together reach the total; None if none does.

    Every component rises by the same quantile of past gains from its third, so that each is asked
    for what is equally hard. The quantile is exact to 0.0001; where nothing need rise it is zero
    and nothing does.
    """
    if total(parts) >= needed:
        return _plan(parts, 0.0)
    if not _at(parts, STEPS, needed):
        return None
    low, high = 0, STEPS
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _at(parts, middle, needed) else (middle + 1, high)
    return _plan([raised(part, low / STEPS) for part in parts], low / STEPS)


def _at(parts: Sequence[Part], step: int, needed: float) -> bool:
    return total([raised(part, step / STEPS) for part in parts]) >= needed


def _plan(parts: Sequence[Part], quantile: float | None = None) -> Plan:
    return Plan({part.component_code: part.score for part in parts}, total(parts), quantile)


def smallest_plans(parts: Sequence[Part], needed: float) -> tuple[Plan, ...]:
    """All plans that raise the fewest components, each by at most its 90 % quantile of gains.

    One plan per set of components, its ``scores`` only of these, which all rise by the same part of
    their ceiling, just enough. Best reach first. One empty plan where nothing need rise; none where
    raising all is not enough.
    """
    ceilings = {part.component_code: raised(part, CEILING) for part in parts}
    for size in range(len(parts) + 1):
        reaching = sorted(
            (reach, chosen)
            for chosen in itertools.combinations([part.component_code for part in parts], size)
            if (reach := total(list(_with(parts, ceilings, chosen)))) >= needed
        )
        if reaching:
            chosen_sets = [chosen for _, chosen in reversed(reaching)]
            return tuple(_just_enough(parts, ceilings, chosen, needed) for chosen in chosen_sets)
    return ()


def _with(
    parts: Sequence[Part], ceilings: Mapping[str, Part], chosen: tuple[str, ...]
) -> Iterator[Part]:
    for part in parts:
        yield ceilings[part.component_code] if part.component_code in chosen else part


def _just_enough(
    parts: Sequence[Part], ceilings: Mapping[str, Part], chosen: tuple[str, ...], needed: float
) -> Plan:
    """The plan that raises the chosen components by the same part of their ceilings."""
    now, most = total(parts), total(list(_with(parts, ceilings, chosen)))
    share = min(1.0, (needed - now + HAIR) / (most - now)) if chosen else 0.0
    reached = [
        replace(part, score=_between(part.score, ceilings[part.component_code].score, share))
        for part in parts
        if part.component_code in chosen
    ]
    scores = {part.component_code: part.score for part in reached}
    known = {part.component_code: part for part in reached}
    return Plan(scores, total(list(_with(parts, known, chosen))))


def _between(low: float, high: float, share: float) -> float:
    return high if share == 1.0 else low + (high - low) * share
