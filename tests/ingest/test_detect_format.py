"""What a file is told to be, and the official workbooks: exactly the rows we hold come of them."""

from collections import Counter

import duckdb
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ingest import detect_format
from dashboard.ingest.finding import Finding
from dashboard.ingest.layout import component_names
from dashboard.ingest.reader.parsing import parsed as read_book
from dashboard.ingest.reading import Question, Reading, Row
from dashboard.text.folding import fold
from dashboard.text.messages import words
from tests import official, workbooks
from tests.some import some

pytestmark = pytest.mark.usefixtures("real")
RANK = ("published_rank", "rank_basis", "rank_source_id")
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def _read(book: openpyxl.Workbook, name: str = "tep.xlsx", **answers: str) -> Reading:
    given = {key.replace("__", ":"): value for key, value in answers.items()}
    return detect_format.read(read_book(workbooks.saved(book), name), given)


def _scores(reading: Reading) -> dict[tuple[str, str], Row]:
    rows = [row for row in reading.rows if row.table == "province_score"]
    found = {
        (str(row.values["component_code"]), str(row.values["province_code"])): row for row in rows
    }
    assert len(found) == len(rows)
    return found


def _as_held(row: Row, columns: tuple[str, ...]) -> dict[str, str]:
    """A row's values as our CSV files write them."""
    values = {column: row.values.get(column) for column in columns}
    return {
        column: "" if value is None else f"{value:g}" if column == "published_rank" else str(value)
        for column, value in values.items()
    }


def _expected(
    index_code: str, year: int, columns: tuple[str, ...]
) -> dict[tuple[str, str], dict[str, str]]:
    held = official.held(index_code, year)
    numbers = {
        key: row | {"score": str(float(row["score"])) if row["score"] else ""}
        for key, row in held.items()
    }
    return {key: {column: row[column] for column in columns} for key, row in numbers.items()}


def _rules(reading: Reading) -> Counter[tuple[str, str]]:
    return Counter((found.level, found.rule) for found in reading.findings)


def _one(reading: Reading, rule: str) -> Finding:
    (found,) = (one for one in reading.findings if one.rule == rule)
    return found


def _question(reading: Reading, key: str) -> Question:
    (found,) = (one for one in reading.questions if one.key == key)
    return found


PAPI_COLUMNS = ("score", "missing_reason", "published_class", "source_id")


def test_papi_2018_gives_exactly_the_rows_we_hold_but_for_the_total_it_does_not_state() -> None:
    reading = _read(official.papi(2018))
    expected = _expected("PAPI", 2018, PAPI_COLUMNS)
    stated = {key: row for key, row in expected.items() if key[0] != "TOTAL"}
    assert {key: _as_held(row, PAPI_COLUMNS) for key, row in _scores(reading).items()} == stated
    assert len(stated) == 2268
    assert _rules(reading) == {("note", "no_result"): 2}
    assert [(one.sheet, one.kind, one.n_rows) for one in reading.recognised] == [
        ("2018PAPI-ALLDimentions", "papi", 2268),
        *((f"Dimention {number}", "papi_dimension", 0) for number in range(1, 9)),
    ]


def test_papi_2019_gives_exactly_the_rows_we_hold_with_the_groups_of_its_colours() -> None:
    reading = _read(official.papi(2019))
    expected = _expected("PAPI", 2019, PAPI_COLUMNS)
    assert {key: _as_held(row, PAPI_COLUMNS) for key, row in _scores(reading).items()} == expected
    assert len(expected) == 2394
    assert reading.findings == ()
    # A place that another document derived is not touched by a workbook that states none.
    assert not set(RANK) & _scores(reading)["TOTAL", "62"].values.keys()


def test_each_value_names_the_cell_it_came_from() -> None:
    row = _scores(_read(official.papi(2019)))["D8.3", "62"]
    assert row.values["score"] == 1.8415
    assert (row.sheet, row.line) == ("2019PAPI_Dims_Sub-dims_ENG", 41)
    assert row.columns == dict.fromkeys(("score", "missing_reason", "component_code"), "AL") | {
        "province_code": "A"
    }


