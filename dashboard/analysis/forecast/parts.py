"""The components of a province's total in one full edition, with what others like it gained."""

import pandas as pd

from dashboard.analysis import decomposition
from dashboard.analysis.forecast.gains import component_gains, third
from dashboard.analysis.forecast.panel import panel
from dashboard.analysis.forecast.plan import Part
from dashboard.catalog.indices import WEIGHTED, aggregation_of
from dashboard.store.ask import ask, per_version


@per_version
def parts(index_code: str, year: int, province_code: str) -> tuple[Part, ...]:
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


def weight(index_code: str, row: pd.Series, whole: float) -> float | None:
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
