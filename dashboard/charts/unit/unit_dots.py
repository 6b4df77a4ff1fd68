"""The units of one block: a name, under it the score as a dot, the class as shape and word."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import at
from dashboard.charts.palette import PALETTES, Drawn, Scheme

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
    palette = PALETTES[scheme]
    height = TOP + ROW * len(units)
    known = units["value"].dropna()
    ends = _ends(pd.concat([known, thresholds["value"]]))
    marks = units.assign(
        line_row=TOP + ROW * units["position"],
        name_row=TOP + ROW * units["position"] + NAME_AT,
        dot_row=TOP + ROW * units["position"] + DOT_AT,
        # Words stand on the side where there is room for them.
        is_right=units["value"] > (ends[0] + ends[1]) / 2,
    )
    x = (
        alt.X("value:Q")
        .scale(domain=ends, nice=False, zero=False)
        .axis(title=title, orient="top", tickCount=5)
    )
    base = alt.Chart(marks)
    lines = base.mark_rule(color=palette.faint, opacity=0.7, aria=False).encode(
        x=at(alt.XValue, 0), x2=at(alt.X2Value, "width"), y=_down("line_row", height)
    )
    names = base.mark_text(align="left", baseline="middle", fontWeight="bold").encode(
        x=at(alt.XValue, 0), y=_down("name_row", height), text=alt.Text("label:N")
    )
    unknown = (
        base.transform_filter("!isValid(datum.value)")
        .mark_text(align="left", baseline="middle", color=palette.muted)
        .encode(x=at(alt.XValue, 14), y=_down("dot_row", height), text=alt.Text("value_text:N"))
    )
    if known.empty:
        return alt.layer(lines, names, unknown).properties(height=height)
    scored = base.transform_filter("isValid(datum.value)")
    dots = scored.mark_point(
        filled=True, opacity=1, size=110, color=palette.home, stroke=palette.home, strokeWidth=2
    ).encode(
        x=x,
        y=_down("dot_row", height),
        shape=alt.Shape("step:N")
        .scale(domain=[str(step) for step in range(1, 7)], range=list(SHAPES))
        .legend(None),
    )
    texts = [
        scored.transform_filter(f"{'' if is_right else '!'}datum.is_right")
        .mark_text(
            align="right" if is_right else "left", dx=-12 if is_right else 12, baseline="middle"
        )
        .encode(x=x, y=_down("dot_row", height), text=alt.Text("value_text:N"))
        for is_right in (True, False)
    ]
    layers = [lines, names, unknown, dots, *texts]
    if not thresholds.empty:
        layers = [*_thresholds(thresholds, palette.rest, palette.muted), *layers]
    return alt.layer(*layers).properties(height=height)


def _thresholds(frame: pd.DataFrame, line: str, ink: str) -> list[alt.Chart]:
    """Where a class begins, as a dashed rule with its words at the top."""
    base = alt.Chart(frame).encode(x=alt.X("value:Q"))
    return [
        base.mark_rule(strokeDash=[5, 4], color=line),
        base.mark_text(align="left", dx=4, color=ink, baseline="top").encode(
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
    return alt.Y(f"{field}:Q").scale(domain=[height, 0], nice=False, zero=False).axis(None)
