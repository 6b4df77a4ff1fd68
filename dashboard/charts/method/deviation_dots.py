"""How far recomputed totals are from published ones: one row per edition, a dot per largest gap."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, where
from dashboard.charts.palette import PALETTES, Drawn, Scheme

ROW = 20
# Below it the scale is nearly linear, so that an exact total has a place of its own at zero.
LINEAR_TO = 0.0001
TICKS = (0, 0.0001, 0.001, 0.01, 0.1, 1)


def deviation_dots(
    totals: pd.DataFrame, rounding: float, labels: Mapping[str, str], scheme: Scheme
) -> Drawn:
    """Rows in the order of ``totals``, the line marks what rounding alone explains.

    Columns: label (index and year), difference, difference_text, is_beyond (more than
    ``rounding``), furthest (the province), n_provinces. ``labels``: difference, edition, furthest,
    n_provinces.
    """
    palette = PALETTES[scheme]
    x = (
        alt.X("difference:Q")
        .scale(type="symlog", constant=LINEAR_TO, domain=[0, 10], nice=False)
        .axis(
            title=labels["difference"],
            titleAlign="right",
            titleAnchor="end",
            orient="top",
            values=list(TICKS),
            format=".4~f",
            labelOverlap="greedy",
        )
    )
    y = (
        alt.Y("label:N")
        .sort(list(totals["label"]))
        .axis(title=None, labelOverlap=False, ticks=False, domain=False, labelPadding=8)
    )
    colour = where(alt.ColorValue, "datum.is_beyond", palette.target, palette.rest)
    ink = where(alt.ColorValue, "datum.is_beyond", palette.target, palette.muted)
    base = alt.Chart(totals).encode(y=y)
    rows = base.mark_rule(color=palette.faint, strokeWidth=1, opacity=0.6)
    limit = (
        alt.Chart(pd.DataFrame({"difference": [rounding]}))
        .mark_rule(color=palette.rest, strokeDash=[5, 4])
        .encode(x=x)
    )
    dots = base.mark_point(filled=True, opacity=1).encode(
        x=x,
        color=colour,
        size=where(alt.SizeValue, "datum.is_beyond", 130, 60),
        tooltip=[
            alt.Tooltip("label:N", title=labels["edition"]),
            alt.Tooltip("difference_text:N", title=labels["difference"]),
            alt.Tooltip("furthest:N", title=labels["furthest"]),
            alt.Tooltip("n_provinces:Q", title=labels["n_provinces"], format="d"),
        ],
    )
    # In a column of their own, where neither a dot nor the dashed line runs through them.
    values = base.mark_text(align="right").encode(
        x=at(alt.XValue, "width"), text=alt.Text("difference_text:N"), color=ink
    )
    return alt.layer(rows, limit, dots, values).properties(height=ROW * len(totals))
