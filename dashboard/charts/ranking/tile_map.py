"""The country as tiles, one per province of that year's map, coloured by quartile or place."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import where
from dashboard.charts.palette import PALETTES, Drawn, Scheme

ROW = 46


def tile_map(
    tiles: pd.DataFrame,
    islands: pd.DataFrame,
    labels: Mapping[str, str],
    scheme: Scheme,
) -> Drawn:
    """One tile per province and a small one per archipelago.

    Columns of ``tiles``: tile_column, tile_row, words (the name in lines), text_row (where the
    first line stands), name, group ("1" to "4", or "missing"), place_text, is_chosen; of
    ``islands``: tile_column, tile_row, words, group. ``labels``: group_1 to group_4, missing.
    """
    palette = PALETTES[scheme]
    groups = ["1", "2", "3", "4", "missing"]
    fills = [*palette.quartiles, palette.ground]
    inks = [*palette.quartile_text, palette.text]
    columns, rows = int(tiles["tile_column"].max()), int(tiles["tile_row"].max())
    east = max(columns + 0.6, float(islands["tile_column"].max()) + 0.7)
    x = alt.X("tile_column:Q").scale(domain=[0.4, east], nice=False, zero=False).axis(None)
    y = alt.Y("tile_row:Q").scale(domain=[rows + 0.6, 0.4], nice=False, zero=False).axis(None)
    legend = alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        columns=3,
        symbolStrokeColor=palette.rest,
        symbolStrokeWidth=1,
        labelExpr=_legend(labels),
    )
    fill = alt.Color("group:N").scale(domain=groups, range=fills).legend(legend)
    squares = (
        alt.Chart(tiles)
        .transform_calculate(
            west="datum.tile_column - 0.47",
            east="datum.tile_column + 0.47",
            north="datum.tile_row - 0.46",
            south="datum.tile_row + 0.46",
        )
        .mark_rect(cornerRadius=2)
        .encode(
            x=alt.X("west:Q").scale(domain=[0.4, east], nice=False, zero=False).axis(None),
            x2=alt.X2("east:Q"),
            y=alt.Y("north:Q").scale(domain=[rows + 0.6, 0.4], nice=False, zero=False).axis(None),
            y2=alt.Y2("south:Q"),
            color=fill,
            stroke=where(alt.StrokeValue, "datum.is_chosen", palette.text, palette.rest),
            strokeWidth=where(alt.StrokeWidthValue, "datum.is_chosen", 3.5, 0.8),
            tooltip=[alt.Tooltip("name:N", title=None), alt.Tooltip("place_text:N", title=None)],
        )
    )
    ink = alt.Color("group:N").scale(domain=groups, range=inks).legend(None)
    size = alt.ExprRef(expr="width < 520 ? 9 : (width < 760 ? 11 : 12)")
    texts = (
        alt.Chart(tiles)
        .mark_text(
            fontSize=size,
            lineHeight=alt.ExprRef(expr="width < 520 ? 10 : 13"),
            lineBreak="\n",
            baseline="middle",
        )
        .encode(x=x, y=alt.Y("text_row:Q").axis(None), text=alt.Text("words:N"), color=ink)
    )
    return (
        alt.layer(squares, texts, *_islands(islands, x, y, palette.rest, fill))
        .resolve_scale(color="independent")
        .properties(height=ROW * rows)
    )


def _islands(
    islands: pd.DataFrame, x: alt.X, y: alt.Y, stroke: str, fill: alt.Color
) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(islands).encode(x=x, y=y)
    squares = base.mark_point(shape="square", size=260, filled=True, opacity=1).encode(
        color=fill.copy(deep=False).legend(None),
        stroke=alt.StrokeValue(stroke),
        strokeWidth=alt.StrokeWidthValue(0.8),
    )
    names = base.mark_text(
        dy=12, fontSize=11, lineHeight=12, lineBreak="\n", baseline="top"
    ).encode(text=alt.Text("words:N"))
    return squares, names


def _legend(labels: Mapping[str, str]) -> str:
    """Vega turns the group's key into words; the keys stay ASCII in data and exports."""
    pairs = {"1": "group_1", "2": "group_2", "3": "group_3", "4": "group_4", "missing": "missing"}
    expression = "datum.label"
    for key, label in pairs.items():
        words = labels[label].replace("'", "\\'")
        expression = f"datum.label === '{key}' ? '{words}' : ({expression})"
    return expression
