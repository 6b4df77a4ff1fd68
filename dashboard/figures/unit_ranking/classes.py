"""How many units are in each class, year beside year."""

import pandas as pd

from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.charts.palette import Scheme
from dashboard.charts.unit.class_shares import class_shares
from dashboard.figures.figure import Column, Figure
from dashboard.figures.unit_ranking.request import Asked, class_sources, counts, figure
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.citation import citation
from dashboard.text.numbers import is_missing

REST = "rest"


def shown_years(asked: Asked) -> tuple[int, ...]:
    """The years whose classes are counted, the asked one first, then newest first.

    Only the chosen one beside it where one was chosen.
    """
    known = tuple(dict.fromkeys(int(year) for year in counts(asked)["year"]))
    if asked.compared_year != NO_YEAR:
        known = tuple(year for year in known if year in (asked.year, asked.compared_year))
    return tuple(sorted(known, key=lambda year: (year != asked.year, -year)))


def _of_year(asked: Asked, year: int) -> pd.DataFrame:
    frame = counts(asked)
    return frame[frame["year"] == year]


def _whole(of_year: pd.DataFrame) -> int | None:
    """How many units the block has; None where no document says."""
    value = of_year["n_units"].iloc[0]
    return None if is_missing(value) else int(value)


def share_text(row: pd.Series, language: str) -> str:
    """A class with its count and exact share: "Xuất sắc 7 (35,00%)"."""
    text = f"{row['class_name']} {int(row['count'])}"
    if is_missing(row["share"]):
        return text
    return f"{text} ({numbers.score(float(row['share']), language)}%)"


def _parts(asked: Asked, place: int, year: int) -> list[dict[str, object]]:
    """The segments of one year's bar, and the units of which no class is told."""
    of_year = _of_year(asked, year)
    counted = int(of_year["count"].sum())
    whole = max(_whole(of_year) or counted, counted)
    parts: list[dict[str, object]] = []
    start = 0
    for _, row in of_year.iterrows():
        parts.append(
            {
                "slot": str(row["step"]),
                "start": start / whole,
                "end": (start + int(row["count"])) / whole,
                "count_text": str(int(row["count"])),
                "label": share_text(row, asked.language),
            }
        )
        start += int(row["count"])
    if start < whole:
        label = asked.voice.say("unit_ranking.class_unknown", count=whole - start)
        parts.append(
            {
                "slot": REST,
                "start": start / whole,
                "end": 1.0,
                "count_text": str(whole - start),
                "label": label,
            }
        )
    return [part | {"place": place, "order": order} for order, part in enumerate(parts)]


@per_version
def classes_figure(asked: Asked, scheme: Scheme) -> Figure | None:
    """A stacked bar per year; None where no document counts the block's units by class."""
    years = shown_years(asked)
    if not years:
        return None
    parts = pd.DataFrame(
        [part for place, year in enumerate(years) for part in _parts(asked, place, year)]
    )
    heads = pd.DataFrame(
        {"place": range(len(years)), "label": [_head(asked, year) for year in years]}
    )
    return figure(
        asked,
        "classes",
        (headline(asked, years), _subtitle(asked)),
        class_shares(parts, heads, scheme),
        _table(asked, years),
        class_sources(asked),
    )


def _subtitle(asked: Asked) -> str:
    return asked.voice.say(
        "unit_ranking.classes_subtitle", scheme=asked.scheme_name, scope=asked.scope
    )


def _head(asked: Asked, year: int) -> str:
    whole = _whole(_of_year(asked, year))
    say = asked.voice.say
    if whole is None:
        counted = int(_of_year(asked, year)["count"].sum())
        return say("unit_ranking.bar_counted", year=year, count=counted)
    return say("unit_ranking.bar_head", year=year, count=whole)


def headline(asked: Asked, years: tuple[int, ...]) -> str:
    """The best class now and the time before: more units, fewer, as many, or nothing before."""
    say = asked.voice.say
    if years[0] != asked.year:
        return say("unit_ranking.classes_other_years", year=asked.year)
    best = _of_year(asked, asked.year).iloc[0]
    given = {"name": best["class_name"], "year": asked.year, "count": int(best["count"])}
    earlier = [year for year in years if year < asked.year]
    before = None if not earlier else _of_year(asked, earlier[0])
    same = None if before is None else before[before["class"] == best["class"]]
    if same is None or same.empty:
        key = "classes_only" if given["count"] else "classes_none"
        return say(f"unit_ranking.{key}", **given)
    was = int(same["count"].iloc[0])
    way = "rise" if given["count"] > was else "fall" if given["count"] < was else "same"
    return say(f"unit_ranking.classes_{way}", before=earlier[0], was=was, **given)


def _table(asked: Asked, years: tuple[int, ...]) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    say = asked.voice.say
    frame = counts(asked)
    frame = frame[frame["year"].isin(years)]
    documents = _documents(asked, frame)
    texts = {
        name: pd.Series(
            [_percent(value, asked.language) for value in frame[column]],
            index=frame.index,
            dtype=object,
        )
        for name, column in (("exact", "share"), ("printed", "printed_share"))
    }
    return frame.assign(**texts, document=documents), (
        Column("year", say("phrases.year"), "year"),
        Column("class_name", say("unit_ranking.class")),
        Column("published_count", say("unit_ranking.count_published"), "whole"),
        Column("computed_count", say("unit_ranking.count_computed"), "whole"),
        Column("n_units", say("unit_ranking.field"), "whole"),
        Column("exact", say("unit_ranking.share_exact")),
        Column("printed", say("unit_ranking.share_printed")),
        Column("document", say("phrases.document_label")),
    )


def _percent(value: object, language: str) -> str | None:
    """A share as readers see it, at two decimals; None where there is none."""
    return None if is_missing(value) else f"{numbers.score(float(str(value)), language)}%"


def _documents(asked: Asked, frame: pd.DataFrame) -> list[str]:
    keys = source_ids(frame["source_id"])
    known = {
        source.source_id: citation(source, asked.language)
        for source in documents_of(keys, asked.language)
    }
    return ["" if is_missing(key) else known[str(key)] for key in frame["source_id"]]
