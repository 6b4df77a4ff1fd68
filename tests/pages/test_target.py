"""The target page through the frame, on the real figures: every promise, its result, its document.

Counts of past cases were found by a query of their own on province_rank, not by the forecast.
"""

import functools

import duckdb
import pytest

from dashboard.analysis.forecast.plausibility import Plausibility
from dashboard.briefing import link
from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.views import page_slide
from dashboard.catalog.labels import voice
from dashboard.figures.findings import promise_step, promise_words
from dashboard.figures.findings.promise import Promise, promises
from dashboard.figures.target import record, tables
from dashboard.figures.target.marks import marks_figure
from dashboard.figures.target.request import TargetRequest, provinces
from dashboard.store.ask import ask
from tests import opened
from tests.official import rows
from tests.opened import said
from tests.some import some

WITH_TARGETS = ("12", "40", "51", "62", "66", "67", "n68")


@pytest.fixture
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """What a test asks is answered from the real figures."""


open_page = functools.partial(opened.open_page, "target")


def asked(province: str, index: str = "all", language: str = "vi") -> TargetRequest:
    return TargetRequest(province, index, language)


def promise(key: str, province: str = "62") -> Promise:
    return next(one for one in promises(province, "all") if one.key == key)


def told(key: str, province: str = "62") -> tuple[str, str, str]:
    """A promise, its result and its verdict in Vietnamese."""
    one, speaker = promise(key, province), voice("vi")
    return (
        promise_words.stated(one, speaker),
        promise_words.result(one, speaker),
        promise_words.verdict(one, speaker),
    )


# The exact cases


KON_TUM = {
    "target-001": ("10%", "11%", "✓ Đạt, vượt 1 điểm phần trăm"),
    "target-002": ("Con số mục tiêu không được in", "985 (năm 2023)", "Không đủ căn cứ kết luận"),
    "target-003": ("5/63", "46/63 (tính lại từ điểm)", "✗ Không đạt, thiếu 41 bậc"),
    "target-005": ("tăng 1 bậc", "50/63 (tính lại từ điểm)", "Không đủ căn cứ kết luận"),
    "target-006": (
        "tăng 5–6 bậc so với năm 2016 (hạng 46/63, tính lại từ điểm); tức hạng 41–40/63",
        "42/61 (tính lại từ điểm)",
        "✗ Không đạt, thiếu 1 bậc",
    ),
    "target-007": (
        "43/63; tăng 10 bậc so với năm 2019 (hạng 53/63, suy từ tài liệu)",
        "54/60 (tính lại từ điểm)",
        "✗ Không đạt, thiếu 11 bậc",
    ),
    "target-010": ("tăng 5–6 bậc so với năm 2016", "–", "Chưa có kết quả trong tài liệu"),
    "target-011": (
        "49/63; tăng 10 bậc so với năm 2019 (hạng 59/63, suy từ tài liệu)",
        "–",
        "Chưa có kết quả trong tài liệu",
    ),
    "target-013": ("38/63", "55/63 (suy từ tài liệu)", "✗ Không đạt, thiếu 17 bậc"),
    "target-015": (
        "46/63; tăng 10 bậc so với năm 2019 (hạng 56/63)",
        "61/63 (công bố)",
        "✗ Không đạt, thiếu 15 bậc",
    ),
    "target-017": ("43/63", "37/63 (công bố)", "✓ Đạt, vượt 6 bậc"),
}
DAK_NONG = {
    "target-019": (
        "50–40/63; năm gốc 2018: hạng 63/63",
        "62/63 (tính lại từ điểm)",
        "✗ Không đạt, thiếu 12 bậc",
    ),
    "target-020": (
        "tăng 2–3 bậc so với năm 2018 (hạng 63/63); tức hạng 61–60/63",
        "62/63 (tính lại từ điểm)",
        "✗ Không đạt, thiếu 1 bậc",
    ),
    "target-021": (
        "tăng 3–4 bậc so với năm 2019 (hạng 62/63, tính lại từ điểm); tức hạng 59–58/63",
        "60/63 (công bố)",
        "✗ Không đạt, thiếu 1 bậc",
    ),
    "target-022": (
        "59/63; tăng 1 bậc so với năm 2020 (hạng 60/63)",
        "52/63 (suy từ tài liệu)",
        "✓ Đạt, vượt 7 bậc",
    ),
    "target-024": (
        "tăng 1 bậc so với năm 2022 (hạng 38/63); tức hạng 37/63",
        "21/63 (công bố)",
        "✓ Đạt, vượt 16 bậc",
    ),
}


