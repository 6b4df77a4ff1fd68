"""The tidy sources: data/**/*.csv read into typed rows, every fault with its file and line.

``data/<index>/<year>.csv`` holds scores of provinces, ``data/<scheme>/<year>.csv`` scores of units;
every other file is named after its table. Knows files and types, not DuckDB's rules: keys and
checks are tried by dashboard/build/build.py.
"""

import csv
import datetime
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

Cell = str | int | float | bool | datetime.date | None


@dataclass(frozen=True)
class Fault:
    """What is wrong in a source file: where, the value found, and what was expected."""

    file: str
    line: int
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        return (
            f"{self.file}, line {self.line}, column {self.column}: "
            f"found {self.value!r}, expected {self.expected}"
        )


@dataclass
class Rows:
    """Rows of one table: ``columns`` as in its files, then each row's cells, file and line."""

    columns: list[str]
    cells: list[list[Cell]] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)


def _integer(text: str) -> int:
    return int(text)


def _double(text: str) -> float:
    number = float(text)
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(text)
    return number


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


class Reader(Protocol):
    """What the csv module's reader is."""

    @property
    def line_num(self) -> int:
        """Lines read so far."""

    def __next__(self) -> list[str]:
        """The next row's fields."""

    def __iter__(self) -> Iterator[list[str]]:
        """The rows to come."""


PARSERS: dict[str, tuple[Callable[[str], Cell], str]] = {
    "INTEGER": (_integer, "a whole number"),
    "DOUBLE": (_double, "a number with a decimal point"),
    "DATE": (_date, "a date as YYYY-MM-DD"),
    "VARCHAR": (str, "text"),
}


def files(data: Path) -> Iterator[tuple[Path, str, dict[str, Cell]]]:
    """Every source file with its table and the columns its path stands for."""
    for file in sorted(data.rglob("*.csv")):
        # A build folder, or anything else git does not hold, is not a source.
        if "build" in file.relative_to(data).parts[:-1]:
            continue
        if file.stem.isdigit():
            owner = file.parent.name.upper()
            table, key = (
                ("unit_score", "scheme")
                if owner in scheme_names(data)
                else ("province_score", "index_code")
            )
            yield file, table, {key: owner, "year": int(file.stem)}
        else:
            yield file, file.stem, {}


def scheme_names(data: Path) -> set[str]:
    """The schemes on record, by which a folder of years is told from an index's."""
    text = (data / "reference" / "scheme.csv").read_text(encoding="utf-8", errors="replace")
    # What is wrong with the file is told when it is read as a table.
    return {row.get("scheme") or "" for row in csv.DictReader(text.splitlines())}


def read(
    file: Path, name: str, types: dict[str, str], given: dict[str, Cell], faults: list[Fault]
) -> Rows | None:
    """The rows of one file, typed by its table's column types.

    ``name`` is the file's name for messages. Faults are added to ``faults``; None when the header
    is not usable, otherwise the rows without a fault.
    """
    content = file.read_bytes()
    try:
        # A byte-order mark, as spreadsheets write it, is no part of the first column's name.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = content[error.start : error.end].hex(" ")
        faults.append(Fault(name, line, "-", found, "a CSV file in UTF-8"))
        return None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return _rows(reader, name, types, given, faults)
    except csv.Error as error:
        faults.append(Fault(name, reader.line_num, "-", str(error), "a CSV file in UTF-8"))
        return None


def _rows(
    reader: Reader,
    name: str,
    types: dict[str, str],
    given: dict[str, Cell],
    faults: list[Fault],
) -> Rows | None:
    header = next(reader, [])
    unknown = [column for column in header if column not in types or column in given]
    if unknown or not header or len(set(header)) != len(header):
        known = ", ".join(column for column in types if column not in given)
        faults.append(Fault(name, 1, "-", ",".join(header), f"a header with columns of: {known}"))
        return None
    rows = Rows(columns=[*given, *header])
    for cells in reader:
        line = reader.line_num
        if len(cells) != len(header):
            faults.append(Fault(name, line, "-", ",".join(cells), f"{len(header)} fields"))
            continue
        typed = [
            _cell(text, column, types[column], name, line, faults)
            for text, column in zip(cells, header, strict=True)
        ]
        rows.cells.append([*given.values(), *typed])
        rows.places.append((name, line))
    return rows


def _cell(text: str, column: str, kind: str, name: str, line: int, faults: list[Fault]) -> Cell:
    if text == "":
        return None
    parse, expected = PARSERS[kind]
    if text != text.strip():
        faults.append(Fault(name, line, column, text, f"{expected}, without spaces around it"))
        return None
    try:
        return parse(text)
    except ValueError:
        faults.append(Fault(name, line, column, text, f"{expected}, or nothing"))
        return None
