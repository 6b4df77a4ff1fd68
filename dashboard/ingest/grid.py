"""A file as rows of cells, before anybody knows what they mean."""

import datetime
from dataclasses import dataclass

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
    """One sheet. ``rows[0]`` is the sheet's row 1; rows may differ in length, empty ones stay."""

    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    is_hidden: bool = False

    def at(self, line: int, column: int) -> Cell:
        """The cell of a row and a column, both counted from 1; an empty one outside."""
        row = self.rows[line - 1] if 0 < line <= len(self.rows) else ()
        return row[column - 1] if 0 < column <= len(row) else EMPTY


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
