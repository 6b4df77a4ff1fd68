"""A unit's classes, or places, over the years: a column a year, years without any as gaps."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard.charts.channels import tooltip
from dashboard.charts.marks import Style
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme

CLASS_HEIGHT = 66
LEAST_HEIGHT = 170
LABEL = 13


def unit_history(
    years: pd.DataFrame,
    measure: str,
    levels: Sequence[str],
    labels: Mapping[str, str],
    scheme: Scheme,
) -> Drawn:
    """One row per year, by ``year``.

    Columns: year (text), level (class word or place, null in a gap), run (years one after the other
    with a class, joined; null where nothing is joined), score_text (above a point), place_text
    (below it), gap (why a year has none; null elsewhere), gap_text (once for years in a row).
    ``measure`` is "class" or "rank"; ``levels`` are the class words, best first; ``labels``: year,
    level, score_text, place_text.
    """
    palette = PALETTES[scheme]
    x = (
        alt.X("year:O")
        .sort(list(years["year"]))
        .axis(title=None, labelAngle=0, grid=False, labelOverlap=True)
    )
    base = alt.Chart(years).encode(x=x)
    fields = ("year", "level", "score_text", "place_text")
    known = base.transform_filter("isValid(datum.level)").encode(
        y=_level(measure, levels, labels["level"]),
        tooltip=tooltip(labels, **{name: f"{name}:N" for name in fields}),
    )
    layers = [
        *_notes(known, palette),
        known.mark_point(color=palette.home, filled=True, size=130, opacity=1),
    ]
    if years["run"].notna().any():
        lines = known.transform_filter("isValid(datum.run)").mark_line(
            color=palette.rest, strokeWidth=2, aria=False
        )
        layers.insert(0, lines.encode(detail=alt.Detail("run:N")))
    if years["gap"].notna().any():
        layers = [*_gaps(base, palette), *layers]
    height = max(LEAST_HEIGHT, CLASS_HEIGHT * len(levels))
    return alt.layer(*layers).properties(height=height)


def _notes(known: alt.Chart, palette: Palette) -> list[alt.Chart]:
    """The score above a point, the place below it.

    Written on the ground's colour first, so that lines do not run through figures.
    """
    halo: Style = {"color": palette.ground, "stroke": palette.ground, "strokeWidth": 4}
    return [
        known.mark_text(fontSize=LABEL, dy=side, **ink).encode(text=alt.Text(f"{text}:N"))
        for text, side in (("score_text", -16), ("place_text", 17))
        for ink in (halo, {"color": palette.text})
    ]


def _gaps(base: alt.Chart, palette: Palette) -> tuple[alt.Chart, alt.Chart]:
    """Years without a result, and why.

    Without a height of their own, bands take all of it, and reasons stand half way up.
    """
    bands = base.transform_filter("isValid(datum.gap)").mark_rect(color=palette.band, aria=False)
    reasons = base.transform_filter("isValid(datum.gap_text)").mark_text(
        color=palette.muted, fontSize=12, angle=270
    )
    return bands, reasons.encode(text=alt.Text("gap_text:N"))


def _level(measure: str, levels: Sequence[str], label: str) -> alt.Y:
    """Classes in the province's order, or places with the first on top."""
    if measure == "class":
        return (
            alt.Y("level:N")
            .scale(domain=list(levels), padding=0.5)
            .axis(title=None, grid=True, ticks=False, domain=False, labelPadding=8)
        )
    return (
        alt.Y("level:Q")
        .scale(reverse=True, zero=False, nice=True, padding=28)
        .axis(title=label, format="d", tickMinStep=1, tickCount=4)
    )
