"""All provinces of one edition, sorted, one dot each, by score or, where that is all, by rank."""

from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import (
    between,
    brushed,
    in_front,
    rows,
    to_touch,
    unseen,
    values_of,
    where,
)
from dashboard.charts.chart import Chart, Rows, poured
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme, identity
from dashboard.charts.ticks import SCORE_FORMAT, rank_ticks, score_ends

ROW = 19
CHOSEN = "datum.is_chosen"
# What is not of the part that is looked at.
OUT = 0.3
# What the texts beside the dots take of the width.
TEXT_ROOM = 0.16


def ranking_dots(ranking: pd.DataFrame, measure: str, title: str, n: int) -> Chart:
    """One row per province, by ``position``; ``title`` is the axis's, ``n`` the size of the field.

    Columns: position, label (rank and name), value (score or rank), value_text, slot (null for
    those that are not chosen), interval_low, interval_high (null where no interval was published),
    text_at (where the value is written), is_chosen, is_quartile_start (a line is drawn above it),
    told, click, add, span, is_out (of the ranks that are not looked at). ``measure`` is "score" or
    "rank".
    """
    if measure == "rank":
        ends = {"low": n + 1.0, "high": 1.0 - TEXT_ROOM * n}
    else:
        shown = pd.concat([ranking["text_at"], ranking["interval_low"], ranking["value"]])
        ends = score_ends(shown, 0.03, TEXT_ROOM)
    ticks = rank_ticks(n if measure == "rank" else 0)

    def pour(shown: pd.DataFrame) -> Chart:
        chart = poured(_drawn, {"rows": shown, "ticks": ticks}, ends, measure=measure, title=title)
        return replace(chart, height=ROW * len(shown), rows=Rows(shown, pour))

    return pour(ranking)


def _drawn(measure: str, title: str, scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    axis = alt.Axis(title=title, orient="top", tickCount=5, format=SCORE_FORMAT)
    if measure == "rank":
        axis = alt.Axis(title=title, orient="top", values=values_of("ticks"), format="d")
    x = alt.X("value:Q").scale(between("low", "high")).axis(axis)
    y = (
        alt.Y("label:N")
        .sort(field="position", op="min")
        .axis(title=None, labelOverlap=False, ticks=False, domain=False, labelPadding=8, grid=True)
    )
    base = rows("rows").encode(y=y)
    colour, ink = (
        where(alt.ColorValue, CHOSEN, identity(scheme), grey)
        for grey in (palette.rest, palette.muted)
    )
    shade = where(alt.OpacityValue, "datum.is_out", OUT, 1)
    dots = base.mark_point(filled=True, aria=False).encode(
        x=x, color=colour, size=in_front(alt.SizeValue, 140, 60, CHOSEN), opacity=shade
    )
    values = base.mark_text(align="left", dx=9, aria=False).encode(
        x=alt.X("text_at:Q"), text=alt.Text("value_text:N"), color=ink, opacity=shade
    )
    return alt.layer(
        *unseen("ticks"), *_ground(base, palette), dots, values, _touch(base, palette)
    ).properties(height=alt.Step(ROW))


def _touch(base: alt.Chart, palette: Palette) -> alt.Chart:
    """The whole row answers, not the dot alone."""
    bars = base.mark_rule(strokeWidth=ROW - 1, color=palette.text, cursor="pointer")
    return brushed(to_touch(bars, "label"))


def _ground(base: alt.Chart, palette: Palette) -> list[alt.Chart]:
    """Behind the dots: the rows that were chosen, intervals, where a quarter begins."""
    chosen = base.transform_filter(CHOSEN).mark_rule(
        color=palette.inner_band, strokeWidth=ROW - 2, aria=False
    )
    intervals = base.transform_filter("isValid(datum.interval_low)").mark_rule(
        aria=False, strokeWidth=3, opacity=0.35, color=palette.rest
    )
    quartiles = base.transform_filter("datum.is_quartile_start").mark_rule(
        color=palette.rest, strokeDash=[6, 3], yOffset=-ROW / 2, aria=False
    )
    return [
        chosen,
        intervals.encode(x=alt.X("interval_low:Q"), x2=alt.X2("interval_high:Q")),
        quartiles,
    ]
