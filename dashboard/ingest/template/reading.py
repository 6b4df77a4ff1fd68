"""Sheets of our own template: known by their column codes, or by their labels in any language."""

import re
from collections.abc import Iterator, Mapping

from openpyxl.utils import get_column_letter

from dashboard.ingest.finding import Finding, Level, shown
from dashboard.ingest.grid import Cell, Grid, Value
from dashboard.ingest.layout.cells import by_column, left_out
from dashboard.ingest.reading import Reading, Recognised, Row
from dashboard.ingest.template.header import Header, find_header
from dashboard.ingest.template.lists import codes
from dashboard.ingest.template.tables import (
    REMOVE,
    REMOVED,
)
from dashboard.text.messages import LANGUAGES, words

SECTION = "load_template"
# The quote that our CSV files put before what a spreadsheet would run as a formula.
QUOTED = re.compile(r"'(?=\s*[=+\-@])")


def read_sheet(grid: Grid) -> Reading | None:
    """The rows of a sheet of ours; None where it is no such sheet.

    The sheets that go with the template (instructions, lists) are read as "skipped".
    """
    if _goes_with(grid):
        cells = left_out(grid, "beside_table")
        return Reading(recognised=(Recognised(grid.sheet, "skipped", cells=cells),))
    header = find_header(grid)
    if header is None:
        return None
    findings = list(_of_header(grid, header))
    rows = () if header.missing else tuple(_rows(grid, header, findings))
    known = frozenset() if header.missing else frozenset(header.columns)
    told = frozenset(
        {*header.unknown, *header.twice, *_unheaded(grid, header)} | ({*header.columns} - known)
    )
    recognised = Recognised(
        grid.sheet, "template", table=header.table, n_rows=len(rows),
        cells=by_column(grid, header.line, known, told),
    )  # fmt: skip
    return Reading(recognised=(recognised,), rows=rows, findings=tuple(findings))


def _goes_with(grid: Grid) -> bool:
    texts = ("load_template.title", "load_template.sheet_goes_with")
    return grid.at(1, 1).value in {words(language)(key) for language in LANGUAGES for key in texts}


def _of_header(grid: Grid, header: Header) -> Iterator[Finding]:
    """What is wrong with the columns."""
    if header.missing:
        facts = {"columns": ", ".join(header.missing)}
        yield Finding("error", SECTION, "missing_key", grid.sheet, header.line, facts=facts)
    for column_number, text in header.twice.items():
        yield _finding("warning", "twice", grid, header.line, column_number, text)
    for column_number, text in {**_unheaded(grid, header), **header.unknown}.items():
        facts = {"table_key": f"load_template.sheet.{header.table}"}
        yield _finding("warning", "unknown_column", grid, header.line, column_number, text, facts)


def _unheaded(grid: Grid, header: Header) -> dict[int, str]:
    """Columns with figures but without a heading, by their letter."""
    headed = {*header.columns, *header.unknown, *header.twice}
    column_numbers = {
        column_number
        for row in grid.rows[header.line :]
        for column_number, cell in enumerate(row, start=1)
        if cell.value is not None and column_number not in headed
    }
    return {
        column_number: get_column_letter(column_number) for column_number in sorted(column_numbers)
    }


def _rows(grid: Grid, header: Header, findings: list[Finding]) -> Iterator[Row]:
    by_column = {column.code: codes(column) for column in header.columns.values()}
    letters = {column.code: get_column_letter(at) for at, column in header.columns.items()}
    letters.pop(REMOVE, None)
    for line in range(header.line + 1, len(grid.rows) + 1):
        cells = {column.code: grid.at(line, at) for at, column in header.columns.items()}
        if all(cell.value is None and not cell.is_formula for cell in cells.values()):
            continue
        findings += _of_cells(grid, line, header)
        values = {code: _value(cell.value, by_column[code]) for code, cell in cells.items()}
        is_removal = str(values.pop(REMOVE, "")).casefold() == REMOVED
        yield Row(header.table, values, grid.sheet, line, letters, is_removal=is_removal)


def _value(value: Value, by_choice: Mapping[str, str]) -> Value:
    """What stands in a cell, the choice of a list as its code."""
    if not isinstance(value, str):
        return value
    text = value[1:] if QUOTED.match(value) else value
    return by_choice.get(text.casefold(), text) if by_choice else text


def _of_cells(grid: Grid, line: int, header: Header) -> Iterator[Finding]:
    """What is remarkable about the cells of a row."""
    for column_number, column in header.columns.items():
        cell = grid.at(line, column_number)
        text = shown(cell.value)
        if column.code == REMOVE and text.casefold() not in ("", REMOVED):
            yield _finding("error", "remove_mark", grid, line, column_number, text)
        # One without a saved result is an error that the file itself was given on reading.
        if cell.is_formula and text:
            yield _finding("warning", "formula", grid, line, column_number, text)
        if cell.is_merged and text and not _is_told(grid.at(line - 1, column_number), cell):
            yield _finding("warning", "merged", grid, line, column_number, text)


def _is_told(above: Cell, cell: Cell) -> bool:
    """Whether a merged range goes on from the row above and was told there."""
    return above.is_merged and above.value == cell.value


def _finding(
    level: Level,
    rule: str,
    grid: Grid,
    line: int,
    column_number: int,
    value: str = "",
    facts: Mapping[str, str] | None = None,
) -> Finding:
    letter = get_column_letter(column_number)
    return Finding(level, SECTION, rule, grid.sheet, line, letter, shown(value), dict(facts or {}))
