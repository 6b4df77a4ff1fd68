"""A province's place over the years, small enough for a card, with what was promised."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.palette import PALETTES, Drawn, Scheme

HEIGHT = 120


def rank_sparkline(
    history: pd.DataFrame, targets: pd.DataFrame, years: list[int], scheme: Scheme
) -> Drawn:
    """Columns of ``history``: year, rank, rank_run, is_chosen; of ``targets``: year, rank.

    ``years`` are the first and last of the axis.

    Best place on top; lines only inside a ``rank_run``; the chosen year's place is a large dot
    with its number, a target an open diamond.
    """
    colours = PALETTES[scheme]
    x = (
        alt.X("year:Q")
        .scale(domain=[years[0] - 0.8, years[1] + 1.2], nice=False, zero=False)
        .axis(values=years, format="d", title=None, grid=False, domain=False, ticks=False)
    )
    y = alt.Y("rank:Q").scale(domain=[72, -7], nice=False, zero=False).axis(None)
    base = alt.Chart(history).encode(x=x, y=y)
    lines = base.mark_line(color=colours.rest, strokeWidth=1.5).encode(
        detail=alt.Detail("rank_run:N")
    )
    dots = base.mark_point(color=colours.rest, filled=True, size=14, opacity=1).encode(
        tooltip=[alt.Tooltip("year:Q", format="d"), alt.Tooltip("rank:Q", format="d")]
    )
    chosen = base.transform_filter("datum.is_chosen")
    point = chosen.mark_point(color=colours.home, filled=True, size=70, opacity=1)
    style: dict[str, Any] = {"fontWeight": "bold", "dy": -15, "fontSize": 15}
    halo = chosen.mark_text(stroke=colours.ground, strokeWidth=5, **style)
    number = chosen.mark_text(color=colours.home, **style)
    text = alt.Text("rank:Q", format="d")
    promised = (
        alt.Chart(targets)
        .mark_point(shape="diamond", filled=False, color=colours.target, size=70, strokeWidth=1.8)
        .encode(x=x, y=y)
    )
    layers = [lines, dots, point, halo.encode(text=text), number.encode(text=text)]
    if len(targets):
        layers.insert(2, promised)
    return alt.layer(*layers).properties(height=HEIGHT)
