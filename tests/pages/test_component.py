"""The component page on the real figures: where points are lost, and who answers, word for word."""

import functools
import io
import json
from dataclasses import replace
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from dashboard.analysis import decomposition
from dashboard.catalog.indices import (
    component_names,
    edition_component,
    edition_rows,
)
from dashboard.catalog.provinces import provinces_by_code
from dashboard.export import registry
from dashboard.figures.component import change, tree
from dashboard.figures.component import gap as component_gap
from dashboard.figures.component import table as component_table
from dashboard.figures.component import weak as component_weak
from dashboard.figures.component.request import (
    BENCHMARKS,
    NO_YEAR,
    ComponentRequest,
    default_year,
    openable,
)
from dashboard.figures.component.rows import is_additive, parts_of, point_profiles, tree_rows
from dashboard.figures.component.waterfall import notes
from dashboard.text.messages import words
from tests import opened
from tests.opened import said, tables
from tests.some import some

LANGUAGES = ("vi", "en")
DISPATCH = "2146/UBND-TH, 01/08/2018"


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Every page here answers from the real figures."""


def asked_of(index_code: str, year: int, province: str = "62", **more: object) -> ComponentRequest:
    earlier = [other for other in edition_rows(index_code)["year"] if other < year]
    given: dict[str, object] = {
        "component_code": edition_component(index_code, year),
        "from_year": int(max(earlier, default=NO_YEAR)),
        "compared": (),
        "language": "vi",
    } | more
    return ComponentRequest(index_code=index_code, year=year, province_code=province, **given)  # type: ignore[arg-type]


open_page = functools.partial(opened.open_page, "component")


def frames(element: Any) -> dict[str, Any]:
    """The frames of a chart as they were sent."""
    json.loads(element.proto.spec)
    return {
        dataset.name: pa.ipc.open_stream(io.BytesIO(dataset.data.data)).read_pandas()
        for dataset in element.proto.datasets
    }


def weak(asked: ComponentRequest, column: str) -> list[str]:
    rows = tree_rows(asked)
    return [str(code) for code, row in rows.iterrows() if row["depth"] >= 1 and row[column]]


def mains(codes: list[str]) -> list[str]:
    return [code for code in codes if "." not in code]


# The page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["tree", "gap", "change"])
def test_every_view_says_what_it_found_in_both_languages(view: str, language: str) -> None:
    at = open_page(view_component=view, language=language, province="62", index="PAPI", year="2020")
    title = words(language)("component.title", index="PAPI", year=2020)
    assert [node.value for node in at.title] == [title]
    assert [node.value for node in at.warning] == []
    found = {
        ("tree", "vi"): "#### Kon Tum có 3/8 nội dung PAPI 2020 thuộc một phần tư cuối cả nước; "
        "xếp thấp nhất: D4 Kiểm soát tham nhũng trong khu vực công (62/63)",
        ("tree", "en"): "#### Kon Tum has 3 of 8 components of PAPI 2020 in the country's last "
        "quarter; lowest ranked: D4 Control of Corruption in the Public Sector (62/63)",
        ("gap", "vi"): "#### PAPI 2020: Kon Tum kém trung vị các tỉnh khác 1,12 điểm; mất nhiều "
        "nhất ở D4 Kiểm soát tham nhũng trong khu vực công (0,85)",
        ("gap", "en"): "#### PAPI 2020: Kon Tum is 1.12 points behind the median of the others; "
        "most is lost on D4 Control of Corruption in the Public Sector (0.85)",
        ("change", "vi"): "#### Điểm PAPI của Kon Tum giảm 0,23 từ 2019 đến 2020; giảm nhiều "
        "nhất: D8 Quản trị điện tử (0,99)",
        ("change", "en"): "#### The PAPI score of Kon Tum fell by 0.23 from 2019 to 2020; "
        "largest fall: D8 E-governance (0.99)",
    }
    assert at.markdown[0].value.lower() == found[view, language].lower()


def test_tables_have_at_most_five_columns_and_every_node_of_the_tree() -> None:
    at = open_page(province="62", index="PAPI", year="2020")
    (table,) = tables(at)
    assert len(table.columns) == 5
    # The total, eight dimensions and their 29 sub-dimensions.
    assert len(table) == 38
    assert table.iloc[0].tolist() == [
        "PAPI", "41,63 (−0,23)", "49/63 (+4)", "45,2% · nhóm 4", "−1,12 / −7,18",
    ]  # fmt: skip
    assert table.iloc[1, 0] == "\u2003D1 Tham gia của người dân ở cấp cơ sở"
    assert table.iloc[2, 0] == "\u2003\u2003D1.1 Tri thức công dân"


def test_a_dimension_can_be_opened_alone() -> None:
    at = open_page(province="62", index="PAPI", year="2020", component="D4")
    (table,) = tables(at)
    assert [name.strip().split(" ")[0] for name in table.iloc[:, 0]] == [
        "D4", "D4.1", "D4.2", "D4.3", "D4.4",
    ]  # fmt: skip


def test_a_leaf_has_no_gap_to_split() -> None:
    at = open_page(index="PAPI", year="2020", component="D1.1", view_component="gap")
    assert [node.value for node in at.info] == [
        "PAPI D1.1 Tri thức công dân 2020 không có nội dung con trên hồ sơ."
    ]


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("component", "D9", "Tổng hợp"),
        ("benchmark", "chosen", "Tỉnh ở giữa bảng (trung vị)"),
        ("from_year", "2020", "2019"),
        ("view_component", "xyz", "Các nội dung"),
    ],
)
def test_a_bad_value_in_the_address_is_told(key: str, value: str, shown: str) -> None:
    given = {"index": "PAPI", "year": "2020", "view_component": "gap"} | {key: value}
    (warning,) = open_page(**given).warning
    assert f"`{value}`" in warning.value
    assert warning.value.endswith(f"Đang hiển thị: {shown}.")


def test_the_chosen_are_a_benchmark_once_some_are_chosen() -> None:
    at = open_page(
        index="PAPI", year="2020", view_component="gap", benchmark="chosen", compare=["67", "22"]
    )
    assert at.warning == []
    # Half way between 41.6305 and 48.811, less 41.627.
    assert "kém trung bình các tỉnh đã chọn 3,59 điểm" in said(at)
    assert "(Đắk Nông, Quảng Ninh)" in said(at)


def test_a_province_of_the_34_shows_its_predecessors_one_after_another() -> None:
    at = open_page(province="n51", index="PCI", year="2020", view_component="gap")
    assert [node.value for node in at.header] == ["Quảng Ngãi (đến 6/2025)", "Kon Tum"]
    assert len(at.get("vega_lite_chart")) == 2


def test_a_code_has_the_name_of_its_year() -> None:
    for year, name in ((2017, "D2.1 Danh sách hộ nghèo"), (2018, "D2.1 Tiếp cận thông tin")):
        asked = asked_of("PAPI", year)
        assert tree_rows(asked).loc["D2.1", "label"] == name
        assert openable("PAPI", year, "vi")["D2.1"] == name
    assert "D7" not in openable("PAPI", 2017, "vi")


@pytest.mark.parametrize(
    ("code", "years"),
    [
        ("62", {"PAPI": 2024, "PCI": 2022, "PAR_INDEX": 2023, "SIPAS": 2023}),
        # Parts of PCI 2025 are on record, without a total.
        ("n48", {"PAPI": 2024, "PCI": 2025, "PAR_INDEX": 2023, "SIPAS": 2024}),
    ],
)
def test_the_default_year_is_the_newest_with_components(code: str, years: dict[str, int]) -> None:
    province = provinces_by_code("vi")[code]
    assert {index: default_year(index, province) for index in years} == years


# Low, fallen, and who answers


def test_the_situation_of_the_dispatch_of_2018() -> None:
    """Dispatch 2146/UBND-TH names what was "low, or fell in score or place" from 2016 to 2017.

    Its three PAPI contents (participation, transparency, public services) are exactly the
    dimensions that lost places. By score alone our rule finds two others in the last quarter:
    transparency, which it names, and corruption (56/63), which it does not; nothing fell by more
    than the provinces' median change. In participation and services, parts are low: voluntary
    contributions (which it names), primary education (which it names) and security.
    """
    asked = asked_of("PAPI", 2017, from_year=2016)
    rows = parts_of(tree_rows(asked))
    lost = {str(code): int(row["rank_change"]) for code, row in rows.iterrows()}
    assert lost == {"D1": -3, "D2": -11, "D3": 0, "D4": 0, "D5": 22, "D6": -6}
    assert mains(weak(asked, "is_low")) == ["D2", "D4"]
    assert weak(asked, "has_fallen") == ["D4.4"]
    assert [code for code in weak(asked, "is_low") if "." in code] == [
        "D1.4", "D2.1", "D2.3", "D3.3", "D4.1", "D4.2", "D4.3", "D4.4", "D5.3", "D6.2", "D6.4",
    ]  # fmt: skip
    changes = {str(code): row["score_change"] for code, row in rows.iterrows()}
    assert (changes["D1"], changes["D2"], changes["D6"]) == (-0.0012, -0.0683, 0.0234)


def test_the_page_names_who_answers_by_the_dispatch_or_that_nobody_does() -> None:
    text = said(open_page(province="62", index="PAPI", year="2017", from_year="2016"))
    assert (
        "- **D2 Công khai, minh bạch trong ra quyết định: 5,09 (−0,07), thứ 62/63 (−11): thấp**\n"
        "    - D2.1 Danh sách hộ nghèo: 1,76 (−0,06), thứ 62/63 (−8): thấp\n"
        "    - D2.3 Kế hoạch sử dụng đất, khung giá đền bù: 1,60 (−0,02), thứ 57/63 (−5): thấp\n"
        "    - Chủ trì: **UBND huyện, thành phố**. Đôn đốc cấp xã công khai hộ nghèo, ngân sách, "
        f"đất đai ({DISPATCH}, [1])\n"
        "    - Chủ trì: **Sở Tài nguyên và Môi trường**. Duy trì công bố quy hoạch và kế hoạch đất "
        f"đai toàn tỉnh ({DISPATCH}, [1])\n"
    ) in text
    assert (
        "    - D4.4 Quyết tâm chống tham nhũng: 1,58 (−0,11), thứ 51/63 (−23): thấp và giảm\n"
        "    - Chưa có phân công cho nội dung này trong tài liệu đang có\n"
    ) in text
    assert (
        "Lùi bậc so với 2016: D2 Công khai, minh bạch trong ra quyết định (−11); "
        "D6 Cung ứng dịch vụ công (−6); D1 Tham gia của người dân ở cấp cơ sở (−3)."
    ) in text
    assert "[1] Cải thiện, nâng cao chỉ số CCHC và chỉ số hiệu quả quản trị" in text
    assert "(03/08/2018)" in text


def test_an_assignment_after_the_next_year_is_not_used() -> None:
    assert len(component_weak.duties_of_component(asked_of("PAPI", 2017), "D2")) == 2
    assert component_weak.duties_of_component(asked_of("PAPI", 2016), "D2") == ()
    # The directive of March 2021 answers for the whole index from the edition of 2020 on.
    whole = "\n".join(component_weak.duties_of_whole(asked_of("PAPI", 2020)))
    assert "Chủ trì: **Sở Nội vụ**. Chịu trách nhiệm chính theo dõi và nâng cao chỉ số" in whole
    assert "Sở Nội vụ" not in "\n".join(component_weak.duties_of_whole(asked_of("PAPI", 2019)))


def test_who_co_operates_is_told_from_who_leads() -> None:
    duties = component_weak.duties_of_component(asked_of("PAR_INDEX", 2018), "PAR7")
    assert [duty.split(":")[0] for duty in duties] == ["Chủ trì"] * 3 + ["Phối hợp"]
    assert "**Sở Khoa học và Công nghệ**" in duties[-1]


def test_a_base_year_of_another_series_gives_places_and_no_scores() -> None:
    at = open_page(province="62", index="PAPI", year="2018", from_year="2017")
    assert "2017 và 2018 không cùng chuỗi so sánh (Tám nội dung, thang 10–80)" in said(at)
    rows = tree_rows(asked_of("PAPI", 2018, from_year=2017))
    assert rows["score_change"].isna().all()
    assert not rows["has_fallen"].any()
    assert rows.loc["D1", "rank_change"] == rows.loc["D1", "from_rank"] - rows.loc["D1", "rank"]
    assert "Không xét giảm vì điểm năm 2017" in said(at)


def test_the_first_edition_has_no_base_year() -> None:
    at = open_page(province="62", index="PAPI", year="2011")
    assert "PAPI 2011 là kỳ đầu tiên" in said(at)
    assert "So với năm" not in [box.label for box in at.selectbox]


def test_a_province_that_lost_no_place_is_told_so() -> None:
    """Bắc Ninh kept or bettered its place on all eight dimensions in 2020."""
    (_, weak_ones), *_ = component_weak.sections(asked_of("PAPI", 2020, "27"))
    assert weak_ones.endswith("\n\nKhông nội dung nào lùi bậc so với 2019.")


# Partial editions


def test_a_partial_edition_judges_nothing_and_says_why() -> None:
    at = open_page(province="62", index="PAR_INDEX", year="2023")
    text = said(at)
    assert "PAR INDEX 2023: tài liệu đang có cho biết điểm của 25/63 tỉnh" in text
    assert "Kỳ này không đủ các tỉnh nên không xét được" in text
    assert "nhóm" not in tables(at)[0].to_string()
    rows = frames(at.get("vega_lite_chart")[0])["rows"]
    assert rows["median_share"].isna().tolist() == [True] * 3
    assert rows["value_text"].tolist() == ["9,42 · 22/63", "12,38 · 34/63", "9,72 · 22/63"]


def test_cuts_that_are_in_no_sum_stand_apart() -> None:
    at = open_page(province="62", index="PAR_INDEX", year="2023")
    whole, cuts = tables(at)
    assert "Cách phân nhóm khác, không cộng" in [node.value for node in at.subheader]
    assert len(whole) == 9
    assert "Điểm quy đổi từ Chỉ số SIPAS (trong lĩnh vực 8)" in "\n".join(cuts.iloc[:, 0])
    assert "8,50" in cuts.to_string()
    assert "PAR8_SIPAS" not in cuts.to_string()
    assert "SIPAS" not in whole.to_string()


@pytest.mark.parametrize(
    ("index_code", "year", "benchmark", "why"),
    [
        ("PAR_INDEX", 2023, "best", "PAR INDEX 2023 không đủ các tỉnh"),
        ("SIPAS", 2023, "region", "không phải là tổng của các nội dung"),
        ("PCI", 2022, "region", "thiếu điểm từng nội dung PCI 2022"),
    ],
)
def test_a_gap_that_cannot_be_split_is_explained(
    index_code: str, year: int, benchmark: str, why: str
) -> None:
    asked = asked_of(index_code, year, benchmark=benchmark)
    assert component_gap.figure(asked) is None
    assert why in component_gap.why_not(asked)


@pytest.mark.parametrize(
    ("edition", "province", "benchmark", "why"),
    [
        (("PAPI", 2021), "22", "median", "Chưa có điểm PAPI 2021 của"),
        (("PAPI", 2020), "01", "merged", "Hà Nội (đến 6/2025) không hợp nhất với tỉnh nào"),
        (("PAPI", 2021), "62", "chosen", "Các tỉnh đã chọn chưa có điểm PAPI 2021."),
        (("PAR_INDEX", 2014), "48", "region", "Không có tỉnh nào khác cùng vùng với Đà Nẵng"),
    ],
)
def test_a_benchmark_of_nobody_is_explained(
    edition: tuple[str, int], province: str, benchmark: str, why: str
) -> None:
    asked = asked_of(*edition, province, compared=("22",), benchmark=benchmark)
    assert component_gap.figure(asked) is None
    assert component_gap.why_not(asked).startswith(why)


def test_a_change_that_cannot_be_split_is_explained() -> None:
    reasons = {
        change.why_not(asked_of(*edition)).split(" (")[0]
        for edition in (("PAPI", 2011), ("PAPI", 2016), ("SIPAS", 2023), ("PAR_INDEX", 2023))
    }
    assert reasons == {
        "PAPI 2011 là kỳ đầu tiên nên chưa có năm gốc để so sánh.",
        "2015 và 2016 không cùng chuỗi so sánh",
        "SIPAS 2023 không phải là tổng của các nội dung",
        "Tài liệu đang có thiếu điểm từng nội dung PAR INDEX năm 2022 hoặc 2023 của Kon Tum nên "
        "không chia được.",
    }


# Totals that are not the sum of their parts


def test_what_is_in_no_component_is_a_bar_of_its_own() -> None:
    figure = component_gap.figure(asked_of("PCI", 2011))
    assert figure is not None
    assert figure.table["name"].tolist()[-2:] == ["Không thuộc nội dung nào", "Tổng"]
    amounts = figure.table["amount"]
    assert amounts.iloc[:-1].sum() == pytest.approx(amounts.iloc[-1], abs=1e-9)
    assert amounts.iloc[-2] == pytest.approx(-0.13, abs=0.005)
    note = component_gap.note(asked_of("PCI", 2011))
    assert note.startswith("Điểm tổng công bố của PCI 2011 không đúng bằng tổng các nội dung")


@pytest.mark.parametrize(("index_code", "year"), [("PAPI", 2020), ("PCI", 2020)])
def test_rounding_is_no_bar(index_code: str, year: int) -> None:
    for figure in (
        component_gap.figure(asked_of(index_code, year, benchmark="best")),
        change.figure(asked_of(index_code, year)),
    ):
        assert figure is not None
        assert "Không thuộc nội dung nào" not in set(figure.table["name"])
        assert figure.table["amount"].iloc[:-1].is_monotonic_increasing
    assert notes(None, asked_of(index_code, year), ()).startswith("Số in hai chữ số")


# Sentences


NAMES = {"D1": "D1 Tham gia", "D2": "D2 Công khai"}


@pytest.mark.parametrize(
    ("whole", "parts", "sentence"),
    [
        (-1.0, (-1.5, 0.5), "Kon Tum kém trung vị 1,00 điểm; mất nhiều nhất ở D1 Tham gia (1,50)"),
        (1.0, (-0.5, 1.5), "Kon Tum hơn trung vị 1,00 điểm; mất nhiều nhất ở D1 Tham gia (0,50)"),
        (0.004, (-1.0, 1.004), "Kon Tum ngang trung vị; mất nhiều nhất ở D1 Tham gia (1,00)"),
        (1.0, (0.996, 0.004), "Kon Tum hơn trung vị 1,00 điểm; không nội dung nào kém hơn"),
    ],
)
def test_a_gap_is_put_into_words(whole: float, parts: tuple[float, ...], sentence: str) -> None:
    found = decomposition.Split(whole, tuple(zip(NAMES, parts, strict=True)))
    title = component_gap.title(asked_of("PAPI", 2020), found, NAMES, "trung vị")
    assert title == f"PAPI 2020: {sentence}"


@pytest.mark.parametrize(
    ("whole", "parts", "sentence"),
    [
        (-1.0, (-1.5, 0.5), "giảm 1,00 từ 2019 đến 2020; giảm nhiều nhất: D1 Tham gia (1,50)"),
        (1.0, (-0.5, 1.5), "tăng 1,00 từ 2019 đến 2020; tăng nhiều nhất: D2 Công khai (1,50)"),
        (0.0, (-0.5, 0.5), "không đổi từ 2019 đến 2020; tăng nhiều nhất: D2 Công khai (0,50)"),
        (0.0, (-0.5, -0.1), "không đổi từ 2019 đến 2020; giảm nhiều nhất: D1 Tham gia (0,50)"),
        (0.0, (0.0, 0.0), "không đổi từ 2019 đến 2020"),
        (-0.4, (0.1, 0.2), "giảm 0,40 từ 2019 đến 2020; tăng nhiều nhất: D2 Công khai (0,20)"),
    ],
)
def test_a_change_is_put_into_words(whole: float, parts: tuple[float, ...], sentence: str) -> None:
    found = decomposition.Split(whole, tuple(zip(NAMES, parts, strict=True)))
    title = change.title(asked_of("PAPI", 2020), found, NAMES)
    assert title == f"Điểm PAPI của Kon Tum {sentence}"


TREE_TITLES = [
    (
        "PAPI", 2020, "22",
        "Quảng Ninh (đến 6/2025) không có nội dung nào của PAPI 2020 thuộc một phần tư cuối cả "
        "nước; xếp thấp nhất trong 8 nội dung: D3 Trách nhiệm giải trình với người dân (43/63)",
    ),
    (
        "PCI", 2020, "62",
        "Kon Tum có 3/10 nội dung PCI 2020 thuộc một phần tư cuối cả nước; "
        "xếp thấp nhất: Chi phí thời gian để thực hiện các quy định của Nhà nước (62/63)",
    ),
    (
        "PAR_INDEX", 2023, "62",
        "Tài liệu đang có cho biết điểm 3/8 nội dung PAR INDEX 2023 của Kon Tum",
    ),
    (
        "SIPAS", 2020, "62",
        "Chưa có điểm từng nội dung SIPAS 2020 của Kon Tum trong tài liệu đang có",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("index_code", "year", "province", "sentence"), TREE_TITLES)
def test_a_tree_is_put_into_words(index_code: str, year: int, province: str, sentence: str) -> None:
    assert tree.title(asked_of(index_code, year, province)) == sentence


# Every edition


EDITIONS = [
    ("PAPI", range(2011, 2025)),
    ("PCI", range(2005, 2025)),
    ("PAR_INDEX", range(2012, 2025)),
    ("SIPAS", (2015, *range(2017, 2025))),
]


@pytest.mark.parametrize(
    ("index_code", "year"), [(index, year) for index, years in EDITIONS for year in years]
)
def test_every_edition_has_every_view_or_says_why_not(index_code: str, year: int) -> None:
    for language, province in (("vi", "62"), ("en", "01")):
        asked = asked_of(index_code, year, province, language=language)
        assert tree.title(asked)
        assert component_weak.sections(asked)
        for _, _, rows, columns in some(component_table.tables(asked)):
            assert len(rows) >= 1
            assert len(columns) <= 5
        for key in some(BENCHMARKS[:-1]):
            held = asked.against(key)
            benchmark = component_gap.benchmark(held)
            members = () if benchmark is None else benchmark.members
            can_be_split = bool(members) and has_parts(held, held.province_code, *members)
            assert (component_gap.figure(held) is not None) == can_be_split, key
            assert can_be_split or component_gap.why_not(held)
        before = replace(asked, year=asked.from_year, from_year=NO_YEAR)
        can_be_split = (
            asked.from_year != NO_YEAR
            and asked.is_one_series
            and has_parts(asked, province)
            and has_parts(before, province)
        )
        assert (change.figure(asked) is not None) == can_be_split
        assert can_be_split or change.why_not(asked)
        figure = tree.figure(asked)
        unjudged = [] if figure is None or asked.is_full else ["quartile", "gap_median"]
        assert [name for name in unjudged if figure.table[name].notna().any()] == []


def has_parts(asked: ComponentRequest, *provinces: str) -> bool:
    """Whether the total is the sum of parts, and all provinces have it and every part of it."""
    wanted = {asked.component_code, *parts_of(tree_rows(asked)).index}
    profiles = point_profiles(asked)
    return (
        len(wanted) > 1
        and is_additive(asked)
        and all(wanted <= profiles.get(code, {}).keys() for code in some(provinces))
    )


@pytest.mark.parametrize("extension", sorted(registry.formats("figure")))
def test_every_figure_can_be_taken_away(extension: str) -> None:
    asked = asked_of("PAPI", 2020)
    make = registry.formats("figure")[extension].make
    for figure in (
        tree.figure(asked),
        component_gap.figure(asked),
        change.figure(asked),
    ):
        assert figure is not None
        assert len(make(figure)) > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_of_our_own_is_told_nowhere(language: str) -> None:
    """Parts of PAR INDEX that only we number go by their names on every page."""
    for names in (component_names("PAR_INDEX", language), openable("PAR_INDEX", 2023, language)):
        assert {"PAR8_SIPAS", "PAR8_ECON"} <= set(names)
        assert [name for name in names.values() if "PAR8_" in name] == []
