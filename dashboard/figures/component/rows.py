"""The components of an edition as a tree for one province, and what they weigh in points."""

import textwrap

import pandas as pd

from dashboard.analysis import decomposition
from dashboard.catalog.indices import (
    TOTALS,
    WEIGHTED,
    aggregation_of,
    component_label,
    edition_row,
    field_of,
)
from dashboard.figures.component.request import ComponentRequest
from dashboard.store.ask import ask, ask_province, per_version
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records

# Letters of a component's name in a line that leaves room for its value on a phone.
LINE_WIDTH = 34
# The scales for which weights are read as they are: scores out of ten, a total out of a hundred.
PLAIN_SCALES = {(10.0, 100.0)}


@per_version
def tree_rows(request: ComponentRequest) -> pd.DataFrame:
    """Every component valid in the edition, by ``component_code``, with label and ``depth``.

    Ordered as a tree below the opened component, which is the first row (depth 0); cross-cuts,
    which are in no sum, follow it with depth -1 where the whole index is opened.
    """
    rows = ask_province(
        "component_tree",
        request.province_code,
        index_code=request.index_code,
        year=request.year,
        from_year=request.from_year,
    )
    parents = {
        str(row["component_code"]): ""
        if is_missing(row["parent_code"])
        else str(row["parent_code"])
        for row in records(rows)
    }
    depths = _depths(request.component_code, parents)
    if request.component_code in TOTALS:
        depths |= {
            code: -1 for code, parent in parents.items() if not parent and code not in depths
        }
    rows = rows.set_index("component_code", drop=False).loc[list(depths)]
    return rows.assign(
        depth=list(depths.values()),
        label=[
            request.voice.index(request.index_code)
            if code in TOTALS
            else component_label(row, request.language)
            for code, row in rows.iterrows()
        ],
    )


def _depths(root: str, parents: dict[str, str], depth: int = 0) -> dict[str, int]:
    """``root`` and all below it, in the order of a tree, with how deep each is."""
    found = {root: depth} if root in parents else {}
    for code in sorted(code for code, parent in parents.items() if parent == root):
        found |= _depths(code, parents, depth + 1)
    return found


def labels(request: ComponentRequest) -> dict[str, str]:
    """The labels of the tree by code."""
    return {str(code): str(name) for code, name in tree_rows(request)["label"].items()}


def lines(name: str) -> str:
    """A name in lines that fit a phone, whole."""
    return "\n".join(textwrap.wrap(name, LINE_WIDTH, break_long_words=False))


def parts_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The parts of the opened component: what its score is made of."""
    return rows[rows["depth"] == 1]


def no_change(request: ComponentRequest) -> str:
    """Why there is no change of score since the base year."""
    say = request.voice.say
    if not request.has_base:
        return say("component.no_base", edition=request.edition)
    began = edition_row(request.index_code, request.year, request.province_code)
    if request.has_other_borders:
        given = {"province": request.province, "first": request.from_year, "last": request.year}
        return say("component.other_borders", **given)
    return say(
        "component.other_series",
        first=request.from_year,
        last=request.year,
        label=in_language(began, "series_label", request.language),
    )


def is_weighted(request: ComponentRequest) -> bool:
    """Whether the index weighs the parts of a score."""
    return aggregation_of(request.index_code) == WEIGHTED


@per_version
def weights(request: ComponentRequest) -> dict[str, float | None]:
    """What makes a part's score points of the opened component; None where scores are added.

    None also for the opened component itself, for cross-cuts, and where a weight or an end of a
    scale is not known.
    """
    rows = tree_rows(request)
    found: dict[str, float | None] = {}
    for code, row in rows.iterrows():
        depth, known = int(row["depth"]), None
        if is_weighted(request) and depth > 0:
            parent = str(row["parent_code"])
            # A pilot's total is called otherwise than its parts say.
            whole = rows["max_score"][parent if parent in rows.index else rows.index[0]]
            weight = decomposition.brought(
                float(row["weight"]), float(row["max_score"]), float(whole)
            )
            above = found.get(parent) if depth > 1 else None
            known = None if is_missing(weight) else decomposition.in_points(weight, above)
        found[str(code)] = known
    return found


def is_additive(request: ComponentRequest) -> bool:
    """Whether the opened component is the (weighted) sum of its parts by the index's own rule."""
    parts = parts_of(tree_rows(request))
    if not len(parts) or not aggregation_of(request.index_code):
        return False
    known = weights(request)
    return not is_weighted(request) or all(known[str(code)] is not None for code in parts.index)


def measure(request: ComponentRequest) -> str:
    """What a part's points are counted in where they are not its own; "" where they are added."""
    return request.voice.say("component.measure_weighted") if is_weighted(request) else ""


def weights_note(request: ComponentRequest) -> str:
    """How the parts are weighed, in a sentence; "" where they are added."""
    if not is_weighted(request):
        return ""
    rows = tree_rows(request)
    whole = float(rows["max_score"].iloc[0])
    scales = {(float(high), whole) for high in parts_of(rows)["max_score"]}
    return request.voice.say(
        "component.weighted" if scales <= PLAIN_SCALES else "component.weighted_scaled"
    )


def point_profiles(request: ComponentRequest) -> dict[str, dict[str, float]]:
    """Every province's scores in points of the opened component: code -> component -> points."""
    found = _profiles(request.index_code, request.year, tuple(weights(request).items()))
    field = field_of(request.province_code)
    return {code: profile for code, profile in found.items() if field_of(code) == field}


@per_version
def _profiles(
    index_code: str, year: int, weights: tuple[tuple[str, float | None], ...]
) -> dict[str, dict[str, float]]:
    rows = ask("edition_score", index_code=index_code, year=year)
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
