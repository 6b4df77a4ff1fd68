"""Views of pages on the stage, and what else a browser must show of preparing a briefing."""

import re
import shutil
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import expect

from dashboard.briefing import link, step, template
from dashboard.briefing.slide import Deck
from dashboard.briefing.step import Briefing
from dashboard.store.versions import version_of
from tests.e2e.browser import HOST, Server, Visitor, choose, serve
from tests.e2e.hall import HALL, MEASURE, OLD_PROJECTOR, ON_STAGE, SHORT, at_step
from tests.page_views import CHANGE, PLAN, RANKING, TREND, UNITS, VIEWS
from tests.some import some

NEW = "0123456789ab"


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """What is expected is asked of the same figures."""


def of_views(*addresses: str) -> Briefing:
    """A briefing of nothing but these views."""
    briefing = template.briefing_of("short", "62", 2020, "vi")
    for one in briefing.steps:
        briefing = step.remove(briefing, one.key)
    for address in addresses:
        briefing = step.insert(briefing, link.step_of(address))
    return briefing


def on_stage(briefing: Briefing, at: int = 1) -> tuple[str, Deck]:
    """The address of a briefing's stage, and what it must show."""
    packed = link.packed(briefing)
    return f"/present?briefing={packed}{ON_STAGE}{at}", link.deck(briefing)


def test_every_view_of_a_page_fits_both_screens_with_large_letters(
    visitor: Visitor, server: Server
) -> None:
    address, deck = on_stage(of_views(*VIEWS))
    tab = visitor(server, viewport=HALL).open(address)
    for place in some(range(1, len(deck.slides) + 1)):
        at_step(tab, deck, place)
        for viewport, least in ((OLD_PROJECTOR, 14.0), (HALL, 24.0)):
            tab.page.set_viewport_size(viewport)
            measured = tab.page.evaluate(MEASURE)
            assert measured["smallest"] >= least, (place, viewport, measured)
            assert measured["outside"] == [], (place, viewport, measured)
            assert max(measured["hidden"]) <= 1, (place, viewport, measured)
        tab.page.keyboard.press("PageDown")


def test_the_stage_draws_the_figure_of_the_page_with_all_its_names(
    visitor: Visitor, server: Server
) -> None:
    address, deck = on_stage(of_views(RANKING, TREND))
    tab = visitor(server, viewport=HALL).open(address)
    drawing = tab.page.locator(".st-key-stage-chart svg.marks")
    for name in ("1 Quảng Ninh", "49 Kon Tum", "63 Lâm Đồng"):
        expect(drawing.get_by_text(re.compile(rf"^{name}$".replace(" ", r"\s+")))).to_be_visible()
    tab.page.keyboard.press("PageDown")
    at_step(tab, deck, 2)
    for name in ("Kon Tum", "Đắk Nông", "Gia Lai (đến 6/2025)"):
        expect(drawing.get_by_text(name, exact=True).first).to_be_visible()


def test_the_mark_under_the_pointer_stands_out_and_so_does_the_row(
    visitor: Visitor, server: Server
) -> None:
    address, deck = on_stage(of_views(f"{CHANGE}&figure=move", "/target?view_target=step"))
    tab = visitor(server, viewport=HALL).open(address)
    at_step(tab, deck, 1)
    bars = tab.page.locator(".st-key-stage-chart .mark-rect > path")
    bars.nth(1).hover()
    for at in range(bars.count()):
        expect(bars.nth(at)).to_have_css("opacity", "1" if at == 1 else "0.4")
    tab.page.mouse.move(960, 20)
    expect(bars.nth(0)).to_have_css("opacity", "1")
    tab.page.keyboard.press("PageDown")
    at_step(tab, deck, 2)
    cell = tab.page.locator(".st-key-stage-table tbody tr").nth(1).locator("td").first
    ground = cell.evaluate("(one) => getComputedStyle(one).backgroundColor")
    cell.hover()
    expect(cell).to_have_css("background-color", "rgb(255, 241, 201)")
    assert ground != "rgb(255, 241, 201)"


def test_a_step_shows_another_figure_of_its_page_and_points_a_province_out(
    visitor: Visitor, server: Server
) -> None:
    tab = visitor(server).open(SHORT)
    field = tab.page.get_by_label("Địa chỉ trang")
    field.fill(f"{server.address}/trend?province=62&index=PAPI&view_trend=total")
    tab.page.get_by_role("button", name="Thêm bước").click()
    expect(tab.page.get_by_text("Các bước (6)")).to_be_visible()
    tab.rest()
    tab.page.get_by_text("6. Từ 2021 đến 2024, điểm PAPI của Kon Tum tăng 0,41").click()
    tab.rest()
    tab.page.get_by_role("combobox", name="Hình của trang").click()
    tab.page.get_by_role("option", name="Thứ hạng qua các năm").click()
    other = tab.page.get_by_text("6. Kon Tum xếp 60/61 về PAPI năm 2024")
    expect(other).to_be_visible()
    tab.rest()
    # With another message the step is another line of the list, closed as they all begin.
    if not tab.page.get_by_role("combobox", name="Nêu bật").is_visible():
        other.click()
        tab.rest()
    choose(tab, "Nêu bật", "Đắk Nông")
    tab.rest()
    [told] = tab.asked("briefing")
    last = link.unpacked(told).steps[-1]
    assert (dict(last.choices)["figure"], last.highlight) == ("rank", ("67",))


