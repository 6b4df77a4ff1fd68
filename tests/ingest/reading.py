"""What comes of a workbook, for tests: read in this process, rows by component and province."""

from collections import Counter
from pathlib import Path

import openpyxl

from dashboard.ingest import detect_format
from dashboard.ingest.reader.parsing import parsed
from dashboard.ingest.reading import Reading, Row
from tests import official, workbooks
from tests.some import some

FILES = Path(__file__).with_name("files")
Key = tuple[str, str]


def read(book: openpyxl.Workbook, name: str = "tep.xlsx", **answers: str) -> Reading:
    """A workbook as a file; "__" in the name of an answer stands for a colon."""
    return read_bytes(workbooks.saved(book), name, **answers)


def read_case(name: str, **answers: str) -> Reading:
    """One of the files beside the tests."""
    return read_bytes((FILES / name).read_bytes(), name, **answers)


def read_bytes(content: bytes, name: str, **answers: str) -> Reading:
    """A file."""
    given = {key.replace("__", ":"): value for key, value in answers.items()}
    return detect_format.read(parsed(content, name), given)


def rows_of(reading: Reading) -> dict[Key, Row]:
    """The rows of scores; no two of the same key."""
    rows = [row for row in reading.rows if row.table == "province_score"]
    found = {
        (str(row.values["component_code"]), str(row.values["province_code"])): row for row in rows
    }
    assert len(found) == len(rows)
    return found


def scores(reading: Reading) -> dict[Key, float]:
    """The scores themselves, those without a result left out."""
    values = {key: row.values["score"] for key, row in rows_of(reading).items()}
    return {key: value for key, value in values.items() if isinstance(value, float)}


def held(index_code: str, year: int) -> dict[Key, float]:
    """The scores on record."""
    rows = official.held(index_code, year).items()
    return {key: float(row["score"]) for key, row in rows if row["score"]}


def rules(reading: Reading, *levels: str) -> Counter[str]:
    """What is told at some levels."""
    wanted = levels or ("error", "warning")
    return Counter(found.rule for found in reading.findings if found.level in wanted)


def assert_accounted(reading: Reading) -> None:
    """Every cell of every sheet is read, left out for a reason, or told in a finding."""
    for one in some(reading.recognised):
        cells = one.cells
        assert cells.seen == cells.read + cells.told + sum(cells.left_out.values())
        assert cells.seen > 0
        told = [found for found in reading.findings if found.sheet == one.sheet]
        assert not cells.told or told
