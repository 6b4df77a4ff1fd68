"""Files as people send them, and as they should not: read, cleaned, or refused with a reason."""

import ast
import datetime
import hashlib
import io
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import NamedStyle
from openpyxl.utils import get_column_letter

from dashboard import ROOT
from dashboard.ingest.grid import EMPTY, Book, Cell, Grid, RefusalError, Value
from dashboard.ingest.reader import limits, package, plain
from dashboard.ingest.reader.naming import file_name
from dashboard.ingest.reader.parsing import parsed as read_book
from dashboard.text.messages import LANGUAGES, catalogue, words
from tests import workbooks
from tests.some import some
from tests.workbooks import cells, inline, ordinary, parts, saved, worksheet, zipped

LOAD = ROOT / "dashboard" / "ingest"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"


def refused(content: bytes, name: str = "a.xlsx") -> RefusalError:
    """How a file is refused; every refusal has words in both languages."""
    with pytest.raises(RefusalError) as caught:
        read_book(content, name)
    for language in some(LANGUAGES):
        assert words(language)(f"load_file.refusal.{caught.value.problem}", **caught.value.facts)
    return caught.value


def values(grid: Grid) -> list[list[Value]]:
    return [[cell.value for cell in row] for row in grid.rows]


def only(content: bytes, name: str = "a.xlsx") -> Grid:
    [grid] = read_book(content, name).grids
    return grid


def said(book: Book) -> list[tuple[str, str, str, str, str]]:
    """Findings as level, rule, sheet, cell and value; each has words in both languages."""
    assert {found.section for found in book.findings} <= {"load_file"}
    assert "" not in [found.message(one) for found in book.findings for one in LANGUAGES]
    return [(one.level, one.rule, one.sheet, one.cell, one.value) for one in book.findings]


def by_hand(*sheets: str, **more: object) -> bytes:
    return zipped(parts(*sheets, **more))  # type: ignore[arg-type]


# Ordinary workbooks


def test_a_workbook_is_read_cell_by_cell() -> None:
    content = ordinary(
        {
            "Điểm": [
                ["Tỉnh", "Điểm", "Hạng", "Ngày", "Có"],
                ["Kon Tum", 41.627, 49, datetime.date(2021, 4, 14), True],
                [],
                ["Hà Nội", None, None, datetime.datetime(2021, 4, 14, 9, 30), False],
            ],
            "Trống": [],
        }
    )
    book = read_book(content, "PAPI 2020.xlsx")
    assert (book.name, book.sha256) == ("PAPI 2020.xlsx", hashlib.sha256(content).hexdigest())
    assert [grid.sheet for grid in book.grids] == ["Điểm", "Trống"]
    assert values(book.grids[0]) == [
        ["Tỉnh", "Điểm", "Hạng", "Ngày", "Có"],
        ["Kon Tum", 41.627, 49, datetime.date(2021, 4, 14), True],
        [],
        ["Hà Nội", None, None, datetime.date(2021, 4, 14), False],
    ]
    assert book.grids[1].rows == ()
    assert type(book.grids[0].at(2, 3).value) is int
    assert type(book.grids[0].at(2, 4).value) is datetime.date
    assert book.findings == ()


def test_the_name_does_not_tell_what_a_file_is() -> None:
    content = ordinary({"A": [["x", 1]]})
    assert values(only(content, "a.csv")) == [["x", 1]]
    assert values(only(b"x;1\n", "a.xlsx")) == [["x", "1"]]


def test_rows_count_from_the_first_row_of_the_sheet() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["C4"] = "x"
    grid = only(saved(book))
    assert values(grid) == [[], [], [], [None, None, "x"]]
    assert grid.at(4, 3) == Cell("x")
    assert (grid.at(4, 1), grid.at(0, 1), grid.at(9, 9)) == (EMPTY, EMPTY, EMPTY)


