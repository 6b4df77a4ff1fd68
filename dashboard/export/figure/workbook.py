"""A figure's table as an Excel workbook: one sheet of numbers, one of where they come from."""

import urllib.parse
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.export.archive import moment, workbook_bytes
from dashboard.export.figure.cells import Cell, clean, number_format, rows
from dashboard.export.figure.facts import facts
from dashboard.figures.figure import Column, Figure
from dashboard.text import numbers
from dashboard.text.citation import day, reliability, web_address
from dashboard.text.messages import words
from dashboard.text.source import Source

DOCUMENT = (
    "source_id", "title", "document_no", "publisher", "published_on", "reliability", "address",
)  # fmt: skip
NARROWEST, WIDEST = 8, 60
HEADER = PatternFill("solid", fgColor="E7EAEE")
RULE = Border(bottom=Side(style="thin", color="5A6472"))
LINK = Font(color="0B57D0", underline="single")


def xlsx_bytes(figure: Figure) -> bytes:
    """The workbook; the same figure gives the same bytes, whenever it is asked for."""
    book = Workbook()
    say = words(figure.language)
    sheet: Worksheet = book.worksheets[0]
    sheet.title = say("export.data_sheet")
    _fill_table(sheet, figure)
    _fill_sources(book.create_sheet(say("export.source_sheet")), figure)
    book.properties.title, book.properties.description = clean(figure.title), clean(figure.subtitle)
    book.properties.language = figure.language
    return workbook_bytes(book, moment(figure.data_date))


def _fill_table(sheet: Worksheet, figure: Figure) -> None:
    widths = [len(column.label) + 3 for column in figure.columns]  # 3: the filter's arrow
    for number, column in enumerate(figure.columns, start=1):
        _head(_write(sheet, 1, number, column.label), right=column.kind != "text")
    for line, row in enumerate(rows(figure), start=2):
        for number, (value, column) in enumerate(zip(row, figure.columns, strict=True), start=1):
            _write(sheet, line, number, value, number_format(column.kind))
            widths[number - 1] = max(widths[number - 1], _shown(value, column, figure.language))
    _set_widths(sheet, widths)
    sheet.freeze_panes = "B2" if figure.columns[0].kind == "text" else "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = "9", "landscape"  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _fill_sources(sheet: Worksheet, figure: Figure) -> None:
    say = words(figure.language)
    for line, (label, text) in enumerate(facts(figure, "sources").items(), start=1):
        _write(sheet, line, 1, label).font = Font(bold=True)
        _write(sheet, line, 2, text)
    first = sheet.max_row + 2
    for number, field in enumerate(DOCUMENT, start=1):
        _head(_write(sheet, first, number, say(f"export.document.{field}")), right=False)
    for line, source in enumerate(figure.sources, start=first + 1):
        _fill_source(sheet, line, source, figure.language)
    _set_widths(sheet, [22, 60, 18, 30, 14, 26, 60])


def _fill_source(sheet: Worksheet, line: int, source: Source, language: str) -> None:
    shown = {
        "published_on": day(source.published_on, language),
        "reliability": reliability(source, language),
    }
    for number, field in enumerate(DOCUMENT, start=1):
        text = shown.get(field, getattr(source, field))
        written = _write(sheet, line, number, text or None, "@")
        written.alignment = Alignment(wrap_text=True, vertical="top")
        if field == "address" and (link := web_address(text)):
            # Excel calls a file damaged whose link has letters that an address may not have.
            written.hyperlink = urllib.parse.quote(link, safe=":/?#[]@!$&'()*+,;=%~")
            written.font = LINK


def _write(
    sheet: Worksheet, line: int, column: int, value: Cell, number_format: str = "General"
) -> SheetCell:
    written = cast(SheetCell, sheet.cell(row=line, column=column))  # we merge no cells
    if isinstance(value, str):
        # Said to be text, or openpyxl would make a formula of "=1+1"; the quote prefix keeps it
        # text when somebody edits the cell in Excel.
        written.value = clean(value)
        written.data_type, written.quotePrefix = "s", True
    elif value is not None:
        written.value = value
    written.number_format = number_format
    return written


def _head(cell: SheetCell, *, right: bool) -> None:
    cell.font, cell.fill, cell.border = Font(bold=True), HEADER, RULE
    side = "right" if right else "left"
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)


def _shown(value: Cell, column: Column, language: str) -> int:
    return 0 if value is None else len(numbers.text(value, column.kind, language)) + 2


def _set_widths(sheet: Worksheet, widths: list[int]) -> None:
    for number, width in enumerate(widths, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = min(max(width, NARROWEST), WIDEST)
