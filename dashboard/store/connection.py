"""The process's connections to version files: sealed, read-only, one for each."""

from pathlib import Path

import duckdb

from dashboard.store.cache import cached
from dashboard.store.versions import VersionError, version_of

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

# Whatever DuckDB refuses; and what it says where a disk or the memory is full.
REFUSED = duckdb.Error
FULL = (
    duckdb.IOException,
    duckdb.TransactionException,
    duckdb.FatalException,
    duckdb.OutOfMemoryException,
)


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


@cached(8)
def version_connection(file: Path) -> duckdb.DuckDBPyConnection:
    """The process's connection to a version; take a cursor of it for each query."""
    return open_version(file)
