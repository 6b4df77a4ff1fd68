"""What a chart is before it is shown or exported: words, marks, numbers and documents together."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pandas as pd

from dashboard.catalog.documents import documents_of
from dashboard.catalog.indices import decimals_of, years_of
from dashboard.catalog.labels import data_facts
from dashboard.catalog.provinces import home_province, provinces_by_code
from dashboard.charts.chart import Chart
from dashboard.figures.choices import Request
from dashboard.text import numbers
from dashboard.text.messages import LANGUAGES, Say
from dashboard.text.numbers import Kind
from dashboard.text.rows import records
from dashboard.text.source import Source

# Columns that many tables have, by their name in the frame: the key of their label, their kind.
COMMON: dict[str, tuple[str, Kind]] = {
    "basis": ("phrases.basis_label", "text"),
    "component": ("phrases.component", "text"),
    "document": ("phrases.document_label", "text"),
    "index": ("controls.index", "text"),
    "median": ("phrases.median", "score"),
    "out_of": ("phrases.out_of", "whole"),
    "province": ("phrases.province", "text"),
    "quartile": ("phrases.quartile", "rank"),
    "rank": ("phrases.rank", "rank"),
    "rank_change": ("phrases.rank_change", "rank_change"),
    "reason": ("phrases.missing_label", "text"),
    "region": ("phrases.region", "text"),
    "score": ("phrases.score", "score"),
    "score_change": ("phrases.score_change", "score_change"),
    "series": ("phrases.series_label", "text"),
    "year": ("phrases.year", "year"),
}


def way(page: str = "", **choices: object) -> str:
    """What a click on a mark does, as an address: what it chooses on this page, or on another."""
    chosen = urlencode({name: str(value) for name, value in choices.items()})
    return f"{page}?{chosen}" if page else chosen


def edition_way(index_code: str, year: int) -> str:
    """The way to an edition's ranking; one of the 34 alone is read as the home province is now."""
    choices: dict[str, object] = {"index": index_code, "year": year}
    provinces = provinces_by_code(LANGUAGES[0])
    home = provinces[home_province(provinces)]
    if year not in years_of(index_code, home) and home.successor:
        choices["province"] = home.successor
    return way("ranking", **choices)


@dataclass(frozen=True)
class Column:
    """A column of a figure's table: its name in the frame, its label for readers, its kind.

    Cells are read as they stand; those of one that ``is_markdown`` have their data made plain.
    """

    name: str
    label: str
    kind: Kind = "text"
    is_markdown: bool = False


# Compared by identity: figures are built once per question and shared, and frames have no hash.
@dataclass(frozen=True, eq=False)
class Figure:
    """A chart with all that must travel with it, on screen and into every export.

    ``title`` states the finding, ``subtitle`` the measure, unit and scope, ``alt`` the finding for
    those who cannot see the marks. ``table`` holds what the chart shows, one row per mark, its
    columns described by ``columns``.
    """

    key: str
    title: str
    subtitle: str
    alt: str
    chart: Chart
    table: pd.DataFrame
    columns: tuple[Column, ...]
    sources: tuple[Source, ...]
    edition: str
    language: str
    data_version: str
    data_date: str


def make_figure(
    request: Request,
    key: str,
    *,
    title: str,
    subtitle: str,
    chart: Chart,
    table: pd.DataFrame,
    columns: tuple[Column, ...],
    source_ids: tuple[str, ...],
    edition: str = "",
    alt: str = "",
    index_code: str = "",
) -> Figure:
    """A figure for a request, in its language, on the data version of the run.

    ``source_ids`` are the keys of its documents; ``edition`` says of what its numbers are where
    they are not of the request's own edition. In words it is its title, or another ``alt``.
    Scores in its table have the decimals of ``index_code``, the request's own where it has one.
    """
    version, date = data_facts()
    return Figure(
        key=key,
        title=title,
        subtitle=subtitle,
        alt=alt or title,
        chart=chart,
        table=table,
        columns=scored(columns, index_code or str(getattr(request, "index_code", ""))),
        sources=documents_of(source_ids, request.language),
        edition=edition or request.edition,
        language=request.language,
        data_version=version,
        data_date=date,
    )


def scored(columns: tuple[Column, ...], index_code: str) -> tuple[Column, ...]:
    """Columns of scores with as many decimals as the index prints; two without one."""
    decimals = decimals_of(index_code)
    return tuple(
        replace(column, kind=numbers.with_decimals(column.kind, decimals)) for column in columns
    )


def common_columns(say: Say, *names: str) -> tuple[Column, ...]:
    """Columns that many tables have, by their names in the frame."""
    return tuple(Column(name, say(COMMON[name][0]), COMMON[name][1]) for name in names)


def cell_texts(
    frame: pd.DataFrame, columns: tuple[Column, ...], language: str
) -> tuple[tuple[str, ...], ...]:
    """A table row by row as readers see it, only the described columns."""
    return tuple(
        tuple(numbers.text(row[column.name], column.kind, language) for column in columns)
        for row in records(frame)
    )