def test_texts_are_composed_and_have_no_invisible_letters() -> None:
    decomposed = unicodedata.normalize("NFD", "Đắk Nông")
    written = [
        f" \u00a0{decomposed}\u200b ", "Kon\u00a0Tum", "\ufeffHà\u200d Nội\u202e", "a\r\nb\x00c",
        " \u200b ",
    ]  # fmt: skip
    row = [["Đắk Nông", "Kon Tum", "Hà Nội", "a\nbc"]]
    columns = "ABCDE"
    inlined = "".join(
        inline(f"{column}1", text) for column, text in zip(columns, written, strict=True)
    )
    shared = "".join(f'<c r="{column}1" t="s"><v>{i}</v></c>' for i, column in enumerate(columns))
    assert values(only(by_hand(cells(f'<row r="1">{inlined}</row>')))) == row
    assert values(only(by_hand(cells(f'<row r="1">{shared}</row>'), texts=written))) == row


def test_runs_of_a_text_are_one_and_its_pronunciation_is_no_part_of_it() -> None:
    kept = '<t xml:space="preserve">Kon </t>'
    item = f"<is><r>{kept}</r><r><t>Tum</t></r><rPh><t>kon</t></rPh></is>"
    assert values(only(by_hand(cells(f'<row><c t="inlineStr">{item}</c></row>')))) == [["Kon Tum"]]


def test_letters_that_a_workbook_escapes_are_read() -> None:
    content = by_hand(cells('<c t="str"><v>a_x000D__x0041__x005F_x0041_</v></c>'))
    assert values(only(content)) == [["a\nA_x0041_"]]


def test_a_date_is_told_from_a_number_by_its_format() -> None:
    formats = {
        "dd/mm/yyyy": datetime.date(2021, 4, 14), "mmm-yy": datetime.date(2021, 4, 14),
        '[$-42A]d "tháng" m': datetime.date(2021, 4, 14), "0.00": 44300, "General": 44300,
        '0" đồng/năm"': 44300, "[Red]0": 44300, "[h]:mm": 44300, r"0\d": 44300,
        '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)': 44300,
    }  # fmt: skip
    book = openpyxl.Workbook()
    for line, code in enumerate(formats, start=1):
        cell = book.worksheets[0].cell(line, 1, 44300)
        cell.style = NamedStyle(f"s{line}", number_format=code)
    assert [row[0] for row in values(only(saved(book)))] == [*formats.values()]


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    sheet = cells(
        '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" t="d"><v>2021-04-14</v></c></row>'
    )
    early = by_hand(sheet, styles=styles, properties='<workbookPr date1904="1"/>')
    day = datetime.date(2021, 4, 14)
    assert values(only(early)) == [[datetime.date(1904, 1, 2), day]]
    assert values(only(by_hand(sheet, styles=styles))) == [[datetime.date(1900, 1, 1), day]]


def test_a_percentage_is_the_number_that_is_shown() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for place, (value, code) in enumerate(
        [(0.0713, "0.00%"), (1, "0%"), (93.2, '0.0"%"'), (0.07, "0.00")], start=1
    ):
        sheet.cell(1, place, value).number_format = code
    assert values(only(saved(book))) == [[7.13, 100, 93.2, 0.07]]
    # As in the CSV file of the same sheet.
    assert plain.number("7.13%") == 7.13


