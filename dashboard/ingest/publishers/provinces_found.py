"""Where in a sheet the provinces stand: columns of names, and which row is whose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from openpyxl.utils import get_column_letter

from dashboard.catalog.provinces import (
    codes_by_spelling,
    match_province,
    provinces_by_code,
    readings,
)
from dashboard.ingest.finding import Finding
from dashboard.ingest.grid import Grid
from dashboard.ingest.publishers.component_names import words_of
from dashboard.ingest.reader import plain
from dashboard.store.ask import per_version
from dashboard.text.folding import fold

SECTION = "load_recognise"
# A table of provinces begins and ends within these.
MOST_LINES = 1000
MOST_COLUMNS = 200
LONGEST_NAME = 60
FEWEST = 5
# The year from which the 34 provinces count.
FIRST_YEAR_OF_34 = 2025
# First words of rows that state something about all provinces.
STATISTICS = {
    "median", "min", "max", "mean", "average", "total", "national", "std", "sd", "minimum",
    "maximum", "nationwide", "vietnam", "rank", "ranking",
}  # fmt: skip
STATISTIC_NAMES = {
    ("trung", "vi"), ("trung", "binh"), ("nho", "nhat"), ("lon", "nhat"), ("cao", "nhat"),
    ("thap", "nhat"), ("ca", "nuoc"), ("toan", "quoc"), ("gia", "tri"), ("tong", "cong"),
    ("viet", "nam"), ("thu", "tu"), ("xep", "hang"), ("do", "lech"), ("binh", "quan"),
}  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A column of province names with the columns that belong to it, up to ``last``.

    ``places`` are the provinces' codes by row; ``heads`` the rows above, the nearest first.
    """

    column: int
    last: int
    places: Mapping[int, str]
    heads: tuple[int, ...]
    findings: tuple[Finding, ...] = field(default=())


@per_version
def spellings(*, is_current: bool) -> dict[str, str]:
    """Spellings without marks -> code, of the 34 provinces or of the 63."""
    known = provinces_by_code("vi")
    return {
        folded: code
        for folded, codes in codes_by_spelling().items()
        for code in codes
        if known[code].is_current == is_current
    }


def label(province_code: str) -> str:
    """A province's name."""
    return provinces_by_code("vi")[province_code].name


def province(value: object, names: Mapping[str, str]) -> str:
    """The code of the province that a cell names, "" where it names none. Numbers name none."""
    if not isinstance(value, str) or not 1 < len(value) <= LONGEST_NAME:
        return ""
    return "" if readings(value)[0].isdigit() else match_province(value, names) or ""


def nearest_province(written: str, names: Mapping[str, str]) -> str:
    """The name of the province whose spelling is nearest, "" where none is near."""
    near = get_close_matches(fold(written[:LONGEST_NAME]), names, n=1, cutoff=0.6)
    return label(names[near[0]]) if near else ""


def is_current_era(grids: tuple[Grid, ...], year: int | None) -> bool:
    """Whether the sheets list the 34 provinces: none that has gone, and of a year they were there.

    Both eras share most names, so it is the names that only one of them has that decide.
    """
    if year is not None and year < FIRST_YEAR_OF_34:
        return False
    older = spellings(is_current=False)
    newer = spellings(is_current=True)
    return year is not None and not any(
        province(cell.value, older) and not province(cell.value, newer)
        for grid in grids
        for row in grid.rows[:MOST_LINES]
        for cell in row[:MOST_COLUMNS]
    )


def blocks(grid: Grid, names: Mapping[str, str]) -> tuple[Block, ...]:
    """The columns of a sheet that name provinces, from left to right."""
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
        _block(grid, column, last, names) for column, last in zip(columns, ends, strict=True)
    )


def _block(grid: Grid, column: int, last: int, names: Mapping[str, str]) -> Block:
    lines = range(1, min(len(grid.rows), MOST_LINES) + 1)
    first = next(line for line in lines if province(grid.at(line, column).value, names))
    walk = _Walk(grid, column, last, names)
    for line in range(first, lines.stop):
        walk.step(line)
    return Block(
        column, last, walk.places, tuple(range(first - 1, max(0, first - 12), -1)), walk.findings
    )


class _Walk:
    """Down the rows of a block. What follows an empty row or a statistic may repeat a province."""

    def __init__(self, grid: Grid, column: int, last: int, names: Mapping[str, str]) -> None:
        self._grid = grid
        self._column = column
        self._last = last
        self._names = names
        self._lines: dict[str, int] = {}
        self._is_over = False
        self._findings: list[Finding] = []

    @property
    def places(self) -> dict[int, str]:
        return {line: code for code, line in self._lines.items()}

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._findings)

    def step(self, line: int) -> None:
        """Take one more row."""
        row = self._grid.rows[line - 1]
        if all(plain.is_nothing(cell.value) for cell in row) or self._is_statistic(line):
            self._is_over = True
            return
        code = province(self._grid.at(line, self._column).value, self._names)
        if not code:
            self._unnamed(line)
        elif code not in self._lines:
            self._lines[code] = line
        elif not self._is_over:
            self._say("error", "province_twice", line, first=f"{self._lines[code]}")

    def _is_statistic(self, line: int) -> bool:
        words = words_of(str(self._grid.at(line, self._column).value or ""))
        return words[:1] != () and (words[0] in STATISTICS or words[:2] in STATISTIC_NAMES)

    def _unnamed(self, line: int) -> None:
        """A row of figures whose province is not known, or not named, must not go unseen."""
        columns = range(self._column + 1, self._last + 1)
        if not any(
            isinstance(self._grid.at(line, column).value, int | float) for column in columns
        ):
            return
        written = plain.text(self._grid.at(line, self._column).value) or ""
        if self._is_over:
            if written:
                self._say("warning", "row_after_end", line)
            return
        self._say("error", "province_unknown" if written else "province_missing", line)

    def _say(self, level: str, rule: str, line: int, **facts: str) -> None:
        written = plain.text(self._grid.at(line, self._column).value) or ""
        self._findings.append(
            Finding(
                level="error" if level == "error" else "warning",
                section=SECTION,
                rule=rule,
                sheet=self._grid.sheet,
                row=line,
                column=get_column_letter(self._column),
                value=written,
                facts=facts,
                suggestion=nearest_province(written, self._names)
                if rule == "province_unknown"
                else "",
            )
        )
