"""How the plot and axes of a chart look: where they begin and end, so that all viewers agree."""

import math
from dataclasses import dataclass

from pptx.chart.chart import Chart as NativeChart
from pptx.enum.chart import XL_AXIS_CROSSES, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from dashboard.briefing.slide import Chart
from dashboard.export.pptx.text import PALETTE, colour, style_font

MOST_UPRIGHT, LONGEST_UPRIGHT = 10, 9  # categories, letters of one, that fit below upright bars
GAP_WIDTH, GAP_WIDTH_OF_FEW, FEW = 45, 120, 3  # between bars, as a percentage of a bar
STEPS = 4  # about as many as a hall can read
RANK_STEP = 10
BAR_MARGIN = 0.12  # of the range, for the label at the end of the longest bar
LINE_MARGIN = 0.12  # for the labels above and below a line
ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """Ends of an axis and the distance of its ticks."""

    low: float
    high: float
    step: float


def style_axes(native: NativeChart, chart: Chart, language: str, number_format: str) -> None:
    """Give plot, category axis and value axis their look."""
    plot = native.plots[0]
    plot.vary_by_categories = False
    if chart.kind != "line":
        plot.gap_width = GAP_WIDTH if len(chart.categories) > FEW else GAP_WIDTH_OF_FEW
    if chart.kind == "bar":
        plot.overlap = 100 if is_one_series_per_category(chart) else -5
    _category_axis(native, chart, language)
    _value_axis(native, chart, language, number_format)


def is_lying(chart: Chart) -> bool:
    """Whether bars lie, so that the names of their categories stand in full beside them."""
    longest = max((len(name) for name in chart.categories), default=0)
    is_many = len(chart.categories) > MOST_UPRIGHT
    is_one_stack = chart.kind == "stacked" and len(chart.categories) == 1
    return chart.kind != "line" and (is_many or is_one_stack or longest > LONGEST_UPRIGHT)


def is_one_series_per_category(chart: Chart) -> bool:
    """Whether no category has values of two series, so that their bars may stand on one line."""
    return all(
        sum(series.values[at] is not None for series in chart.series) <= 1
        for at in range(len(chart.categories))
    )


def _category_axis(native: NativeChart, chart: Chart, language: str) -> None:
    axis = native.category_axis
    axis.has_major_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    # Names stay outside of the plot where bars go to the left of zero, or down from it. Of ranks
    # the last one, the highest number, is at the foot.
    positions = XL_TICK_LABEL_POSITION
    axis.tick_label_position = positions.HIGH if chart.is_rank else positions.LOW
    axis.format.line.color.rgb = colour(PALETTE.rest)
    style_font(axis.tick_labels.font, language, PALETTE.text)
    # PowerPoint would leave out names where it finds them close.
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    # The first category on top, as one reads.
    axis.reverse_order = is_lying(chart)


def _value_axis(native: NativeChart, chart: Chart, language: str, number_format: str) -> None:
    axis, known = native.value_axis, scale(chart)
    if known:
        axis.minimum_scale, axis.maximum_scale = known.low, known.high
        axis.major_unit = known.step
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = chart.kind == "line"
    if chart.kind == "line":
        axis.major_gridlines.format.line.color.rgb = colour(PALETTE.faint)
    axis.format.line.fill.background()
    axis.tick_labels.number_format = number_format.split(";")[0]
    axis.tick_labels.number_format_is_linked = False
    style_font(axis.tick_labels.font, language, PALETTE.muted)
    axis.visible = chart.kind == "line"
    if chart.is_rank:
        # 1 on top; the categories, and the feet of bars, at the last rank.
        axis.reverse_order = True
        axis.crosses = XL_AXIS_CROSSES.MAXIMUM


def scale(chart: Chart) -> Scale | None:
    """The value axis for a chart; None where it has no value.

    Bars begin at zero, lines near their lowest value, ranks at 1 with ten ranks a tick.
    """
    found = [value for series in chart.series for value in series.values if value is not None]
    if not found:
        return None
    if chart.is_rank:
        return Scale(1, max(found) * (1 + LINE_MARGIN) + 1, RANK_STEP)
    if chart.kind == "line":
        margin = (max(found) - min(found)) * LINE_MARGIN
        low, high = min(found) - margin, max(found) + margin
        step = _round_step((high - low) / STEPS or abs(high) / STEPS or 1.0)
        return Scale(math.floor(low / step) * step, math.ceil(high / step) * step, step)
    if chart.kind == "stacked":
        totals = zip(*(series.values for series in chart.series), strict=True)
        highest = max(sum(value or 0.0 for value in values) for values in totals)
        return Scale(0, highest or 1.0, highest or 1.0)
    low, high = min(0.0, *found), max(0.0, *found)
    margin = (high - low) * BAR_MARGIN or 1.0
    return Scale(low - margin if low < 0 else 0, high + margin, high - low + margin)


def _round_step(rough: float) -> float:
    magnitude = 10.0 ** math.floor(math.log10(rough))
    return magnitude * next(part for part in ROUND if part * magnitude >= rough * (1 - 1e-9))
