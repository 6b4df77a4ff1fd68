"""Rows with their names above the marks, so that long names stay whole on a phone.

The height of a chart is as many units as the dataset "units" has rows: a name takes three for each
of its lines, what is drawn below it as many as it needs.
"""

from collections.abc import Mapping
from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, rows
from dashboard.charts.chart import Chart, Make, Rows, poured
from dashboard.charts.marks import PLAIN, Style

# Pixels of a unit; units of a line of text, and of the room above and below a row's content.
UNIT = 6
LINE = 3
ROOM = 1
LINE_HEIGHT = UNIT * LINE
HEIGHT = alt.Step(UNIT)
BANDS = alt.Scale(type="band", paddingInner=0, paddingOuter=0)


def label_rows(frame: pd.DataFrame, mark: int) -> dict[str, pd.DataFrame]:
    """The datasets "rows" (``frame`` with label_y and mark_y, in units from the top) and "units".

    A row is as high as its ``label`` has lines, plus ``mark`` units for what is drawn.
    """
    names = LINE * (frame["label"].str.count("\n") + 1)
    tops = (names + mark + 2 * ROOM).cumsum().shift(fill_value=0)
    label_y = (tops + ROOM).astype(int)
    placed = frame.assign(label_y=label_y, mark_y=(label_y + names + mark // 2).astype(int))
    total = int((names + mark + 2 * ROOM).sum())
    return {"rows": placed, "units": units(total)}


def row_chart(
    make: Make, frame: pd.DataFrame, mark: int, ends: Mapping[str, float], title: str
) -> Chart:
    """A chart of rows with their names above the marks; ``title`` is the axis's."""
    frames = label_rows(frame, mark)
    chart = poured(make, frames, ends, title=title)

    def pour(shown: pd.DataFrame) -> Chart:
        return row_chart(make, shown, mark, ends, title)

    return replace(chart, height=UNIT * len(frames["units"]), rows=Rows(frame, pour))


def units(total: int) -> pd.DataFrame:
    """The dataset "units": the height of a chart."""
    return pd.DataFrame({"unit": range(total)})


def row_position(field: str) -> alt.Y:
    """The middle of one of the units."""
    return alt.Y(f"{field}:O").scale(BANDS).axis(None)


def row_top(field: str) -> alt.Y:
    """The upper edge of one of the units."""
    return alt.Y(f"{field}:O", bandPosition=0).scale(BANDS).axis(None)


def all_units() -> alt.Chart:
    """Nothing to see: gives every unit its height."""
    return rows("units").mark_text(text="", aria=False).encode(y=row_position("unit"))


def row_labels(base: alt.Chart, style: Style = PLAIN) -> tuple[alt.Chart, alt.Chart]:
    """Every row's ``label`` on the left and its ``value_text``, in a style, on the right."""
    y = row_top("label_y")
    names = base.mark_text(align="left", baseline="top", lineBreak="\n", lineHeight=LINE_HEIGHT)
    values = base.mark_text(align="right", baseline="top", fontWeight="bold", **style)
    return (
        names.encode(x=at(alt.XValue, 0), y=y, text=alt.Text("label:N")),
        values.encode(x=at(alt.XValue, "width"), y=y, text=alt.Text("value_text:N")),
    )
