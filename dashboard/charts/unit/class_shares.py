"""How many units are in each class, year by year: a stacked bar with its counts and words."""

from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, in_front, named_colours, rows, touched, unseen
from dashboard.charts.chart import Chart, poured
from dashboard.charts.label_rows import all_units, row_position, units
from dashboard.charts.palette import PALETTES, Drawn, Scheme

# Pixels of a unit; units of a heading, a bar, a line of words, and between two years.
UNIT = 2
HEAD, BAR, LINE, GAP = 12, 13, 10, 9
PER_LINE = 2
SLOTS = ("1", "2", "3", "4", "5", "rest")
SQUARE = 110
WHOLE = alt.Scale(domain=[0, 1], nice=False, zero=False)


def class_shares(parts: pd.DataFrame, heads: pd.DataFrame) -> Chart:
    """One bar per year, in the order of ``position``; under it the classes from left to right.

    Columns of ``parts``: position (of the bar, from 0), order (of the class in it, from 0), slot
    ("1" the best class to "5"; "rest" for units of which no class is told), start, end (of the
    bar's whole, 0 to 1), count_text, label, told, click; of ``heads``: position, label.
    """
    step = _step(parts)
    frames = {
        "parts": _placed(parts, step),
        "heads": heads.assign(row=heads["position"] * step + HEAD // 2),
        "units": units(step * len(heads)),
    }
    return replace(poured(_drawn, frames, {}), height=UNIT * step * len(heads))


def _step(parts: pd.DataFrame) -> int:
    """The units of one year: its heading, its bar, as many lines of words as any year has."""
    lines = int(parts["order"].max()) // PER_LINE + 1
    return HEAD + BAR + LINE * lines + GAP


def _placed(parts: pd.DataFrame, step: int) -> pd.DataFrame:
    """Where each class stands: in its bar, with its count, and in the words under it."""
    top = parts["position"] * step + HEAD
    return parts.assign(
        middle=(parts["start"] + parts["end"]) / 2,
        bar_row=top + BAR // 2,
        words_row=top + BAR + LINE * (parts["order"] // PER_LINE) + LINE * 2 // 3,
        words_at=(parts["order"] % PER_LINE) / PER_LINE,
    )


def _across(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(WHOLE).axis(None)


def _drawn(scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    base = rows("parts")
    fill, ink = (
        named_colours("slot", dict(zip(SLOTS, colours, strict=True)))
        for colours in (
            (*palette.quartiles, palette.muted, palette.ground),
            (*palette.quartile_text, palette.ground, palette.text),
        )
    )
    bars = base.mark_bar(height=BAR * UNIT, orient="horizontal", cursor="pointer").encode(
        x=_across("start"),
        x2=alt.X2("end:Q"),
        y=row_position("bar_row"),
        color=fill,
        stroke=in_front(alt.StrokeValue, palette.text, palette.rest),
        strokeWidth=in_front(alt.StrokeWidthValue, 2.5, 0.8),
    )
    counts = (
        base.transform_filter("datum.end > datum.start")
        .mark_text(fontWeight="bold", baseline="middle", aria=False)
        .encode(
            x=_across("middle"), y=row_position("bar_row"), text=alt.Text("count_text:N"), color=ink
        )
    )
    heads = rows("heads").mark_text(align="left", baseline="middle", fontWeight="bold", aria=False)
    return (
        alt.layer(
            *unseen(),
            all_units(),
            touched(bars, "told"),
            counts,
            *_words(base, fill, palette.rest),
            heads.encode(x=at(alt.XValue, 0), y=row_position("row"), text=alt.Text("label:N")),
        )
        .resolve_scale(color="independent")
        .properties(height=alt.Step(UNIT))
    )


def _words(base: alt.Chart, fill: alt.Color, stroke: str) -> tuple[alt.Chart, alt.Chart]:
    """The classes in words, each after a square of its colour."""
    placed = base.encode(x=_across("words_at"), y=row_position("words_row"))
    squares = placed.mark_point(
        shape="square", filled=True, opacity=1, size=SQUARE, xOffset=8, strokeWidth=0.8,
        stroke=stroke, aria=False,
    )  # fmt: skip
    labels = placed.mark_text(align="left", dx=20, baseline="middle", aria=False)
    return squares.encode(color=fill), labels.encode(text=alt.Text("label:N"))
