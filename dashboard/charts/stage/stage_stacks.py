"""Stacked bars for the hall: how many of each class, by year or block, the best class first."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import between, rows, unseen
from dashboard.charts.chart import Chart, poured
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme
from dashboard.charts.stage.stage_look import (
    LETTER,
    Room,
    all_categories,
    coloured,
    finished,
    keyed,
    named,
)

LONGEST_NAME = 34
SLOTS = ("1", "2", "3", "4", "5")


def stage_stacks(marks: pd.DataFrame, room: Room) -> Chart:
    """Every part carries its value where there is room for it.

    Columns of ``marks``: category, order (of the category), series, role, slot ("1" the first
    series to "5"), start, end, middle, value, label; one row per part, in order.
    """
    shown = keyed(marks)
    # One colour a class, the best first, whatever it is called.
    shown["key"] = shown["place"].astype(str)
    return poured(
        _drawn,
        {"marks": shown[shown["value"] > 0], **named(shown)},
        {"none": 0.0, "whole": float(marks["end"].max()) or 1.0},
        n_series=int(shown["place"].max()) + 1,
        width=room.width,
        height=room.height,
    )


def _drawn(n_series: int, width: int, height: int, scheme: Scheme) -> Drawn:
    palette, y = PALETTES[scheme], _categories()
    placed = rows("marks").encode(y=y)
    fills = (*palette.quartiles, palette.rest)
    known = {str(at): fills[min(at, len(fills) - 1)] for at in range(n_series)}
    colour = coloured(known, is_named=True)
    bars = placed.mark_bar(stroke=palette.rest, strokeWidth=1).encode(
        x=_across("start"), x2=alt.X2("end:Q"), color=colour
    )
    labels = placed.mark_text(baseline="middle", fontWeight="bold").encode(
        x=_across("middle"), text=alt.Text("label:N"), color=_ink(palette)
    )
    ground = (*unseen("series"), all_categories(y))
    layers = alt.layer(*ground, bars, labels).resolve_scale(color="independent")
    return finished(layers, width, height)


def _categories() -> alt.Y:
    """A bar a category, its name whole."""
    return (
        alt.Y("category:N")
        .sort(field="order", op="min")
        .scale(paddingInner=0.28, paddingOuter=0.1)
        .axis(
            title=None,
            ticks=False,
            domain=False,
            labelOverlap=False,
            labelLimit=int(LONGEST_NAME * LETTER),
        )
    )


def _across(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(between("none", "whole")).axis(None)


def _ink(palette: Palette) -> alt.Color:
    return (
        alt.Color("slot:N")
        .scale(domain=SLOTS, range=[*palette.quartile_text, palette.ground])
        .legend(None)
    )
