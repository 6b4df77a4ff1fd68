"""Which editions may be compared: one bar per series, one row per index, over the years."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard.charts.channels import tooltip
from dashboard.charts.palette import PALETTES, Drawn, Scheme

ROW = 46


def series_bars(
    series: pd.DataFrame, indices: Sequence[str], labels: Mapping[str, str], scheme: Scheme
) -> Drawn:
    """Bars carry the letter by which the table explains them.

    Columns of ``series``: index, letter, label, first_year, last_year. ``labels``: index, series,
    first_year, last_year.
    """
    palette = PALETTES[scheme]
    first, last = series["first_year"], series["last_year"]
    x = _years(int(first.min()), int(last.max()))
    y = (
        alt.Y("index:N")
        .sort(list(indices))
        .axis(title=None, ticks=False, domain=False, labelPadding=6)
    )
    bars = alt.Chart(series.assign(year=first - 0.46, until=last + 0.46)).mark_bar(
        color=palette.inner_band, stroke=palette.rest, strokeWidth=1, cornerRadius=3, height=28
    )
    letters = alt.Chart(series.assign(year=(first + last) / 2)).mark_text(fontWeight="bold")
    fields = {"first_year": "first_year:Q", "last_year": "last_year:Q"}
    return alt.layer(
        bars.encode(
            x=x,
            x2=alt.X2("until:Q"),
            y=y,
            tooltip=tooltip(labels, index="index:N", series="label:N", **fields),
        ),
        letters.encode(x=x, y=y, text=alt.Text("letter:N")),
    ).properties(height=ROW * len(indices))


def _years(first: int, last: int) -> alt.X:
    return (
        alt.X("year:Q")
        .scale(domain=[first - 0.6, last + 0.6], nice=False)
        .axis(
            values=list(range(first, last + 1)),
            format="d",
            title=None,
            grid=False,
            labelOverlap="greedy",
        )
    )
