"""The sentences above the charts: every grammatical branch, word for word, in both languages."""

import duckdb
import pandas as pd
import pytest

from dashboard.figures.findings.component import ComponentStanding, main_components
from dashboard.figures.findings.rows import typed
from dashboard.figures.findings.standing import standings
from dashboard.store.ask import ask
from dashboard.text.messages import words
from dashboard.text.sentences import Standing, comparison, standing, standing_of

KON_TUM = {"province": "Kon Tum", "index": "PAPI", "year": 2020}


def _said(language: str, **result: object) -> str:
    item = Standing(**KON_TUM, **result)
    return standing(item, words(language), language)


def _moved(rank_change: int | None, score_change: float | None) -> dict[str, object]:
    return {
        "score": 41.627, "rank": 49, "out_of": 63,
        "rank_change": rank_change, "score_change": score_change,
    }  # fmt: skip


VI = "Kon Tum đứng thứ 49/63 về PAPI 2020"
EN = "Kon Tum ranks 49/63 on PAPI 2020"
MOVES = [
    (4, -0.2287, ", tăng 4 bậc dù điểm giảm 0,23", ", up 4 ranks although its score fell 0.23"),
    (4, 0.2287, ", tăng 4 bậc, điểm tăng 0,23", ", up 4 ranks, its score up 0.23"),
    (4, 0.0, ", tăng 4 bậc, điểm không đổi", ", up 4 ranks, its score unchanged"),
    (4, None, ", tăng 4 bậc", ", up 4 ranks"),
    (1, -0.2287, ", tăng 1 bậc dù điểm giảm 0,23", ", up 1 rank although its score fell 0.23"),
    (1, 0.2287, ", tăng 1 bậc, điểm tăng 0,23", ", up 1 rank, its score up 0.23"),
    (1, 0.0, ", tăng 1 bậc, điểm không đổi", ", up 1 rank, its score unchanged"),
    (1, None, ", tăng 1 bậc", ", up 1 rank"),
    (-4, 0.2287, ", giảm 4 bậc dù điểm tăng 0,23", ", down 4 ranks although its score rose 0.23"),
    (-4, -0.2287, ", giảm 4 bậc, điểm giảm 0,23", ", down 4 ranks, its score down 0.23"),
    (-4, 0.0, ", giảm 4 bậc, điểm không đổi", ", down 4 ranks, its score unchanged"),
    (-4, None, ", giảm 4 bậc", ", down 4 ranks"),
    (-1, 0.2287, ", giảm 1 bậc dù điểm tăng 0,23", ", down 1 rank although its score rose 0.23"),
    (-1, -0.2287, ", giảm 1 bậc, điểm giảm 0,23", ", down 1 rank, its score down 0.23"),
    (-1, 0.0, ", giảm 1 bậc, điểm không đổi", ", down 1 rank, its score unchanged"),
    (-1, None, ", giảm 1 bậc", ", down 1 rank"),
    (0, 0.2287, ", giữ nguyên thứ hạng, điểm tăng 0,23",
     ", its rank unchanged, its score up 0.23"),
    (0, -0.2287, ", giữ nguyên thứ hạng, điểm giảm 0,23",
     ", its rank unchanged, its score down 0.23"),
    (0, 0.0, ", giữ nguyên thứ hạng, điểm không đổi",
     ", its rank unchanged, its score unchanged"),
    (0, None, ", giữ nguyên thứ hạng", ", its rank unchanged"),
    (None, None, " (chưa có thứ hạng năm trước để so sánh)",
     " (no rank of the year before to compare with)"),
    (None, 0.2287, ", điểm tăng 0,23", ", its score up 0.23"),
]  # fmt: skip


@pytest.mark.parametrize(("rank_change", "score_change", "vietnamese", "english"), MOVES)
def test_how_a_province_moved(
    rank_change: int | None, score_change: float | None, vietnamese: str, english: str
) -> None:
    moved = _moved(rank_change, score_change)
    assert _said("vi", **moved) == VI + vietnamese
    assert _said("en", **moved) == EN + english


def test_the_sentence_of_the_directive_of_2021() -> None:
    assert _said("vi", **_moved(4, -0.2287)) == (
        "Kon Tum đứng thứ 49/63 về PAPI 2020, tăng 4 bậc dù điểm giảm 0,23"
    )


def test_a_shared_place_is_said_to_be_shared() -> None:
    shared = {**_moved(-2, None), "is_tied": True}
    assert _said("vi", **shared) == "Kon Tum đồng hạng 49/63 về PAPI 2020, giảm 2 bậc"
    assert _said("en", **shared) == "Kon Tum shares rank 49/63 on PAPI 2020, down 2 ranks"


def test_a_place_without_its_field_stands_alone() -> None:
    assert _said("vi", rank=49, rank_change=0) == (
        "Kon Tum đứng thứ 49 về PAPI 2020, giữ nguyên thứ hạng"
    )


