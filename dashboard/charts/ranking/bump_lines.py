"""How every province moved between two editions: only the chosen ones coloured, the rest grey."""

from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.channels import in_front, rows, to_touch, unseen, where
from dashboard.charts.chart import Chart, poured
from dashboard.charts.palette import PALETTES, Drawn, Scheme, identity
from dashboard.charts.trend.trend_marks import spread

ROW = 15
# Between two names far from the screen, in rows.
NAME_ROWS = 3.2
CHOSEN = "datum.is_chosen"
SIDES: list[dict[str, Any]] = [{"align": "right", "dx": -8}, {"align": "left", "dx": 8}]
PLAIN: dict[str, Any] = {"fontWeight": "normal"}
BOLD: dict[str, Any] = {"fontWeight": "bold"}


def bump_lines(moves: pd.DataFrame, years: tuple[int, int]) -> Chart:
    """One line per province. Columns: side (0 earlier, 1 later), rank, position (the row of its
    name, from 1), province_code, slot, label, is_chosen, told, click, add. ``years``: the earlier
    and the later.
    """
    heads = pd.DataFrame({"side": [0, 1], "position": [0, 0], "label": [str(y) for y in years]})
    chart = poured(
        _drawn,
        {
            "moves": moves.assign(name_position=moves["position"]),
            "heads": heads.assign(name_position=0),
        },
        {},
    )
    return replace(
        chart, height=ROW * (int(moves["position"].max()) + 1), hall={"moves": _few_names(moves)}
    )


def _few_names(moves: pd.DataFrame) -> pd.DataFrame:
    """Only the chosen named, and their names so far apart that none covers another."""
    few = moves.assign(
        label=moves["label"].where(moves["is_chosen"], ""), name_position=moves["position"]
    )
    last = int(moves["position"].max())
    for side in (0, 1):
        own = few.index[(few["side"] == side) & few["is_chosen"]]
        apart = spread([float(one) for one in few["position"][own]], NAME_ROWS)
        few.loc[own, "name_position"] = [min(max(round(anchor), 1), last) for anchor in apart]
    return few


def _drawn(scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    x = alt.X("side:Q").scale(domain=[-0.75, 1.75], nice=False, zero=False).axis(None)
    y = alt.Y("position:O").axis(None)
    base = rows("moves").encode(x=x, y=y, detail=alt.Detail("province_code:N"))
    lines = base.encode(
        color=where(alt.ColorValue, CHOSEN, identity(scheme), palette.rest),
        strokeWidth=in_front(alt.StrokeWidthValue, 3, 1.2, CHOSEN),
        opacity=in_front(alt.OpacityValue, 1, 0.5, CHOSEN),
    )
    # Wide and unseen, so that a thin line is easily met.
    near = base.mark_line(strokeWidth=9, cursor="pointer")
    heads = rows("heads").encode(x=x, y=y, text=alt.Text("label:N"))
    return alt.layer(
        *unseen(),
        lines.mark_line(aria=False),
        heads.mark_text(fontWeight="bold", fontSize=14),
        *_names(base, palette.muted, scheme),
        to_touch(near, "province_code", shade=0),
    ).properties(height=alt.Step(ROW))


def _names(base: alt.Chart, grey: str, scheme: Scheme) -> list[alt.Chart]:
    """Names at the two ends of the lines, the earlier ones on the left."""
    return [
        base.encode(y=alt.Y("name_position:O").axis(None))
        .transform_filter(f"datum.side == {side} && {no}{CHOSEN}")
        .mark_text(fontSize=12, aria=False, **weight, **anchor)
        .encode(text=alt.Text("label:N"), color=colour)
        for side, anchor in enumerate(SIDES)
        for no, weight, colour in (
            ("!", PLAIN, alt.ColorValue(grey)),
            ("", BOLD, identity(scheme)),
        )
    ]
