"""A chart as PowerPoint has them: its numbers in a workbook inside, open to editing."""

from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData, ChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.chart import ChartPart
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide as PptxSlide

from dashboard.briefing.slide import Chart
from dashboard.export.archive import EPOCH, workbook_bytes
from dashboard.export.figure.cells import DECIMALS
from dashboard.export.pptx.axis import is_lying, style_axes
from dashboard.export.pptx.series import style_series
from dashboard.export.pptx.text import (
    CHART_TEXT,
    PALETTE,
    TAGS,
    Box,
    Paragraph,
    Style,
    lengths,
    plain,
    style_font,
    write,
)
from dashboard.text.numbers import MINUS

SHEET = "Sheet1"  # the name that python-pptx's references to the workbook have
# What a format names its language by: Windows' numbers for Vietnamese and American English.
LOCALES = {"vi": "[$-42A]", "en": "[$-409]"}


def add_chart(
    slide: PptxSlide, chart: Chart, box: Box, language: str, *, title: str, alt: str
) -> GraphicFrame:
    """Put the chart in the box; ``title`` says what is measured, ``alt`` what it shows."""
    number_format = number_format_of(chart, language)
    data = CategoryChartData(number_format=number_format)
    data.categories = [plain(name) for name in chart.categories]
    for series in chart.series:
        data.add_series(plain(series.name), [stored(value) for value in series.values])
    # python-pptx declares another class of the data, and the chart in place of its frame.
    frame = cast(
        GraphicFrame,
        slide.shapes.add_chart(chart_type(chart), *lengths(box), cast(ChartData, data)),
    )
    frame.element.nvGraphicFramePr.cNvPr.set("descr", plain(alt))
    native: NativeChart = frame.chart
    cast(ChartPart, native.part).chart_workbook.update_from_xlsx_blob(workbook(chart, language))
    style_font(native.font, language, PALETTE.text)
    _title(native, title, language)
    _legend(native, chart, language)
    style_axes(native, chart, language, number_format)
    style_series(native, chart, language)
    return frame


def chart_type(chart: Chart) -> XL_CHART_TYPE:
    """PowerPoint's name for the chart: lines with marks, bars upright or lying."""
    types = XL_CHART_TYPE
    if chart.kind == "line":
        return types.LINE_MARKERS
    if chart.kind == "stacked":
        return types.BAR_STACKED if is_lying(chart) else types.COLUMN_STACKED
    return types.BAR_CLUSTERED if is_lying(chart) else types.COLUMN_CLUSTERED


def _title(native: NativeChart, text: str, language: str) -> None:
    """The measure above the plot; the axis' own title would stand upright."""
    native.has_title = True
    native.chart_title.include_in_layout = False
    paragraph = Paragraph(text, Style(CHART_TEXT, PALETTE.muted))
    write(native.chart_title.text_frame, [paragraph], language)


def _legend(native: NativeChart, chart: Chart, language: str) -> None:
    native.has_legend = len({series.name for series in chart.series}) > 1
    if native.has_legend:
        native.legend.position = XL_LEGEND_POSITION.TOP
        native.legend.include_in_layout = False
        style_font(native.legend.font, language, PALETTE.text)
        _name_each_once(native, chart)
    for end in native.element.iter(qn("a:endParaRPr")):
        end.set("lang", TAGS[language])


def _name_each_once(native: NativeChart, chart: Chart) -> None:
    """A line in stretches is several series of one name: the legend keeps the first."""
    names = [series.name for series in chart.series]
    position = native.legend._element.find(qn("c:legendPos"))
    for number in reversed(range(len(names))):
        if names[number] in names[:number]:
            entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{number}"/><c:delete val="1"/>'
            position.addnext(parse_xml(f"{entry}</c:legendEntry>"))


def number_format_of(chart: Chart, language: str) -> str:
    """The format of the chart's labels, below zero with a true minus; a part of nothing has none.

    Format codes are written the English way; the viewer puts the comma.
    """
    digits = "#,##0" + ("." + "0" * chart.decimals if chart.decimals else "")
    above, below = LOCALES[language] + digits, f'{LOCALES[language]}"{MINUS}"{digits}'
    return f"{above};{below}" + (";" if chart.kind == "stacked" else "")


def stored(value: float | None) -> float | None:
    """A value without the noise of binary fractions; None stays None, an empty cell."""
    return None if value is None else round(value, DECIMALS)


def workbook(chart: Chart, language: str) -> bytes:
    """Categories in column A, one series in each column after it; the same bytes every time.

    python-pptx would write the time of day into it, and a name that begins with "=" as a formula.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    texts = [(line, 1, name) for line, name in enumerate(chart.categories, start=2)]
    texts += [(1, column, series.name) for column, series in enumerate(chart.series, start=2)]
    for line, column, text in texts:
        cell = sheet.cell(line, column)
        if isinstance(cell, Cell):
            cell.value = plain(text)
            cell.data_type, cell.quotePrefix = "s", True
    for column, series in enumerate(chart.series, start=2):
        for line, value in enumerate(series.values, start=2):
            if value is not None:
                cell = sheet.cell(line, column, stored(value))
                cell.number_format = number_format_of(chart, language)
    sheet.column_dimensions["A"].width = 40
    return workbook_bytes(book, EPOCH)
