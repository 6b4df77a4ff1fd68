"""The tree of components as tables: in five columns for the screen, with every figure for files."""

import pandas as pd

from dashboard.figures.component import gap, points
from dashboard.figures.component import request as component
from dashboard.figures.component.request import Asked
from dashboard.figures.figure import Column
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing

INDENT = "\u2003"


@per_version
def tables(asked: Asked) -> tuple[tuple[str, str, pd.DataFrame, tuple[Column, ...]], ...]:
    """The tree, and the cross-cuts where there are any: heading, note, rows, columns."""
    say = asked.voice.say
    found = [(say("component.tree_heading"), _gap_note(asked), *table(asked, is_cross_cut=False))]
    cuts, cut_columns = table(asked, is_cross_cut=True)
    if len(cuts):
        found.append(
            (say("component.cross_heading"), say("component.cross_note"), cuts, cut_columns)
        )
    return tuple(found)


def _gap_note(asked: Asked) -> str:
    """What the gaps are to, and that they add up."""
    say = asked.voice.say
    members = {}
    for key in gap.OF_ALL:
        known = gap.benchmark(asked, key)
        if known is None:
            return say("component.no_gaps")
        members[key] = ", ".join(asked.voice.province(code) for code in known.members)
    note = say("component.tree_note", component=asked.opened, **members)
    return note + points.note(asked)


@per_version
def exported(asked: Asked) -> pd.DataFrame:
    """The whole tree with every figure, for downloads."""
    rows = component.tree(asked)
    gaps = gap.gaps(asked)
    speaker = asked.voice
    return rows.assign(
        name=[_indented(row) for _, row in rows.iterrows()],
        scale_percent=100 * rows["scale_share"],
        basis=[speaker.basis(basis) for basis in rows["rank_basis"]],
        reason=[speaker.reason(reason) for reason in rows["missing_reason"]],
        gap_median=pd.Series(gaps["median"], dtype=float),
        gap_best=pd.Series(gaps["best"], dtype=float),
    )


def _indented(row: pd.Series) -> str:
    """A name under its parent."""
    return INDENT * max(0, int(row["depth"])) + str(row["label"])


def columns(asked: Asked) -> tuple[Column, ...]:
    say = asked.voice.say
    since = {"year": asked.from_year}
    base = (
        (
            Column("score_change", say("component.score_since", **since), "score_change"),
            Column("rank_change", say("component.rank_since", **since), "rank_change"),
        )
        if asked.has_base
        else ()
    )
    return (
        Column("name", say("phrases.component")),
        Column("score", asked.voice.score(asked.index_code), "score"),
        Column("scale_percent", say("component.share"), "percent"),
        Column("rank", say("phrases.place"), "rank"),
        Column("out_of", say("phrases.out_of"), "whole"),
        Column("basis", say("phrases.basis_label")),
        Column("quartile", say("phrases.quartile"), "rank"),
        *base,
        Column("gap_median", say("component.gap_median"), "score_change"),
        Column("gap_best", say("component.gap_best"), "score_change"),
        Column("reason", say("phrases.missing_label")),
    )


def table(asked: Asked, *, is_cross_cut: bool) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """The tree in five columns as readers see it; or the cross-cuts, which are in no sum."""
    rows = exported(asked)
    rows = rows[(rows["depth"] < 0) == is_cross_cut]
    if is_cross_cut:
        rows = rows[rows["score"].notna() | rows["rank"].notna()]
    say = asked.voice.say
    shown = pd.DataFrame(
        {
            "name": list(rows["name"]),
            "score": [_scored(row, asked) for _, row in rows.iterrows()],
            "place": [_placed(row) for _, row in rows.iterrows()],
            "share": [_shared(row, asked) for _, row in rows.iterrows()],
            "gaps": [_gaps(row, asked) for _, row in rows.iterrows()],
        }
    )
    shown_columns = [
        Column("name", say("phrases.component")),
        Column("score", say("component.score_column")),
        Column("place", say("component.place_column")),
        Column("share", say("component.share_column" if asked.is_full else "component.share")),
    ]
    if asked.is_full:
        shown_columns.append(Column("gaps", say("component.gaps_column")))
    return shown, tuple(shown_columns)


def _scored(row: pd.Series, asked: Asked) -> str:
    """A score with its change, or why there is none."""
    if is_missing(row["score"]):
        return str(row["reason"])
    score = numbers.score(row["score"], asked.language)
    if is_missing(row["score_change"]):
        return score
    return f"{score} ({numbers.signed(row['score_change'], asked.language)})"


def _placed(row: pd.Series) -> str:
    """A place with the places won or lost since the base year."""
    place = numbers.place(row["rank"], row["out_of"])
    if is_missing(row["rank"]) or is_missing(row["rank_change"]):
        return place
    return f"{place} ({numbers.signed(row['rank_change'], 'vi', 0)})"


def _shared(row: pd.Series, asked: Asked) -> str:
    """The share of the scale, and the quarter of the field."""
    percent = numbers.text(row["scale_percent"], "percent", asked.language)
    if is_missing(row["quartile"]):
        return percent
    return f"{percent} · {asked.voice.say('component.quarter', quarter=int(row['quartile']))}"


def _gaps(row: pd.Series, asked: Asked) -> str:
    """The gaps to the median and to the best."""
    return " / ".join(
        numbers.text(row[column], "score_change", asked.language)
        for column in ("gap_median", "gap_best")
    )
