"""A difference split into its parts, one bar after another."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import at
from dashboard.charts.label_rows import LINE, label_rows
from dashboard.charts.palette import PALETTES, Drawn, Scheme

MARK = 16


def waterfall(bars: pd.DataFrame, labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    """One row per bar, in the order of ``bars``: its name and amount above, the bar below.

    Columns: label (lines apart by a line break), value_text, start, end, kind ("first" and "last"
    for the two totals, drawn as marks since the axis does not begin at zero; "gain", "loss",
    "same" and "rest" for what lies between). ``labels``: value.
    """
    palette = PALETTES[scheme]
    rows, height = label_rows(bars, MARK)
    x = (
        alt.X("start:Q")
        .scale(zero=False, nice=False, padding=8)
        .axis(title=labels["value"], orient="top", tickCount=5)
    )
    vertical = alt.Scale(domain=[0, height], reverse=True, nice=False)
    label_y = alt.Y("label_y:Q").scale(vertical).axis(None)
    colours = {
        "first": palette.muted,
        "last": palette.home,
        "gain": palette.up,
        "loss": palette.down,
        "same": palette.muted,
        "rest": palette.muted,
    }
    colour = (
        alt.Color("kind:N").legend(None).scale(domain=list(colours), range=list(colours.values()))
    )
    base = alt.Chart(rows)
    names = base.mark_text(align="left", baseline="top", lineBreak="\n", lineHeight=LINE).encode(
        x=at(alt.XValue, 0), y=label_y, text=alt.Text("label:N")
    )
    values = base.mark_text(align="right", baseline="top", fontWeight="bold").encode(
        x=at(alt.XValue, "width"), y=label_y, text=alt.Text("value_text:N"), color=colour
    )
    is_total = "datum.kind == 'first' || datum.kind == 'last'"
    steps = (
        base.transform_filter(f"!({is_total})")
        .mark_rect()
        .encode(
            x=x,
            x2=alt.X2("end:Q"),
            y=alt.Y("mark_top:Q").scale(vertical).axis(None),
            y2=alt.Y2("mark_bottom:Q"),
            color=colour,
        )
    )
    totals = (
        base.transform_filter(is_total)
        .mark_point(filled=True, opacity=1, size=150)
        .encode(x=x, y=alt.Y("mark_y:Q").scale(vertical).axis(None), color=colour)
    )
    return alt.layer(steps, totals, names, values).properties(height=height)
