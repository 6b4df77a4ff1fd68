"""Ranks that were promised against what came: a row per promise, open diamond and full dot."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, where
from dashboard.charts.palette import PALETTES, Drawn, Scheme

ROW = 66
# Above the marks of a row stands what it is and what came of it.
HEADING = -18
# Below them the places, each on the outer side of its mark.
UNDER = 18
OUTWARD = 1
SPAN = (76, -12)


def target_marks(
    promises: pd.DataFrame, names: pd.DataFrame, labels: Mapping[str, str], scheme: Scheme
) -> Drawn:
    """Rows in the order of ``position``, better places to the right.

    Columns of ``promises``: position, label, verdict_text, is_met, base_rank, target_rank,
    far_rank (the better end of a range, else the target), actual_rank, document; ranks null where
    not known. Of ``names``: position, rank, text, side ("left" or "right" of the mark), is_target.
    ``labels``: rank, base, target, result, document.
    """
    palette = PALETTES[scheme]
    x = (
        alt.X("target_rank:Q")
        .scale(domain=list(SPAN), nice=False, zero=False)
        .axis(
            title=labels["rank"],
            orient="top",
            domain=False,
            values=[1, 10, 20, 30, 40, 50, 60],
            format="d",
        )
    )
    y = alt.Y("position:O").axis(None)
    base = alt.Chart(promises).encode(x=x, y=y)
    known = base.transform_filter("isValid(datum.actual_rank)")
    started = base.transform_filter("isValid(datum.base_rank)")
    heading = alt.Chart(promises).encode(y=y)
    lines = heading.mark_rule(color=palette.faint, yOffset=-ROW / 2)
    missed_by = known.mark_rule(strokeWidth=6, opacity=0.4).encode(
        x2=alt.X2("actual_rank:Q"),
        color=where(alt.ColorValue, "datum.is_met", palette.up, palette.down),
    )
    promised = started.mark_rule(color=palette.target, strokeDash=[5, 4], strokeWidth=1.6).encode(
        x=alt.X("base_rank:Q"), x2=alt.X2("far_rank:Q")
    )
    return alt.layer(
        lines,
        heading.mark_text(align="left", dy=HEADING, fontWeight="bold").encode(
            x=at(alt.XValue, 0), text=alt.Text("label:N")
        ),
        heading.mark_text(align="right", dy=HEADING).encode(
            x=at(alt.XValue, "width"), text=alt.Text("verdict_text:N")
        ),
        promised,
        missed_by,
        started.mark_point(size=45, color=palette.rest, fill=palette.ground, opacity=1).encode(
            x=alt.X("base_rank:Q"),
            tooltip=[alt.Tooltip("base_rank:Q", title=labels["base"], format="d")],
        ),
        *_marks(base, known, labels, scheme),
        *_written(names, y, scheme),
    ).properties(height=ROW * len(promises))


def _marks(
    base: alt.Chart, known: alt.Chart, labels: Mapping[str, str], scheme: Scheme
) -> list[alt.Chart]:
    """The diamonds (the far end of a range smaller) and, behind them, the result's dot."""
    palette = PALETTES[scheme]
    told = [
        alt.Tooltip("label:N", title=labels["target"]),
        alt.Tooltip("target_text:N", title=labels["rank"]),
        alt.Tooltip("document:N", title=labels["document"]),
    ]
    dots = known.mark_point(filled=True, size=110, color=palette.home, opacity=1).encode(
        x=alt.X("actual_rank:Q"),
        tooltip=[alt.Tooltip("actual_text:N", title=labels["result"])],
    )
    far = base.mark_point(
        shape="diamond", filled=False, size=90, color=palette.target, strokeWidth=1.6, opacity=1
    ).encode(x=alt.X("far_rank:Q"), tooltip=told)
    diamonds = base.mark_point(
        shape="diamond", filled=False, size=150, color=palette.target, strokeWidth=2.2, opacity=1
    ).encode(tooltip=told)
    return [dots, far, diamonds]


def _written(names: pd.DataFrame, y: alt.Y, scheme: Scheme) -> list[alt.Chart]:
    """The places under their marks, outwards, so that two marks close together stay readable."""
    palette = PALETTES[scheme]
    ink = where(alt.ColorValue, "datum.is_target", palette.target, palette.home)
    text = alt.Chart(names).encode(x=alt.X("rank:Q"), y=y, text=alt.Text("text:N"), color=ink)
    left = text.transform_filter("datum.side == 'left'")
    right = text.transform_filter("datum.side == 'right'")
    return [
        left.mark_text(align="right", dx=-OUTWARD, dy=UNDER, fontWeight="bold"),
        right.mark_text(align="left", dx=OUTWARD, dy=UNDER, fontWeight="bold"),
    ]
