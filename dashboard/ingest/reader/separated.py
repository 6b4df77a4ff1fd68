"""A CSV file as a grid: its encoding and its separator told from its content."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from dashboard.ingest.grid import EMPTY, Cell, Grid, RefusalError
from dashboard.ingest.reader import encodings, limits, plain
from dashboard.ingest.reader.limits import Budget
from dashboard.ingest.reader.naming import Remarks

SEPARATORS = ";\t,"
# Enough rows to tell the separator.
_TOLD_FROM_LETTERS = 64 * 1024
# Excel's own hint, a first line that it does not show.
_HINT = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
# What our own CSV files put before a text that a spreadsheet would run (export/cells.py).
_DISARMED = re.compile(r"\A'(?=\s*[=+\-@\t\r])")


def separated_grid(content: bytes, sheet: str, budget: Budget, remarks: Remarks) -> Grid:
    """The rows of a CSV file, every value a text. Raises ``RefusalError``."""
    text = encodings.decoded(content, sheet, remarks)
    hint = _HINT.match(text)
    text = text[hint.end() :] if hint else text
    separator = hint[1] if hint else _separator(text)
    reader = csv.reader(_lines(text, sheet), delimiter=separator, strict=True)
    lines: list[tuple[Cell, ...]] = []
    try:
        for line, row in enumerate(reader, start=1):
            cells = _cells(row, sheet, budget)
            if cells:
                budget.take_row(line, len(cells), sheet)
                lines += [()] * (line - 1 - len(lines))
                lines.append(cells)
    except csv.Error as error:
        raise RefusalError("quotes", sheet=sheet, line=reader.line_num) from error
    if separator == ",":
        _refuse_cut_decimals(lines, sheet)
    return Grid(sheet, tuple(lines))


def _lines(text: str, sheet: str) -> Iterator[str]:
    """The lines of the file with their ends."""
    for line in io.StringIO(text, newline=""):
        if len(line) > limits.LINE_LETTERS:
            raise RefusalError("too_many_columns", sheet=sheet, most=limits.COLUMNS)
        yield line


def _separator(text: str) -> str:
    """The separator that cuts most rows into the same number of columns; then the most columns."""
    sample = text[:_TOLD_FROM_LETTERS]
    if len(text) > _TOLD_FROM_LETTERS:
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> tuple[int, int]:
    """How many rows have the commonest number of columns, and that number, if more than one."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    try:
        columns = Counter(len(row) for row in reader if len(row) > 1)
    except csv.Error:
        return 0, 0
    return max(((rows, number) for number, rows in columns.items()), default=(0, 0))


def _refuse_cut_decimals(lines: list[tuple[Cell, ...]], sheet: str) -> None:
    """Refuse "66,4" cut into "66" and "4": rows of numbers longer than the row that heads them."""
    filled = [(line, row) for line, row in enumerate(lines, start=1) if len(row) > 1]
    if not filled:
        return
    head = len(filled[0][1])
    longer = [line for line, row in filled[1:] if len(row) > head and _ends_in_digits(row)]
    if 2 * len(longer) > len(filled) - 1:
        raise RefusalError("cut_decimals", sheet=sheet, line=longer[0], columns=head)


def _ends_in_digits(row: tuple[Cell, ...]) -> bool:
    return isinstance(row[-1].value, str) and row[-1].value.isdecimal()


def _cells(row: list[str], sheet: str, budget: Budget) -> tuple[Cell, ...]:
    """The cells of a row up to the last that holds something."""
    cells: list[Cell] = []
    for position, written in enumerate(row, start=1):
        value = plain.clean(_DISARMED.sub("", written, count=1)) if written else ""
        if not value:
            continue
        if len(written) > limits.CELL_LETTERS:
            raise RefusalError("long_cell", sheet=sheet, most=limits.CELL_LETTERS)
        budget.take_cell(value, sheet)
        cells += [EMPTY] * (position - 1 - len(cells))
        cells.append(Cell(value))
    return tuple(cells)