def test_hidden_sheets_are_read_and_marked_and_charts_are_no_sheets() -> None:
    book = openpyxl.Workbook()
    for name, state in (("A", "visible"), ("B", "hidden"), ("C", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet["A1"], sheet.sheet_state = 1, state
    book.remove(book.worksheets[0])
    book.create_chartsheet("D")
    grids = read_book(saved(book), "a.xlsx").grids
    assert [(grid.sheet, grid.is_hidden) for grid in grids] == [
        ("A", False), ("B", True), ("C", True),
    ]  # fmt: skip


def test_two_sheets_never_have_one_name() -> None:
    written = parts(cells(ROW), cells(ROW), cells(ROW))
    main = written["xl/workbook.xml"].replace('"S1"', '"&#8203;Điểm "').replace('"S2"', '"ĐIỂM"')
    main = main.replace('"S3"', '"&#8203;"')
    grids = read_book(zipped({**written, "xl/workbook.xml": main}), "a.xlsx").grids
    assert [grid.sheet for grid in grids] == ["Điểm", "ĐIỂM (2)", "?"]


# Formulas, errors, merged cells


def test_a_formula_is_marked_and_gives_the_value_saved_last() -> None:
    row = (
        "<row><c><f>1+1</f><v>2</v></c>"
        '<c t="str"><f t="shared" si="0"/><v>Tốt</v></c>'
        '<c t="str"><f>""</f><v></v></c>'
        '<c t="b"><f>TRUE()</f><v>1</v></c>'
        "<c><v>3</v></c></row>"
    )
    book = read_book(by_hand(cells(row)), "a.xlsx")
    assert book.grids[0].rows == (
        (Cell(2, True), Cell("Tốt", True), Cell(None, True), Cell(True, True), Cell(3)),
    )
    assert book.findings == ()


def test_a_formula_without_a_saved_value_is_an_error_with_its_cell() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"], book.worksheets[0]["B2"] = "x", "=1+1"
    read = read_book(saved(book), "a.xlsx")
    assert read.grids[0].at(2, 2) == Cell(None, is_formula=True)
    assert said(read) == [("error", "formula_without_value", "Sheet", "B2", "")]


def test_error_values_and_what_is_no_value_are_errors_with_their_cells() -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    row = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><f>A1</f><v>#REF!</v></c>'
        '<c r="C1" t="e"><v>#N/A</v></c><c r="D1"><v>1e999</v></c><c r="E1" s="1"><v>-3</v></c>'
        "</row>"
    )
    book = read_book(by_hand(cells(row), styles=styles, texts=["x"]), "a.xlsx")
    assert values(book.grids[0]) == [[1, None, None]]
    assert book.grids[0].at(1, 2).is_formula
    assert sorted(said(book)) == [
        ("error", "bad_date", "S1", "E1", "00:00:00"),
        ("error", "error_value", "S1", "B1", "#REF!"),
        ("error", "error_value", "S1", "C1", "#N/A"),
        ("error", "unreadable_cell", "S1", "D1", "inf"),
    ]


@pytest.mark.parametrize("cell", ['t="s"><v>7</v>', 't="b"><v>2</v>', 't="zz"><v>1</v>'])
def test_a_cell_that_no_program_writes_makes_the_sheet_a_damaged_one(cell: str) -> None:
    error = refused(by_hand(cells(f"<row><c {cell}</c></row>"), texts=["x"]))
    assert (error.problem, error.facts) == ("broken_workbook", {"part": "S1"})


def test_very_many_errors_are_told_by_the_first_and_counted() -> None:
    errors = (f'<c r="{get_column_letter(at)}2" t="e"><v>#N/A</v></c>' for at in range(1, 131))
    rows = ROW + '<row r="2">' + "".join(errors) + "</row>"
    book = read_book(by_hand(cells(rows)), "a.xlsx")
    assert len(book.findings) == limits.REMARKS + 1
    assert (book.findings[-1].rule, book.findings[-1].facts) == ("more_cells", {"count": "30"})


def test_a_merged_range_repeats_its_first_cell() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A3"], sheet["D3"] = "Điểm", "Kon Tum", 1
    sheet.merge_cells("A1:C2")
    title = Cell("Điểm", is_merged=True)
    grid = only(saved(book))
    assert grid.rows[:2] == ((title,) * 3, (title,) * 3)
    assert values(grid)[2] == ["Kon Tum", None, None, 1]


def test_what_hides_under_a_merged_range_is_not_read() -> None:
    sheet = worksheet(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    )
    assert only(by_hand(sheet)).rows == ((Cell(1, is_merged=True), Cell(1, is_merged=True)),)


def test_a_range_merged_over_the_whole_sheet_reaches_as_far_as_other_cells() -> None:
    sheet = worksheet(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="3"><c r="C3"><v>2</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    assert values(only(by_hand(sheet))) == [[1, 1, 1]] * 3


# What else a workbook holds


@pytest.mark.parametrize(
    ("part", "rule", "facts"),
    [
        ("xl/vbaProject.bin", "macros", {}),
        ("xl/macrosheets/sheet1.xml", "macros", {}),
        ("xl/externalLinks/externalLink1.xml", "external_links", {"count": "1"}),
        ("xl/connections.xml", "connections", {}),
    ],
)
def test_what_acts_is_not_taken_and_said(part: str, rule: str, facts: Mapping[str, str]) -> None:
    content = zipped({**parts(cells(ROW)), part: b"\0<x>"})
    book = read_book(content, "a.xlsm")
    assert values(book.grids[0]) == [[1]]
    assert said(book) == [("warning", rule, "", "", "")]
    assert book.findings[0].facts == facts


def test_a_link_in_a_cell_is_its_text() -> None:
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value, cell.hyperlink = "PAPI", "https://papi.org.vn"
    read = read_book(saved(book), "a.xlsx")
    assert (values(read.grids[0]), read.findings) == ([["PAPI"]], ())


def test_parts_may_be_prefixed() -> None:
    """As the Open XML SDK and other programs write them."""
    sheet = (
        f'<x:worksheet xmlns:x="{workbooks.MAIN}"><x:dimension ref="A1:XFD1048576"/><x:sheetData>'
        "<x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>2.50</x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>"
    )
    assert values(only(by_hand(sheet))) == [[1, None, 2.5]]


# CSV


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_tells_its_encoding_and_separator(encoding: str, separator: str) -> None:
    rows = [["Tỉnh", "Điểm", "Ghi chú"], ["Đắk Nông", "41.62", ""], ["Kon Tum", "-", "x"]]
    text = "\r\n".join(separator.join(row) for row in rows)
    grid = only(text.encode(encoding), "Điểm 2025.csv")
    assert grid.sheet == "Điểm 2025"
    assert values(grid) == [
        ["Tỉnh", "Điểm", "Ghi chú"],
        ["Đắk Nông", "41.62"],
        ["Kon Tum", "-", "x"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh;Điểm\nKon Tum;41,62\nHà Nội;40,1\n", [["Kon Tum", "41,62"], ["Hà Nội", "40,1"]]),
        ("Điểm, hạng\nTỉnh;Điểm;Hạng\nKon Tum;41,62;49", [["Tỉnh", "Điểm", "Hạng"],
                                                          ["Kon Tum", "41,62", "49"]]),
        ('Tỉnh,Điểm\n"Bà Rịa; Vũng Tàu","41,62"\n', [["Bà Rịa; Vũng Tàu", "41,62"]]),
        ("Tỉnh\nKon Tum\n", [["Kon Tum"]]),
        ("sep=,\nTỉnh,Điểm;x\nKon Tum,41;62\n", [["Kon Tum", "41;62"]]),
        ('a;b\n"x\r\ny";"nói ""có"""\n', [["x\ny", 'nói "có"']]),
    ],
)  # fmt: skip
def test_csv_tells_a_separator_from_a_decimal_comma(text: str, expected: list[list[str]]) -> None:
    assert values(only(text.encode(), "a.csv"))[1:] == expected


def test_csv_keeps_empty_lines_inside_and_none_after() -> None:
    grid = only(b"a;b\n\n;;;\nc;d;;\n;\n\n", "a.csv")
    assert values(grid) == [["a", "b"], [], [], ["c", "d"]]


def test_csv_takes_the_quote_off_that_our_own_csv_puts_before_a_formula() -> None:
    grid = only("Ghi chú;b\n'=1+1;'-5\n'x;' @a\n".encode(), "a.csv")
    assert values(grid)[1:] == [["=1+1", "-5"], ["'x", "@a"]]


def test_csv_in_another_encoding_is_refused_with_its_line() -> None:
    error = refused("Tỉnh;Điểm\nKon Tum;1\nHà Nội;2\n".encode()[:-9] + b"\xc0\n", "điểm.csv")
    assert (error.problem, error.facts) == ("encoding", {"sheet": "điểm", "line": 3})
    assert "CSV UTF-8" in words("vi")("load_file.refusal.encoding", **error.facts)
    assert refused("Hà Nội;é".encode("cp1258", "replace")).problem == "encoding"
    assert refused(b"\xff\xfea").problem == "encoding"


@pytest.mark.parametrize("text", ['a;b\n1;2\n"x;y\n', 'a;b\n1;2\n"x"y;z\n'])
def test_csv_with_wrong_quotes_is_refused_with_its_line(text: str) -> None:
    error = refused(text.encode(), "a.csv")
    assert (error.problem, error.facts) == ("quotes", {"sheet": "a", "line": 3})


def test_a_bundle_of_csv_is_one_grid_per_file() -> None:
    content = zipped(
        {
            "mẫu/province_score.csv": "a;b\n1;2\n",
            "unit_score.CSV": "\ufeffa,b\n3,4\n",
            "doc.txt": "x",
            "x/unit_score.csv": "5\n",
            "__MACOSX/._unit_score.csv": b"\0\1",
            "ảnh.png": b"\0\1",
        }
    )
    book = read_book(content, "bundle.zip")
    assert [(grid.sheet, values(grid)[-1]) for grid in book.grids] == [
        ("province_score", ["1", "2"]), ("unit_score", ["3", "4"]), ("unit_score (2)", ["5"]),
    ]  # fmt: skip
    assert said(book) == [("warning", "not_tables", "", "", "")]
    assert book.findings[0].facts == {"count": "1", "name": "ảnh.png"}


# Other files


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (bytes(5000), "empty"),
        (b";;\n;\n", "nothing_inside"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "Workbook".encode("utf-16-le"), "unreadable"),
        (OLE + "Book".encode("utf-16-le"), "unreadable"),
        (OLE + "WordDocument".encode("utf-16-le"), "word"),
        (OLE, "unknown"),
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1 x}", "word"),
        (b"Rar!\x1a\x07", "other_archive"),
        (b"7z\xbc\xaf\x27\x1c", "other_archive"),
        (b"\x1f\x8b\x08\x00", "other_archive"),
        (b"\n<html><table>", "web_page"),
        (b"<?xml version='1.0'?><Workbook/>", "web_page"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unknown"),
        ("a\0b".encode("utf-16"), "unknown"),
        (zipped({"xl/workbook.bin": b"x", "[Content_Types].xml": "x"}), "unreadable"),
        (zipped({"mimetype": OPEN_DOCUMENT, "content.xml": "x"}), "unreadable"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}),
         "unknown_archive"),
        (zipped({"word/document.xml": "x", "[Content_Types].xml": "x"}), "word"),
        (zipped({"ppt/presentation.xml": "x", "[Content_Types].xml": "x"}), "unknown_archive"),
        (zipped({"a.xlsx": ordinary({"A": [[1]]})}), "unknown_archive"),
        (zipped({}), "unknown_archive"),
        (zipped({"a.csv": ""}), "nothing_inside"),
    ],
)  # fmt: skip
def test_every_other_kind_of_file_is_refused_by_its_own_name(content: bytes, problem: str) -> None:
    assert refused(content).problem == problem


