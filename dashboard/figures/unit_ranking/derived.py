"""What follows from published counts of classes, with the rule: shown as derived, never as stated.

Where a document counts all units of a block by class, a unit's place gives its class; and where all
units of a class are named, everybody else is in one of the others.
"""

import pandas as pd

from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import DERIVED, cited, counts_of, rows
from dashboard.store.ask import per_version
from dashboard.text.numbers import is_missing


@per_version
def by_rank(request: UnitRankingRequest) -> str:
    """By which counts classes were derived from places; "" where none was."""
    shown, counted = rows(request), counts_of(request, request.year)
    is_derived = (shown["class_basis"] == "derived") & shown["class_rule_id"].map(is_missing)
    if not is_derived.any() or counted.empty:
        return ""
    return request.voice.say(
        "unit_ranking.note_derived_count",
        mark=DERIVED,
        counts=_listed(counted["count"], counted["class_name"]),
        document=cited(counted["source_id"], request.language)[0],
    )


@per_version
def by_names(request: UnitRankingRequest) -> str:
    """In which classes all units are that are not named; "" where that does not follow."""
    counted, shown = counts_of(request, request.year), rows(request)
    known = counted[counted["count"] > 0]
    named = shown["class"][shown["class_basis"] == "published"].value_counts()
    is_whole = known["class"].map(named).fillna(0) == known["count"]
    whole, others = known[is_whole], known[~is_whole]
    if whole.empty or others.empty or not _is_all(request, int(known["count"].sum())):
        return ""
    return request.voice.say(
        "unit_ranking.note_derived_names",
        named=_listed(whole["count"], whole["class_name"]),
        others=int(others["count"].sum()),
        classes=_or(request, [str(name) for name in others["class_name"]]),
        counts=_listed(others["count"], others["class_name"]),
        document=cited(counted["source_id"], request.language)[0],
    )


def _is_all(request: UnitRankingRequest, counted: int) -> bool:
    """Whether the counts are all units of the block."""
    sizes = counts_of(request, request.year)["n_units"]
    return bool((sizes == counted).all())


def _listed(counts: pd.Series, names: pd.Series) -> str:
    """ "7 Xuất sắc, 10 Tốt"."""
    pairs = zip(counts, names, strict=True)
    return ", ".join(f"{int(count)} {name}" for count, name in pairs)


def _or(request: UnitRankingRequest, names: list[str]) -> str:
    """ "Tốt hoặc Khá"."""
    return request.voice.say("unit_ranking.either").join(names)