PCI_COLUMNS = ("score", "missing_reason", "published_class", "source_id", *RANK)


@pytest.mark.parametrize(("year", "hidden_year"), [(2013, 2013), (2015, 2013)])
def test_pci_gives_exactly_the_rows_we_hold_with_places_and_classes(
    year: int, hidden_year: int
) -> None:
    reading = _read(official.pci(year, hidden_year))
    expected = _expected("PCI", year, PCI_COLUMNS)
    assert {key: _as_held(row, PCI_COLUMNS) for key, row in _scores(reading).items()} == expected
    assert len(expected) == 693
    assert not [found for found in reading.findings if found.level != "note"]
    assert _rules(reading)["note", "columns_skipped"] == 10


def test_a_hidden_summary_of_another_year_is_left_out_and_of_the_same_year_compared() -> None:
    kinds = {one.sheet: one for one in _read(official.pci(2015, 2013)).recognised}
    assert (kinds["Summary_VN"].kind, kinds["Summary_VN"].n_rows) == ("pci_summary", 693)
    assert kinds["Summary"].kind == "skipped"
    same = {one.sheet: one for one in _read(official.pci(2013, 2013)).recognised}
    assert (same["Summary"].kind, same["Summary"].n_rows) == ("pci_summary", 0)
    assert same["Summary"].facts["confirmed"] == "693"


def test_the_year_that_a_person_says_chooses_among_the_sheets_of_several_years() -> None:
    reading = _read(official.pci(2015, 2013), year="2013")
    rows = _scores(reading)
    assert rows["TOTAL", "48"].values["score"] == 66.4534
    assert rows["TOTAL", "48"].values["published_class"] == "Rất tốt"
    assert (rows["TOTAL", "48"].sheet, rows["TOTAL", "48"].values["year"]) == ("Summary", 2013)
    assert ("warning", "hidden_taken") in _rules(reading)


def test_single_precision_is_rounded_as_our_figures_were() -> None:
    """Both ways of rounding differ for these: PCI had six decimals first, PAPI had not."""
    book = official.pci(2015, 2013)
    sheet = book["Summary_VN"]
    for line in range(2, 65):
        if sheet.cell(line, 22).value == "Đồng Tháp":
            sheet.cell(line, 23, 66.39044952392578)
    assert _scores(_read(book))["TOTAL", "87"].values["score"] == 66.3905
    book = official.papi(2018)
    sheet = book.worksheets[0]
    for line in range(2, 65):
        if sheet.cell(line, 1).value == "Thanh Hoa":
            sheet.cell(line, 26, 7.173450469970703)
    row = _scores(_read(book))["D6", "38"]
    assert (row.columns["score"], row.values["score"]) == ("Z", 7.17345047)


def test_zeros_for_no_result_are_not_published_and_told_by_province_and_cells() -> None:
    reading = _read(official.papi(2018, no_result=0))
    expected = _expected("PAPI", 2018, PAPI_COLUMNS)
    stated = {key: row for key, row in expected.items() if key[0] != "TOTAL"}
    assert {key: _as_held(row, PAPI_COLUMNS) for key, row in _scores(reading).items()} == stated
    told = [one for one in reading.findings if one.rule == "zero_no_result" and "ALL" in one.sheet]
    assert [(one.level, one.cell, one.facts) for one in told] == [
        (
            "note",
            "G15",
            {
                "province": "Quảng Ninh",
                "cells": ", ".join(f"{letter}15" for letter in "GHIJKPQRST"),
            },
        ),
        (
            "note",
            "G57",
            {"province": "Đồng Tháp", "cells": ", ".join(f"{letter}57" for letter in "GHIJKPQRST")},
        ),
    ]


