"""Places over the years, best on top, with the size of the field and what was promised."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from dashboard.charts.channels import tooltip
from dashboard.charts.marks import diamonds
from dashboard.charts.palette import PALETTES, Drawn, Scheme
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
    x = trend_marks.years_axis()
    y = (
        alt.Y("rank:Q")
        .scale(domain=[66, -2], nice=False, zero=False)
        .axis(title=labels["rank"], values=[1, 10, 20, 30, 40, 50, 60], format="d")
    )
    ground = (
        alt.Chart(fields)
        .mark_bar(color=PALETTES[scheme].band, size=22)
        .encode(x=x, y=alt.Y("best:Q"), y2=alt.Y2("out_of:Q"))
    )
    told = tooltip(labels, name="name:N", year="year:Q", rank="rank:Q", out_of="out_of:Q")
    return alt.layer(
        trend_marks.all_years(years, x),
        ground,
        *trend_marks.drawn(
            (trend_marks.breaks(series, x, scheme), series),
            (trend_marks.missing(gaps, x, scheme), gaps),
        ),
        *trend_marks.lines(history, (x, y), "rank_run", 60, told, scheme),
        *trend_marks.drawn((_promised(targets, x, labels, scheme), targets)),
        trend_marks.names(history, x, alt.Y("label_rank:Q"), scheme),
    ).properties(height=trend_marks.HEIGHT)


def _promised(targets: pd.DataFrame, x: alt.X, labels: Mapping[str, str], scheme: Scheme) -> Drawn:
    base = alt.Chart(targets).encode(x=x, y=alt.Y("rank:Q"))
    from_base = base.mark_rule(
        color=PALETTES[scheme].target, strokeDash=[5, 4], strokeWidth=1.6
    ).encode(x2=alt.X2("base_year:Q"), y2=alt.Y2("base_rank:Q"))
    told = tooltip(labels, year="year:Q", target="rank:Q", document="document:N")
    return alt.layer(from_base, diamonds(base.encode(tooltip=told), scheme, 130, 2.2))
