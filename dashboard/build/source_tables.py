"""The source tables of a version as rows, and as the tidy CSV files they come from.

What is written keeps the files as they are but for what changed: their order, their columns and
the text of every cell whose value is the same, so that git shows only what is new.
"""

import csv
import io
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashboard.build.constraints import DERIVED, keys_of
from dashboard.build.csv_rows import PARSERS, Cell, Rows
from dashboard.build.load_rows import source_types
from dashboard.store.atomic_write import atomic_write
from dashboard.store.connection import version_connection

Key = tuple[Cell, ...]
# Tables with a file for each year, and the column that names its folder.
YEARLY = {"province_score": "index_code", "unit_score": "scheme"}
ELSEWHERE = "reference"
ROWS_AT_A_TIME = 2000


@dataclass(frozen=True)
class Table:
    """A source table: column types in order, the columns of its key, and its rows by key."""

    name: str
    types: Mapping[str, str]
    key: tuple[str, ...]
    rows: dict[Key, dict[str, Cell]] = field(default_factory=dict)

    def key_of(self, row: Mapping[str, Cell]) -> Key:
        """The key of a row, given as values by column."""
        return tuple(row.get(column) for column in self.key)

    def copy(self) -> "Table":
        """The same table; rows may be put in, replaced and taken out without changing this one."""
        return replace(self, rows={**self.rows})


Tables = dict[str, Table]


def read(file: Path) -> Tables:
    """The source tables of a version, parents before those that refer to them.

    Raises ``VersionError`` where the file cannot be opened.
    """
    connection = version_connection(file).cursor()
    keys = keys_of(connection)
    tables: Tables = {}
    for name, columns in source_types(connection).items():
        left_out = DERIVED.get(name, ())
        kept = {column: kind for column, kind in columns.items() if column not in left_out}
        table = Table(name, kept, keys.get(name, tuple(kept)))
        listed = ", ".join(f'"{column}"' for column in kept)
        found = connection.execute(f'select {listed} from "{name}"')
        while rows := found.fetchmany(ROWS_AT_A_TIME):
            for values in rows:
                # The same few texts stand in thousands of rows: each is held once.
                once = (sys.intern(one) if isinstance(one, str) else one for one in values)
                row = dict(zip(kept, once, strict=True))
                table.rows[table.key_of(row)] = row
        tables[name] = table
    return tables


def rows_of(tables: Tables) -> dict[str, Rows]:
    """The rows of tables as a build takes them, each placed by its table and number."""
    return {
        name: Rows([*one.rows.values()], [(name, line + 1) for line in range(len(one.rows))])
        for name, one in tables.items()
    }


def write(tables: Tables, folder: Path) -> list[Path]:
    """Make the CSV files below ``folder`` hold exactly these tables; the files that changed.

    Each file is replaced in one step. Raises ``OSError`` where one cannot be written; those
    written before it stay, and another call goes on from there.
    """
    wanted: dict[Path, str] = {}
    paths = {file.stem: file for file in folder.rglob("*.csv") if _is_source(file, folder)}
    for table in tables.values():
        for file, rows, left_out in _files(table, folder, paths):
            before = _before(table, file, folder)
            wanted[file] = _text(table, rows, left_out, before)
    changed = [file for file, text in wanted.items() if _replace(file, text)]
    for file in folder.rglob("*.csv"):
        if _is_source(file, folder) and file not in wanted:
            file.unlink()
            changed.append(file)
    return changed


def _before(table: Table, file: Path, folder: Path) -> str:
    """What the file holds; for a new year, what a file of another year has for a header."""
    if file.is_file():
        return file.read_text(encoding="utf-8-sig")
    others = sorted(folder.glob("*/[0-9]*.csv")) if table.name in YEARLY else []
    for other in others:
        header = other.read_text(encoding="utf-8-sig").partition("\n")[0]
        if table.key[-1] in header.split(","):
            return f"{header}\n"
    return ""


def _is_source(file: Path, folder: Path) -> bool:
    return "build" not in file.relative_to(folder).parts[:-1]


def _files(
    table: Table, folder: Path, paths: Mapping[str, Path]
) -> Iterable[tuple[Path, list[dict[str, Cell]], tuple[str, ...]]]:
    """The files of a table: path, rows, and the columns that the path stands for."""
    owner = YEARLY.get(table.name)
    if owner is None:
        path = paths.get(table.name, folder / ELSEWHERE / f"{table.name}.csv")
        return [(path, list(table.rows.values()), ())]
    parts: dict[Path, list[dict[str, Cell]]] = {}
    for row in table.rows.values():
        file = folder / str(row[owner]).lower() / f"{row['year']}.csv"
        parts.setdefault(file, []).append(row)
    return [(file, rows, (owner, "year")) for file, rows in parts.items()]


def _text(table: Table, rows: list[dict[str, Cell]], left_out: tuple[str, ...], before: str) -> str:
    """The file's text; ``before`` is what it held, in the same form."""
    header, *lines = [*csv.reader(io.StringIO(before, newline=""))] or [[]]
    columns = [column for column in header if column in table.types] or [
        column for column in table.types if column not in left_out
    ]
    columns += [
        column
        for column in table.types
        if column not in (*columns, *left_out) and any(row[column] is not None for row in rows)
    ]
    key = [column for column in table.key if column not in left_out]
    held = {_key_text(line, header, key): line for line in lines if len(line) == len(header)}
    order = {name: at for at, name in enumerate(held)}
    written: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        name = tuple(_cell_text(row[column]) for column in key)
        old = dict(zip(header, held.get(name, []), strict=False))
        written[name] = [
            _kept(row[column], table.types[column], old.get(column)) for column in columns
        ]
    is_sorted = list(held) == sorted(held)
    names = (
        sorted(written)
        if is_sorted
        else sorted(written, key=lambda name: (order.get(name, len(order)), name))
    )
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(written[name] for name in names)
    return sheet.getvalue()


def _key_text(line: list[str], header: list[str], key: list[str]) -> tuple[str, ...]:
    cells = dict(zip(header, line, strict=True))
    return tuple(cells.get(column, "") for column in key)


def _cell_text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _kept(value: Cell, kind: str, before: str | None) -> str:
    """The text of a cell: as it stands where it means the same ("87.80"), else the shortest."""
    if before and value is not None:
        parse, _ = PARSERS[kind]
        try:
            if parse(before) == value:
                return before
        except ValueError:
            pass
    return _cell_text(value)


def _replace(file: Path, text: str) -> bool:
    """Put a text in a file's place in one step, unless it is there; whether it was not."""
    content = text.encode("utf-8")
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(file, content)
    return True