def test_a_zero_alone_on_a_scale_that_begins_above_it_wants_a_second_look() -> None:
    book = official.papi(2019)
    book.worksheets[0]["C2"] = 0
    reading = _read(book)
    assert _scores(reading)["D1.1", "01"].values["missing_reason"] == "not_published"
    found = _one(reading, "zero_impossible")
    assert (found.level, found.cell, found.facts["province"]) == ("warning", "C2", "Hà Nội")
    assert _one(reading, "sheets_disagree").facts["cell"] == "C2"


def test_numbers_written_as_text_are_numbers_and_other_texts_are_errors() -> None:
    book = official.papi(2019)
    sheet = book.worksheets[0]
    sheet["B2"], sheet["AM2"], sheet["B3"] = " 5,0387 ", "41.533", "năm"
    reading = _read(book)
    assert _scores(reading)["D1", "01"].values["score"] == 5.0387
    assert _scores(reading)["TOTAL", "01"].values["score"] == 41.533
    found = _one(reading, "no_number")
    assert (found.level, found.cell, found.value) == ("error", "B3", "năm")


def test_a_province_nobody_knows_is_an_error_with_the_nearest_name() -> None:
    book = official.papi(2018)
    book.worksheets[0]["A41"] = "Kon Tumm"
    found = _one(_read(book), "province_unknown")
    assert (found.level, found.cell, found.value, found.suggestion) == (
        "error",
        "A41",
        "Kon Tumm",
        "Kon Tum",
    )


def test_a_province_twice_or_without_a_name_is_an_error() -> None:
    book = official.papi(2018)
    book.worksheets[0]["A41"] = "Ha Noi"
    book.worksheets[0]["A42"] = None
    reading = _read(book)
    twice = _one(reading, "province_twice")
    assert (twice.level, twice.cell, twice.facts) == ("error", "A41", {"first": "A2"})
    assert (_one(reading, "province_missing").level, _one(reading, "province_missing").cell) == (
        "error",
        "A42",
    )


def test_a_province_that_is_left_out_has_no_result_and_is_told() -> None:
    book = official.papi(2019)
    for sheet in book:
        for line in range(64, 1, -1):
            if "Kon Tum" in {sheet.cell(line, 1).value, sheet.cell(line, 2).value}:
                sheet.delete_rows(line)
    reading = _read(book)
    found = _one(reading, "provinces_absent")
    assert found.facts == {"provinces": "Kon Tum", "count": "1", "seen": "62"}
    own = {key: row for key, row in _scores(reading).items() if key[1] == "62"}
    assert len(own) == 38
    assert {row.values["missing_reason"] for row in own.values()} == {"not_published"}


def test_sheets_that_disagree_are_told_with_both_cells() -> None:
    book = official.pci(2013, 2013)
    sheet = book["Tính minh bạch"]
    line = next(line for line in range(4, 67) if sheet.cell(line, 2).value == "Kon Tum")
    sheet.cell(line, 3, 9.9)
    reading = _read(book)
    found = _one(reading, "sheets_disagree")
    assert (found.level, found.sheet, found.cell, found.value) == (
        "warning",
        "Tính minh bạch",
        f"C{line}",
        "9.9",
    )
    facts = {
        "province": "Kon Tum",
        "component": "TRANSPARENCY",
        "taken": "5.48",
        "sheet": "Summary_VN",
    }
    assert facts.items() <= found.facts.items()
    assert book["Summary_VN"][found.facts["cell"]].value == 5.48


def _add(sheet: Worksheet, column: int, more: float) -> None:
    """Other figures than those on record, by which a column would be known."""
    for line in range(2, 65):
        sheet.cell(line, column).value += more


