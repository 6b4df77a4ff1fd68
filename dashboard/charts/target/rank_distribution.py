"""How likely every place is with a plan, beside no special effort; the target as nothing else."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, where
from dashboard.charts.marks import beside
from dashboard.charts.palette import PALETTES, Drawn, Scheme

HEIGHT = 240
# Above the bars: two lines of text.
HEAD = 44
FRAMES = ("bars", "drift", "range", "target")

Frame = pd.DataFrame | alt.NamedData
Frames = Mapping[str, Frame]


def rank_distribution(frames: Frames, n: int, labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    """A bar per place from 1 to ``n``; what moves is in the frames, so that the rest can stay.

    Frames: "bars": left, right (edges of the bar), share (per cent), is_reached (the target or
    better); "drift": rank, share; "range": left, right, middle, label (one row); "target": rank,
    label, side (one row; none without a target). ``labels``: rank, share.
    """
    scale = alt.Scale(domain=[0.5, n + 0.5], nice=False, zero=False)
    axis = alt.Axis(title=labels["rank"], grid=False, values=[1, *range(10, n + 1, 10)], format="d")
    x = alt.X("left:Q").scale(scale).axis(axis)
    y = (
        alt.Y("share:Q")
        .scale(zero=True, nice=True, padding=0, range=[alt.ExprRef(expr="height"), HEAD])
        .axis(title=labels["share"], tickCount=4)
    )
    palette = PALETTES[scheme]
    band, *words = _range(frames["range"], x, scale, scheme)
    bars = alt.Chart(frames["bars"]).encode(
        x=x,
        x2=alt.X2("right:Q"),
        y=y,
        y2=at(alt.Y2Datum, 0),
        color=where(alt.ColorValue, "datum.is_reached", palette.home, palette.rest),
    )
    drift = alt.Chart(frames["drift"]).encode(x=alt.X("rank:Q").scale(scale), y=y)
    return alt.layer(
        band,
        bars.mark_bar(),
        drift.mark_line(interpolate="step", color=palette.text, strokeWidth=1.5, opacity=0.75),
        *_target(frames["target"], scale, scheme),
        alt.layer(*words),
    ).properties(height=HEIGHT)


def _range(frame: Frame, x: alt.X, scale: alt.Scale, scheme: Scheme) -> tuple[alt.Chart, ...]:
    """The likely ranks as a band, and their words, readable across the target's rule."""
    palette, base = PALETTES[scheme], alt.Chart(frame)
    band = base.mark_rect(color=palette.band, aria=False).encode(
        x=x, x2=alt.X2("right:Q"), y=at(alt.YValue, HEAD - 4), y2=at(alt.Y2Value, "height")
    )
    words = base.encode(
        x=alt.X("middle:Q").scale(scale), y=at(alt.YValue, 22), text=alt.Text("label:N")
    )
    halo = words.mark_text(baseline="top", stroke=palette.ground, strokeWidth=5)
    return band, halo, words.mark_text(baseline="top", color=palette.muted)


def _target(frame: Frame, scale: alt.Scale, scheme: Scheme) -> tuple[alt.Chart, ...]:
    """An open diamond on a dashed rule, its name beside it."""
    palette = PALETTES[scheme]
    base = alt.Chart(frame).encode(x=alt.X("rank:Q").scale(scale))
    rule = base.mark_rule(color=palette.target, strokeDash=[5, 4], strokeWidth=2).encode(
        y=at(alt.YValue, 14), y2=at(alt.Y2Value, "height")
    )
    placed = base.encode(y=at(alt.YValue, 8))
    diamond = placed.mark_point(
        shape="diamond", size=130, filled=False, strokeWidth=2.5, color=palette.target
    )
    named = placed.encode(text=alt.Text("label:N"))
    style = {"color": palette.target, "fontWeight": "bold"}
    return (
        rule,
        diamond,
        *beside(named, "datum.side === 'right'", "datum.side === 'left'", 12, style),
    )


def nothing() -> Drawn:
    """An empty picture, for what is only exported as a table."""
    return alt.layer(alt.Chart(pd.DataFrame({"rank": []})).mark_point())
