"""Scores over the years against all provinces, never joined across a break or a gap."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard.charts.palette import PALETTES, Drawn, Scheme, identity
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
    palette = PALETTES[scheme]
    x = trend_marks.years_axis()
    y = (
        alt.Y("score:Q")
        .scale(nice=False, zero=False, padding=18)
        .axis(title=labels["score"], tickCount=6)
    )
    band = alt.Chart(spread).encode(x=x)
    outer = band.mark_bar(color=palette.band, size=22).encode(
        y=alt.Y("lowest:Q"), y2=alt.Y2("highest:Q")
    )
    inner = band.mark_bar(color=palette.inner_band, size=22).encode(
        y=alt.Y("lower_quartile:Q"), y2=alt.Y2("upper_quartile:Q")
    )
    middle = band.mark_tick(color=palette.muted, thickness=2, size=22, orient="horizontal").encode(
        y=alt.Y("median:Q")
    )
    colour = identity(scheme)
    base = alt.Chart(history).encode(x=x, y=y, color=colour)
    lines = base.mark_line(strokeWidth=2.5).encode(
        detail=[alt.Detail("province_code:N"), alt.Detail("score_run:N")]
    )
    dots = base.mark_point(filled=True, size=55, opacity=1).encode(
        tooltip=[
            alt.Tooltip("name:N", title=labels["name"]),
            alt.Tooltip("year:Q", title=labels["year"], format="d"),
            alt.Tooltip("score:Q", title=labels["score"], format=".2f"),
        ]
    )
    named = trend_marks.names(history, x, alt.Y("label_score:Q"), colour, scheme)
    return alt.layer(
        trend_marks.all_years(years, x),
        *trend_marks.drawn(
            (outer, spread),
            (inner, spread),
            (middle, spread),
            (trend_marks.breaks(series, x, scheme), series),
            (trend_marks.missing(gaps, x, scheme), gaps),
        ),
        lines,
        dots,
        named,
    ).properties(height=trend_marks.HEIGHT)
