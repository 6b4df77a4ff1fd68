"""Bars for the hall: lying where names are long, standing where they are years."""

import altair as alt
import pandas as pd

from dashboard.charts.palette import Drawn, Scheme
from dashboard.charts.stage.stage_look import LETTER, Room, colours, finished

# Names of more letters than this do not stand under a bar.
LONGEST_STANDING = 12
LONGEST_NAME = 44
SPARE = 1.14


def stage_bars(marks: pd.DataFrame, scheme: Scheme, room: Room) -> Drawn:
    """Every bar carries its value as ``label``.

    Columns of ``marks``: category, series, role, value, label; one row per bar, in order.
    """
    names = list(dict.fromkeys(marks["category"]))
    is_lying = max(map(len, names)) > LONGEST_STANDING
    top, bottom = max(0.0, float(marks["value"].max())), min(0.0, float(marks["value"].min()))
    values = alt.Scale(
        domain=[bottom * (SPARE if bottom < 0 else 1), (top or 1.0) * SPARE], nice=False, zero=False
    )
    bands = alt.Scale(paddingInner=0.22, paddingOuter=0.1)
    colour = colours(marks, scheme)
    base = alt.Chart(marks)
    if is_lying:
        placed = base.encode(
            x=alt.X("value:Q").scale(values).axis(None),
            y=alt.Y("category:N").sort(names).scale(bands).axis(_names()),
            yOffset=alt.YOffset("series:N").sort(list(marks["series"].unique())),
        )
        labels = placed.mark_text(align="left", baseline="middle", dx=10)
    else:
        placed = base.encode(
            x=alt.X("category:N").sort(names).scale(bands).axis(_names()),
            y=alt.Y("value:Q").scale(values).axis(None),
            xOffset=alt.XOffset("series:N").sort(list(marks["series"].unique())),
        )
        labels = placed.mark_text(align="center", baseline="bottom", dy=-8)
    bars = placed.mark_bar().encode(color=colour)
    return finished(alt.layer(bars, labels.encode(text=alt.Text("label:N"))), room)


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
