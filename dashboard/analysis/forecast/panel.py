"""The full editions of an index as one table of numbers: what every forecast is made from."""

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.store.ask import ask, per_version

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

TOTAL = "TOTAL"
THIRDS = 3


# Compared by identity: it is made once per data version and shared.
@dataclass(frozen=True, eq=False)
class Panel:
    """Scores of one component in all full editions: a row per year, a column per province.

    ``series`` tells which years may be compared (the series and the component's subject in it).
    ``scores`` and ``standard`` hold NaN, ``ranks`` zero, where a province has no score. ``n`` is
    the field of ``ranks``. ``standard`` are the scores of each edition minus their mean, over the
    population's standard deviation (DESIGN, section 5); zero where all scores are equal.
    """

    index_code: str
    component_code: str
    years: tuple[int, ...]
    series: tuple[str, ...]
    codes: tuple[str, ...]
    scores: Floats
    ranks: Whole
    n: Whole
    mean: Floats
    deviation: Floats
    standard: Floats

    def row(self, year: int) -> int | None:
        """The row of a year; None where there is no full edition."""
        return self.years.index(year) if year in self.years else None

    def field(self, year: int) -> Whole:
        """The columns of the provinces with a score in a year, in order; none without edition."""
        at = self.row(year)
        none: Whole = np.array([], dtype=np.int64)
        return none if at is None else np.flatnonzero(~np.isnan(self.scores[at]))

    def thirds(self, at: int) -> Whole:
        """The third of the edition in row ``at`` each province is in: 0 the best, 2 the last.

        By computed place, so that ties are in one third; -1 where there is no score.
        """
        third = (THIRDS * (self.ranks[at] - 1)) // max(int(self.n[at]), 1)
        return np.where(self.ranks[at] > 0, third, -1)

    def pairs(self, last_year: int, horizon: int) -> tuple[tuple[int, int], ...]:
        """The rows (start, end) of editions ``horizon`` years apart, comparable, by ``last_year``.

        Oldest first. What was published after ``last_year`` is in none of them.
        """
        return tuple(
            (start, end)
            for end, year in enumerate(self.years)
            if year <= last_year
            and (start := self.row(year - horizon)) is not None
            and self.series[start] == self.series[end]
        )


@per_version
def panel(index_code: str, component_code: str = TOTAL) -> Panel:
    """The full editions of an index on one component, of the current data version."""
    return panel_of(
        index_code,
        component_code,
        ask("edition_panel", index_code=index_code, component_code=component_code),
    )


def panel_of(index_code: str, component_code: str, rows: pd.DataFrame) -> Panel:
    """The panel of rows as queries/edition_panel.sql gives them."""
    given_years, given_codes = rows["year"].to_numpy(dtype=int), rows["province_code"].to_numpy()
    years, at_year = np.unique(given_years, return_inverse=True)
    codes, at_code = np.unique(given_codes.astype(str), return_inverse=True)
    scores = np.full((len(years), len(codes)), np.nan)
    scores[at_year, at_code] = rows["score"].to_numpy(dtype=float)
    ranks = np.zeros(scores.shape, dtype=np.int64)
    ranks[at_year, at_code] = rows["computed_rank"].to_numpy(dtype=int)
    comparable = (rows["series"] + "/" + rows["subject"]).to_numpy()
    first = [int(np.argmax(at_year == row)) for row in range(len(years))]
    mean = np.array([np.nanmean(row) for row in scores])
    deviation = np.array([np.nanstd(row) for row in scores])
    scale = np.where(deviation > 0, deviation, 1.0)
    return Panel(
        index_code=index_code,
        component_code=component_code,
        years=tuple(int(year) for year in years),
        series=tuple(str(comparable[at]) for at in first),
        codes=tuple(str(code) for code in codes),
        scores=scores,
        ranks=ranks,
        n=rows["n_scored"].to_numpy(dtype=int)[first].astype(np.int64),
        mean=mean,
        deviation=deviation,
        standard=(scores - mean[:, None]) / scale[:, None],
    )


@per_version
def panel_hash(index_code: str) -> str:
    """Twelve digits that change whenever the totals of an index's full editions do."""
    rows = ask("edition_panel", index_code=index_code, component_code=TOTAL)
    text = rows.to_csv(index=False, lineterminator="\n")
    return hashlib.sha256(text.encode()).hexdigest()[:12]
