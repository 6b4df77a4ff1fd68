"""The country as tiles, one per province of that year's map, coloured by quartile or place."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import fixed, named_colours, where, worded
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme

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
    columns, rows = int(tiles["tile_column"].max()), int(tiles["tile_row"].max())
    across = [0.4, max(columns + 0.6, float(islands["tile_column"].max()) + 0.7)]
    down = [rows + 0.6, 0.4]
    groups = ("1", "2", "3", "4", "missing")
    fill, ink = (
        named_colours("group", dict(zip(groups, colours, strict=True)))
        for colours in (
            (*palette.quartiles, palette.ground),
            (*palette.quartile_text, palette.text),
        )
    )
    x, y = fixed(alt.X, "tile_column", across), fixed(alt.Y, "tile_row", down)
    squares = _squares(tiles, palette).encode(
        x=fixed(alt.X, "west", across),
        y=fixed(alt.Y, "north", down),
        color=fill.legend(_legend(labels, palette.rest)),
    )
    return (
        alt.layer(
            squares, _names(tiles).encode(x=x, color=ink), *_islands(islands, x, y, fill, palette)
        )
        .resolve_scale(color="independent")
        .properties(height=ROW * rows)
    )


def _squares(tiles: pd.DataFrame, palette: Palette) -> alt.Chart:
    """A tile a province, a thick edge around the chosen ones."""
    return (
        alt.Chart(tiles)
        .transform_calculate(
            west="datum.tile_column - 0.47",
            east="datum.tile_column + 0.47",
            north="datum.tile_row - 0.46",
            south="datum.tile_row + 0.46",
        )
        .mark_rect(cornerRadius=2)
        .encode(
            x2=alt.X2("east:Q"),
            y2=alt.Y2("south:Q"),
            stroke=where(alt.StrokeValue, "datum.is_chosen", palette.text, palette.rest),
            strokeWidth=where(alt.StrokeWidthValue, "datum.is_chosen", 3.5, 0.8),
            tooltip=[alt.Tooltip("name:N", title=None), alt.Tooltip("place_text:N", title=None)],
        )
    )


def _names(tiles: pd.DataFrame) -> alt.Chart:
    """Names in lines, smaller where the picture is narrow."""
    return (
        alt.Chart(tiles)
        .mark_text(
            fontSize=alt.ExprRef(expr="width < 520 ? 9 : (width < 760 ? 11 : 12)"),
            lineHeight=alt.ExprRef(expr="width < 520 ? 10 : 13"),
            lineBreak="\n",
            baseline="middle",
        )
        .encode(y=alt.Y("text_row:Q").axis(None), text=alt.Text("words:N"))
    )


def _islands(
    islands: pd.DataFrame, x: alt.X, y: alt.Y, fill: alt.Color, palette: Palette
) -> tuple[alt.Chart, alt.Chart]:
    base = alt.Chart(islands).encode(x=x, y=y)
    squares = base.mark_point(shape="square", size=260, filled=True, opacity=1).encode(
        color=fill,
        stroke=alt.StrokeValue(palette.rest),
        strokeWidth=alt.StrokeWidthValue(0.8),
    )
    names = base.mark_text(
        dy=12, fontSize=11, lineHeight=12, lineBreak="\n", baseline="top"
    ).encode(text=alt.Text("words:N"))
    return squares, names


def _legend(labels: Mapping[str, str], stroke: str) -> alt.Legend:
    quarters = {str(quarter): labels[f"group_{quarter}"] for quarter in range(1, 5)}
    return alt.Legend(
        title=None,
        orient="top",
        direction="horizontal",
        columns=3,
        symbolStrokeColor=stroke,
        symbolStrokeWidth=1,
        labelExpr=worded(quarters | {"missing": labels["missing"]}),
    )
