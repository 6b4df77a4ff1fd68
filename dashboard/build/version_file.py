"""A version's file: the name of what is in it, and whether it is whole and this program's."""

import hashlib
from pathlib import Path

import duckdb

from dashboard.store import versions
from dashboard.store.connection import SEALED

ROWS_AT_A_TIME = 2000


def program_hash(data: Path = versions.DATA) -> str:
    """What shapes a version besides its rows: a version made by another shape is built anew."""
    digest = hashlib.sha256()
    for file in [data / "schema.sql", *sorted((data / "derive").glob("*.sql"))]:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_outdated(file: Path) -> bool:
    """Whether a version file was made by another version of this program."""
    try:
        with duckdb.connect(file, read_only=True, config=SEALED) as connection:
            found = connection.execute("select program_hash from data_version").fetchall()
    except duckdb.BinderException:
        # A version from before the hash was kept.
        return True
    except duckdb.Error:
        # Damaged or foreign: for a person to look at, not to be built over.
        return False
    return found != [(program_hash(),)]


def is_sound(file: Path, version: str) -> bool:
    """Whether ``file`` can be opened and holds this version."""
    if not file.is_file():
        return False
    try:
        with duckdb.connect(file, read_only=True, config=SEALED) as connection:
            found = connection.execute("select version from data_version").fetchall()
    except duckdb.Error:
        return False
    return found == [(version,)]


def column_types(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """The type of every column, by table and column, in the order of the schema."""
    rows = connection.execute(
        "select table_name, column_name, data_type from duckdb_columns()"
        " where not internal and schema_name = 'main' order by table_oid, column_index"
    ).fetchall()
    types: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        types.setdefault(table, {})[column] = kind
    return types


def stamp(
    connection: duckdb.DuckDBPyConnection, data: Path, types: dict[str, dict[str, str]]
) -> str:
    """Name the content by its hash: the same rows give the same version, whenever built."""
    program = program_hash(data)
    digest = hashlib.sha256(program.encode())
    tables = {
        row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()
    }
    for table in sorted(tables - {"data_version"}):
        columns = list(types[table])
        digest.update(f"\n{table}:{','.join(columns)}\n".encode())
        order = ", ".join(f'"{column}"' for column in columns)
        found = connection.execute(f'select * from "{table}" order by {order}')
        while rows := found.fetchmany(ROWS_AT_A_TIME):
            digest.update("".join(map(repr, rows)).encode())
    content_hash = digest.hexdigest()
    connection.execute(
        "insert into data_version select $version, $hash, $program, max(published_on),"
        " (select count(*) from province_score) from source",
        {"version": content_hash[:12], "hash": content_hash, "program": program},
    )
    return content_hash[:12]
