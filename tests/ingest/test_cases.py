"""Files that went wrong, each with its right values: after public tables and reports of faults."""

import pytest

from dashboard.ingest.layout.component_names import words_of
from dashboard.ingest.layout.headings import is_total
from tests import official
from tests.ingest.reading import assert_accounted, held, read, read_case, rows_of, rules, scores

pytestmark = pytest.mark.usefixtures("real")
SAME_AS_2019 = "doubt_same_figures"


def test_the_total_is_the_column_of_the_index_and_not_the_first_sub_index() -> None:
    reading = read_case("pci_total_is_first_sub_index.xlsx")
    rows = rows_of(reading)
    assert rows["TOTAL", "89"].values["score"] == 66.44
    assert (rows["ENTRY", "89"].values["score"], rows["LAND", "89"].values["score"]) == (7.05, 7.84)
    assert_accounted(reading)


def test_figures_of_another_year_wait_until_they_are_confirmed() -> None:
    """The publisher's table of 2019 is headed "in 2018"."""
    reading = read_case("pci_total_is_first_sub_index.xlsx")
    assert rules(reading) == {SAME_AS_2019: 1}
    (found,) = (one for one in reading.findings if one.rule == SAME_AS_2019)
    assert (found.level, found.facts) == (
        "error", {"index": "PCI", "year": "2018", "other": "2019"},
    )  # fmt: skip
    said = read_case("pci_total_is_first_sub_index.xlsx", same_figures="yes")
    assert rules(said, "error") == {}
    right = read_case("pci_total_is_first_sub_index.xlsx", year="2019")
    assert (rules(right, "error"), rules(right)) == ({}, {"year_contradicted": 1})
    on_record = held("PCI", 2019)
    far = {key for key, score in scores(right).items() if abs(score - on_record[key]) > 0.011}
    assert (far, len(scores(right))) == (set(), 189)


def test_a_summary_of_numbered_headings_alone_gives_all_scores() -> None:
    reading = read_case("pci_summary_sub_index_headings_only.csv")
    assert len(rows_of(reading)) == 693
    assert rows_of(reading)["TOTAL", "89"].values["published_rank"] == 21
    # Hà Nội stands in the file twice, with the same figures.
    (sheet,) = reading.recognised
    assert (sheet.cells.seen, sheet.cells.read, sheet.cells.left_out) == (
        845, 819, {"heading": 13, "repeated": 13},
    )  # fmt: skip


def test_provinces_in_columns_give_what_is_held() -> None:
    reading = read_case("papi_2019_provinces_in_columns.xlsx")
    # Of 2019 four digits are held.
    assert {key: round(score, 4) for key, score in scores(reading).items()} == held("PAPI", 2019)
    assert (len(rows_of(reading)), rules(reading)) == (2394, {})
    row = rows_of(reading)["D8.3", "01"]
    assert (row.line, row.columns["score"], round(row.values["score"], 4)) == (175, "C", 1.4752)
    (sheet,) = reading.recognised
    assert (sheet.cells.seen, sheet.cells.read) == (11471, 2457)
    assert_accounted(reading)


def test_34_provinces_of_a_year_of_63_are_asked_about() -> None:
    reading = read_case("papi_2024_34_provinces.xlsx")
    assert (reading.rows, rules(reading)) == ((), {"borders_missing": 1})
    (question,) = (one for one in reading.questions if one.key == "borders")
    assert (list(question.options), question.answer) == (["63", "34"], None)
    new = rows_of(read_case("papi_2024_34_provinces.xlsx", borders="34"))
    assert (len({code for _, code in new}), new["TOTAL", "n01"].values["score"]) == (34, 40.3314)
    old = rows_of(read_case("papi_2024_34_provinces.xlsx", borders="63"))
    assert old["TOTAL", "01"].values["score"] == 40.3314


def test_a_count_is_no_total() -> None:
    reading = read_case("pci_count_taken_for_total.xlsx", year="2019")
    assert "TOTAL" not in {code for code, _ in rows_of(reading)}
    assert rules(reading, "error") == {"doubt_total": 1}
    (note,) = (one for one in reading.findings if one.rule == "columns_skipped")
    assert note.facts["columns"] == "B Tổng số phiếu trả lời"
    settled = read_case("pci_count_taken_for_total.xlsx", year="2019", total="none")
    assert rules(settled, "error") == {}


