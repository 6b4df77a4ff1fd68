"""The ranking of units through the frame, on the real figures: real cases word for word."""

import functools

import duckdb
import pandas as pd
import pytest

from dashboard.catalog import unit_editions
from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.figures.unit_ranking import classes, dots, finding, notes, rows
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.store.ask import ask
from tests import opened
from tests.opened import cells, tables, texts

PAGE = "../pages/units/unit_ranking.py"


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


open_page = functools.partial(opened.open_page, "unit_ranking")


def asked(
    province: str, scheme: str, year: int, block: str, language: str = "vi"
) -> UnitRankingRequest:
    return UnitRankingRequest(province, scheme, year, block, NO_YEAR, language)


def labels(item: UnitRankingRequest) -> list[str]:
    """The words under the bars."""
    figure = classes.classes_figure(item)
    assert figure is not None
    return list(figure.chart.frames["parts"]["label"])


FINDINGS = [
    (
        ("62", "PAR_UNIT", 2023, "department"),
        "Kon Tum 2023, khối sở, ban, ngành: 7 đơn vị Xuất sắc, 10 Tốt, 3 Khá; "
        "7/20 đơn vị có tên trong tài liệu",
        "Kon Tum 2023, departments: 7 Excellent, 10 Good, 3 Fair; 7 of 20 units named in documents",
    ),
    (
        ("62", "PAR_UNIT", 2023, "district"),
        "Kon Tum 2023, khối cấp huyện: 1 đơn vị Xuất sắc, 7 Tốt, 2 Khá; "
        "1/10 đơn vị có tên trong tài liệu",
        "Kon Tum 2023, districts: 1 Excellent, 7 Good, 2 Fair; 1 of 10 units named in documents",
    ),
    (
        ("67", "PAR_UNIT", 2022, "department"),
        "Đắk Nông 2022, khối sở, ban, ngành: 3 đơn vị Xuất sắc, 15 Tốt, 4 Khá; "
        "điểm trung bình 87,83; 5/22 đơn vị có tên trong tài liệu",
        "Dak Nong 2022, departments: 3 Excellent, 15 Good, 4 Fair; mean score 87.83; "
        "5 of 22 units named in documents",
    ),
    (
        ("67", "PAR_UNIT", 2022, "district"),
        "Đắk Nông 2022, khối cấp huyện: 0 đơn vị Xuất sắc, 4 Tốt, 4 Khá; điểm trung bình 79,61; "
        "1/8 đơn vị có tên trong tài liệu",
        "Dak Nong 2022, districts: 0 Excellent, 4 Good, 4 Fair; mean score 79.61; "
        "1 of 8 units named in documents",
    ),
    (
        ("46", "PAR_UNIT", 2021, "department"),
        "Thừa Thiên Huế 2021, khối sở, ban, ngành: Văn phòng UBND tỉnh đứng đầu 21 đơn vị với "
        "97,69 điểm; 1 đơn vị Xuất sắc, 14 Tốt, 6 Khá; điểm trung bình 82,56 (tính lại)",
        "Thua Thien Hue 2021, departments: Office of the Provincial People's Committee first of "
        "21 units with 97.69 points; 1 Excellent, 14 Good, 6 Fair; mean score 82.56 (computed)",
    ),
    (
        ("72", "PAR_UNIT", 2023, "department"),
        "Tây Ninh (đến 6/2025) 2023, khối sở, ban, ngành: Văn phòng UBND tỉnh đứng đầu 19 "
        "đơn vị với 96,85 điểm; 17 đơn vị Tốt, 1 Khá, 1 Kém; điểm trung bình 86,23 (tính lại)",
        "Tay Ninh (until 6/2025) 2023, departments: Office of the Provincial People's Committee "
        "first of 19 units with 96.85 points; 17 Good, 1 Fair, 1 Poor; mean score 86.23 (computed)",
    ),
    (
        ("74", "PAR_UNIT", 2017, "district"),
        "Bình Dương 2017, khối cấp huyện: UBND thành phố Thủ Dầu Một đứng đầu 9 đơn vị với 84,58 "
        "điểm; điểm trung bình 78,39",
        "Binh Duong 2017, districts: Thu Dau Mot City People's Committee first of 9 units with "
        "84.58 points; mean score 78.39",
    ),
    (
        ("48", "DDCI", 2022, "vertical"),
        "Đà Nẵng (đến 6/2025) 2022, khối cơ quan ngành dọc: Công an thành phố (PCCC) đứng đầu 5 "
        "đơn vị với 69,80 điểm; 1 đơn vị Khá tốt, 2 Khá, 2 Trung bình; điểm trung bình 68,72 "
        "(tính lại)",
        "Da Nang (until 6/2025) 2022, vertical agencies: City Police (fire prevention) first of 5 "
        "units with 69.80 points; 1 Fairly good, 2 Fair, 2 Average; mean score 68.72 (computed)",
    ),
    (
        ("56", "PAR_UNIT", 2021, "all"),
        "Khánh Hòa (đến 6/2025) 2021, chung các khối: 30 đơn vị Tốt, 13 Khá, 1 Trung bình, 0 Yếu",
        "Khanh Hoa (until 6/2025) 2021, all blocks together: 30 Good, 13 Fair, 1 Average, 0 Weak",
    ),
    (
        ("31", "DDCI", 2023, "department"),
        "Hải Phòng (đến 6/2025) 2023, khối sở, ban, ngành: 1 đơn vị Tốt, 20 Khá; "
        "điểm trung bình 76,59; tài liệu không nêu tên đơn vị nào",
        "Hai Phong (until 6/2025) 2023, departments: 1 Good, 20 Fair; mean score 76.59; "
        "no unit named in a document",
    ),
]


