"""What is to be said of a file's cells: the first of each kind one by one, the rest counted."""

from collections import Counter

from dashboard.ingest.finding import Finding, Level
from dashboard.ingest.reader import limits

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
