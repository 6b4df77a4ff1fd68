"""Ranks that were promised against what came: a row per promise, open diamond and full dot."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, tooltip, where
from dashboard.charts.marks import beside, diamonds
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
    y = alt.Y("position:O").axis(None)
    base = alt.Chart(promises).encode(x=_ranks(labels["rank"]), y=y)
    known = base.transform_filter("isValid(datum.actual_rank)")
    return alt.layer(
        *_rows(alt.Chart(promises).encode(y=y), scheme),
        *_ways(base, known, labels, scheme),
        *_marks(base, known, labels, scheme),
        *_written(names, y, scheme),
    ).properties(height=ROW * len(promises))


def _ranks(title: str) -> alt.X:
    return (
        alt.X("target_rank:Q")
        .scale(domain=list(SPAN), nice=False, zero=False)
        .axis(
            title=title,
            orient="top",
            domain=False,
            values=[1, 10, 20, 30, 40, 50, 60],
            format="d",
        )
    )


def _rows(base: alt.Chart, scheme: Scheme) -> tuple[alt.Chart, ...]:
    """A line above every row, what was promised, and what came of it."""
    return (
        base.mark_rule(color=PALETTES[scheme].faint, yOffset=-ROW / 2),
        base.mark_text(align="left", fontWeight="bold", dy=HEADING).encode(
            x=at(alt.XValue, 0), text=alt.Text("label:N")
        ),
        base.mark_text(align="right", dy=HEADING).encode(
            x=at(alt.XValue, "width"), text=alt.Text("verdict_text:N")
        ),
    )


def _ways(
    base: alt.Chart, known: alt.Chart, labels: Mapping[str, str], scheme: Scheme
) -> tuple[alt.Chart, ...]:
    """From where a promise set out to its best end; from its target to what came."""
    palette = PALETTES[scheme]
    started = base.transform_filter("isValid(datum.base_rank)").encode(x=alt.X("base_rank:Q"))
    missed_by = known.encode(
        x2=alt.X2("actual_rank:Q"),
        color=where(alt.ColorValue, "datum.is_met", palette.up, palette.down),
    )
    return (
        started.mark_rule(color=palette.target, strokeDash=[5, 4], strokeWidth=1.6).encode(
            x2=alt.X2("far_rank:Q")
        ),
        missed_by.mark_rule(strokeWidth=6, opacity=0.4),
        started.mark_point(size=45, color=palette.rest, fill=palette.ground, opacity=1).encode(
            tooltip=tooltip(labels, base="base_rank:Q")
        ),
    )


def _marks(
    base: alt.Chart, known: alt.Chart, labels: Mapping[str, str], scheme: Scheme
) -> tuple[alt.Chart, ...]:
    """The diamonds (the far end of a range smaller) and, behind them, the result's dot."""
    dots = known.mark_point(filled=True, size=110, color=PALETTES[scheme].home, opacity=1)
    told = base.encode(
        tooltip=tooltip(labels, target="label:N", rank="target_text:N", document="document:N")
    )
    return (
        dots.encode(x=alt.X("actual_rank:Q"), tooltip=tooltip(labels, result="actual_text:N")),
        diamonds(told, scheme, 90, 1.6).encode(x=alt.X("far_rank:Q")),
        diamonds(told, scheme, 150, 2.2),
    )


def _written(names: pd.DataFrame, y: alt.Y, scheme: Scheme) -> tuple[alt.Chart, alt.Chart]:
    """The places under their marks, outwards, so that two marks close together stay readable."""
    palette = PALETTES[scheme]
    ink = where(alt.ColorValue, "datum.is_target", palette.target, palette.home)
    text = alt.Chart(names).encode(x=alt.X("rank:Q"), y=y, text=alt.Text("text:N"), color=ink)
    style = {"dy": UNDER, "fontWeight": "bold"}
    right, left = beside(text, "datum.side == 'right'", "datum.side == 'left'", OUTWARD, style)
    return left, right
