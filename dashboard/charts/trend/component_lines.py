"""One small chart per component of an index, all on the same scale, against the median."""

import altair as alt
import pandas as pd

from dashboard.charts.palette import PALETTES, Drawn, Scheme

HEIGHT = 130


def component_line(history: pd.DataFrame, domain: list[float], scheme: Scheme) -> Drawn:
    """One component. Columns: year, value, median_value, score_run; ``domain`` of values and years.

    ``domain`` is [lowest, highest, first year, last year], the same for all components.
    """
    colours = PALETTES[scheme]
    low, high, first, last = domain
    x = (
        alt.X("year:Q")
        .scale(domain=[first - 0.5, last + 0.5], nice=False, zero=False)
        .axis(values=[first, last], format="d", title=None, grid=False)
    )
    y = (
        alt.Y("value:Q")
        .scale(domain=[low, high], nice=False, zero=False)
        .axis(title=None, tickCount=3)
    )
    base = alt.Chart(history).encode(x=x)
    median = base.mark_line(color=colours.rest, strokeWidth=1.5).encode(
        y=alt.Y("median_value:Q"), detail=alt.Detail("score_run:N")
    )
    median_dots = base.mark_point(color=colours.rest, filled=True, size=9).encode(
        y=alt.Y("median_value:Q")
    )
    line = base.mark_line(color=colours.home, strokeWidth=2.5).encode(
        y=y, detail=alt.Detail("score_run:N")
    )
    dots = base.mark_point(color=colours.home, filled=True, size=26, opacity=1).encode(
        y=y,
        tooltip=[alt.Tooltip("year:Q", format="d"), alt.Tooltip("value:Q", format=".2f")],
    )
    return alt.layer(median, median_dots, line, dots).properties(height=HEIGHT)


def component_lines(history: pd.DataFrame, domain: list[float], scheme: Scheme) -> alt.ConcatChart:
    """All components in one picture, for export. Columns as above and label, in order."""
    labels = list(dict.fromkeys(history["label"]))
    parts = [
        component_line(history[history["label"] == label], domain, scheme).properties(
            title=label, width=260
        )
        for label in labels
    ]
    return alt.concat(*parts, columns=3)
