"""Stacked bars for the hall: how many of each class, by year or block, the best class first."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import between, rows, unseen
from dashboard.charts.chart import Chart, poured
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme
from dashboard.charts.stage.stage_look import LETTER, Room, finished

LONGEST_NAME = 34
SLOTS = ("1", "2", "3", "4", "5")


def stage_stacks(marks: pd.DataFrame, room: Room) -> Chart:
    """Every part carries its value where there is room for it.

    Columns of ``marks``: category, series, slot ("1" the first series to "5"), start, end, middle,
    value, label; one row per part, in order.
    """
    pairs = marks[["series", "slot"]].drop_duplicates("series")
    return poured(
        _drawn,
        {"marks": marks[marks["value"] > 0]},
        {"none": 0.0, "whole": float(marks["end"].max()) or 1.0},
        categories=list(dict.fromkeys(marks["category"])),
        series=[list(map(str, pair)) for pair in pairs.itertuples(index=False)],
        width=room.width,
        height=room.height,
    )


def _drawn(
    categories: list[str], series: list[list[str]], width: int, height: int, scheme: Scheme
) -> Drawn:
    palette = PALETTES[scheme]
    placed = rows("marks").encode(
        y=alt.Y("category:N")
        .sort(categories)
        .scale(domain=categories, paddingInner=0.28, paddingOuter=0.1)
        .axis(
            title=None,
            ticks=False,
            domain=False,
            labelOverlap=False,
            labelLimit=int(LONGEST_NAME * LETTER),
        )
    )
    fills = dict(zip(SLOTS, [*palette.quartiles, palette.rest], strict=True))
    names = [name for name, _ in series]
    colour = alt.Color("series:N").scale(domain=names, range=[fills[slot] for _, slot in series])
    bars = placed.mark_bar(stroke=palette.rest, strokeWidth=1).encode(
        x=_across("start"), x2=alt.X2("end:Q"), color=colour
    )
    labels = placed.mark_text(baseline="middle", fontWeight="bold").encode(
        x=_across("middle"), text=alt.Text("label:N"), color=_ink(palette)
    )
    layers = alt.layer(*unseen(), bars, labels).resolve_scale(color="independent")
    return finished(layers, width, height)


def _across(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(between("none", "whole")).axis(None)


def _ink(palette: Palette) -> alt.Color:
    return (
        alt.Color("slot:N")
        .scale(domain=SLOTS, range=[*palette.quartile_text, palette.ground])
        .legend(None)
    )
