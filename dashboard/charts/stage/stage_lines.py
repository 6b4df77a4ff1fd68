"""Lines for the hall: values over the years, a place's best on top, targets as diamonds."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import where
from dashboard.charts.palette import PALETTES, Drawn, Scheme
from dashboard.charts.stage.stage_look import Room, colours, finished

SPARE = 0.16


def stage_lines(marks: pd.DataFrame, scheme: Scheme, room: Room, axis: str, is_rank: bool) -> Drawn:
    """A line per series, broken where a value is missing; home's and the targets' carry values.

    Columns of ``marks``: category (in order), series, role, run (a stretch without a gap), value,
    label ("" for none), is_above (where the label stands).
    """
    categories = list(dict.fromkeys(marks["category"]))
    low, high = float(marks["value"].min()), float(marks["value"].max())
    spare = (high - low or 1.0) * SPARE
    domain = [high + spare, low - spare] if is_rank else [low - spare, high + spare]
    known = marks[marks["value"].notna()]
    placed = alt.Chart(known).encode(
        x=alt.X("category:N")
        .sort(categories)
        .scale(domain=categories, type="point", padding=0.5)
        .axis(title=None, labelAngle=0, ticks=False, labelOverlap="greedy"),
        y=alt.Y("value:Q")
        .scale(domain=domain, nice=False, zero=False)
        .axis(title=axis or None, tickCount=5, format=",~f"),
    )
    colour, palette = colours(marks, scheme), PALETTES[scheme]
    lines = (
        placed.transform_filter("datum.role != 'target'")
        .mark_line(strokeWidth=6)
        .encode(color=colour, detail=[alt.Detail("series:N"), alt.Detail("run:N")])
    )
    dots = (
        placed.transform_filter("datum.role != 'target'")
        .mark_point(filled=True, size=330, opacity=1)
        .encode(color=colour)
    )
    diamonds = (
        placed.transform_filter("datum.role == 'target'")
        .mark_point(shape="diamond", filled=False, size=700, strokeWidth=5, opacity=1)
        .encode(color=colour)
    )
    labelled = placed.encode(
        text=alt.Text("label:N"),
        color=where(alt.ColorValue, "datum.role == 'target'", palette.target, palette.text),
    )
    above = labelled.transform_filter("datum.is_above").mark_text(
        baseline="bottom", dy=-20, fontWeight="bold"
    )
    below = labelled.transform_filter("!datum.is_above").mark_text(
        baseline="top", dy=22, fontWeight="bold"
    )
    return finished(alt.layer(lines, dots, diamonds, above, below), room)
