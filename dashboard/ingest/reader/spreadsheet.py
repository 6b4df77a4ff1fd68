"""A workbook (XLSX, XLSM, XLSB, XLS, ODS) as grids, by python-calamine.

Only values are taken: no macro, link or formula ever runs. What calamine does not tell of an XLSX
(colours, percentages, formulas, errors) comes from openpyxl (``cell_looks``).
"""

import datetime
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dashboard.ingest.grid import EMPTY, Cell, Grid, RefusalError, Value
from dashboard.ingest.reader import limits, plain
from dashboard.ingest.reader.cell_looks import Looks, looks_of
from dashboard.ingest.reader.limits import Budget
from dashboard.ingest.reader.naming import Remarks, distinct, sheet_name
from dashboard.ingest.reader.package import Package

Rows = list[list[Cell]]
_WITHOUT_CELLS = (SheetTypeEnum.ChartSheet, SheetTypeEnum.DialogSheet, SheetTypeEnum.MacroSheet,
                  SheetTypeEnum.Vba)  # fmt: skip
# A percentage is stored as 0.0713 and shown as 7.13: beyond this is only binary noise.
_PERCENT_DECIMALS = 10
_OTHER_PARTS = ("xl/workbook.bin", "content.xml")


class _NoValueError(ValueError):
    """A cell without a value of its own; its text is the rule that says why."""


def grids(content: bytes, package: Package | None, remarks: Remarks) -> tuple[Grid, ...]:
    """The sheets that hold cells, in order, hidden ones marked. ``package`` is None for XLS."""
    is_xlsx = package is not None and not any(part in package for part in _OTHER_PARTS)
    if package is not None:
        package.refuse_declarations()
        _remark_untaken(package, remarks)
    if not is_xlsx:
        remarks.add("note", "values_only")
    book = _opened(content)
    found = _with_cells(book)
    budget = Budget(cells=limits.WORKBOOK_CELLS, most=limits.WORKBOOK_CELLS)
    names = distinct(sheet_name(one.name) for one in found)
    sheets = [(_sheet(book, one.name), name) for one, name in zip(found, names, strict=True)]
    read = [_rows(sheet, name, budget, remarks) for sheet, name in sheets]
    looks: list[Looks] = [{} for _ in found]
    if is_xlsx:
        written = [(one.name, rows) for one, rows in zip(found, read, strict=True)]
        looks = looks_of(content, written, remarks)
    made = []
    for one, (sheet, name), rows, look in zip(found, sheets, read, looks, strict=True):
        _take_looks(rows, look, name, remarks)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
            _repeat(rows, (top, left, bottom, right), name, budget)
        is_hidden = one.visible != SheetVisibleEnum.Visible
        made.append(Grid(name, _without_empty_end(rows), is_hidden))
    return tuple(made)


