"""Ranks over the years, best on top, with the size of the field and what was promised."""

import altair as alt
import pandas as pd

from dashboard.charts.channels import between, rows, telling, unseen, values_of
from dashboard.charts.chart import Chart, poured
from dashboard.charts.marks import diamonds
from dashboard.charts.palette import PALETTES, Drawn, Scheme
from dashboard.charts.ticks import rank_ticks
from dashboard.charts.trend import trend_marks

# Above the first rank there is room for a name, below the last for a dot.
ABOVE, BELOW = 3.0, 2.0


def rank_trend(
    history: pd.DataFrame,
    fields: pd.DataFrame,
    series: pd.DataFrame,
    targets: pd.DataFrame,
    gaps: pd.DataFrame,
    years: pd.DataFrame,
    title: str,
) -> Chart:
    """Dots for every rank, joined only within a ``rank_run``.

    Columns of ``history``: year, rank, rank_run, province_code, slot, short_name, label_rank,
    is_last, is_back, click; of ``fields``: year, best, out_of (the ground shows how many were
    ranked); of ``targets``: year, rank, base_year, base_rank, told; of ``gaps``: year, reason; of
    ``years``: year, told, click, add. ``title`` is the axis's.
    """
    ranks = pd.concat([history["rank"], fields["out_of"], targets["rank"]]).dropna()
    n = int(ranks.max()) if len(ranks) else 1
    last_year = pd.concat([years["year"], targets["year"]])
    frames = {
        "history": history,
        "names": history[history["is_last"]],
        "fields": fields,
        "series": series,
        "targets": targets,
        "gaps": gaps,
        "years": years,
        "ticks": rank_ticks(n),
    }
    ends = {"top": 1 - ABOVE, "bottom": n + BELOW}
    ends |= trend_marks.year_ends(last_year, history["short_name"])
    return poured(_drawn, frames, ends, title=title)


def _drawn(title: str, scheme: Scheme) -> Drawn:
    x = trend_marks.years_axis()
    scale = between("bottom", "top")
    y = alt.Y("rank:Q").scale(scale).axis(title=title, values=values_of("ticks"), format="d")
    ground = (
        rows("fields")
        .mark_bar(color=PALETTES[scheme].band, size=trend_marks.column(), aria=False)
        .encode(x=x, y=alt.Y("best:Q").scale(scale), y2=alt.Y2("out_of:Q"))
    )
    return alt.layer(
        *unseen("ticks"),
        ground,
        *trend_marks.breaks(x, scheme),
        trend_marks.missing(x, scheme),
        *trend_marks.lines((x, y), "rank_run", 60, scheme),
        trend_marks.ruler(x, scheme),
        trend_marks.names(alt.Y("label_rank:Q").scale(scale), scheme),
        *_promised(x, y, scheme),
    ).properties(height=trend_marks.HEIGHT)


def _promised(x: alt.X, y: alt.Y, scheme: Scheme) -> tuple[alt.Chart, alt.Chart]:
    base = rows("targets").encode(x=x, y=y)
    from_base = base.mark_rule(
        color=PALETTES[scheme].target, strokeDash=[5, 4], strokeWidth=1.6, aria=False
    ).encode(x2=alt.X2("base_year:Q"), y2=alt.Y2("base_rank:Q"))
    return from_base, telling(diamonds(base, scheme, 130, 2.2))
