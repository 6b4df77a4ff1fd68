"""Marks that several charts have: texts on either side of a mark, texts with a halo, diamonds."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from dashboard.charts.palette import PALETTES, Scheme

# Properties of a mark, by Vega's names.
Style = Mapping[str, Any]
PLAIN: Style = {}


def beside(
    base: alt.Chart, is_right: str, is_left: str, distance: float, style: Style = PLAIN
) -> tuple[alt.Chart, alt.Chart]:
    """Texts to the right of their marks where one expression is true, to the left where the other.

    ``distance`` is in pixels.
    """
    return (
        base.transform_filter(is_right).mark_text(align="left", dx=distance, **style),
        base.transform_filter(is_left).mark_text(align="right", dx=-distance, **style),
    )


def diamonds(base: alt.Chart, scheme: Scheme, size: float, width: float) -> alt.Chart:
    """Open diamonds in the colour of targets: what was promised."""
    return base.mark_point(
        shape="diamond",
        filled=False,
        size=size,
        color=PALETTES[scheme].target,
        strokeWidth=width,
        opacity=1,
    )
