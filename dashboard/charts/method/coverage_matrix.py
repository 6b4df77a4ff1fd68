"""What is held of every edition: years down, indices across, how many provinces in each cell."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard.charts.palette import PALETTES, Drawn, Scheme

ROW = 26


def coverage_matrix(
    cells: pd.DataFrame,
    indices: Sequence[str],
    labels: Mapping[str, str],
    scheme: Scheme,
) -> Drawn:
    """One cell per index and year, legible at the width of a phone.

    Columns of ``cells``: index, year, coverage ("full", "partial", "none"), text (what stands in
    the cell), told (the cell in words). ``labels``: full, partial, none, index, year, coverage.
    """
    palette = PALETTES[scheme]
    kinds = ["full", "partial", "none"]
    fills = [palette.quartiles[0], palette.quartiles[2], palette.ground]
    inks = [palette.quartile_text[0], palette.quartile_text[2], palette.muted]
    x = (
        alt.X("index:N")
        .sort(list(indices))
        .scale(paddingInner=0.03, paddingOuter=0)
        .axis(title=None, orient="top", labelAngle=0, ticks=False, domain=False, labelPadding=6)
    )
    y = (
        alt.Y("year:O")
        .sort("descending")
        .scale(paddingInner=0.06, paddingOuter=0)
        .axis(title=None, ticks=False, domain=False, labelOverlap=False, labelPadding=6)
    )
    fill = (
        alt.Color("coverage:N")
        .scale(domain=kinds, range=fills)
        .legend(
            title=None,
            orient="top",
            direction="horizontal",
            columns=0,
            symbolType="square",
            symbolStrokeColor=palette.rest,
            symbolStrokeWidth=1,
            labelExpr=_legend(labels, kinds),
        )
    )
    base = alt.Chart(cells).encode(x=x, y=y)
    squares = base.mark_rect(stroke=palette.faint, strokeWidth=1).encode(
        color=fill,
        tooltip=[
            alt.Tooltip("index:N", title=labels["index"]),
            alt.Tooltip("year:O", title=labels["year"]),
            alt.Tooltip("told:N", title=labels["coverage"]),
        ],
    )
    ink = alt.Color("coverage:N").scale(domain=kinds, range=inks).legend(None)
    texts = base.mark_text().encode(text=alt.Text("text:N"), color=ink)
    return (
        alt.layer(squares, texts)
        .resolve_scale(color="independent")
        .properties(height=ROW * cells["year"].nunique())
    )


def _legend(labels: Mapping[str, str], kinds: Sequence[str]) -> str:
    """Vega turns the key into words; keys stay ASCII in data and exports."""
    expression = "datum.label"
    for kind in kinds:
        words = labels[kind].replace("'", "\\'")
        expression = f"datum.label === '{kind}' ? '{words}' : ({expression})"
    return expression