@pytest.mark.parametrize(("of", "vietnamese", "english"), FINDINGS)
def test_the_finding_says_what_is_known_of_a_block(
    of: tuple[str, str, int, str], vietnamese: str, english: str
) -> None:
    assert finding.finding(asked(*of)) == vietnamese
    assert finding.finding(asked(*of, "en")) == english


def test_kon_tum_opens_on_the_newest_year_with_counts_and_leads_to_its_document() -> None:
    at = open_page()
    assert [title.value for title in at.title] == ["Xếp hạng đơn vị: Kon Tum 2023"]
    assert at.markdown[0].value == f"#### {FINDINGS[0][1]}"
    assert at.markdown[1].value == "#### 7 đơn vị Xuất sắc năm 2023, tăng so với 6 đơn vị năm 2022"
    assert len(at.get("vega_lite_chart")) == 1
    assert cells(at) == [
        [
            ["Ban Quản lý Khu kinh tế tỉnh Kon Tum", "91,74", "Xuất sắc", "▲ từ Tốt"],
            ["Sở Giáo dục và Đào tạo", "–", "Xuất sắc", "–"],
            ["Sở Kế hoạch và Đầu tư", "–", "Xuất sắc", "–"],
            ["Sở Khoa học và Công nghệ", "–", "Xuất sắc", "–"],
            ["Sở Nội vụ", "–", "Xuất sắc", "–"],
            ["Sở Tài chính", "–", "Xuất sắc", "–"],
            ["Sở Tư pháp", "–", "Xuất sắc", "–"],
        ]
    ]
    documents = texts(at)
    assert any("số 41/QĐ-UBND" in text for text in documents)
    assert (
        "Không tài liệu nào đang có nêu ngưỡng điểm xếp loại của Kon Tum cho năm này, nên không "
        "vẽ ranh giới và không suy xếp loại từ điểm."
    ) in documents


