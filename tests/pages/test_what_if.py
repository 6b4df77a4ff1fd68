"""The what-if page through the frame, on the real figures: totals, chances, plans, scenarios."""

import functools
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard.analysis.forecast.plan import province_parts, total
from dashboard.analysis.forecast.ranks import Draws, naive_rank, score_needed
from dashboard.analysis.forecast.simulate import field_draws
from dashboard.analysis.scenario import PlanScores, ScenarioError
from dashboard.export import what_if as what_if_export
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.what_if import (
    baseline,
    chart,
    result,
    saved,
    sentences,
    suggestions,
    tables,
    unit,
)
from dashboard.figures.what_if.baseline import Baseline
from dashboard.figures.what_if.request import (
    Goal,
    WhatIfRequest,
    default_rank,
    default_score,
    read,
    score_limits,
)
from dashboard.figures.what_if.unit import UnitPlanRequest
from dashboard.store import versions
from dashboard.store.ask import current_version, forget
from tests import opened
from tests.opened import press, said
from tests.some import some

HYPOTHETICAL = {"vi": "GIẢ ĐỊNH", "en": "HYPOTHETICAL"}
FULL = [("PAPI", year) for year in range(2011, 2025)] + [
    ("PCI", year) for year in range(2006, 2022)
]
KON_TUM = Baseline("62", "PAPI", 2020, "vi")
PROMISE = Goal(1, rank=43)
RAISED = (("D4", 6.5602),)


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


open_page = functools.partial(opened.open_page, "what_if")


def request(plan: PlanScores = (), goal: Goal = PROMISE, base: Baseline = KON_TUM) -> WhatIfRequest:
    """A plan of Kon Tum's, with its own promise as the goal."""
    return WhatIfRequest(base.province_code, base.index_code, base.year, base.language, goal, plan)


def metrics(at: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in at.metric}


@pytest.mark.parametrize(("index_code", "year"), FULL)
def test_the_page_opens_for_every_full_edition(index_code: str, year: int) -> None:
    at = open_page(province="62", index=index_code, year=str(year))
    base = Baseline("62", index_code, year, "vi")
    obstacle = baseline.obstacle(base)
    reasons = [sentences.obstacle(request(base=base))] if obstacle else []
    assert [reason for reason in reasons if reason not in said(at)] == []
    assert len(at.slider) == (0 if obstacle else len(province_parts(index_code, year, "62")))
    assert len(at.slider) == (0 if obstacle else len(baseline.levers(base)))
    assert {title.value.split(":")[0] for title in at.title} == {"GIẢ ĐỊNH"}


def test_with_no_plan_the_total_is_the_published_one() -> None:
    found = result.outcome(request())
    assert (found.total_today, found.rank_today, found.out_of) == (41.626957686, 49, 63)
    # A total that is worked out keeps six decimals.
    assert found.total == 41.626958
    at = open_page(province="62", index="PAPI", year="2020")
    assert metrics(at)["Tổng điểm (thay đổi)"] == "41,627 (0,000)"


def test_before_there_is_a_plan_none_is_told() -> None:
    """Kept at today's scores a plan would look worse than none: the others drift, it would not."""
    at = open_page(province="62", index="PAPI", year="2020")
    assert "nếu không nỗ lực đặc biệt, khả năng Kon Tum xếp thứ" in said(at)
    assert "chưa có kế hoạch nào" in said(at)
    assert "Hoàn thành kế hoạch" not in metrics(at)
    assert "Không nỗ lực đặc biệt" in metrics(at)


def test_above_what_was_ever_seen_no_chance_is_given() -> None:
    at = open_page(province="62", index="PAPI", year="2020", plan="D1:10,D2:10,D3:10,D4:10")
    assert "kế hoạch cao hơn mức mà mọi tỉnh từng có" in said(at)
    assert metrics(at)["Hoàn thành kế hoạch"] == "–"