def test_a_score_without_a_place_is_given() -> None:
    assert _said("vi", score=41.627) == ("Kon Tum đạt 41,63 về PAPI 2020; chưa tìm thấy thứ hạng")
    assert _said("en", score=41.627) == "Kon Tum scores 41.63 on PAPI 2020; no rank was found"


def test_no_result_is_said() -> None:
    assert _said("vi") == "Chưa có kết quả PAPI 2020 của Kon Tum"
    assert _said("en") == "No PAPI 2020 result for Kon Tum"


def test_a_change_that_rounds_to_nothing_is_no_change() -> None:
    assert _said("vi", **_moved(4, -0.004)) == f"{VI}, tăng 4 bậc, điểm không đổi"


def test_a_row_of_the_data_becomes_a_standing() -> None:
    row = pd.Series(
        {
            "score": 41.627, "rank": 49, "out_of": 63, "rank_change": pd.NA,
            "score_change": float("nan"), "is_tied": True,
        }
    )  # fmt: skip
    assert standing_of(row, "Kon Tum", "PAPI", 2020) == Standing(
        **KON_TUM, score=41.627, rank=49, out_of=63, is_tied=True
    )
    empty = pd.Series(dict.fromkeys(["score", "rank", "out_of", "rank_change", "score_change"]))
    assert standing_of(empty, "Kon Tum", "PAPI", 2020) == Standing(**KON_TUM)


OWN = {
    "rise": (1.5, "Từ 2019 đến 2020, điểm PAPI của Kon Tum tăng 1,50",
             "From 2019 to 2020 the PAPI score of Kon Tum rose 1.50"),
    "fall": (-0.2287, "Từ 2019 đến 2020, điểm PAPI của Kon Tum giảm 0,23",
             "From 2019 to 2020 the PAPI score of Kon Tum fell 0.23"),
    "same": (0.004, "Từ 2019 đến 2020, điểm PAPI của Kon Tum không đổi",
             "From 2019 to 2020 the PAPI score of Kon Tum did not change"),
}  # fmt: skip
MEDIAN = {
    "rise": (1234.5, "; trung vị cả nước tăng 1.234,50", "; the country's median rose 1,234.50"),
    "fall": (-0.5, "; trung vị cả nước giảm 0,50", "; the country's median fell 0.50"),
    "same": (0.0, "; trung vị cả nước không đổi", "; the country's median did not change"),
}


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("median", MEDIAN)
def test_the_own_change_stands_beside_the_median_s(own: str, median: str) -> None:
    given = {"first": 2019, "last": 2020, "index": "PAPI", "province": "Kon Tum"}
    changes = (OWN[own][0], MEDIAN[median][0])
    assert comparison(*changes, words("vi"), "vi", **given) == OWN[own][1] + MEDIAN[median][1]
    assert comparison(*changes, words("en"), "en", **given) == OWN[own][2] + MEDIAN[median][2]


# What is found, as typed rows


def test_the_main_components_of_kon_tum_come_with_who_leads_on_them(
    real: duckdb.DuckDBPyConnection,
) -> None:
    rows = main_components("62", "PAPI", 2020)
    assert [row.component_code for row in rows] == ["D8", "D7", "D3", "D1", "D2", "D4", "D5", "D6"]
    found = {row.component_code: row for row in rows}
    assert (found["D3"].score, found["D3"].rank, found["D3"].rank_change) == (4.707644939, 51, -31)
    assert {code: row.weakness for code, row in found.items() if row.weakness} == {
        "D8": "fallen", "D7": "low", "D3": "both", "D4": "low",
    }  # fmt: skip
    assert (found["D6"].lead_units, found["D6"].duty_sources) == (
        "Sở Giáo dục và Đào tạo; Sở Y tế", ("seed-001",),
    )  # fmt: skip
    assert found["D4"].lead_units == ""


@pytest.mark.parametrize(
    ("code", "year", "component"), [("38", 2014, "D1"), ("25", 2020, "D5"), ("45", 2023, "D2")]
)
def test_who_fell_as_much_as_half_of_the_provinces_did_not_fall_by_more(
    real: duckdb.DuckDBPyConnection, code: str, year: int, component: str
) -> None:
    """The province whose move is the median one itself: rounding made it fall by more than that."""
    found = {row.component_code: row for row in main_components(code, "PAPI", year)}
    assert (found[component].score_change or 0) < 0
    assert not found[component].has_fallen


def test_a_standing_says_of_which_edition_it_is(real: duckdb.DuckDBPyConnection) -> None:
    found = standings("62", 2020)
    papi, par = found["PAPI"], found["PAR_INDEX"]
    assert (papi.score, papi.rank, papi.out_of, papi.rank_change) == (41.626957686, 49, 63, 4)
    assert (par.edition_year, par.result_year, par.rank, par.coverage) == (
        2020,
        2019,
        59,
        "partial",
    )
    assert (found["SIPAS"].result_year, found["SIPAS"].rank) == (None, None)


def test_a_typed_row_names_a_column_that_is_not_there(real: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(KeyError, match="has_fallen"):
        typed(ComponentStanding, ask("edition_catalog"))