@pytest.mark.usefixtures("on_real_figures")
@pytest.mark.parametrize("key", KON_TUM)
def test_a_promise_of_kon_tum_its_result_and_verdict(key: str) -> None:
    assert told(key) == KON_TUM[key]


@pytest.mark.usefixtures("on_real_figures")
@pytest.mark.parametrize("key", DAK_NONG)
def test_a_promise_of_dak_nong_its_result_and_verdict(key: str) -> None:
    assert told(key, "67") == DAK_NONG[key]


@pytest.mark.usefixtures("on_real_figures")
def test_shares_keep_the_decimals_they_were_printed_with() -> None:
    assert told("target-025", "n68") == ("70%", "51,79%", "✗ Không đạt, thiếu 18,21 điểm phần trăm")
    assert told("target-028", "n68") == ("60%", "78,61%", "✓ Đạt, vượt 18,61 điểm phần trăm")


@pytest.mark.usefixtures("on_real_figures")
def test_both_ends_of_a_range_are_judged() -> None:
    end = promise_words.stretch_verdict(promise("target-019", "67"), voice("vi"))
    assert end == "Mức cao 40: ✗ Không đạt, thiếu 22 bậc"
    assert promise_words.stretch_verdict(promise("target-017"), voice("vi")) == ""


@pytest.mark.usefixtures("world")
def test_the_easier_end_of_a_range_can_be_met_and_the_other_missed() -> None:
    one = next(one for one in promises("62", "PCI") if one.key == "t3")
    assert promise_words.verdict(one, voice("vi")) == "✓ Đạt, vừa đúng mức"
    assert promise_words.stretch_verdict(one, voice("vi")) == (
        "Mức cao 1: ✗ Không đạt, thiếu 1 bậc"
    )


@pytest.mark.usefixtures("on_real_figures")
def test_a_field_that_differs_from_the_target_s_is_said() -> None:
    frame, _ = tables.listing(asked("62"))
    cell = frame[frame["target"].str.startswith("**PAPI 2021**")].iloc[0]["result"]
    assert "Mục tiêu tính trên 63 tỉnh, kết quả xếp trên 60 tỉnh" in cell
    other = frame[frame["target"].str.startswith("**PCI 2022**")].iloc[0]["result"]
    assert "tỉnh, kết quả" not in other


@pytest.mark.usefixtures("on_real_figures")
def test_a_gain_and_the_rank_it_means_are_one_promise() -> None:
    assert [len(one.rows) for one in promises("62", "PCI")] == [1, 2, 1]
    # A range of ranks and a range of gains that mean different ranks are two.
    assert [one.key for one in promises("67", "PCI")][:2] == ["target-019", "target-020"]


# Every target on a page, with its document


@pytest.mark.usefixtures("on_real_figures")
def test_provinces_with_targets_are_those_listed_here() -> None:
    assert provinces() == WITH_TARGETS


@pytest.mark.usefixtures("on_real_figures")
@pytest.mark.parametrize("province", WITH_TARGETS)
def test_every_stated_target_is_on_the_page_with_its_document(
    province: str, real: duckdb.DuckDBPyConnection
) -> None:
    at = open_page(province=province)
    cells = [tuple(row) for table in opened.tables(at) for row in table.itertuples(index=False)]
    stated = real.execute(
        "select coalesce(index.name, indicator), target_year, target_kind, target_value,"
        " stretch_value, target_progress.document_no, issued_by, source.title"
        " from target_progress left join index using (index_code)"
        " join source using (source_id) where province_code = $province",
        {"province": province},
    ).fetchall()
    documents = said(at).replace("\\", "")
    assert len(stated) == sum(
        row["province_code"] == province for row in rows("commitment/target.csv")
    )
    for name, year, kind, value, stretch, number, issuer, title in some(stated):
        span = "–".join(f"{end:g}" for end in (value, stretch) if end is not None)
        form = {"rank": f"{span}/63", "rank_gain": f"tăng {span} bậc", "share": f"{span}%"}[kind]
        wanted = form if value is not None else "không được in"
        row = [
            cell
            for cell in cells
            if cell[0].startswith(f"**{name}")
            and f"{year}**" in cell[0]
            and wanted in cell[0].replace("\n", " ")
        ]
        assert row, (name, year, wanted)
        assert issuer in row[0][2]
        assert (number or "") in row[0][2]
        assert title in documents


