"""What the score and the rank trend share: the axis of years, breaks between series, names."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.channels import at
from dashboard.charts.palette import PALETTES, Drawn, Scheme, identity

HEIGHT = 380
LINE_OF_TEXT = 17


def years_axis() -> alt.X:
    """The axis of years, over whatever years the data have."""
    return (
        alt.X("year:Q")
        .scale(nice=False, zero=False, padding=26)
        .axis(
            tickMinStep=1,
            tickCount=25,
            format="d",
            title=None,
            grid=False,
            labelOverlap="greedy",
        )
    )


def all_years(years: Sequence[int], x: alt.X) -> alt.Chart:
    """Nothing to see: keeps every edition's year on the axis, also where no mark is."""
    return alt.Chart(pd.DataFrame({"year": sorted(set(years))})).mark_point(opacity=0).encode(x=x)


def breaks(series: pd.DataFrame, x: alt.X, scheme: Scheme) -> Drawn:
    """A thin rule where a series begins, with a letter that the subtitle explains.

    Columns of ``series``: year (half a year before its first edition) and letter.
    """
    colours = PALETTES[scheme]
    base = alt.Chart(series).encode(x=x)
    rules = base.mark_rule(color=colours.rest, strokeDash=[2, 3], strokeWidth=1)
    letters = base.mark_text(color=colours.muted, dy=-8, fontWeight="bold").encode(
        y=at(alt.YValue, 0), text=alt.Text("letter:N")
    )
    return alt.layer(rules, letters)


def missing(gaps: pd.DataFrame, x: alt.X, scheme: Scheme) -> alt.Chart:
    """Why there is no figure, upright from the bottom. Columns of ``gaps``: year, reason."""
    return (
        alt.Chart(gaps)
        .mark_text(angle=270, align="left", color=PALETTES[scheme].muted, fontSize=12, dx=5)
        .encode(x=x, y=at(alt.YValue, "height"), text=alt.Text("reason:N"))
    )


def drawn(
    *layers: tuple[alt.Chart | Drawn, pd.DataFrame],
) -> list[alt.Chart | Drawn]:
    """The layers whose frame has rows: Vega warns of an axis without extent where it has none."""
    return [layer for layer, frame in layers if len(frame)]


def lines(
    history: pd.DataFrame,
    place: tuple[alt.X, alt.Y],
    run: str,
    size: float,
    told: list[alt.Tooltip],
    scheme: Scheme,
) -> tuple[alt.Chart, alt.Chart]:
    """A dot of ``size`` for every year of a province, those of one ``run`` joined."""
    x, y = place
    base = alt.Chart(history).encode(x=x, y=y, color=identity(scheme))
    return (
        base.mark_line(strokeWidth=2.5).encode(
            detail=[alt.Detail("province_code:N"), alt.Detail(f"{run}:N")]
        ),
        base.mark_point(filled=True, size=size, opacity=1).encode(tooltip=told),
    )


def names(ends: pd.DataFrame, x: alt.X, y: alt.Y, scheme: Scheme) -> Drawn:
    """The name of each line above its last point, readable across what lies behind it.

    Columns of ``ends``: year, slot, short_name, is_last and the field of ``y``.
    """
    base = (
        alt.Chart(ends)
        .transform_filter("datum.is_last")
        .encode(x=x, y=y, text=alt.Text("short_name:N"))
    )
    style: dict[str, Any] = {
        "align": "right",
        "dy": -10,
        "dx": 10,
        "fontWeight": "bold",
        "fontSize": 13,
    }
    halo = base.mark_text(
        stroke=PALETTES[scheme].ground, strokeWidth=4, strokeOpacity=0.85, **style
    )
    return alt.layer(halo, base.mark_text(**style).encode(color=identity(scheme)))


def spread(places: Sequence[float], gap: float) -> list[float]:
    """Move values apart, in their order, until neighbours are at least ``gap`` from each other."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    for before, index in pairwise(order):
        moved[index] = max(moved[index], moved[before] + gap)
    # Half of what the topmost was pushed is given back to all, so the group stays where it was.
    push = (moved[order[-1]] - places[order[-1]]) / 2 if order else 0.0
    return [value - push for value in moved]
