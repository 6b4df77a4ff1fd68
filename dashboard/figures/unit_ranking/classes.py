"""How many units are in each class, year beside year."""

from itertools import accumulate

import pandas as pd

from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.charts.unit.class_shares import class_shares
from dashboard.figures.figure import Column, Figure, common_columns, make_figure, way
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import (
    cited,
    class_sources,
    counts,
    counts_of,
)
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

REST = "rest"


def shown_years(request: UnitRankingRequest) -> tuple[int, ...]:
    """The years whose classes are counted, the asked one first, then newest first.

    Only the chosen one beside it where one was chosen.
    """
    known = {int(year) for year in counts(request)["year"]}
    if request.compared_year != NO_YEAR:
        known &= {request.year, request.compared_year}
    return tuple(sorted(known, key=lambda year: (year != request.year, -year)))


@per_version
def classes_figure(request: UnitRankingRequest) -> Figure | None:
    """A stacked bar per year; None where no document counts the block's units by class."""
    years = shown_years(request)
    if not years:
        return None
    bars = [part for position, year in enumerate(years) for part in _bar(request, position, year)]
    heads = {"position": range(len(years)), "label": [_head(request, year) for year in years]}
    subtitle = request.voice.say(
        "unit_ranking.classes_subtitle", scheme=request.scheme_name, scope=request.scope
    )
    return make_figure(
        request,
        request.figure_key("classes"),
        title=headline(request, years),
        subtitle=subtitle,
        chart=class_shares(pd.DataFrame(bars), pd.DataFrame(heads)),
        table=_table(request, years),
        columns=_columns(request),
        source_ids=class_sources(request),
    )


def _bar(request: UnitRankingRequest, position: int, year: int) -> list[dict[str, object]]:
    """The segments of one year's bar, and the units of which no class is told."""
    of_year = counts_of(request, year)
    counted = int(of_year["count"].sum())
    whole = max(_whole(of_year) or counted, counted)
    parts = [
        (str(row["step"]), int(row["count"]), share_text(row, request.language))
        for row in records(of_year)
    ]
    if counted < whole:
        rest = whole - counted
        parts.append((REST, rest, request.voice.say("unit_ranking.class_unknown", count=rest)))
    ends = accumulate(count for _, count, _ in parts)
    return [
        {
            "slot": slot,
            "start": (end - count) / whole,
            "end": end / whole,
            "count_text": str(count),
            "label": label,
            "told": f"{year}: {label}",
            "click": way(year=year),
            "position": position,
            "order": order,
        }
        for order, ((slot, count, label), end) in enumerate(zip(parts, ends, strict=True))
    ]


def _whole(of_year: pd.DataFrame) -> int | None:
    """How many units the block has; None where no document says."""
    value = of_year["n_units"].iloc[0]
    return None if is_missing(value) else int(value)


def percent(value: object, language: str) -> str:
    """A share as readers see it, at two decimals."""
    return f"{numbers.score(float(str(value)), language)}%"


def share_text(row: Row, language: str) -> str:
    """A class with its count and exact share: "Xuất sắc 7 (35,00%)"."""
    text = f"{row['class_name']} {int(row['count'])}"
    return text if is_missing(row["share"]) else f"{text} ({percent(row['share'], language)})"


def _head(request: UnitRankingRequest, year: int) -> str:
    of_year = counts_of(request, year)
    whole = _whole(of_year)
    count = int(of_year["count"].sum()) if whole is None else whole
    key = "counted" if whole is None else "head"
    return request.voice.say(f"unit_ranking.bar_{key}", year=year, count=count)


def headline(request: UnitRankingRequest, years: tuple[int, ...]) -> str:
    """The best class now and the time before: more units, fewer, as many, or nothing before."""
    say = request.voice.say
    if years[0] != request.year:
        return say("unit_ranking.classes_other_years", year=request.year)
    best = counts_of(request, request.year).iloc[0]
    given = {"name": best["class_name"], "year": request.year, "count": int(best["count"])}
    before = max((year for year in years if year < request.year), default=NO_YEAR)
    earlier = counts_of(request, before)
    same = earlier[earlier["class"] == best["class"]]
    if same.empty:
        return say(f"unit_ranking.classes_{'only' if given['count'] else 'none'}", **given)
    was = int(same["count"].iloc[0])
    way = "rise" if given["count"] > was else "fall" if given["count"] < was else "same"
    return say(f"unit_ranking.classes_{way}", before=before, was=was, **given)


def _table(request: UnitRankingRequest, years: tuple[int, ...]) -> pd.DataFrame:
    frame = counts_of(request, *years)
    texts = {
        name: pd.Series(
            [
                None if is_missing(value) else percent(value, request.language)
                for value in frame[column]
            ],
            index=frame.index,
            dtype=object,
        )
        for name, column in (("exact", "share"), ("printed", "printed_share"))
    }
    return frame.assign(**texts, document=cited(frame["source_id"], request.language))


def _columns(request: UnitRankingRequest) -> tuple[Column, ...]:
    say = request.voice.say
    return (
        *common_columns(say, "year"),
        Column("class_name", say("unit_ranking.class")),
        Column("published_count", say("unit_ranking.count_published"), "whole"),
        Column("computed_count", say("unit_ranking.count_computed"), "whole"),
        Column("n_units", say("unit_ranking.field"), "whole"),
        Column("exact", say("unit_ranking.share_exact")),
        Column("printed", say("unit_ranking.share_printed")),
        *common_columns(say, "document"),
    )
