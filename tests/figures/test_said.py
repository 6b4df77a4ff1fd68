"""Sentences say what their documents say: dates, verdicts, years, and no more than the rows."""

import re

import pytest

from dashboard import navigation
from dashboard.briefing.notes import of_index
from dashboard.briefing.request import BriefingRequest, edition_request
from dashboard.briefing.slides.indices import indices
from dashboard.catalog.labels import voice
from dashboard.export.report_content import Item
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.component import change as component_change
from dashboard.figures.component import tree
from dashboard.figures.component.request import total_request
from dashboard.figures.content import FigureView, Part, TableView, Text
from dashboard.figures.findings.component import main_components, none_weak
from dashboard.figures.findings.contradiction import of_result
from dashboard.figures.findings.milestone import milestones, when
from dashboard.figures.findings.promise import promises
from dashboard.figures.my_unit.distance import prices
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.figures.my_unit.rows import findings, schemes
from dashboard.figures.overview import tables
from dashboard.figures.overview.cards import cards
from dashboard.figures.overview.request import OverviewRequest
from dashboard.figures.source.passport import passport
from dashboard.figures.source.request import SourceRequest
from dashboard.figures.target.tables import listing
from dashboard.figures.unit_ranking.notes import contradicted
from dashboard.figures.what_if.chart import hundred_figure
from dashboard.figures.what_if.request import Goal, WhatIfRequest
from dashboard.figures.what_if.sentences import headline
from dashboard.report.draft import Draft
from dashboard.report.profiles import PROFILES
from dashboard.report.sections import results
from dashboard.report.sections.components import moved
from dashboard.store.ask import ask
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
    _, columns = tables.milestones(OverviewRequest("62", 2020, "en"), "past")
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
            "Kon Tum đứng thứ 54/61 về PAPI 2022, giữ nguyên thứ hạng (từ 54/60 sang 54/61), "
            "điểm tăng 0,08; chỉ xét các tỉnh có ở cả hai kỳ thì tăng 1 bậc",
        ),
        (
            "index=PAPI&year=2022&province=62",
            "en",
            "(54/60 to 54/61), its score up 0.08; "
            "among the provinces in both editions alone up 1 rank",
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
    shown = indices(BriefingRequest("62", 2022, "vi"))
    assert shown is not None
    assert shown.numbers[0].change == "giữ nguyên thứ hạng (từ 54/60 sang 54/61)"
    assert any("thì tăng 1 bậc" in note for note in some(shown.notes))


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


# Contradictions stand where the figure stands


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "In là 41,62 điểm; 41,627 theo bộ số liệu đủ chữ số"),
        ("en", "Printed as 41.62 points; 41.627 in the full-precision data"),
    ],
)
def test_a_printed_score_that_differs_is_told_on_card_passport_notes_and_report(
    real, language, said
) -> None:
    (card,) = (
        one for one in cards(OverviewRequest("62", 2020, language)) if one.index_code == "PAPI"
    )
    assert any(said in line for line in some(card.lines))
    shown = passport(SourceRequest(language, province_code="62", index_code="PAPI", year=2020))
    assert shown is not None
    assert any(said in fact for fact in some(shown.facts))
    notes = of_index(BriefingRequest("62", 2020, language), "PAPI")
    assert any(said in note for note in some(notes))
    draft = Draft(PROFILES["report_par"], "62", 2020, language)
    items = [block.text for block in results.blocks(draft) if isinstance(block, Item)]
    assert any(said in item for item in some(items))


def test_a_printed_share_that_differs_is_told_beside_the_units(real) -> None:
    query = "province=67&scheme=PAR_UNIT&block=department&year=2022&language=vi"
    page = navigation.page("unit_ranking")
    request = page.read(AddressChoices.of(query))
    told_there = contradicted(request)
    assert any("13,63%" in text and "3/22 = 13,64%" in text for text in some(told_there))
    assert any("hạn chế của năm 2022" in text for text in some(told_there))


def test_pci_2006_of_the_site_is_another_one_for_every_province(real) -> None:
    known = [of_result(code, "PCI", 2006) for code in ("62", "67", "74")]
    assert [[one.contradiction_id for one in found] for found in known] == [
        ["pci-ha-tay", "pci-2006-site"]
    ] * 3
    assert of_result("62", "PCI", 2009) == ()


# Rounding that flips the meaning, and shares that are untold


def test_points_that_may_be_lost_are_exact(real) -> None:
    said = [text for unit in ("hoabinh", "danang") for text in prices_of(unit)]
    assert [text for text in some(said) if "0,00**" in text] == []


def prices_of(province: str) -> list[str]:
    rows = ask("unit_catalog")
    units = [str(key) for key in rows["unit_id"] if str(key).startswith(f"{province}.")]
    requests = [MyUnitRequest(key, "vi") for key in units]
    return [text for one in requests for code in schemes(one) for text in prices(one, code)]


def test_a_rank_that_two_units_have_is_called_shared(real) -> None:
    (said,) = findings(MyUnitRequest("danang.so-y-te", "vi"))
    assert "8/16, đồng hạng" in said


def test_quarters_of_four_parts_are_not_those_of_eight(real) -> None:
    request = total_request("PAPI", 2022, "27", "vi")
    assert tree.title(request).endswith(" (chỉ xét 4/8 nội dung có điểm)")
    assert none_weak(main_components("27", "PAPI", 2022), voice("vi").say) == (
        "không nội dung nào thấp trong 4/8 nội dung xét được; chưa so được với kỳ trước để xét giảm"
    )


# Titles and what stands below; measures are named


def test_a_weighted_fall_names_its_measure(real) -> None:
    request = edition_request(BriefingRequest("62", 2020, "vi"), "PCI")
    assert request is not None
    figure = component_change.figure(request)
    assert figure is not None
    assert "điểm tổng, đã nhân trọng số)" in figure.title
    draft = Draft(PROFILES["report_pci"], "62", 2020, "vi")
    assert moved(request, draft)[0].startswith("Thay đổi dưới đây tính bằng điểm riêng")


# Chances


def test_a_chance_is_told_in_a_hundred_and_over_half_with_its_record(real) -> None:
    far, near = (WhatIfRequest("62", "PAPI", 2020, "vi", Goal(1, rank=rank)) for rank in (43, 60))
    assert re.search(r"là khoảng \d+ trên 100 lần; chưa có kế hoạch nào$", headline(far))
    assert "trên 100, 147 dự báo)" in headline(near)
    dots = hundred_figure(near)
    assert dots is not None
    told_share = float(dots.table["share"].iloc[0])
    assert dots.title.startswith(f"GIẢ ĐỊNH: {round(told_share)} trên 100 chấm")
    filled = dots.chart.frames["dots"]["is_filled"]
    assert (len(filled), int(filled.sum())) == (100, round(told_share))
