"""A unit's classes, or places, over the years as a figure."""

import pandas as pd

from dashboard.catalog.documents import source_ids
from dashboard.charts.unit.unit_history import unit_history
from dashboard.figures.figure import Figure, common_columns, make_figure, way
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.figures.my_unit.rows import columns, finding, of_scheme
from dashboard.figures.unit_ranking.rows import classes
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# Fewer results are no history: they stand in the sentence and the table.
LEAST_DRAWN = 2


@per_version
def history_figure(request: MyUnitRequest, scheme_code: str) -> Figure:
    """Classes over the years, or places where no class is on record."""
    rows, say = of_scheme(request, scheme_code), request.voice.say
    measure, name = _measure(rows), request.scheme_name(scheme_code)
    known = classes(request.block(scheme_code, int(rows.iloc[0]["year"])))
    return make_figure(
        request,
        f"{request.unit_id}-{scheme_code}-history",
        title=finding(rows, request),
        subtitle=say(f"my_unit.history.{measure}", scheme=name),
        chart=unit_history(
            _years(rows, measure, scheme_code, request),
            measure,
            list(known["name"]) if measure == "class" else [],
            say("phrases.rank") if measure == "rank" else "",
        ),
        table=rows,
        columns=(*columns(request), *common_columns(say, "document")),
        source_ids=source_ids(rows["source_id"]),
        edition=name,
    )


def _measure(rows: pd.DataFrame) -> str:
    return "class" if rows["class"].notna().any() else "rank"


def is_drawn(request: MyUnitRequest, scheme_code: str) -> bool:
    """Whether there are results enough for a picture."""
    rows = of_scheme(request, scheme_code)
    return int(rows[_measure(rows)].notna().sum()) >= LEAST_DRAWN


def _years(
    rows: pd.DataFrame, measure: str, scheme_code: str, request: MyUnitRequest
) -> pd.DataFrame:
    """Every year from the first to the last, those without a result with the reason why."""
    by_year = {int(row["year"]): row for row in records(rows)}
    column = "class_name" if measure == "class" else "rank"
    found: list[dict[str, object]] = []
    run = 0
    for year in range(min(by_year), max(by_year) + 1):
        row = by_year.get(year)
        score, rank = ("", "") if row is None else _known(row, request)
        level = None if row is None or is_missing(row[measure]) else row[column]
        run += level is None
        found.append(
            {
                "year": str(year),
                "told": _told(year, row, request),
                "click": "" if row is None else _to_ranking(year, scheme_code, request),
                "level": level,
                "run": run if level is not None and measure == "class" else None,
                "score_text": score if level is not None else "",
                "marked_rank": rank if level is not None else "",
                # Why there is no class or place; a place or a score that is known, instead.
                "gap": "; ".join(part for part in (score, rank) if part)
                or request.voice.reason("not_found")
                if level is None
                else None,
            }
        )
    return _with_gap_text(pd.DataFrame(found))


def _to_ranking(year: int, scheme_code: str, request: MyUnitRequest) -> str:
    """The way to the unit's block in that year."""
    return way(
        "unit_ranking",
        province=request.unit.province_code,
        scheme=scheme_code,
        year=year,
        block=request.unit.block,
    )


def _told(year: int, row: Row | None, request: MyUnitRequest) -> str:
    """A year in words: class, score and rank, or that nothing was found."""
    if row is None:
        return f"{year}: {request.voice.reason('not_found')}"
    level = "" if is_missing(row["class"]) else str(row["class_name"])
    known = "; ".join(part for part in (level, *_known(row, request)) if part)
    return f"{year}: {known or request.voice.reason('not_found')}"


def _known(row: Row, request: MyUnitRequest) -> tuple[str, str]:
    """A year's score and place; "" where there is none."""
    score = "" if is_missing(row["score"]) else numbers.score(row["score"], request.language)
    return score, "" if is_missing(row["marked_rank"]) else str(row["marked_rank"])


def _with_gap_text(years: pd.DataFrame) -> pd.DataFrame:
    """The reason written once for years in a row that share it, on the middle one."""
    shared = (years["gap"] != years["gap"].shift(1)).cumsum()
    middles = {int(run.index[len(run) // 2]) for _, run in years.groupby(shared)}
    years["gap_text"] = [gap if at in middles else None for at, gap in enumerate(years["gap"])]
    return years
