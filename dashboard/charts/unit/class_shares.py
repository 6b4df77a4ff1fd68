"""How many units are in each class, year by year: a stacked bar with its counts and words."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, fixed, named_colours
from dashboard.charts.palette import PALETTES, Drawn, Scheme

# Everything stands on whole pixels, so that words and bars keep clear of each other at any width.
HEAD, BAR, LINE, GAP = 24, 26, 20, 18
PER_LINE = 2
SLOTS = ("1", "2", "3", "4", "5", "rest")
SQUARE = 110


def class_shares(parts: pd.DataFrame, heads: pd.DataFrame, scheme: Scheme) -> Drawn:
    """One bar per year, in the order of ``place``; under it the classes from left to right.

    Columns of ``parts``: place (of the bar, from 0), order (of the class in it, from 0), slot ("1"
    the best class to "5"; "rest" for units of which no class is told), start, end (of the bar's
    whole, 0 to 1), count_text, label; of ``heads``: place, label.
    """
    palette, step = PALETTES[scheme], _step(parts)
    height = step * len(heads)
    base = alt.Chart(_placed(parts, step))
    fill, ink = (
        named_colours("slot", dict(zip(SLOTS, colours, strict=True)))
        for colours in (
            (*palette.quartiles, palette.muted, palette.ground),
            (*palette.quartile_text, palette.ground, palette.text),
        )
    )
    bars = base.mark_rect(stroke=palette.rest, strokeWidth=0.8).encode(
        x=_across("start"),
        x2=alt.X2("end:Q"),
        y=_down("top", height),
        y2=alt.Y2("bottom:Q"),
        color=fill,
    )
    counts = (
        base.transform_filter("datum.end > datum.start")
        .mark_text(fontWeight="bold", baseline="middle")
        .encode(
            x=_across("middle"),
            y=_down("count_row", height),
            text=alt.Text("count_text:N"),
            color=ink,
        )
    )
    words = _words(base, height, fill, palette.rest)
    return (
        alt.layer(bars, counts, *words, _heads(heads, step, height))
        .resolve_scale(color="independent")
        .properties(height=height)
    )


def _heads(heads: pd.DataFrame, step: int, height: int) -> alt.Chart:
    """Every year above its bar."""
    titles = alt.Chart(heads.assign(row=heads["place"] * step + HEAD / 2))
    return titles.mark_text(align="left", baseline="middle", fontWeight="bold").encode(
        x=at(alt.XValue, 0), y=_down("row", height), text=alt.Text("label:N")
    )


def _step(parts: pd.DataFrame) -> int:
    """The height of one year: its heading, its bar, as many lines of words as any year has."""
    lines = int(parts["order"].max()) // PER_LINE + 1
    return HEAD + BAR + LINE * lines + GAP


def _placed(parts: pd.DataFrame, step: int) -> pd.DataFrame:
    """Where each class stands: in its bar, with its count, and in the words under it."""
    top = parts["place"] * step + HEAD
    return parts.assign(
        top=top,
        bottom=top + BAR,
        middle=(parts["start"] + parts["end"]) / 2,
        count_row=top + BAR / 2,
        words_row=top + BAR + LINE * (parts["order"] // PER_LINE) + LINE * 0.7,
        words_at=(parts["order"] % PER_LINE) / PER_LINE,
    )


def _words(
    base: alt.Chart, height: int, fill: alt.Color, stroke: str
) -> tuple[alt.Chart, alt.Chart]:
    """The classes in words, each after a square of its colour."""
    placed = base.encode(x=_across("words_at"), y=_down("words_row", height))
    squares = placed.mark_point(
        shape="square", filled=True, opacity=1, size=SQUARE, xOffset=8, strokeWidth=0.8,
        stroke=stroke,
    )  # fmt: skip
    labels = placed.mark_text(align="left", dx=20, baseline="middle")
    return squares.encode(color=fill), labels.encode(text=alt.Text("label:N"))


def _across(field: str) -> alt.X:
    return fixed(alt.X, field, [0, 1])


def _down(field: str, height: int) -> alt.Y:
    return fixed(alt.Y, field, [height, 0])
