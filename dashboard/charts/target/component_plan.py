"""Every component on its own scale: today, the median, the best, and what the plan makes of it."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import at
from dashboard.charts.label_rows import row_labels, row_place
from dashboard.charts.palette import PALETTES, Drawn, Scheme

MARK = 22
FRAMES = ("rows",)

Frames = Mapping[str, pd.DataFrame | alt.NamedData]


def component_plan(frames: Frames, height: int, labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    """One row per component, its name above, the scale from end to end below.

    Frame "rows": label, value_text, label_y, mark_top, mark_y, mark_bottom (pixels, see
    label_rows), today, plan, median, best (per cent of the scale; null where not known).
    ``labels``: scale, today, plan, median, best.
    """
    palette = PALETTES[scheme]
    scale = alt.Scale(domain=[0, 100], nice=False, zero=False)
    vertical = alt.Scale(domain=[0, height], reverse=True, nice=False, zero=False)
    axis = alt.Axis(title=labels["scale"], orient="top", values=[0, 25, 50, 75, 100])
    base, mark_y = alt.Chart(frames["rows"]), row_place("mark_y", vertical)
    x_today, x_plan = (alt.X(f"{field}:Q").scale(scale) for field in ("today", "plan"))
    line = base.mark_rule(color=palette.faint, strokeWidth=4, aria=False).encode(
        x=at(alt.XValue, 0), x2=at(alt.X2Value, "width"), y=mark_y
    )
    move = base.mark_rule(color=palette.home, strokeWidth=4).encode(
        x=x_today.axis(axis), x2=alt.X2("plan:Q"), y=mark_y
    )
    today = base.mark_point(
        filled=True, opacity=1, size=110, color=palette.ground, stroke=palette.home, strokeWidth=2
    ).encode(x=x_today, y=mark_y)
    plan = base.mark_point(filled=True, opacity=1, size=150, color=palette.home).encode(
        x=x_plan, y=mark_y
    )
    ticks = [
        base.mark_rule(color=colour, strokeWidth=2, strokeDash=dash).encode(
            x=alt.X(f"{field}:Q").scale(scale),
            y=row_place("mark_top", vertical),
            y2=alt.Y2("mark_bottom:Q"),
        )
        for field, colour, dash in (
            ("median", palette.text, [1, 0]),
            ("best", palette.up, [3, 2]),
        )
    ]
    labelled = row_labels(base, vertical, {"color": palette.home})
    return alt.layer(line, *ticks, move, today, plan, *labelled).properties(height=height)
