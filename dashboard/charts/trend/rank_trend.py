"""Places over the years, best on top, with the size of the field and what was promised."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard.charts.palette import PALETTES, Drawn, Scheme, identity
from dashboard.charts.trend import trend_marks


def rank_trend(
    history: pd.DataFrame,
    fields: pd.DataFrame,
    series: pd.DataFrame,
    targets: pd.DataFrame,
    gaps: pd.DataFrame,
    years: Sequence[int],
    labels: Mapping[str, str],
    scheme: Scheme,
) -> Drawn:
    """Dots for every place, joined only within a ``rank_run``.

    Columns of ``history``: year, rank, out_of, rank_run, province_code, slot, name, short_name,
    label_rank, is_last; of ``fields``: year, out_of (the ground shows how many were ranked); of
    ``targets``: year, rank, base_year, base_rank, document; of ``gaps``: year, reason. ``labels``:
    rank, out_of, year, name, target, document.
    """
    palette = PALETTES[scheme]
    x = trend_marks.years_axis()
    y = (
        alt.Y("rank:Q")
        .scale(domain=[66, -2], nice=False, zero=False)
        .axis(title=labels["rank"], values=[1, 10, 20, 30, 40, 50, 60], format="d")
    )
    ground = (
        alt.Chart(fields)
        .mark_bar(color=palette.band, size=22)
        .encode(x=x, y=alt.Y("best:Q"), y2=alt.Y2("out_of:Q"))
    )
    colour = identity(scheme)
    base = alt.Chart(history).encode(x=x, y=y, color=colour)
    lines = base.mark_line(strokeWidth=2.5).encode(
        detail=[alt.Detail("province_code:N"), alt.Detail("rank_run:N")]
    )
    dots = base.mark_point(filled=True, size=60, opacity=1).encode(
        tooltip=[
            alt.Tooltip("name:N", title=labels["name"]),
            alt.Tooltip("year:Q", title=labels["year"], format="d"),
            alt.Tooltip("rank:Q", title=labels["rank"], format="d"),
            alt.Tooltip("out_of:Q", title=labels["out_of"], format="d"),
        ]
    )
    named = trend_marks.names(history, x, alt.Y("label_rank:Q"), colour, scheme)
    return alt.layer(
        trend_marks.all_years(years, x),
        ground,
        *trend_marks.drawn(
            (trend_marks.breaks(series, x, scheme), series),
            (trend_marks.missing(gaps, x, scheme), gaps),
        ),
        lines,
        dots,
        *trend_marks.drawn((_promised(targets, x, labels, scheme), targets)),
        named,
    ).properties(height=trend_marks.HEIGHT)


def _promised(targets: pd.DataFrame, x: alt.X, labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    colour = PALETTES[scheme].target
    base = alt.Chart(targets).encode(x=x, y=alt.Y("rank:Q"))
    from_base = base.mark_rule(color=colour, strokeDash=[5, 4], strokeWidth=1.6).encode(
        x2=alt.X2("base_year:Q"), y2=alt.Y2("base_rank:Q")
    )
    marks = base.mark_point(
        shape="diamond", filled=False, size=130, color=colour, strokeWidth=2.2, opacity=1
    ).encode(
        tooltip=[
            alt.Tooltip("year:Q", title=labels["year"], format="d"),
            alt.Tooltip("rank:Q", title=labels["target"], format="d"),
            alt.Tooltip("document:N", title=labels["document"]),
        ]
    )
    return alt.layer(from_base, marks)
