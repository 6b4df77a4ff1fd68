"""The components of a province's total in one full edition, with what others like it gained."""

import pandas as pd

from dashboard import db
from dashboard.forecast.gains import component_gains, third
from dashboard.forecast.panel import panel
from dashboard.forecast.plan import Part

# The index whose components have weights; the others plainly add their scores.
WEIGHTED = "PCI"


@db.per_version
def parts(index_code: str, year: int, province_code: str) -> tuple[Part, ...]:
    """The parts of the total of a full edition, by code; none unless all are on record.

    Gains are those of one year, as known at that edition, of provinces in the same third.
    """
    rows = db.ask("component_weight", index_code=index_code)
    rows = rows[(rows["first_year"] <= year) & (year <= rows["last_year"])]
    found = [_part(index_code, year, province_code, row) for _, row in rows.iterrows()]
    known = tuple(part for part in found if part is not None)
    return known if len(known) == len(found) else ()


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
        weight=float(row["weight"]) if index_code == WEIGHTED else None,
        gains=component_gains(index_code, code, year).by_third[group],
    )
