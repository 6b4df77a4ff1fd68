"""Dots in groups under a heading each, every dot named beside it: one line of text per dot."""

from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, between, end, rows, to_touch, unseen, where
from dashboard.charts.chart import Chart, Rows, poured
from dashboard.charts.label_rows import all_units, row_position, units
from dashboard.charts.marks import Style, beside
from dashboard.charts.palette import PALETTES, Drawn, Scheme, identity
from dashboard.charts.ticks import SCORE_FORMAT

# Pixels of a unit; units of a line, and from the last line of a group to the next heading.
UNIT = 10
ROW = 2
BETWEEN = 3
IN_LINES: Style = {"lineBreak": "\n", "lineHeight": UNIT * ROW}
# Of a line under the pointer.
THICK = UNIT * ROW - 0.5


def grouped_dots(frame: pd.DataFrame, domain: list[float], title: str) -> Chart:
    """One line per row of ``frame``, in order; ``title`` is the axis's.

    Columns: heading (null but on a heading's line), value (null where there is none), text (the
    dot's name, lines apart by a line break, or why there is no dot), slot (whose colour, null for
    grey), is_open (drawn as a ring), told, click.
    Names stand where there is room: to the right of a dot in the left half, else to its left.
    """
    ends = {"low": domain[0], "high": domain[1], "middle": sum(domain) / 2}

    def pour(shown: pd.DataFrame) -> Chart:
        placed, total = _placed(shown)
        chart = poured(_drawn, {"rows": placed, "units": units(total)}, ends, title=title)
        starts = shown["heading"].notna()
        rows = Rows(shown, pour, starts if bool(starts.any()) else None)
        return replace(chart, height=UNIT * total, rows=rows)

    return pour(frame)


def _placed(frame: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Every row's first line and middle in units from the top, and the units of all."""
    is_heading = frame["heading"].notna()
    lines = frame["heading"].fillna(frame["text"]).fillna("").str.count("\n") + 1
    gaps = (is_heading * (BETWEEN - ROW)).where(frame.index != frame.index[0], 0)
    ends = (lines * ROW + gaps).cumsum()
    position = (ends - lines * ROW + 1).astype(int)
    placed = frame.assign(position=position, middle=position + lines - 1, thick=lines * THICK)
    return placed, int(ends.iloc[-1]) + 1


def _drawn(title: str, scheme: Scheme) -> Drawn:
    axis = alt.Axis(
        title=title,
        titleAnchor="end",
        titleAlign="right",
        orient="top",
        tickCount=5,
        format=SCORE_FORMAT,
    )
    x = alt.X("value:Q").scale(between("low", "high")).axis(axis)
    base = rows("rows").encode(y=row_position("position"))
    known = base.transform_filter("isValid(datum.value)")
    dots = known.encode(y=row_position("middle"))
    palette = PALETTES[scheme]
    colour = where(alt.ColorValue, "isValid(datum.slot)", identity(scheme), palette.muted)
    named = known.encode(x=x, text=alt.Text("text:N"), color=colour)
    middle = end("middle").expr
    near = base.transform_filter("!isValid(datum.heading)").mark_rule(
        color=palette.text, cursor="pointer"
    )
    near = near.encode(y=row_position("middle"), strokeWidth=alt.StrokeWidth("thick:Q").scale(None))
    return alt.layer(
        *unseen(),
        all_units(),
        dots.mark_rule(color=palette.faint, strokeWidth=1, opacity=0.6, aria=False),
        *_dots(dots.encode(x=x, color=colour)),
        *beside(named, f"datum.value <= ({middle})", f"datum.value > ({middle})", 9, IN_LINES),
        *_words(base, scheme),
        to_touch(near, "position"),
    ).properties(height=alt.Step(UNIT))


def _dots(placed: alt.Chart) -> tuple[alt.Chart, alt.Chart]:
    """Full dots and rings.

    A layer may be empty, and an empty one would be a picture without a name to a reader.
    """
    full, open_ = (placed.transform_filter(f"{no}datum.is_open") for no in ("!", ""))
    return (
        full.mark_point(filled=True, opacity=1, size=90, aria=False),
        open_.mark_point(filled=False, opacity=1, size=80, strokeWidth=2.2, aria=False),
    )


def _words(base: alt.Chart, scheme: Scheme) -> tuple[alt.Chart, alt.Chart]:
    """Why there is no dot, and the headings."""
    absent = base.transform_filter("!isValid(datum.value) && isValid(datum.text)").mark_text(
        align="left", dx=2, color=PALETTES[scheme].muted, fontStyle="italic"
    )
    headings = base.transform_filter("isValid(datum.heading)").mark_text(
        align="left", fontWeight="bold", lineBreak="\n", lineHeight=UNIT * ROW
    )
    return (
        absent.encode(x=at(alt.XValue, 0), text=alt.Text("text:N")),
        headings.encode(x=at(alt.XValue, 0), text=alt.Text("heading:N")),
    )
