"""A unit's classes, or places, over the years as a figure."""

import pandas as pd

from dashboard.catalog.labels import data_facts
from dashboard.charts.palette import Scheme
from dashboard.charts.unit.unit_history import unit_history
from dashboard.figures.figure import Column, Figure
from dashboard.figures.my_unit.finding import finding
from dashboard.figures.my_unit.request import (
    Asked,
    class_words,
    columns,
    of_scheme,
    scheme_name,
    sources_of,
)
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing

# Fewer results are no history: they stand in the sentence and the table.
LEAST_DRAWN = 2


@per_version
def history_figure(asked: Asked, scheme_code: str, scheme: Scheme) -> Figure:
    """Classes over the years, or places where no class is on record."""
    rows = of_scheme(asked, scheme_code)
    measure = _measure(rows)
    say = asked.voice.say
    version, date = data_facts()
    known = class_words(asked.unit.province_code, scheme_code, asked.language)
    more = (Column("document", say("phrases.document_label")),)
    return Figure(
        key=f"{asked.unit_id}-{scheme_code}-history",
        title=finding(rows, asked),
        subtitle=say(f"my_unit.history.{measure}", scheme=scheme_name(scheme_code, asked)),
        alt=finding(rows, asked),
        chart=unit_history(
            _years(rows, measure, asked),
            measure,
            list(known.values()) if measure == "class" else [],
            {
                "year": say("phrases.year"),
                "level": say("my_unit.class" if measure == "class" else "phrases.place"),
                "score_text": say("phrases.score"),
                "place_text": say("phrases.place"),
            },
            scheme,
        ),
        table=rows,
        columns=columns(asked) + more,
        sources=sources_of(rows, asked),
        edition=scheme_name(scheme_code, asked),
        language=asked.language,
        data_version=version,
        data_date=date,
    )


def _measure(rows: pd.DataFrame) -> str:
    return "class" if rows["class"].notna().any() else "rank"


def is_drawn(asked: Asked, scheme_code: str) -> bool:
    """Whether there are results enough for a picture."""
    rows = of_scheme(asked, scheme_code)
    return int(rows[_measure(rows)].notna().sum()) >= LEAST_DRAWN


def _years(rows: pd.DataFrame, measure: str, asked: Asked) -> pd.DataFrame:
    """Every year from the first to the last, those without a result with the reason why."""
    by_year = {int(row["year"]): row for _, row in rows.iterrows()}
    column = "class_word" if measure == "class" else "rank"
    found: list[dict[str, object]] = []
    run = 0
    for year in range(min(by_year), max(by_year) + 1):
        row = by_year.get(year)
        is_known = row is not None and not is_missing(row[column])
        run += not is_known
        found.append(
            {
                "year": str(year),
                "level": row[column] if row is not None and is_known else None,
                "run": run if is_known and measure == "class" else None,
                "score_text": _score_text(row, asked) if is_known else "",
                "place_text": _known_place(row) if is_known else "",
                "gap": None if is_known else _gap(row, asked),
            }
        )
    return _with_gap_text(pd.DataFrame(found))


def _score_text(row: pd.Series | None, asked: Asked) -> str:
    is_known = row is not None and not is_missing(row["score"])
    return numbers.score(row["score"], asked.language) if row is not None and is_known else ""


def _known_place(row: pd.Series | None) -> str:
    return "" if row is None or is_missing(row["rank"]) else str(row["place_text"])


def _gap(row: pd.Series | None, asked: Asked) -> str:
    """Why a year has no class or place; a place or a score it has, instead."""
    known = "; ".join(part for part in (_score_text(row, asked), _known_place(row)) if part)
    return known or asked.voice.reason("not_found")


def _with_gap_text(years: pd.DataFrame) -> pd.DataFrame:
    """The reason written once for years in a row that share it, on the middle one."""
    shared = (years["gap"] != years["gap"].shift(1)).cumsum()
    middles = {
        int(places[len(places) // 2])
        for places in (
            [at for at, own in enumerate(shared) if own == number] for number in set(shared)
        )
    }
    years["gap_text"] = [gap if at in middles else None for at, gap in enumerate(years["gap"])]
    return years
