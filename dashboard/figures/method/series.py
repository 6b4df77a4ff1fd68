"""Which editions may be compared: the series of every index, and what changed at their start."""

import string

import pandas as pd

from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import index_rows
from dashboard.catalog.labels import Voice
from dashboard.catalog.provinces import provinces_by_code
from dashboard.charts.method.series_bars import series_bars
from dashboard.figures.figure import Column, Figure, common_columns, make_figure
from dashboard.figures.findings.history import history
from dashboard.figures.method.request import MethodRequest
from dashboard.store.ask import ask, per_version
from dashboard.text.names import texts


def years(first: int, last: int) -> str:
    """Years as a range, or one year."""
    return str(first) if first == last else f"{first}–{last}"


def _series(speaker: Voice) -> pd.DataFrame:
    """Series with the letter by which a chart names them, counted anew for each index."""
    rows = ask("series_catalog")
    position = rows.groupby("index_code").cumcount()
    named = rows.assign(
        index=[speaker.index(str(code)) for code in rows["index_code"]],
        letter=[string.ascii_lowercase[number] for number in position],
        label=texts(rows, "label", speaker.language),
        index_order=[
            list(dict.fromkeys(rows["index_code"])).index(code) for code in rows["index_code"]
        ],
        years=[
            years(int(first), int(last))
            for first, last in zip(rows["first_year"], rows["last_year"], strict=True)
        ],
    )
    told = named["index"] + " (" + named["letter"] + ") " + named["years"] + "\n" + named["label"]
    return named.assign(told=told)


@per_version
def series_figure(request: MethodRequest) -> Figure:
    """Which editions may be compared, and what changed where a series begins."""
    say, series = request.voice.say, _series(request.voice)
    indices = list(dict.fromkeys(series["index"]))
    return make_figure(
        request,
        "series",
        title=say("method.series_title", series=len(series), indices=len(indices)),
        subtitle=say("method.series_subtitle"),
        chart=series_bars(series),
        table=series,
        columns=(
            *common_columns(say, "index"),
            Column("letter", say("method.letter")),
            Column("years", say("method.years")),
            Column("n_editions", say("method.n_editions"), "whole"),
            Column("label", say("method.what_changed")),
        ),
        source_ids=total_sources(tuple(str(code) for code in index_rows().index), request),
        edition=years(int(series["first_year"].min()), int(series["last_year"].max())),
    )


def total_sources(index_codes: tuple[str, ...], request: MethodRequest) -> tuple[str, ...]:
    """The documents of the totals of all provinces on these indices."""
    codes = tuple(sorted(provinces_by_code(request.language)))
    return source_ids(*(history(codes, index_code)["source_id"] for index_code in index_codes))
