"""Plausible layouts of other years and publishers: read exactly, or not read and told so."""

import openpyxl
import pytest

from tests import official
from tests.ingest.reading import assert_accounted, held, read, rows_of, rules, scores

pytestmark = pytest.mark.usefixtures("real")
REGION_OF = {"01": "Đồng bằng sông Hồng", "40": "Bắc Trung Bộ", "70": "Đông Nam Bộ"}


def _number(text: str) -> float | None:
    return float(text) if text else None


def _papi_by_axis(year: int) -> openpyxl.Workbook:
    """Dimensions as merged heads over their parts, names of regions between, statistics below."""
    record = official.held("PAPI", year)
    names = official.names_of("PAPI", year, is_english=False)
    codes = sorted({code for code, _ in record} - {"TOTAL"})
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Phu luc"
    sheet.append([f"Phụ lục A: Điểm Chỉ số PAPI {year} của 63 tỉnh/thành phố"])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(codes) + 2)
    sheet.append(["(Điểm cao là tốt hơn; ô trống là không công bố)"])
    tops = [f"Trục nội dung {code[1]}: {names[code]}" if len(code) == 2 else None for code in codes]
    subs = ["Tổng trục" if len(code) == 2 else f"{code[1:]} {names[code]}" for code in codes]
    sheet.append(["Tỉnh/thành phố", *tops, "Chỉ số PAPI tổng hợp (không trọng số)"])
    sheet.append([None, *subs, None])
    sheet.merge_cells("A3:A4")
    starts = [at for at, code in enumerate(codes, start=2) if len(code) == 2]
    for start, end in zip(starts, [*starts[1:], len(codes) + 2], strict=True):
        sheet.merge_cells(start_row=3, end_row=3, start_column=start, end_column=end - 1)
    sheet.merge_cells(
        start_row=3, end_row=4, start_column=len(codes) + 2, end_column=len(codes) + 2
    )
    for province, name in official.provinces("name").items():
        if province in REGION_OF:
            sheet.append([REGION_OF[province]])
        own = [record[code, province]["score"] for code in (*codes, "TOTAL")]
        sheet.append([name, *map(_number, own)])
    for word in ("Điểm trung vị toàn quốc", "Điểm thấp nhất", "Điểm cao nhất"):
        sheet.append([word, *([5.0] * len(codes)), 44.0])
    sheet.append(["Nguồn: khảo sát người dân"])
    return book


def _papi_sheets_with_ranks(year: int) -> openpyxl.Workbook:
    """The whole with ranks, and a sheet for each dimension; numbers as texts with commas."""
    record = official.held("PAPI", year)
    names = official.names_of("PAPI", year, is_english=False)
    dimensions = sorted(code for code, _ in record if len(code) == 2)
    dimensions = list(dict.fromkeys(dimensions))
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"Tổng hợp {year}"
    heads = [f"{code[1]}. {names[code]}" for code in dimensions]
    sheet.append(["TT", "Tỉnh, thành phố", *heads, f"PAPI {year}", "Nhóm"])
    for line, (province, name) in enumerate(official.provinces("name").items(), start=1):
        own = [record[code, province]["score"] for code in (*dimensions, "TOTAL")]
        written = [text.replace(".", ",") or "…" for text in own]
        sheet.append([line, f"{name}*" if line == 5 else name, *written, "Trung bình cao"])
    sheet.append([])
    sheet.append([None, "* Tỉnh có mẫu nhỏ"])
    return book


def _pci_two_tables(year: int) -> openpyxl.Workbook:
    """The ranking above, the sub-indices in a second table below it on the same sheet."""
    record = official.held("PCI", year)
    names = official.names_of("PCI", year, is_english=False)
    codes = sorted({code for code, _ in record} - {"TOTAL"})
    listed = official.provinces("name")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Bang xep hang"
    sheet.append([f"BẢNG XẾP HẠNG CHỈ SỐ NĂNG LỰC CẠNH TRANH CẤP TỈNH (PCI) {year}"])
    sheet.append(["Xếp hạng", "Tỉnh", "Điểm số PCI", "Nhóm xếp hạng"])
    order = sorted(listed, key=lambda code: int(record["TOTAL", code]["published_rank"]))
    for province in order:
        own = record["TOTAL", province]
        sheet.append([int(own["published_rank"]), listed[province], float(own["score"]), "Khá"])
    sheet.append([])
    sheet.append(["Các chỉ số thành phần"])
    heads = [f"CSTP {at}: {names[code]}" for at, code in enumerate(codes, start=1)]
    sheet.append(["STT", "Tỉnh", *heads])
    for line, (province, name) in enumerate(listed.items(), start=1):
        sheet.append([line, name, *(float(record[code, province]["score"]) for code in codes)])
    return book


def _pci_with_change(year: int) -> openpyxl.Workbook:
    """Statistics above the provinces; the unweighted score and the change beside the total."""
    record = official.held("PCI", year)
    names = official.names_of("PCI", year, is_english=False)
    codes = sorted({code for code, _ in record} - {"TOTAL"})
    before = official.held("PCI", year - 1)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "KQ"
    sheet.append([f"Kết quả PCI năm {year}"])
    sheet.append(["Tỉnh/Thành phố", *(names[code] for code in codes), "Điểm PCI gốc",
                  "Điểm tổng hợp PCI", f"Thay đổi so với {year - 1}", "Thứ hạng"])  # fmt: skip
    for word in ("Cao nhất", "Trung vị", "Thấp nhất"):
        sheet.append([word, *(6.5 for _ in codes), 60.5, 63.25, 0.5, None])
    for province, name in official.provinces("name").items():
        own = record["TOTAL", province]
        parts = [float(record[code, province]["score"]) for code in codes]
        change = float(own["score"]) - float(before["TOTAL", province]["score"])
        place = f"{own['published_rank']}." if own["published_rank"] else None
        sheet.append([name, *parts, sum(parts), float(own["score"]), round(change, 2), place])
    return book


