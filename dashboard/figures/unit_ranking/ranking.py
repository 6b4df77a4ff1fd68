"""The units of a block: the scores as dots, with all that is known of each, and the table."""

import math

import pandas as pd

from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.charts.palette import Scheme
from dashboard.charts.unit.unit_dots import BEST, NO_CLASS, unit_dots
from dashboard.figures.figure import Column, Figure
from dashboard.figures.unit_ranking.change import change
from dashboard.figures.unit_ranking.finding import finding
from dashboard.figures.unit_ranking.notes import thresholds
from dashboard.figures.unit_ranking.request import (
    COMPUTED,
    DERIVED,
    Asked,
    classes,
    figure,
    rows,
    unit_sources,
)
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing

# With fewer scores a chart says no more than the table below it.
FEWEST_DOTS = 3


def has_dots(asked: Asked) -> bool:
    """Whether there are scores enough for a chart of them."""
    return int(asked.edition["n_scored"]) >= FEWEST_DOTS


@per_version
def dots_figure(asked: Asked, scheme: Scheme) -> Figure | None:
    """The units with what is known of each, sorted dots where scores are; None without units."""
    shown = rows(asked)
    if shown.empty:
        return None
    steps = classes(asked)["step"]
    # Where no class is told at all, all marks are dots.
    unclassed = NO_CLASS if shown["class"].notna().any() else BEST
    marks = pd.DataFrame(
        {
            "position": range(len(shown)),
            "label": [_dot_label(row) for _, row in shown.iterrows()],
            "value": shown["score"].astype(float).to_numpy() if has_dots(asked) else math.nan,
            "value_text": [_dot_text(row, asked) for _, row in shown.iterrows()],
            "step": [
                unclassed if is_missing(value) else str(steps[str(value)])
                for value in shown["class"]
            ],
        }
    )
    title = asked.voice.say("phrases.score")
    return figure(
        asked,
        "units",
        (finding(asked), _subtitle(asked)),
        unit_dots(marks, thresholds(asked), title, scheme),
        (shown, _all_columns(asked)),
        unit_sources(asked),
    )


def _dot_label(row: pd.Series) -> str:
    place = "" if is_missing(row["rank"]) else f"{numbers.place(row['rank'], None)}  "
    return f"{place}{row['unit_name']}"


def _dot_text(row: pd.Series, asked: Asked) -> str:
    score = "" if is_missing(row["score"]) else numbers.score(float(row["score"]), asked.language)
    reason = "" if score else asked.voice.say("unit_ranking.no_score", reason=row["reason"])
    parts = (score, class_text(row), reason)
    return " · ".join(part for part in parts if part)


def _subtitle(asked: Asked) -> str:
    edition, say = asked.edition, asked.voice.say
    key = "unit_ranking.subtitle_full" if asked.is_full else "unit_ranking.subtitle_partial"
    text = say(
        key,
        scheme=asked.scheme_name,
        scored=int(edition["n_scored"]),
        listed=int(edition["n_listed"]),
    )
    return text + (
        say("unit_ranking.subtitle_class") if edition["n_classed"] and has_dots(asked) else ""
    )


def _all_columns(asked: Asked) -> tuple[Column, ...]:
    say = asked.voice.say
    return (
        Column("rank", say("phrases.place"), "rank"),
        Column("out_of", say("phrases.out_of"), "whole"),
        Column("unit_name", say("unit_ranking.unit")),
        Column("score", say("phrases.score"), "score"),
        Column("class_name", say("unit_ranking.class")),
        Column("rank_change", say("phrases.rank_change"), "rank_change"),
        Column("prev_class_name", say("unit_ranking.class_before")),
        Column("basis", say("phrases.basis_label")),
        Column("class_basis_name", say("unit_ranking.class_basis_label")),
        Column("reason", say("phrases.missing_label")),
        Column("document", say("phrases.document_label")),
    )


@per_version
def table(asked: Asked) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """The units as they are read on the page, with those columns only of which anything is known.

    The last column is the change since the year before or, where a year was chosen to stand
    beside, that year's place and class.
    """
    say, shown = asked.voice.say, rows(asked)
    beside = (
        [change(row, asked) for _, row in shown.iterrows()]
        if asked.compared_year == NO_YEAR
        else _beside(asked)
    )
    frame = pd.DataFrame(
        {
            "place": [_place_text(row) for _, row in shown.iterrows()],
            "unit": shown["unit_name"],
            "score": shown["score"],
            "class": [class_text(row) for _, row in shown.iterrows()],
            "beside": beside,
        }
    ).replace("", None)
    last = say("unit_ranking.change", year=asked.year - 1)
    if asked.compared_year != NO_YEAR:
        last = str(asked.compared_year)
    columns = (
        Column("place", say("phrases.place")),
        Column("unit", say("unit_ranking.unit")),
        Column("score", say("phrases.score"), "score"),
        Column("class", say("unit_ranking.class")),
        Column("beside", last),
    )
    return frame, tuple(column for column in columns if frame[column.name].notna().any())


def _place_text(row: pd.Series) -> str:
    if is_missing(row["rank"]):
        return ""
    return f"{row['place']}{COMPUTED if row['rank_basis'] == 'computed' else ''}"


def class_text(row: pd.Series) -> str:
    """A unit's class, marked where it was derived from the score; "" where there is none."""
    return f"{row['class_name']}{DERIVED if row['class_basis'] == 'derived' else ''}"


def _beside(asked: Asked) -> list[str]:
    """What each unit was in the chosen year: "1/20 · Xuất sắc"; "" where it is not on record."""
    other = rows(asked.of_year(asked.compared_year))
    known = {
        str(row["unit_id"]): " · ".join(
            part for part in (_place_text(row), class_text(row)) if part
        )
        for _, row in other.iterrows()
    }
    return [known.get(str(key), "") for key in rows(asked)["unit_id"]]
