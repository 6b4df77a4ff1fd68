"""The country as tiles, one per province of that year's map, coloured by quartile or rank."""

from collections.abc import Mapping
from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import (
    between,
    in_front,
    named_colours,
    rows,
    touched,
    unseen,
    worded,
)
from dashboard.charts.chart import Chart, poured
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme

ROW = 46
# No wider than this, so that tiles keep their shape in a hall.
HALL_WIDTH = 560
CHOSEN = "datum.is_chosen"


def tile_map(tiles: pd.DataFrame, islands: pd.DataFrame, labels: Mapping[str, str]) -> Chart:
    """One tile per province and a small one per archipelago.

    Columns of ``tiles``: tile_column, tile_row, words (the name in lines), text_row (where the
    first line stands), group ("1" to "4", or "missing"), is_chosen, told, click, add; of
    ``islands``: tile_column, tile_row, words, group. ``labels``: group_1 to group_4, missing.
    """
    columns, down = int(tiles["tile_column"].max()), int(tiles["tile_row"].max())
    ends = {
        "west": 0.4,
        "east": max(columns + 0.6, float(islands["tile_column"].max()) + 0.7),
        "south": down + 0.6,
        "north": 0.4,
    }
    frames = {"tiles": tiles, "islands": islands}
    # Far from the screen only the names of the chosen are read.
    words = tiles["words"].str.replace("\n", " ").where(tiles["is_chosen"], "")
    named = tiles.assign(words=words, text_row=tiles["tile_row"])
    chart = poured(_drawn, frames, ends, n_rows=down, labels=dict(labels))
    return replace(chart, hall={"tiles": named}, hall_width=HALL_WIDTH)


def _drawn(n_rows: int, labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    groups = ("1", "2", "3", "4", "missing")
    fill, ink = (
        named_colours("group", dict(zip(groups, colours, strict=True)))
        for colours in (
            (*palette.quartiles, palette.ground),
            (*palette.quartile_text, palette.text),
        )
    )
    squares = _squares(palette).encode(color=fill.legend(_legend(labels, palette.rest)))
    names = _names().encode(x=_across("tile_column"), y=_down("text_row"), color=ink)
    return (
        alt.layer(*unseen(), touched(squares, "words"), names, *_islands(fill, palette))
        .resolve_scale(color="independent")
        .properties(height=ROW * n_rows)
    )


def _across(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(between("west", "east")).axis(None)


def _down(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q").scale(between("south", "north")).axis(None)


def _squares(palette: Palette) -> alt.Chart:
    """A tile a province, a thick edge around the chosen ones and the one under the pointer."""
    return (
        rows("tiles")
        .transform_calculate(
            west="datum.tile_column - 0.47",
            east="datum.tile_column + 0.47",
            north="datum.tile_row - 0.46",
            south="datum.tile_row + 0.46",
        )
        .mark_rect(cornerRadius=2, cursor="pointer")
        .encode(
            x=_across("west"),
            y=_down("north"),
            x2=alt.X2("east:Q"),
            y2=alt.Y2("south:Q"),
            stroke=in_front(alt.StrokeValue, palette.text, palette.rest, CHOSEN),
            strokeWidth=in_front(alt.StrokeWidthValue, 3.5, 0.8, CHOSEN),
        )
    )


def _names() -> alt.Chart:
    """Names in lines, smaller where the picture is narrow."""
    return (
        rows("tiles")
        .mark_text(
            fontSize=alt.ExprRef(expr="width < 520 ? 9 : (width < 760 ? 11 : 12)"),
            lineHeight=alt.ExprRef(expr="width < 520 ? 10 : 13"),
            lineBreak="\n",
            baseline="middle",
            aria=False,
        )
        .encode(text=alt.Text("words:N"))
    )


def _islands(fill: alt.Color, palette: Palette) -> tuple[alt.Chart, alt.Chart]:
    base = rows("islands").encode(x=_across("tile_column"), y=_down("tile_row"))
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
