"""What is held of every edition: years down, indices across, how many provinces in each cell."""

from collections.abc import Mapping
from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import in_front, named_colours, rows, touched, unseen, worded
from dashboard.charts.chart import Chart, poured
from dashboard.charts.palette import PALETTES, Drawn, Scheme

ROW = 26
KINDS = ("full", "partial", "none")


def coverage_matrix(cells: pd.DataFrame, labels: Mapping[str, str]) -> Chart:
    """One cell per index and year, legible at the width of a phone.

    Columns of ``cells``: index, index_order, year, coverage ("full", "partial", "none"), text (what
    stands in the cell), told, click. ``labels``: full, partial, none.
    """
    chart = poured(_drawn, {"cells": cells}, {}, labels=dict(labels))
    return replace(chart, height=ROW * cells["year"].nunique())


def _drawn(labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    fills = (palette.quartiles[0], palette.quartiles[2], palette.ground)
    inks = (palette.quartile_text[0], palette.quartile_text[2], palette.muted)
    fill, ink = (
        named_colours("coverage", dict(zip(KINDS, colours, strict=True)))
        for colours in (fills, inks)
    )
    x, y = _axes()
    base = rows("cells").encode(x=x, y=y)
    squares = base.mark_rect(cursor="pointer").encode(
        color=fill.legend(_legend(labels, palette.rest)),
        stroke=in_front(alt.StrokeValue, palette.text, palette.faint),
        strokeWidth=in_front(alt.StrokeWidthValue, 2.5, 1),
    )
    texts = base.mark_text(aria=False).encode(text=alt.Text("text:N"), color=ink)
    return (
        alt.layer(*unseen(), touched(squares, "index", "year"), texts)
        .resolve_scale(color="independent")
        .properties(height=alt.Step(ROW))
    )


def _axes() -> tuple[alt.X, alt.Y]:
    """Indices across, years down, the newest on top."""
    x = (
        alt.X("index:N")
        .sort(field="index_order", op="min")
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
