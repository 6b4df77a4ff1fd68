"""Bytes as grids of cells: a workbook of any kind, CSV, or a ZIP of CSV files."""

import hashlib
import posixpath

from dashboard.ingest.grid import Book, Grid, RefusalError
from dashboard.ingest.reader import encodings, limits, spreadsheet
from dashboard.ingest.reader.limits import Budget
from dashboard.ingest.reader.naming import Remarks, distinct, file_name, sheet_name
from dashboard.ingest.reader.package import (
    Package,
    check_beginning,
    is_archive,
    is_old_workbook,
    kind_of,
)
from dashboard.ingest.reader.separated import separated_grid

# What comes along in a bundle and is no table.
_BESIDE = (".txt", ".md")
_SYSTEM_FOLDER = "__MACOSX/"


def parsed(content: bytes, name: str) -> Book:
    """The file's cells, clean. Raises ``RefusalError`` for whatever is no table or does harm."""
    check_beginning(content)
    remarks = Remarks()
    found = _grids(content, file_name(name), remarks)
    if not any(grid.rows for grid in found):
        raise RefusalError("nothing_inside")
    encodings.refuse_old_fonts(
        cell.value
        for grid in found
        for row in grid.rows
        for cell in row
        if isinstance(cell.value, str)
    )
    sha256 = hashlib.sha256(content).hexdigest()
    return Book(file_name(name), sha256, found, remarks.findings)


def _grids(content: bytes, name: str, remarks: Remarks) -> tuple[Grid, ...]:
    if is_old_workbook(content):
        return spreadsheet.grids(content, None, remarks)
    if not is_archive(content):
        return (separated_grid(content, sheet_name(_stem(name)), Budget(), remarks),)
    package = Package(content)
    if kind_of(package) == "workbook":
        return spreadsheet.grids(content, package, remarks)
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
        separated_grid(package.content(name), sheet, budget, remarks)
        for name, sheet in zip(tables, sheets, strict=True)
    )


def _stem(name: str) -> str:
    return posixpath.splitext(name)[0]
