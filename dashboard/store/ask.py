"""The one door from pages to the data: ``ask`` a question of the version of this run, cached.

Every answer belongs to the version file it came from, so a new version is seen at the next run
and an old one can still be asked. Answers are shared between sessions: never change a frame.
"""

import contextlib
import datetime
import functools
import os
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextvars import ContextVar
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import duckdb
import pandas as pd

from dashboard.store import cache, queries, readers, versions
from dashboard.store.cache import cached
from dashboard.store.connection import DAMAGED, version_connection
from dashboard.store.versions import VersionError

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

# In Vietnam, wherever the server stands.
HANOI = datetime.timezone(datetime.timedelta(hours=7))
# The version and the day of what runs now (docs/decisions/0015-version-of-a-run.md).
_version: ContextVar[Path | None] = ContextVar("version", default=None)
_day: ContextVar[datetime.date | None] = ContextVar("day", default=None)


@cached(4096)
def _answer(file: Path, question: str, values: tuple[tuple[str, object], ...]) -> pd.DataFrame:
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in values}
    try:
        return queries.load(question).run(version_connection(file), **given)
    except DAMAGED as error:
        raise VersionError("file_unreadable", f"{file}: {error}") from error


def current_file() -> Path:
    """The version of this run; the current one where no run has begun (commands, tests)."""
    return _version.get() or versions.current()


def current_version() -> str:
    """The short id of the version of this run."""
    return versions.version_of(current_file())


def today() -> datetime.date:
    """The day of this run, in Vietnam; ``DASHBOARD_TODAY`` (2026-03-31) says another one."""
    held = _day.get()
    if held is not None:
        return held
    said = os.environ.get("DASHBOARD_TODAY")
    return datetime.date.fromisoformat(said) if said else datetime.datetime.now(HANOI).date()


@contextlib.contextmanager
def pinned(file: Path | None = None, day: datetime.date | None = None) -> Iterator[None]:
    """A run: whatever it asks, it asks of ``file``, else of the version that is current now.

    A version that is published meanwhile is seen at the next run, never in the middle of a page;
    so is the next day.
    """
    with readers.reading(), _of(file or versions.current(), day):
        yield


@contextlib.contextmanager
def ahead() -> Iterator[None]:
    """The same for what no reader waits for: it is made ahead of them."""
    with _of(versions.current()):
        yield


@contextlib.contextmanager
def _of(file: Path, day: datetime.date | None = None) -> Iterator[None]:
    tokens = _version.set(file), _day.set(day or today())
    try:
        yield
    finally:
        _version.reset(tokens[0])
        _day.reset(tokens[1])


def bound(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """A function that runs later than the page it stands on, on the version of that page.

    For whatever a reader's next click calls: it comes in another thread, perhaps after a new
    version was published, and what it shows stands beside what is on the page already.
    """
    file, day = current_file(), today()

    @functools.wraps(function)
    def on_its_version(*given: Given.args, **named: Given.kwargs) -> Answer:
        with pinned(file, day):
            return function(*given, **named)

    return on_its_version


@contextlib.contextmanager
def as_of(file: Path) -> Iterator[None]:
    """Within this, everything is asked of another version. Raises ``VersionError`` as it cannot."""
    try:
        with pinned(file):
            yield
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        raise VersionError("foreign_file", f"{file}: {error}") from error


def ask(question: str, **values: object) -> pd.DataFrame:
    """Answer queries/<question>.sql on the version of this run; a tuple stands for a list."""
    return _answer(current_file(), question, tuple(sorted(values.items())))


@cached(256)
def _by_province(
    file: Path, question: str, values: tuple[tuple[str, object], ...]
) -> tuple[pd.DataFrame, Mapping[Hashable, Any]]:
    rows = _answer(file, question, values)
    return rows, rows.groupby("province_code").indices


def ask_province(question: str, province_code: str, **values: object) -> pd.DataFrame:
    """One province's rows of an answer about all of them, which is asked once for all readers.

    For a question that costs about as much for one province as for all; it takes
    ``$province_code``, null for all, and its rows say whose they are in ``province_code``.
    """
    given = tuple(sorted({**values, "province_code": None}.items()))
    rows, own = _by_province(current_file(), question, given)
    return rows.take(own.get(province_code, ())).reset_index(drop=True)


def ask_version(file: Path, question: str, **values: object) -> pd.DataFrame:
    """Answer a question on another version. Raises ``VersionError`` where it cannot be asked."""
    with as_of(file):
        return ask(question, **values)


def per_version(function: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Keep what a function makes of the data, by its arguments, the version and day of the run.

    Arguments must be hashable and results must never be changed: sessions share them.
    """
    return cached(1024, also=lambda: (current_file(), today()))(function)


def forget() -> None:
    """Drop all answers and close all connections (tests, and a version that was replaced)."""
    cache.clear_all()
