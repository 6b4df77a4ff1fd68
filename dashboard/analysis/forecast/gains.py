"""What provinces have gained on a component before, by the third of the field they began in."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.analysis.forecast.panel import THIRDS, Floats, Panel, panel
from dashboard.analysis.forecast.plausibility import FEWEST_CASES
from dashboard.store.ask import per_version

Verdict = Literal["usual", "ambitious", "rare", "never"]

# From which share of cases on a gain is called so (issue 4); below the last it is rare.
USUAL, AMBITIOUS = 0.25, 0.05
# Differences of printed scores are exact to this.
DECIMALS = 6


@dataclass(frozen=True, eq=False)
class Gains:
    """Past gains in points, least first, of provinces of each third: 0 the best, 2 the last."""

    by_third: tuple[Floats, Floats, Floats]


@dataclass(frozen=True)
class GainShare:
    """How often a gain happened; ``share`` and ``verdict`` are None with fewer than 30 cases."""

    n_cases: int
    share: float | None
    verdict: Verdict | None


@per_version
def component_gains(
    index_code: str, component_code: str, base_year: int, horizon: int = 1
) -> Gains:
    """What provinces gained on a component in ``horizon`` years, as known at the base edition.

    Between comparable full editions in which the component means the same.
    """
    return gains_of(panel(index_code, component_code), base_year, horizon)


def gains_of(known: Panel, base_year: int, horizon: int) -> Gains:
    """``component_gains`` on the component's panel ``known``."""
    found: tuple[list[Floats], ...] = tuple([] for _ in range(THIRDS))
    for first, last in known.pairs(base_year, horizon):
        gain = known.scores[last] - known.scores[first]
        third = known.thirds(first)
        for number, parts in enumerate(found):
            parts.append(gain[(third == number) & ~np.isnan(gain)])
    best, middle, low = (
        np.round(np.sort(np.concatenate([np.array([]), *parts])), DECIMALS) for parts in found
    )
    return Gains((best, middle, low))


@per_version
def third(index_code: str, component_code: str, base_year: int, province_code: str) -> int | None:
    """The third of the base edition a province is in on a component; None without a score."""
    known = panel(index_code, component_code)
    at = known.row(base_year)
    if at is None or province_code not in known.codes:
        return None
    found = int(known.thirds(at)[known.codes.index(province_code)])
    return None if found < 0 else found


def share_of_gain(gains: Floats, gain: float) -> GainShare:
    """How often provinces of a third gained ``gain`` points or more, and the word for it.

    "usual" from a quarter of the cases on, "ambitious" from a twentieth, "rare" below, "never".
    """
    if len(gains) < FEWEST_CASES:
        return GainShare(len(gains), None, None)
    share = float(np.mean(gains >= round(gain, DECIMALS)))
    return GainShare(len(gains), share, _verdict(share))


def _verdict(share: float) -> Verdict:
    if share >= USUAL:
        return "usual"
    if share >= AMBITIOUS:
        return "ambitious"
    return "rare" if share > 0 else "never"
