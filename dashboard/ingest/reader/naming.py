"""Names from a file that readers are shown: plain, short, without a folder or letters that act."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from dashboard.ingest.finding import Finding, Level
from dashboard.ingest.reader import limits, plain

# What a file name may not hold on the systems people save it on.
_FORBIDDEN = re.compile(r'[<>:"|?*\n\t]')
_ENDING_LETTERS = 6


def file_name(written: str) -> str:
    """A file's own name: "../a.xlsx" and "C:\\x\\a.xlsx" are "a.xlsx"; "file" if none is left."""
    own = re.split(r"[/\\]", plain.clean(written[-4 * limits.CELL_LETTERS :]))[-1]
    name = _FORBIDDEN.sub("_", own).strip(". ")
    if len(name) <= limits.NAME_LETTERS:
        return name or "file"
    start, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _ENDING_LETTERS:
        return name[: limits.NAME_LETTERS - 1] + "…"
    return start[: limits.NAME_LETTERS - len(ending) - 2] + f"….{ending}"


def sheet_name(written: str) -> str:
    """A sheet's name in one line; "?" where none is left."""
    name = " ".join(plain.clean(written[: 4 * limits.NAME_LETTERS]).split())
    return name[: limits.NAME_LETTERS] or "?"


def distinct(names: Iterable[str]) -> Iterator[str]:
    """Each name; one that is there already, in any case, gets a number, so that it names one."""
    taken: set[str] = set()
    for name in names:
        found, position = name, 1
        while found.casefold() in taken:
            position += 1
            found = f"{name} ({position})"
        taken.add(found.casefold())
        yield found


SECTION = "load_file"
_VALUE_LETTERS = 80


class Remarks:
    """Gathers findings."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._counts: Counter[tuple[Level, str]] = Counter()

    def add(self, level: Level, rule: str, **facts: str) -> None:
        """Remark on the file."""
        self._found.append(Finding(level, SECTION, rule, facts=facts))

    def add_cell(
        self, level: Level, rule: str, sheet: str, at: tuple[int, str], value: str
    ) -> None:
        """Remark on a cell: its row and its column's letter."""
        self._counts[level, rule] += 1
        if self._counts[level, rule] <= limits.REMARKS:
            row, column = at
            self._found.append(
                Finding(level, SECTION, rule, sheet, row, column, value[:_VALUE_LETTERS])
            )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, and how many more there are of each kind."""
        more = (
            Finding(level, SECTION, "more_cells", facts={"count": str(count - limits.REMARKS)})
            for (level, _), count in self._counts.items()
            if count > limits.REMARKS
        )
        return (*self._found, *more)
