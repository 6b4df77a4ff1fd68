"""Scores in points of the opened component: what its parts weigh, for one province and for all."""

from dataclasses import replace

import pandas as pd

from dashboard.analysis import decomposition
from dashboard.catalog.indices import WEIGHTED, aggregation_of
from dashboard.figures.component import request as component
from dashboard.figures.component.request import Asked
from dashboard.store.ask import ask, per_version

# The scales for which weights are read as they are: scores out of ten, a total out of a hundred.
PLAIN_SCALES = {(10.0, 100.0)}


def is_weighted(asked: Asked) -> bool:
    """Whether the index weighs the parts of a score."""
    return aggregation_of(asked.index_code) == WEIGHTED


@per_version
def weights(asked: Asked) -> dict[str, float | None]:
    """What makes a part's score points of the opened component; None where scores are added.

    None also for the opened component itself, for cross-cuts, and where a weight or an end of a
    scale is not known.
    """
    rows = component.tree(asked)
    found: dict[str, float | None] = {}
    for code, row in rows.iterrows():
        depth, known = int(row["depth"]), None
        if is_weighted(asked) and depth > 0:
            parent = str(row["parent_code"])
            known = _weight(row, float(rows["max_score"][_of_rows(parent, rows)]))
            above = found.get(parent) if depth > 1 else None
            known = None if known is None else decomposition.in_points(known, above)
        found[str(code)] = known
    return found


def _of_rows(parent: str, rows: pd.DataFrame) -> str:
    """The row of a part's whole: a pilot's total is called otherwise than its parts say."""
    return parent if parent in rows.index else str(rows.index[0])


def _weight(row: pd.Series, whole: float) -> float | None:
    known = decomposition.brought(float(row["weight"]), float(row["max_score"]), whole)
    return known if known == known else None


def is_additive(asked: Asked) -> bool:
    """Whether the opened component is the (weighted) sum of its parts by the index's own rule."""
    parts = component.parts_of(component.tree(asked))
    if not len(parts) or not aggregation_of(asked.index_code):
        return False
    known = weights(asked)
    return not is_weighted(asked) or all(known[str(code)] is not None for code in parts.index)


def note(asked: Asked) -> str:
    """How the parts are weighed, in a sentence; "" where they are added."""
    if not is_weighted(asked):
        return ""
    rows = component.tree(asked)
    whole = float(rows["max_score"].iloc[0])
    scales = {(float(high), whole) for high in component.parts_of(rows)["max_score"]}
    return asked.voice.say(
        "component.weighted" if scales <= PLAIN_SCALES else "component.weighted_scaled"
    )


def profiles(asked: Asked) -> dict[str, dict[str, float]]:
    """Every province's scores in points of the opened component: code -> component -> points."""
    return _profiles(
        replace(asked, province_code="", compared=(), from_year=component.NO_YEAR),
        tuple(weights(asked).items()),
    )


@per_version
def _profiles(
    asked: Asked, weights: tuple[tuple[str, float | None], ...]
) -> dict[str, dict[str, float]]:
    rows = ask("edition_score", index_code=asked.index_code, year=asked.year)
    known = dict(weights)
    found: dict[str, dict[str, float]] = {}
    for province, code, score in zip(
        rows["province_code"], rows["component_code"], rows["score"], strict=True
    ):
        if code in known:
            found.setdefault(str(province), {})[str(code)] = decomposition.in_points(
                score, known[code]
            )
    return found
