"""One small chart per component of an index, all on the same scale, against the median."""

from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.charts.channels import between, rows, to_touch, unseen, values_of
from dashboard.charts.chart import Chart, poured
from dashboard.charts.palette import PALETTES, Drawn, Scheme
from dashboard.charts.ticks import SCORE_FORMAT, year_ticks

HEIGHT = 130
WIDTH = 260
COLUMNS = 3
# A hall has them in lines.
IN_LINES = alt.Header(labelExpr="split(datum.label, '\\n')", labelAnchor="start")


def component_line(history: pd.DataFrame, domain: list[float]) -> Chart:
    """One component. Columns: year, value, median_value, score_run, told, click.

    ``domain`` is [lowest, highest, first year, last year], the same for all components.
    """
    return poured(_line, *_data(history, domain))


def component_lines(history: pd.DataFrame, domain: list[float]) -> Chart:
    """All components in one picture, for export. Columns as above and label, in order."""
    ordered = history.assign(order=history["label"].map(_order(history)))
    return replace(poured(_lines, *_data(ordered, domain)), n_parts=history["label"].nunique())


def _order(history: pd.DataFrame) -> dict[str, int]:
    return {label: at for at, label in enumerate(dict.fromkeys(history["label"]))}


def _data(
    history: pd.DataFrame, domain: list[float]
) -> tuple[dict[str, pd.DataFrame], dict[str, float]]:
    low, high, first, last = domain
    frames = {"history": history, "years": year_ticks(pd.Series([first, last]))}
    return frames, {"low": low, "high": high, "first": first - 0.5, "last": last + 0.5}


def _layers(base: alt.Chart, scheme: Scheme) -> list[alt.Chart]:
    colours = PALETTES[scheme]
    axis = alt.Axis(values=values_of("years"), format="d", title=None, grid=False)
    placed = base.encode(x=alt.X("year:Q").scale(between("first", "last")).axis(axis))
    run = alt.Detail("score_run:N")
    own = alt.Y("value:Q").scale(between("low", "high"))
    own = own.axis(title=None, tickCount=3, format=SCORE_FORMAT)
    medians = alt.Y("median_value:Q").scale(between("low", "high"))
    near = placed.mark_rule(strokeWidth=16, color=colours.text, cursor="pointer")
    return [
        placed.mark_line(color=colours.rest, strokeWidth=1.5, aria=False).encode(
            y=medians, detail=run
        ),
        placed.mark_point(color=colours.rest, filled=True, size=9, aria=False).encode(y=medians),
        placed.mark_line(color=colours.home, strokeWidth=2.5, aria=False).encode(y=own, detail=run),
        placed.mark_point(color=colours.home, filled=True, size=26, opacity=1, aria=False).encode(
            y=own
        ),
        to_touch(near, "year"),
    ]


def _line(scheme: Scheme) -> Drawn:
    layers = _layers(rows("history"), scheme)
    return alt.layer(*unseen("years"), *layers).properties(height=HEIGHT)


def _lines(scheme: Scheme) -> alt.FacetChart:
    whole = alt.layer(
        *unseen("years"), *_layers(alt.Chart(), scheme), data=alt.NamedData("history")
    )
    return whole.properties(width=WIDTH, height=HEIGHT).facet(
        facet=alt.Facet("label:N").sort(field="order", op="min").title(None).header(IN_LINES),
        columns=COLUMNS,
    )
