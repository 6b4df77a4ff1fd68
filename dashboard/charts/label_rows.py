"""Rows with their names above the marks, so that long names stay whole on a phone."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import at
from dashboard.charts.marks import PLAIN, Style

LINE = 18
ROOM = 6


def label_rows(rows: pd.DataFrame, mark: int) -> tuple[pd.DataFrame, int]:
    """``rows`` with label_y, mark_top, mark_y and mark_bottom, in pixels from the top; the height.

    A row is as high as its ``label`` has lines, plus ``mark`` pixels for what is drawn.
    """
    heights = LINE * (rows["label"].str.count("\n") + 1)
    tops = (heights + mark + 2 * ROOM).cumsum().shift(fill_value=0)
    mark_top = tops + ROOM + heights
    placed = rows.assign(
        label_y=tops + ROOM,
        mark_top=mark_top,
        mark_y=mark_top + mark / 2,
        mark_bottom=mark_top + mark,
    )
    return placed, int(mark_top.max() + mark + ROOM)


def row_place(field: str, scale: alt.Scale) -> alt.Y:
    """One of the heights of ``label_rows`` on the scale of all of them."""
    return alt.Y(f"{field}:Q").scale(scale).axis(None)


def row_labels(
    base: alt.Chart, scale: alt.Scale, style: Style = PLAIN
) -> tuple[alt.Chart, alt.Chart]:
    """Every row's ``label`` on the left and its ``value_text``, in a style, on the right."""
    y = row_place("label_y", scale)
    names = base.mark_text(align="left", baseline="top", lineBreak="\n", lineHeight=LINE)
    values = base.mark_text(align="right", baseline="top", fontWeight="bold", **style)
    return (
        names.encode(x=at(alt.XValue, 0), y=y, text=alt.Text("label:N")),
        values.encode(x=at(alt.XValue, "width"), y=y, text=alt.Text("value_text:N")),
    )