def test_an_address_with_a_plan_shows_its_total_exactly() -> None:
    at = open_page(province="62", index="PAPI", year="2020", plan="D4:6.5602")
    assert metrics(at)["Tổng điểm (thay đổi)"] == "42,127 (+0,500)"
    assert at.slider(key="slider:62-PAPI-2020:D4").value == 6.5602
    assert at.number_input(key="box:62-PAPI-2020:D4").value == 6.5602
    assert at.query_params["plan"] == "D4:6.5602"


def test_figures_are_those_of_the_forecast() -> None:
    found = result.outcome(request(RAISED))
    draws = field_draws("PAPI", 2020, 1)
    assert isinstance(draws, Draws)
    ranks = draws.rank_with("62", 42.127)
    assert found.delivered is not None
    assert found.drifting is not None
    assert found.delivered.chance == np.mean(ranks <= 43)
    assert found.drifting.chance == np.mean(draws.rank_of("62") <= 43)
    assert sum(found.delivered.shares) == pytest.approx(1)
    needed = result.needed(request())
    assert needed.half == score_needed(draws, "62", 43, 0.5)
    assert needed.likely == score_needed(draws, "62", 43, 0.8)


def test_the_score_needed_really_gives_the_place_if_others_stand_still() -> None:
    wanted = result.needed(request()).still
    assert wanted == 42.19672793
    gain = wanted - 41.626957686
    found = result.outcome(request((("D4", 6.0602 + gain),)))
    assert found.naive_rank == 43


@pytest.mark.parametrize("target", range(1, 63))
@pytest.mark.parametrize(("index_code", "year"), [("PAPI", 2020), ("PCI", 2020)])
def test_adding_the_stated_points_gives_the_stated_place(
    index_code: str, year: int, target: int
) -> None:
    base = Baseline("62", index_code, year, "en")
    plan = request(goal=Goal(1, rank=target), base=base)
    found = result.outcome(plan)
    rows = tables.needed(plan)[0].set_index("how")
    stated = rows.loc["If the other provinces stand still (crude)", "today"]
    gain = 0.0 if stated == "enough" else float(stated)
    totals = result.totals(base)
    assert naive_rank(totals, "62", found.total_today + gain + 1e-9) <= target


@pytest.mark.parametrize(("index_code", "year"), [("PAPI", 2020), ("PCI", 2020), ("PAPI", 2012)])
def test_a_plan_adds_by_the_official_formula(index_code: str, year: int) -> None:
    base = Baseline("62", index_code, year, "vi")
    known = province_parts(index_code, year, "62")
    plan = {part.component_code: round(part.score + 0.1, 4) for part in known}
    raised = total([replace(part, score=plan[part.component_code]) for part in known])
    assert baseline.total(base, plan) == pytest.approx(raised + baseline.offset(base), abs=1e-6)


def test_the_default_target_is_the_promise_else_five_places() -> None:
    assert default_rank(KON_TUM, 1) == 43
    assert default_rank(KON_TUM, 2) == 39
    assert default_rank(KON_TUM, 3) == 44


def test_a_step_is_judged_by_what_was_known_then() -> None:
    step = result.step(request())
    assert step is not None
    assert max(one.year_to for one in step.done) == 2020
    assert (step.n_cases, len(step.done)) == (100, 41)


def test_slider_and_box_stay_in_step_and_reset_goes_back() -> None:
    at = open_page(province="62", index="PAPI", year="2020")
    at.slider(key="slider:62-PAPI-2020:D1").set_value(5.2).run()
    assert at.number_input(key="box:62-PAPI-2020:D1").value == 5.2
    at.number_input(key="box:62-PAPI-2020:D1").set_value(5.3).run()
    assert at.slider(key="slider:62-PAPI-2020:D1").value == 5.3
    assert at.query_params["plan"] == "D1:5.30"
    press(at, "Trở về hiện nay")
    assert at.slider(key="slider:62-PAPI-2020:D1").value == 4.930178345
    assert "plan" not in at.query_params


def test_back_at_the_step_nearest_to_today_nothing_is_changed() -> None:
    at = open_page(province="62", index="PAPI", year="2020", plan="D1:5.30")
    at.slider(key="slider:62-PAPI-2020:D1").set_value(4.93).run()
    assert "plan" not in at.query_params


