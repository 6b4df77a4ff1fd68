"""The units of one block: a name, under it the score as a dot, the class as shape and word."""

from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, between, end, rows, to_touch, unseen
from dashboard.charts.chart import Chart, Rows, poured
from dashboard.charts.label_rows import all_units, row_position, units
from dashboard.charts.marks import beside
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme
from dashboard.charts.ticks import SCORE_FORMAT, score_ends

# Pixels of a unit; units of a row, above the first, and from a row's top to its name and its dot.
UNIT = 2
ROW, TOP = 23, 13
NAME_AT, DOT_AT = 6, 15
ROOM = 0.06
# By the step of the class, best first; what has no class is a plain stroke.
SHAPES = ("circle", "triangle-up", "square", "diamond", "cross", "stroke")
BEST, NO_CLASS = "1", "6"


def unit_dots(frame: pd.DataFrame, thresholds: pd.DataFrame, title: str) -> Chart:
    """One row per unit, in the order of ``position`` (from 0).

    Columns of ``frame``: position, label (rank and name), value (score; null where there is
    none), value_text (what is known of it in words), step (of the class, "1" to "5", or "6" for
    none), told, click; of ``thresholds`` (may be empty): value, label, where a class begins by the
    document. ``title`` names the scores.
    """
    ends = score_ends(pd.concat([frame["value"], thresholds["value"]]), ROOM, ROOM)
    ends["middle"] = (ends["low"] + ends["high"]) / 2
    has_scores = bool(frame["value"].notna().any())

    def pour(shown: pd.DataFrame) -> Chart:
        total = TOP + ROW * len(shown)
        frames = {
            "rows": _placed(shown),
            "thresholds": thresholds if has_scores else thresholds.iloc[:0],
            "units": units(total),
        }
        chart = poured(_drawn, frames, ends, title=title if has_scores else "")
        return replace(chart, height=UNIT * total, rows=Rows(shown, pour))

    return pour(frame)


def _placed(frame: pd.DataFrame) -> pd.DataFrame:
    """Where each unit's line, name and dot stand."""
    top = TOP + ROW * (frame["position"] - frame["position"].min())
    return frame.assign(line_row=top, name_row=top + NAME_AT, dot_row=top + DOT_AT)


def _drawn(title: str, scheme: Scheme) -> Drawn:
    palette, base = PALETTES[scheme], rows("rows")
    lines = base.mark_rule(color=palette.faint, opacity=0.7, aria=False).encode(
        x=at(alt.XValue, 0), x2=at(alt.X2Value, "width"), y=row_position("line_row")
    )
    names = base.mark_text(align="left", baseline="middle", fontWeight="bold", aria=False).encode(
        x=at(alt.XValue, 0), y=row_position("name_row"), text=alt.Text("label:N")
    )
    row = base.encode(y=row_position("dot_row"))
    unknown = row.transform_filter("!isValid(datum.value)").mark_text(
        align="left", baseline="middle", color=palette.muted, aria=False
    )
    near = row.mark_rule(
        strokeWidth=UNIT * ROW - 4, color=palette.text, yOffset=-8, cursor="pointer"
    )
    return alt.layer(
        *unseen(),
        all_units(),
        *_thresholds(_score(title), palette),
        lines,
        names,
        unknown.encode(x=at(alt.XValue, 14), text=alt.Text("value_text:N")),
        *_scored(row, _score(title), palette.home),
        to_touch(near, "position"),
    ).properties(height=alt.Step(UNIT))


def _score(title: str) -> alt.X:
    """The axis of scores; none without a title, and then of no layer, or Vega fails."""
    axis = alt.Axis(title=title, orient="top", tickCount=5, format=SCORE_FORMAT) if title else None
    return alt.X("value:Q").scale(between("low", "high")).axis(axis)


def _scored(row: alt.Chart, x: alt.X, ink: str) -> list[alt.Chart]:
    """The scores, each class in its shape, with what is known in words."""
    scored = row.transform_filter("isValid(datum.value)").encode(x=x)
    steps = [str(step) for step in range(1, len(SHAPES) + 1)]
    dots = scored.mark_point(
        filled=True, opacity=1, size=110, color=ink, stroke=ink, strokeWidth=2, aria=False
    ).encode(shape=alt.Shape("step:N").scale(domain=steps, range=list(SHAPES)).legend(None))
    words = scored.encode(text=alt.Text("value_text:N"))
    middle = end("middle").expr
    sides = (f"datum.value <= ({middle})", f"datum.value > ({middle})")
    right, left = beside(words, *sides, 12, {"baseline": "middle", "aria": False})
    return [dots, left, right]


def _thresholds(x: alt.X, palette: Palette) -> list[alt.Chart]:
    """Where a class begins, as a dashed rule with its words at the top; nothing where none does."""
    base = rows("thresholds").encode(x=x)
    return [
        base.mark_rule(strokeDash=[5, 4], color=palette.rest, aria=False),
        base.mark_text(align="left", dx=4, color=palette.muted, baseline="top", aria=False).encode(
            y=at(alt.YValue, 2), text=alt.Text("label:N")
        ),
    ]