def test_a_view_without_anything_to_show_is_refused_with_a_message(
    visitor: Visitor, server: Server
) -> None:
    tab = visitor(server).open(SHORT)
    for address, message in (
        (CHANGE.replace("from_year=2019", "from_year=2018"), "không có hình hay bảng nào"),
        ("/ranking?index=PAPI&year=1999", "không có trong bản số liệu này"),
        ("/present", "không phải trang nào có thể đưa vào"),
    ):
        tab.page.get_by_label("Địa chỉ trang").fill(address)
        tab.page.get_by_role("button", name="Thêm bước").click()
        expect(tab.page.get_by_test_id("stAlert").first).to_contain_text(message)
        tab.rest()
    assert tab.asked("briefing") == []


@pytest.fixture
def two_versions(real_version: Path, tmp_path: Path) -> Path:
    """The real figures, and newer ones in which the province is called otherwise."""
    shutil.copy(real_version, tmp_path / real_version.name)
    file = tmp_path / f"dashboard-{NEW}.duckdb"
    shutil.copy(real_version, file)
    with duckdb.connect(file) as connection:
        connection.execute("update data_version set version = ?", [NEW])
        connection.execute("update province set name = 'Kon Tum mới' where province_code = '62'")
    (tmp_path / "current").write_text(f"{file.name}\n", encoding="utf-8")
    return tmp_path


def test_renewing_shows_what_would_change_and_then_changes_it(
    visitor: Visitor, two_versions: Path, real_version: Path
) -> None:
    old = version_of(real_version)
    with serve(two_versions) as running:
        tab = visitor(running).open(f"{SHORT}&data={old}")
        expect(tab.page.get_by_text("1. Kon Tum, kết quả mới nhất đến năm 2020")).to_be_visible()
        expect(tab.page.get_by_test_id("stAlert").first).to_contain_text(NEW)
        tab.page.get_by_text("Xem nếu đổi sang bản mới thì khác gì").click()
        tab.rest()
        row = tab.page.get_by_test_id("stTable").locator("tbody tr").first
        expect(row).to_contain_text("Kon Tum, kết quả mới nhất đến năm 2020")
        expect(row).to_contain_text("Kon Tum mới, kết quả mới nhất đến năm 2020")
        # Until the button is pressed nothing has changed.
        expect(tab.page.get_by_text("1. Kon Tum, kết quả mới nhất đến năm 2020")).to_be_visible()
        tab.page.get_by_role("button", name="Đổi sang bản mới").click()
        expect(
            tab.page.get_by_text("1. Kon Tum mới, kết quả mới nhất đến năm 2020")
        ).to_be_visible()
        tab.rest()
        assert tab.asked("data") == []
        assert tab.page.get_by_test_id("stAlert").count() == 0
        assert tab.hosts == {HOST}


def test_a_kept_briefing_is_duplicated_renamed_and_removed(
    visitor: Visitor, server: Server
) -> None:
    tab = visitor(server).open(SHORT)
    name = tab.page.get_by_label("Tên bản trình bày").first
    name.fill("Họp tháng 2")
    tab.page.get_by_role("button", name="Lưu").click()
    kept = tab.page.get_by_test_id("stMarkdown").locator("ol li")
    expect(kept).to_have_text(["Họp tháng 2"])
    tab.rest()
    tab.page.get_by_role("button", name="Nhân bản").click()
    expect(kept).to_have_text(["Họp tháng 2", "Họp tháng 2 (bản sao)"])
    tab.rest()
    tab.page.get_by_test_id("stExpander").filter(has_text="Đổi tên").last.click()
    tab.rest()
    tab.page.get_by_label("Tên bản trình bày").last.fill("Họp *tháng* 3")
    tab.page.get_by_role("button", name="Đổi tên").last.click()
    expect(kept).to_have_text(["Họp tháng 2", "Họp *tháng* 3"])
    tab.rest()
    tab.page.get_by_role("button", name="Xóa").first.click()
    expect(kept).to_have_text(["Họp *tháng* 3"])


def test_a_file_that_takes_long_shows_how_far_it_is_and_then_comes(
    visitor: Visitor, server: Server
) -> None:
    briefing = of_views(RANKING, PLAN, UNITS, *VIEWS[2:6])
    tab = visitor(server).open(f"/present?briefing={link.packed(briefing)}")
    button = tab.page.get_by_role("button", name="PowerPoint (PPTX)", exact=True)
    with tab.page.expect_download() as promised:
        button.click()
        expect(tab.page.get_by_test_id("stProgress")).to_contain_text("PowerPoint")
    assert promised.value.path().read_bytes()[:2] == b"PK"
    expect(tab.page.get_by_test_id("stProgress")).to_have_count(0)
    tab.rest()
