"""How every province moved between two editions: only the chosen ones coloured, the rest grey."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.palette import PALETTES, Scheme

ROW = 15


def bump_lines(
    moves: pd.DataFrame, colours: Mapping[str, str], labels: Mapping[str, str], scheme: Scheme
) -> alt.LayerChart:
    """One line per province. Columns: side (0 earlier, 1 later), rank, slot (the row of its name),
    province_code, label, is_chosen. ``labels``: earlier, later (the two years).
    """
    palette = PALETTES[scheme]
    chosen = moves[moves["is_chosen"]]
    rest = moves[~moves["is_chosen"]]
    x = alt.X("side:Q").scale(domain=[-0.75, 1.75], nice=False, zero=False).axis(
        values=[0, 1],
        orient="top",
        title=None,
        grid=False,
        domain=False,
        ticks=False,
        labelExpr=f"datum.value === 0 ? '{labels['earlier']}' : '{labels['later']}'",
        labelFontWeight="bold",
    )
    y = alt.Y("slot:Q").scale(domain=[float(moves["slot"].max()) + 1, 0], nice=False, zero=False).axis(None)
    colour = (
        alt.Color("province_code:N")
        .legend(None)
        .scale(domain=list(colours), range=list(colours.values()))
    )
    grey = alt.Chart(rest).encode(x=x, y=y, detail="province_code:N")
    bold = alt.Chart(chosen).encode(x=x, y=y, color=colour, detail="province_code:N")
    return alt.layer(
        grey.mark_line(color=palette.faint, strokeWidth=1.2),
        bold.mark_line(strokeWidth=3),
        *_names(rest, x, y, alt.value(palette.muted)),
        *_names(chosen, x, y, colour, "bold"),
    ).properties(height=ROW * int(moves["slot"].max()))


def _names(
    moves: pd.DataFrame,
    x: alt.X,
    y: alt.Y,
    colour: object,
    weight: str = "normal",
) -> list[alt.Chart]:
    sides = ((0, "right", -8), (1, "left", 8))
    return [
        alt.Chart(moves[moves["side"] == side])
        .mark_text(align=align, dx=dx, fontSize=12, fontWeight=weight)
        .encode(x=x, y=y, text="label:N", color=colour)
        for side, align, dx in sides
    ]