@pytest.mark.usefixtures("on_real_figures")
def test_the_number_and_date_of_a_document_stand_beside_its_target() -> None:
    frame, _ = tables.listing(asked("67"))
    row = frame[frame["target"].str.startswith("**PCI 2021**")].iloc[0]
    assert row["document"].startswith("UBND tỉnh Đắk Nông, 755/QĐ-UBND, đăng 10/06/2021 [3]")
    frame, _ = tables.listing(asked("66"))
    assert frame.iloc[0]["document"] == "UBND tỉnh Đắk Lắk, đăng 02/06/2025 [1]"


@pytest.mark.usefixtures("on_real_figures")
def test_what_is_printed_of_the_enterprises_and_of_the_payroll_is_said() -> None:
    text = "\n".join(tables.listing(asked("62", "other"))[0]["target"]).replace("\\", "")
    assert "Tài liệu chỉ in 985 doanh nghiệp, bằng 65,7% mục tiêu đến 2025" in text
    assert "Suy từ tài liệu: giảm 11%, “vượt chỉ tiêu 1%”" in text
    assert "1.499" not in text


@pytest.mark.usefixtures("on_real_figures")
def test_every_document_leads_to_the_source_page() -> None:
    at = open_page(province="66")
    links = [link.proto.query_string for link in at.get("page_link")]
    assert "view_source=documents&reliability=all&document=dl-target-2025" in links


@pytest.mark.usefixtures("on_real_figures")
def test_contradictions_in_the_documents_are_named_and_linked() -> None:
    at = open_page(province="62")
    assert "- Tổng số tỉnh của thứ hạng PAPI" in said(at)
    assert "view_source=contradictions" in [link.proto.query_string for link in at.get("page_link")]
    assert "Tổng số tỉnh của thứ hạng PAPI" not in tables.contradictions(asked("67"))


# The record, in a sentence


FINDINGS = {
    ("62", "all"): "Kon Tum: 2 trên 10 mục tiêu có kết quả đã đạt; 2 chưa có kết quả trong tài "
    "liệu; 2 không đủ căn cứ kết luận",
    ("62", "PAPI"): "Kon Tum, PAPI: không đạt mục tiêu nào trong 5 mục tiêu có kết quả; 1 không "
    "đủ căn cứ kết luận",
    ("62", "PAR_INDEX"): "Kon Tum, PAR INDEX: mục tiêu duy nhất có kết quả không đạt; 2 chưa có "
    "kết quả trong tài liệu",
    ("62", "other"): "Kon Tum, Chỉ tiêu khác: mục tiêu duy nhất có kết quả đã đạt; 1 không đủ căn "
    "cứ kết luận",
    ("62", "SIPAS"): "Kon Tum, SIPAS: không có mục tiêu nào trong tài liệu đang có",
    ("66", "all"): "Đắk Lắk (đến 6/2025): chưa mục tiêu nào có kết quả để kết luận; 1 chờ kết quả",
    ("67", "all"): "Đắk Nông: 2 trên 5 mục tiêu có kết quả đã đạt",
    ("01", "all"): "Hà Nội (đến 6/2025): không có mục tiêu nào trong tài liệu đang có",
}


@pytest.mark.usefixtures("on_real_figures")
@pytest.mark.parametrize(("province", "index"), FINDINGS)
def test_the_finding_counts_what_was_kept_and_what_nobody_can_judge(
    province: str, index: str
) -> None:
    assert record.finding(asked(province, index)) == FINDINGS[province, index]


@pytest.mark.usefixtures("world")
def test_the_finding_of_a_province_that_kept_everything() -> None:
    assert record.finding(asked("67")) == "Đắk Nông: cả 2 mục tiêu đã có kết quả đều đạt"


@pytest.mark.usefixtures("on_real_figures")
def test_the_record_counts_every_promise_once() -> None:
    frame, columns = record.record(asked("62"))
    rows = [tuple(row) for row in frame[[column.name for column in columns]].to_numpy()]
    assert rows == [
        ("PAPI", 0, 5, 0, 1),
        ("PAR INDEX", 0, 1, 0, 2),
        ("PCI", 1, 2, 0, 0),
        ("Chỉ tiêu khác", 1, 0, 0, 1),
    ]


# The chart


