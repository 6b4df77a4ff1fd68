"""The numbers behind a chart: their format, and the workbook that PowerPoint opens for editing."""

import io
import zipfile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.writer.excel import ExcelWriter

from dashboard.briefing.slide import Chart
from dashboard.export.archive import EPOCH, timeless
from dashboard.export.figure.cells import DECIMALS
from dashboard.export.pptx.text import plain
from dashboard.text.numbers import MINUS

SHEET = "Sheet1"  # the name that python-pptx's references to the workbook have
# What a format names its language by: Windows' numbers for Vietnamese and American English.
LOCALES = {"vi": "[$-42A]", "en": "[$-409]"}


def number_format(chart: Chart, language: str) -> str:
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
    texts += [(1, place, series.name) for place, series in enumerate(chart.series, start=2)]
    for line, place, text in texts:
        cell = sheet.cell(line, place)
        if isinstance(cell, Cell):
            cell.value = plain(text)
            cell.data_type, cell.quotePrefix = "s", True
    for place, series in enumerate(chart.series, start=2):
        for line, value in enumerate(series.values, start=2):
            if value is not None:
                cell = sheet.cell(line, place, stored(value))
                cell.number_format = number_format(chart, language)
    sheet.column_dimensions["A"].width = 40
    book.properties.creator = None
    book.properties.created = book.properties.modified = EPOCH
    file = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)).save()
    return timeless(file.getvalue(), EPOCH)
