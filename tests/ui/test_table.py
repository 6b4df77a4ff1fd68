"""Tables on the screen: sorted by number, read in the reader's form, missing last."""

import math

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from tests.opened import cells, run
from tests.some import some

SCRIPT = """
import pandas as pd
from dashboard.figures.figure import Column
from dashboard.ui.table import table

frame = pd.DataFrame({
    "name": ["Kon Tum", "An Giang", "Hà Nội", "Cà Mau", "Huế", "Bắc Kạn"],
    "score": [44.1, None, 9.5, 1044.106, 44.1, 8.0],
    "rank": pd.array([2, None, 5, 1, 2, 6], dtype="Int64"),
    "rank_change": [4, -3, None, 0, 12, -11],
    "place": PLACES,
    "code": ["1.2.3", "1.10.1", "1.2.10", "2", "3", "4"],
    "is_chosen": [True, False, False, False, False, False],
})
columns = (
    Column("name", "Tỉnh"),
    Column("score", "Điểm", "score"),
    Column("rank", "Hạng", "rank"),
    Column("rank_change", "Thay đổi", "rank_change"),
    Column("place", "Thứ tự"),
    Column("code", "Mã"),
)
table(frame.iloc[:ROWS], columns, LANGUAGE, "Các tỉnh")
"""
PLACES = {
    "vi": ["41,63 (+0,20)", "–", "7,5/16 *", "1.041,6", "10", "+2"],
    "en": ["41.63 (+0.20)", "–", "7.5/16 *", "1,041.6", "10", "+2"],
}
READ = {
    "vi": [
        ["Kon Tum", "44,10", "2", "+4", "41,63 (+0,20)", "1.2.3"],
        ["An Giang", "–", "–", "−3", "–", "1.10.1"],
        ["Hà Nội", "9,50", "5", "–", "7,5/16 *", "1.2.10"],
        ["Cà Mau", "1.044,11", "1", "0", "1.041,6", "2"],
        ["Huế", "44,10", "2", "+12", "10", "3"],
        ["Bắc Kạn", "8,00", "6", "−11", "+2", "4"],
    ],
    "en": [
        ["Kon Tum", "44.10", "2", "+4", "41.63 (+0.20)", "1.2.3"],
        ["An Giang", "–", "–", "−3", "–", "1.10.1"],
        ["Hà Nội", "9.50", "5", "–", "7.5/16 *", "1.2.10"],
        ["Cà Mau", "1,044.11", "1", "0", "1,041.6", "2"],
        ["Huế", "44.10", "2", "+12", "10", "3"],
        ["Bắc Kạn", "8.00", "6", "−11", "+2", "4"],
    ],
}


def shown(language: str, rows: int = 6, places: list[str] | None = None) -> AppTest:
    script = SCRIPT.replace("PLACES", repr(places or PLACES[language]))
    script = script.replace("ROWS", str(rows)).replace("LANGUAGE", repr(language))
    return run(AppTest.from_string(script, default_timeout=60))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_cell_reads_in_the_language_of_the_reader(language: str) -> None:
    assert cells(shown(language)) == [READ[language]]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_column_sorts_by_its_numbers_and_what_is_missing_has_none(language: str) -> None:
    (sent,) = shown(language).dataframe
    under = sent.value
    for label, expected in some(
        {
            "Điểm": ["Bắc Kạn", "Hà Nội", "Kon Tum", "Huế", "Cà Mau", "An Giang"],
            "Hạng": ["Cà Mau", "Kon Tum", "Huế", "Hà Nội", "Bắc Kạn", "An Giang"],
            "Thay đổi": ["Bắc Kạn", "An Giang", "Cà Mau", "Kon Tum", "Huế", "Hà Nội"],
            "Thứ tự": ["Bắc Kạn", "Hà Nội", "Huế", "Kon Tum", "Cà Mau", "An Giang"],
        }.items()
    ):
        ordered = under.sort_values(label, kind="stable", na_position="last")
        assert list(ordered["Tỉnh"]) == expected, label
        assert math.isnan(ordered[label].iloc[-1]), label
        assert ordered[label].notna().sum() == 5, label


def test_what_is_no_number_sorts_as_the_words_it_is() -> None:
    (sent,) = shown("en").dataframe
    assert list(sent.value["Mã"]) == ["1.2.3", "1.10.1", "1.2.10", "2", "3", "4"]
    # One word among numbers, and the column is of words.
    (sent,) = shown("vi", places=["1", "2", "ba", "4", "5", "6"]).dataframe
    assert list(sent.value["Thứ tự"]) == ["1", "2", "ba", "4", "5", "6"]


def test_a_table_of_few_rows_or_long_cells_is_plain_text() -> None:
    few = shown("vi", rows=5)
    assert (len(few.table), len(few.dataframe)) == (1, 0)
    assert cells(few) == [READ["vi"][:5]]
    long = shown("vi", places=["1", "2", "3", "4", "5", "6" * 81])
    assert (len(long.table), len(long.dataframe)) == (1, 0)
    just = shown("vi", places=["1", "2", "3", "4", "5", "a" * 80])
    assert (len(just.table), len(just.dataframe)) == (0, 1)


def test_the_row_of_what_was_chosen_is_marked() -> None:
    (sent,) = shown("vi").dataframe
    styles = sent.proto.arrow_data.styler.styles
    marked = {part.split(" {")[0].strip() for part in styles.split("}") if "background" in part}
    assert {int(name.split("row")[1].split("_")[0]) for name in ",".join(marked).split(",")} == {0}


MANY = """
import pandas as pd
from dashboard.figures.figure import Column
from dashboard.ui.table import table

names = ["Đắk Nông", "Đắk Lắk", "Kon Tum", *(f"Tỉnh {n}" for n in range(13 + MORE))]
frame = pd.DataFrame({"name": names, "score": [float(n) for n in range(len(names))],
                      "click": [f"compare={n}" for n in range(len(names))]})
table(frame, (Column("name", "Tỉnh"), Column("score", "Điểm", "score")), "vi", "Các tỉnh", "t")
"""


def many(more: int = 0) -> AppTest:
    return run(AppTest.from_string(MANY.replace("MORE", str(more)), default_timeout=60))


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("dak nong", [["Đắk Nông", "0,00"]]),
        ("ĐẮK", [["Đắk Nông", "0,00"], ["Đắk Lắk", "1,00"]]),
        ("15,00", [["Tỉnh 12", "15,00"]]),
    ],
)
def test_a_table_of_many_rows_is_searched_in_the_readers_words(
    typed: str, names: list[list[str]], real: duckdb.DuckDBPyConnection
) -> None:
    at = many()
    (field,) = at.text_input
    assert field.label == "Tìm trong bảng"
    field.set_value(typed)
    assert cells(run(at)) == [names]
    assert [one.value for one in at.caption] == [f"{len(names)}/16 dòng có chữ này."]


def test_what_no_row_has_leaves_no_table_and_says_so(real: duckdb.DuckDBPyConnection) -> None:
    at = many()
    at.text_input[0].set_value("không có")
    run(at)
    assert cells(at) == []
    assert [one.value for one in at.caption] == ["0/16 dòng có chữ này."]


def test_a_table_that_is_seen_at_a_glance_has_no_search(real: duckdb.DuckDBPyConnection) -> None:
    assert len(many(-1).text_input) == 0
