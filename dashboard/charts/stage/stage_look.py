"""What the charts of the stage have in common: large text, the size of the drawing, colours.

A chart for the hall is drawn at one size and scaled as a picture (serve/static/stage.css), so its
text is large here: 30 px of a drawing as wide as the slide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.palette import PALETTES, Drawn, Scheme

TEXT_SIZE = 30
LETTER = 0.56 * TEXT_SIZE
LABEL_LIMIT = 900


@dataclass(frozen=True)
class Room:
    """The drawing's size in its own pixels, labels included."""

    width: int
    height: int


def finished(chart: Drawn, width: int, height: int) -> Drawn:
    """A chart at the size and with the text of the stage."""
    text: dict[str, Any] = {"labelFontSize": TEXT_SIZE, "titleFontSize": TEXT_SIZE}
    return (
        chart.properties(width=width, height=height)
        .properties(autosize=alt.AutoSizeParams(type="fit", contains="padding"))
        .configure_axis(**text, labelLimit=LABEL_LIMIT, labelPadding=8)
        .configure_legend(
            **text,
            title=None,
            orient="top",
            direction="horizontal",
            labelLimit=LABEL_LIMIT,
            symbolSize=500,
            symbolStrokeWidth=4,
            columnPadding=36,
        )
        .configure_text(fontSize=TEXT_SIZE)
    )


def roles(marks: pd.DataFrame) -> list[list[str]]:
    """The series in their order, each with its role."""
    pairs = marks[["series", "role"]].drop_duplicates("series")
    return [list(map(str, pair)) for pair in pairs.itertuples(index=False)]


def colours(series: Sequence[Sequence[str]], scheme: Scheme) -> alt.Color:
    """Colour by series in their order: the accent for home, the targets' own, others apart."""
    palette = PALETTES[scheme]
    fixed = {"home": palette.home, "target": palette.target, "median": palette.muted}
    free = iter([palette.rest, *palette.compared])
    found = [fixed[role] if role in fixed else next(free) for _, role in series]
    names = [name for name, _ in series]
    legend = alt.Legend() if len(names) > 1 else None
    return alt.Color("series:N").scale(domain=names, range=found).legend(legend)
