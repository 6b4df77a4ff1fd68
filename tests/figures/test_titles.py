"""Titles say no more than their figures: which best of how many, and the true reason."""

import pytest

from dashboard import navigation
from dashboard.catalog.indices import index_rows
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.content import Text
from dashboard.figures.findings.history import history
from dashboard.figures.trend.total import FEWEST_COMPARED, titles
from tests.some import some

INDICES = ("PAPI", "PAR_INDEX", "SIPAS", "PCI")


def of_trend(province: str, index: str) -> dict[str, str]:
    query = f"province={province}&index={index}&language=vi"
    return dict(titles(navigation.page("trend").read(AddressChoices.of(query))))


@pytest.mark.parametrize(
    ("province", "index", "said"),
    [
        ("83", "PAR_INDEX", "Bến Tre xếp 63/63 về PAR INDEX năm 2019; chưa đủ ba kỳ so được"),
        ("83", "PAPI", "Bến Tre xếp 53/61 về PAPI năm 2024; cao nhất trong 14 kỳ so được"),
        (
            "22",
            "PAPI",
            "Quảng Ninh (đến 6/2025) xếp 1/61 về PAPI năm 2024, cao nhất trong 11 kỳ so được",
        ),
        (
            "62",
            "PCI",
            "Kon Tum xếp 37/63 về PCI năm 2022, cao nhất trong 17 kỳ so được (2006–2022)",
        ),
    ],
)
def test_a_best_rank_names_the_editions_it_is_the_best_of(real, province, index, said) -> None:
    assert of_trend(province, index)["rank"].startswith(said)


@pytest.mark.parametrize(
    ("province", "index", "said"),
    [
        ("83", "SIPAS", "Bến Tre đạt 88,49 về SIPAS năm 2017; chưa có kỳ nào khác"),
        (
            "22",
            "PAPI",
            "Quảng Ninh (đến 6/2025) đạt 47,82 về PAPI năm 2024; kỳ liền trước không có kết quả",
        ),
        ("62", "PCI", "Kon Tum đạt 64,89 về PCI năm 2022; các kỳ trước thuộc chuỗi số liệu khác"),
        ("62", "SIPAS", "Từ 2022 đến 2023, điểm SIPAS của Kon Tum tăng 3,71; không có trung vị"),
    ],
)
def test_why_a_score_stands_alone_is_the_true_reason(real, province, index, said) -> None:
    assert of_trend(province, index)["score"].startswith(said)


@pytest.mark.parametrize("index", INDICES)
def test_no_best_of_fewer_than_three_ranks(real, index) -> None:
    codes = [code for code, one in provinces_by_code("vi").items() if not one.is_current]
    ranked = {code: int(history((code,), index)["rank"].notna().sum()) for code in some(codes)}
    few = [code for code, count in ranked.items() if count < FEWEST_COMPARED]
    assert [code for code in few if "cao nhất" in of_trend(code, index)["rank"]] == []
    assert index in index_rows().index


def test_a_component_goes_by_its_name_of_that_year(real) -> None:
    query = "index=PAPI&year=2015&component=D2.3&province=62&language=vi"
    page = navigation.page("ranking")
    parts = page.content(page.read(AddressChoices.of(query)))
    texts = [part.text for part in parts if isinstance(part, Text)]
    assert texts[1].startswith(
        "Kon Tum đứng thứ 52/63 về PAPI D2.3 Kế hoạch sử dụng đất, khung giá đền bù 2015"
    )


def test_who_is_not_drawn_is_listed(real) -> None:
    """SIPAS 2018: four ranks with scores are drawn, two scores have no rank, 57 have nothing."""
    query = "index=SIPAS&year=2018&province=62&language=vi"
    page = navigation.page("ranking")
    request = page.read(AddressChoices.of(query))
    texts = [part.text for part in page.content(request) if isinstance(part, Text)]
    assert "Có điểm, chưa có thứ hạng (2): Đồng Tháp (89,37), Quảng Bình (84,78)." in texts
    assert any("(57 tỉnh)" in text for text in some(texts))


def test_no_change_is_formed_from_a_pilot_s_rank(real) -> None:
    """PCI 2005 ranked 42 provinces (41 of them by today's subject), 2006 all 64."""
    rows = real.sql(
        "select count(prev_rank), count(rank_change) from province_result"
        " where index_code = 'PCI' and year = 2006 and component_code = 'TOTAL'"
    ).fetchall()
    assert rows == [(41, 0)]
