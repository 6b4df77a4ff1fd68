"""What a file says, in rows of our tables, each value with the cell it came from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.ingest.finding import Finding
from dashboard.ingest.grid import Value

# Told the steps of something long by their keys.
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Row:
    """A row for a table: values by column, as far as the file states them.

    A column that is not in ``values`` is not touched where the row is already held; None in
    ``values`` means that the file says there is nothing. ``columns`` gives the letter of each
    value's cell. ``is_removal``: the row of this key is to be taken out.
    """

    table: str
    values: Mapping[str, Value]
    sheet: str
    line: int
    columns: Mapping[str, str] = field(default_factory=dict)
    is_removal: bool = False


@dataclass(frozen=True)
class CellCount:
    """What became of a sheet's cells: ``seen`` is read, told in a finding, or left out by reason.

    A reason keys the words (section ``load_recognise.cells``).
    """

    seen: int = 0
    read: int = 0
    told: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Recognised:
    """What a sheet was taken for. ``kind`` keys the words (section ``load_recognise``).

    Kinds: "template" (``table`` says which), "papi", "pci_summary", "pci_component", "skipped",
    "unknown". ``facts`` fill in the words.
    """

    sheet: str
    kind: str
    table: str = ""
    index_code: str = ""
    year: int | None = None
    n_rows: int = 0
    facts: dict[str, str] = field(default_factory=dict)
    cells: CellCount = CellCount()


@dataclass(frozen=True)
class Question:
    """What a file does not say and a person must: "year", "index", "series", "source", ...

    ``options`` are the answers that make sense, likeliest first, by label; empty where any text
    of the right form does. ``answer`` is what was taken for now, None where nothing can be. One
    that ``is_optional`` may stay open.
    """

    key: str
    options: Mapping[str, str] = field(default_factory=dict)
    answer: str | None = None
    facts: dict[str, str] = field(default_factory=dict)
    is_optional: bool = False


@dataclass(frozen=True)
class Reading:
    """All that was read of a file."""

    recognised: tuple[Recognised, ...] = ()
    rows: tuple[Row, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Understood:
    """What a file has of an edition of provinces' scores; ``n_parts`` are its other components."""

    index_code: str
    year: int
    n_provinces: int
    n_parts: int
    has_total: bool
    n_ranks: int


@dataclass(frozen=True)
class Count:
    """Rows that a file brings to a table, by index (or scheme) and year where it has them."""

    table: str
    owner: str
    year: int | None
    n_rows: int


@dataclass(frozen=True)
class Outcome:
    """``version`` and ``file`` are None where errors kept the file from being tried."""

    file_name: str
    sha256: str
    base: str
    recognised: tuple[Recognised, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: tuple[Count, ...] = ()
    version: str | None = None
    file: Path | None = None
    answers: dict[str, str] = field(default_factory=dict)
    understood: tuple[Understood, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the file from being published."""
        return tuple(found for found in self.findings if found.level == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that want a second look."""
        return tuple(found for found in self.findings if found.level == "warning")

    @property
    def is_publishable(self) -> bool:
        """Whether it became a version that differs from the one it was tried on."""
        return self.version is not None and not self.errors and self.version != self.base
