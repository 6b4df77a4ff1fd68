"""Bars for the hall: lying where names are long, standing where they are years."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import between, rows, unseen
from dashboard.charts.chart import Chart, poured
from dashboard.charts.palette import Drawn, Scheme
from dashboard.charts.stage.stage_look import (
    LETTER,
    Room,
    coloured,
    colours,
    finished,
    keyed,
    named,
)

# Names of more letters than this do not stand under a bar.
LONGEST_STANDING = 12
LONGEST_NAME = 44
SPARE = 1.14


def stage_bars(marks: pd.DataFrame, room: Room) -> Chart:
    """Every bar carries its value as ``label``.

    Columns of ``marks``: category, order (of the category), series, role, value, label; one row
    per bar.
    """
    shown = keyed(marks)
    longest = int(marks["category"].str.len().max())
    top, bottom = max(0.0, float(marks["value"].max())), min(0.0, float(marks["value"].min()))
    return poured(
        _drawn,
        {"marks": shown, **named(shown)},
        {"low": bottom * (SPARE if bottom < 0 else 1), "high": (top or 1.0) * SPARE},
        is_named=marks["series"].nunique() > 1,
        is_lying=longest > LONGEST_STANDING,
        width=room.width,
        height=room.height,
    )


def _drawn(
    is_named: bool,
    is_lying: bool,
    width: int,
    height: int,
    scheme: Scheme,
) -> Drawn:
    bands = alt.Scale(paddingInner=0.22, paddingOuter=0.1)
    base = rows("marks")
    if is_lying:
        placed = base.encode(
            x=alt.X("value:Q").scale(between("low", "high")).axis(None),
            y=alt.Y("category:N").sort(field="order", op="min").scale(bands).axis(_names()),
            yOffset=alt.YOffset("place:O"),
        )
        labels = placed.mark_text(align="left", baseline="middle", dx=10)
    else:
        placed = base.encode(
            x=alt.X("category:N").sort(field="order", op="min").scale(bands).axis(_names()),
            y=alt.Y("value:Q").scale(between("low", "high")).axis(None),
            xOffset=alt.XOffset("place:O"),
        )
        labels = placed.mark_text(align="center", baseline="bottom", dy=-8)
    bars = placed.mark_bar().encode(color=coloured(colours(scheme), is_named))
    texts = labels.encode(text=alt.Text("label:N"))
    return finished(alt.layer(*unseen("series", "categories"), bars, texts), width, height)


def _names() -> alt.Axis:
    """Names in at most two lines, none left out."""
    return alt.Axis(
        title=None,
        ticks=False,
        domain=False,
        labelAngle=0,
        labelOverlap=False,
        labelLimit=int(LONGEST_NAME * LETTER),
    )
