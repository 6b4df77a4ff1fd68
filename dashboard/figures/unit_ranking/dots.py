"""The units of a block: the scores as dots, with all that is known of each, and the table."""

import math

import pandas as pd

from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.charts.unit.unit_dots import BEST, NO_CLASS, unit_dots
from dashboard.figures.figure import Column, Figure, common_columns, make_figure, way
from dashboard.figures.unit_ranking.finding import change, finding
from dashboard.figures.unit_ranking.notes import thresholds
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import (
    class_text,
    marked_rank,
    rows,
    unit_sources,
)
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# With fewer scores a chart says no more than the table below it.
FEWEST_DOTS = 3


def has_dots(request: UnitRankingRequest) -> bool:
    """Whether there are scores enough for a chart of them."""
    return int(request.summary["n_scored"]) >= FEWEST_DOTS


@per_version
def dots_figure(request: UnitRankingRequest) -> Figure | None:
    """The units with what is known of each, sorted dots where scores are; None without units."""
    shown = rows(request)
    if shown.empty:
        return None
    say = request.voice.say
    return make_figure(
        request,
        request.figure_key("units"),
        title=finding(request),
        subtitle=_subtitle(request),
        chart=unit_dots(_marks(request), thresholds(request), say("phrases.score")),
        table=shown,
        columns=(
            *common_columns(say, "rank", "out_of"),
            Column("unit_name", say("unit_ranking.unit")),
            *common_columns(say, "score"),
            Column("class_name", say("unit_ranking.class")),
            *common_columns(say, "rank_change"),
            Column("prev_class_name", say("unit_ranking.class_before")),
            *common_columns(say, "basis"),
            Column("class_basis_name", say("unit_ranking.class_basis_label")),
            *common_columns(say, "reason", "document"),
        ),
        source_ids=unit_sources(request),
    )


def _marks(request: UnitRankingRequest) -> pd.DataFrame:
    """A dot for each unit; where no class is told at all, all marks are of the best one's shape."""
    shown = rows(request)
    unclassed = NO_CLASS if shown["class"].notna().any() else BEST
    return pd.DataFrame(
        {
            "position": range(len(shown)),
            "label": [_label(row) for row in records(shown)],
            "value": shown["score"].astype(float).to_numpy() if has_dots(request) else math.nan,
            "value_text": [_value_text(row, request) for row in records(shown)],
            "told": [_told(row, request) for row in records(shown)],
            "click": [way("my_unit", unit=code) for code in shown["unit_id"]],
            "step": [
                unclassed if is_missing(step) else str(int(step)) for step in shown["class_step"]
            ],
        }
    )


def _label(row: Row) -> str:
    rank = "" if is_missing(row["rank"]) else f"{numbers.rank(row['rank'], None)}  "
    return f"{rank}{row['unit_name']}"


def _value_text(row: Row, request: UnitRankingRequest) -> str:
    """What stands beside a dot: the score, or why there is none, and the class."""
    missing = is_missing(row["score"])
    score = "" if missing else numbers.score(float(row["score"]), request.language)
    reason = request.voice.say("unit_ranking.no_score", reason=row["reason"]) if missing else ""
    return " · ".join(part for part in (score, class_text(row), reason) if part)


def _told(row: Row, request: UnitRankingRequest) -> str:
    """A unit in words: rank, score, class."""
    rank = "" if is_missing(row["rank"]) else numbers.rank(row["rank"], row["out_of"])
    known = (part for part in (rank, _value_text(row, request)) if part)
    return f"{row['unit_name']}: {', '.join(known)}"


def _subtitle(request: UnitRankingRequest) -> str:
    summary, say = request.summary, request.voice.say
    text = say(
        f"unit_ranking.subtitle_{'full' if request.is_full else 'partial'}",
        scheme=request.scheme_name,
        scored=int(summary["n_scored"]),
        listed=int(summary["n_listed"]),
    )
    is_shaped = summary["n_classed"] and has_dots(request)
    return text + (say("unit_ranking.subtitle_class") if is_shaped else "")


@per_version
def table(request: UnitRankingRequest) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """The units as they are read on the page, with those columns only of which anything is known.

    The last column is the change since the year before or, where a year was chosen to stand
    beside, that year's rank and class.
    """
    say, shown = request.voice.say, rows(request)
    is_alone = request.compared_year == NO_YEAR
    frame = pd.DataFrame(
        {
            "rank_text": [marked_rank(row) for row in records(shown)],
            "unit": shown["unit_name"],
            "score": shown["score"],
            "class": [class_text(row) for row in records(shown)],
            "beside": [change(row, request) for row in records(shown)]
            if is_alone
            else _beside(request),
        }
    ).replace("", None)
    since = say("unit_ranking.change", year=request.year - 1)
    columns = (
        Column("rank_text", say("phrases.rank")),
        Column("unit", say("unit_ranking.unit")),
        *common_columns(say, "score"),
        Column("class", say("unit_ranking.class")),
        Column("beside", since if is_alone else str(request.compared_year)),
    )
    return frame, tuple(column for column in columns if frame[column.name].notna().any())


def _beside(request: UnitRankingRequest) -> list[str]:
    """What each unit was in the chosen year: "1/20 · Xuất sắc"; "" where it is not on record."""
    other = rows(request.of_year(request.compared_year))
    known = {
        str(row["unit_id"]): " · ".join(
            part for part in (marked_rank(row), class_text(row)) if part
        )
        for row in records(other)
    }
    return [known.get(str(key), "") for key in rows(request)["unit_id"]]
