"""A difference split into its parts, one bar after another."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import named_colours
from dashboard.charts.label_rows import label_rows, row_labels, row_place
from dashboard.charts.palette import PALETTES, Drawn, Scheme

MARK = 16
IS_TOTAL = "datum.kind == 'first' || datum.kind == 'last'"


def waterfall(bars: pd.DataFrame, labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    """One row per bar, in the order of ``bars``: its name and amount above, the bar below.

    Columns: label (lines apart by a line break), value_text, start, end, kind ("first" and "last"
    for the two totals, drawn as marks since the axis does not begin at zero; "gain", "loss",
    "same" and "rest" for what lies between). ``labels``: value.
    """
    rows, height = label_rows(bars, MARK)
    x = (
        alt.X("start:Q")
        .scale(zero=False, nice=False, padding=8)
        .axis(title=labels["value"], orient="top", tickCount=5)
    )
    vertical = alt.Scale(domain=[0, height], reverse=True, nice=False)
    colour = _colour(scheme)
    base = alt.Chart(rows)
    names, values = row_labels(base, vertical)
    placed = base.encode(x=x, color=colour)
    steps = (
        placed.transform_filter(f"!({IS_TOTAL})")
        .mark_rect()
        .encode(x2=alt.X2("end:Q"), y=row_place("mark_top", vertical), y2=alt.Y2("mark_bottom:Q"))
    )
    totals = (
        placed.transform_filter(IS_TOTAL)
        .mark_point(filled=True, opacity=1, size=150)
        .encode(y=row_place("mark_y", vertical))
    )
    return alt.layer(steps, totals, names, values.encode(color=colour)).properties(height=height)


def _colour(scheme: Scheme) -> alt.Color:
    """The province's total has the accent, what adds and what takes their own, the rest grey."""
    palette = PALETTES[scheme]
    return named_colours(
        "kind",
        {
            "first": palette.muted,
            "last": palette.home,
            "gain": palette.up,
            "loss": palette.down,
            "same": palette.muted,
            "rest": palette.muted,
        },
    )
