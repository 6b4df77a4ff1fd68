"""The file given back with its findings marked: values only, nothing by colour alone."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ingest.finding import Finding
from dashboard.ingest.grid import Book, Cell, Grid
from dashboard.ingest.template.annotated_workbook import annotated_xlsx
from tests.some import some

SHEET = "PAPI: 2020/đợt 1"
BOOK = Book(
    "papi 2020.xlsx",
    "0" * 64,
    (
        Grid(
            SHEET,
            (
                (Cell("Tỉnh"), Cell("Điểm"), Cell("Ngày")),
                (Cell("Kon Tm"), Cell("41,62"), Cell(datetime.date(2021, 4, 14))),
                (Cell("=1+1"), Cell(41.62, is_formula=True), Cell()),
                (),
                (Cell("@SUM(A1)\x00"), Cell(True), Cell(7)),
            ),
        ),
        Grid("Ẩn", ((Cell("x"),),), is_hidden=True),
    ),
)
FINDINGS = (
    Finding(
        "error", "load_check", "unknown_province", SHEET, 2, "A", "Kon Tm",
        facts={"column": "Tỉnh"}, suggestion="Kon Tum",
    ),
    Finding(
        "warning", "load_check", "text_number", SHEET, 2, "B", "41,62",
        facts={"column": "Điểm", "count": "1", "read_number": "41.62"},
    ),
    Finding("warning", "load_check", "duplicate", SHEET, 3, "", "=PAPI",
            facts={"count": "1", "table": "Điểm"}),
    Finding("error", "load_check", "more", facts={"count": "3"}),
)  # fmt: skip


@pytest.fixture
def book() -> openpyxl.Workbook:
    """The marked workbook, opened again."""
    return openpyxl.load_workbook(io.BytesIO(annotated_xlsx(BOOK, FINDINGS, "vi")))


def _values(sheet: Worksheet) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_the_sheets_hold_the_file_s_values_behind_the_list(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["Lỗi và cảnh báo", "PAPI  2020 đợt 1", "Ẩn"]
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "visible", "hidden"]
    assert _values(book.worksheets[1]) == [
        ("Tỉnh", "Điểm", "Ngày"),
        ("Kon Tm", "41,62", datetime.datetime(2021, 4, 14)),
        ("=1+1", 41.62, None),
        (None, None, None),
        ("@SUM(A1)", True, 7),
    ]


def test_no_text_is_a_formula(book: openpyxl.Workbook) -> None:
    for sheet in some(book.worksheets):
        for row in some(sheet.iter_rows()):
            for cell in some(row):
                assert cell.data_type != "f"
                assert not isinstance(cell.value, str) or cell.quotePrefix


def test_a_cell_is_marked_by_colour_sign_and_comment(book: openpyxl.Workbook) -> None:
    sheet = book.worksheets[1]
    assert sheet["A2"].fill.fgColor.rgb == "00F8C9C4"
    assert sheet["A2"].number_format == '"(!) "@'
    assert sheet["A2"].comment.text == ("Lỗi: Không có tỉnh nào tên là “Kon Tm”. Gợi ý: Kon Tum.")
    assert (sheet["B2"].fill.fgColor.rgb, sheet["B2"].number_format) == ("00FFF0B3", '"(?) "@')
    # A row as a whole is marked in its first cell.
    assert sheet["A3"].comment.text.startswith("Cảnh báo: 1 dòng của bảng")
    marked = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment]
    assert marked == ["A2", "B2", "A3"]


def test_the_first_sheet_lists_everything_and_leads_to_the_cell(book: openpyxl.Workbook) -> None:
    rows = _values(book.worksheets[0])
    assert rows[0] == ("Trang", "Ô", "Mức", "Giá trị", "Điều cần xem", "Gợi ý")
    assert rows[1][:4] == (SHEET, "A2", "(!) Lỗi", "Kon Tm")
    assert rows[1][5] == "Kon Tum"
    assert [row[1] for row in rows[2:]] == ["B2", "3", None]
    assert book.worksheets[0]["B2"].hyperlink.location == "'PAPI  2020 đợt 1'!A2"
    assert book.worksheets[0]["B3"].hyperlink.location == "'PAPI  2020 đợt 1'!B2"
    assert book.worksheets[0]["B5"].hyperlink is None


def test_the_same_file_gives_the_same_bytes() -> None:
    content = annotated_xlsx(BOOK, FINDINGS, "en")
    assert annotated_xlsx(BOOK, FINDINGS, "en") == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames[0] == "Errors and warnings"


def test_sheets_of_one_name_are_told_apart() -> None:
    long = "Bảng điểm các tỉnh năm 2020 của chỉ số PAPI"
    grids = tuple(
        Grid(name, ((Cell(name),),)) for name in (f"{long} 1", f"{long} 2", "'", "History")
    )
    finding = Finding("error", "load_check", "missing", f"{long} 2", 1, "A", facts={"column": "x"})
    content = annotated_xlsx(Book("x", "0", grids), (finding,), "vi")
    made = openpyxl.load_workbook(io.BytesIO(content))
    assert len(set(made.sheetnames)) == 5
    assert made.sheetnames[3:] == ["-", "History_"]
    assert all(len(name) <= 31 for name in some(made.sheetnames))
    assert made.worksheets[0]["B2"].hyperlink.location == f"'{made.sheetnames[2]}'!A1"
