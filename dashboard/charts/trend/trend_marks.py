"""What the score and the rank trend share: the axis of years, breaks between series, names."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, between, in_front, rows, touched, values_of
from dashboard.charts.palette import PALETTES, Drawn, Scheme, identity

HEIGHT = 380
LINE_OF_TEXT = 17
# Beside the first and the last year.
YEAR_ROOM = 0.7


def year_ends(years: pd.Series) -> dict[str, float]:
    """Where the axis of years begins and ends, so that two charts of them line up."""
    return {"first": float(years.min()) - YEAR_ROOM, "last": float(years.max()) + YEAR_ROOM}


def years_axis() -> alt.X:
    """The axis of years: a tick per year of the dataset "years"."""
    return (
        alt.X("year:Q")
        .scale(between("first", "last"))
        .axis(
            values=values_of("years", "year"),
            format="d",
            title=None,
            grid=False,
            labelOverlap="greedy",
        )
    )


def breaks(x: alt.X, scheme: Scheme) -> tuple[alt.Chart, alt.Chart]:
    """A thin rule where a series begins, with a letter that the subtitle explains.

    Dataset "series": year (half a year before its first edition) and letter.
    """
    colours = PALETTES[scheme]
    base = rows("series").encode(x=x)
    rules = base.mark_rule(color=colours.rest, strokeDash=[2, 3], strokeWidth=1)
    letters = base.mark_text(color=colours.muted, dy=-8, fontWeight="bold").encode(
        y=at(alt.YValue, 0), text=alt.Text("letter:N")
    )
    return rules, letters


def missing(x: alt.X, scheme: Scheme) -> alt.Chart:
    """Why there is no figure, upright from the bottom. Dataset "gaps": year, reason."""
    return (
        rows("gaps")
        .mark_text(angle=270, align="left", color=PALETTES[scheme].muted, fontSize=12, dx=5)
        .encode(x=x, y=at(alt.YValue, "height"), text=alt.Text("reason:N"))
    )


def ruler(x: alt.X, scheme: Scheme) -> alt.Chart:
    """What all lines are at in the year under the pointer; a click chooses the year.

    Dataset "years": year, told, click, add.
    """
    near = rows("years").mark_rule(
        strokeWidth=26, color=PALETTES[scheme].text, cursor="pointer", aria=False
    )
    opacity = in_front(alt.OpacityValue, 0.07, 0)
    return touched(near.encode(x=x, opacity=opacity), "year")


def lines(
    place: tuple[alt.X, alt.Y], run: str, size: float, scheme: Scheme
) -> tuple[alt.Chart, alt.Chart]:
    """A dot of ``size`` for every year of a province, those of one ``run`` joined.

    Dataset "history": year, the field of y, ``run``, province_code, slot.
    """
    x, y = place
    base = rows("history").encode(x=x, y=y, color=identity(scheme))
    return (
        base.mark_line(strokeWidth=2.5, aria=False).encode(
            detail=[alt.Detail("province_code:N"), alt.Detail(f"{run}:N")]
        ),
        base.mark_point(filled=True, size=size, opacity=1, aria=False),
    )


def names(x: alt.X, y: alt.Y, scheme: Scheme) -> Drawn:
    """The name of each line above its last point, readable across what lies behind it.

    Dataset "names": year, slot, short_name and the field of ``y``.
    """
    base = rows("names").encode(x=x, y=y, text=alt.Text("short_name:N"))
    style: dict[str, Any] = {
        "align": "right",
        "dy": -10,
        "dx": 10,
        "fontWeight": "bold",
        "fontSize": 13,
        "aria": False,
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
