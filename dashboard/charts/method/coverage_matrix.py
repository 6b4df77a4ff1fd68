"""What is held of every edition: years down, indices across, how many provinces in each cell."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard.charts.channels import named_colours, tooltip, worded
from dashboard.charts.palette import PALETTES, Drawn, Scheme

ROW = 26
KINDS = ("full", "partial", "none")


def coverage_matrix(
    cells: pd.DataFrame,
    indices: Sequence[str],
    labels: Mapping[str, str],
    scheme: Scheme,
) -> Drawn:
    """One cell per index and year, legible at the width of a phone.

    Columns of ``cells``: index, year, coverage ("full", "partial", "none"), text (what stands in
    the cell), told (the cell in words). ``labels``: full, partial, none, index, year, coverage.
    """
    palette = PALETTES[scheme]
    fills = (palette.quartiles[0], palette.quartiles[2], palette.ground)
    inks = (palette.quartile_text[0], palette.quartile_text[2], palette.muted)
    fill, ink = (
        named_colours("coverage", dict(zip(KINDS, colours, strict=True)))
        for colours in (fills, inks)
    )
    x, y = _axes(indices)
    base = alt.Chart(cells).encode(x=x, y=y)
    squares = base.mark_rect(stroke=palette.faint, strokeWidth=1).encode(
        color=fill.legend(_legend(labels, palette.rest)),
        tooltip=tooltip(labels, index="index:N", year="year:O", coverage="told:N"),
    )
    texts = base.mark_text().encode(text=alt.Text("text:N"), color=ink)
    return (
        alt.layer(squares, texts)
        .resolve_scale(color="independent")
        .properties(height=ROW * cells["year"].nunique())
    )


def _axes(indices: Sequence[str]) -> tuple[alt.X, alt.Y]:
    """Indices across, years down, the newest on top."""
    x = (
        alt.X("index:N")
        .sort(list(indices))
        .scale(paddingInner=0.03, paddingOuter=0)
        .axis(title=None, orient="top", labelAngle=0, ticks=False, domain=False, labelPadding=6)
    )
    y = (
        alt.Y("year:O")
        .sort("descending")
        .scale(paddingInner=0.06, paddingOuter=0)
        .axis(title=None, ticks=False, domain=False, labelOverlap=False, labelPadding=6)
    )
    return x, y


def _legend(labels: Mapping[str, str], stroke: str) -> alt.Legend:
    return alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        columns=0,
        symbolType="square",
        symbolStrokeColor=stroke,
        symbolStrokeWidth=1,
        labelExpr=worded({kind: labels[kind] for kind in KINDS}),
    )
