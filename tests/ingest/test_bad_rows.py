"""One judge of rows: what the build refuses an uploaded file refuses too, by the same rule.

All rows of tests/cases/bad_rows.yaml are brought in at once, as CSV files and as a workbook: each
must be told with its file and line there, and with its sheet and cell here.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from openpyxl.utils import get_column_letter

from dashboard import ROOT
from dashboard.build import load_rows, source_tables
from dashboard.build.csv_rows import Cell, Fault
from dashboard.build.source_tables import Tables
from dashboard.ingest.dry_run import dry_run
from dashboard.ingest.finding import Finding
from dashboard.ingest.template.files import template_xlsx
from dashboard.ingest.template.tables import columns, sheet_name
from dashboard.store import versions
from dashboard.store.ask import as_of

TESTS = ROOT / "tests"
CASES = yaml.safe_load((TESTS / "cases" / "bad_rows.yaml").read_text(encoding="utf-8"))
NAMES = [f"{case['table']}-{case['rule']}-{'-'.join(case['set'])}" for case in CASES]
# The first line of the template below its headings.
FIRST = 4
Row = dict[str, Cell]
Case = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """What both have to say of the bad rows: the rows themselves, by case, faults and findings."""

    rows: list[Row]
    folder: Path
    faults: list[Fault]
    lines: dict[int, tuple[str, int]]
    findings: tuple[Finding, ...]


def _planted(tables: Tables) -> list[Row]:
    """Every bad row, put into the tables; each is made of another row of its table."""
    planted, used = [], set()
    for number, case in enumerate(CASES):
        table, wanted = tables[case["table"]], case.get("of", {})
        key, sound = (number,), case.get("row")
        if sound is None:
            key, sound = next(
                (key, row)
                for key, row in table.rows.items()
                if (table.name, key) not in used
                and all(row[column] == value for column, value in wanted.items())
            )
        if case.get("added"):
            # At the end, so that no other is made of it.
            key = (number,)
        used.add((table.name, key))
        table.rows[key] = {**sound, **case["set"]}
        planted.append(table.rows[key])
    return planted


def _doubled(file: Path, row: Row, key: tuple[str, ...]) -> None:
    """Write the line of a row once more at the end of its file."""
    header, *lines = csv.reader(file.read_text(encoding="utf-8").splitlines())
    line = next(
        line
        for line in lines
        if all(
            cell == _text(row[name]) for name, cell in zip(header, line, strict=True) if name in key
        )
    )
    with file.open("a", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerow(line)


@pytest.fixture(scope="module")
def told(lean_version: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    tables = {name: one.copy() for name, one in source_tables.read(lean_version).items()}
    rows = _planted(tables)
    folder = tmp_path_factory.mktemp("bad") / "data"
    folder.mkdir()
    source_tables.write(tables, folder)
    stated: dict[str, list[Row]] = {}
    lines = {}
    for number, (case, row) in enumerate(zip(CASES, rows, strict=True)):
        own = stated.setdefault(case["table"], [])
        own.append(row)
        if "twice" in case:
            own.append(row)
            _doubled(folder / case["twice"], row, tables[case["table"]].key)
        lines[number] = (case["table"], FIRST + len(own) - 1)
    with duckdb.connect() as connection:
        connection.execute((versions.DATA / "schema.sql").read_text(encoding="utf-8"))
        faults = load_rows.load(connection, folder, versions.DATA / "rules")
    with as_of(lean_version):
        workbook = template_xlsx("en", stated)
    found = dry_run(workbook, "bad.xlsx", {}, into=folder.parent / "tried", base=lean_version)
    return Told(rows, folder, faults, lines, found.errors)


def _text(value: Cell) -> str:
    return "" if value is None else str(value)


def _column(case: Case, row: Row) -> str:
    """Where it is told."""
    return case.get("at") or next(iter(case["set"]), next(reversed(row)))


@pytest.mark.parametrize("number", range(len(CASES)), ids=NAMES)
def test_the_build_names_file_and_line(told: Told, number: int) -> None:
    case, row = CASES[number], told.rows[number]
    faults = [fault for fault in told.faults if _is_of(fault, case, row)]
    assert len(faults) == (2 if case["rule"] in ("same_key", "taken") else 1), told.faults
    texts = [_text(value).removesuffix(".0").lower() for value in case["set"].values()]
    lines = [_line(told.folder.parent, fault).lower() for fault in faults]
    # Of two rows that share what they may not share, both lines are named.
    assert any([text for text in texts if text not in line] == [] for line in lines), lines


def _line(folder: Path, fault: Fault) -> str:
    """The line that a fault names, after the name of its file."""
    lines = (folder / fault.file).read_text(encoding="utf-8").splitlines()
    return f"{fault.file}: {lines[fault.line - 1]}"


def _is_of(fault: Fault, case: Case, row: Row) -> bool:
    """Whether a fault is that of a case: its rule, its column, and what stands in the row."""
    columns = fault.column.split(", ")
    values = ",".join(_text(row.get(column)) for column in columns)
    is_there = not case["set"] or _column(case, row) in columns
    return fault.rule == case["rule"] and is_there and fault.value == values


@pytest.mark.parametrize("number", range(len(CASES)), ids=NAMES)
def test_the_upload_names_sheet_and_cell(told: Told, number: int, lean_version: Path) -> None:
    case, row = CASES[number], told.rows[number]
    table, line = told.lines[number]
    with as_of(lean_version):
        sheet = sheet_name(table, "en")
        letters = {one.code: get_column_letter(at) for at, one in enumerate(columns(table), 1)}
    found = [one for one in told.findings if (one.sheet, one.row) == (sheet, line)]
    assert [one.rule for one in found] == [case.get("told", case["rule"])]
    column = letters[_column(case, row)] if case["set"] else found[0].column
    assert found[0].column == column


def test_nothing_else_is_refused(told: Told) -> None:
    twice = sum(case["rule"] in ("same_key", "taken") for case in CASES)
    assert len(told.findings) == len(CASES)
    assert len(told.faults) == len(CASES) + twice
