"""Scores over the years against all provinces, never joined across a break or a gap."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import between, rows, unseen
from dashboard.charts.chart import Chart, poured
from dashboard.charts.palette import PALETTES, Drawn, Scheme
from dashboard.charts.ticks import SCORE_FORMAT, score_ends
from dashboard.charts.trend import trend_marks

ROOM = 0.06


def score_trend(
    history: pd.DataFrame,
    spread: pd.DataFrame,
    series: pd.DataFrame,
    gaps: pd.DataFrame,
    years: pd.DataFrame,
    promised: pd.Series,
    title: str,
) -> Chart:
    """Lines of the chosen provinces over the band and median of all.

    ``promised`` are the years of targets, for which the chart of ranks has room.

    Columns of ``history``: year, score, score_run, province_code, slot, short_name, label_score,
    is_last, is_back, click; of ``spread``: year, lowest, lower_quartile, median, upper_quartile,
    highest; of ``series``: year, letter; of ``gaps``: year, reason (where the first province has no
    score); of ``years``, the editions the axis runs over: year, told, click, add. ``title`` is the
    axis's.
    """
    shown = pd.concat(
        [history["score"], history["label_score"], spread["lowest"], spread["highest"]]
    )
    frames = {
        "history": history,
        "names": history[history["is_last"]],
        "spread": spread,
        "series": series,
        "gaps": gaps,
        "years": years,
    }
    ends = score_ends(shown, ROOM, ROOM)
    ends |= trend_marks.year_ends(pd.concat([years["year"], promised]), history["short_name"])
    return poured(_drawn, frames, ends, title=title)


def _drawn(title: str, scheme: Scheme) -> Drawn:
    x = trend_marks.years_axis()
    scale = between("low", "high")
    y = alt.Y("score:Q").scale(scale).axis(title=title, tickCount=6, format=SCORE_FORMAT)
    return alt.layer(
        *unseen(),
        *_spread(x, scale, scheme),
        *trend_marks.breaks(x, scheme),
        trend_marks.missing(x, scheme),
        *trend_marks.lines((x, y), "score_run", 55, scheme),
        trend_marks.ruler(x, scheme),
        trend_marks.names(alt.Y("label_score:Q").scale(scale), scheme),
    ).properties(height=trend_marks.HEIGHT)


def _spread(x: alt.X, scale: alt.Scale, scheme: Scheme) -> tuple[alt.Chart, ...]:
    """All provinces of each year: from the lowest to the highest, the middle half, the median."""
    palette, base = PALETTES[scheme], rows("spread").encode(x=x)
    bands = [
        base.mark_bar(color=colour, size=trend_marks.column(), aria=False).encode(
            y=alt.Y(f"{low}:Q").scale(scale), y2=alt.Y2(f"{high}:Q")
        )
        for colour, low, high in (
            (palette.band, "lowest", "highest"),
            (palette.inner_band, "lower_quartile", "upper_quartile"),
        )
    ]
    medians = base.mark_tick(
        color=palette.muted, thickness=2, size=trend_marks.column(), orient="horizontal", aria=False
    )
    return (*bands, medians.encode(y=alt.Y("median:Q").scale(scale)))
