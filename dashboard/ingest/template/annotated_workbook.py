"""The file given back as a workbook with its findings marked in the cells and listed in front.

Values only, never formulas; the sign in a marked cell is part of how the value is shown, not of
the value, so the workbook can be corrected and loaded again.
"""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.export.archive import EPOCH, workbook_bytes
from dashboard.export.figure.cells import clean
from dashboard.ingest.finding import Finding
from dashboard.ingest.grid import Book, Grid, Value
from dashboard.text.messages import Say, words

FILLS = {
    "error": PatternFill("solid", fgColor="F8C9C4"),
    "warning": PatternFill("solid", fgColor="FFF0B3"),
    "note": PatternFill("solid", fgColor="E7EAEE"),
}
# Shown before the value, for those who do not tell the colours apart.
SIGNS = {"error": "(!)", "warning": "(?)", "note": "(i)"}
LEVELS = tuple(FILLS)
HEADER = PatternFill("solid", fgColor="E7EAEE")
RULE = Border(bottom=Side(style="thin", color="5A6472"))
LINK = Font(color="0B57D0", underline="single")
LIST = ("sheet", "cell", "level", "value", "message", "suggestion")
LIST_WIDTHS = (24, 10, 12, 24, 80, 32)
NARROWEST, WIDEST = 8, 40
LONGEST_TITLE = 31
# Excel keeps this name for itself.
RESERVED = "history"
# A cell holds no more letters than this, a comment is no longer than can be read.
LONGEST_TEXT, LONGEST_COMMENT = 32_767, 2_000
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def annotated_xlsx(book: Book, findings: Sequence[Finding], language: str) -> bytes:
    """The workbook; the same file and findings give the same bytes, whenever asked for."""
    say = words(language)
    made = Workbook()
    listing: Worksheet = made.worksheets[0]
    listing.title = say("load_check.marked.list_sheet")
    titles: dict[str, str] = {}
    by_sheet: dict[str, list[Finding]] = {}
    for finding in findings:
        by_sheet.setdefault(finding.sheet, []).append(finding)
    for grid in book.grids:
        sheet = made.create_sheet(_title(grid.sheet))
        titles[grid.sheet] = sheet.title
        _fill(sheet, grid)
        _mark(sheet, by_sheet.get(grid.sheet, ()), language)
        if grid.is_hidden and grid.sheet not in by_sheet:
            sheet.sheet_state = "hidden"
    _list(listing, findings, titles, language)
    made.properties.title, made.properties.language = clean(book.name), language
    return workbook_bytes(made, EPOCH)


def _title(name: str) -> str:
    """A sheet's name as Excel allows it; openpyxl numbers those that are equal."""
    # An apostrophe may not stand at either end.
    title = FORBIDDEN.sub(" ", name)[: LONGEST_TITLE - 3].strip(" '") or "-"
    return f"{title}_" if title.casefold() == RESERVED else title


def _fill(sheet: Worksheet, grid: Grid) -> None:
    widths: dict[int, int] = {}
    for line, row in enumerate(grid.rows, start=1):
        for column_number, cell in enumerate(row, start=1):
            if cell.value is not None:
                _write(sheet, line, column_number, cell.value)
                widths[column_number] = max(widths.get(column_number, 0), len(str(cell.value)) + 2)
    for column_number, width in widths.items():
        letter = get_column_letter(column_number)
        sheet.column_dimensions[letter].width = min(max(width, NARROWEST), WIDEST)


def _write(sheet: Worksheet, line: int, column_number: int, value: Value) -> SheetCell:
    written = cast(SheetCell, sheet.cell(row=line, column=column_number))  # we merge no cells
    if isinstance(value, str):
        # Said to be text, or openpyxl would make a formula of "=1+1"; the quote prefix keeps it
        # text when somebody edits the cell in Excel.
        written.value = clean(value)[:LONGEST_TEXT]
        written.data_type, written.quotePrefix, written.number_format = "s", True, "@"
    else:
        written.value = value
        if isinstance(value, datetime.date):
            written.number_format = "dd/mm/yyyy"
    return written


def _mark(sheet: Worksheet, findings: Iterable[Finding], language: str) -> None:
    """Colour, sign and comment; a finding about a row is marked in its first cell."""
    by_cell: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.row is not None:
            by_cell.setdefault(f"{finding.column or 'A'}{finding.row}", []).append(finding)
    for address, told in by_cell.items():
        level = min((finding.level for finding in told), key=LEVELS.index)
        cell = cast(SheetCell, sheet[address])
        cell.fill = FILLS[level]
        cell.number_format = f'"{SIGNS[level]} "{cell.number_format}'
        text = "\n".join(_comment(finding, language) for finding in told)
        comment = Comment(
            clean(text)[:LONGEST_COMMENT], words(language)("load_check.marked.author")
        )
        comment.width, comment.height = 360, 60 + 50 * len(told)
        cell.comment = comment


def _comment(finding: Finding, language: str) -> str:
    say = words(language)
    text = f"{say(f'load_check.marked.{finding.level}')}: {finding.message(language)}"
    if finding.suggestion:
        text += " " + say("load_check.marked.meant", suggestion=finding.advice(language))
    return text


def _list(
    sheet: Worksheet, findings: Sequence[Finding], titles: Mapping[str, str], language: str
) -> None:
    say = words(language)
    for column_number, (name, width) in enumerate(zip(LIST, LIST_WIDTHS, strict=True), start=1):
        head = _write(sheet, 1, column_number, say(f"load_check.marked.{name}"))
        head.font, head.fill, head.border = Font(bold=True), HEADER, RULE
        sheet.column_dimensions[get_column_letter(column_number)].width = width
    for line, finding in enumerate(findings, start=2):
        for column_number, text in enumerate(_told(finding, say, language), start=1):
            cell = _write(sheet, line, column_number, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        _link(sheet, line, finding, titles)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _told(finding: Finding, say: Say, language: str) -> tuple[str, ...]:
    level = f"{SIGNS[finding.level]} {say(f'load_check.marked.{finding.level}')}"
    return (
        finding.sheet, finding.cell, level, finding.value, finding.message(language),
        finding.advice(language),
    )  # fmt: skip


def _link(sheet: Worksheet, line: int, finding: Finding, titles: Mapping[str, str]) -> None:
    """Let the address lead to the cell."""
    title = titles.get(finding.sheet)
    if title is None or finding.row is None:
        return
    quoted = title.replace("'", "''")
    cell = cast(SheetCell, sheet.cell(row=line, column=LIST.index("cell") + 1))
    column_number = f"'{quoted}'!{finding.column or 'A'}{finding.row}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=column_number)
    cell.font = LINK