def test_a_workbook_without_cells_or_sheets_is_refused() -> None:
    assert refused(ordinary({"A": []})).problem == "nothing_inside"
    assert refused(by_hand()).problem == "no_sheets"


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.999])
def test_a_file_cut_short_is_refused(share: float) -> None:
    content = ordinary({"A": [["Kon Tum", place] for place in range(200)]})
    assert refused(content[: int(len(content) * share)]).problem == "broken_archive"


@pytest.mark.parametrize(
    "change",
    [
        {"xl/worksheets/sheet1.xml": f"{cells(ROW)[:-40]}"},
        {"xl/worksheets/sheet1.xml": b"\xff\xfe\0"},
        {"xl/worksheets/sheet1.xml": cells('<c r="1A"><v>1</v></c>')},
        {"xl/worksheets/sheet1.xml": cells('<row r="x"/>')},
        {"xl/_rels/workbook.xml.rels": "<Relationships/>"},
        {"xl/workbook.xml": "<workbook"},
        {"xl/styles.xml": "<a"},
    ],
)
def test_a_damaged_workbook_is_refused(change: Mapping[str, bytes | str]) -> None:
    error = refused(zipped({**parts(cells(ROW)), **change}))
    assert error.problem in {"broken_workbook", "unreadable", "nothing_inside"}


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "none.xml"])
def test_a_workbook_whose_sheet_is_elsewhere_is_refused(target: str) -> None:
    written = parts(cells(ROW))
    rels = "xl/_rels/workbook.xml.rels"
    moved = written[rels].replace("worksheets/sheet1.xml", target)
    error = refused(zipped({**written, rels: moved}))
    assert error.problem in {"broken_workbook", "unreadable", "nothing_inside"}


