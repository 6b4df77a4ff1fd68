"""All provinces of one edition, sorted, one dot each, by score or, where that is all, by place."""

import json
from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.palette import PALETTES, Scheme

ROW = 19


def ranking_dots(
    ranking: pd.DataFrame,
    measure: str,
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    scheme: Scheme,
) -> alt.LayerChart:
    """One row per province, in the order of ``ranking``.

    Columns: label (place and name), value (score or rank), value_text, province_code, quartile,
    interval_low, interval_high (null where no interval was published), text_at (where the value is written),
    is_chosen, is_quartile_start. ``measure`` is
    "score" or "rank"; ``labels``: value, quartile. The grey of a dot darkens with its quartile,
    and a thin line parts one quartile from the next.
    """
    palette = PALETTES[scheme]
    order = list(ranking["label"])
    low, high = _domain(ranking, measure)
    x = alt.X("value:Q").scale(
        domain=[low, high], nice=False, zero=False, reverse=measure == "rank"
    ).axis(title=labels["value"], orient="top", tickCount=5)
    bold = list(ranking.loc[ranking["is_chosen"], "label"])
    y = alt.Y("label:N").sort(order).axis(
        title=None,
        labelOverlap=False,
        ticks=False,
        domain=False,
        labelPadding=8,
        labelFontWeight=alt.condition(
            f"indexof({json.dumps(bold)}, datum.value) >= 0", alt.value("bold"), alt.value("normal")
        ),
    )
    base = alt.Chart(ranking).encode(y=y)
    rows = base.mark_rule(color=palette.faint, strokeWidth=1, opacity=0.6)
    intervals = base.mark_rule(strokeWidth=3, opacity=0.35, color=palette.rest).encode(
        x="interval_low:Q", x2="interval_high:Q"
    )
    chosen = alt.datum.is_chosen
    colour = alt.when(chosen).then(_identity(colours)).otherwise(alt.value(palette.rest))
    dots = base.mark_point(filled=True, opacity=1).encode(
        x=x, color=colour, size=alt.when(chosen).then(alt.value(140)).otherwise(alt.value(60))
    )
    values = base.mark_text(align="left", dx=9).encode(
        x=alt.X("text_at:Q"),
        text="value_text:N",
        color=alt.when(chosen).then(_identity(colours)).otherwise(alt.value(palette.muted)),
    )
    return alt.layer(rows, intervals, _quartiles(ranking, order, palette.rest), dots, values).properties(
        height=ROW * len(order)
    )


def _identity(colours: Mapping[str, str]) -> alt.Color:
    return (
        alt.Color("province_code:N")
        .legend(None)
        .scale(domain=list(colours), range=list(colours.values()))
    )


def _quartiles(ranking: pd.DataFrame, order: list[str], colour: str) -> alt.Chart:
    """A line above the first province of each quartile but the best."""
    firsts = ranking[ranking["is_quartile_start"]]
    return (
        alt.Chart(firsts)
        .mark_rule(color=colour, strokeDash=[6, 3], yOffset=-ROW / 2)
        .encode(y=alt.Y("label:N").sort(order))
    )


def _domain(ranking: pd.DataFrame, measure: str) -> tuple[float, float]:
    if measure == "rank":
        return -6.0, 66.0
    values = pd.concat(
        [ranking["value"], ranking["interval_low"], ranking["interval_high"]]
    ).dropna()
    room = max(float(values.max() - values.min()), 1.0)
    return float(values.min()) - room * 0.04, float(values.max()) + room * 0.14