@pytest.mark.usefixtures("on_real_figures")
def test_targets_are_open_diamonds_on_dashed_rules_with_verdicts_in_words() -> None:
    figure = marks_figure(asked("62"))
    assert figure is not None
    spec = figure.chart.specification("light", "vi")
    marks = [layer["mark"] for layer in spec["layer"]]
    diamonds = [mark for mark in marks if mark.get("shape") == "diamond"]
    assert [mark["filled"] for mark in diamonds] == [False, False]
    assert any(mark["type"] == "rule" and mark.get("strokeDash") == [5, 4] for mark in marks)
    verdicts = dict(zip(figure.table["label"], figure.table["verdict_text"], strict=True))
    assert verdicts["PCI 2022"] == "✓ Đạt, vượt 6 bậc"
    assert verdicts["PAR INDEX 2021"] == "Chưa có kết quả trong tài liệu"
    assert len(figure.table) == 10
    assert "Không vẽ 4 mục tiêu" in figure.subtitle


@pytest.mark.usefixtures("on_real_figures")
def test_a_missing_result_is_no_mark() -> None:
    figure = marks_figure(asked("62", "PAR_INDEX"))
    assert figure is not None
    assert figure.table["actual_rank"].isna().tolist() == [True, False]
    assert marks_figure(asked("66")) is None
    assert marks_figure(asked("n68")) is None


@pytest.mark.usefixtures("on_real_figures")
def test_the_title_of_the_chart_names_what_was_missed_by_most() -> None:
    figure = marks_figure(asked("62", "PCI", "en"))
    assert figure is not None
    assert figure.title == (
        "Kon Tum, PCI: promised ranks reached 1, missed 2; furthest off is PCI 2021, "
        "short by 15 ranks"
    )


# How often such a step was made


STEPS = {
    "target-006": (2016, 2, "46/63", 5, 21, 49),
    "target-007": (2019, 2, "53/63", 10, 20, 50),
    "target-009": (2021, 1, "54/60", 15, 33, 87),
    "target-014": (2016, 2, "56/63", 5, 36, 80),
    "target-015": (2019, 2, "56/63", 10, 26, 96),
    "target-017": (2021, 1, "61/63", 18, 13, 132),
}


@pytest.mark.usefixtures("on_real_figures")
@pytest.mark.parametrize("key", STEPS)
def test_past_cases_of_a_step_as_counted_by_hand(key: str) -> None:
    one = promise(key)
    way = promise_step.step(one)
    assert isinstance(way, promise_step.Step)
    found = promise_step.done(one, way)
    place = f"{way.rank}/{way.out_of}"
    counted = (way.base_year, way.horizon, place, way.gain, len(found.done), found.n_cases)
    assert counted == STEPS[key]


@pytest.mark.usefixtures("on_real_figures")
def test_no_case_ends_after_the_base_year_of_its_target() -> None:
    ways = [
        (one, way)
        for code in ("62", "67")
        for one in promises(code, "all")
        if isinstance(way := promise_step.step(one), promise_step.Step)
    ]
    cases = [(way, case) for one, way in ways for case in promise_step.done(one, way).done]
    for way, case in some(cases):
        assert case.year_to <= way.base_year
        assert case.rank_from - case.rank_to >= way.gain


@pytest.mark.usefixtures("on_real_figures")
def test_a_target_that_cannot_be_compared_says_why() -> None:
    reasons = {
        "target-001": "not_a_rank",
        "target-003": "component",
        "target-010": "no_edition",
        "target-013": "no_edition",
    }
    assert {key: promise_step.step(promise(key)) for key in reasons} == reasons


@pytest.mark.usefixtures("on_real_figures")
def test_fewer_than_thirty_cases_give_no_share() -> None:
    few = promise_step.share(Plausibility(None, 12, ()), voice("vi"))
    assert few == "0/12 trường hợp; dưới 30 trường hợp nên không tính tỷ lệ"
    enough = promise_step.share(Plausibility(0.25, 40, ()), voice("en"))
    assert enough == "0/40 cases (25.0%)"


@pytest.mark.usefixtures("on_real_figures")
def test_the_cases_of_the_chosen_target_are_listed() -> None:
    at = open_page(province="62", view_target="step", target="target-017")
    assert at.selectbox(key="target").value == "target-017"
    assert "13/132 trường hợp (9,8%)" in said(at)
    cases = opened.tables(at)[1]
    assert list(cases.columns) == ["Tỉnh, thành phố", "Năm", "Trước", "Sau", "Thay đổi bậc"]
    assert len(cases) == 13
    base = "kỳ liền trước; văn bản không in năm gốc"
    assert base in said(at)