def test_a_bad_part_of_a_plan_is_told_and_the_rest_is_kept() -> None:
    at = open_page(province="62", index="PAPI", year="2020", plan="D4:6.10,D9:3,D1:99")
    assert [warning.value for warning in at.warning if "`D9:3`" in warning.value] != []
    assert [warning.value for warning in at.warning if "`D1:99`" in warning.value] != []
    assert at.query_params["plan"] == "D4:6.10"


def test_beyond_the_best_ever_there_is_a_warning() -> None:
    at = open_page(province="62", index="PAPI", year="2020", plan="D4:8.29,D1:6.80")
    warnings = [warning.value for warning in at.warning]
    assert warnings == [
        "D4 Kiểm soát tham nhũng trong khu vực công: 8,29 cao hơn mức cao nhất từng có của một "
        "tỉnh đến 2020 (8,2857)."
    ]


def test_the_charts_specification_and_alternative_stay_while_sliders_move() -> None:
    at = open_page(province="62", index="PAPI", year="2020")
    before = [(chart.proto.spec, chart.proto.alt) for chart in at.get("vega_lite_chart")]
    at.slider(key="slider:62-PAPI-2020:D1").set_value(5.2).run()
    after = [(chart.proto.spec, chart.proto.alt) for chart in at.get("vega_lite_chart")]
    assert len(before) == 3
    assert before == after
    assert all("GIẢ ĐỊNH" in alt for _, alt in some(before))


def test_plans_loaded_are_the_own_scores_of_an_earlier_year_of_the_series() -> None:
    earlier = suggestions.earlier_plans(KON_TUM)
    assert list(earlier) == [2019]
    assert earlier[2019]["D1"] == 4.7366
    assert suggestions.earlier_plans(replace(KON_TUM, year=2019)) == {}


@pytest.mark.parametrize("rank", [43, 40, 35])
def test_suggested_plans_reach_the_total_also_as_sliders_show_them(rank: int) -> None:
    wanted = result.needed(request(goal=Goal(1, rank=rank))).half
    assert wanted is not None
    balanced, smallest = suggestions.suggested(KON_TUM, wanted)
    for plan in some((*((balanced,) if balanced else ()), *smallest)):
        assert baseline.total(KON_TUM, suggestions.rounded(KON_TUM, plan.scores)) >= wanted


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ({"index": "SIPAS", "year": "2023"}, "SIPAS 2023 không công bố trọng số"),
        ({"index": "PAR_INDEX", "year": "2021"}, "Chưa có tổng điểm PAR INDEX 2021 của Kon Tum"),
        ({"index": "PAR_INDEX", "year": "2021", "province": "38"}, "không ghi điểm tối đa"),
        ({"index": "PCI", "year": "2022"}, "không đủ điểm mọi nội dung PCI 2022 của Kon Tum"),
        ({"unit": "kontum.so-noi-vu"}, "không đủ mọi tiêu chí"),
        ({"unit": "tayninh.so-y-te"}, "không đủ mọi tiêu chí"),
        ({"unit": "hatinh.so-y-te"}, "không đủ mọi tiêu chí"),
        ({"unit": "no.such"}, "Không có đơn vị"),
    ],
    ids=str,
)
def test_where_nothing_can_be_tried_the_page_says_why(address: dict[str, str], words: str) -> None:
    at = open_page(**({"province": "62"} | address))
    assert words in said(at).replace("\\", "")
    assert len(at.slider) == 0


@pytest.mark.parametrize(
    ("province", "index_code", "year", "text"),
    [("87", "PAR_INDEX", "2018", "83,71"), ("38", "PCI", "2022", "63,67")],
)
def test_a_partial_edition_gives_a_total_but_no_place(
    province: str, index_code: str, year: str, text: str
) -> None:
    at = open_page(province=province, index=index_code, year=year)
    assert f"giữ nguyên {text} điểm" in said(at)
    assert list(metrics(at)) == ["Tổng điểm (thay đổi)"]
    assert "không đủ các tỉnh" in said(at)


