"""What came of reading, checking and trying a file."""

from dataclasses import dataclass, field
from pathlib import Path

from dashboard.ingest.finding import Finding
from dashboard.ingest.reading import Question, Recognised


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