def test_a_heading_nobody_knows_is_known_by_its_figures_on_record() -> None:
    book = official.papi(2019)
    for sheet in book:
        for cell in sheet[1]:
            if str(cell.value).startswith("8.3"):
                cell.value = "8.3: Open data"
    reading = _read(book)
    assert _scores(reading)["D8.3", "62"].values["score"] == 1.8415
    told = [one for one in reading.findings if one.rule == "known_by_figures"]
    assert [(one.level, one.cell, one.facts) for one in told] == [
        ("note", cell, {"index": "PAPI", "component": "D8.3"}) for cell in ("AL1", "E1")
    ]


def test_a_heading_nobody_knows_is_asked_and_the_answer_is_taken() -> None:
    book = official.papi(2019)
    for name in ("2019PAPI_Dims_Sub-dims_ENG", "2019PAPI_Dim 8"):
        for cell in book[name][1]:
            if str(cell.value).startswith("8.3"):
                cell.value = "8.3: Open data"
                _add(book[name], cell.column, 0.0115)
    key = "component:83opendata"
    reading = _read(book)
    asked = _question(reading, key)
    assert (asked.answer, next(iter(asked.options)), list(asked.options)[-1]) == (
        None,
        "D8.3",
        "skip",
    )
    errors = [one for one in reading.findings if one.level == "error"]
    assert [(one.rule, one.cell, one.value) for one in errors] == [
        ("component_unknown", cell, "8.3: Open data") for cell in ("AL1", "E1")
    ]
    taken = _read(book, **{key.replace(":", "__"): "D8.3"})
    assert _scores(taken)["D8.3", "62"].values["score"] == 1.853
    assert (taken.findings, _question(taken, key).answer) == ((), "D8.3")
    skipped = _read(book, **{key.replace(":", "__"): "skip"})
    assert ("D8.3", "62") not in _scores(skipped)
    assert skipped.findings == ()


def test_a_number_that_named_another_thing_is_not_taken_for_it() -> None:
    """D3.2 was people's inspection boards to 2015; a workbook of 2019 that says so is asked."""
    book = official.papi(2019)
    for sheet in book:
        for cell in sheet[1]:
            if str(cell.value).startswith("3.2"):
                cell.value = "3.2: People's Inspection Boards"
                _add(sheet, cell.column, 0.0115)
    reading = _read(book)
    assert ("error", "component_unknown") in _rules(reading)
    assert ("D3.2", "62") not in _scores(reading)


@pytest.mark.parametrize(
    ("year", "heading", "code"),
    [
        (2019, " 1: Participation at Local Levels", "D1"),
        (2019, "Trục nội dung 4: Kiểm soát tham nhũng", "D4"),
        (2019, "2.2: Công khai, minh bạch danh sách hộ nghèo", "D2.2"),
        (2019, "2.3. Công khai ngân sách cấp xã", "D2.3"),
        (2019, "5.3: Land Tittle Procedures", "D5.3"),
        (2019, "D8.3", "D8.3"),
        (2019, "2.1: Danh sách hộ nghèo", ""),
        (2019, "3.2: Responsive to Citizen Actions", ""),
        (2016, "3.2: Responsive to Citizen Actions", "D3.2"),
        (2016, "7: Environmental Governance", ""),
        (2019, "Tham nhũng", ""),
    ],
)
def test_a_papi_heading_is_known_by_name_and_number_of_its_year(
    year: int, heading: str, code: str
) -> None:
    known = component_names.components("PAPI", year)
    assert component_names.match_numbered(heading, known, "PAPI").code == code


@pytest.mark.parametrize(
    ("year", "heading", "code"),
    [
        (2013, "Gia nhập\n thị trường", "ENTRY"),
        (2013, "Chi phí \nthời gian", "TIME"),
        (2013, "Dịch vụ hỗ trợ DN", "SUPPORT"),
        (2024, "Chính sách hỗ trợ doanh nghiệp", "SUPPORT"),
        (2024, "Chính sách đào tạo lao động", "LABOR"),
        (2013, "bss", "SUPPORT"),
        (2013, "Bias", "COMPETITION"),
        (2006, "Bias", "SOE"),
        (2013, "Chi phí", ""),
        (2013, "Số cuộc thanh tra, kiểm tra trung vị (tất cả các cơ quan)", ""),
    ],
)
def test_a_pci_heading_is_known_by_its_words(year: int, heading: str, code: str) -> None:
    assert component_names.match(heading, component_names.components("PCI", year)).code == code