# Too much, and hostile


def test_a_file_of_200_megabytes_is_refused_unread() -> None:
    error = refused(b"PK\x03\x04" + bytes(200 * limits.MEGABYTE))
    assert (error.problem, error.facts) == ("too_large", {"size": 200, "most": 20})


def test_a_million_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = by_hand(cells("<row><c><v>1</v></c></row>" * 1_000_000))
    assert refused(rows).problem == "hostile_archive"
    monkeypatch.setattr(limits, "ENTRY_RATIO", 10_000)
    assert refused(rows).problem == "too_many_rows"
    assert refused(b"1;2\n" * 1_000_000).problem == "too_many_rows"


def test_as_many_rows_as_are_taken_are_read() -> None:
    assert len(only(b"1\n" * limits.ROWS + b";\n" * 1000).rows) == limits.ROWS
    assert refused(b"1\n" * limits.ROWS + b"3\n").problem == "too_many_rows"


def test_a_cell_in_the_last_corner_is_refused_and_an_empty_one_is_none() -> None:
    for place, problem in (("XFD1", "too_many_columns"), ("A1048576", "too_many_rows")):
        error = refused(by_hand(cells(ROW, f'<c r="{place}"><v>1</v></c>')))
        assert (error.problem, error.facts["sheet"]) == (problem, "S1")
    empty = cells(ROW, '<row r="1048576"><c r="XFD1048576" s="3"/></row>')
    assert values(only(by_hand(empty))) == [[1]]


