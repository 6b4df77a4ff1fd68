"""The one door from pages to the data: ``ask`` a question of the current version, cached.

Every answer belongs to the version file it came from, so a new version is seen at the next rerun
and an old one can still be asked. Answers are shared between sessions: never change a frame.
"""

import contextlib
import functools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ParamSpec, TypeVar

import duckdb
import pandas as pd

from dashboard.store import queries, versions
from dashboard.store.cache import forget_all, once
from dashboard.store.versions import VersionError

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

# What every opener of a version file uses: DuckDB refuses two configurations in one process.
SEALED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "lock_configuration": True,
    "threads": 1,
}

# What DuckDB says of a file whose blocks are gone or overwritten.
DAMAGED = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.FatalException,
    duckdb.InternalException,
)

_opening = threading.Lock()
_run = threading.local()


def open_version(file: Path) -> duckdb.DuckDBPyConnection:
    """A sealed, read-only connection to a version's file.

    Raises ``VersionError``: "file_unreadable" when DuckDB cannot open it, "foreign_file" when it
    is no version of ours or not the one its name says.
    """
    try:
        connection = duckdb.connect(file, read_only=True, config=SEALED)
    except duckdb.Error as error:
        raise VersionError("file_unreadable", f"{file}: {error}") from error
    try:
        found = connection.execute("select version from data_version").fetchall()
    except duckdb.Error as error:
        connection.close()
        problem = "file_unreadable" if isinstance(error, DAMAGED) else "foreign_file"
        raise VersionError(problem, f"{file}: {error}") from error
    if found != [(version_of(file),)]:
        connection.close()
        raise VersionError("foreign_file", f"{file} holds version {found}")
    return connection


def version_of(file: Path) -> str:
    """The short id in a version file's name."""
    match = versions.VERSION_NAME.fullmatch(file.name)
    return match[1] if match else file.stem


@functools.lru_cache(maxsize=8)
def _connection(file: Path) -> duckdb.DuckDBPyConnection:
    return open_version(file)


def version_connection(file: Path) -> duckdb.DuckDBPyConnection:
    """The process's connection to a version; take a cursor of it for each query."""
    with _opening:
        return _connection(file)


@once(4096)
def _answer(file: Path, question: str, values: tuple[tuple[str, object], ...]) -> pd.DataFrame:
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in values}
    try:
        return queries.load(question).run(version_connection(file), **given)
    except DAMAGED as error:
        raise VersionError("file_unreadable", f"{file}: {error}") from error


def pin() -> None:
    """Begin a run: whatever it asks, it asks of the version that is current now.

    A version that is published meanwhile is seen at the next run, never in the middle of a page.
    """
    _run.file = versions.current()


def current_file() -> Path:
    """The version of this run; the current one where no run has begun (commands, tests)."""
    file: Path | None = getattr(_run, "file", None)
    return file if file is not None else versions.current()


@contextlib.contextmanager
def as_of(file: Path) -> Iterator[None]:
    """Within this, everything is asked of another version. Raises ``VersionError`` as it cannot."""
    before = getattr(_run, "file", None)
    _run.file = file
    try:
        yield
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        raise VersionError("foreign_file", f"{file}: {error}") from error
    finally:
        _run.file = before


def ask(question: str, **values: object) -> pd.DataFrame:
    """Answer queries/<question>.sql on the current version; a tuple stands for a list."""
    return _answer(current_file(), question, tuple(sorted(values.items())))


def ask_version(file: Path, question: str, **values: object) -> pd.DataFrame:
    """Answer a question on another version. Raises ``VersionError`` where it cannot be asked."""
    try:
        return _answer(file, question, tuple(sorted(values.items())))
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        raise VersionError("foreign_file", f"{file}: {error}") from error


def current_version() -> str:
    """The short id of the current version."""
    return version_of(current_file())


def per_version(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Keep what a function makes of the data, by its arguments and the version of the run.

    Arguments must be hashable and results must never be changed: sessions share them.
    """
    return once(1024, also=current_file)(function)


def forget() -> None:
    """Drop all answers and close all connections (tests, and a version that was replaced)."""
    forget_all()
    _run.file = None
    with _opening:
        _connection.cache_clear()
