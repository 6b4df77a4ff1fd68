"""The header of a sheet of our template: which table it is of, and where its columns stand."""

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dashboard.ingest.grid import Grid
from dashboard.ingest.template.tables import (
    TABLES,
    Column,
    columns,
    key,
    sheet_columns,
    sheet_name,
)
from dashboard.store.ask import per_version
from dashboard.text.folding import fold
from dashboard.text.messages import LANGUAGES

# The columns of a table by what may stand above them.
Names = Callable[[str], Mapping[str, Column]]
# The header stands within these rows.
HEADER_ROWS = 10
FEWEST = 2


@dataclass(frozen=True)
class Header:
    """Where a sheet's columns stand: by place from 1; ``unknown`` are not the template's."""

    table: str
    line: int
    columns: Mapping[int, Column]
    unknown: Mapping[int, str] = field(default_factory=dict)
    twice: Mapping[int, str] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """Columns of the key that the sheet lacks."""
        there = {column.code for column in self.columns.values()}
        return tuple(code for code in key(self.table) if code not in there)

    @property
    def left_out(self) -> int:
        """How many of the table's obligatory columns the sheet lacks."""
        there = {column.code for column in self.columns.values()}
        return sum(c.is_required and c.code not in there for c in columns(self.table))

    @property
    def is_told_apart(self) -> bool:
        """Whether the columns alone say which table it is."""
        n_required = sum(column.is_required for column in columns(self.table))
        return not self.missing and self.left_out * 2 <= n_required


def find_header(grid: Grid) -> Header | None:
    """The header by codes, else by labels; else one that only the sheet's name tells, by codes."""
    by_codes = _headers(grid, _codes)
    told_apart = [
        [header for header in found if header.is_told_apart]
        for found in (by_codes, _headers(grid, _labels))
    ]
    named = [header for header in by_codes if _is_named(grid, header)]
    for found in (*told_apart, named):
        if found:
            return min(found, key=functools.partial(_unlikelihood, grid))
    return None


def _unlikelihood(grid: Grid, header: Header) -> tuple[bool, int, int]:
    """The table that the sheet names first, then the one with the fewest odd columns."""
    return not _is_named(grid, header), len(header.unknown), header.left_out


def _headers(grid: Grid, names: Names) -> list[Header]:
    known = {table: names(table) for table in TABLES}
    found = []
    for line in range(1, min(HEADER_ROWS, len(grid.rows)) + 1):
        texts = {
            column_number: str(cell.value).strip()
            for column_number, cell in enumerate(grid.rows[line - 1], start=1)
            if cell.value is not None
        }
        folded = {column_number: _folded(text) for column_number, text in texts.items() if text}
        found += [_header_at(line, table, texts, folded, known[table]) for table in TABLES]
    return [header for header in found if header is not None]


def _header_at(
    line: int,
    table: str,
    texts: Mapping[int, str],
    folded: Mapping[int, str],
    known: Mapping[str, Column],
) -> Header | None:
    taken = set[str]()
    found: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    twice: dict[int, str] = {}
    for column_number, text in folded.items():
        column = known.get(text)
        if column is None:
            unknown[column_number] = texts[column_number]
        elif column.code in taken:
            twice[column_number] = texts[column_number]
        else:
            found[column_number] = column
            taken.add(column.code)
    if len(found) < FEWEST:
        return None
    return Header(table, line, found, unknown, twice)


def _folded(text: str) -> str:
    """A code as it is but for capitals; a label by its letters and digits."""
    return text.lower() if re.fullmatch(r"\w+", text, re.ASCII) else fold(text)


@per_version
def _codes(table: str) -> dict[str, Column]:
    return {column.code: column for column in sheet_columns(table)}


@per_version
def _labels(table: str) -> dict[str, Column]:
    """Columns by their codes and their labels in every language."""
    return _codes(table) | {
        fold(column.label(language)): column
        for language in LANGUAGES
        for column in sheet_columns(table)
    }


def _is_named(grid: Grid, header: Header) -> bool:
    """Whether the sheet's name or what stands above the header says which table it is."""
    names = {fold(sheet_name(header.table, language)) for language in LANGUAGES}
    if fold(grid.sheet) in {*names, fold(header.table)}:
        return True
    above = (str(cell.value) for row in grid.rows[: header.line - 1] for cell in row[:1])
    return any(text.endswith(f"({header.table})") for text in above)