def test_kon_tum_s_classes_of_four_years_stand_side_by_side() -> None:
    assert labels(asked("62", "PAR_UNIT", 2023, "department")) == [
        "Xuất sắc 7 (35,00%)", "Tốt 10 (50,00%)", "Khá 3 (15,00%)",
        "Xuất sắc 6 (30,00%)", "Tốt 11 (55,00%)", "Khá 3 (15,00%)",
        "Xuất sắc 8 (40,00%)", "Tốt 10 (50,00%)", "Khá 2 (10,00%)",
        "Xuất sắc 5 (25,00%)", "Tốt 11 (55,00%)", "Khá 4 (20,00%)",
    ]  # fmt: skip
    districts = labels(asked("62", "PAR_UNIT", 2023, "district"))
    assert districts[:3] == ["Xuất sắc 1 (10,00%)", "Tốt 7 (70,00%)", "Khá 2 (20,00%)"]


def test_dak_nong_s_printed_shares_are_told_from_the_exact_ones() -> None:
    at = open_page(province="67", year="2022", block="department")
    assert cells(at)[0] == [
        ["Điểm trung bình", "87,83", "–", "chỉ có một số"],
        ["Tỷ lệ Xuất sắc", "13,63%", "13,64%", "≠ khác nhau"],
        ["Tỷ lệ Tốt", "68,18%", "68,18%", "= khớp"],
        ["Tỷ lệ Khá", "18,19%", "18,18%", "≠ khác nhau"],
    ]
    assert (
        "**≠** Số công bố khác số tính lại ở 2 chỗ: Tỷ lệ Xuất sắc công bố 13,63%, tính lại "
        "13,64%; Tỷ lệ Khá công bố 18,19%, tính lại 18,18%."
    ) in texts(at)


def test_dak_nong_s_published_moves_stand_without_ranks() -> None:
    item = asked("67", "PAR_UNIT", 2022, "department")
    assert finding.movers(item) == (
        "**Sở Lao động - Thương binh và Xã hội**: ▲ 11 bậc",
        "**Sở Thông tin và Truyền thông**: ▲ 9 bậc",
        "Chưa so được với năm 2021 vì thiếu thứ hạng hoặc xếp loại của một trong hai năm: "
        "3 đơn vị: Bảo hiểm xã hội tỉnh, Cục Thuế, Kho bạc Nhà nước tỉnh.",
    )
    assert finding.movers(asked("67", "PAR_UNIT", 2022, "district")) == (
        "**UBND huyện Krông Nô**: ▲ 4 bậc",
    )


def test_what_became_of_the_units_is_said_below_the_table() -> None:
    assert notes.afterwards(asked("67", "PAR_UNIT", 2022, "department")) == (
        "Sau sắp xếp: Sở Lao động - Thương binh và Xã hội → Sở Nội vụ (từ 28/02/2025); "
        "Sở Thông tin và Truyền thông → Sở Khoa học và Công nghệ (từ 28/02/2025).",
        "Ngày 01/07/2025 Đắk Nông hợp nhất với tỉnh khác thành Lâm Đồng mới; các đơn vị ở đây là "
        "của thời gian trước đó.",
    )
    assert notes.afterwards(asked("46", "PAR_UNIT", 2021, "department")) == ()
    assert notes.afterwards(asked("46", "PAR_UNIT", 2021, "district")) == (
        "Cấp huyện kết thúc hoạt động từ 01/07/2025; đây là kết quả khi còn cấp huyện.",
    )


def test_hue_2021_has_all_21_departments_and_its_counts_agree() -> None:
    at = open_page(province="46", year="2021", block="department")
    counts, units = cells(at)
    assert counts == [
        ["Điểm trung bình", "–", "82,56", "chỉ có một số"],
        ["Số đơn vị Xuất sắc", "1", "1", "= khớp"],
        ["Số đơn vị Tốt", "14", "14", "= khớp"],
        ["Số đơn vị Khá", "6", "6", "= khớp"],
    ]
    assert len(units) == 21
    assert units[0] == ["1/21", "Văn phòng UBND tỉnh", "97,69", "Xuất sắc"]
    assert units[20] == ["21/21", "Ban Quản lý Khu kinh tế, công nghiệp", "73,48", "Khá"]
    first = rows.rows(asked("46", "PAR_UNIT", 2021, "department")).iloc[0]
    assert first["score"] == 97.685
    assert len(at.get("vega_lite_chart")) == 2
    assert "- Chưa so được: năm 2020 khối này chưa có số liệu trong tài liệu." in texts(at)


