"""What somebody trying a target does: move a slider, share the view, keep a scenario."""

import json
import re

from playwright.sync_api import Locator, expect

from tests.e2e.browser import Server, Tab, Visitor

KON_TUM = "/what_if?province=62&index=PAPI&year=2020&horizon=1&target_rank=43"


def thumb(tab: Tab, name: str) -> Locator:
    """The thumb of a component's slider."""
    return tab.page.get_by_role("slider", name=re.compile(name)).first


def test_a_slider_moves_total_chance_address_and_box_together(
    tab: Tab, visitor: Visitor, server: Server
) -> None:
    tab.open(KON_TUM)
    expect(tab.finding).to_contain_text("khả năng Kon Tum xếp thứ")
    svg = tab.charts.first.locator("svg.marks").element_handle()
    thumb(tab, "D4").focus()
    tab.page.keyboard.press("ArrowRight")
    expect(tab.finding).to_contain_text("41,63")
    expect(tab.finding).not_to_contain_text("chưa có kế hoạch")
    tab.rest()
    assert tab.asked("plan")[0].startswith("D4:")
    # Updated in place, not drawn anew.
    assert svg is not None
    assert svg.evaluate("(element) => element.isConnected")

    other = visitor(server)
    other.page.goto(tab.page.url)
    other.rest()
    assert other.finding.inner_text() == tab.finding.inner_text()
    assert other.asked("plan") == tab.asked("plan")


def test_a_plan_in_the_address_adds_exactly_its_points(tab: Tab) -> None:
    tab.open(f"{KON_TUM}&plan=D4:6.5606")
    expect(tab.finding).to_contain_text("42,1")
    expect(tab.page.get_by_text("GIẢ ĐỊNH").first).to_be_visible()


def test_a_bad_plan_in_the_address_is_told(tab: Tab) -> None:
    tab.open(f"{KON_TUM}&plan=D9:5,D4:99")
    expect(tab.page.get_by_test_id("stAlert").first).to_be_visible()
    expect(tab.finding).to_contain_text("chưa có kế hoạch")


def test_a_scenario_is_saved_taken_away_and_opened_again(tab: Tab) -> None:
    tab.open(KON_TUM)
    tab.page.get_by_label("Tên kịch bản").fill("Phương án 1")
    tab.page.get_by_role("button", name="Lưu kịch bản này").click()
    expect(tab.page.get_by_text("Phương án 1").first).to_be_visible()
    tab.rest()
    with tab.page.expect_download() as promised:
        tab.page.get_by_role("button", name="Tải tệp kịch bản").first.click()
    kept = json.loads(promised.value.path().read_text(encoding="utf-8"))
    assert "Phương án 1" in json.dumps(kept, ensure_ascii=False)

    tab.open(KON_TUM)
    tab.page.locator("input[type=file]").set_input_files(str(promised.value.path()))
    expect(tab.page.get_by_text("Phương án 1").first).to_be_visible()


def test_a_file_that_is_no_scenario_is_told_and_nothing_is_lost(tab: Tab) -> None:
    tab.open(KON_TUM)
    tab.page.locator("input[type=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": b"{not json"}
    )
    expect(tab.page.get_by_test_id("stAlert").first).to_be_visible()
    expect(tab.finding).to_contain_text("chưa có kế hoạch")


def test_promises_are_listed_with_their_verdicts(tab: Tab) -> None:
    tab.open("/target?province=62")
    main = tab.page.get_by_test_id("stMain")
    for text in ("54/60", "61/63", "37/63", "Chưa có kết quả trong tài liệu"):
        expect(main).to_contain_text(text)
