"""Every kind of file that publishers and clerks send, and every way they write its letters."""

from pathlib import Path

import pytest

from dashboard.ingest.grid import Book, RefusalError, Value
from dashboard.ingest.reader.book import read_book
from dashboard.ingest.reader.parsing import parsed
from dashboard.text.messages import LANGUAGES, words
from tests import workbooks
from tests.some import some

FILES = Path(__file__).with_name("files")
ROWS = [["Tỉnh", "Điểm"], ["Kon Tum", 41.627], ["Đắk Nông", 40], ["Hà Nội", 39.5]]
TEXT = "Tỉnh;Điểm\nHà Nội;41,5\nĐà Nẵng;60\nHải Phòng;50,2\n"
# As the fonts of old documents store the same lines.
TCVN3 = "TØnh;§iÓm\nHµ Néi;41,5\n§µ N½ng;60\nH¶i Phßng;50,2\n"
VNI = "Tænh;Ñieåm\nHaø Noäi;41,5\nÑaø Naüng;60\nHaûi Phoøng;50,2\n"
# Windows-1258 writes the marks of tones after their letters.
WINDOWS = TEXT.translate(
    str.maketrans(
        {"ỉ": "i\u0309", "ể": "ê\u0309", "ộ": "ô\u0323", "ẵ": "ă\u0303", "ả": "a\u0309",
         "ò": "o\u0300"}
    )
).encode("cp1258")  # fmt: skip


def _values(book: Book) -> list[list[Value]]:
    (grid,) = book.grids
    return [[cell.value for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    ("make", "name"),
    [(workbooks.open_document, "a.ods"), (workbooks.binary, "a.xlsb")],
)
def test_other_workbooks_are_read_and_it_is_said_what_is_not_seen(make: object, name: str) -> None:
    book = read_book(make("Điểm", ROWS), name)  # type: ignore[operator]
    assert (_values(book), book.grids[0].sheet) == (ROWS, "Điểm")
    assert [(one.level, one.rule) for one in book.findings] == [("note", "values_only")]


def test_a_workbook_of_excel_97_is_read() -> None:
    book = read_book((FILES / "pci_2009.xls").read_bytes(), "pci_2009.xls")
    assert book.grids[0].sheet == "PCI2009"
    assert _values(book)[1][:3] == [1, "Ha Noi", 8.3518]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_told_with_and_without_its_mark(encoding: str) -> None:
    book = parsed(TEXT.encode(encoding), "a.csv")
    assert _values(book)[1] == ["Hà Nội", "41,5"]
    assert book.findings == ()


def test_vietnamese_windows_is_read_and_said_so() -> None:
    book = parsed(WINDOWS, "điểm.csv")
    assert [row[0] for row in _values(book)] == ["Tỉnh", "Hà Nội", "Đà Nẵng", "Hải Phòng"]
    assert [(one.level, one.rule) for one in book.findings] == [("warning", "windows_1258")]
    assert book.findings[0].facts == {"sheet": "điểm"}


@pytest.mark.parametrize(("text", "font"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
@pytest.mark.parametrize("is_workbook", [False, True])
def test_old_fonts_are_told_by_their_words_and_refused_with_advice(
    text: str, font: str, is_workbook: bool
) -> None:
    rows = [line.split(";") for line in text.splitlines()]
    content = workbooks.ordinary({"A": rows}) if is_workbook else text.encode("cp1252")
    with pytest.raises(RefusalError) as caught:
        parsed(content, "a.csv")
    assert (caught.value.problem, caught.value.facts) == ("old_font", {"encoding": font})
    for language in some(LANGUAGES):
        assert font in words(language)("load_file.refusal.old_font", **caught.value.facts)


def test_decimal_commas_cut_by_commas_are_refused_with_the_line() -> None:
    content = (FILES / "csv_comma_decimals_comma_separator.csv").read_bytes()
    with pytest.raises(RefusalError) as caught:
        parsed(content, "a.csv")
    assert (caught.value.problem, caught.value.facts) == (
        "cut_decimals", {"sheet": "a", "line": 2, "columns": 4},
    )  # fmt: skip
