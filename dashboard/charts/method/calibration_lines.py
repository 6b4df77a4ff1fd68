"""Probabilities that were said beside what came: a line per index, on the diagonal when right."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.palette import PALETTES, Drawn, Scheme, identity

HEIGHT = 340
TICKS = (0, 0.2, 0.4, 0.6, 0.8)


def calibration_lines(classes: pd.DataFrame, labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    """A dot per class of forecasts, larger where more were made.

    Columns of ``classes``: index (name), slot, forecast and frequency (shares of 1), forecast_text,
    frequency_text, n, is_last (of its index: there the name stands). ``labels``: index, forecast,
    frequency, n_forecasts, diagonal (written along it).
    """
    palette = PALETTES[scheme]
    scale = alt.Scale(domain=[0, TICKS[-1]], nice=False, zero=False)
    x = alt.X("forecast:Q", scale=scale).axis(
        title=labels["forecast"],
        values=list(TICKS),
        format=".0%",
        titleAnchor="end",
        titleAlign="right",
    )
    y = alt.Y("frequency:Q", scale=scale).axis(
        title=labels["frequency"],
        values=list(TICKS),
        format=".0%",
        titleAngle=0,
        titleAlign="left",
        titleAnchor="end",
        titleBaseline="bottom",
        titleX=0,
        titleY=-8,
    )
    ends = pd.DataFrame({"forecast": [0, TICKS[-1]], "frequency": [0, TICKS[-1]]})
    diagonal = alt.Chart(ends).mark_line(color=palette.rest, strokeDash=[5, 4]).encode(x=x, y=y)
    along = (
        alt.Chart(pd.DataFrame({"forecast": [0.72], "frequency": [0.72]}))
        .mark_text(align="right", dx=-8, dy=-10, color=palette.muted)
        .encode(x=x, y=y, text=alt.TextValue(labels["diagonal"]))
    )
    base = alt.Chart(classes).encode(x=x, y=y, color=identity(scheme))
    dots = base.mark_point(filled=True, opacity=1).encode(
        size=alt.Size("n:Q").scale(range=[40, 260], zero=False).legend(None),
        tooltip=[
            alt.Tooltip("index:N", title=labels["index"]),
            alt.Tooltip("forecast_text:N", title=labels["forecast"]),
            alt.Tooltip("frequency_text:N", title=labels["frequency"]),
            alt.Tooltip("n:Q", title=labels["n_forecasts"], format="d"),
        ],
    )
    names = base.transform_filter("datum.is_last").mark_text(align="left", dx=12, fontWeight="bold")
    return alt.layer(
        diagonal,
        along,
        base.mark_line(strokeWidth=1.6, opacity=0.7),
        dots,
        names.encode(text=alt.Text("index:N")),
    ).properties(height=HEIGHT)
