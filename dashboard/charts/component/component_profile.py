"""A province's components on the share of their scales, each against all provinces."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.label_rows import label_rows, row_labels, row_place
from dashboard.charts.palette import PALETTES, Drawn, Scheme

MARK = 20
BAND = 12


def component_profile(parts: pd.DataFrame, labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    """One row per component in the order of ``parts``: its name above, its range below.

    Columns: label (lines apart by a line break), value_text, share, lowest_share, lower_share,
    median_share, upper_share, highest_share (0 to 100; null where no spread is known).
    ``labels``: share.
    """
    palette = PALETTES[scheme]
    rows, height = label_rows(parts, MARK)
    x = (
        alt.X("share:Q")
        .scale(domain=[0, 100], nice=False)
        .axis(title=labels["share"], orient="top", values=[0, 25, 50, 75, 100])
    )
    vertical = alt.Scale(domain=[0, height], reverse=True, nice=False)
    mark_y = row_place("mark_y", vertical)
    base = alt.Chart(rows)
    ranges = base.mark_rule(color=palette.rest, strokeWidth=2, aria=False).encode(
        x=alt.X("lowest_share:Q"), x2=alt.X2("highest_share:Q"), y=mark_y
    )
    bands = base.mark_rule(color=palette.inner_band, strokeWidth=BAND, aria=False).encode(
        x=alt.X("lower_share:Q"), x2=alt.X2("upper_share:Q"), y=mark_y
    )
    medians = base.mark_rule(color=palette.text, strokeWidth=2, aria=False).encode(
        x=alt.X("median_share:Q"),
        y=row_place("mark_top", vertical),
        y2=alt.Y2("mark_bottom:Q"),
    )
    dots = base.mark_point(filled=True, opacity=1, size=150, color=palette.home).encode(
        x=x, y=mark_y
    )
    spread = [ranges, bands, medians] if parts["median_share"].notna().any() else []
    labelled = row_labels(base, vertical, {"color": palette.home})
    return alt.layer(*spread, dots, *labelled).properties(height=height)
