"""Where data versions live: one DuckDB file each, and a pointer that names the current one.

The pointer is a text file holding a file name. It is switched in one step, so a reader sees the old
version or the new one, never a mixture (docs/decisions/0003-versions.md).
"""

import os
import re
from pathlib import Path

from dashboard import ROOT
from dashboard.store.atomic_write import atomic_write

DATA = ROOT / "data"
VERSION_NAME = re.compile(r"dashboard-([0-9a-f]{12})\.duckdb")


class VersionError(RuntimeError):
    """The pointer or the file it names cannot be used; ``problem`` keys the words for readers.

    ``problem`` is one of "no_data", "bad_pointer", "file_missing", "file_unreadable",
    "foreign_file".
    """

    def __init__(self, problem: str, detail: str) -> None:
        super().__init__(detail)
        self.problem = problem
        self.detail = detail


def folder() -> Path:
    """Where version files are kept; ``DASHBOARD_BUILD`` moves it (tests, read-only installs)."""
    return Path(os.environ.get("DASHBOARD_BUILD", DATA / "build"))


def rows_folder() -> Path:
    """Where a published version's rows are written back to; ``DASHBOARD_ROWS`` moves it."""
    return Path(os.environ.get("DASHBOARD_ROWS", DATA))


def pending() -> Path:
    """A file that is there while a published version's rows are not yet in the CSV files."""
    return folder() / "rows-pending"


def pointer() -> Path:
    """The text file that names the current version's file."""
    return folder() / "current"


def file_of(version: str) -> Path:
    """The file of a version."""
    return folder() / f"dashboard-{version}.duckdb"


def version_of(file: Path) -> str:
    """The short id in a version file's name."""
    match = VERSION_NAME.fullmatch(file.name)
    return match[1] if match else file.stem


def current() -> Path:
    """The current version's file.

    Raises ``VersionError``: "no_data" before the first build, "bad_pointer" when the pointer does
    not hold a version's file name, "file_missing" when the file it names is gone.
    """
    try:
        name = pointer().read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise VersionError("no_data", f"{pointer()} does not exist yet") from error
    except (OSError, UnicodeDecodeError) as error:
        raise VersionError("bad_pointer", f"{pointer()} cannot be read: {error}") from error
    if not VERSION_NAME.fullmatch(name):
        raise VersionError("bad_pointer", f"{pointer()} holds {name[:80]!r}")
    file = folder() / name
    if not file.is_file():
        raise VersionError("file_missing", f"{pointer()} names {name}, which is not there")
    return file


def switch(file: Path) -> None:
    """Make ``file`` the current version, in one step."""
    atomic_write(pointer(), f"{file.name}\n".encode())


def versions() -> list[Path]:
    """All version files, oldest first."""
    files = [file for file in folder().glob("*.duckdb") if VERSION_NAME.fullmatch(file.name)]
    return sorted(files, key=lambda file: (file.stat().st_mtime, file.name))