def test_as_many_columns_as_are_taken_are_read() -> None:
    last = get_column_letter(limits.COLUMNS)
    assert len(only(by_hand(cells(f'<c r="{last}1"><v>1</v></c>'))).rows[0]) == limits.COLUMNS
    row = ";" * (limits.COLUMNS - 1)
    assert len(only(f"{row}1;;;\n".encode()).rows[0]) == limits.COLUMNS
    assert refused(f"{row};1\n".encode()).problem == "too_many_columns"
    assert refused(b";" * 3_000_000).problem == "too_many_columns"


def test_few_cells_that_are_far_out_are_refused_too() -> None:
    last = get_column_letter(limits.COLUMNS)
    rows = "".join(f'<c r="{last}{row}"><v>1</v></c>' for row in range(1, 10_002))
    assert refused(by_hand(cells(rows))).problem == "too_many_cells"
    assert refused(f"{';' * 499}1\n".encode() * 10_001).problem == "too_many_cells"


def test_merged_ranges_cannot_fill_a_sheet_without_end() -> None:
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 50
    far = f'<row r="{limits.ROWS}"><c r="C{limits.ROWS}"><v>1</v></c></row>'
    sheet = worksheet(f"<sheetData>{ROW}{far}</sheetData><mergeCells>{merged}</mergeCells>")
    assert refused(by_hand(sheet)).problem == "too_many_cells"


def test_a_cell_holds_no_more_than_excel_lets_it() -> None:
    fits, long = "x" * limits.CELL_LETTERS, "x" * (limits.CELL_LETTERS + 1)
    assert values(only(by_hand(cells(inline("A1", fits))))) == [[fits]]
    assert refused(by_hand(cells(inline("A1", long)))).problem == "long_cell"
    shared = cells('<row><c t="s"><v>0</v></c></row>')
    assert refused(by_hand(shared, texts=[long])).problem == "long_cell"
    assert refused(f"a;{long}\n".encode()).problem == "long_cell"
    assert refused(f"a;{'x' * 200_000}\n".encode()).problem == "quotes"


def test_a_text_that_very_many_cells_repeat_counts_each_time() -> None:
    row = '<c t="s"><v>0</v></c>' * 500
    sheet = cells(*(f"<row>{row}</row>" for _ in range(2)))
    assert refused(by_hand(sheet, texts=["x" * 32_000])).problem == "too_much_text"


def test_more_sheets_than_anybody_needs_are_refused() -> None:
    many = [cells(ROW)] * (limits.SHEETS + 1)
    assert refused(by_hand(*many)).facts == {"count": 61, "most": 60}
    assert len(read_book(by_hand(*many[1:]), "a.xlsx").grids) == limits.SHEETS
    tables = {f"{place}.csv": "1" for place in range(limits.SHEETS + 1)}
    assert refused(zipped(tables)).problem == "too_many_sheets"


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/x"> %a;]>'


@pytest.mark.parametrize("begin", [ENTITIES, OUTSIDE, PARAMETER, '<!DOCTYPE x SYSTEM "a">'])
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "_rels/.rels"]
)
def test_declared_entities_are_refused(begin: str, part: str) -> None:
    written = parts(cells(ROW))
    assert refused(zipped({**written, part: begin + "<x>&b;</x>"})).problem == "declares_entities"


