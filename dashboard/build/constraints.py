"""The keys and checks of the schema, tried on staged rows so that file and line can be named."""

import duckdb

from dashboard.build.csv_rows import Fault

# Rows that are named for one rule.
MOST_NAMED = 50


def _constraints(
    connection: duckdb.DuckDBPyConnection, table: str
) -> list[tuple[str, str | None, list[str], str | None, list[str]]]:
    return connection.execute(
        "select constraint_type, expression, constraint_column_names, referenced_table,"
        " referenced_column_names from duckdb_constraints() where table_name = $table"
        " order by constraint_index",
        {"table": table},
    ).fetchall()


def key_of(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The columns of a table's primary key; empty where it has none."""
    return next((row[2] for row in _constraints(connection, table) if row[0] == "PRIMARY KEY"), [])


def broken_rules(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The schema's own keys and checks, tried row by row so that file and line can be named."""
    faults: list[str] = []
    for kind, expression, columns, parent, parent_columns in _constraints(connection, table):
        condition, expected = _violation(table, kind, expression, columns, parent, parent_columns)
        value = " || ',' || ".join(f"coalesce(\"{column}\"::varchar, '')" for column in columns)
        rows = connection.execute(
            f"select source_file, source_line, {value} from staged_{table} as staged"
            f" where {condition} order by 1, 2 limit {MOST_NAMED}"
        ).fetchall()
        faults += [
            str(Fault(file, line, ", ".join(columns), found, expected))
            for file, line, found in rows
        ]
    return faults


def _violation(
    table: str,
    kind: str,
    expression: str | None,
    columns: list[str],
    parent: str | None,
    parent_columns: list[str],
) -> tuple[str, str]:
    """The SQL condition of a row that breaks a constraint, and what is expected instead."""
    listed = ", ".join(f'"{column}"' for column in columns)
    if kind == "NOT NULL":
        if (table, columns) == ("province_score", ["first_year"]):
            return '"first_year" is null', "a component_code that is valid in this year"
        return f"{listed} is null", "a value"
    if kind in ("PRIMARY KEY", "UNIQUE"):
        return (
            f"({listed}) in"
            f" (select ({listed}) from staged_{table} group by all having count(*) > 1)",
            "a key that no other row has",
        )
    if kind == "FOREIGN KEY":
        pairs = " and ".join(
            f'parent."{there}" = staged."{here}"'
            for here, there in zip(columns, parent_columns, strict=True)
        )
        present = " and ".join(f'"{column}" is not null' for column in columns)
        return (
            f'{present} and not exists (select 1 from "{parent}" as parent where {pairs})',
            f"one that is in {parent}",
        )
    return f"not ({expression})", f"{expression}"