def test_tay_ninh_2023_has_19_departments_one_of_them_poor() -> None:
    frame, columns = dots.table(asked("72", "PAR_UNIT", 2023, "department"))
    assert [column.name for column in columns] == ["place", "unit", "score", "class", "beside"]
    assert len(frame) == 19
    assert frame["class"].tolist() == ["Tốt"] * 17 + ["Khá", "Kém"]
    assert frame.iloc[0].tolist() == [
        "1/19", "Văn phòng UBND tỉnh", 96.85, "Tốt", "giữ thứ hạng; vẫn Tốt",
    ]  # fmt: skip
    assert frame.iloc[18].tolist() == ["19/19", "Sở Y tế", 49.07, "Kém", "giữ thứ hạng; vẫn Kém"]


def test_binh_duong_2017_has_nine_districts_and_its_mean_agrees_at_two_decimals() -> None:
    at = open_page(province="74")
    assert cells(at)[0] == [["Điểm trung bình", "78,39", "78,39", "= khớp"]]
    assert "**=** Số công bố khớp với số tính lại." in texts(at)
    units = cells(at)[1]
    assert units[0] == ["1/9", "UBND thành phố Thủ Dầu Một", "84,58"]
    assert units[8] == ["9/9", "UBND huyện Bắc Tân Uyên", "71,46"]
    assert len(units) == 9


def test_da_nang_s_blocks_are_never_in_one_ranking_and_computed_places_are_marked() -> None:
    departments, _ = dots.table(asked("48", "DDCI", 2022, "department"))
    vertical, _ = dots.table(asked("48", "DDCI", 2022, "vertical"))
    assert departments["rank_text"].tolist() == [
        "1/16†", "2/16†", "3/16†", "4/16†", "5/16†", "6/16†", "7/16†", "8/16†", "8/16†",
        "10/16†", "11/16†", "12/16†", "13/16†", "14/16†", "15/16†", "16/16†",
    ]  # fmt: skip
    assert vertical["rank_text"].tolist() == ["1/5†", "2/5†", "3/5†", "4/5†", "5/5†"]
    assert set(departments["unit"]) & set(vertical["unit"]) == set()
    assert (
        "† Thứ hạng tính lại từ điểm của tất cả các đơn vị trong khối, điểm bằng nhau thì cùng "
        "thứ hạng."
    ) in notes.notes(asked("48", "DDCI", 2022, "department"))


def test_a_document_that_counts_all_blocks_together_gives_counts_and_no_ranking() -> None:
    at = open_page(province="56", year="2021", block="all")
    assert len(at.get("vega_lite_chart")) == 1
    assert cells(at) == []
    assert any(text.startswith("Tài liệu này đếm chung") for text in texts(at))


def test_units_of_which_no_class_is_told_are_shown_as_such() -> None:
    """Đà Nẵng 2018: the classes of 13 of 20 departments are told."""
    found = labels(asked("48", "PAR_UNIT", 2018, "department"))
    assert found == ["Rất tốt 4 (20,00%)", "Tốt 9 (45,00%)", "Chưa rõ 7"]


def test_counts_without_a_total_have_no_shares() -> None:
    found = labels(asked("75", "PAR_UNIT", 2022, "district"))
    assert found[:3] == ["Xuất sắc 1", "Tốt 5", "Khá 4"]


def test_a_year_set_beside_shows_its_ranks_and_classes_and_no_scores() -> None:
    at = open_page(province="72", year="2023", block="department", compare_year="2022")
    assert [list(table.columns) for table in tables(at)][-1] == [
        "Thứ hạng", "Đơn vị", "Điểm", "Xếp loại", "2022",
    ]  # fmt: skip
    units = cells(at)[-1]
    assert units[0][4] == "1/19 · Tốt"
    assert units[1][4] == "–"
    assert units[18][4] == "19/19 · Kém"
    assert classes.shown_years(
        UnitRankingRequest("72", "PAR_UNIT", 2023, "department", 2022, "vi")
    ) == (
        2023,
        2022,
    )


