"""The tidy sources: data/**/*.csv read into typed rows, every fault with its file and line.

``data/<index>/<year>.csv`` holds scores of provinces, ``data/<scheme>/<year>.csv`` scores of units;
every other file is named after its table. Knows files and types; rules are judge.py's.
"""

import csv
import datetime
import io
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Cell = str | int | float | bool | datetime.date | None


@dataclass(frozen=True)
class Fault:
    """What is wrong in a source file: where, the value found, what was expected, by which rule."""

    file: str
    line: int
    column: str
    value: str
    expected: str
    rule: str = "file"

    def __str__(self) -> str:
        return (
            f"{self.file}, line {self.line}, column {self.column}: "
            f"found {self.value!r}, expected {self.expected}"
        )


@dataclass
class Rows:
    """Rows of one table, cells by column, each with its file and line.

    ``faulty`` are the columns of a row, by its position, whose text could not be read and is told;
    there the cell is empty. Not ``is_whole``: a file or a line of the table could not be read.
    """

    cells: list[dict[str, Cell]] = field(default_factory=list)
    locations: list[tuple[str, int]] = field(default_factory=list)
    faulty: dict[int, set[str]] = field(default_factory=dict)
    is_whole: bool = True


def _integer(text: str) -> int:
    return int(text)


def _double(text: str) -> float:
    number = float(text)
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(text)
    return number


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


PARSERS: dict[str, tuple[Callable[[str], Cell], str]] = {
    "INTEGER": (_integer, "a whole number"),
    "DOUBLE": (_double, "a number with a decimal point"),
    "DATE": (_date, "a date as YYYY-MM-DD"),
    # The same few texts stand in thousands of rows: each is held once.
    "VARCHAR": (sys.intern, "text"),
}
# By which rule a text is refused that a type cannot hold, here and in a file that is loaded.
TYPE_RULES = {"INTEGER": "whole_number", "DOUBLE": "number", "DATE": "date", "VARCHAR": "text"}


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


def tables(
    data: Path, types: Mapping[str, Mapping[str, str]], faults: list[Fault]
) -> dict[str, Rows]:
    """The rows of all source files by table, typed by ``types``; what is wrong goes to ``faults``.

    A row with a fault in a cell is there without it, a line that is no row is not.
    """
    found: dict[str, Rows] = {}
    for file, table, given in files(data):
        name = file.relative_to(data.parent).as_posix()
        if table not in types:
            faults.append(Fault(name, 1, "-", table, "a file named after a table of the schema"))
            continue
        rows = found.setdefault(table, Rows())
        before = len(faults)
        _read(file, name, types[table], given, rows, faults)
        # A fault of a cell names its column; any other leaves a line out.
        rows.is_whole &= all(fault.column != "-" for fault in faults[before:])
    return found


def _read(
    file: Path,
    name: str,
    types: Mapping[str, str],
    given: Mapping[str, Cell],
    rows: Rows,
    faults: list[Fault],
) -> None:
    """Add the rows of one file; ``name`` is the file's name for messages."""
    content = file.read_bytes()
    try:
        # A byte-order mark, as spreadsheets write it, is no part of the first column's name.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = content[error.start : error.end].hex(" ")
        faults.append(Fault(name, line, "-", found, "a CSV file in UTF-8"))
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        unknown = [column for column in header if column not in types or column in given]
        if unknown or not header or len(set(header)) != len(header):
            known = ", ".join(column for column in types if column not in given)
            expected = f"a header with columns of: {known}"
            faults.append(Fault(name, 1, "-", ",".join(header), expected))
            return
        for cells in reader:
            location = (name, reader.line_num)
            if len(cells) != len(header):
                fault = Fault(*location, "-", ",".join(cells), f"{len(header)} fields")
                faults.append(fault)
                continue
            _add(rows, location, given, dict(zip(header, cells, strict=True)), types, faults)
    except csv.Error as error:
        faults.append(Fault(name, reader.line_num, "-", str(error), "a CSV file in UTF-8"))


def _add(
    rows: Rows,
    location: tuple[str, int],
    given: Mapping[str, Cell],
    texts: Mapping[str, str],
    types: Mapping[str, str],
    faults: list[Fault],
) -> None:
    """Add a row, typed; a cell that cannot be read is empty and told."""
    typed = dict(given)
    for column, text in texts.items():
        try:
            typed[column] = _cell(text, types[column])
        except ValueError as error:
            typed[column] = None
            rows.faulty.setdefault(len(rows.cells), set()).add(column)
            faults.append(Fault(*location, column, text, str(error), TYPE_RULES[types[column]]))
    rows.cells.append(typed)
    rows.locations.append(location)


def _cell(text: str, kind: str) -> Cell:
    """What a text stands for. Raises ``ValueError`` with what is expected."""
    if text == "":
        return None
    parse, expected = PARSERS[kind]
    if text != text.strip():
        raise ValueError(f"{expected}, without spaces around it")
    try:
        return parse(text)
    except ValueError as error:
        raise ValueError(f"{expected}, or nothing") from error
