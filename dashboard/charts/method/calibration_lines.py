"""Probabilities that were said beside what came: a line per index, on the diagonal when right."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import in_front, rows, touched, unseen
from dashboard.charts.chart import ENDS, Chart, poured
from dashboard.charts.palette import PALETTES, Drawn, Scheme, identity

HEIGHT = 340
TICKS = (0, 0.2, 0.4, 0.6, 0.8)
# Where on the diagonal its words stand.
WORDS_AT = 0.72


def calibration_lines(classes: pd.DataFrame, labels: Mapping[str, str]) -> Chart:
    """A dot per class of forecasts, larger where more were made.

    Columns of ``classes``: index (name), slot, forecast and frequency (shares of 1), n, is_last (of
    its index: there the name stands), told. ``labels``: forecast, frequency, diagonal (written
    along it).
    """
    return poured(_drawn, {"classes": classes}, {}, labels=dict(labels))


def _drawn(labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    x, y = _axes(labels)
    base = rows("classes").encode(x=x, y=y, color=identity(scheme))
    dots = base.mark_point(filled=True, opacity=1).encode(
        size=alt.Size("n:Q").scale(range=[40, 260], zero=False).legend(None),
        stroke=alt.StrokeValue(PALETTES[scheme].text),
        strokeWidth=in_front(alt.StrokeWidthValue, 2, 0),
    )
    names = base.transform_filter("datum.is_last").mark_text(
        align="left", dx=12, fontWeight="bold", aria=False
    )
    return alt.layer(
        *unseen(),
        *_diagonal(labels["diagonal"], scheme),
        base.mark_line(strokeWidth=1.6, opacity=0.7, aria=False),
        touched(dots, "told"),
        names.encode(text=alt.Text("index:N")),
    ).properties(height=HEIGHT)


def _axes(labels: Mapping[str, str]) -> tuple[alt.X, alt.Y]:
    """What was said across, what came upwards, on one scale."""
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
    return x, y


def _diagonal(words: str, scheme: Scheme) -> tuple[alt.Chart, alt.Chart]:
    """Where forecasts are right, and the words along it."""
    palette, end = PALETTES[scheme], TICKS[-1]
    line, corner = (
        rows(ENDS).encode(x=alt.XDatum(at), y=alt.YDatum(at)) for at in (TICKS[0], WORDS_AT)
    )
    return (
        line.mark_rule(color=palette.rest, strokeDash=[5, 4], aria=False).encode(
            x2=alt.X2Datum(end), y2=alt.Y2Datum(end)
        ),
        corner.mark_text(align="right", dx=-8, dy=-10, color=palette.muted, aria=False).encode(
            text=alt.TextValue(words)
        ),
    )