def _of_year(book: openpyxl.Workbook, year: int) -> openpyxl.Workbook:
    for sheet in book:
        sheet.title = sheet.title.replace("2019", str(year))
    return book


def test_a_year_that_is_not_held_makes_a_document_and_asks_for_its_series() -> None:
    reading = _read(_of_year(official.papi(2019), 2025), "PAPI 2025 (final).xlsx")
    source = next(row for row in reading.rows if row.table == "source")
    digest = read_book(workbooks.saved(_of_year(official.papi(2019), 2025)), "x.xlsx")
    assert dict(source.values) == {
        "source_id": "papi-wb-2025",
        "title": "PAPI 2025: bảng điểm các tỉnh (tệp PAPI 2025 (final).xlsx)",
        "title_en": "PAPI 2025: scores of the provinces (file PAPI 2025 (final).xlsx)",
        "publisher": "CECODES, VFF-CRT, RTA, UNDP",
        "published_on": None,
        "address": None,
        "document_no": None,
        "note": source.values["note"],
        "reliability": "official",
    }
    assert str(source.values["note"]).startswith("SHA-256: ")
    assert len(str(source.values["note"])) == len(f"SHA-256: {digest.sha256}")
    series = _question(reading, "series")
    assert (series.answer, list(series.options)) == (
        "papi-2021", ["papi-2021", "papi-2019", "papi-2018", "papi-2016", "papi-2011", "new"],
    )  # fmt: skip
    labels = list(series.options.values())
    assert labels[:3] == [
        "2021–2024: Nhiệm kỳ 2021–2026, bỏ cấp phép xây dựng",
        "2019–2020: Thêm D8.3",
        "2018: Tám nội dung, thang 10–80",
    ]
    assert {row.values["source_id"] for row in _scores(reading).values()} == {"papi-wb-2025"}
    # Construction permits were dropped in 2021: the nearest year's components do not have them.
    assert {one.value for one in reading.findings if one.rule == "component_unknown"} == {
        "5.2: Construction Permits"
    }


def test_the_details_of_a_new_document_are_taken_from_the_answers() -> None:
    given = {
        "source_title": "Hồ sơ PAPI", "source_published_on": "2026-04-15",
        "source_address": "papi.org.vn", "source_document_no": "12/BC",
    }  # fmt: skip
    reading = _read(_of_year(official.papi(2019), 2025), **given)
    source = next(row for row in reading.rows if row.table == "source")
    assert {key: source.values[key.removeprefix("source_")] for key in given} == given
    assert source.values["title_en"] is None
    wrong = _read(_of_year(official.papi(2019), 2025), source_published_on="hôm qua")
    assert (_one(wrong, "answer_published_on").level, _one(wrong, "answer_published_on").value) == (
        "error",
        "hôm qua",
    )


def test_a_total_that_a_new_workbook_lacks_is_the_sum_of_its_dimensions() -> None:
    book = official.papi(2018)
    for sheet in book:
        sheet.title = sheet.title.replace("2018", "2025")
        for cell in sheet[1]:
            if str(cell.value).startswith("5.2"):
                sheet.delete_cols(cell.column)
                break
    reading = _read(book)
    rows = _scores(reading)
    assert rows["TOTAL", "62"].values["score"] == 43.2221
    # Without two of eight dimensions there is no total.
    assert rows["TOTAL", "22"].values["missing_reason"] == "not_published"
    assert _one(reading, "total_computed").level == "warning"


