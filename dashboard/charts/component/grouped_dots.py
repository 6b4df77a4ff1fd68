"""Dots in groups under a heading each, every dot named beside it: one line of text per dot."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, where
from dashboard.charts.marks import beside
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
    middle, last = sum(domain) / 2, float(rows["position"].max())
    x = (
        alt.X("value:Q")
        .scale(domain=domain, nice=False, zero=False)
        .axis(title=title, titleAnchor="end", titleAlign="right", orient="top", tickCount=5)
    )
    y = alt.Y("position:Q").scale(domain=[-0.8, last + 0.8], reverse=True, nice=False, zero=False)
    base = alt.Chart(rows).encode(y=y.axis(None))
    dots = base.transform_filter("isValid(datum.value)")
    colour = where(alt.ColorValue, "isValid(datum.slot)", identity(scheme), PALETTES[scheme].muted)
    named = dots.encode(x=x, text=alt.Text("text:N"), color=colour)
    return alt.layer(
        dots.mark_rule(color=PALETTES[scheme].faint, strokeWidth=1, opacity=0.6),
        *_dots(dots.encode(x=x, color=colour)),
        *beside(named, f"datum.value <= {middle}", f"datum.value > {middle}", 9),
        *_words(base, scheme),
    ).properties(height=ROW * (last + 1.6) + AXIS)


def _dots(placed: alt.Chart) -> tuple[alt.Chart, alt.Chart]:
    """Full dots and rings.

    A layer may be empty, and an empty one would be a picture without a name to a reader.
    """
    full, open_ = (placed.transform_filter(f"{no}datum.is_open") for no in ("!", ""))
    return (
        full.mark_point(filled=True, opacity=1, size=90, aria=False),
        open_.mark_point(filled=False, opacity=1, size=80, strokeWidth=2.2, aria=False),
    )


def _words(base: alt.Chart, scheme: Scheme) -> tuple[alt.Chart, alt.Chart]:
    """Why there is no dot, and the headings."""
    absent = base.transform_filter("!isValid(datum.value) && isValid(datum.text)").mark_text(
        align="left", dx=2, color=PALETTES[scheme].muted, fontStyle="italic"
    )
    headings = base.transform_filter("isValid(datum.heading)").mark_text(
        align="left", fontWeight="bold", lineBreak="\n", lineHeight=ROW
    )
    return (
        absent.encode(x=at(alt.XValue, 0), text=alt.Text("text:N")),
        headings.encode(x=at(alt.XValue, 0), text=alt.Text("heading:N")),
    )
