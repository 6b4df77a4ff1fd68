"""A province's rank over the years, small enough for a card, with what was promised."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.channels import between, rows, to_touch, unseen, values_of
from dashboard.charts.chart import Chart, poured
from dashboard.charts.marks import diamonds
from dashboard.charts.palette import PALETTES, Drawn, Scheme
from dashboard.charts.ticks import year_ticks

HEIGHT = 120
# Room for the number above the best rank, and below the last.
ABOVE, BELOW = 8, 9


def rank_sparkline(history: pd.DataFrame, targets: pd.DataFrame, years: list[int], n: int) -> Chart:
    """Columns of ``history``: year, rank, rank_run, is_chosen, told, click; of ``targets``: year,
    rank. ``years`` are the first and last of the axis, ``n`` the size of the largest field.

    Best rank on top; lines only inside a ``rank_run``; the chosen year's rank is a large dot with
    its number, a target an open diamond.
    """
    frames = {"history": history, "targets": targets, "years": year_ticks(pd.Series(years))}
    ends = {
        "first": years[0] - 0.8,
        "last": years[1] + 1.2,
        "top": 1.0 - ABOVE,
        "bottom": float(n + BELOW),
    }
    return poured(_drawn, frames, ends)


def _drawn(scheme: Scheme) -> Drawn:
    colours = PALETTES[scheme]
    axis = alt.Axis(
        values=values_of("years"), format="d", title=None, grid=False, domain=False, ticks=False
    )
    x = alt.X("year:Q").scale(between("first", "last")).axis(axis)
    y = alt.Y("rank:Q").scale(between("bottom", "top")).axis(None)
    base = rows("history").encode(x=x, y=y)
    lines = base.mark_line(color=colours.rest, strokeWidth=1.5, aria=False).encode(
        detail=alt.Detail("rank_run:N")
    )
    dots = base.mark_point(color=colours.rest, filled=True, size=14, opacity=1, aria=False)
    near = base.mark_point(filled=True, size=260, cursor="pointer", shape="square")
    chosen = base.transform_filter("datum.is_chosen")
    point = chosen.mark_point(color=colours.home, filled=True, size=70, opacity=1, aria=False)
    style: dict[str, Any] = {"fontWeight": "bold", "dy": -15, "fontSize": 15, "aria": False}
    halo = chosen.mark_text(stroke=colours.ground, strokeWidth=5, **style)
    number = chosen.mark_text(color=colours.home, **style)
    text = alt.Text("rank:Q", format="d")
    promised = diamonds(rows("targets").encode(x=x, y=y), scheme, 70, 1.8)
    return alt.layer(
        *unseen("years"),
        lines,
        dots,
        promised,
        point,
        halo.encode(text=text),
        number.encode(text=text),
        to_touch(near, "year", shade=0),
    ).properties(height=HEIGHT)
