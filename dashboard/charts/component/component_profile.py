"""A province's components on the share of their scales, each against all provinces."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import rows, to_touch, unseen
from dashboard.charts.chart import Chart
from dashboard.charts.label_rows import HEIGHT, UNIT, all_units, row_chart, row_labels, row_position
from dashboard.charts.palette import PALETTES, Drawn, Scheme

# Of what is drawn under a name, in units; of the band of the middle half and the whole row.
MARK = 3
BAND = 12
ROW = 8 * UNIT
SCALE = alt.Scale(domain=[0, 100], nice=False, zero=False)


def component_profile(parts: pd.DataFrame, title: str) -> Chart:
    """One row per component in the order of ``parts``: its name above, its range below.

    Columns: label (lines apart by a line break), value_text, share, lowest_share, lower_share,
    median_share, upper_share, highest_share (0 to 100; null where no spread is known), told, click.
    ``title`` is the axis's.
    """
    return row_chart(_drawn, parts, MARK, {}, title)


def _share(field: str) -> alt.X:
    return alt.X(f"{field}:Q").scale(SCALE)


def _drawn(title: str, scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    axis = alt.Axis(title=title, orient="top", values=[0, 25, 50, 75, 100])
    base = rows("rows")
    placed = base.encode(y=row_position("mark_y"))
    ranges = placed.mark_rule(color=palette.rest, strokeWidth=2, aria=False).encode(
        x=_share("lowest_share"), x2=alt.X2("highest_share:Q")
    )
    bands = placed.mark_rule(color=palette.inner_band, strokeWidth=BAND, aria=False).encode(
        x=_share("lower_share"), x2=alt.X2("upper_share:Q")
    )
    medians = placed.mark_tick(
        color=palette.text, thickness=2, size=MARK * UNIT, orient="vertical", aria=False
    ).encode(x=_share("median_share"))
    dots = placed.mark_point(filled=True, opacity=1, size=150, color=palette.home, aria=False)
    return alt.layer(
        *unseen(),
        all_units(),
        ranges,
        bands,
        medians,
        dots.encode(x=_share("share").axis(axis)),
        *row_labels(base, {"color": palette.home}),
        row_touch(base, palette.text),
    ).properties(height=HEIGHT)


def row_touch(base: alt.Chart, colour: str) -> alt.Chart:
    """The whole row answers: its name, its numbers, its marks."""
    near = base.mark_rule(strokeWidth=ROW, color=colour, cursor="pointer", yOffset=-2 * UNIT)
    return to_touch(near.encode(y=row_position("mark_y")), "label")