def test_a_unit_s_criteria_add_up_and_have_a_naive_place() -> None:
    at = open_page(unit="binhduong.tx-di-an")
    assert "78,06 điểm (0,00); thứ 5/9" in said(at)
    base = unit.unit_baseline("binhduong.tx-di-an")
    assert base is not None
    raised = ((base.criteria[0].code, base.criteria[0].today + 2.21),)
    assert base.total_with(raised) == 80.27
    assert "thứ 3/9" in unit.finding(UnitPlanRequest("binhduong.tx-di-an", "vi", raised), base)


def test_a_province_of_the_34_is_tried_on_one_of_its_predecessors() -> None:
    at = open_page(province="n51", index="PAPI", year="2020", former="62")
    assert "Đang chọn: Kon Tum" in said(at)
    assert metrics(at)["Tổng điểm (thay đổi)"] == "41,627 (0,000)"


@pytest.mark.parametrize("language", HYPOTHETICAL)
def test_the_word_hypothetical_stands_on_everything(language: str) -> None:
    plan, word = replace(request(RAISED), language=language), HYPOTHETICAL[language]
    for figure in (
        chart.ranks_figure(plan),
        chart.plan_figure(plan),
    ):
        assert word in figure.title
        assert word in figure.subtitle
        assert word in figure.alt
        assert word in figure.edition
    item = saved.make(plan, "A", "")
    assert json.loads(what_if_export.json_bytes(item, language))["label"] == word
    sheet = what_if_export.annex(item, language)
    assert word in sheet.title
    assert word in sheet.foot
    book = load_workbook(io.BytesIO(what_if_export.workbook_bytes(item, language)))
    assert word in str(book.worksheets[1]["B1"].value)
    assert word in [cell.value for cell in book.worksheets[0][1]]


def test_a_scenario_is_saved_compared_and_opened_again() -> None:
    at = open_page(province="62", index="PAPI", year="2020", plan="D4:6.5602")
    at.text_input(key="scenario:0").set_value("<b>Bốn</b> *sao*")
    press(at, "Lưu kịch bản này")
    press(at, "Trở về hiện nay")
    assert "<b>" not in said(at)
    assert "\\<b\\>Bốn\\</b\\> \\*sao\\*" in said(at)
    compared = opened.tables(at)[-1]
    assert compared[compared["Kết quả"] == "Tổng điểm theo kế hoạch"].iloc[0, 1] == "42,127"
    press(at, "Mở lại")
    assert at.query_params["plan"] == "D4:6.5602"
    assert "42,127" in said(at)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"nonsense", "không phải JSON hợp lệ"),
        (b"{}", "không phải là kịch bản"),
        (b"x" * 10_000_000, "Tệp quá lớn (10.0 MB)"),
    ],
    ids=["not JSON", "other JSON", "10 MB"],
)
def test_a_bad_file_is_told_and_what_was_saved_stays(content: bytes, words: str) -> None:
    at = open_page(province="62", index="PAPI", year="2020")
    press(at, "Lưu kịch bản này")
    at.file_uploader[0].upload("plan.json", content).run()
    assert [item.value for item in at.exception] == []
    assert words in "".join(error.value for error in at.error)
    assert "1. **Kịch bản chưa đặt tên**" in said(at)


def test_a_good_file_is_saved_once_and_clears_the_last_problem() -> None:
    item = saved.make(request(RAISED), "Từ tệp", "n")
    at = open_page(province="62", index="PAPI", year="2020")
    at.file_uploader[0].upload("bad.json", b"{}").run()
    assert len(at.error) == 1
    at.file_uploader[0].upload("plan.json", what_if_export.json_bytes(item, "vi")).run()
    at.run()
    assert len(at.error) == 0
    assert said(at).count("**Từ tệp**") == 1


def test_a_scenario_s_file_comes_back_through_the_page_s_reader() -> None:
    item = saved.make(request(RAISED), "A", "n")
    assert saved.read(what_if_export.json_bytes(item, "vi")) == item
    assert saved.notice(item, "vi") == ""


