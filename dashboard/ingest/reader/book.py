"""A file that somebody sends, as grids of cells: XLSX, CSV, or a ZIP of CSV files.

Told by its content and read within limits (``limits``), whatever its name says. What is not read
is refused with a problem that has words (``words/load_file.*.toml``, table ``refusal``).
"""

import csv
import hashlib
import io
import posixpath
import re
from collections import Counter
from collections.abc import Iterator

from dashboard.ingest.grid import EMPTY, Book, Cell, Grid, RefusalError
from dashboard.ingest.reader import limits, plain
from dashboard.ingest.reader.limits import Budget
from dashboard.ingest.reader.naming import Remarks, distinct, file_name, sheet_name
from dashboard.ingest.reader.package import Package, check_beginning, is_archive, kind_of
from dashboard.ingest.reader.xlsx import workbook

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SEPARATORS = ";\t,"
# Enough rows to tell the separator.
_TOLD_FROM_LETTERS = 64 * 1024
# Excel's own hint, a first line that it does not show.
_HINT = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
# What our own CSV files put before a text that a spreadsheet would run (export/cells.py).
_DISARMED = re.compile(r"\A'(?=\s*[=+\-@\t\r])")


def separated_grid(content: bytes, sheet: str, budget: Budget) -> Grid:
    """The rows of a CSV file, every value a text. Raises ``RefusalError``."""
    text = _decoded(content, sheet)
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
    return Grid(sheet, tuple(lines))


def _lines(text: str, sheet: str) -> Iterator[str]:
    """The lines of the file with their ends."""
    for line in io.StringIO(text, newline=""):
        if len(line) > limits.LINE_LETTERS:
            raise RefusalError("too_many_columns", sheet=sheet, most=limits.COLUMNS)
        yield line


def _decoded(content: bytes, sheet: str) -> str:
    named = (encoding for mark, encoding in MARKS.items() if content.startswith(mark))
    try:
        text = content.decode(next(named, "utf-8"))
    except UnicodeDecodeError as error:
        if b"\0" in content:
            raise RefusalError("unknown") from error
        line = content.count(b"\n", 0, error.start) + 1
        raise RefusalError("encoding", sheet=sheet, line=line) from error
    if "\0" in text:
        raise RefusalError("unknown")
    return text


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


def _cells(row: list[str], sheet: str, budget: Budget) -> tuple[Cell, ...]:
    """The cells of a row up to the last that holds something."""
    cells: list[Cell] = []
    for place, written in enumerate(row, start=1):
        value = plain.clean(_DISARMED.sub("", written, count=1)) if written else ""
        if not value:
            continue
        if len(written) > limits.CELL_LETTERS:
            raise RefusalError("long_cell", sheet=sheet, most=limits.CELL_LETTERS)
        budget.take_cell(value, sheet)
        cells += [EMPTY] * (place - 1 - len(cells))
        cells.append(Cell(value))
    return tuple(cells)


# What comes along in a bundle and is no table.
_BESIDE = (".txt", ".md")
_SYSTEM_FOLDER = "__MACOSX/"


def read_book(content: bytes, name: str) -> Book:
    """The file's cells, clean. Raises ``RefusalError`` for whatever is no table or does harm."""
    check_beginning(content)
    remarks = Remarks()
    found = _grids(content, file_name(name), remarks)
    if not any(grid.rows for grid in found):
        raise RefusalError("nothing_inside")
    sha256 = hashlib.sha256(content).hexdigest()
    return Book(file_name(name), sha256, found, remarks.findings)


def _grids(content: bytes, name: str, remarks: Remarks) -> tuple[Grid, ...]:
    if not is_archive(content):
        return (separated_grid(content, sheet_name(_stem(name)), Budget()),)
    package = Package(content)
    if kind_of(package) == "workbook":
        return workbook.grids(package, remarks)
    return _tables(package, remarks)


def _tables(package: Package, remarks: Remarks) -> tuple[Grid, ...]:
    """The CSV files of a bundle, named without folder and ending."""
    own = [name for name in package.names if not name.startswith(_SYSTEM_FOLDER)]
    tables = [name for name in own if name.lower().endswith(".csv")]
    if len(tables) > limits.SHEETS:
        raise RefusalError("too_many_sheets", count=len(tables), most=limits.SHEETS)
    package.check_size(tables, limits.FILE_BYTES)
    others = [name for name in own if not name.lower().endswith((".csv", *_BESIDE))]
    if others:
        remarks.add("warning", "not_tables", count=str(len(others)), name=file_name(others[0]))
    budget = Budget()
    sheets = distinct(sheet_name(_stem(file_name(name))) for name in tables)
    return tuple(
        separated_grid(package.content(name), sheet, budget)
        for name, sheet in zip(tables, sheets, strict=True)
    )


def _stem(name: str) -> str:
    return posixpath.splitext(name)[0]