def test_the_34_provinces_of_a_later_year_are_found_under_their_own_codes() -> None:
    names = [row for row in official.rows("reference/province.csv") if not row["valid_to"]]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Điểm PAPI năm 2025 của 34 tỉnh, thành phố"])
    sheet.append(
        [
            "STT",
            "Tỉnh/Thành phố",
            "1. Tham gia của người dân ở cấp cơ sở",
            "Nội dung 2: Công khai, minh bạch",
            "Tổng điểm PAPI",
            "Xếp hạng",
        ]
    )
    for number, row in enumerate(names, start=1):
        sheet.append([number, row["name"], 5 + number / 100, 5.5, 42.5 - number / 100, number])
    reading = _read(book)
    rows = _scores(reading)
    assert len(rows) == 34 * 3
    assert {key[1] for key in rows} == {row["province_code"] for row in names}
    assert rows["D1", "n51"].values["year"] == 2025
    assert {rows["TOTAL", row["province_code"]].values["published_rank"] for row in names} == set(
        range(1, 35)
    )
    assert [found.rule for found in reading.findings] == []


def test_without_any_hint_the_year_must_be_said() -> None:
    book = official.papi(2018)
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"Sheet{number}"
    reading = _read(book)
    assert (reading.rows, _question(reading, "year").answer) == ((), None)
    assert _rules(reading) == {("error", "year_missing"): 1}
    assert [one.kind for one in reading.recognised] == ["papi", *["papi_dimension"] * 8]
    assert len(_scores(_read(book, year="2018"))) == 2268
    assert _question(_read(book, "papi_2018_en.xlsx"), "year").answer == "2018"


def test_a_file_name_that_contradicts_the_sheets_is_told() -> None:
    reading = _read(official.papi(2018), "papi 2019.xlsx")
    assert _question(reading, "year").answer == "2018"
    assert _one(reading, "year_contradicted").facts == {"year": "2018", "others": "2019"}


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("year", "hai nghìn"),
        ("year", "1066"),
        ("year", "٢٠١٨"),
        ("index", "GDP"),
        ("source", "no-such"),
    ],
)
def test_an_answer_that_makes_no_sense_is_an_error(key: str, answer: str) -> None:
    reading = _read(official.papi(2018), **{key: answer})
    found = _one(reading, f"answer_{key}")
    assert (found.level, found.value) == ("error", answer)


def test_a_series_of_another_index_is_no_answer() -> None:
    reading = _read(_of_year(official.papi(2019), 2025), series="pci-2017")
    assert _one(reading, "answer_series").level == "error"


def test_a_sub_index_sheet_without_a_name_is_known_by_its_variable() -> None:
    book = official.pci(2013, 2013)
    book["Dịch vụ hỗ trợ DN"].title = "Bảng 8"
    (found,) = (one for one in _read(book).recognised if one.sheet == "Bảng 8")
    assert (found.kind, found.facts["component"], found.facts["confirmed"]) == (
        "pci_component",
        "SUPPORT",
        "63",
    )


@pytest.mark.parametrize("is_english", [True, False])
def test_a_summary_whose_headings_number_the_sub_indices_gives_the_total_and_all_of_them(
    is_english: bool,
) -> None:
    reading = _read(official.pci_numbered(2018, is_english=is_english), year="2018")
    rows, expected = _scores(reading), _expected("PCI", 2018, ("score",))
    assert {key: _as_held(row, ("score",)) for key, row in rows.items()} == expected
    assert len(expected) == 693
    assert rows["TOTAL", "92"].values["published_rank"] == 11
    assert "published_rank" not in rows["ENTRY", "92"].values
    assert [(one.kind, one.n_rows) for one in reading.recognised] == [("pci_summary", 693)]
    assert reading.findings == ()


