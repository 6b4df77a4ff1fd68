"""Sentences say what their documents say: dates, verdicts, years, and no more than the rows."""

import pytest

from dashboard import navigation
from dashboard.briefing.request import Asked
from dashboard.briefing.slides.indices import indices
from dashboard.catalog.labels import voice
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.content import FigureView, Part, TableView, Text
from dashboard.figures.findings.milestone import milestones, when
from dashboard.figures.findings.promise import promises
from dashboard.figures.overview import tables
from dashboard.figures.overview.cards import cards
from dashboard.figures.overview.request import OverviewRequest
from dashboard.figures.target.tables import listing
from tests.some import some


def parts_of(page: str, query: str) -> list[Part]:
    one = navigation.page(page)
    return list(one.content(one.read(AddressChoices.of(query))))


def said_of(page: str, query: str) -> list[str]:
    return [part.text for part in parts_of(page, query) if isinstance(part, Text)]


def dates(province: str, year: int, language: str) -> list[tuple[str, str]]:
    speaker = voice(language)
    return [(when(one, speaker), one.what) for one in milestones(province, year)]


# Deadlines and dates as documents give them


def test_an_order_of_april_2021_asks_for_nothing_in_february_2021(real) -> None:
    yearly = [one for one in milestones("62", 2020) if one.is_yearly]
    assert [f"{one.due_on:%d/%m/%Y}" for one in yearly] == ["20/02/2022"] * 3
    assert [f"{one.due_on:%Y}" for one in milestones("62", 2022) if one.is_yearly] == ["2023"] * 3


@pytest.mark.parametrize(
    ("province", "year", "language", "said"),
    [
        (
            "62",
            2020,
            "vi",
            (
                "trong năm 2021 (văn bản không in ngày)",
                "Hội nghị đánh giá kết quả PCI trong 6 tháng đầu năm 2021",
            ),
        ),
        (
            "67",
            2022,
            "vi",
            (
                "26/05/2023",
                "Hội nghị CCHC, công bố Chỉ số CCHC và DDCI 2022 (năm suy từ nội dung)",
            ),
        ),
        ("62", 2021, "vi", ("06/2021–02/2022", "Đợt khảo sát, đánh giá DDCI 2021")),
        (
            "62",
            2023,
            "en",
            ("25 January 2024", "QĐ 41/QĐ-UBND: kết quả Chỉ số CCHC 2023 các sở, huyện"),
        ),
    ],
)
def test_a_date_is_no_more_exact_than_its_document(real, province, year, language, said) -> None:
    assert said in dates(province, year, language)


def test_the_day_of_a_news_item_is_not_that_of_the_decision(real) -> None:
    (one,) = promises("66", "PAR_INDEX")
    assert one.row["source_id"] == "dl-target-2025"
    page = navigation.page("target")
    request = page.read(AddressChoices.of("province=66&language=vi"))
    assert "đăng 02/06/2025" in "".join(listing(request)[0]["document"])


def test_what_is_shortened_is_not_called_as_printed(real) -> None:
    _, columns = tables.milestones(OverviewRequest("62", 2020, "en"))
    assert [column.label for column in columns][1] == "What (in short, in Vietnamese)"


# One figure, one verdict


@pytest.mark.parametrize(
    ("year", "subject", "verdict"),
    [
        (2019, "PAPI D7 Quản trị môi trường 2019", "Không đủ căn cứ kết luận"),
        (2025, "Doanh nghiệp thành lập mới 2025", "985 (năm 2023) :gray-badge[Không đủ căn cứ"),
    ],
)
def test_overview_and_targets_give_one_verdict(real, year, subject, verdict) -> None:
    rows, _ = tables.targets(OverviewRequest("62", year, "vi"))
    (result,) = rows[rows["subject"] == subject]["result"]
    assert verdict in result
    page = navigation.page("target")
    listed = listing(page.read(AddressChoices.of("province=62&language=vi")))[0]
    (outcome,) = listed[listed["target"].str.startswith(f"**{subject}**")]["result"]
    assert verdict.split("[")[-1] in outcome
    assert some(
        part for part in parts_of("overview", f"year={year}") if isinstance(part, TableView)
    )


# Ranks of fields of different size


@pytest.mark.parametrize(
    ("query", "language", "said"),
    [
        (
            "index=PAPI&year=2022&province=62",
            "vi",
            "Kon Tum đứng thứ 54/61 về PAPI 2022, giữ nguyên thứ hạng (từ 54/60 sang 54/61); "
            "chỉ xét các tỉnh có ở cả hai kỳ thì tăng 1 bậc",
        ),
        (
            "index=PAPI&year=2022&province=62",
            "en",
            "(54/60 to 54/61); among the provinces in both editions alone up 1 rank",
        ),
        ("index=PAPI&year=2020&province=62", "vi", "tăng 4 bậc dù điểm giảm 0,23"),
        ("index=PAPI&year=2019&province=51", "vi", "giảm 1 bậc (từ 60/61 sang 61/63)"),
    ],
)
def test_fields_that_differ_are_both_printed(real, query, language, said) -> None:
    texts = [text for text in said_of("ranking", f"{query}&language={language}") if said in text]
    assert texts != []


def test_a_card_and_a_slide_say_both_fields(real) -> None:
    (card,) = (one for one in cards(OverviewRequest("62", 2022, "vi")) if one.index_code == "PAPI")
    moved = "giữ nguyên thứ hạng (từ 54/60 sang 54/61); chỉ xét các tỉnh có ở cả hai kỳ"
    assert card.lines[0].startswith(moved)
    shown = indices(Asked("62", 2022, "vi"))
    assert shown is not None
    assert shown.numbers[0].change.startswith(moved)


def test_a_component_s_field_before_stands_beside_its_change(real) -> None:
    query = "index=PAPI&year=2022&province=62&language=vi"
    tables_shown = [part for part in parts_of("component", query) if isinstance(part, TableView)]
    ranks = [str(rank) for part in some(tables_shown) for rank in part.rows.get("rank", [])]
    assert any("/60)" in rank for rank in some(ranks))


def test_between_two_years_both_fields_and_the_common_order_are_told(real) -> None:
    query = "index=PAPI&year=2022&province=62&language=vi&view_ranking=bump&from_year=2021"
    figures = [
        part.figure_of() for part in parts_of("ranking", query) if isinstance(part, FigureView)
    ]
    titles = [figure.title for figure in figures if figure is not None]
    assert any("54/60 và 54/61; chỉ xét các tỉnh có ở cả hai kỳ thì tăng" in one for one in titles)
