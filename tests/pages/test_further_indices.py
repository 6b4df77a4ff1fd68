"""Further indices on the pages: after the four of the mission, with their own decimals and field."""

import pytest

from dashboard.catalog.indices import edition_row, index_choices, score_text
from dashboard.figures.overview.cards import cards
from dashboard.figures.overview.request import OverviewRequest
from dashboard.figures.unit_ranking.notes import notes
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from tests.opened import open_page, said

pytestmark = pytest.mark.usefixtures("real")


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


@pytest.mark.parametrize(
    ("province", "place"), [("48", "2/63"), ("n48", "17/34"), ("n01", "1/34")]
)
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
