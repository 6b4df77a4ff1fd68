"""The page of one unit, through the frame, on the real figures: what its head reads there."""

import functools
import io
import re

import duckdb
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog import units
from dashboard.figures.my_unit import distance, duties, history, rows
from dashboard.figures.my_unit.request import MyUnitRequest
from tests import opened
from tests.opened import tables
from tests.some import some

HOME = "kontum.bql-khu-kinh-te"
NAME = "Ban Quản lý Khu kinh tế tỉnh Kon Tum"
HEADLINE = f"{NAME}: năm 2023 xếp loại Xuất sắc (91,74), lên từ Tốt năm 2022"
OPENED_IN_ENGLISH = (
    HOME,
    "kontum.so-noi-vu",
    "kontum.huyen-kon-ray",
    "tayninh.so-noi-vu",
    "tayninh.so-y-te",
    "hatinh.huyen-huong-khe",
    "hatinh.so-cong-thuong",
    "danang.so-du-lich",
    "daknong.so-noi-vu",
    "daknong.so-noi-vu-2025",
    "namdinh.huyen-y-yen",
)


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Every page here answers from the real figures."""


open_unit = functools.partial(opened.open_page, "my_unit")


def texts(at: AppTest, *kinds: str) -> list[str]:
    return [plain(text) for text in opened.texts(at, *kinds)]


def plain(text: str) -> str:
    """Without what keeps a text of the data from being read as markdown."""
    return re.sub(r"\\(.)", r"\1", text)


def joined(at: AppTest) -> str:
    return "\n".join(texts(at)).replace("**", "")


def links(at: AppTest) -> list[tuple[str, str]]:
    return [(node.proto.label, node.proto.query_string) for node in at.get("page_link")]


def test_the_page_opens_on_the_economic_zone_authority() -> None:
    at = open_unit()
    assert texts(at, "title") == [NAME]
    assert f"#### {HEADLINE}" in texts(at, "markdown")
    assert at.query_params["unit"] == HOME
    assert [element.proto.alt for element in at.get("vega_lite_chart")] == [HEADLINE]


def test_the_nine_classes_of_the_economic_zone_authority() -> None:
    table = tables(open_unit())[0]
    assert list(table.columns) == ["Năm", "Xếp loại", "Thứ hạng", "Điểm", "So với năm trước"]
    assert table.to_numpy().tolist() == [
        ["2023", "Xuất sắc", "–", "91,74", "lên từ Tốt"],
        ["2022", "Tốt", "–", "–", "xuống từ Xuất sắc"],
        ["2021", "Xuất sắc", "1/20", "95,30", "giữ nguyên loại"],
        ["2020", "Xuất sắc", "–", "–", "giữ nguyên loại"],
        ["2019", "Xuất sắc", "–", "–", "lên từ Tốt"],
        ["2018", "Tốt", "–", "–", "xuống từ Xuất sắc"],
        ["2017", "Xuất sắc", "3/20", "93,00", "giữ nguyên loại"],
        ["2016", "Xuất sắc", "–", "–", "lên từ Tốt"],
        ["2015", "Tốt", "–", "–", "–"],
    ]


def test_what_is_known_around_a_unit_without_points_is_said() -> None:
    at = open_unit(unit=HOME)
    page = joined(at)
    for said in (
        "Đã ở loại cao nhất có ghi nhận ở tỉnh: Xuất sắc.",
        "Năm 2023 không có đủ điểm của cả khối nên không tính được số điểm cần để tăng một bậc.",
        "8 tiêu chí đã biết; điểm từng tiêu chí không công bố.",
        "Chấp hành Quy chế văn hóa công sở, kỷ luật, kỷ cương hành chính",
        "Điểm thẩm định: 92,44 điểm; tài liệu không in điểm tối đa nên không tính được điểm mất.",
        "7 Xuất sắc, 10 Tốt, 3 Khá (20 đơn vị).",
        "hạng 60/61 năm 2024, giảm 4 bậc ▼",
        "hạng 43/63 năm 2023, tăng 12 bậc ▲",
        "Chủ trì: Cung cấp dịch vụ công mức 3, 4; trả kết quả qua bưu chính"
        " (2146/UBND-TH, 01/08/2018)",
        "từ 01/7/2025 tỉnh Kon Tum nhập vào tỉnh Quảng Ngãi",
        "Điểm các năm không so với nhau: tiêu chí mỗi năm một khác.",
    ):
        assert said in page
    assert [node.label for node in at.get("expander")] == [
        "Bảng số liệu và tải về",
        "Chung với mọi đơn vị (10)",
        "Mã QR và địa chỉ trang này",
        "Tài liệu (12)",
    ]
    assert (
        "Xem nội dung này",
        "province=62&index=PAR_INDEX&year=2023&component=PAR7",
    ) in links(at)
    assert (
        "Mở bảng xếp hạng của khối",
        "province=62&scheme=PAR_UNIT&year=2023&block=department",
    ) in links(at)


def test_the_places_of_tay_ninh_s_home_affairs_and_their_price() -> None:
    page = joined(open_unit(unit="tayninh.so-noi-vu"))
    for said in (
        "Sở Nội vụ · Tây Ninh: năm 2023 xếp loại Tốt (93,60; hạng 6/19)",
        "Lên 1 bậc (hạng 5): thêm 0,40 điểm",
        "Lên 3 bậc (hạng 3): thêm 0,83 điểm",
        "Lên 5 bậc (hạng 1): thêm 3,25 điểm",
        "Xuống 1 bậc: mất quá 3,60 điểm thì xuống hạng 7",
        "Xuống 3 bậc: mất quá 6,76 điểm thì xuống hạng 9",
        "Điểm thẩm định: mất 6,18 trên 96,50 điểm.",
        "17 Tốt, 1 Khá, 1 Kém (19 đơn vị).",
    ):
        assert said in page


def test_lost_points_are_listed_largest_first() -> None:
    at = open_unit(unit="hatinh.huyen-huong-khe", language="en")
    assert "Most was lost on Business support: 3.53 of 10.00 points." in joined(at)
    table = tables(at)[1]
    assert list(table.columns) == ["Criterion", "Score", "Maximum", "Lost"]
    assert table.iloc[0].tolist() == ["Business support", "6.47", "10.00", "3.53"]
    assert table.iloc[-1].tolist() == ["Role of the head", "9.07", "10.00", "0.93"]
    assert len(table) == 9


def test_a_threshold_on_record_gives_exact_points_and_its_rule() -> None:
    # Tây Ninh 2022: a newspaper says below 60 is Kém; Thái Nguyên 2022: above 80 is Tốt.
    asked = MyUnitRequest("tayninh.so-y-te", "vi")
    results = rows.of_scheme(asked, "PAR_UNIT")
    row = results[results["year"] == 2022].iloc[0]
    assert float(row["score"]) == 55.27
    sentences, keys = distance.to_class(row, asked)
    assert sentences == (
        "Loại Trung bình từ 60,00 điểm: còn thiếu 4,73 điểm. Quy tắc: Xếp loại Kém"
        " (Báo Tây Ninh, 14/12/2022).",
    )
    assert keys == ("tn-2022",)


def test_the_lowest_score_seen_is_no_threshold_and_never_stands_in_for_kon_tum_s() -> None:
    seen = joined(open_unit(unit="danang.so-du-lich"))
    assert "Không tài liệu nào đã mở nêu ngưỡng lên loại Khá tốt của năm 2022." in seen
    assert (
        "Chỉ là điều đã thấy, không phải ngưỡng: điểm thấp nhất có ghi nhận ở loại Khá tốt cùng"
        " khối năm 2022 là 68,84 (Sở Ngoại vụ), hơn 1,01 điểm." in seen
    )
    told = [
        line
        for unit in units.units("vi").values()
        if unit.province_code in ("62", "67")
        for asked in [MyUnitRequest(unit.id, "vi")]
        for code in rows.schemes(asked)
        for line in distance.distance(asked, code).to_class
    ]
    assert len(told) > 10
    assert [line for line in told if "điều đã thấy" in line] == []


def test_a_computed_place_is_told_from_a_published_one() -> None:
    at = open_unit(unit="danang.so-du-lich")
    assert "(67,83; hạng 7/16, tính lại từ điểm)" in joined(at)
    assert tables(at)[0]["Thứ hạng"].tolist() == ["7/16 *"]
    assert "* Tính lại từ điểm của cả khối; tài liệu không in thứ hạng." in joined(at)


def test_predecessors_and_successors_lead_to_one_another() -> None:
    assert [
        (label, query)
        for label, query in links(open_unit(unit="daknong.so-noi-vu"))
        if "Từ đó" in label
    ] == [
        (
            "Từ đó là: Sở Nội vụ · Đắk Nông, từ 28/02/2025 đến 30/06/2025",
            "unit=daknong.so-noi-vu-2025",
        )
    ]
    after = open_unit(unit="daknong.so-noi-vu-2025")
    assert [label for label, _ in links(after) if "Tiền thân" in label] == [
        "Tiền thân: Sở Lao động - Thương binh và Xã hội · Đắk Nông",
        "Tiền thân: Sở Nội vụ · Đắk Nông, đến 27/02/2025",
    ]
    assert "chưa có kết quả nào trong tài liệu đang có" in joined(after)
    assert "3 Xuất sắc, 15 Tốt, 4 Khá (22 đơn vị)." in joined(after)


@pytest.mark.parametrize(
    ("typed", "unit_id"),
    [
        ("BQL KKT Kon Tum", HOME),
        ("so noi vu kon tum", "kontum.so-noi-vu"),
        ("Sở Kế hoạch và Đầu tư Đắk Nông", "daknong.so-ke-hoach-va-dau-tu"),
    ],
)
def test_an_address_may_spell_the_unit_as_people_do(typed: str, unit_id: str) -> None:
    at = open_unit(unit=typed)
    assert at.query_params["unit"] == unit_id
    assert texts(at, "warning") == []


def test_a_bad_unit_is_told_and_the_default_shown() -> None:
    at = open_unit(unit="kontum.so-xyz")
    assert texts(at, "title") == [NAME]
    [warning] = texts(at, "warning")
    assert warning.startswith("Địa chỉ có Đơn vị là `kontum.so-xyz`, không có trong danh sách.")


def test_duties_that_name_the_unit_come_first_and_the_shared_ones_are_folded() -> None:
    answered = duties.answered(MyUnitRequest("kontum.so-noi-vu", "vi"))
    scopes = [item.scope for item in answered]
    assert scopes == sorted(scopes, key=["unit", "block", "all"].index)
    assert scopes.count("unit") == 11
    # A topic is no component: it has no result of its own and no page.
    topics = [item for item in answered if item.name == "PAPI: Công vụ"]
    assert [(item.result, item.address) for item in topics] == [("", ())]


def test_years_without_a_document_are_gaps_with_their_reason_and_never_joined() -> None:
    figure = history.history_figure(MyUnitRequest("kontum.huyen-kon-ray", "vi"), "PAR_UNIT")
    years = figure.chart.frames["years"].set_index("year")
    assert list(years.index) == [str(year) for year in range(2017, 2024)]
    gaps = years.loc["2018":"2021"]
    assert gaps["level"].isna().all()
    assert gaps["run"].isna().all()
    assert set(gaps["gap"]) == {"chưa tìm thấy tài liệu"}
    assert list(gaps["gap_text"].dropna()) == ["chưa tìm thấy tài liệu"]
    assert years["run"]["2017"] != years["run"]["2022"]
    assert years["run"]["2022"] == years["run"]["2023"]
    assert list(years["level"].dropna()) == ["Khá", "Tốt", "Xuất sắc"]
    assert (years["score_text"]["2022"], years["marked_rank"]["2022"]) == ("86,47", "1/10")


def test_what_is_sent_to_the_browser_is_the_chart_of_the_table() -> None:
    [element] = open_unit(unit=HOME).get("vega_lite_chart")
    frames = {
        dataset.name: pa.ipc.open_stream(io.BytesIO(dataset.data.data)).read_pandas()
        for dataset in element.proto.datasets
    }
    years = frames["years"]
    assert len(years) == 9
    assert years["level"].tolist().count("Xuất sắc") == 6


def test_every_unit_opens_without_an_exception() -> None:
    at = open_unit()
    for unit_id in some(units.units("vi")):
        at.query_params["unit"] = unit_id
        opened.run(at)
        assert texts(at, "error") == []
        assert texts(at, "title") == [MyUnitRequest(unit_id, "vi").name]
        assert texts(at, "warning") == []
        assert len(texts(at, "subheader")) >= 2


@pytest.mark.parametrize("unit_id", OPENED_IN_ENGLISH)
def test_a_unit_opens_in_english(unit_id: str) -> None:
    at = open_unit(unit=unit_id, language="en")
    assert texts(at, "title") == [MyUnitRequest(unit_id, "en").name]


def test_every_headline_on_record_is_the_sentence_of_its_case() -> None:
    said = {
        "kontum.huyen-kon-ray": ": năm 2023 xếp loại Xuất sắc, lên từ Tốt năm 2022",
        "kontum.so-noi-vu": ": năm 2023 xếp loại Xuất sắc",
        "danang.so-du-lich": ": DDCI năm 2022 xếp loại Khá (67,83; hạng 7/16, tính lại từ điểm)",
        "namdinh.huyen-y-yen": (
            ": có tên trong kết quả năm 2020; chưa tìm thấy điểm, thứ hạng, xếp loại"
        ),
        "daknong.so-noi-vu": ": chưa có kết quả nào trong tài liệu đang có",
    }
    for unit_id, sentence in said.items():
        asked = MyUnitRequest(unit_id, "vi")
        assert rows.findings(asked) == (asked.name + sentence,)
    home = rows.of_scheme(MyUnitRequest(HOME, "vi"), "PAR_UNIT")
    assert rows.finding(home.iloc[1:], MyUnitRequest(HOME, "vi")) == (
        f"{NAME}: năm 2022 xếp loại Tốt, xuống từ Xuất sắc năm 2021"
    )
    met = {
        rows.branch(rows.of_scheme(asked, code))
        for unit_id in units.units("vi")
        for asked in [MyUnitRequest(unit_id, "vi")]
        for code in rows.schemes(asked)
    }
    assert met == {
        "class_up", "class_same", "class_gap", "class_first", "placed", "placed_scored", "scored",
        "named",
    }  # fmt: skip
