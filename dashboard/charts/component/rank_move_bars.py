"""Why a rank moved: one bar per cause, to the right for places gained, and the whole beneath."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, named_colours
from dashboard.charts.marks import beside
from dashboard.charts.palette import PALETTES, Drawn, Scheme

ROW = 44
# What the axis takes of the height.
AXIS = 46
LEAST_SPAN = 2.0
ROOM = 1.35


def rank_move_bars(causes: pd.DataFrame, title: str, scheme: Scheme) -> Drawn:
    """Rows in the order given. Columns: label, value (places gained, negative when lost),
    value_text, kind ("gain", "loss", "whole" for the sum, in grey). ``title`` is the axis's.
    """
    palette = PALETTES[scheme]
    span = max(LEAST_SPAN, float(causes["value"].abs().max())) * ROOM
    x = (
        alt.X("value:Q")
        .scale(domain=[-span, span], nice=False, zero=False)
        .axis(
            title=title,
            orient="top",
            tickCount=5,
            tickMinStep=1,
            format="d",
            labelExpr="(datum.value > 0 ? '+' : '') + datum.label",
        )
    )
    y = alt.Y("label:N").sort(list(causes["label"])).axis(None)
    base = alt.Chart(causes).encode(y=y)
    colour = named_colours(
        "kind", {"whole": palette.rest, "loss": palette.down, "gain": palette.up}
    )
    bars = base.mark_bar(height=16, yOffset=8).encode(x=x, x2=alt.X2Datum(0), color=colour)
    zero = base.mark_rule(color=palette.rest).encode(x=alt.XDatum(0))
    names = base.mark_text(align="left", dx=2, dy=-11).encode(
        x=at(alt.XValue, 0), text=alt.Text("label:N")
    )
    values = base.encode(x=x, text=alt.Text("value_text:N"))
    return alt.layer(
        bars,
        zero,
        names,
        *beside(values, "datum.value >= 0", "datum.value < 0", 6, {"dy": 8}),
    ).properties(height=ROW * len(causes) + AXIS)