# The page


@pytest.mark.usefixtures("on_real_figures")
@pytest.mark.parametrize(
    ("language", "title"), [("vi", "Mục tiêu của Kon Tum"), ("en", "Targets of Kon Tum")]
)
@pytest.mark.parametrize("view", ["result", "step"])
def test_the_page_opens_on_the_home_province_and_all_indices(
    language: str, title: str, view: str
) -> None:
    at = open_page(language=language, view_target=view)
    assert [heading.value for heading in at.title] == [title]
    assert at.selectbox(key="index").value == "all"
    assert [warning.value for warning in at.warning] == []


@pytest.mark.usefixtures("on_real_figures")
def test_provinces_with_targets_are_offered_first() -> None:
    options = open_page().selectbox(key="province").options
    assert [option.split(" (")[0] for option in options[: len(WITH_TARGETS)]] == [
        "Lai Châu",
        "Nghệ An",
        "Quảng Ngãi",
        "Kon Tum",
        "Đắk Lắk",
        "Đắk Nông",
        "Lâm Đồng",
    ]
    assert len(options) == len(ask("province_catalog"))


@pytest.mark.usefixtures("on_real_figures")
def test_a_province_without_targets_says_so_and_who_has_some() -> None:
    at = open_page(province="01")
    assert "Hà Nội (đến 6/2025): không có mục tiêu nào" in said(at)
    assert "Kon Tum, Đắk Lắk (đến 6/2025), Đắk Nông, Lâm Đồng (từ 7/2025)" in said(at)
    assert len(opened.tables(at)) == 0


@pytest.mark.usefixtures("on_real_figures")
def test_a_province_of_the_34_shows_its_own_targets_and_its_predecessors() -> None:
    at = open_page(province="n68")
    assert [heading.value for heading in at.header] == [
        "Lâm Đồng (từ 7/2025)",
        "Bình Thuận",
        "Đắk Nông",
        "Lâm Đồng (đến 6/2025)",
    ]


@pytest.mark.usefixtures("on_real_figures")
def test_a_wrong_index_or_target_in_the_address_is_told() -> None:
    at = open_page(index="XYZ")
    assert "`XYZ`" in at.warning[0].value
    at = open_page(view_target="step", target="target-999")
    assert "`target-999`" in at.warning[0].value


# Slides


@pytest.mark.usefixtures("on_real_figures")
def test_without_a_choice_the_slide_shows_the_promise_that_the_page_opens_on() -> None:
    address = "province=62&view_target=step"
    first = open_page(province="62", view_target="step").selectbox(key="target").value
    slide = page_slide.frozen(link.step_of(f"/target?{address}"), BriefingRequest("62", 2020, "vi"))
    same = page_slide.frozen(
        link.step_of(f"/target?{address}&target={first}"), BriefingRequest("62", 2020, "vi")
    )
    assert slide is not None
    assert same is not None
    assert (slide.message, slide.table) == (same.message, same.table)
    assert slide.message in said(open_page(province="62", view_target="step"))


@pytest.mark.usefixtures("on_real_figures")
def test_every_promise_with_its_step_is_a_slide_of_its_own() -> None:
    one, asked_for = (
        link.step_of("/target?view_target=step&figure=steps"),
        BriefingRequest("62", 2020, "vi"),
    )
    assert page_slide.names(one, asked_for) == ("step", "steps")
    slide = page_slide.frozen(one, asked_for)
    assert slide is not None
    assert slide.message == FINDINGS["62", "all"]
    assert slide.table is not None
    assert slide.table.rows[0][0] == "PAPI 2018 Từ 46/63 năm 2016, tăng 5 bậc trong 2 năm"


@pytest.mark.usefixtures("on_real_figures")
def test_a_promise_chosen_on_the_page_is_kept_in_the_address() -> None:
    at = open_page(province="62", view_target="step")
    at.selectbox(key="target").set_value("target-017").run()
    assert at.query_params["target"] == "target-017"
    assert "13/132 trường hợp (9,8%)" in said(at)


@pytest.mark.usefixtures("on_real_figures")
def test_a_target_without_a_year_is_told_with_its_document_and_not_judged() -> None:
    at = open_page(province="48")
    assert (
        "Nêu trong văn bản mà không ghi năm, nên không đối chiếu được: PCI: 10 trở lên"
        " (UBND TP Đà Nẵng: 4054)." in said(at)
    )
    assert len(opened.tables(at)) == 0