def _opened(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise RefusalError("password") from error
    except CalamineError as error:
        raise RefusalError("unreadable") from error


def _with_cells(book: CalamineWorkbook) -> list[SheetMetadata]:
    """The sheets that are no charts. Raises ``RefusalError`` for none or too many."""
    found = [one for one in book.sheets_metadata if one.typ not in _WITHOUT_CELLS]
    if not found:
        raise RefusalError("no_sheets")
    if len(found) > limits.SHEETS:
        raise RefusalError("too_many_sheets", count=len(found), most=limits.SHEETS)
    return found


def _without_empty_end(rows: Rows) -> tuple[tuple[Cell, ...], ...]:
    while rows and not rows[-1]:
        rows.pop()
    return tuple(map(tuple, rows))


def _sheet(book: CalamineWorkbook, name: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(name)
    except CalamineError as error:
        raise RefusalError("broken_workbook", part=sheet_name(name)) from error


def _rows(sheet: CalamineSheet, name: str, budget: Budget, remarks: Remarks) -> Rows:
    """The cells of a sheet up to the last of each row that holds something."""
    if sheet.start is None or sheet.end is None:
        return []
    # Refused before the rows in between are made.
    Budget().take_row(sheet.end[0] + 1, sheet.end[1] + 1, name)
    rows: Rows = []
    for line, row in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        cells = list(_cells(row, name, line, remarks))
        while cells and cells[-1].value is None:
            cells.pop()
        for cell in cells:
            if cell.value is not None:
                budget.take_cell(cell.value, name)
        budget.take_row(line, len(cells), name)
        rows.append(cells)
    return rows


def _cells(row: Sequence[object], name: str, line: int, remarks: Remarks) -> Iterator[Cell]:
    for column, given in enumerate(row, start=1):
        try:
            value = _value(given, name)
        except _NoValueError as problem:
            at = (line, get_column_letter(column))
            remarks.add_cell("error", str(problem), name, at, str(given))
            value = None
        yield EMPTY if value is None else Cell(value)


def _value(given: object, sheet: str) -> Value:
    """A cell's value; texts come clean, times of the day are left off."""
    if isinstance(given, str):
        if len(given) > limits.CELL_LETTERS:
            raise RefusalError("long_cell", sheet=sheet, most=limits.CELL_LETTERS)
        return plain.clean(given) or None
    if isinstance(given, int | float):
        return given if isinstance(given, bool) else _number(given)
    return _day(given)


def _number(given: float) -> Value:
    if not math.isfinite(given):
        raise _NoValueError("unreadable_cell")
    is_whole = abs(given) < plain.MOST and float(given).is_integer()
    return int(given) if is_whole else given


def _day(given: object) -> Value:
    """A day without its hours; hours counted as days ("[h]:mm")."""
    if isinstance(given, datetime.datetime):
        return given.date()
    if isinstance(given, datetime.timedelta):
        return given.total_seconds() / 86_400
    if isinstance(given, datetime.date):
        return given
    raise _NoValueError("bad_date")


def _take_looks(rows: Rows, looks: Looks, name: str, remarks: Remarks) -> None:
    """Colours, percentages as shown, formulas, and why a cell has no value."""
    for (line, column), look in looks.items():
        rows += [[] for _ in range(line - len(rows))]
        row = rows[line - 1]
        row += [EMPTY] * (column - len(row))
        cell = row[column - 1]
        value = cell.value
        if look.is_percentage and isinstance(value, int | float) and not isinstance(value, bool):
            value = round(value * 100, _PERCENT_DECIMALS)
        row[column - 1] = replace(cell, value=value, is_formula=look.is_formula, fill=look.fill)
        if look.problem:
            at = (line, get_column_letter(column))
            remarks.add_cell("error", look.problem, name, at, look.shown)


def _repeat(rows: Rows, area: tuple[int, int, int, int], sheet: str, budget: Budget) -> None:
    """Fill a merged range with its first cell, a title no further than other cells reach."""
    top, left, bottom, right = area
    first = rows[top][left] if top < len(rows) and left < len(rows[top]) else EMPTY
    size = (bottom - top + 1) * (right - left + 1)
    if first.value is None or size > limits.MERGED_CELLS:
        bottom = min(bottom, len(rows) - 1)
        right = min(right, max(map(len, rows), default=0) - 1)
    repeated = replace(first, is_merged=True)
    for line in range(top, min(bottom, limits.ROWS - 1) + 1):
        rows += [[] for _ in range(line + 1 - len(rows))]
        rows[line] += [EMPTY] * (min(right, limits.COLUMNS - 1) + 1 - len(rows[line]))
        for column in range(left, min(right, limits.COLUMNS - 1) + 1):
            budget.take_cell(first.value, sheet)
            rows[line][column] = repeated


def _remark_untaken(package: Package, remarks: Remarks) -> None:
    """Say what the workbook holds besides values that could change them."""
    names = [name.replace("\\", "/").lower() for name in package.names]
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        remarks.add("warning", "macros")
    links = sum(1 for name in names if "/externallinks/externallink" in name)
    if links:
        remarks.add("warning", "external_links", count=str(links))
    if any(name.endswith("/connections.xml") for name in names):
        remarks.add("warning", "connections")