def test_thresholds_are_told_only_where_the_province_s_document_has_them() -> None:
    told = notes.notes(asked("19", "PAR_UNIT", 2022, "department"))
    assert any(note.startswith("Ngưỡng xếp loại của năm này: Tốt trên 80 (") for note in told)
    tay_ninh = notes.notes(asked("72", "PAR_UNIT", 2022, "department"))
    assert any("Khá dưới 80 · Tốt trên 80; Kém dưới 60 (" in note for note in tay_ninh)
    later = notes.notes(asked("72", "PAR_UNIT", 2023, "department"))
    assert not any(note.startswith("Ngưỡng") for note in later)


def test_a_derived_class_is_marked_and_a_published_one_is_not() -> None:
    derived = pd.Series({"class_name": "Tốt", "class_basis": "derived"})
    published = pd.Series({"class_name": "Tốt", "class_basis": "published"})
    assert rows.class_text(derived) == "Tốt‡"
    assert rows.class_text(published) == "Tốt"


def test_every_row_of_a_table_names_its_document_in_what_is_downloaded() -> None:
    figure = dots.dots_figure(asked("62", "PAR_UNIT", 2022, "department"))
    assert figure is not None
    assert figure.columns[-1].name == "document"
    assert figure.table["document"].isin(["", None]).sum() == 0
    assert [source.document_no for source in figure.sources if source.document_no] == [
        "35/QĐ-UBND",
        "41/QĐ-UBND",
    ]


@pytest.mark.parametrize(
    ("province", "scheme", "year"),
    [
        ("62", "PAR_UNIT", 2023),
        ("67", "PAR_UNIT", 2022),
        ("46", "PAR_UNIT", 2021),
        ("72", "PAR_UNIT", 2023),
        ("48", "DDCI", 2022),
        ("49", "PAR_UNIT", 2013),
    ],
)
def test_the_year_offered_first_is_the_newest_with_most_on_record(
    province: str, scheme: str, year: int
) -> None:
    assert unit_editions.default_year(province, scheme) == year


def test_a_province_without_units_on_record_says_so_and_where_there_are_some() -> None:
    at = open_page(province="35")
    assert [info.value for info in at.info] == [
        "Chưa có tài liệu nào về điểm, thứ hạng hay xếp loại của các đơn vị thuộc Hà Nam."
    ]
    merged = open_page(province="n51")
    assert (
        "Số liệu đơn vị là của các tỉnh hợp thành Quảng Ngãi (từ 7/2025), mở từng tỉnh ở dưới."
        in texts(merged)
    )
    labelled = unit_editions.province_options("vi")
    assert labelled["35"].endswith("· chưa có số liệu đơn vị")
    assert labelled["62"] == "Kon Tum (62)"


def test_a_scheme_year_or_block_that_does_not_exist_is_told() -> None:
    at = open_page(province="62", scheme="DDCI", year="2014", block="vertical")
    assert [warning.value.split(" là ")[0] for warning in at.warning] == [
        "Địa chỉ có Bộ chỉ số",
        "Địa chỉ có Năm",
        "Địa chỉ có Khối",
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_edition_of_every_block_opens(language: str) -> None:
    at = open_page(language=language)
    failed = []
    for _, row in ask("unit_edition_list").iterrows():
        for key, value in {
            "province": row["province_code"],
            "scheme": row["scheme"],
            "year": row["year"],
            "block": row["block"],
        }.items():
            at.query_params[key] = str(value)
        at.run()
        of = asked(
            str(row["province_code"]),
            str(row["scheme"]),
            int(row["year"]),
            str(row["block"]),
            language,
        )
        heading = f"#### {finding.finding(of)}"
        is_right = not at.exception and not at.warning and at.markdown[0].value == heading
        if not is_right:
            failed.append((of, [item.value for item in at.exception]))
    assert failed == []
