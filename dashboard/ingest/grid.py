"""A file as rows of cells, before anybody knows what they mean."""

import datetime
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from dashboard.ingest.finding import Finding

Value = str | int | float | bool | datetime.date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: text in Unicode form NFC without spaces around it, a number, a date, or nothing.

    ``is_formula``: the value is what the program that saved the file computed last; None where it
    saved none. ``is_merged``: the cell belongs to a merged range and repeats its first cell.
    ``fill`` names the cell's colour, the same for the same colour within a file, "" for none.
    """

    value: Value = None
    is_formula: bool = False
    is_merged: bool = False
    fill: str = ""


EMPTY = Cell()


@dataclass(frozen=True)
class Grid:
    """One sheet. ``rows[0]`` is the sheet's row 1; rows may differ in length, empty ones stay.

    ``is_turned``: its rows are the columns of the sheet as given, and its columns the rows.
    """

    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    is_hidden: bool = False
    is_turned: bool = False

    def at(self, line: int, column: int) -> Cell:
        """The cell of a row and a column, both counted from 1; an empty one outside."""
        row = self.rows[line - 1] if 0 < line <= len(self.rows) else ()
        return row[column - 1] if 0 < column <= len(row) else EMPTY

    def turned(self) -> "Grid":
        """The same cells with rows and columns exchanged."""
        width = max(map(len, self.rows), default=0)
        rows = tuple(
            tuple(self.at(line, column) for line in range(1, len(self.rows) + 1))
            for column in range(1, width + 1)
        )
        return replace(self, rows=rows, is_turned=not self.is_turned)

    def reference(self, line: int, column: int) -> tuple[int, str]:
        """Where a cell stands in the sheet as given: its row and its column's letter."""
        row, along = (column, line) if self.is_turned else (line, column)
        return row, get_column_letter(along)

    def cell(self, line: int, column: int) -> str:
        """The same as people write it: "C12"."""
        row, letter = self.reference(line, column)
        return f"{letter}{row}"


@dataclass(frozen=True)
class Book:
    """A file: its name as shown to readers, its SHA-256, its sheets, and what was not taken."""

    name: str
    sha256: str
    grids: tuple[Grid, ...]
    findings: tuple[Finding, ...] = ()


class RefusalError(RuntimeError):
    """A file that is not read at all; ``problem`` keys the words, ``facts`` fill them in."""

    def __init__(self, problem: str, **facts: object) -> None:
        super().__init__(f"{problem}: {facts}" if facts else problem)
        self.problem = problem
        self.facts = facts
