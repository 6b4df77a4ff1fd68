"""How far recomputed totals are from published ones: one row per edition, a dot per largest gap."""

from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, rows, to_touch, unseen, where
from dashboard.charts.chart import ENDS, Chart, Rows, poured
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme

ROW = 20
# Below it the scale is nearly linear, so that an exact total has a place of its own at zero.
LINEAR_TO = 0.0001
TICKS = (0, 0.0001, 0.001, 0.01, 0.1, 1)
BEYOND = "datum.is_beyond"


def deviation_dots(totals: pd.DataFrame, rounding: float, title: str) -> Chart:
    """Rows in the order of ``totals``, the line marks what rounding alone explains.

    Columns: label (index and year), difference, difference_text, is_beyond (more than
    ``rounding``), told, click. ``title`` is the axis's.
    """
    ordered = totals.assign(position=range(len(totals)))

    def pour(shown: pd.DataFrame) -> Chart:
        chart = poured(_drawn, {"totals": shown}, {}, rounding=rounding, title=title)
        return replace(chart, height=ROW * len(shown), rows=Rows(shown, pour))

    return pour(ordered)


def _drawn(rounding: float, title: str, scheme: Scheme) -> Drawn:
    palette, x = PALETTES[scheme], _difference(title)
    y = (
        alt.Y("label:N")
        .sort(field="position", op="min")
        .axis(title=None, labelOverlap=False, ticks=False, domain=False, labelPadding=8)
    )
    base = rows("totals").encode(y=y)
    limit = rows(ENDS).encode(x=alt.XDatum(rounding))
    dots = base.mark_point(filled=True, opacity=1, aria=False).encode(
        x=x,
        color=where(alt.ColorValue, BEYOND, palette.target, palette.rest),
        size=where(alt.SizeValue, BEYOND, 130, 60),
    )
    near = base.mark_rule(strokeWidth=ROW - 1, color=palette.text, cursor="pointer")
    return alt.layer(
        *unseen(),
        base.mark_rule(color=palette.faint, strokeWidth=1, opacity=0.6, aria=False),
        limit.mark_rule(color=palette.rest, strokeDash=[5, 4], aria=False),
        dots,
        _values(base, palette),
        to_touch(near, "label"),
    ).properties(height=alt.Step(ROW))


def _values(base: alt.Chart, palette: Palette) -> alt.Chart:
    """In a column of their own, where neither a dot nor the dashed line runs through them."""
    return base.mark_text(align="right", aria=False).encode(
        x=at(alt.XValue, "width"),
        text=alt.Text("difference_text:N"),
        color=where(alt.ColorValue, BEYOND, palette.target, palette.muted),
    )


def _difference(title: str) -> alt.X:
    """From nothing to ten points, every power of ten as wide."""
    return (
        alt.X("difference:Q")
        .scale(type="symlog", constant=LINEAR_TO, domain=[0, 10], nice=False)
        .axis(
            title=title,
            titleAlign="right",
            titleAnchor="end",
            orient="top",
            values=list(TICKS),
            format=".4~f",
            labelOverlap="greedy",
        )
    )
