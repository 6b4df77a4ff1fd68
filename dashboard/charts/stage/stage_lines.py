"""Lines for the hall: values over the years, a place's best on top, targets as diamonds."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import between, rows, unseen, where
from dashboard.charts.chart import Chart, poured
from dashboard.charts.palette import PALETTES, Drawn, Scheme
from dashboard.charts.stage.stage_look import (
    Room,
    all_categories,
    coloured,
    colours,
    finished,
    keyed,
    named,
)

SPARE = 0.16


def stage_lines(marks: pd.DataFrame, room: Room, axis: str, is_rank: bool) -> Chart:
    """A line per series, broken where a value is missing; home's and the targets' carry values.

    Columns of ``marks``: category, order (of the category), series, role, run (a stretch without a
    gap), value, label ("" for none), is_above (where the label stands).
    """
    shown = keyed(marks)
    return poured(
        _drawn,
        {"marks": shown[shown["value"].notna()], **named(shown)},
        _ends(marks["value"], is_rank),
        is_named=marks["series"].nunique() > 1,
        axis=axis,
        width=room.width,
        height=room.height,
    )


def _ends(values: pd.Series, is_rank: bool) -> dict[str, float]:
    """A little beyond what is shown; the best rank on top."""
    low, high = float(values.min()), float(values.max())
    spare = (high - low or 1.0) * SPARE
    ends = (low - spare, high + spare)
    return dict(zip(("low", "high"), ends[::-1] if is_rank else ends, strict=True))


def _drawn(is_named: bool, axis: str, width: int, height: int, scheme: Scheme) -> Drawn:
    colour = coloured(colours(scheme), is_named)
    y = alt.Y("value:Q").scale(between("low", "high"))
    placed = rows("marks").encode(
        x=_years(), y=y.axis(title=axis or None, tickCount=5, format=",~f")
    )
    results = placed.transform_filter("datum.role != 'target'").encode(color=colour)
    lines = results.mark_line(strokeWidth=6).encode(
        detail=[alt.Detail("series:N"), alt.Detail("run:N")]
    )
    dots = results.mark_point(filled=True, size=330, opacity=1)
    targets = (
        placed.transform_filter("datum.role == 'target'")
        .mark_point(shape="diamond", filled=False, size=700, strokeWidth=5, opacity=1)
        .encode(color=colour)
    )
    ground = (*unseen("series"), all_categories(_years()))
    layers = alt.layer(*ground, lines, dots, targets, *_labels(placed, scheme))
    return finished(layers, width, height)


def _years() -> alt.X:
    return (
        alt.X("category:N")
        .sort(field="order", op="min")
        .scale(type="point", padding=0.5)
        .axis(title=None, labelAngle=0, ticks=False, labelOverlap="greedy")
    )


def _labels(placed: alt.Chart, scheme: Scheme) -> tuple[alt.Chart, alt.Chart]:
    """Values above their marks, or below them."""
    palette = PALETTES[scheme]
    labelled = placed.encode(
        text=alt.Text("label:N"),
        color=where(alt.ColorValue, "datum.role == 'target'", palette.target, palette.text),
    )
    above, below = (labelled.transform_filter(f"{no}datum.is_above") for no in ("", "!"))
    return (
        above.mark_text(baseline="bottom", dy=-20, fontWeight="bold"),
        below.mark_text(baseline="top", dy=22, fontWeight="bold"),
    )