def _par_index(title: str) -> openpyxl.Workbook:
    """The Ministry's table of PAR INDEX: of no publisher whose workbooks are read."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    sheet.append(["CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023 CỦA CÁC TỈNH, THÀNH PHỐ"])
    sheet.append(["STT", "Tỉnh, thành phố", "Công tác chỉ đạo điều hành CCHC",
                  "Cải cách thể chế", "Cải cách thủ tục hành chính", "Tổng điểm đạt được",
                  "Chỉ số tổng hợp (%)", "Xếp hạng"])  # fmt: skip
    for line, name in enumerate(official.provinces("name").values(), start=1):
        sheet.append([line, name, 8.1, 9.2, 12.4, 88.0 - line / 10, 88.0 - line / 10, line])
    return book


@pytest.mark.parametrize("year", [2013, 2016, 2020])
def test_dimensions_may_stand_merged_over_their_parts(year: int) -> None:
    reading = read(_papi_by_axis(year))
    assert scores(reading) == held("PAPI", year)
    assert rules(reading) == {}
    assert_accounted(reading)


@pytest.mark.parametrize("year", [2012, 2019, 2023])
def test_numbers_may_be_texts_and_provinces_may_have_a_mark(year: int) -> None:
    reading = read(_papi_sheets_with_ranks(year))
    wanted = {key: score for key, score in held("PAPI", year).items() if "." not in key[0]}
    assert scores(reading) == wanted
    assert rules(reading) == {}
    assert_accounted(reading)


@pytest.mark.parametrize("year", [2009, 2014, 2018])
def test_the_sub_indices_may_stand_in_a_table_below_the_ranking(year: int) -> None:
    reading = read(_pci_two_tables(year))
    assert scores(reading) == held("PCI", year)
    assert rules(reading) == {}
    ranks = {key[1]: row.values.get("published_rank") for key, row in rows_of(reading).items()
             if key[0] == "TOTAL"}  # fmt: skip
    assert ranks == {
        province: int(row["published_rank"])
        for (code, province), row in official.held("PCI", year).items() if code == "TOTAL"
    }  # fmt: skip
    assert_accounted(reading)


@pytest.mark.parametrize("year", [2010, 2018, 2021])
def test_statistics_above_and_changes_beside_are_not_scores(year: int) -> None:
    reading = read(_pci_with_change(year))
    assert scores(reading) == held("PCI", year)
    assert rules(reading) == {}
    assert_accounted(reading)


@pytest.mark.parametrize("title", ["PAR INDEX 2023", "Sheet1", "PCI"])
def test_a_table_of_an_index_that_is_not_read_is_told_and_nothing_is_taken(title: str) -> None:
    reading = read(_par_index(title))
    assert scores(reading) == {}
    assert rules(reading)["sheet_unknown"] == 1


NINE = (
    "Gia nhập thị trường", "Tiếp cận đất đai", "Tính minh bạch", "Chi phí tuân thủ hành chính",
    "Chi phí không chính thức", "Cạnh tranh bình đẳng", "Chính quyền kiến tạo",
    "Hỗ trợ doanh nghiệp", "Thiết chế pháp lý",
)  # fmt: skip
NINE_CODES = ("ENTRY", "LAND", "TRANSPARENCY", "COMPLIANCE", "INFORMAL", "COMPETITION",
              "ENABLING_GOV", "SUPPORT_LABOR", "LEGAL")  # fmt: skip


def _pci_2025(*, is_numbered: bool) -> openpyxl.Workbook:
    """PCI 2025 as it may come: 34 provinces, nine sub-indices, the total and ranks (invented)."""
    listed = [row for row in official.rows("reference/province.csv") if not row["valid_to"]]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "PCI 2025"
    heads = [f"Chỉ số thành phần {at}: {name}" if is_numbered else name
             for at, name in enumerate(NINE, start=1)]  # fmt: skip
    sheet.append(["STT", "Tỉnh/Thành phố", *heads, "PCI 2025", "Xếp hạng"])
    for line, row in enumerate(listed, start=1):
        parts = [5 + at / 10 + line / 100 for at in range(9)]
        sheet.append([line, row["name"], *parts, 70 - line / 4, line])
    return book


@pytest.mark.parametrize("is_numbered", [False, True])
def test_nine_sub_indices_of_the_34_provinces(is_numbered: bool) -> None:
    reading = read(_pci_2025(is_numbered=is_numbered))
    found = scores(reading)
    assert rules(reading) == {}
    assert {code for code, _ in found} == {*NINE_CODES, "TOTAL"}
    codes = [row["province_code"] for row in official.rows("reference/province.csv")
             if not row["valid_to"]]  # fmt: skip
    for place in ("n51", "n68"):
        line = codes.index(place) + 1
        assert [found[code, place] for code in NINE_CODES] == pytest.approx(
            [5 + at / 10 + line / 100 for at in range(9)], abs=1e-9
        )
    assert found["TOTAL", "n51"] == 70 - (codes.index("n51") + 1) / 4
    assert len(found) == 34 * 10
    assert_accounted(reading)