def test_a_rank_written_as_text_is_a_rank() -> None:
    rows = rows_of(read_case("pci_rank_as_text.xlsx"))
    assert rows["TOTAL", "89"].values["published_rank"] == 21
    assert rows["TOTAL", "77"].values["published_rank"] == 16


@pytest.mark.parametrize(
    ("written", "rank"), [("21.", 21), ("Hạng 21", 21), (21, 21), ("21/63", 21), ("21st", 21)]
)
def test_a_place_is_read_as_publishers_write_it(written: object, rank: int) -> None:
    book = official.pci_numbered(2018)
    book.worksheets[0]["B2"] = written
    assert rows_of(read(book))["TOTAL", "01"].values["published_rank"] == rank


@pytest.mark.parametrize("written", ["dẫn đầu", "1,5", "0"])
def test_a_place_that_is_none_is_told_with_its_cell(written: str) -> None:
    book = official.pci_numbered(2018)
    book.worksheets[0]["B2"] = written
    reading = read(book)
    (told,) = (one for one in reading.findings if one.rule == "no_rank")
    assert (told.level, told.cell, told.value) == ("warning", "B2", written)


def test_a_province_again_with_other_figures_is_told_with_both_cells() -> None:
    reading = read_case("pci_province_again_other_value.xlsx")
    (told,) = (one for one in reading.findings if one.rule == "province_again")
    assert (told.level, told.cell, told.value) == ("warning", "A66", "An Giang")
    assert told.facts == {"cell": "B66", "found": "1", "first": "B2", "taken": "21"}
    assert rows_of(reading)["TOTAL", "89"].values["score"] == 66.44


def test_figures_outside_every_table_are_told_with_their_cells() -> None:
    book = official.papi_in_rows(2019, is_english=False)
    sheet = book.worksheets[0]
    sheet.cell(80, 3, 41.5)
    sheet.cell(81, 3, "42,5")
    reading = read(book)
    (told,) = (one for one in reading.findings if one.rule == "cells_unread")
    assert (told.level, told.sheet, told.facts) == (
        "warning", "PAPI2019", {"cells": "C80, C81", "count": "2"},
    )  # fmt: skip
    assert_accounted(reading)


def test_two_tables_one_below_the_other_are_both_read() -> None:
    book = official.papi_in_rows(2019, is_english=True)
    sheet = book.worksheets[0]
    below = sheet.max_row + 3
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=67)]
    for line, row in enumerate(cells):
        # The names and the second half of the columns stand below; above they are taken away.
        for column, value in enumerate([*row[:2], *row[20:]], start=1):
            sheet.cell(below + line, column, value)
    sheet.delete_cols(21, 40)
    for line in range(len(cells)):
        for column, value in enumerate([*cells[line][:2], *cells[line][20:]], start=1):
            sheet.cell(below + line, column, value)
    reading = read(book)
    # Of 2019 four digits are held.
    assert {key: round(score, 4) for key, score in scores(reading).items()} == held("PAPI", 2019)
    assert_accounted(reading)


def test_a_total_that_does_not_go_with_the_year_before_waits_until_it_is_confirmed() -> None:
    book = official.table("PCI 2018", "PCI 2018", "Gia nhập thị trường", "Tiếp cận đất đai")
    assert rules(read(book), "error") == {"doubt_odd_total": 1}
    assert rules(read(book, odd_total="yes"), "error") == {}


def test_places_that_do_not_follow_the_scores_wait_until_they_are_confirmed() -> None:
    book = official.pci_numbered(2018)
    sheet = book.worksheets[0]
    for line in range(2, 65):
        sheet.cell(line, 2, (line * 29) % 63 + 1)
        sheet.cell(line, 4, float(sheet.cell(line, 4).value) + 0.5)
        for column in range(5, 14):
            sheet.cell(line, column, float(sheet.cell(line, column).value) + 0.5)
    assert "doubt_odd_ranks" in rules(read(book), "error")


def test_tab_and_title_that_name_two_years_need_an_answer() -> None:
    book = official.papi_in_rows(2019, is_english=False)
    book.worksheets[0].title = "PAPI2018"
    assert rules(read(book), "error")["year_contradicted"] == 1
    said = read(book, year="2019")
    assert (rules(said, "error"), scores(said)) == ({}, held("PAPI", 2019))


