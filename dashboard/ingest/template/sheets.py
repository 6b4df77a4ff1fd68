"""The sheets of the template's workbook."""

import datetime
import math
from collections.abc import Mapping, Sequence
from typing import Literal, cast

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.export.figure.cells import clean
from dashboard.ingest.grid import Value
from dashboard.ingest.template.lists import KEYS, choices, explained, instructions, labels, list_of
from dashboard.ingest.template.tables import MAIN, REMOVE, Column, sheet_columns, sheet_name
from dashboard.text.messages import words

LABELS, CODES, FIRST = 2, 3, 4
# Down to here the lists and the texts beside the cells are offered.
LAST = 50_000
FORMATS = {"text": "@", "whole": "0", "number": "General", "date": "dd/mm/yyyy"}
WIDTHS = {"text": 18, "whole": 11, "number": 12, "date": 13}
WIDE, WIDEST, LINE_HEIGHT = 44, 60, 15.0
# How the codes of text columns end that hold a key, a number or a date; others hold a sentence.
SHORT = (
    "_id",
    "_code",
    "_slug",
    "_no",
    "_on",
    "_by",
    "code",
    "period",
    "class",
    "series",
    "scheme",
)
HEADER = PatternFill("solid", fgColor="E7EAEE")
KEYED = PatternFill("solid", fgColor="D3DEED")
RULE = Border(bottom=Side(style="thin", color="5A6472"))
SMALL = Font(size=8, color="5A6472")
WRAPPED = Alignment(wrap_text=True, vertical="top")
MOST_TITLE, MOST_PROMPT = 32, 255
MAIN_TAB, RARER_TAB = "3B6EA5", "9AA5B1"


class Lists:
    """The lists sheet: a list is put on it when the first column asks for it."""

    def __init__(self, sheet: str, language: str) -> None:
        self.sheet = sheet
        self.language = language
        self._columns: dict[str, Column] = {}

    def range_of(self, column: Column) -> str:
        """Where the choices of a column stand; "" where it has no list."""
        listed = list_of(column)
        if not listed:
            return ""
        self._columns.setdefault(listed, column)
        column_number = 2 * list(self._columns).index(listed) + 1
        letter, last = (
            get_column_letter(column_number),
            len(choices(listed, self.language)) + FIRST - 1,
        )
        return f"{quote_sheetname(self.sheet)}!${letter}${FIRST}:${letter}${last}"

    def fill(self, sheet: Worksheet) -> None:
        """Write every list asked for: what is chosen, and beside it what it means."""
        _write(sheet, 1, 1, words(self.language)("load_template.sheet_goes_with")).font = SMALL
        for at, (listed, column) in enumerate(self._columns.items()):
            self._fill_list(sheet, 2 * at + 1, listed, column)
        sheet.freeze_panes = f"A{FIRST}"

    def _fill_list(self, sheet: Worksheet, column_number: int, listed: str, column: Column) -> None:
        # A list of keys is headed as the column of its own table, whichever asked for it first.
        code = next((code for code, table in KEYS.items() if table == listed), column.code)
        head = Column(column.table if code == column.code else "", code, "text")
        _head(_write(sheet, CODES, column_number, head.label(self.language)))
        _head(_write(sheet, CODES, column_number + 1, None))
        offered = choices(listed, self.language)
        for line, choice in enumerate(offered, start=FIRST):
            _write(sheet, line, column_number, choice.label)
            if choice.about:
                _write(sheet, line, column_number + 1, choice.about).font = SMALL
        longest = [len(head.label(self.language)), *(len(choice.label) for choice in offered)]
        _width(sheet, column_number, max(longest) + 2)
        _width(sheet, column_number + 1, max(len(choice.about) for choice in offered), least=3)


def fill_instructions(sheet: Worksheet, language: str) -> None:
    """Write the first sheet: what to fill in, and how."""
    sheet.title = words(language)("load_template.instructions_sheet")
    width = 100
    for line, (part, text) in enumerate(instructions(language), start=1):
        cell = _write(sheet, line, 1, text)
        cell.alignment = WRAPPED
        if part != "text":
            cell.font = Font(bold=True, size=16 if part == "title" else 12)
        n_lines = math.ceil(len(text) / (width - 3))
        sheet.row_dimensions[line].height = {"title": 26.0, "heading": 24.0}.get(
            part, n_lines * LINE_HEIGHT + 3
        )
        if part == "heading":
            cell.alignment = Alignment(vertical="bottom")
    sheet.column_dimensions["A"].width = width
    sheet.sheet_view.showGridLines = False
    _print_setup(sheet, "portrait")


