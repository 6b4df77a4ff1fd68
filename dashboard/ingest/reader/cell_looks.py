"""What calamine does not tell of the cells of an XLSX: how they look, and why they are empty."""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias
from xml.etree import ElementTree

import openpyxl
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.workbook import Workbook

from dashboard.ingest.grid import Cell, RefusalError
from dashboard.ingest.reader import limits
from dashboard.ingest.reader.naming import Remarks

# What a format code shows as it is, or that is no part of what it shows.
_LITERAL = re.compile(r'"[^"]*"?|[\\_*].|\[[^\]]*\]')


@dataclass(frozen=True)
class Look:
    """``problem`` is the rule that says why there is no value, ``shown`` what stands there."""

    fill: str = ""
    is_percentage: bool = False
    is_formula: bool = False
    problem: str = ""
    shown: str = ""


# openpyxl's types know nothing of the sheets and cells of a workbook that is only read.
ReadOnly: TypeAlias = Any
Looks = dict[tuple[int, int], Look]
Rows = list[list[Cell]]


def looks_of(content: bytes, sheets: Sequence[tuple[str, Rows]], remarks: Remarks) -> list[Looks]:
    """The looks of the cells of each sheet by row and column, those that look like any left out.

    A workbook that openpyxl cannot read is told, since a percentage is then 0.07 and not 7.
    """
    try:
        book = _opened(content)
        found = [_of_sheet(book[name], rows) for name, rows in sheets]
        empty = [any(look.problem for look in looks.values()) for looks in found]
        if any(empty):
            book = _opened(content, data_only=True)
            for (name, _), looks in zip(sheets, found, strict=True):
                _explain(book[name], looks)
    except MemoryError:
        raise
    except ElementTree.ParseError as error:
        # What calamine took for the end of a part is damage.
        raise RefusalError("broken_workbook", part=str(error)) from error
    except Exception:  # noqa: BLE001
        # openpyxl raises whatever it meets; the values are read, and what is lacking is said.
        remarks.add("warning", "looks_unread")
        return [{} for _ in sheets]
    return found


def _opened(content: bytes, *, data_only: bool = False) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False
        )


def _cells(sheet: ReadOnly) -> Iterator[ReadOnly]:
    """The cells that are written down, whatever the sheet says of its size."""
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_row=limits.ROWS, max_col=limits.COLUMNS):
        for cell in row:
            if isinstance(cell, ReadOnlyCell):
                yield cell


def _of_sheet(sheet: ReadOnly, rows: Rows) -> Looks:
    looks: Looks = {}
    for cell in _cells(sheet):
        is_formula, is_error = cell.data_type == "f", cell.data_type == "e"
        fill, is_percentage = _styled(cell) if cell.has_style else ("", False)
        is_empty = _is_empty(rows, cell.row, cell.column)
        if is_formula or is_error or (not is_empty and (fill or is_percentage)):
            problem = "error_value" if is_error else "formula_without_value" if is_empty else ""
            shown = str(cell.value) if is_error else ""
            look = Look(fill, is_percentage, is_formula, problem if is_empty else "", shown)
            looks[cell.row, cell.column] = look
    return looks


def _is_empty(rows: Rows, line: int, column: int) -> bool:
    row = rows[line - 1] if line <= len(rows) else []
    return column > len(row) or row[column - 1].value is None


def _styled(cell: ReadOnly) -> tuple[str, bool]:
    """The colour of a cell by what is written of it, and whether it shows a percentage."""
    fill = cell.fill
    is_solid = getattr(fill, "fill_type", "") == "solid"
    colour = f"{fill.fgColor.value} {fill.fgColor.tint}" if is_solid else ""
    return colour, "%" in _LITERAL.sub("", str(cell.number_format).split(";")[0])


def _explain(sheet: ReadOnly, looks: Looks) -> None:
    """Why formulas have no value: an error, an empty text, or a result that was not saved."""
    for cell in _cells(sheet):
        look = looks.get((cell.row, cell.column))
        if look is None or look.problem != "formula_without_value":
            continue
        if cell.data_type == "e":
            shown = str(cell.value)
            looks[cell.row, cell.column] = replace(look, problem="error_value", shown=shown)
        elif cell.data_type == "str":
            looks[cell.row, cell.column] = replace(look, problem="")