def test_what_would_unpack_to_too_much_is_refused_before_it_is_unpacked() -> None:
    noise = [(str(place) * 40).encode() for place in range(1000)]
    table = b"\n".join(noise) * 200
    bundle = {f"{place}.csv": table for place in range(5)}
    assert refused(zipped(bundle)).problem == "unpacked_too_large"
    assert refused(zipped({"a.csv": b"0" * 20_000_000})).problem == "hostile_archive"


def test_an_archive_that_lies_about_its_sizes_is_read_no_further() -> None:
    honest = zipped({"a.csv": b"1;2\n" * 300_000})
    assert refused(workbooks.declared(honest, 1000)).problem == "broken_archive"
    assert refused(workbooks.declared(honest, 2**31)).problem == "unpacked_too_large"


def test_entries_that_share_bytes_are_refused() -> None:
    assert refused(workbooks.overlapping(900, 1)).problem in {
        "unpacked_too_large", "hostile_archive",
    }  # fmt: skip
    assert refused(workbooks.overlapping(2, 1)).problem == "hostile_archive"


def test_an_archive_of_very_many_entries_is_refused_uncounted() -> None:
    many = {f"{place}.csv": "" for place in range(limits.ENTRIES + 1)}
    assert refused(zipped(many)).problem == "too_many_entries"


def test_an_archive_inside_an_archive_is_not_opened() -> None:
    content = zipped({"a.csv": "1;2\n"})
    for _ in range(5):
        content = zipped({"a.zip": content})
    assert refused(content).problem == "unknown_archive"


def test_odd_packing_and_two_entries_of_one_name_are_refused() -> None:
    assert refused(zipped({"a.csv": "1"}, zipfile.ZIP_LZMA)).problem == "hostile_archive"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.csv", "1")
        archive.writestr("./A.csv", "2")
    assert refused(file.getvalue()).problem == "hostile_archive"


def test_a_locked_entry_is_told_as_a_password() -> None:
    content = bytearray(zipped({"a.csv": "1"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(content)).problem == "password"


# Names


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("PAPI 2025.xlsx", "PAPI 2025.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\y.xlsx", "y.xlsx"),
        ("<script>alert(1)</script>.csv", "script_.csv"),
        ("<b>a.csv", "_b_a.csv"),
        (unicodedata.normalize("NFD", "Đắk Nông.xlsx"), "Đắk Nông.xlsx"),
        ("a\u202excod.exe\0\n.xlsx", "axcod.exe_.xlsx"),
        ("..", "file"),
        ("", "file"),
        ("///", "file"),
        ("x" * 500 + ".xlsx", "x" * 114 + "….xlsx"),
        ("x" * 500, "x" * 119 + "…"),
        ("/" + "x" * 300_000 + ".xlsx", "x" * 114 + "….xlsx"),
    ],
)
def test_a_name_is_a_plain_file_name(written: str, name: str) -> None:
    assert read_book(b"1;2\n", written).name == name
    assert len(file_name(written)) <= limits.NAME_LETTERS


# Words


def _called_with(file: Path) -> Iterator[tuple[str, str]]:
    """Every text that a function is called with, as the function and the text."""
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call):
            for one in call.args:
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield ast.unparse(call.func), one.value


def test_every_problem_and_finding_has_words_and_every_word_a_use() -> None:
    keys = [
        key.removeprefix("load_file.") for key in catalogue("vi") if key.startswith("load_file.")
    ]
    told = {key.removeprefix("refusal.") for key in keys if key.startswith("refusal.")}
    # What is said of a draft stands with the page that takes one (tests/ingest/test_document.py).
    files = [file for file in LOAD.rglob("*.py") if file.parent.name != "document"]
    called = [one for file in files for one in _called_with(file)]
    problems = {text for name, text in called if name == "RefusalError"}
    of_kinds = {*package.STREAMS.values(), *package.BEGINNINGS.values(), *package.PARTS.values()}
    # Chosen where the problem is called.
    of_kinds |= {"encoding", "unknown"}
    assert told == problems | of_kinds
    remarks = {"remarks.add", "_NoValueError", "Finding"}
    rules = {text for name, text in called if name in remarks}
    rules |= {"error_value", "formula_without_value"}
    assert {key for key in keys if not key.startswith("refusal.")} - rules == set()
