"""Dots in groups under a heading each, every dot named beside it: one line of text per dot."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, where
from dashboard.charts.palette import PALETTES, Drawn, Scheme, identity

ROW = 20
# From the last line of a group to the next heading, in lines.
BETWEEN = 1.4
# What the axis takes of the height.
AXIS = 46


def grouped_dots(rows: pd.DataFrame, domain: list[float], title: str, scheme: Scheme) -> Drawn:
    """One line per row of ``rows``, by ``position`` from the top; ``title`` is the axis's.

    Columns: position, heading (null but on a heading's line), value (null where there is none),
    text (the dot's name, or why there is no dot), slot (whose colour, null for
    grey), is_open (drawn as a ring).
    Names stand where there is room: to the right of a dot in the left half, else to its left.
    """
    palette = PALETTES[scheme]
    middle = sum(domain) / 2
    x = (
        alt.X("value:Q")
        .scale(domain=domain, nice=False, zero=False)
        .axis(title=title, titleAnchor="end", titleAlign="right", orient="top", tickCount=5)
    )
    y = alt.Y("position:Q").scale(
        domain=[-0.8, float(rows["position"].max()) + 0.8], reverse=True, nice=False, zero=False
    )
    base = alt.Chart(rows).encode(y=y.axis(None))
    dots = base.transform_filter("isValid(datum.value)")
    colour = where(alt.ColorValue, "isValid(datum.slot)", identity(scheme), palette.muted)
    named = dots.encode(x=x, text=alt.Text("text:N"), color=colour)
    rings = dots.encode(x=x, color=colour)
    return alt.layer(
        dots.mark_rule(color=palette.faint, strokeWidth=1, opacity=0.6),
        # A layer may be empty, and an empty one would be a picture without a name to a reader.
        rings.transform_filter("!datum.is_open").mark_point(
            filled=True, opacity=1, size=90, aria=False
        ),
        rings.transform_filter("datum.is_open").mark_point(
            filled=False, opacity=1, size=80, strokeWidth=2.2, aria=False
        ),
        named.transform_filter(f"datum.value <= {middle}").mark_text(align="left", dx=9),
        named.transform_filter(f"datum.value > {middle}").mark_text(align="right", dx=-9),
        base.transform_filter("!isValid(datum.value) && isValid(datum.text)")
        .mark_text(align="left", dx=2, color=palette.muted, fontStyle="italic")
        .encode(x=at(alt.XValue, 0), text=alt.Text("text:N")),
        base.transform_filter("isValid(datum.heading)")
        .mark_text(align="left", fontWeight="bold", lineBreak="\n", lineHeight=ROW)
        .encode(x=at(alt.XValue, 0), text=alt.Text("heading:N")),
    ).properties(height=ROW * (float(rows["position"].max()) + 1.6) + AXIS)
