"""Scores in points of the opened component: what its parts weigh, for one province and for all."""

from dataclasses import replace

import pandas as pd

from dashboard import db, gap
from dashboard.figures import component
from dashboard.figures.component import Asked


def weight(row: pd.Series, asked: Asked) -> float | None:
    """What makes a part's score points of the opened component; None where scores are added."""
    if asked.index_code != "PCI" or int(row["depth"]) < 1:
        return None
    return float(row["weight"])


def is_additive(asked: Asked) -> bool:
    """Whether the opened component is the (weighted) sum of its parts by the index's own rule."""
    parts = component.parts_of(component.tree(asked))
    return len(parts) > 0 and bool(parts["weight"].notna().all())


def profiles(asked: Asked) -> dict[str, dict[str, float]]:
    """Every province's scores in points of the opened component: code -> component -> points."""
    return _profiles(
        replace(asked, province_code="", compared=(), from_year=component.NO_YEAR), _weights(asked)
    )


def _weights(asked: Asked) -> tuple[tuple[str, float | None], ...]:
    return tuple((str(code), weight(row, asked)) for code, row in component.tree(asked).iterrows())


@db.per_version
def _profiles(
    asked: Asked, weights: tuple[tuple[str, float | None], ...]
) -> dict[str, dict[str, float]]:
    rows = db.ask("edition_score", index_code=asked.index_code, year=asked.year)
    known = dict(weights)
    found: dict[str, dict[str, float]] = {}
    for province, code, score in zip(
        rows["province_code"], rows["component_code"], rows["score"], strict=True
    ):
        if code in known:
            found.setdefault(str(province), {})[str(code)] = gap.in_points(score, known[code])
    return found
