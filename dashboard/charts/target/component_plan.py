"""Every component on its own scale: today, the median, the best, and what the plan makes of it."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, dragged, rows, unseen
from dashboard.charts.chart import Chart
from dashboard.charts.component.component_profile import row_touch
from dashboard.charts.label_rows import HEIGHT, UNIT, all_units, row_chart, row_labels, row_position
from dashboard.charts.palette import PALETTES, Drawn, Scheme

# Of what is drawn under a name, in units.
MARK = 4
SCALE = alt.Scale(domain=[0, 100], nice=False, zero=False)


def component_plan(parts: pd.DataFrame, title: str) -> Chart:
    """One row per component, its name above, the scale from end to end below.

    Columns: label (lines apart by a line break), value_text, today, plan, median, best (per cent
    of the scale; null where not known), told, code (whose plan a drag moves). ``title`` is the
    axis's.
    """
    return row_chart(_drawn, parts, MARK, {}, title)


def _share(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(SCALE)


def _drawn(title: str, scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    axis = alt.Axis(title=title, orient="top", values=[0, 25, 50, 75, 100])
    base = rows("rows")
    placed = base.encode(y=row_position("mark_y"))
    line = placed.mark_rule(color=palette.faint, strokeWidth=4, aria=False).encode(
        x=at(alt.XValue, 0), x2=at(alt.X2Value, "width")
    )
    move = placed.mark_rule(color=palette.home, strokeWidth=4, aria=False).encode(
        x=_share("today").axis(axis), x2=alt.X2("plan:Q")
    )
    today = placed.mark_point(
        filled=True, opacity=1, size=110, color=palette.ground, stroke=palette.home, strokeWidth=2,
        aria=False,
    ).encode(x=_share("today"))  # fmt: skip
    plan = placed.mark_point(
        filled=True, opacity=1, size=150, color=palette.home, aria=False
    ).encode(x=_share("plan"))
    plan, whole = dragged(plan, row_touch(base, palette.text), "code")
    return alt.layer(
        *unseen(),
        all_units(),
        line,
        *_references(placed, scheme),
        move,
        today,
        plan,
        *row_labels(base, {"color": palette.home}),
        whole,
    ).properties(height=HEIGHT)


def _references(placed: alt.Chart, scheme: Scheme) -> list[alt.Chart]:
    """The median and the best of all, as ticks; the best one is the lighter."""
    palette = PALETTES[scheme]
    return [
        placed.mark_tick(
            color=colour, thickness=thickness, size=MARK * UNIT, orient="vertical", aria=False
        ).encode(x=_share(field))
        for field, colour, thickness in (("median", palette.text, 2), ("best", palette.up, 3))
    ]