def test_one_numbered_heading_among_others_makes_no_sheet_of_one_sub_index() -> None:
    heads = ("Chỉ số thành phần 1: Gia nhập thị trường", "Tiếp cận đất đai", "PCI 2018")
    reading = _read(official.table("Tổng hợp", *heads))
    rows = _scores(reading)
    assert {code: rows[code, "01"].columns["score"] for code in ("ENTRY", "LAND", "TOTAL")} == {
        "ENTRY": "B", "LAND": "C", "TOTAL": "D",
    }  # fmt: skip
    assert len(rows) == 63 * 3
    # The figures are made up.
    assert [one.rule for one in reading.findings] == ["doubt_odd_total"]


def test_a_heading_that_numbers_a_sub_index_is_never_the_total() -> None:
    heads = ("Sub-Index 1 of PCI: Entry costs", "Sub-Index 2 of PCI 2018", "Sub-Index 3 total")
    reading = _read(official.table("2018", *heads))
    assert "TOTAL" not in {code for code, _ in _scores(reading)}


@pytest.mark.parametrize("name", ["Tổng hợp", "PCI", "Weighted PCI"])
def test_no_total_is_taken_from_a_sheet_of_one_sub_index_that_is_named_like_one(name: str) -> None:
    book = official.table(name, "Chỉ số thành phần 1", "% DN phải chờ hơn một tháng")
    for given in ({}, {"component__" + fold(name): "TOTAL"}):
        reading = _read(book, "pci 2018.xlsx", **given)
        assert reading.rows == ()
        told = _one(reading, "total_left_out")
        assert (told.level, told.sheet, told.cell, told.value) == ("warning", name, "B1", name)
        assert _one(reading, "component_unknown").level == "error"
        (asked,) = (one for one in reading.questions if one.key.startswith("component:"))
        assert {"ENTRY", "LEGAL"} < set(asked.options)
        assert "TOTAL" not in asked.options
    reading = _read(book, "pci 2018.xlsx", **{"component__" + fold(name): "ENTRY"})
    assert {code for code, _ in _scores(reading)} == {"ENTRY"}


def test_a_total_beside_the_one_sub_index_of_a_sheet_is_left_out_and_said_so() -> None:
    heads = ("Chỉ số thành phần 1: Gia nhập thị trường", "PCI 2018", "Số cuộc thanh tra")
    asked = _read(official.table("Bảng 1", *heads))
    assert (asked.rows, _one(asked, "two_readings").level) == ((), "error")
    question = _question(asked, "reading:bang1")
    assert (question.answer, list(question.options)) == (None, ["pci_component", "pci_summary"])
    assert question.options["pci_component"].endswith(
        "Hà Nội: ENTRY 1; Hà Giang: ENTRY 1.01; Cao Bằng: ENTRY 1.02"
    )
    assert "Hà Nội: ENTRY 1, TOTAL 2; " in question.options["pci_summary"]
    reading = _read(official.table("Bảng 1", *heads), reading__bang1="pci_component")
    rows = _scores(reading)
    assert {code for code, _ in rows} == {"ENTRY"}
    assert rows["ENTRY", "01"].columns["score"] == "B"
    told = _one(reading, "total_left_out")
    assert (told.level, told.sheet, told.cell, told.value) == (
        "warning", "Bảng 1", "C1", "PCI 2018",
    )  # fmt: skip


def test_no_total_is_taken_from_a_sheet_of_one_dimension() -> None:
    """Its own total would be taken for that of the index."""
    heads = (
        "1: Tham gia",
        "1.1: Tri thức công dân",
        "1.2: Cơ hội tham gia",
        "Tổng điểm",
        "Tổng điểm nội dung 1",
    )
    reading = _read(official.table("PAPI 2013", *heads))
    assert {code for code, _ in _scores(reading)} == {"D1", "D1.1", "D1.2"}
    assert [one.kind for one in reading.recognised] == ["papi_dimension"]
    told = _one(reading, "total_left_out")
    assert (told.level, told.sheet, told.cell) == ("warning", "PAPI 2013", "E2")


