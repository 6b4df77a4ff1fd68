"""The CSV rows into the tables of a new version, parents before those that refer to them."""

from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard.build import csv_rows
from dashboard.build.constraints import broken_rules, key_of
from dashboard.build.csv_rows import Cell, Fault, Rows

ARROW = {"INTEGER": pa.int32(), "DOUBLE": pa.float64(), "DATE": pa.date32(), "VARCHAR": pa.string()}
COMPUTED = (
    "province_result",
    "province_year",
    "province_standing",
    "province_place",
    "component_part",
    "theme_result",
    "edition_statistic",
    "edition_holding",
    "total_deviation",
    "source_count",
    "target_result",
    "unit_class_step",
    "unit_result",
    "unit_block_statistic",
    "unit_class_share",
    "unit_duty",
    "data_version",
)


def load(
    connection: duckdb.DuckDBPyConnection, data: Path, types: dict[str, dict[str, str]]
) -> list[str]:
    """Load the source files below ``data``; what is wrong with them, one line each.

    ``types`` are the column types by table and column, in the order of the schema. Nothing is
    loaded while a file has a fault of form; the first table whose rows break a rule is the last.
    """
    faults: list[Fault] = []
    tables = _read(data, types, faults)
    if faults:
        return [str(fault) for fault in faults]
    # The schema names a table only after those it refers to, so its order loads parents first.
    for table in [table for table in types if table in tables]:
        for rows in tables[table]:
            _stage(connection, table, rows, types[table])
        broken = _insert(connection, table, list(types[table]))
        if broken:
            return broken
    return []


def _read(
    data: Path, types: dict[str, dict[str, str]], faults: list[Fault]
) -> dict[str, list[Rows]]:
    """All source files by table; every fault of form is added to ``faults``."""
    tables: dict[str, list[Rows]] = {}
    for file, table, given in csv_rows.files(data):
        name = file.relative_to(data.parent).as_posix()
        if table not in types or table in COMPUTED:
            faults.append(Fault(name, 1, "-", table, "a file named after a table of the schema"))
            continue
        rows = csv_rows.read(file, name, types[table], given, faults)
        if rows is not None:
            tables.setdefault(table, []).append(rows)
    return tables


def _stage(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Rows, types: dict[str, str]
) -> None:
    """Add rows to ``staged_<table>``, which has the table's columns, the file and the line."""
    named: dict[str, pa.Array] = {}
    by_column = (
        dict(zip(rows.columns, zip(*rows.cells, strict=True), strict=True)) if rows.cells else {}
    )
    for column, kind in types.items():
        cells: list[Cell] = list(by_column.get(column, [None] * len(rows.cells)))
        named[column] = pa.array(cells, type=ARROW[kind])
    named["source_file"] = pa.array([file for file, _ in rows.places], type=pa.string())
    named["source_line"] = pa.array([line for _, line in rows.places], type=pa.int32())
    connection.register("incoming", pa.table(named))
    exists = connection.execute(
        "select count(*) from duckdb_tables() where table_name = $name", {"name": f"staged_{table}"}
    ).fetchone()
    verb = (
        f"insert into staged_{table} by name"
        if exists and exists[0]
        else f"create temporary table staged_{table} as"
    )
    connection.execute(f"{verb} select * from incoming")
    connection.unregister("incoming")


def _insert(connection: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> list[str]:
    """Move staged rows into their table, or say which rows break which rule."""
    if table == "province_score":
        connection.execute(
            "update staged_province_score as staged set first_year = component.first_year"
            " from component where staged.index_code = component.index_code"
            " and staged.component_code = component.component_code"
            " and staged.year between component.first_year and component.last_year"
        )
    broken = broken_rules(connection, table)
    if not broken:
        names = ", ".join(f'"{column}"' for column in columns)
        order = ", ".join(f'"{column}"' for column in key_of(connection, table)) or names
        # Sorted storage keeps a page's question from reading what it did not ask for.
        connection.execute(
            f'insert into "{table}" ({names}) select {names} from staged_{table} order by {order}'
        )
    connection.execute(f"drop table staged_{table}")
    return broken
