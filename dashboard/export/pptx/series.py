"""How the series of a chart look: colours by role, labels at the values."""

import itertools
from dataclasses import dataclass
from typing import Any

from pptx.chart.chart import Chart as NativeChart
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.briefing.slide import Chart, Series
from dashboard.export.pptx.text import PALETTE, colour, style_font

MOST_LABELLED = 40  # bars with a label each
MOST_POINTS = 12  # values of a line with a label each
THICK, THIN = 3.5, 2.25
MARKERS = {
    "home": XL_MARKER_STYLE.CIRCLE,
    "other": XL_MARKER_STYLE.CIRCLE,
    "median": XL_MARKER_STYLE.DASH,
    "target": XL_MARKER_STYLE.DIAMOND,
}
MARKER_SIZES = {"home": 10, "other": 7, "median": 7, "target": 13}


@dataclass(frozen=True)
class Look:
    """The colour of a series and of the labels on or beside it."""

    fill: str
    text: str


def style_series(native: NativeChart, chart: Chart, language: str) -> None:
    """Give every series its look and its labels."""
    for drawn, series, look in zip(native.plots[0].series, chart.series, looks(chart), strict=True):
        if chart.kind == "line":
            _line(drawn, series, look)
            _label_line(drawn, chart, series, look, language)
        else:
            drawn.format.fill.solid()
            drawn.format.fill.fore_color.rgb = colour(look.fill)
            drawn.invert_if_negative = False
            _label_bars(drawn, chart, series, look, language)


def looks(chart: Chart) -> list[Look]:
    """One look for each series, in order."""
    if chart.kind == "stacked":
        return _looks_of_parts(len(chart.series))
    fixed = {"home": PALETTE.home, "median": PALETTE.muted, "target": PALETTE.target}
    if chart.kind == "bar":
        # The width of a bar makes grey enough of it; only its label needs to be darker.
        fixed["median"] = PALETTE.rest
    # The stretches of one line are series of one name, and one colour.
    others = list(dict.fromkeys(series.name for series in chart.series if series.role == "other"))
    hues = dict(zip(others, itertools.cycle(PALETTE.compared), strict=False))
    if len(others) == 1:
        hues = dict.fromkeys(others, PALETTE.rest)
    fills = [fixed.get(series.role) or hues[series.name] for series in chart.series]
    return [Look(code, PALETTE.muted if code == PALETTE.rest else code) for code in fills]


def _looks_of_parts(count: int) -> list[Look]:
    """From the best class to the last; two and three are taken from the ends and the middle."""
    steps = list(map(Look, PALETTE.quartiles, PALETTE.quartile_text))
    more = [Look(PALETTE.faint, PALETTE.text), Look(PALETTE.rest, PALETTE.text)]
    chosen = {2: [steps[0], steps[2]]}.get(count, [*steps, *more])
    return [chosen[number % len(chosen)] for number in range(count)]


def _line(drawn: Any, series: Series, look: Look) -> None:  # noqa: ANN401  # untyped in python-pptx
    drawn.smooth = False
    drawn.format.line.color.rgb = colour(look.fill)
    drawn.format.line.width = Pt(THICK if series.role == "home" else THIN)
    if series.role in ("median", "target"):
        drawn.format.line.dash_style = MSO_LINE.DASH
    drawn.marker.style = MARKERS[series.role]
    drawn.marker.size = MARKER_SIZES[series.role]
    drawn.marker.format.fill.solid()
    # A target is an open diamond, like nothing else.
    inside = PALETTE.ground if series.role == "target" else look.fill
    drawn.marker.format.fill.fore_color.rgb = colour(inside)
    drawn.marker.format.line.color.rgb = colour(look.fill)
    drawn.marker.format.line.width = Pt(THIN)


def _label_line(drawn: Any, chart: Chart, series: Series, look: Look, language: str) -> None:  # noqa: ANN401
    """All values of the home province and targets where they are few; else the last there is."""
    there = [at for at, value in enumerate(series.values) if value is not None]
    is_all = series.role in ("home", "target") and len(there) <= MOST_POINTS
    for at in there if is_all else there[-1:]:
        label = drawn.points[at].data_label
        above = _is_free_above(chart, series, at)
        label.position = XL_LABEL_POSITION.ABOVE if above else XL_LABEL_POSITION.BELOW
        style_font(label.font, language, look.text, bold=series.role == "home")


def _is_free_above(chart: Chart, series: Series, at: int) -> bool:
    """Whether no other line runs above this one there, and its own does not come from above."""
    sign = -1 if chart.is_rank else 1
    near = [one for one in (at - 1, at + 1) if 0 <= one < len(series.values)]
    beside = [sign * value for one in near if (value := series.values[one]) is not None]
    there = [sign * value for part in chart.series if (value := part.values[at]) is not None]
    own = max(sign * value for value in [series.values[at]] if value is not None)
    is_valley = bool(beside) and min(beside) > own
    return own >= max(there) and not is_valley


def _label_bars(drawn: Any, chart: Chart, series: Series, look: Look, language: str) -> None:  # noqa: ANN401
    is_many = len(chart.categories) * len(chart.series) > MOST_LABELLED
    if is_many and series.role == "other":
        return
    labels = drawn.data_labels
    labels.show_value = True
    is_stacked = chart.kind == "stacked"
    labels.position = XL_LABEL_POSITION.CENTER if is_stacked else XL_LABEL_POSITION.OUTSIDE_END
    is_bold = series.role == "home" or is_stacked
    style_font(labels.font, language, look.text, bold=is_bold)
