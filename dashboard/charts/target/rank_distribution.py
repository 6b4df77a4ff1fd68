"""How likely every place is with a plan, beside no special effort; the target as nothing else."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, where
from dashboard.charts.palette import PALETTES, Drawn, Scheme

HEIGHT = 240
# Above the bars: two lines of text.
HEAD = 44
FRAMES = ("bars", "drift", "range", "target")

Frames = Mapping[str, pd.DataFrame | alt.NamedData]


def rank_distribution(frames: Frames, n: int, labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    """A bar per place from 1 to ``n``; what moves is in the frames, so that the rest can stay.

    Frames: "bars": left, right (edges of the bar), share (per cent), is_reached (the target or
    better); "drift": rank, share; "range": left, right, middle, label (one row); "target": rank,
    label, side (one row; none without a target). ``labels``: rank, share.
    """
    palette = PALETTES[scheme]
    scale = alt.Scale(domain=[0.5, n + 0.5], nice=False, zero=False)
    axis = alt.Axis(title=labels["rank"], grid=False, values=[1, *range(10, n + 1, 10)], format="d")
    x = alt.X("left:Q").scale(scale).axis(axis)
    y = (
        alt.Y("share:Q")
        .scale(zero=True, nice=True, padding=0, range=[alt.ExprRef(expr="height"), HEAD])
        .axis(title=labels["share"], tickCount=4)
    )
    ranges = alt.Chart(frames["range"])
    band = ranges.mark_rect(color=palette.band, aria=False).encode(
        x=x, x2=alt.X2("right:Q"), y=at(alt.YValue, HEAD - 4), y2=at(alt.Y2Value, "height")
    )
    words = ranges.encode(
        x=alt.X("middle:Q").scale(scale), y=at(alt.YValue, 22), text=alt.Text("label:N")
    )
    # Readable across the target's rule.
    halo = words.mark_text(baseline="top", stroke=palette.ground, strokeWidth=5)
    band_text = alt.layer(halo, words.mark_text(baseline="top", color=palette.muted))
    bars = (
        alt.Chart(frames["bars"])
        .mark_bar()
        .encode(
            x=x,
            x2=alt.X2("right:Q"),
            y=y,
            y2=at(alt.Y2Datum, 0),
            color=where(alt.ColorValue, "datum.is_reached", palette.home, palette.rest),
        )
    )
    drift = (
        alt.Chart(frames["drift"])
        .mark_line(interpolate="step", color=palette.text, strokeWidth=1.5, opacity=0.75)
        .encode(x=alt.X("rank:Q").scale(scale), y=y)
    )
    return alt.layer(
        band, bars, drift, *_target(frames["target"], scale, scheme), band_text
    ).properties(height=HEIGHT)


def _target(
    frame: pd.DataFrame | alt.NamedData, scale: alt.Scale, scheme: Scheme
) -> tuple[alt.Chart, ...]:
    """An open diamond on a dashed rule, its name beside it."""
    palette = PALETTES[scheme]
    base = alt.Chart(frame).encode(x=alt.X("rank:Q").scale(scale))
    rule = base.mark_rule(color=palette.target, strokeDash=[5, 4], strokeWidth=2).encode(
        y=at(alt.YValue, 14), y2=at(alt.Y2Value, "height")
    )
    diamond = base.mark_point(
        shape="diamond", size=130, filled=False, strokeWidth=2.5, color=palette.target
    ).encode(y=at(alt.YValue, 8))
    right, left = (base.transform_filter(f"datum.side === '{side}'") for side in ("right", "left"))
    style: dict[str, Any] = {"color": palette.target, "fontWeight": "bold"}
    text = [
        part.encode(y=at(alt.YValue, 8), text=alt.Text("label:N"))
        for part in (
            right.mark_text(align="left", dx=12, **style),
            left.mark_text(align="right", dx=-12, **style),
        )
    ]
    return rule, diamond, *text


def nothing() -> Drawn:
    """An empty picture, for what is only exported as a table."""
    return alt.layer(alt.Chart(pd.DataFrame({"rank": []})).mark_point())
