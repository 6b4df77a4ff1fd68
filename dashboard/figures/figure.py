"""What a chart is before it is shown or exported: words, marks, numbers and documents together."""

from dataclasses import dataclass

import altair
import pandas as pd

from dashboard.text import numbers
from dashboard.text.numbers import Kind
from dashboard.text.source import Source


@dataclass(frozen=True)
class Column:
    """A column of a figure's table: its name in the frame, its label for readers, its kind."""

    name: str
    label: str
    kind: Kind = "text"


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
    chart: altair.TopLevelMixin
    table: pd.DataFrame
    columns: tuple[Column, ...]
    sources: tuple[Source, ...]
    edition: str
    language: str
    data_version: str
    data_date: str


def cell_texts(
    frame: pd.DataFrame, columns: tuple[Column, ...], language: str
) -> tuple[tuple[str, ...], ...]:
    """A table row by row as readers see it, only the described columns."""
    return tuple(
        tuple(numbers.text(row[column.name], column.kind, language) for column in columns)
        for _, row in frame.iterrows()
    )
