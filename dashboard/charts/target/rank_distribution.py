"""How likely every rank is with a plan, beside no special effort; the target as nothing else."""

from collections.abc import Mapping

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
from dashboard.charts.chart import Chart, poured
from dashboard.charts.marks import beside
from dashboard.charts.palette import PALETTES, Drawn, Scheme
from dashboard.charts.ticks import rank_ticks

HEIGHT = 240
# Above the bars: two lines of text.
HEAD = 44


def rank_distribution(
    frames: Mapping[str, pd.DataFrame], n: int, labels: Mapping[str, str]
) -> Chart:
    """A bar per rank from 1 to ``n``.

    Frames: "bars": rank, left, right (edges of the bar), share (per cent), is_reached (the target
    or better), told; "drift": rank, share; "range": left, right, middle, label (one row); "target":
    rank, label, side (one row; none without a target). ``labels``: rank, share.
    """
    highest = pd.concat([frames["bars"]["share"], frames["drift"]["share"]]).max()
    ends = {"first": 0.5, "last": n + 0.5, "none": 0.0, "most": float(highest) * 1.05 or 1.0}
    return poured(_drawn, {**frames, "ticks": rank_ticks(n)}, ends, labels=dict(labels))


def _rank(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(between("first", "last"))


def _drawn(labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    x = _rank("left").axis(title=labels["rank"], grid=False, values=values_of("ticks"), format="d")
    scale = between("none", "most")
    scale["range"] = [alt.ExprRef(expr="height"), HEAD]
    y = alt.Y("share:Q").scale(scale)
    y = y.axis(title=labels["share"], tickCount=4, format=",.1~f")
    band, *words = _range(x, palette.band, scheme)
    bars = rows("bars").encode(
        x=x,
        x2=alt.X2("right:Q"),
        y=y,
        y2=at(alt.Y2Datum, 0),
        color=where(alt.ColorValue, "datum.is_reached", palette.home, palette.rest),
    )
    drift = rows("drift").encode(x=_rank("rank"), y=y)
    near = rows("bars").mark_rule(strokeWidth=8, color=palette.text)
    return alt.layer(
        *unseen("ticks"),
        band,
        bars.mark_bar(aria=False),
        drift.mark_line(
            interpolate="step", color=palette.text, strokeWidth=1.5, opacity=0.75, aria=False
        ),
        *_target(scheme),
        *words,
        to_touch(near.encode(x=_rank("rank")), "rank", shade=0.12),
    ).properties(height=HEIGHT)


def _range(x: alt.X, colour: str, scheme: Scheme) -> tuple[alt.Chart, ...]:
    """The likely ranks as a band, and their words, readable across the target's rule."""
    palette, base = PALETTES[scheme], rows("range")
    band = base.mark_rect(color=colour, aria=False).encode(
        x=x, x2=alt.X2("right:Q"), y=at(alt.YValue, HEAD - 4), y2=at(alt.Y2Value, "height")
    )
    words = base.encode(x=_rank("middle"), y=at(alt.YValue, 22), text=alt.Text("label:N"))
    halo = words.mark_text(baseline="top", stroke=palette.ground, strokeWidth=5, aria=False)
    return band, halo, words.mark_text(baseline="top", color=palette.muted)


def _target(scheme: Scheme) -> tuple[alt.Chart, ...]:
    """An open diamond on a dashed rule, its name beside it."""
    palette = PALETTES[scheme]
    base = rows("target").encode(x=_rank("rank"))
    rule = base.mark_rule(
        color=palette.target, strokeDash=[5, 4], strokeWidth=2, aria=False
    ).encode(y=at(alt.YValue, 14), y2=at(alt.Y2Value, "height"))
    placed = base.encode(y=at(alt.YValue, 8))
    diamond = placed.mark_point(
        shape="diamond", size=130, filled=False, strokeWidth=2.5, color=palette.target, aria=False
    )
    named = placed.encode(text=alt.Text("label:N"))
    style = {"color": palette.target, "fontWeight": "bold"}
    return (
        rule,
        diamond,
        *beside(named, "datum.side === 'right'", "datum.side === 'left'", 12, style),
    )
