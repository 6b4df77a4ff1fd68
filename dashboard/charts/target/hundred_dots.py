"""A chance as a hundred dots, so many of them filled: a natural frequency to be counted."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import rows, telling, unseen, where
from dashboard.charts.chart import Chart, poured
from dashboard.charts.palette import PALETTES, Drawn, Scheme

WIDTH, HEIGHT, SIDE = 300, 90, 20
DOTS = 100


def hundred_dots(filled: int, told: str) -> Chart:
    """``filled`` of 100 dots in five rows, from the first; ``told`` says what they count."""
    dots = pd.DataFrame(
        {
            "column": [dot % SIDE for dot in range(DOTS)],
            "line": [dot // SIDE for dot in range(DOTS)],
            "is_filled": [dot < filled for dot in range(DOTS)],
            "told": told,
        }
    )
    return poured(_drawn, {"dots": dots}, {"none": 0.0})


def _drawn(scheme: Scheme) -> Drawn:
    palette = PALETTES[scheme]
    base = rows("dots").encode(
        x=alt.X("column:O").axis(None),
        y=alt.Y("line:O").axis(None),
        color=where(alt.ColorValue, "datum.is_filled", palette.home, palette.band),
    )
    dots = base.mark_circle(size=110, opacity=1)
    return alt.layer(*unseen(), telling(dots)).properties(width=WIDTH, height=HEIGHT)
