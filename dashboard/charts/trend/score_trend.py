"""Scores over the years against all provinces, never joined across a break or a gap."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard.charts.channels import tooltip
from dashboard.charts.palette import PALETTES, Drawn, Scheme
from dashboard.charts.trend import trend_marks


def score_trend(
    history: pd.DataFrame,
    spread: pd.DataFrame,
    series: pd.DataFrame,
    gaps: pd.DataFrame,
    years: Sequence[int],
    labels: Mapping[str, str],
    scheme: Scheme,
) -> Drawn:
    """Lines of the chosen provinces over the band and median of all.

    Columns of ``history``: year, score, score_run, province_code, slot, name, short_name,
    label_score, is_last; of ``spread``: year, lowest, lower_quartile, median, upper_quartile,
    highest; of ``series``: year, letter; of ``gaps``: year, reason (where the first province has
    no score). ``years``: the editions the axis runs over. ``labels``: score, year, name.
    """
    x = trend_marks.years_axis()
    y = (
        alt.Y("score:Q")
        .scale(nice=False, zero=False, padding=18)
        .axis(title=labels["score"], tickCount=6)
    )
    told = [
        *tooltip(labels, name="name:N", year="year:Q"),
        alt.Tooltip("score:Q", title=labels["score"], format=",.6~f"),
    ]
    return alt.layer(
        trend_marks.all_years(years, x),
        *trend_marks.drawn(
            *((layer, spread) for layer in _spread(spread, x, scheme)),
            (trend_marks.breaks(series, x, scheme), series),
            (trend_marks.missing(gaps, x, scheme), gaps),
        ),
        *trend_marks.lines(history, (x, y), "score_run", 55, told, scheme),
        trend_marks.names(history, x, alt.Y("label_score:Q"), scheme),
    ).properties(height=trend_marks.HEIGHT)


def _spread(spread: pd.DataFrame, x: alt.X, scheme: Scheme) -> tuple[alt.Chart, ...]:
    """All provinces of each year: from the lowest to the highest, the middle half, the median."""
    palette, base = PALETTES[scheme], alt.Chart(spread).encode(x=x)
    return (
        base.mark_bar(color=palette.band, size=22).encode(
            y=alt.Y("lowest:Q"), y2=alt.Y2("highest:Q")
        ),
        base.mark_bar(color=palette.inner_band, size=22).encode(
            y=alt.Y("lower_quartile:Q"), y2=alt.Y2("upper_quartile:Q")
        ),
        base.mark_tick(color=palette.muted, thickness=2, size=22, orient="horizontal").encode(
            y=alt.Y("median:Q")
        ),
    )
