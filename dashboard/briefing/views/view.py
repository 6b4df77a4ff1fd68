"""One figure or table of a page, as an address asks for it, before a slide is made of it."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from dashboard.briefing.slide import Chart
from dashboard.charts.palette import Scheme
from dashboard.figures.figure import Column, Figure
from dashboard.text.source import Source

FigureOf = Callable[[Scheme], Figure | None]


def no_notes() -> tuple[str, ...]:
    """Nothing for the speaker."""
    return ()


def no_chart() -> Chart | None:
    """PowerPoint has no such chart."""
    return None


@dataclass(frozen=True)
class Listed:
    """A table that a page shows without a figure, with the sentence above it."""

    title: str
    subtitle: str
    rows: pd.DataFrame
    columns: tuple[Column, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class View:
    """What an address shows first (``figure_of`` or ``listed_of``), by a name of its own.

    ``name`` tells it from others on the page; ``native`` gives the same as a chart of PowerPoint's;
    ``marked`` are names that the chart must point out; what ``leaves_out`` something has too many
    lines for a hall.
    """

    name: str
    figure_of: FigureOf | None = None
    listed_of: Callable[[], Listed | None] | None = None
    native: Callable[[], Chart | None] = no_chart
    notes: Callable[[], tuple[str, ...]] = no_notes
    marked: tuple[str, ...] = ()
    leaves_out: bool = False
    is_hypothetical: bool = False
