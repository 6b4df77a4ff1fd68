"""What the score and the rank trend share: the axis of years, breaks between series, names."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard.charts.palette import PALETTES, Scheme

HEIGHT = 380
LINE_OF_TEXT = 17


def years_axis(first: int, last: int) -> alt.X:
    """The axis of years; no more labels than a phone has room for come out of Vega's overlap."""
    return (
        alt.X("year:Q")
        .scale(domain=[first - 0.6, last + 0.6], nice=False)
        .axis(
            values=list(range(first, last + 1)),
            format="d",
            title=None,
            grid=False,
            labelOverlap="greedy",
        )
    )


def identity(colours: Mapping[str, str]) -> alt.Color:
    """Colour by province, the domain stated so that nothing is recoloured by a filter."""
    return (
        alt.Color("province_code:N")
        .legend(None)
        .scale(domain=list(colours), range=list(colours.values()))
    )


def breaks(series: pd.DataFrame, x: alt.X, scheme: Scheme) -> alt.LayerChart:
    """A thin rule where a series begins, with a letter that the subtitle explains.

    Columns of ``series``: year (half a year before its first edition) and letter.
    """
    colours = PALETTES[scheme]
    base = alt.Chart(series).encode(x=x)
    rules = base.mark_rule(color=colours.rest, strokeDash=[2, 3], strokeWidth=1)
    letters = base.mark_text(color=colours.muted, dy=-8, fontWeight="bold").encode(
        y=alt.value(0), text="letter:N"
    )
    return alt.layer(rules, letters)


def missing(gaps: pd.DataFrame, x: alt.X, scheme: Scheme) -> alt.Chart:
    """Why there is no figure, upright from the bottom. Columns of ``gaps``: year, reason."""
    return (
        alt.Chart(gaps)
        .mark_text(angle=270, align="left", color=PALETTES[scheme].muted, fontSize=12, dx=5)
        .encode(x=x, y=alt.value("height"), text="reason:N")
    )


def names(ends: pd.DataFrame, x: alt.X, y: alt.Y, colour: alt.Color, scheme: Scheme) -> alt.LayerChart:
    """The name of each line above its last point, readable across what lies behind it.

    Columns of ``ends``: year, province_code, short_name and the field of ``y``.
    """
    base = alt.Chart(ends).encode(x=x, y=y, text="short_name:N")
    style = {"align": "right", "dy": -10, "dx": 10, "fontWeight": "bold", "fontSize": 13}
    halo = base.mark_text(
        stroke=PALETTES[scheme].ground, strokeWidth=4, strokeOpacity=0.85, **style
    )
    return alt.layer(halo, base.mark_text(**style).encode(color=colour))


def spread(places: Sequence[float], gap: float) -> list[float]:
    """Move values apart, in their order, until neighbours are at least ``gap`` from each other."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    for before, index in zip(order, order[1:], strict=False):
        moved[index] = max(moved[index], moved[before] + gap)
    # Half of what the topmost was pushed is given back to all, so the group stays where it was.
    push = (moved[order[-1]] - places[order[-1]]) / 2 if order else 0.0
    return [value - push for value in moved]
