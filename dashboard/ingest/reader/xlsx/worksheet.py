"""One sheet of a workbook, read once from its XML: values, formulas and merged ranges.

Nothing is made of what the sheet says of its own size (``dimension``): its cells tell where they
are, and only those that hold something count.
"""

import re
from collections import defaultdict
from dataclasses import replace

from openpyxl.utils import column_index_from_string, get_column_letter

from dashboard.ingest.grid import EMPTY, Cell, Grid, RefusalError, Value
from dashboard.ingest.reader import limits
from dashboard.ingest.reader.limits import Budget
from dashboard.ingest.reader.naming import Remarks
from dashboard.ingest.reader.xlsx.cell_value import Shared, StringItem, UnreadableError, value_of
from dashboard.ingest.reader.xlsx.markup import Attributes

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_MERGED = re.compile(rf"{_PLACE.pattern}(?::{_PLACE.pattern})?", re.ASCII)

Area = tuple[int, int, int, int]


class Worksheet:
    """Takes the events of a sheet's XML and becomes its grid."""

    def __init__(self, sheet: str, shared: Shared, budget: Budget, remarks: Remarks) -> None:
        self.sheet, self.shared, self.budget, self.remarks = sheet, shared, budget, remarks
        self.rows: dict[int, dict[int, Cell]] = defaultdict(dict)
        self.areas: list[Area] = []
        self.row = self.column = 0
        self.begun: Attributes | None = None
        self._clear()

    def _clear(self) -> None:
        """Forget the cell before."""
        self.begun = None
        self.is_formula = self.has_value = self.is_value = False
        self.written: list[str] = []
        self.item: StringItem | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins: a row, a cell, something in it, or a merged range."""
        if self.begun is not None:
            self._start_inside(name)
        elif name == "c":
            self._place(attributes.get("r"))
            self.begun = attributes
        elif name == "row":
            self._start_row(attributes.get("r"))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _start_inside(self, name: str) -> None:
        if name == "v":
            self.is_value = self.has_value = True
        elif name == "f":
            self.is_formula = True
        elif name == "is":
            self.item = StringItem(self.sheet)
        elif self.item is not None:
            self.item.start(name)

    def text(self, data: str) -> None:
        """Some of a value or of an inline text."""
        if self.is_value:
            self.written.append(data)
            if len(data) > limits.CELL_LETTERS or len(self.written) > limits.CELL_LETTERS:
                raise RefusalError("long_cell", sheet=self.sheet, most=limits.CELL_LETTERS)
        elif self.item is not None:
            self.item.text(data)

    def end(self, name: str) -> None:
        """An element ends; a cell is complete."""
        if self.begun is None:
            return
        if name == "c":
            self._finish(self.begun)
            self._clear()
        elif name == "v":
            self.is_value = False
        elif self.item is not None:
            self.item.end(name)

    def _start_row(self, written: str | None) -> None:
        self.row = self.row + 1 if written is None else self._whole(written)
        self.column = 0

    def _whole(self, written: str) -> int:
        if not re.fullmatch(r"[1-9]\d{0,6}", written, re.ASCII):
            raise RefusalError("broken_workbook", part=self.sheet)
        return int(written)

    def _place(self, written: str | None) -> None:
        """Where a cell is; one that does not say follows the one before."""
        if written is None:
            self.row, self.column = max(self.row, 1), self.column + 1
            return
        found = _PLACE.fullmatch(written)
        if not found:
            raise RefusalError("broken_workbook", part=self.sheet)
        self.row, self.column = int(found[2]), column_index_from_string(found[1])

    def _merge(self, written: str) -> None:
        found = _MERGED.fullmatch(written)
        if not found or len(self.areas) == limits.MERGES:
            raise RefusalError("broken_workbook", part=self.sheet)
        left, top = column_index_from_string(found[1]), int(found[2])
        right, bottom = (
            (column_index_from_string(found[3]), int(found[4])) if found[3] else (left, top)
        )
        self.areas.append((top, left, bottom, right))

    def _finish(self, attributes: Attributes) -> None:
        value = self._value(attributes)
        if value is None and not self.is_formula:
            return
        # Refused before it is kept, since the rows in between are kept as well.
        if self.row > limits.ROWS:
            raise RefusalError("too_many_rows", sheet=self.sheet, most=limits.ROWS)
        if self.column > limits.COLUMNS:
            raise RefusalError("too_many_columns", sheet=self.sheet, most=limits.COLUMNS)
        if self.column in self.rows[self.row]:
            raise RefusalError("broken_workbook", part=self.sheet)
        self.budget.take_cell(value, self.sheet)
        fill = self.shared.formats.fills.get(_style(attributes), "")
        self.rows[self.row][self.column] = Cell(value, self.is_formula, fill=fill)

    def _value(self, attributes: Attributes) -> Value:
        kind = attributes.get("t", "n")
        written = self.item.value if self.item is not None else "".join(self.written)
        # A text that came out empty is saved as an empty value; every other result is something.
        is_text = kind == "str" and self.has_value
        if self.is_formula and not written and not is_text:
            self._remark("formula_without_value", "")
            return None
        try:
            return value_of(kind, written, _style(attributes), self.shared)
        except UnreadableError as error:
            self._remark(error.rule, written)
            return None

    def _remark(self, rule: str, written: str) -> None:
        at = (self.row, get_column_letter(self.column))
        self.remarks.add_cell("error", rule, self.sheet, at, written)

    def grid(self, *, is_hidden: bool) -> Grid:
        """The sheet's cells, row by row, merged ranges filled."""
        self._fill()
        lines = []
        for line in range(1, max(self.rows, default=0) + 1):
            cells = self.rows.get(line, {})
            width = max(cells, default=0)
            self.budget.take_row(line, width, self.sheet)
            lines.append(tuple(cells.get(column, EMPTY) for column in range(1, width + 1)))
        return Grid(self.sheet, tuple(lines), is_hidden)

    def _fill(self) -> None:
        """Repeat the first cell of each merged range."""
        last_row = max(self.rows, default=0)
        last_column = max((max(cells) for cells in self.rows.values()), default=0)
        for top, left, bottom, right in self.areas:
            first = self.rows.get(top, {}).get(left, EMPTY)
            size = (bottom - top + 1) * (right - left + 1)
            # A title merged over the whole sheet is repeated no further than other cells reach.
            if first.value is None or size > limits.MERGED_CELLS:
                bottom, right = min(bottom, last_row), min(right, last_column)
            self._repeat(first, (top, left, bottom, right))

    def _repeat(self, first: Cell, area: Area) -> None:
        top, left, bottom, right = area
        repeated = replace(first, is_merged=True)
        for row in range(top, min(bottom, limits.ROWS) + 1):
            for column in range(left, min(right, limits.COLUMNS) + 1):
                self.budget.take_cell(first.value, self.sheet)
                self.rows[row][column] = repeated


def _style(attributes: Attributes) -> int:
    """The number of a cell's style; 0, the workbook's own, where it names none."""
    written = attributes.get("s", "0")
    return int(written) if written.isdecimal() and len(written) < 7 else 0
