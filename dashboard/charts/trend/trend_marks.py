"""What the score and the rank trend share: the axis of years, breaks between series, names."""

import math
from collections.abc import Sequence
from statistics import fmean

import altair as alt
import pandas as pd

from dashboard.charts.channels import at, between, end, rows, to_touch, values_of, where
from dashboard.charts.palette import PALETTES, Scheme, identity

HEIGHT = 380
LINE_OF_TEXT = 17
# Beside the first and the last year.
YEAR_ROOM = 0.7
NAME_SIZE = 13
# Pixels of a letter of a name, at most, and between the last year and the names.
LETTER, NAME_ROOM = 7.4, 8
# Pixels of the column behind a year, at most, and its share of a narrow axis.
COLUMN, COLUMN_SHARE = 22, 0.6
# What is not in front.
BACK = 0.12


def year_ends(years: pd.Series, names: pd.Series) -> dict[str, float]:
    """Where the axis of years begins and ends, so that two charts of them line up.

    The margin to its right, in pixels, has room for ``names``.
    """
    return {
        "first": float(years.min()) - YEAR_ROOM,
        "last": float(years.max()) + YEAR_ROOM,
        "margin": NAME_ROOM + LETTER * float(names.str.len().max() if len(names) else 0),
    }


def years_axis() -> alt.X:
    """The axis of years: a tick per year of the dataset "years"; the names' margin to its right."""
    scale = between("first", "last")
    scale["range"] = [0, alt.ExprRef(expr=f"width - ({end('margin').expr})")]
    return (
        alt.X("year:Q")
        .scale(scale)
        .axis(
            values=values_of("years", "year"),
            format="d",
            title=None,
            grid=False,
            labelOverlap="greedy",
            labelSeparation=6,
        )
    )


def year_width(share: float, most: float = math.inf) -> alt.ExprRef:
    """Pixels of a ``share`` of what a year takes of the axis, never more than ``most``."""
    years = f"({end('last', 1).expr}) - ({end('first').expr})"
    width = f"{share} * (width - ({end('margin').expr})) / ({years})"
    return alt.ExprRef(expr=width if math.isinf(most) else f"min({most}, {width})")


def column() -> alt.ExprRef:
    """Pixels of the column behind a year."""
    return year_width(COLUMN_SHARE, COLUMN)


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
        strokeWidth=year_width(1), color=PALETTES[scheme].text, cursor="pointer"
    )
    return to_touch(near.encode(x=x), "year")


def lines(
    position: tuple[alt.X, alt.Y], run: str, size: float, scheme: Scheme
) -> tuple[alt.Chart, alt.Chart]:
    """A dot of ``size`` for every year of a province, those of one ``run`` joined.

    Dataset "history": year, the field of y, ``run``, province_code, slot, is_back (behind the one
    that is alone).
    """
    x, y = position
    base = rows("history").encode(x=x, y=y, color=identity(scheme), opacity=_in_front())
    return (
        base.mark_line(strokeWidth=2.5, aria=False).encode(
            detail=[alt.Detail("province_code:N"), alt.Detail(f"{run}:N")]
        ),
        base.mark_point(filled=True, size=size, aria=False),
    )


def names(y: alt.Y, scheme: Scheme) -> alt.Chart:
    """The name of each line in the margin, as high as its last point; a click leaves it alone.

    Dataset "names": slot, short_name, click, is_back and the field of ``y``.
    """
    beyond = alt.ExprRef(expr=f"width - ({end('margin').expr}) + {NAME_ROOM}")
    # Marks of a layer without a selection of its own let a click through to what is behind them.
    named = alt.selection_point(
        name="named", on="pointerover", clear="pointerout", fields=["click"], empty=False
    )
    written = rows("names").mark_text(
        align="left", fontWeight="bold", fontSize=NAME_SIZE, cursor="pointer"
    )
    return written.encode(
        x=at(alt.XValue, beyond),
        y=y,
        text=alt.Text("short_name:N"),
        color=identity(scheme),
        opacity=_in_front(),
    ).add_params(named)


def _in_front() -> alt.OpacityValue:
    """The line that is alone in front; all of them while none is."""
    return where(alt.OpacityValue, "datum.is_back", BACK, 1)


def spread(
    positions: Sequence[float], gap: float, low: float = -math.inf, high: float = math.inf
) -> list[float]:
    """Values moved as little as puts ``gap`` between neighbours, in their order.

    They stay between ``low`` and ``high`` where there is room for all.
    """
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    # Without the gaps, what is too close is out of order: such neighbours share their mean.
    pools: list[list[float]] = []
    for position, index in enumerate(order):
        pools.append([positions[index] - position * gap])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    last = max(high - gap * (len(positions) - 1), low)
    found = [min(max(fmean(pool), low), last) for pool in pools for _ in pool]
    moved = list(positions)
    for position, index in enumerate(order):
        moved[index] = found[position] + position * gap
    return moved
