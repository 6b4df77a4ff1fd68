"""How far recomputed totals are from published ones: one row per edition, a dot per largest gap."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, tooltip, where
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme

ROW = 20
# Below it the scale is nearly linear, so that an exact total has a place of its own at zero.
LINEAR_TO = 0.0001
TICKS = (0, 0.0001, 0.001, 0.01, 0.1, 1)
BEYOND = "datum.is_beyond"


def deviation_dots(
    totals: pd.DataFrame, rounding: float, labels: Mapping[str, str], scheme: Scheme
) -> Drawn:
    """Rows in the order of ``totals``, the line marks what rounding alone explains.

    Columns: label (index and year), difference, difference_text, is_beyond (more than
    ``rounding``), furthest (the province), n_provinces. ``labels``: difference, edition, furthest,
    n_provinces.
    """
    palette, x = PALETTES[scheme], _difference(labels["difference"])
    y = (
        alt.Y("label:N")
        .sort(list(totals["label"]))
        .axis(title=None, labelOverlap=False, ticks=False, domain=False, labelPadding=8)
    )
    base = alt.Chart(totals).encode(y=y)
    limit = alt.Chart(pd.DataFrame({"difference": [rounding]})).encode(x=x)
    dots = base.mark_point(filled=True, opacity=1).encode(
        x=x,
        color=where(alt.ColorValue, BEYOND, palette.target, palette.rest),
        size=where(alt.SizeValue, BEYOND, 130, 60),
        tooltip=tooltip(
            labels,
            edition="label:N",
            difference="difference_text:N",
            furthest="furthest:N",
            n_provinces="n_provinces:Q",
        ),
    )
    return alt.layer(
        base.mark_rule(color=palette.faint, strokeWidth=1, opacity=0.6),
        limit.mark_rule(color=palette.rest, strokeDash=[5, 4]),
        dots,
        _values(base, palette),
    ).properties(height=ROW * len(totals))


def _values(base: alt.Chart, palette: Palette) -> alt.Chart:
    """In a column of their own, where neither a dot nor the dashed line runs through them."""
    return base.mark_text(align="right").encode(
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
