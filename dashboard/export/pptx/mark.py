"""How the series of a chart look: colours by role, labels at the values."""

import itertools
from dataclasses import dataclass
from typing import Any

from pptx.chart.chart import Chart as NativeChart
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboard.briefing.slide import Chart, Series
from dashboard.export.pptx.text import PALETTE, colour, face

LABEL = 14
MOST_LABELLED = 40  # bars with a label each
MOST_POINTS = 12  # values of a line with a label each
THICK, THIN = 3.5, 2.25
MARKS = {
    "home": XL_MARKER_STYLE.CIRCLE,
    "other": XL_MARKER_STYLE.CIRCLE,
    "median": XL_MARKER_STYLE.DASH,
    "target": XL_MARKER_STYLE.DIAMOND,
}


SIZES = {"home": 10, "other": 7, "median": 7, "target": 13}


@dataclass(frozen=True)
class Look:
    """The colour of a series and of the labels on or beside it."""

    fill: str
    text: str


def looks(chart: Chart) -> list[Look]:
    """One look for each series, in order."""
    if chart.kind == "stacked":
        return _steps(len(chart.series))
    fixed = {"home": PALETTE.home, "median": PALETTE.muted, "target": PALETTE.target}
    # The stretches of one line are series of one name, and one colour.
    others = list(dict.fromkeys(series.name for series in chart.series if series.role == "other"))
    if chart.kind == "bar":
        # The width of a bar makes grey enough of it; only its label needs to be darker.
        fixed["median"] = PALETTE.rest
    if len(others) == 1:
        fills = [fixed.get(series.role, PALETTE.rest) for series in chart.series]
        return [Look(code, PALETTE.muted if code == PALETTE.rest else code) for code in fills]
    hues = dict(zip(others, itertools.cycle(PALETTE.compared), strict=False))
    picked = [fixed.get(series.role) or hues[series.name] for series in chart.series]
    return [Look(code, PALETTE.muted if code == PALETTE.rest else code) for code in picked]


def _steps(count: int) -> list[Look]:
    """From the best class to the last; two and three are taken from the ends and the middle."""
    pairs = list(zip(PALETTE.quartiles, PALETTE.quartile_text, strict=True))
    steps = [Look(*pair) for pair in pairs]
    more = [Look(PALETTE.faint, PALETTE.text), Look(PALETTE.rest, PALETTE.text)]
    chosen = {2: [steps[0], steps[2]]}.get(count, [*steps, *more])
    return [chosen[place % len(chosen)] for place in range(count)]


def mark(native: NativeChart, chart: Chart, language: str) -> None:
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


def _line(drawn: Any, series: Series, look: Look) -> None:  # noqa: ANN401  # untyped in python-pptx
    drawn.smooth = False
    drawn.format.line.color.rgb = colour(look.fill)
    drawn.format.line.width = Pt(THICK if series.role == "home" else THIN)
    if series.role in ("median", "target"):
        drawn.format.line.dash_style = MSO_LINE.DASH
    drawn.marker.style = MARKS[series.role]
    drawn.marker.size = SIZES[series.role]
    drawn.marker.format.fill.solid()
    # A target is an open diamond, like nothing else.
    inside = PALETTE.ground if series.role == "target" else look.fill
    drawn.marker.format.fill.fore_color.rgb = colour(inside)
    drawn.marker.format.line.color.rgb = colour(look.fill)
    drawn.marker.format.line.width = Pt(THIN)


def _label_line(drawn: Any, chart: Chart, series: Series, look: Look, language: str) -> None:  # noqa: ANN401
    """All values of the home province and targets where they are few; else the last there is."""
    there = [place for place, value in enumerate(series.values) if value is not None]
    is_all = series.role in ("home", "target") and len(there) <= MOST_POINTS
    for place in there if is_all else there[-1:]:
        label = drawn.points[place].data_label
        above = _is_free_above(chart, series, place)
        label.position = XL_LABEL_POSITION.ABOVE if above else XL_LABEL_POSITION.BELOW
        _letter(label.font, look.text, language, bold=series.role == "home")


def _is_free_above(chart: Chart, series: Series, place: int) -> bool:
    """Whether no other line runs above this one there, and its own does not come from above."""
    sign = -1 if chart.is_rank else 1
    near = [one for one in (place - 1, place + 1) if 0 <= one < len(series.values)]
    beside = [sign * value for one in near if (value := series.values[one]) is not None]
    there = [sign * value for part in chart.series if (value := part.values[place]) is not None]
    own = max(sign * value for value in [series.values[place]] if value is not None)
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
    _letter(labels.font, look.text, language, bold=series.role == "home" or is_stacked)


def _letter(font: Any, code: str, language: str, *, bold: bool) -> None:  # noqa: ANN401
    font.size, font.bold = Pt(LABEL), bold
    font.color.rgb = colour(code)
    face(font._rPr, language)


def is_shared_place(chart: Chart) -> bool:
    """Whether no category has values of two series, so that their bars may stand on one line."""
    return all(
        sum(series.values[place] is not None for series in chart.series) <= 1
        for place in range(len(chart.categories))
    )
