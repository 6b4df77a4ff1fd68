"""Where in a sheet the tables of provinces stand, and which of their rows is whose.

A sheet may have provinces in rows or in columns, lists side by side, tables one below the other,
statistics and look-ups below them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dashboard.ingest.finding import Finding, Level
from dashboard.ingest.grid import Grid
from dashboard.ingest.layout.provinces_found import (
    SECTION,
    is_gone,
    is_statistic,
    nearest_province,
    province,
)
from dashboard.ingest.reader import plain

# Tables are looked for within these.
MOST_LINES = 1000
MOST_COLUMNS = 500
# Fewer provinces are no table.
FEWEST = 5
# Rows above a table that may head it.
MOST_HEADS = 12
SAME = 1e-9


@dataclass(frozen=True)
class Block:
    """A column of province names with the columns that belong to it, ``first`` to ``last``.

    ``provinces`` are their' codes by row; ``heads`` the rows above, the nearest first;
    ``asides`` the other rows that name something, by why they are left out.
    """

    column: int
    last: int
    provinces: Mapping[int, str]
    heads: tuple[int, ...]
    findings: tuple[Finding, ...] = ()
    asides: Mapping[int, str] = field(default_factory=dict)
    first: int = 1


def upright(grid: Grid, names: Mapping[str, str]) -> Grid:
    """The sheet with its provinces one below the other: turned where they stand side by side."""
    across: Counter[int] = Counter()
    down: dict[int, set[str]] = {}
    for line, row in enumerate(grid.rows[:MOST_LINES]):
        found = {at: province(cell.value, names) for at, cell in enumerate(row[:MOST_COLUMNS])}
        across[line] = len(set(found.values()) - {""})
        for at, code in found.items():
            down.setdefault(at, set()).add(code)
    most_down = max((len(codes - {""}) for codes in down.values()), default=0)
    most_across = max(across.values(), default=0)
    return grid.turned() if most_across > max(most_down, FEWEST - 1) else grid


def blocks(grid: Grid, names: Mapping[str, str]) -> tuple[Block, ...]:
    """The tables of a sheet that stands upright, from left to right and from top to bottom."""
    found: dict[int, set[str]] = {}
    width = 0
    for row in grid.rows[:MOST_LINES]:
        width = max(width, len(row))
        for column, cell in enumerate(row[:MOST_COLUMNS], start=1):
            if code := province(cell.value, names):
                found.setdefault(column, set()).add(code)
    columns = sorted(column for column, codes in found.items() if len(codes) >= FEWEST)
    ends = [*(column - 1 for column in columns), min(width, MOST_COLUMNS)][1:]
    return tuple(
        # What stands before another list's names belongs to the list before it.
        block if column == columns[0] else replace(block, first=column)
        for column, last in zip(columns, ends, strict=True)
        for block in _Walk(grid, column, last, names).blocks()
    )


class _Walk:
    """Down the rows of a column of provinces.

    Below an empty row or a statistic a province may stand again: with headings of its own it
    begins another table, without them it is the same row once more.
    """

    def __init__(self, grid: Grid, column: int, last: int, names: Mapping[str, str]) -> None:
        self._grid, self._column, self._last, self._names = grid, column, last, names
        self._found: list[Block] = []
        self._begin(())

    def _begin(self, heads: tuple[int, ...]) -> None:
        self._heads = heads
        self._lines: dict[str, int] = {}
        self._between: list[int] = []
        self._is_over = False
        self._findings: list[Finding] = []
        self._asides: dict[int, str] = {}

    def blocks(self) -> list[Block]:
        """The tables of the column; those of too few provinces are look-ups of the one above."""
        lines = range(1, min(len(self._grid.rows), MOST_LINES) + 1)
        first = next(line for line in lines if self._code(line))
        self._begin(tuple(range(first - 1, max(0, first - MOST_HEADS), -1)))
        for line in range(first, lines.stop):
            self._step(line)
        self._end()
        return self._found

    def _end(self) -> None:
        provinces = {line: code for code, line in self._lines.items()}
        if self._found and len(provinces) < FEWEST:
            self._look_up(provinces)
            return
        findings = tuple(self._findings)
        self._found.append(
            Block(self._column, self._last, provinces, self._heads, findings, self._asides)
        )

    def _look_up(self, provinces: Mapping[int, str]) -> None:
        """A few provinces under headings again: rows of the table above once more."""
        above = self._found.pop()
        lines = {code: line for line, code in above.provinces.items()}
        asides = {**self._asides, **dict.fromkeys([*provinces, *self._heads], "lookup")}
        for line, code in provinces.items():
            if code in lines:
                self._again(line, lines[code])
        self._found.append(
            replace(
                above,
                findings=(*above.findings, *self._findings),
                asides={**asides, **above.asides},
            )
        )

    def _code(self, line: int) -> str:
        return province(self._grid.at(line, self._column).value, self._names)

    def _step(self, line: int) -> None:
        """Take one more row."""
        written = plain.text(self._grid.at(line, self._column).value) or ""
        if all(plain.is_nothing(cell.value) for cell in self._grid.rows[line - 1]):
            self._is_over = True
        elif code := self._code(line):
            self._named(line, code)
        elif is_statistic(written):
            self._is_over = True
            self._asides[line] = "statistic"
        elif is_gone(written):
            self._asides[line] = "gone"
        else:
            self._unnamed(line, written)

    def _named(self, line: int, code: str) -> None:
        if code not in self._lines:
            self._lines[code] = line
            self._between = []
        elif self._is_over and self._between:
            heads = tuple(reversed(self._between[-MOST_HEADS:]))
            self._end()
            self._begin(heads)
            self._lines[code] = line
        else:
            self._again(line, self._lines[code])

    def _again(self, line: int, first: int) -> None:
        """A province once more without headings of its own: the same figures, or others.

        Others are an error inside a table, and a warning below it.
        """
        self._asides[line] = "repeated"
        for column in range(self._column + 1, self._last + 1):
            one, other = (self._grid.at(at, column).value for at in (first, line))
            if not _differ(one, other):
                continue
            if not self._is_over:
                name = self._grid.cell(first, self._column)
                return self._say("error", "province_twice", line, first=name)
            return self._say(
                "warning", "province_again", line,
                cell=self._grid.cell(line, column), found=plain.text(other) or "–",
                first=self._grid.cell(first, column), taken=plain.text(one) or "–",
            )  # fmt: skip
        return None

    def _unnamed(self, line: int, written: str) -> None:
        """A row of figures whose province is not known, or not named, must not go unseen."""
        values = [
            self._grid.at(line, column).value for column in range(self._column + 1, self._last + 1)
        ]
        if not any(_is_number(value) for value in values):
            if any(isinstance(value, str) for value in values):
                self._between.append(line)
        elif not self._is_over:
            self._say("error", "province_unknown" if written else "province_missing", line)
        elif written:
            self._say("warning", "row_after_end", line)

    def _say(self, level: Level, rule: str, line: int, **facts: str) -> None:
        written = plain.text(self._grid.at(line, self._column).value) or ""
        is_unknown = rule == "province_unknown"
        self._findings.append(
            Finding(
                level, SECTION, rule, self._grid.sheet, *self._grid.reference(line, self._column),
                value=written, facts=facts,
                suggestion=nearest_province(written, self._names) if is_unknown else "",
            )
        )  # fmt: skip
        self._asides[line] = "told"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _differ(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) > SAME
    return _is_number(other) and one != other


def lines_of(found: Iterable[Block]) -> frozenset[int]:
    """The rows of provinces of all tables."""
    return frozenset(line for block in found for line in block.provinces)
