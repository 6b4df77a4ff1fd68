"""Why a rank moved: one bar per cause, to the right for ranks gained, and the whole beneath."""

from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import (
    at,
    between,
    named_colours,
    rows,
    to_touch,
    unseen,
)
from dashboard.charts.chart import Chart, poured
from dashboard.charts.marks import beside
from dashboard.charts.palette import PALETTES, Drawn, Scheme

ROW = 44
LEAST_SPAN = 2.0
ROOM = 1.35


def rank_move_bars(causes: pd.DataFrame, title: str) -> Chart:
    """Rows in the order given. Columns: label, value (ranks gained, negative when lost),
    value_text, kind ("gain", "loss", "whole" for the sum, in grey), told. ``title`` is the axis's.
    """
    span = max(LEAST_SPAN, float(causes["value"].abs().max())) * ROOM
    ordered = causes.assign(position=range(len(causes)))
    chart = poured(_drawn, {"causes": ordered}, {"low": -span, "high": span}, title=title)
    return replace(chart, height=ROW * len(causes))


def _drawn(title: str, scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    axis = alt.Axis(
        title=title,
        orient="top",
        tickCount=5,
        tickMinStep=1,
        format="d",
        labelExpr="(datum.value > 0 ? '+' : '') + datum.label",
    )
    x = alt.X("value:Q").scale(between("low", "high")).axis(axis)
    y = alt.Y("position:O").axis(None)
    base = rows("causes").encode(y=y)
    colour = named_colours(
        "kind", {"whole": palette.rest, "loss": palette.down, "gain": palette.up}
    )
    bars = base.mark_bar(height=16, yOffset=8, aria=False).encode(
        x=x, x2=alt.X2Datum(0), color=colour
    )
    zero = base.mark_rule(color=palette.rest, aria=False).encode(x=alt.XDatum(0))
    names = base.mark_text(align="left", dx=2, dy=-11, aria=False).encode(
        x=at(alt.XValue, 0), text=alt.Text("label:N")
    )
    values = base.encode(x=x, text=alt.Text("value_text:N"))
    style = {"dy": 8, "aria": False}
    near = base.mark_bar(color=palette.text).encode(
        x=at(alt.XValue, 0), x2=at(alt.X2Value, "width")
    )
    return alt.layer(
        *unseen(),
        bars,
        zero,
        names,
        *beside(values, "datum.value >= 0", "datum.value < 0", 6, style),
        to_touch(near, "position"),
    ).properties(height=alt.Step(ROW))
