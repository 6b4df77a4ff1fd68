"""Two version files held against each other, table by table: which rows differ, by key."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from dashboard.build.load_rows import COMPUTED
from dashboard.ingest.grid import Value
from dashboard.store.cache import cached
from dashboard.store.connection import version_connection

# What readers look at first.
FIRST = ("province_score", "unit_score", "target")
# What figures are of and taken from; alone they tell a reader nothing.
DOCUMENTS = {"source", "edition", "unit_edition", "series", "expected_rows"}
# Filled in from the year when a version is built: of no interest to a reader.
FILLED_IN = {"province_score": ("first_year",)}


@dataclass(frozen=True)
class Change:
    """A row that is not the same in both: ``old`` is None for a new one, ``new`` for one gone."""

    table: str
    key: Mapping[str, Value]
    old: Mapping[str, Value] | None
    new: Mapping[str, Value] | None

    @property
    def kind(self) -> str:
        """ "new", "corrected" or "gone"."""
        if self.old is None:
            return "new"
        return "gone" if self.new is None else "corrected"

    @property
    def row(self) -> Mapping[str, Value]:
        """The row as it will be; as it was, where it is gone."""
        return self.new or self.old or {}

    @property
    def owner(self) -> str:
        """The index or scheme that the row belongs to; "" for none."""
        return str(self.row.get("index_code") or self.row.get("scheme") or "")

    @property
    def year(self) -> int | None:
        """The year that the row is of, where its table has one."""
        year = self.row.get("year")
        return None if year is None else int(str(year))

    def corrected(self) -> tuple[tuple[str, Value, Value], ...]:
        """The columns with another value: the column, the old and the new value."""
        if self.old is None or self.new is None:
            return ()
        return tuple(
            (column, value, self.new[column])
            for column, value in self.old.items()
            if value != self.new[column]
        )


@cached(16)
def names(file: Path) -> tuple[str, ...]:
    """The tables that hold what is on record, not what is computed from it, in their order."""
    rows = version_connection(file).cursor().table_function("duckdb_tables")
    found = rows.project("table_oid, table_name").fetchall()
    return tuple(str(name) for _, name in sorted(found) if name not in COMPUTED)


@cached(16)
def keys(file: Path) -> dict[str, tuple[str, ...]]:
    """The columns of each table's primary key."""
    rows = version_connection(file).cursor().table_function("duckdb_constraints")
    found = rows.project("table_name, constraint_type, constraint_column_names").fetchall()
    return {str(name): tuple(columns) for name, kind, columns in found if kind == "PRIMARY KEY"}


def held(file: Path, table: str) -> pa.Table | None:
    """A table of a version as Arrow; None where the version has no such table."""
    if table not in {*names(file), *COMPUTED}:
        return None
    return version_connection(file).cursor().table(table).to_arrow_table()


def stored(before: Path, after: Path) -> tuple[Change, ...]:
    """Every row on record that differs, by table and key."""
    known = dict.fromkeys([*FIRST, *names(after), *names(before)])
    return tuple(one for table in known for one in differing(before, after, table))


def adds_only_documents(before: Path, after: Path) -> bool:
    """Whether all that is new are documents and editions without a figure; nothing is changed."""
    changes = stored(before, after)
    return bool(changes) and all(one.kind == "new" and one.table in DOCUMENTS for one in changes)


def differing(
    before: Path, after: Path, table: str, but: tuple[str, ...] | None = None
) -> tuple[Change, ...]:
    """The rows of a table that are not the same in both versions, by key.

    ``but`` are columns that do not count. A table without a key knows new rows and rows that are
    gone, and none that were corrected; what only one version has a column for does not count.
    """
    old, new = held(before, table), held(after, table)
    but = FILLED_IN.get(table, ()) if but is None else but
    known = [one for one in (new, old) if one is not None]
    shared = [
        name
        for name in known[0].column_names
        if name not in but and all(name in one.column_names for one in known)
    ]
    old, new = (None if one is None else one.select(shared) for one in (old, new))
    if old is not None and new is not None and old.equals(new):
        return ()
    key = keys(after if new is not None else before).get(table, tuple(shared))
    gone, come = _only_in(old, new, after), _only_in(new, old, after)
    return _paired(table, [name for name in key if name in shared], gone, come)


def _only_in(table: pa.Table | None, other: pa.Table | None, file: Path) -> list[dict[str, Value]]:
    """The rows of an Arrow table that another does not have; all of them where there is none."""
    if table is None:
        return []
    if other is None:
        rows: list[dict[str, Value]] = table.to_pylist()
        return rows
    cursor = version_connection(file).cursor()
    found = cursor.from_arrow(table).except_(cursor.from_arrow(other))
    return [dict(zip(table.column_names, row, strict=True)) for row in found.fetchall()]


def _paired(
    table: str, key: list[str], gone: list[dict[str, Value]], come: list[dict[str, Value]]
) -> tuple[Change, ...]:
    """Rows of the same key are one that was corrected."""
    old = {tuple(row[name] for name in key): row for row in gone}
    new = {tuple(row[name] for name in key): row for row in come}
    found = [
        Change(table, dict(zip(key, values, strict=True)), old.get(values), new.get(values))
        for values in {**old, **new}
    ]
    return tuple(sorted(found, key=lambda one: [_order(value) for value in one.key.values()]))


def _order(value: Value) -> tuple[int, float, str]:
    """Numbers by size, texts by letters, nothing last."""
    if isinstance(value, int | float):
        return (0, float(value), "")
    return (2, 0.0, "") if value is None else (1, 0.0, str(value))
