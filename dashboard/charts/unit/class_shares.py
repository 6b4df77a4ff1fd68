"""How many units are in each class, year by year: a stacked bar with its counts and words."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import at
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme

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
    palette = PALETTES[scheme]
    step = _step(parts)
    height = step * len(heads)
    marks = parts.assign(
        top=parts["place"] * step + HEAD,
        bottom=parts["place"] * step + HEAD + BAR,
        middle=(parts["start"] + parts["end"]) / 2,
        count_row=parts["place"] * step + HEAD + BAR / 2,
        words_row=parts["place"] * step
        + HEAD
        + BAR
        + LINE * (parts["order"] // PER_LINE)
        + LINE * 0.7,
        words_at=(parts["order"] % PER_LINE) / PER_LINE,
    )
    titles = heads.assign(row=heads["place"] * step + HEAD / 2)
    x = _across("start")
    bars = (
        alt.Chart(marks)
        .mark_rect(stroke=palette.rest, strokeWidth=0.8)
        .encode(
            x=x,
            x2=alt.X2("end:Q"),
            y=_down("top", height),
            y2=alt.Y2("bottom:Q"),
            color=_fill(palette),
        )
    )
    counts = (
        alt.Chart(marks)
        .transform_filter("datum.end > datum.start")
        .mark_text(fontWeight="bold", baseline="middle")
        .encode(
            x=_across("middle"),
            y=_down("count_row", height),
            text=alt.Text("count_text:N"),
            color=_ink(palette),
        )
    )
    squares = (
        alt.Chart(marks)
        .mark_point(
            shape="square", filled=True, opacity=1, size=SQUARE, xOffset=8, strokeWidth=0.8,
            stroke=palette.rest,
        )
        .encode(x=_across("words_at"), y=_down("words_row", height), color=_fill(palette))
    )  # fmt: skip
    labels = (
        alt.Chart(marks)
        .mark_text(align="left", dx=20, baseline="middle")
        .encode(x=_across("words_at"), y=_down("words_row", height), text=alt.Text("label:N"))
    )
    names = (
        alt.Chart(titles)
        .mark_text(align="left", baseline="middle", fontWeight="bold")
        .encode(x=at(alt.XValue, 0), y=_down("row", height), text=alt.Text("label:N"))
    )
    return (
        alt.layer(bars, counts, squares, labels, names)
        .resolve_scale(color="independent")
        .properties(height=height)
    )


def _step(parts: pd.DataFrame) -> int:
    """The height of one year: its heading, its bar, as many lines of words as any year has."""
    lines = int(parts["order"].max()) // PER_LINE + 1
    return HEAD + BAR + LINE * lines + GAP


def _across(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(domain=[0, 1], nice=False, zero=False).axis(None)


def _down(field: str, height: int) -> alt.Y:
    return alt.Y(f"{field}:Q").scale(domain=[height, 0], nice=False, zero=False).axis(None)


def _fill(palette: Palette) -> alt.Color:
    return (
        alt.Color("slot:N")
        .scale(domain=SLOTS, range=[*palette.quartiles, palette.muted, palette.ground])
        .legend(None)
    )


def _ink(palette: Palette) -> alt.Color:
    return (
        alt.Color("slot:N")
        .scale(domain=SLOTS, range=[*palette.quartile_text, palette.ground, palette.text])
        .legend(None)
    )