def test_a_recognised_sheet_that_gives_no_row_is_an_error() -> None:
    """Both were components of PCI to 2008: known headings, of which 2018 has none."""
    heads = ("Ưu đãi đối với doanh nghiệp nhà nước", "Chính sách phát triển kinh tế tư nhân")
    reading = _read(official.table("PCI 2018", *heads))
    (sheet,) = reading.recognised
    assert (sheet.kind, reading.rows) == ("pci_summary", ())
    told = _one(reading, "sheet_without_rows")
    assert (told.level, told.sheet, told.facts) == (
        "error", "PCI 2018", {"index": "PCI", "year": "2018"},
    )  # fmt: skip


def test_a_recognised_sheet_whose_cells_are_empty_is_an_error() -> None:
    book = official.table("PCI 2018", "Gia nhập thị trường", "Tiếp cận đất đai")
    for row in book.worksheets[0].iter_rows(min_row=2, min_col=2):
        for cell in row:
            cell.value = None
    assert _rules(_read(book))["error", "sheet_without_rows"] == 1


def test_a_sheet_that_a_person_leaves_out_is_no_error_and_no_document_comes_of_it() -> None:
    book = official.table("Bảng 1", "Sub-Index 1")
    reading = _read(book, "pci 2018.xlsx", component__bang1="skip")
    assert not [found for found in reading.findings if found.level == "error"]
    assert reading.rows == ()


def test_other_sheets_are_left_out_and_said_so() -> None:
    book = official.papi(2018)
    book.create_sheet("Ghi chú")["A1"] = "Ghi chú"
    book.create_sheet("Trống")
    population = book.create_sheet("Dân số")
    population.append(["Tỉnh", "Dân số", "Diện tích"])
    for name in official.provinces("name").values():
        population.append([name, 1000, 20])
    reading = _read(book)
    kinds = {one.sheet: one.kind for one in reading.recognised}
    assert (kinds["Ghi chú"], kinds["Trống"], kinds["Dân số"]) == ("skipped", "skipped", "unknown")
    rules = {one.sheet: one.rule for one in reading.findings if one.rule.startswith("sheet_")}
    assert rules == {
        "Ghi chú": "sheet_without_provinces", "Trống": "sheet_empty", "Dân số": "sheet_unknown",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_that_is_told_has_words(language: str) -> None:
    say = words(language)
    book = official.pci(2015, 2013)
    book["Summary_VN"]["B2"] = "Hau Gang"
    book["Tính minh bạch"]["C4"] = "x"
    reading = _read(book, year="2015")
    table = official.table("PCI", "Sub-Index 1", "PCI 2018")
    beside = _read(table, reading__pci="pci_component")
    empty = _read(official.table("PCI 2018", "SOE bias", "Private sector development policies"))
    found = (*reading.findings, *beside.findings, *empty.findings)
    assert {"total_left_out", "sheet_without_rows"} <= {one.rule for one in found}
    told = [one.message(language) for one in found]
    told += [say(f"load_recognise.kind.{one.kind}", **one.facts) for one in reading.recognised]
    told += [
        say(f"load_recognise.question.{one.key.split(':')[0]}", **one.facts)
        for one in reading.questions
    ]
    assert all(some(told))


def test_two_indices_in_one_file_are_not_mixed(real: duckdb.DuckDBPyConnection) -> None:
    book = official.papi(2018)
    for sheet in official.pci(2013, 2013).worksheets[:1]:
        copied = book.create_sheet(sheet.title)
        for row in sheet.iter_rows(values_only=True):
            copied.append(row)
    reading = _read(book)
    assert {row.values["index_code"] for row in _scores(reading).values()} == {"PAPI"}
    assert _one(reading, "sheet_of_other_index").sheet == "Summary_VN"
    assert _question(reading, "index").answer == "PAPI"
    other = _read(book, index="PCI")
    assert {row.values["index_code"] for row in _scores(other).values()} == {"PCI"}
    assert len(_scores(other)) == 693
