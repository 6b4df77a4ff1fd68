"""Further indices and other figures on the pages, with the decimals and borders they have."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.indices import edition_row, index_choices, score_text
from dashboard.catalog.labels import voice
from dashboard.figures.findings import fact
from dashboard.figures.overview.cards import cards
from dashboard.figures.overview.request import OverviewRequest
from dashboard.figures.unit_ranking.notes import notes
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.store.ask import ask
from tests import opened
from tests.opened import open_page, said

pytestmark = pytest.mark.usefixtures("real")


def _cells(at: AppTest) -> set[str]:
    """What stands in the tables of a page."""
    return {str(cell) for shown in opened.tables(at) for cell in shown.to_numpy().ravel()}


def test_a_score_has_the_decimals_of_its_index() -> None:
    assert score_text("DTI", 0.7024, "vi") == "0,7024"
    assert score_text("DTI", 0.6975, "en") == "0.6975"
    assert score_text("PAPI", 41.626957686, "vi") == "41,63"


def test_further_indices_are_chosen_after_the_four_of_the_mission() -> None:
    assert index_choices("vi") == {
        "PAPI": "PAPI", "PAR_INDEX": "PAR INDEX", "SIPAS": "SIPAS", "PCI": "PCI",
        "DTI": "DTI · chỉ số khác", "PGI": "PGI · chỉ số khác", "PII": "PII · chỉ số khác",
    }  # fmt: skip


def test_an_edition_of_two_fields_is_the_one_of_the_province() -> None:
    assert edition_row("DTI", 2024, "48")["n_provinces"] == 63
    assert edition_row("DTI", 2024, "n48")["n_provinces"] == 34
    assert edition_row("DTI", 2022, "n48")["n_provinces"] == 63


def test_cards_of_further_indices_come_last_with_four_decimals() -> None:
    shown = cards(OverviewRequest("48", 2024, "vi"))
    assert [card.circle for card in shown] == ["mission"] * 4 + ["further"] * 3
    dti = shown[4]
    assert (dti.title, dti.rank) == ("DTI 2024", "2/63")
    assert "**0,8335 điểm**" in dti.lines


def test_the_overview_has_a_heading_for_further_indices() -> None:
    at = open_page("overview", province="48", year="2024")
    assert [item.value for item in at.subheader].count("Chỉ số khác") == 1 or "Chỉ số khác" in said(
        at
    )


@pytest.mark.parametrize(("province", "place"), [("48", "2/63"), ("n48", "17/34"), ("n01", "1/34")])
def test_the_ranking_of_dti_2024_is_the_one_of_the_borders(province: str, place: str) -> None:
    at = open_page("ranking", province=province, index="DTI", year="2024")
    assert [item.value for item in at.exception] == []
    assert place in said(at)


def test_who_is_not_named_is_good_or_fair_by_the_published_counts() -> None:
    told = notes(UnitRankingRequest("62", "PAR_UNIT", 2023, "department", 0, "vi"))
    assert (
        "Suy ra: cả 7 Xuất sắc đều có tên ở đây, nên 13 đơn vị còn lại xếp Tốt hoặc Khá"
        " (10 Tốt, 3 Khá;" in told[0]
    )


@pytest.mark.parametrize(
    ("language", "stated"),
    [
        ("vi", ["53 dự án", "16.226 tỷ đồng", "98,64%", "223/223 (100%)", "100/100 (100%)"]),
        ("en", ["53 projects", "16,226 billion VND", "98.64%", "223/223 (100%)", "100/100 (100%)"]),
    ],
)
def test_the_overview_tells_the_other_figures_of_the_documents(
    language: str, stated: list[str]
) -> None:
    rows = ask("province_fact", province_code="62", year=2023)
    frame, _ = fact.table(rows, voice(language))
    told = list(frame["stated"])
    assert [one for one in stated if one not in told] == []
    # The sentence that contradicts itself keeps its fraction alone.
    assert "1.322/1.419" in told or "1,322/1,419" in told
    at = open_page("overview", language=language, province="62", year="2023")
    assert stated[0] in _cells(at)


def test_documents_fully_electronic_are_among_them() -> None:
    rows = ask("province_fact", province_code="62", year=2023)
    known = dict(zip(rows["fact_id"], rows["value"], strict=True))
    assert (known["fact-018"], known["fact-019"]) == (100.0, 100.0)


def test_the_economic_zone_authority_tells_that_all_its_procedures_are_online() -> None:
    at = open_page("my_unit", unit="kontum.bql-khu-kinh-te")
    assert "Thủ tục hành chính cung cấp trực tuyến toàn trình" in _cells(at)


def test_dak_nong_s_pci_score_of_2022_is_derived_and_says_how() -> None:
    (pci,) = (card for card in cards(OverviewRequest("67", 2022, "vi")) if card.index_code == "PCI")
    assert "**64,87 điểm**" in pci.lines
    assert "Điểm suy ra: 61,95 điểm năm 2021 cộng 2,92 điểm tăng mà tài liệu in" in pci.lines
    at = open_page("source", province="67", index="PCI", year="2022")
    assert "Điểm suy ra: 61,95 điểm năm 2021 cộng 2,92" in said(at)


def test_a_founding_document_is_named_and_read_and_has_no_file_name() -> None:
    at = open_page("source", view_source="documents", document="seed-004")
    told = said(at)
    assert "004_0b550d7c4fd3d20d" not in told
    assert "41/QĐ-UBND" in told
    assert "Ủy ban nhân dân tỉnh ban hành Quyết định số 41/QĐ-UBND" in told


def test_a_passport_has_the_decimals_of_its_index_in_text_and_table() -> None:
    at = open_page("source", province="22", index="DTI", year="2022")
    assert "**0,7024**" in said(at)
    assert {"0,7024", "0,9581", "0,5904"} <= _cells(at)


def test_a_rank_that_changed_with_the_digits_says_what_it_was() -> None:
    at = open_page("source", province="25", index="PAPI", year="2021")
    told = [cell for cell in _cells(at) if "trước đây tính là 24" in cell]
    assert len(told) == 1
    assert told[0].startswith("25/60")


def test_the_coverage_counts_both_fields_of_dti_2024() -> None:
    at = open_page("source", view_source="coverage")
    assert [item.value for item in at.exception] == []
