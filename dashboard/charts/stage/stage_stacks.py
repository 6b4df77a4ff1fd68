"""Stacked bars for the hall: how many of each class, by year or block, the best class first."""

import altair as alt
import pandas as pd

from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme
from dashboard.charts.stage.stage_look import LETTER, Room, finished

LONGEST_NAME = 34
SLOTS = ("1", "2", "3", "4", "5")


def stage_stacks(marks: pd.DataFrame, scheme: Scheme, room: Room) -> Drawn:
    """Every part carries its value where there is room for it.

    Columns of ``marks``: category, series, slot ("1" the first series to "5"), start, end, middle,
    value, label; one row per part, in order.
    """
    palette = PALETTES[scheme]
    categories = list(dict.fromkeys(marks["category"]))
    series = list(dict.fromkeys(marks["series"]))
    slots = [str(marks.loc[marks["series"] == name, "slot"].iloc[0]) for name in series]
    whole = float(marks["end"].max()) or 1.0
    placed = alt.Chart(marks[marks["value"] > 0]).encode(
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
    bars = placed.mark_bar(stroke=palette.rest, strokeWidth=1).encode(
        x=_across("start", whole),
        x2=alt.X2("end:Q"),
        color=alt.Color("series:N").scale(domain=series, range=[fills[slot] for slot in slots]),
    )
    labels = placed.mark_text(baseline="middle", fontWeight="bold").encode(
        x=_across("middle", whole),
        text=alt.Text("label:N"),
        color=_ink(palette),
    )
    return finished(
        alt.layer(bars, labels).resolve_scale(color="independent"),
        room,
    )


def _across(field: str, whole: float) -> alt.X:
    return alt.X(f"{field}:Q").scale(domain=[0, whole], nice=False, zero=False).axis(None)


def _ink(palette: Palette) -> alt.Color:
    return (
        alt.Color("slot:N")
        .scale(domain=SLOTS, range=[*palette.quartile_text, palette.ground])
        .legend(None)
    )
