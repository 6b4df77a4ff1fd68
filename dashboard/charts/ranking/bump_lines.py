"""How every province moved between two editions: only the chosen ones coloured, the rest grey."""

from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.channels import fixed
from dashboard.charts.palette import PALETTES, Drawn, Scheme, identity

ROW = 15


def bump_lines(moves: pd.DataFrame, years: tuple[int, int], scheme: Scheme) -> Drawn:
    """One line per province. Columns: side (0 earlier, 1 later), rank, position (the row of its
    name), province_code, slot, label, is_chosen. ``years``: the earlier and the later.
    """
    palette = PALETTES[scheme]
    x = fixed(alt.X, "side", [-0.75, 1.75])
    y = alt.Y("position:Q").scale(reverse=True, nice=False, zero=False, padding=10).axis(None)
    heads = pd.DataFrame({"side": [0, 1], "position": [-1, -1], "label": [str(y) for y in years]})
    base = alt.Chart(moves).encode(x=x, y=y)
    chosen, rest = "datum.is_chosen", "!datum.is_chosen"
    return alt.layer(
        base.transform_filter(rest)
        .mark_line(color=palette.faint, strokeWidth=1.2)
        .encode(detail=alt.Detail("province_code:N")),
        base.transform_filter(chosen)
        .mark_line(strokeWidth=3)
        .encode(color=identity(scheme), detail=alt.Detail("province_code:N")),
        alt.Chart(heads)
        .mark_text(fontWeight="bold", fontSize=14)
        .encode(x=x, y=y, text=alt.Text("label:N")),
        *_names(
            base.transform_filter(rest), alt.ColorValue(palette.muted), {"fontWeight": "normal"}
        ),
        *_names(base.transform_filter(chosen), identity(scheme), {"fontWeight": "bold"}),
    ).properties(height=ROW * (int(moves["position"].max()) + 2))


def _names(base: alt.Chart, colour: Any, style: dict[str, Any]) -> list[alt.Chart]:  # noqa: ANN401 - Altair's own
    """Names at the two ends of the lines, the earlier ones on the left."""
    sides: list[dict[str, Any]] = [{"align": "right", "dx": -8}, {"align": "left", "dx": 8}]
    return [
        base.transform_filter(alt.datum.side == side)
        .mark_text(fontSize=12, **style, **place)
        .encode(text=alt.Text("label:N"), color=colour)
        for side, place in enumerate(sides)
    ]