def test_a_scenario_of_another_version_keeps_its_numbers_and_says_so() -> None:
    item = saved.make(request(RAISED), "A", "n")
    old = replace(item, data_version="0ld", results=(*item.results[:1], ("total", 40.0)))
    assert ("Tổng điểm theo kế hoạch", "40,000") in saved.facts(old, "vi")
    assert current_version() in saved.notice(old, "vi")
    assert "0ld" in saved.notice(old, "vi")


def test_a_scenario_is_computed_again_on_its_own_version_where_that_is_kept(
    lean_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = saved.make(request(RAISED), "A", "n")
    before = versions.current()
    folder = lean_version.parent
    (folder / before.name).write_bytes(before.read_bytes())
    monkeypatch.setenv("DASHBOARD_BUILD", str(folder))
    forget()
    assert not saved.is_current(item)
    forged = replace(item, results=tuple((name, None) for name, _ in item.results))
    assert saved.held(forged, "vi") == item
    assert "tính lại trên bản cũ" in saved.notice(item, "vi")
    assert "khác kết quả tính lại" in saved.notice(forged, "vi")
    (folder / before.name).unlink()


def test_results_changed_in_a_file_of_this_version_are_computed_again_and_told() -> None:
    item = saved.make(request(RAISED), "A", "n")
    forged = replace(item, results=tuple((n, 1.0 if n == "chance" else v) for n, v in item.results))
    assert ("Khả năng đạt mục tiêu", "87%") in saved.facts(forged, "vi")
    assert "khác kết quả tính lại" in saved.notice(forged, "vi")


@pytest.mark.parametrize("province", ["n51", "99"])
def test_a_file_of_a_province_without_editions_is_refused(province: str) -> None:
    item = saved.make(request(RAISED), "A", "n")
    file = what_if_export.json_bytes(replace(item, province_code=province), "vi")
    with pytest.raises(ScenarioError, match="unknown_province"):
        saved.read(file)


def test_a_gain_is_told_in_words_and_share_with_few_cases_without() -> None:
    rows = tables.plan_rows(request((("D4", 6.5602), ("D7", 3.9)))).set_index("code")
    assert rows.loc["D4", "gain"] == "+0,50; thường gặp: 35% trong 124 lần"
    assert rows.loc["D7", "gain"] == "+0,74; mới có 21 trường hợp, không tính tỷ lệ"
    assert rows.loc["D1", "gain"] == "không đổi"
    assert rows.loc["D3", "lead"] == "chưa có phân công trong tài liệu"


def test_the_same_scenario_gives_the_same_workbook() -> None:
    item = saved.make(request(RAISED), "A", "n")
    first, second = (what_if_export.workbook_bytes(item, "vi") for _ in range(2))
    assert first == second
    assert zipfile.is_zipfile(io.BytesIO(first))


# The request


def held(at: AppTest) -> WhatIfRequest | UnitPlanRequest:
    """What the page shows, decoded."""
    request: WhatIfRequest | UnitPlanRequest = at.session_state["request"]
    return request


def test_a_plan_of_an_address_is_kept_to_its_scales() -> None:
    choices = AddressChoices.of("province=62&index=PAPI&year=2020&plan=D4:6.10,D9:3,D1:99")
    plan = read(choices)
    assert isinstance(plan, WhatIfRequest)
    assert plan.plan == (("D4", 6.1),)
    assert [one.value for one in choices.complaints] == ["D9:3", "D1:99"]


def test_a_slider_that_is_moved_is_in_the_request_of_the_page() -> None:
    at = open_page(province="62", index="PAPI", year="2020")
    at.slider(key="slider:62-PAPI-2020:D1").set_value(5.2).run()
    assert held(at).plan == (("D1", 5.2),)


def test_a_score_that_nobody_stated_is_within_what_the_scales_allow() -> None:
    low, high = score_limits(KON_TUM)
    assert low <= default_score(KON_TUM) <= high
