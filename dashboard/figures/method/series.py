"""Which editions may be compared: the series of every index, and what changed at their start."""

import string

import pandas as pd

from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.indices import index_rows
from dashboard.catalog.labels import Voice, data_facts, voice
from dashboard.catalog.provinces import provinces_by_code
from dashboard.charts.method.series_bars import series_bars
from dashboard.charts.palette import Scheme
from dashboard.figures.figure import Column, Figure
from dashboard.store.ask import ask, per_version
from dashboard.text.names import in_language
from dashboard.text.source import Source


def years(first: int, last: int) -> str:
    """Years as a range, or one year."""
    return str(first) if first == last else f"{first}–{last}"


def _series(speaker: Voice) -> pd.DataFrame:
    """Series with the letter by which a chart names them, counted anew for each index."""
    rows = ask("series_catalog")
    place = rows.groupby("index_code").cumcount()
    return rows.assign(
        index=[speaker.index(str(code)) for code in rows["index_code"]],
        letter=[string.ascii_lowercase[number] for number in place],
        label=[in_language(row, "label", speaker.language) for _, row in rows.iterrows()],
        years=[
            years(int(first), int(last))
            for first, last in zip(rows["first_year"], rows["last_year"], strict=True)
        ],
    )


@per_version
def series_figure(language: str, scheme: Scheme) -> Figure:
    """Which editions may be compared, and what changed where a series begins."""
    speaker = voice(language)
    say = speaker.say
    series = _series(speaker)
    indices = list(dict.fromkeys(series["index"]))
    title = say("method.series_title", series=len(series), indices=len(indices))
    version, date = data_facts()
    return Figure(
        key="series",
        title=title,
        subtitle=say("method.series_subtitle"),
        alt=title,
        chart=series_bars(
            series,
            indices,
            {
                "index": say("controls.index"),
                "series": say("phrases.series_label"),
                "first_year": say("method.first_year"),
                "last_year": say("method.last_year"),
            },
            scheme,
        ),
        table=series,
        columns=series_columns(language),
        sources=total_sources(tuple(str(code) for code in index_rows().index), language),
        edition=years(int(series["first_year"].min()), int(series["last_year"].max())),
        language=language,
        data_version=version,
        data_date=date,
    )


def series_columns(language: str) -> tuple[Column, ...]:
    """The columns of the series' table."""
    say = voice(language).say
    return (
        Column("index", say("controls.index")),
        Column("letter", say("method.letter")),
        Column("years", say("method.years")),
        Column("n_editions", say("method.n_editions"), "whole"),
        Column("label", say("method.what_changed")),
    )


def total_sources(index_codes: tuple[str, ...], language: str) -> tuple[Source, ...]:
    """The documents of the totals of all provinces on these indices."""
    codes = tuple(sorted(provinces_by_code(language)))
    histories = [
        ask(
            "province_history",
            province_codes=codes,
            index_code=index_code,
            component_code="TOTAL",
        )
        for index_code in index_codes
    ]
    keys = source_ids(*(history["source_id"] for history in histories))
    return documents_of(keys, language)
