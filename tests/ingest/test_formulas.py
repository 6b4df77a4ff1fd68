"""No text that came with a file is a formula in any file we give out."""

import csv
import dataclasses
import io
import re
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest

from dashboard import ROOT
from dashboard.analysis.scenario import Scenario
from dashboard.analysis.scenario_json import RESULTS
from dashboard.briefing.slide import Chart, Series
from dashboard.export import what_if
from dashboard.export.pptx.chart import workbook
from dashboard.ingest.finding import Finding
from dashboard.ingest.reader.book import read_book
from dashboard.ingest.template.annotated_workbook import annotated_xlsx
from dashboard.ingest.template.files import template_csv_zip, template_xlsx
from tests.some import some
from tests.workbooks import cells, inline, parts, zipped

DASHBOARD = ROOT / "dashboard"
TEXTS = [
    "=1+1",
    "+84",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://x")',
    "=cmd|'/C x'!A0",
]
SCENARIO = Scenario(
    name="x",
    note="",
    province_code="62",
    index_code="PAPI",
    year=2020,
    horizon=1,
    target_rank=43,
    target_score=None,
    plan=(("D1", 5.2),),
    results=tuple((name, 0.5) for name in RESULTS),
    data_version="d83446be7ab5",
    made_on="2026-11-22",
)


def assert_no_formula(content: bytes) -> None:
    """Not one cell of a workbook is a formula, in its XML as little as to openpyxl."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in some(sheets):
            assert not re.search(rb"<f[ >/]", archive.read(name))
    book = openpyxl.load_workbook(io.BytesIO(content))
    texts = [cell for sheet in book for row in sheet.iter_rows() for cell in row
             if isinstance(cell.value, str)]  # fmt: skip
    assert texts
    assert {cell.data_type for cell in texts} == {"s"}
    like_formulas = [cell for cell in texts if cell.value.lstrip()[:1] in "=+-@"]
    assert [cell.value for cell in like_formulas if not cell.quotePrefix] == []


@pytest.mark.parametrize("text", TEXTS)
def test_a_file_given_back_with_its_findings_holds_no_formula(text: str) -> None:
    content = zipped(parts(cells(inline("A1", text), inline("B1", "x"))))
    finding = Finding("warning", "load_file", "macros", text, 1, "A", text, {}, text)
    book = read_book(content, text)
    grids = tuple(dataclasses.replace(grid, sheet=text) for grid in book.grids)
    for language in ("vi", "en"):
        assert_no_formula(
            annotated_xlsx(dataclasses.replace(book, grids=grids), (finding,), language)
        )


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("text", TEXTS[1::3])
def test_the_template_holds_no_formula(text: str) -> None:
    rows = {"series": ({"series": text, "index_code": text, "label": text, "label_en": text},)}
    for language in ("vi", "en"):
        assert_no_formula(template_xlsx(language, rows))
        with zipfile.ZipFile(io.BytesIO(template_csv_zip(language, rows))) as archive:
            written = archive.read("series.csv").decode("utf-8-sig")
        lines = [*csv.reader(io.StringIO(written, newline=""), delimiter=";,"[language == "en"])]
        assert {one for one in lines[1] if one} == {f"'{text}"}


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("text", TEXTS[::3])
def test_a_scenario_holds_no_formula(text: str) -> None:
    named = dataclasses.replace(SCENARIO, name=text, note=text)
    assert_no_formula(what_if.workbook_bytes(named, "vi"))


@pytest.mark.parametrize("text", TEXTS)
def test_the_numbers_behind_a_slide_hold_no_formula(text: str) -> None:
    chart = Chart("bar", (text, "b"), (Series(text, (1.0, -2.0)),), text)
    assert_no_formula(workbook(chart, "vi"))


def _writers(pattern: str) -> Iterator[str]:
    for file in DASHBOARD.rglob("*.py"):
        if re.search(pattern, file.read_text(encoding="utf-8")):
            yield str(file.relative_to(DASHBOARD))


def test_whatever_writes_a_workbook_or_csv_is_known_to_this_test() -> None:
    """A new writer must disarm its texts and have its test here or in test_export."""
    assert sorted(_writers(r"\bWorkbook\(\)|ExcelWriter\(|\.to_excel\(")) == [
        # Writes what the others have made.
        "export/archive.py",
        "export/figure/workbook.py",
        "export/pptx/chart.py",
        "ingest/template/annotated_workbook.py",
        "ingest/template/files.py",
    ]
    assert sorted(_writers(r"csv\.(?:writer|DictWriter)\(|\.to_csv\(")) == [
        # Files of the project, which nobody downloads: codes, numbers and the sources as they are.
        "analysis/forecast/backtest.py",
        "analysis/forecast/panel.py",
        "build/accept_rows.py",
        "build/source_tables.py",
        "export/check/table.py",
        "export/figure/csv_file.py",
        "ingest/template/files.py",
    ]
