"""A unit's classes, or ranks, over the years: a column a year, years without any as gaps."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, between, rows, to_touch, unseen
from dashboard.charts.chart import Chart, poured
from dashboard.charts.marks import Style
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme

CLASS_HEIGHT = 66
RANK_HEIGHT = 190
# Above the best and below the last rank that a unit had.
ROOM = 1.2
LABEL = 13


def unit_history(years: pd.DataFrame, measure: str, levels: Sequence[str], title: str) -> Chart:
    """One row per year, by ``year``.

    Columns: year (text), level (class word or rank, null in a gap), run (years one after the other
    with a class, joined; null where nothing is joined), score_text (above a point), marked_rank
    (below it), gap (why a year has none; null elsewhere), gap_text (once for years in a row), told,
    click. ``measure`` is "class" or "rank"; ``levels`` are the class words, best first; ``title``
    names the ranks.
    """
    order = {level: at for at, level in enumerate(levels)}
    frames = {
        "years": years.assign(order=years["level"].map(order)),
        "levels": pd.DataFrame({"level": list(order), "order": list(order.values())}),
    }
    ends = {}
    if measure == "rank":
        known = years["level"].dropna().astype(float)
        ends = {"best": float(known.min()) - ROOM, "worst": float(known.max()) + ROOM}
    return poured(_drawn, frames, ends, measure=measure, title=title)


def _drawn(measure: str, title: str, scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    x = alt.X("year:O").axis(title=None, labelAngle=0, grid=False, labelOverlap=True)
    base, y = rows("years").encode(x=x), _level(measure, title)
    known = base.transform_filter("isValid(datum.level)").encode(y=y)
    lines = known.transform_filter("isValid(datum.run)").mark_line(
        color=palette.rest, strokeWidth=2, aria=False
    )
    near = base.mark_rule(strokeWidth=34, color=palette.text, cursor="pointer")
    return alt.layer(
        *unseen(),
        rows("levels")
        .mark_text(text="", aria=False)
        .encode(y=y if measure == "class" else at(alt.YValue, 0)),
        *_gaps(base, palette),
        lines.encode(detail=alt.Detail("run:N")),
        *_notes(known, palette),
        known.mark_point(color=palette.home, filled=True, size=130, opacity=1, aria=False),
        to_touch(near, "year"),
    ).properties(height=alt.Step(CLASS_HEIGHT) if measure == "class" else RANK_HEIGHT)


def _notes(known: alt.Chart, palette: Palette) -> list[alt.Chart]:
    """The score above a point, the rank below it.

    Written on the ground's colour first, so that lines do not run through figures.
    """
    halo: Style = {"color": palette.ground, "stroke": palette.ground, "strokeWidth": 4}
    return [
        known.mark_text(fontSize=LABEL, dy=side, aria=False, **ink).encode(
            text=alt.Text(f"{text}:N")
        )
        for text, side in (("score_text", -16), ("marked_rank", 17))
        for ink in (halo, {"color": palette.text})
    ]


def _gaps(base: alt.Chart, palette: Palette) -> tuple[alt.Chart, alt.Chart]:
    """Years without a result, and why.

    Without a height of their own, bands take all of it, and reasons stand half way up.
    """
    bands = base.transform_filter("isValid(datum.gap)").mark_rect(color=palette.band, aria=False)
    reasons = base.transform_filter("isValid(datum.gap_text)").mark_text(
        color=palette.muted, fontSize=12, angle=270, aria=False
    )
    return bands, reasons.encode(text=alt.Text("gap_text:N"))


def _level(measure: str, title: str) -> alt.Y:
    """Classes in the province's order, or ranks with the first on top."""
    if measure == "class":
        return (
            alt.Y("level:N")
            .sort(field="order", op="min")
            .scale(padding=0.5)
            .axis(title=None, grid=True, ticks=False, domain=False, labelPadding=8)
        )
    return (
        alt.Y("level:Q")
        .scale(between("worst", "best"))
        .axis(title=title, format="d", tickMinStep=1, tickCount=4)
    )
