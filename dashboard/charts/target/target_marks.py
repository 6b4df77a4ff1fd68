"""Ranks that were promised against what came: a row per promise, open diamond and full dot."""

from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import (
    at,
    between,
    rows,
    to_touch,
    unseen,
    values_of,
    where,
)
from dashboard.charts.chart import Chart, Rows, poured
from dashboard.charts.marks import beside, diamonds
from dashboard.charts.palette import PALETTES, Drawn, Scheme
from dashboard.charts.ticks import rank_ticks

ROW = 66
# Above the marks of a row stands what it is and what came of it.
HEADING = -18
# Below them the ranks, each on the outer side of its mark.
UNDER = 18
OUTWARD = 1
# Beside the first and the last rank, for the numbers under the outermost marks.
ROOM = 12


def target_marks(promises: pd.DataFrame, names: pd.DataFrame, n: int, title: str) -> Chart:
    """Rows in the order of ``position``, better ranks to the right; ``title`` is the axis's.

    Columns of ``promises``: position, label, verdict_text, is_met, base_rank, target_rank,
    far_rank (the better end of a range, else the target), actual_rank, told, click, add; ranks null
    where not known. Of ``names``: position, rank, text, side ("left" or "right" of the mark),
    is_target. ``n`` is the size of the largest field.
    """
    ends = {"low": n + ROOM, "high": 1.0 - ROOM}

    def pour(shown: pd.DataFrame) -> Chart:
        own = names[names["position"].isin(shown["position"])]
        frames = {"promises": shown, "names": own, "ticks": rank_ticks(n)}
        chart = poured(_drawn, frames, ends, title=title)
        return replace(chart, height=ROW * len(shown), rows=Rows(shown, pour))

    return pour(promises)


def _rank(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(between("low", "high"))


def _drawn(title: str, scheme: Scheme) -> Drawn:
    y = alt.Y("position:O").axis(None)
    axis = alt.Axis(title=title, orient="top", domain=False, values=values_of("ticks"), format="d")
    base = rows("promises").encode(x=_rank("target_rank").axis(axis), y=y)
    known = base.transform_filter("isValid(datum.actual_rank)")
    row = rows("promises").encode(y=y)
    near = row.mark_bar(color=PALETTES[scheme].text, cursor="pointer").encode(
        x=at(alt.XValue, 0), x2=at(alt.X2Value, "width")
    )
    return alt.layer(
        *unseen("ticks"),
        *_rows(row, scheme),
        *_ways(base, known, scheme),
        *_marks(base, known, scheme),
        *_written(y, scheme),
        to_touch(near, "position", shade=0.05),
    ).properties(height=alt.Step(ROW))


def _rows(base: alt.Chart, scheme: Scheme) -> tuple[alt.Chart, ...]:
    """A line above every row, what was promised, and what came of it."""
    return (
        base.mark_rule(color=PALETTES[scheme].faint, yOffset=-ROW / 2, aria=False),
        base.mark_text(align="left", fontWeight="bold", dy=HEADING).encode(
            x=at(alt.XValue, 0), text=alt.Text("label:N")
        ),
        base.mark_text(align="right", dy=HEADING).encode(
            x=at(alt.XValue, "width"), text=alt.Text("verdict_text:N")
        ),
    )


def _ways(base: alt.Chart, known: alt.Chart, scheme: Scheme) -> tuple[alt.Chart, ...]:
    """From where a promise set out to its best end; from its target to what came."""
    palette = PALETTES[scheme]
    started = base.transform_filter("isValid(datum.base_rank)").encode(x=_rank("base_rank"))
    missed_by = known.encode(
        x2=alt.X2("actual_rank:Q"),
        color=where(alt.ColorValue, "datum.is_met", palette.up, palette.down),
    )
    return (
        started.mark_rule(
            color=palette.target, strokeDash=[5, 4], strokeWidth=1.6, aria=False
        ).encode(x2=alt.X2("far_rank:Q")),
        missed_by.mark_rule(strokeWidth=6, opacity=0.4, aria=False),
        started.mark_point(size=45, color=palette.rest, fill=palette.ground, opacity=1, aria=False),
    )


def _marks(base: alt.Chart, known: alt.Chart, scheme: Scheme) -> tuple[alt.Chart, ...]:
    """The diamonds (the far end of a range smaller) and, behind them, the result's dot."""
    dots = known.mark_point(
        filled=True, size=110, color=PALETTES[scheme].home, opacity=1, aria=False
    )
    return (
        dots.encode(x=_rank("actual_rank")),
        diamonds(base, scheme, 90, 1.6).encode(x=_rank("far_rank")),
        diamonds(base, scheme, 150, 2.2),
    )


def _written(y: alt.Y, scheme: Scheme) -> tuple[alt.Chart, alt.Chart]:
    """The ranks under their marks, outwards, so that two marks close together stay readable."""
    palette = PALETTES[scheme]
    ink = where(alt.ColorValue, "datum.is_target", palette.target, palette.home)
    text = rows("names").encode(x=_rank("rank"), y=y, text=alt.Text("text:N"), color=ink)
    style = {"dy": UNDER, "fontWeight": "bold"}
    right, left = beside(text, "datum.side == 'right'", "datum.side == 'left'", OUTWARD, style)
    return left, right
