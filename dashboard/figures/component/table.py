"""The tree of components as tables: in five columns for the screen, with every figure for files."""

import pandas as pd

from dashboard.catalog.indices import decimals_of, score_text
from dashboard.figures.component import gap
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.component.rows import tree_rows, weights_note
from dashboard.figures.figure import Column, common_columns
from dashboard.store.ask import per_version
from dashboard.text import numbers, sentences
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

INDENT = "\u2003"


@per_version
def tables(
    request: ComponentRequest,
) -> tuple[tuple[str, str, pd.DataFrame, tuple[Column, ...]], ...]:
    """The tree, and the cross-cuts where there are any: heading, note, rows, columns."""
    say = request.voice.say
    found = [
        (say("component.tree_heading"), _gap_note(request), *table(request, is_cross_cut=False))
    ]
    cuts, cut_columns = table(request, is_cross_cut=True)
    if len(cuts):
        found.append(
            (say("component.cross_heading"), say("component.cross_note"), cuts, cut_columns)
        )
    return tuple(found)


def _gap_note(request: ComponentRequest) -> str:
    """What the gaps are to, and that they add up."""
    say = request.voice.say
    members = {}
    for key in gap.OF_ALL:
        known = gap.benchmark(request.against(key))
        if known is None:
            return say("component.no_gaps")
        members[key] = ", ".join(request.voice.province(code) for code in known.members)
    note = say("component.tree_note", component=request.opened, **members)
    return note + weights_note(request)


@per_version
def exported(request: ComponentRequest) -> pd.DataFrame:
    """The whole tree with every figure, for downloads."""
    rows = tree_rows(request)
    gaps = gap.gaps(request)
    speaker = request.voice
    return rows.assign(
        name=[
            # Under its parent.
            INDENT * max(0, int(row["depth"])) + str(row["label"])
            for row in records(rows)
        ],
        scale_percent=100 * rows["scale_share"],
        basis=[speaker.basis(basis) for basis in rows["rank_basis"]],
        reason=[speaker.reason(reason) for reason in rows["missing_reason"]],
        gap_median=pd.Series(gaps["median"], dtype=float),
        gap_best=pd.Series(gaps["best"], dtype=float),
    )


def columns(request: ComponentRequest) -> tuple[Column, ...]:
    say = request.voice.say
    since = {"year": request.from_year}
    base = (
        (
            Column("score_change", say("component.score_since", **since), "score_change"),
            Column("rank_change", say("component.rank_since", **since), "rank_change"),
        )
        if request.has_base
        else ()
    )
    return (
        Column("name", say("phrases.component")),
        Column("score", request.voice.score(request.index_code), "score"),
        Column("scale_percent", say("component.share"), "percent"),
        *common_columns(say, "rank", "out_of", "basis", "quartile"),
        *base,
        Column("gap_median", say("component.gap_median"), "score_change"),
        Column("gap_best", say("component.gap_best"), "score_change"),
        *common_columns(say, "reason"),
    )


def table(
    request: ComponentRequest, *, is_cross_cut: bool
) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """The tree in five columns as readers see it; or the cross-cuts, which are in no sum."""
    rows = exported(request)
    rows = rows[(rows["depth"] < 0) == is_cross_cut]
    if is_cross_cut:
        rows = rows[rows["score"].notna() | rows["rank"].notna()]
    say = request.voice.say
    shown = pd.DataFrame(
        {
            "name": list(rows["name"]),
            "score": [_score(row, request) for row in records(rows)],
            "rank": [_rank(row, request) for row in records(rows)],
            "share": [_share(row, request) for row in records(rows)],
            "gaps": [_gaps(row, request) for row in records(rows)],
        }
    )
    shown_columns = [
        Column("name", say("phrases.component")),
        Column("score", say("component.score_column")),
        Column("rank", say("component.rank_column")),
        Column("share", say("component.share_column" if request.is_full else "component.share")),
    ]
    if request.is_full:
        shown_columns.append(Column("gaps", say("component.gaps_column")))
    return shown, tuple(shown_columns)


def _score(row: Row, request: ComponentRequest) -> str:
    """A score with its change, or why there is none."""
    if is_missing(row["score"]):
        return str(row["reason"])
    score = score_text(request.index_code, row["score"], request.language)
    return numbers.with_change(
        score, row["score_change"], request.language, decimals_of(request.index_code)
    )


def _rank(row: Row, request: ComponentRequest) -> str:
    """A rank with the ranks won or lost since the base year."""
    return sentences.place_moved(sentences.Result.of(row), request.language)


def _share(row: Row, request: ComponentRequest) -> str:
    """The share of the scale, and the quarter of the field."""
    percent = numbers.text(row["scale_percent"], "percent", request.language)
    if is_missing(row["quartile"]):
        return percent
    return f"{percent} · {request.voice.say('component.quarter', quarter=int(row['quartile']))}"


def _gaps(row: Row, request: ComponentRequest) -> str:
    """The gaps to the median and to the best."""
    return " / ".join(
        numbers.text(row[column], "score_change", request.language)
        for column in ("gap_median", "gap_best")
    )
