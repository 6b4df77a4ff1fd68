"""The source rows into the tables of a new version, once no row of any of them breaks a rule."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb

from dashboard.build import csv_rows, judge
from dashboard.build.constraints import keys_of, rules_of
from dashboard.build.csv_rows import Fault, Rows
from dashboard.build.judge import Types

COMPUTED = (
    "component_in_year",
    "province_result",
    "province_year",
    "merged_year",
    "peer",
    "province_standing",
    "province_place",
    "component_part",
    "component_move",
    "theme_result",
    "edition_statistic",
    "edition_holding",
    "total_deviation",
    "source_count",
    "target_result",
    "unit_class_place",
    "unit_class_step",
    "unit_result",
    "unit_block_statistic",
    "unit_class_share",
    "unit_duty",
    "data_version",
)
# Rows of a file that are named for one fault, and lines of the others.
MOST_NAMED, MOST_LINES = 3, 20


def load(
    connection: duckdb.DuckDBPyConnection, data: Path | Mapping[str, Rows], rules: Path
) -> list[Fault]:
    """Load the source files below ``data``, or its rows; what is wrong, by file and line.

    ``rules`` is the folder data/rules/. Nothing is loaded while a row of any table has a fault.
    """
    sources = source_types(connection)
    faults: list[Fault] = []
    tables = csv_rows.tables(data, sources, faults) if isinstance(data, Path) else data
    cases = {
        name: judge.Case(found.cells, faulty=found.faulty, is_whole=found.is_whole)
        for name, found in tables.items()
    }
    judge.staged(connection, cases, sources)
    for broken in judge.judged(connection, cases, rules_of(connection, sources, rules)):
        location, rule = tables[broken.rule.table].locations[broken.position], broken.rule
        columns = ", ".join(rule.columns)
        faults.append(Fault(*location, columns, broken.value, rule.expected, rule.name))
    if not faults:
        # The schema names a table only after those it refers to, so its order loads parents first.
        keys = keys_of(connection)
        for table in (table for table in sources if table in tables):
            names = tuple(sources[table])
            _insert(connection, table, names, keys.get(table, names))
    judge.unstage(connection, sources)
    return sorted(faults, key=lambda fault: (fault.file, fault.line))


def source_types(connection: duckdb.DuckDBPyConnection) -> Types:
    """The type of every column of the source tables, in the order of the schema."""
    rows = connection.execute(
        "select table_name, column_name, data_type from duckdb_columns()"
        " inner join duckdb_tables() using (database_name, schema_name, table_name)"
        " where schema_name = 'main' and not temporary"
        " order by duckdb_columns.table_oid, column_index"
    ).fetchall()
    types: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        if table not in COMPUTED:
            types.setdefault(table, {})[column] = kind
    return types


def _insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: tuple[str, ...],
    key: tuple[str, ...],
) -> None:
    """Move staged rows into their table."""
    names, order = (", ".join(f'"{column}"' for column in listed) for listed in (columns, key))
    # Sorted storage keeps a page's question from reading what it did not ask for.
    connection.execute(
        f'insert into "{table}" ({names}) select {names} from staged_{table} order by {order}'
    )


def grouped(faults: Iterable[Fault]) -> list[str]:
    """Faults in words: of the same fault in one file the first ones, and where else it is."""
    same: dict[tuple[str, str, str], list[Fault]] = {}
    for fault in faults:
        same.setdefault((fault.file, fault.column, fault.expected), []).append(fault)
    told: list[str] = []
    for (file, column, _), found in same.items():
        told += map(str, found[:MOST_NAMED])
        others = [str(fault.line) for fault in found[MOST_NAMED:]]
        if others:
            more = ", ..." if len(others) > MOST_LINES else ""
            lines = ", ".join(others[:MOST_LINES])
            told.append(
                f"{file}, column {column}: the same fault in {len(others)} more lines:"
                f" {lines}{more}"
            )
    return told
