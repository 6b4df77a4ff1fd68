"""Which editions may be compared: one bar per series, one row per index, over the years."""

from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import between, in_front, rows, touched, unseen, values_of
from dashboard.charts.chart import Chart, poured
from dashboard.charts.palette import PALETTES, Drawn, Scheme
from dashboard.charts.ticks import year_ticks

ROW = 46


def series_bars(series: pd.DataFrame) -> Chart:
    """Bars carry the letter by which the table explains them.

    Columns of ``series``: index, index_order, letter, first_year, last_year, told.
    """
    first, last = series["first_year"], series["last_year"]
    frames = {
        "series": series.assign(year=first - 0.46, until=last + 0.46, middle=(first + last) / 2),
        "years": year_ticks(pd.Series(range(int(first.min()), int(last.max()) + 1))),
    }
    chart = poured(_drawn, frames, {"first": first.min() - 0.6, "last": last.max() + 0.6})
    return replace(chart, height=ROW * series["index"].nunique())


def _drawn(scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    axis = alt.Axis(
        values=values_of("years"), format="d", title=None, grid=False, labelOverlap="greedy"
    )
    x = alt.X("year:Q").scale(between("first", "last")).axis(axis)
    y = (
        alt.Y("index:N")
        .sort(field="index_order", op="min")
        .axis(title=None, ticks=False, domain=False, labelPadding=6)
    )
    base = rows("series").encode(y=y)
    bars = base.mark_bar(color=palette.inner_band, cornerRadius=3, height=28).encode(
        x=x,
        x2=alt.X2("until:Q"),
        stroke=in_front(alt.StrokeValue, palette.text, palette.rest),
        strokeWidth=in_front(alt.StrokeWidthValue, 2.5, 1),
    )
    letters = base.mark_text(fontWeight="bold", aria=False).encode(
        x=alt.X("middle:Q"), text=alt.Text("letter:N")
    )
    return alt.layer(*unseen("years"), touched(bars, "told"), letters).properties(
        height=alt.Step(ROW)
    )
