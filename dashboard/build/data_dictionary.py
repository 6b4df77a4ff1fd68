"""What tables and columns mean: data/dictionary.toml into the comments of a version's DuckDB file,
and from those into docs/data-dictionary.md.

``python -m dashboard.dictionary`` writes the document; a test says when it is out of date. Words
are changed in data/dictionary.toml, never in the document.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import duckdb

from dashboard import ROOT
from dashboard.store import versions
from dashboard.store.connection import version_connection

DOCUMENT = ROOT / "docs" / "data-dictionary.md"
HEAD = """# Data dictionary

Written by `python -m dashboard.dictionary` from the comments in the DuckDB file itself, which come
from `data/dictionary.toml`; do not edit. `make -s data-path` prints where the file is. Anybody may
open it read-only; names of tables, views and columns are a contract.
"""
TABLES = """
select 'table' as kind, table_name as name, comment
from duckdb_tables() where not internal and schema_name = 'main'
union all
select 'view', view_name, comment
from duckdb_views() where not internal and schema_name = 'main'
order by kind, name
"""
COLUMNS = """
select column_name, data_type, is_nullable, comment
from duckdb_columns() where table_name = $table and schema_name = 'main' order by column_index
"""
KEYS = """
select constraint_type, constraint_column_names, referenced_table
from duckdb_constraints()
where table_name = $table and constraint_type in ('PRIMARY KEY', 'FOREIGN KEY')
order by constraint_index
"""


def describe(
    connection: duckdb.DuckDBPyConnection, data: Path, types: dict[str, dict[str, str]]
) -> list[str]:
    """Comment every table and column of a new version from data/dictionary.toml.

    ``types`` are the column types by table and column. Says what has no words and which words are
    of no table.
    """
    meanings = tomllib.loads((data / "dictionary.toml").read_text(encoding="utf-8"))
    common = meanings.pop("common")
    views = {
        row[0] for row in connection.execute("select view_name from duckdb_views()").fetchall()
    }
    missing = [
        f"data/dictionary.toml: no table [{table}]" for table in types if table not in meanings
    ]
    missing += [f"data/dictionary.toml: [{table}] is no table" for table in meanings.keys() - types]
    for table, columns in types.items():
        own = meanings.get(table, {})
        kind = "view" if table in views else "table"
        connection.execute(f"comment on {kind} \"{table}\" is '{_quoted(own.get('', ''))}'")
        for column in columns:
            meaning = own.get(column, common.get(column))
            if meaning is None:
                missing.append(f"data/dictionary.toml: no words for {table}.{column}")
                continue
            connection.execute(f'comment on column "{table}"."{column}" is \'{_quoted(meaning)}\'')
    return missing


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def document(connection: duckdb.DuckDBPyConnection) -> str:
    """The dictionary as Markdown: every table and view, every column, every key."""
    parts = [HEAD]
    heading = ""
    with connection.cursor() as cursor:
        for kind, name, comment in cursor.execute(TABLES).fetchall():
            if kind != heading:
                parts.append(f"\n## {kind.capitalize()}s\n")
                heading = kind
            parts.append(f"\n### {name}\n\n{comment or ''}\n")
            parts += _keys(cursor, name)
            parts += _columns(cursor, name, kind)
    return "".join(parts)


def _keys(cursor: duckdb.DuckDBPyConnection, table: str) -> Iterator[str]:
    keys = cursor.execute(KEYS, {"table": table}).fetchall()
    lines = [
        f"Key: {_listed(columns)}."
        if kind == "PRIMARY KEY"
        else f"{_listed(columns)} in `{referred}`."
        for kind, columns, referred in keys
    ]
    if lines:
        yield "\n" + " ".join(lines) + "\n"


def _listed(columns: list[str]) -> str:
    return ", ".join(f"`{column}`" for column in columns)


def _columns(cursor: duckdb.DuckDBPyConnection, table: str, kind: str) -> Iterator[str]:
    yield "\n| column | type | meaning |\n|---|---|---|\n"
    for name, type_name, is_nullable, comment in cursor.execute(
        COLUMNS, {"table": table}
    ).fetchall():
        # Of a view's columns DuckDB does not know whether they may be null.
        must = ", never null" if kind == "table" and not is_nullable else ""
        meaning = (comment or "").replace("|", "\\|")
        yield f"| `{name}` | {type_name.lower()}{must} | {meaning} |\n"


def main() -> None:
    """Write the document from the current version."""
    DOCUMENT.parent.mkdir(parents=True, exist_ok=True)
    DOCUMENT.write_text(document(version_connection(versions.current())), encoding="utf-8")
    print(f"written: {DOCUMENT.relative_to(ROOT)}")  # noqa: T201 - a command's output
