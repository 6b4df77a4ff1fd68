"""The units of one block: a name, under it the score as a dot, the class as shape and word."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, fixed
from dashboard.charts.marks import beside
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme

ROW, TOP = 46, 26
NAME_AT, DOT_AT = 12, 30
# By the step of the class, best first; what has no class is a plain stroke.
SHAPES = ("circle", "triangle-up", "square", "diamond", "cross", "stroke")
BEST, NO_CLASS = "1", "6"


def unit_dots(units: pd.DataFrame, thresholds: pd.DataFrame, title: str, scheme: Scheme) -> Drawn:
    """One row per unit, in the order of ``position`` (from 0).

    Columns of ``units``: position, label (place and name), value (score; null where there is
    none), value_text (what is known of it in words), step (of the class, "1" to "5", or "6" for
    none); of ``thresholds`` (may be empty): value, label, where a class begins by the document.
    ``title`` names the scores.
    """
    palette, height = PALETTES[scheme], TOP + ROW * len(units)
    known = units["value"].dropna()
    ends = _ends(pd.concat([known, thresholds["value"]]))
    base = alt.Chart(_placed(units, sum(ends) / 2))
    lines = base.mark_rule(color=palette.faint, opacity=0.7, aria=False).encode(
        x=at(alt.XValue, 0), x2=at(alt.X2Value, "width"), y=_down("line_row", height)
    )
    names = base.mark_text(align="left", baseline="middle", fontWeight="bold").encode(
        x=at(alt.XValue, 0), y=_down("name_row", height), text=alt.Text("label:N")
    )
    row = base.encode(y=_down("dot_row", height))
    unknown = row.transform_filter("!isValid(datum.value)").mark_text(
        align="left", baseline="middle", color=palette.muted
    )
    layers = [lines, names, unknown.encode(x=at(alt.XValue, 14), text=alt.Text("value_text:N"))]
    if len(known):
        layers += _scored(row, ends, title, palette.home)
        layers = [*_thresholds(thresholds, palette), *layers]
    return alt.layer(*layers).properties(height=height)


def _placed(units: pd.DataFrame, middle: float) -> pd.DataFrame:
    """Where each unit's line, name and dot stand, its words on the side where they have room."""
    top = TOP + ROW * units["position"]
    return units.assign(
        line_row=top,
        name_row=top + NAME_AT,
        dot_row=top + DOT_AT,
        is_right=units["value"] > middle,
    )


def _scored(row: alt.Chart, ends: list[float], title: str, ink: str) -> list[alt.Chart]:
    """The scores, each class in its shape, with what is known in words."""
    x = (
        alt.X("value:Q")
        .scale(domain=ends, nice=False, zero=False)
        .axis(title=title, orient="top", tickCount=5)
    )
    scored = row.transform_filter("isValid(datum.value)").encode(x=x)
    steps = [str(step) for step in range(1, len(SHAPES) + 1)]
    dots = scored.mark_point(
        filled=True, opacity=1, size=110, color=ink, stroke=ink, strokeWidth=2
    ).encode(shape=alt.Shape("step:N").scale(domain=steps, range=list(SHAPES)).legend(None))
    words = scored.encode(text=alt.Text("value_text:N"))
    right, left = beside(words, "!datum.is_right", "datum.is_right", 12, {"baseline": "middle"})
    return [dots, left, right]


def _thresholds(frame: pd.DataFrame, palette: Palette) -> list[alt.Chart]:
    """Where a class begins, as a dashed rule with its words at the top; nothing where none does."""
    if frame.empty:
        return []
    base = alt.Chart(frame).encode(x=alt.X("value:Q"))
    return [
        base.mark_rule(strokeDash=[5, 4], color=palette.rest),
        base.mark_text(align="left", dx=4, color=palette.muted, baseline="top").encode(
            y=at(alt.YValue, 2), text=alt.Text("label:N")
        ),
    ]


def _ends(known: pd.Series) -> list[float]:
    """The ends of the axis: a little beyond what is shown."""
    if known.empty:
        return [0.0, 100.0]
    room = max((float(known.max()) - float(known.min())) * 0.06, 0.5)
    return [float(known.min()) - room, float(known.max()) + room]


def _down(field: str, height: int) -> alt.Y:
    return fixed(alt.Y, field, [height, 0])