def fill_columns(sheet: Worksheet, tables: Sequence[str], language: str) -> None:
    """Write the sheet that explains every column of every table."""
    say = words(language)
    _write(sheet, 1, 1, say("load_template.sheet_goes_with")).font = SMALL
    for column_number, head in enumerate(
        ("sheet", "label", "code", "need", "kind", "meaning"), start=1
    ):
        _head(_write(sheet, CODES, column_number, say(f"load_template.column_{head}")))
    line = CODES
    for table in tables:
        for column in explained(table, language):
            line += 1
            texts = (sheet_name(table, language), column.label, column.code, column.need)
            for column_number, text in enumerate((*texts, column.kind, column.meaning), start=1):
                _write(sheet, line, column_number, text).alignment = WRAPPED
    for column_number, width in enumerate((28, 30, 22, 14, 24, 90), start=1):
        _width(sheet, column_number, width, most=90)
    sheet.freeze_panes = f"A{FIRST}"
    sheet.auto_filter.ref = f"A{CODES}:F{line}"
    _print_setup(sheet, "landscape")


def fill_table(
    sheet: Worksheet, table: str, rows: Sequence[Mapping[str, Value]], lists: Lists
) -> None:
    """Write a table's sheet: title, labels, codes, the lists behind its columns, and its rows."""
    say = words(lists.language)
    title = say("load_template.table_title", title=sheet.title, code=table)
    _write(sheet, 1, 1, title).font = Font(bold=True, size=14)
    columns = sheet_columns(table)
    for column_number, column in enumerate(columns, start=1):
        _fill_head(sheet, column_number, column, lists)
    shown = [(column, labels(column, lists.language)) for column in columns]
    for line, row in enumerate(rows, start=FIRST):
        for column_number, (column, by_code) in enumerate(shown, start=1):
            value = row.get(column.code)
            if value is not None:
                _write(sheet, line, column_number, by_code.get(value, value), FORMATS[column.kind])
    sheet.row_dimensions[1].height = 1.5 * LINE_HEIGHT
    sheet.row_dimensions[LABELS].height = 3 * LINE_HEIGHT
    sheet.freeze_panes = f"A{FIRST}"
    sheet.sheet_properties.tabColor = MAIN_TAB if table in MAIN else RARER_TAB
    sheet.print_title_rows = f"{LABELS}:{CODES}"
    _print_setup(sheet, "landscape")


def _fill_head(sheet: Worksheet, column_number: int, column: Column, lists: Lists) -> None:
    say, label = words(lists.language), column.label(lists.language)
    shown = say("load_template.obligatory_mark", label=label) if column.is_required else label
    _head(_write(sheet, LABELS, column_number, shown), is_key=column.is_required)
    code = _write(sheet, CODES, column_number, column.code)
    code.font, code.border = SMALL, RULE
    letter = get_column_letter(column_number)
    sheet.column_dimensions[letter].number_format = FORMATS[column.kind]
    _width(sheet, column_number, _room(column, lists.language))
    _offer(sheet, f"{letter}{FIRST}:{letter}{LAST}", column, lists)


def _room(column: Column, language: str) -> int:
    """Letters that a column's values and the longest word of its label want."""
    if column.code == REMOVE:
        return 10
    listed = list_of(column)
    offered = (
        max((len(choice.label) for choice in choices(listed, language)), default=0)
        if (listed)
        else 0
    )
    word = max(len(part) for part in column.label(language).split())
    is_long = column.kind == "text" and not listed and not column.code.endswith(SHORT)
    least = WIDE if is_long else WIDTHS[column.kind]
    return max(min(offered + 4, WIDEST), least, word + 3, len(column.code))


def _offer(sheet: Worksheet, cells: str, column: Column, lists: Lists) -> None:
    """Show what a column means beside the cell that is being filled in, and its list."""
    say = words(lists.language)
    where = lists.range_of(column)
    offered = DataValidation(
        type="list" if where else None,
        formula1=where or None,
        allow_blank=True,
        showInputMessage=True,
        promptTitle=column.label(lists.language)[:MOST_TITLE],
        prompt=column.meaning(lists.language)[:MOST_PROMPT],
        # A key may be one that the same file brings; only fixed values are insisted on.
        showErrorMessage=bool(column.allowed),
        errorStyle="warning",
        errorTitle=say("load_template.not_in_list_title"),
        error=say("load_template.not_in_list"),
    )
    offered.add(cells)
    sheet.add_data_validation(offered)


def _write(
    sheet: Worksheet, line: int, column_number: int, value: Value, number_format: str = "@"
) -> SheetCell:
    written = cast(SheetCell, sheet.cell(row=line, column=column_number))  # we merge no cells
    if isinstance(value, str):
        # Said to be text, or openpyxl would make a formula of "=1+1"; the quote prefix keeps it
        # text when somebody edits the cell in Excel.
        written.value = clean(value)
        written.data_type, written.quotePrefix = "s", True
    elif isinstance(value, int | float | datetime.date):
        written.value = value
    written.number_format = number_format
    return written


def _head(cell: SheetCell, *, is_key: bool = False) -> None:
    cell.font, cell.border = Font(bold=True), RULE
    cell.fill = KEYED if is_key else HEADER
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _width(
    sheet: Worksheet, column_number: int, letters: int, least: int = 8, most: int = WIDEST
) -> None:
    width = min(max(letters, least), most)
    sheet.column_dimensions[get_column_letter(column_number)].width = width


def _print_setup(sheet: Worksheet, orientation: Literal["portrait", "landscape"]) -> None:
    sheet.page_setup.paperSize, sheet.page_setup.orientation = "9", orientation  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
