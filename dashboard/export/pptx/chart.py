"""A chart as PowerPoint has them: its numbers in a workbook inside, open to editing."""

from typing import Any, cast

from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData, ChartData
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.chart import ChartPart
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide as Drawn
from pptx.util import Pt

from dashboard.briefing.slide import Chart
from dashboard.export.pptx.mark import is_shared_place, mark
from dashboard.export.pptx.numbers import number_format, stored, workbook
from dashboard.export.pptx.scale import scale
from dashboard.export.pptx.text import (
    PALETTE,
    TAGS,
    Box,
    Paragraph,
    Style,
    colour,
    face,
    lengths,
    plain,
    write,
)

TEXT = 14
MOST_UPRIGHT, LONGEST_UPRIGHT = 10, 9  # categories, letters of one, that fit below upright bars
BETWEEN, BETWEEN_FEW, FEW = 45, 120, 3  # room between bars, as a percentage of a bar


def is_lying(chart: Chart) -> bool:
    """Whether bars lie, so that the names of their categories stand in full beside them."""
    longest = max((len(name) for name in chart.categories), default=0)
    is_many = len(chart.categories) > MOST_UPRIGHT
    is_one_stack = chart.kind == "stacked" and len(chart.categories) == 1
    return chart.kind != "line" and (is_many or is_one_stack or longest > LONGEST_UPRIGHT)


def kind(chart: Chart) -> XL_CHART_TYPE:
    """PowerPoint's name for the chart: lines with marks, bars upright or lying."""
    types = XL_CHART_TYPE
    if chart.kind == "line":
        return types.LINE_MARKERS
    if chart.kind == "stacked":
        return types.BAR_STACKED if is_lying(chart) else types.COLUMN_STACKED
    return types.BAR_CLUSTERED if is_lying(chart) else types.COLUMN_CLUSTERED


def add_chart(
    slide: Drawn, chart: Chart, box: Box, language: str, *, title: str, alt: str
) -> GraphicFrame:
    """Put the chart in the box; ``title`` says what is measured, ``alt`` what it shows."""
    data = CategoryChartData(number_format=number_format(chart, language))
    data.categories = [plain(name) for name in chart.categories]
    for series in chart.series:
        data.add_series(plain(series.name), [stored(value) for value in series.values])
    # python-pptx declares another class of the data, and the chart in place of its frame.
    frame = cast(
        GraphicFrame, slide.shapes.add_chart(kind(chart), *lengths(box), cast(ChartData, data))
    )
    frame.element.nvGraphicFramePr.cNvPr.set("descr", plain(alt))
    native: NativeChart = frame.chart
    cast(ChartPart, native.part).chart_workbook.update_from_xlsx_blob(workbook(chart, language))
    _letter(native.font, language)
    native.has_title = True
    axis = Paragraph(title, Style(TEXT, PALETTE.muted))
    write_title(native, axis, language)
    _legend(native, chart, language)
    _plot(native, chart)
    _category_axis(native, chart, language)
    _value_axis(native, chart, language)
    mark(native, chart, language)
    return frame


def write_title(native: NativeChart, paragraph: Paragraph, language: str) -> None:
    """The measure above the plot; the axis' own title would stand upright."""
    frame = native.chart_title.text_frame
    native.chart_title.include_in_layout = False
    write(frame, [paragraph], language)


def _letter(font: Any, language: str, code: str = PALETTE.text) -> None:  # noqa: ANN401
    font.size = Pt(TEXT)
    font.color.rgb = colour(code)
    face(font._rPr, language)


def _legend(native: NativeChart, chart: Chart, language: str) -> None:
    native.has_legend = len({series.name for series in chart.series}) > 1
    if native.has_legend:
        native.legend.position = XL_LEGEND_POSITION.TOP
        native.legend.include_in_layout = False
        _letter(native.legend.font, language)
        _name_once(native, chart)
    for end in native.element.iter(qn("a:endParaRPr")):
        end.set("lang", TAGS[language])


def _name_once(native: NativeChart, chart: Chart) -> None:
    """A line in stretches is several series of one name: the legend keeps the first."""
    names = [series.name for series in chart.series]
    position = native.legend._element.find(qn("c:legendPos"))
    for place in reversed(range(len(names))):
        if names[place] in names[:place]:
            entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/>'
            position.addnext(parse_xml(f"{entry}</c:legendEntry>"))


def _plot(native: NativeChart, chart: Chart) -> None:
    plot = native.plots[0]
    plot.vary_by_categories = False
    if chart.kind != "line":
        plot.gap_width = BETWEEN if len(chart.categories) > FEW else BETWEEN_FEW
    if chart.kind == "bar":
        plot.overlap = 100 if is_shared_place(chart) else -5


def _category_axis(native: NativeChart, chart: Chart, language: str) -> None:
    axis = native.category_axis
    axis.has_major_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    # Names stay outside of the plot where bars go to the left of zero, or down from it. Of ranks
    # the last place, the highest number, is at the foot.
    positions = XL_TICK_LABEL_POSITION
    axis.tick_label_position = positions.HIGH if chart.is_rank else positions.LOW
    axis.format.line.color.rgb = colour(PALETTE.rest)
    _letter(axis.tick_labels.font, language)
    # PowerPoint would leave out names where it finds them close.
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    # The first category on top, as one reads.
    axis.reverse_order = is_lying(chart)


def _value_axis(native: NativeChart, chart: Chart, language: str) -> None:
    axis, ends = native.value_axis, scale(chart)
    if ends:
        axis.minimum_scale, axis.maximum_scale = ends.low, ends.high
        axis.major_unit = ends.step
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = chart.kind == "line"
    if chart.kind == "line":
        axis.major_gridlines.format.line.color.rgb = colour(PALETTE.faint)
    axis.format.line.fill.background()
    axis.tick_labels.number_format = number_format(chart, language).split(";")[0]
    axis.tick_labels.number_format_is_linked = False
    _letter(axis.tick_labels.font, language, PALETTE.muted)
    axis.visible = chart.kind == "line"
    if chart.is_rank:
        # 1 on top; the categories, and the feet of bars, at the last place.
        axis.reverse_order = True
        axis.crosses = XL_AXIS_CROSSES.MAXIMUM