@pytest.mark.parametrize(
    "name",
    ["Ðắk Nông", "Đắc Nông", "67. Đắk Nông", "Đắk Nông (1)", "Tỉnh Đắk Nông", "DAK NONG",
     "Dak Nong Province"],
)  # fmt: skip
def test_a_province_is_known_as_publishers_write_it(name: str) -> None:
    book = official.pci_numbered(2018)
    sheet = book.worksheets[0]
    line = next(line for line in range(2, 65) if sheet.cell(line, 1).value == "Dak Nong")
    sheet.cell(line, 1, name)
    assert scores(read(book))["TOTAL", "67"] == held("PCI", 2018)["TOTAL", "67"]


@pytest.mark.parametrize("name", ["Thủ đô Hà Nội", "1. Hà Nội", "Hà Nội (1)", "Ha Noi City"])
def test_the_capital_is_known_as_publishers_write_it(name: str) -> None:
    book = official.pci_numbered(2018)
    book.worksheets[0]["A2"] = name
    assert scores(read(book))["TOTAL", "01"] == held("PCI", 2018)["TOTAL", "01"]


@pytest.mark.parametrize(
    ("heading", "index_code", "is_the_total"),
    [
        ("PCI 2018", "PCI", True), ("PCI2006", "PCI", True), ("PCI 09", "PCI", True),
        ("Weighted PCI", "PCI", True), ("Điểm số PCI", "PCI", True),
        ("Final PCI Score", "PCI", True),
        ("Tổng điểm", "PCI", True), ("Tổng", "PAPI", True), ("Tổng PAPI", "PAPI", True),
        ("Chỉ số PAPI tổng hợp (không có trọng số)", "PAPI", True),
        ("The Weighted PCI Score in 2018", "PCI", True), ("Unweighted PAPI Score", "PAPI", True),
        ("Tổng số phiếu trả lời", "PCI", False), ("Mục tiêu PCI 2020", "PCI", False),
        ("Thay đổi PCI 2018-2017", "PCI", False), ("PCI standard error", "PCI", False),
        ("Tổng chất lượng bệnh viện", "PAPI", False), ("PCI rank", "PCI", False),
        ("Chỉ số PAPI tổng hợp (không có trọng số) - sai số", "PAPI", False),
        ("PCI 2018", "PAPI", False), ("PAPI", "PCI", False), ("63 tỉnh", "PCI", False),
    ],
)  # fmt: skip
def test_the_total_is_a_heading_that_is_its_name_and_nothing_else(
    heading: str, index_code: str, is_the_total: bool
) -> None:
    assert is_total(words_of(heading), index_code) is is_the_total


@pytest.mark.parametrize(
    "name",
    ["Điểm cao nhất", "Điểm thấp nhất", "Trung vị", "Median", "Giá trị trung bình", "Cả nước",
     "Đồng bằng sông Hồng", "Tây Nguyên", "Mekong Delta", "Highest score"],
)  # fmt: skip
def test_statistics_and_regions_are_no_provinces(name: str) -> None:
    book = official.pci_numbered(2018)
    book.worksheets[0].append([name, None, *(9 for _ in range(11))])
    reading = read(book)
    assert (scores(reading), rules(reading)) == (held("PCI", 2018), {})
    assert reading.recognised[0].cells.left_out["statistic"] == 12


def test_an_indicator_with_a_component_s_name_is_not_taken_for_it() -> None:
    """It stands before the component, without its number."""
    book = official.papi_in_columns(2019, is_english=True)
    sheet = book.worksheets[0]
    sheet.insert_rows(12)
    for column in range(3, 66):
        sheet.cell(12, column, 0.5)
    sheet.cell(12, 1, "Quality of Water")
    assert scores(read(book)) == held("PAPI", 2019)


def test_of_two_readings_the_one_whose_total_is_on_record_is_taken() -> None:
    figures = held("PCI", 2018)
    book = official.table("Bảng 1", "Chỉ số thành phần 1: Gia nhập thị trường", "PCI 2018")
    for line, code in enumerate(official.provinces(), start=2):
        for column, component in ((2, "ENTRY"), (3, "TOTAL")):
            book.worksheets[0].cell(line, column, figures[component, code])
    reading = read(book)
    assert (reading.recognised[0].kind, rules(reading)) == ("pci_summary", {})
    assert scores(reading)["TOTAL", "89"] == figures["TOTAL", "89"]
