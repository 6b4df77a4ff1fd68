"""All provinces of one edition, sorted, one dot each, by score or, where that is all, by place."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.channels import where
from dashboard.charts.palette import PALETTES, Drawn, Palette, Scheme, identity

ROW = 19
CHOSEN = "datum.is_chosen"


def ranking_dots(
    ranking: pd.DataFrame, measure: str, labels: Mapping[str, str], scheme: Scheme
) -> Drawn:
    """One row per province, by ``position``.

    Columns: position, label (place and name), value (score or rank), value_text, slot (null for
    those that are not chosen), interval_low, interval_high (null where no interval was published),
    text_at (where the value is written), is_chosen, is_quartile_start (a line is drawn above it).
    ``measure`` is "score" or "rank"; ``labels``: value.
    """
    palette = PALETTES[scheme]
    x = (
        alt.X("value:Q")
        .scale(nice=False, zero=False, padding=14, reverse=measure == "rank")
        .axis(title=labels["value"], orient="top", tickCount=5)
    )
    y = (
        alt.Y("label:N")
        .sort(field="position", op="min")
        .axis(title=None, labelOverlap=False, ticks=False, domain=False, labelPadding=8, grid=True)
    )
    base = alt.Chart(ranking).encode(y=y)
    colour, ink = (
        where(alt.ColorValue, CHOSEN, identity(scheme), grey)
        for grey in (palette.rest, palette.muted)
    )
    dots = base.mark_point(filled=True, opacity=1).encode(
        x=x, color=colour, size=where(alt.SizeValue, CHOSEN, 140, 60)
    )
    values = base.mark_text(align="left", dx=9).encode(
        x=alt.X("text_at:Q"), text=alt.Text("value_text:N"), color=ink
    )
    return alt.layer(
        *_ground(base, bool(ranking["interval_low"].notna().any()), palette),
        dots,
        values,
        _room(ranking, measure),
    ).properties(height=ROW * len(ranking))


def _ground(base: alt.Chart, has_intervals: bool, palette: Palette) -> list[alt.Chart]:
    """Behind the dots: the rows that were chosen, intervals, where a quarter begins."""
    rows = base.transform_filter(CHOSEN).mark_rule(
        color=palette.inner_band, strokeWidth=ROW - 2, aria=False
    )
    intervals = base.mark_rule(aria=False, strokeWidth=3, opacity=0.35, color=palette.rest).encode(
        x=alt.X("interval_low:Q"), x2=alt.X2("interval_high:Q")
    )
    quartiles = base.transform_filter("datum.is_quartile_start").mark_rule(
        color=palette.rest, strokeDash=[6, 3], yOffset=-ROW / 2, aria=False
    )
    return [rows, intervals, quartiles] if has_intervals else [rows, quartiles]


def _room(ranking: pd.DataFrame, measure: str) -> alt.Chart:
    """Nothing to see: widens the axis so that the values beside the dots are inside the picture."""
    if measure == "rank":
        ends = [-12.0, 64.0]
    else:
        known = pd.concat([ranking["text_at"], ranking["interval_low"], ranking["value"]]).dropna()
        ends = [float(known.min()), float(known.max() + (known.max() - known.min()) * 0.16)]
    return alt.Chart(pd.DataFrame({"value": ends})).mark_point(opacity=0).encode(x=alt.X("value:Q"))
