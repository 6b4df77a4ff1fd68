"""A difference split into its parts, one bar after another."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import between, named_colours, rows, unseen
from dashboard.charts.chart import Chart
from dashboard.charts.component.component_profile import row_touch
from dashboard.charts.label_rows import HEIGHT, UNIT, all_units, row_chart, row_labels, row_position
from dashboard.charts.palette import PALETTES, Drawn, Scheme
from dashboard.charts.ticks import SCORE_FORMAT, score_ends

# Of a bar, in units.
MARK = 3
ROOM = 0.03
IS_TOTAL = "datum.kind == 'first' || datum.kind == 'last'"


def waterfall(bars: pd.DataFrame, title: str) -> Chart:
    """One row per bar, in the order of ``bars``: its name and amount above, the bar below.

    Columns: label (lines apart by a line break), value_text, start, end, kind ("first" and "last"
    for the two totals, drawn as marks since the axis does not begin at zero; "gain", "loss",
    "same" and "rest" for what lies between), told, click. ``title`` is the axis's.
    """
    ends = score_ends(pd.concat([bars["start"], bars["end"]]), ROOM, ROOM)
    return row_chart(_drawn, bars, MARK, ends, title)


def _drawn(title: str, scheme: Scheme) -> Drawn:
    axis = alt.Axis(title=title, orient="top", tickCount=5, format=SCORE_FORMAT)
    x = alt.X("start:Q").scale(between("low", "high")).axis(axis)
    colour, base = _colour(scheme), rows("rows")
    names, values = row_labels(base)
    placed = base.encode(x=x, y=row_position("mark_y"), color=colour)
    steps = placed.transform_filter(f"!({IS_TOTAL})").mark_bar(
        height=MARK * UNIT - 2, orient="horizontal", aria=False
    )
    totals = placed.transform_filter(IS_TOTAL).mark_point(
        filled=True, opacity=1, size=150, aria=False
    )
    return alt.layer(
        *unseen(),
        all_units(),
        steps.encode(x2=alt.X2("end:Q")),
        totals,
        names,
        values.encode(color=colour),
        row_touch(base, PALETTES[scheme].text),
    ).properties(height=HEIGHT)


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
