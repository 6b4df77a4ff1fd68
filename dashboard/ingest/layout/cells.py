"""Every cell of a sheet accounted for: read, left out for a reason, or told in a finding."""

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from dashboard.ingest.finding import Finding
from dashboard.ingest.grid import Grid
from dashboard.ingest.layout.provinces_found import SECTION
from dashboard.ingest.layout.tables import Block
from dashboard.ingest.reader import plain
from dashboard.ingest.reading import CellCount

READ, TOLD = "read", "told"
# Cells named in a finding; the rest is counted.
NAMED = 5


@dataclass
class Marks:
    """What became of cells, by row and column of the upright grid; the first mark counts."""

    of: dict[tuple[int, int], str] = field(default_factory=dict)

    def mark(self, lines: Iterable[int], columns: Iterable[int], as_: str) -> None:
        """Mark cells where rows and columns meet."""
        columns = tuple(columns)
        for line in lines:
            for column in columns:
                self.of.setdefault((line, column), as_)

    def take_asides(self, found: Iterable[Block]) -> None:
        """Rows of something else than a province are left out whole, by name."""
        found = tuple(found)
        last = max((block.last for block in found), default=0)
        for block in found:
            for line, reason in block.asides.items():
                self.mark((line,), range(1, last + 1), reason)


def accounted(grid: Grid, marks: Marks) -> tuple[CellCount, list[Finding]]:
    """The sum of a sheet's cells, and a finding for the figures that nothing was made of."""
    counts: Counter[str] = Counter()
    unread = []
    for line, row in enumerate(grid.rows, start=1):
        for column, cell in enumerate(row, start=1):
            if cell.value is None and not cell.is_formula:
                continue
            mark = marks.of.get((line, column)) or ("" if _is_figure(cell.value) else "text")
            counts[mark or TOLD] += 1
            if not mark:
                unread.append(grid.cell(line, column))
    read, told = counts.pop(READ, 0), counts.pop(TOLD, 0)
    total = read + told + sum(counts.values())
    return CellCount(total, read, told, dict(counts)), _unread(grid, unread)


def _is_figure(value: object) -> bool:
    if isinstance(value, str):
        try:
            return plain.number(value) is not None
        except plain.NotPlainError:
            return False
    return isinstance(value, int | float) and not isinstance(value, bool)


def _unread(grid: Grid, cells: list[str]) -> list[Finding]:
    if not cells:
        return []
    more = ", …" if len(cells) > NAMED else ""
    facts = {"cells": ", ".join(cells[:NAMED]) + more, "count": str(len(cells))}
    return [Finding("warning", SECTION, "cells_unread", grid.sheet, facts=facts)]


def left_out(grid: Grid, reason: str) -> CellCount:
    """A sheet that nothing is taken from."""
    n_cells = sum(cell.value is not None or cell.is_formula for row in grid.rows for cell in row)
    return CellCount(n_cells, 0, 0, {reason: n_cells} if n_cells else {})


def by_column(grid: Grid, begin: int, known: Set[int], told: Set[int]) -> CellCount:
    """A sheet of our template: cells of known columns are read from the header's line on."""
    marks = Marks()
    below = range(begin, len(grid.rows) + 1)
    marks.mark(below, known, READ)
    marks.mark(below, told, TOLD)
    counts = Counter(
        marks.of.get((line, position), "beside_table")
        for line, row in enumerate(grid.rows, start=1)
        for position, cell in enumerate(row, start=1)
        if cell.value is not None or cell.is_formula
    )
    n_cells, read, found = counts.total(), counts.pop(READ, 0), counts.pop(TOLD, 0)
    return CellCount(n_cells, read, found, dict(counts))
