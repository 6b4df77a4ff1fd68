"""What a touch of a chart does: hovering tells in the browser alone, a click chooses, Esc lets go.

One test per row of the table of gestures: the mouse is moved over a mark and clicks it; its words,
the messages to the server, the address, the marks and the table are looked at.
"""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from dashboard.charts.palette import PALETTES, slots
from tests.e2e.browser import Server, Tab, Visitor, choose

LIGHT = PALETTES["light"]
# Long enough for a message to leave, had hovering made one.
MOMENT_MS = 300
# Half of the height of a row of the plan, in pixels.
ROW_OF_PLAN = 24
# Where lines begin none crosses another.
PLACE = """
(element) => {
  if (element.closest('.mark-line')) {
    const start = element.getPointAtLength(element.getTotalLength() / 50);
    const {x, y} = new DOMPoint(start.x, start.y).matrixTransform(element.getScreenCTM());
    return [x, y];
  }
  const {x, y, width, height} = element.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}
"""


def mark(tab: Tab, chart: str, told: str) -> Locator:
    """The mark of a chart that tells something that begins like this."""
    return tab.page.locator(f'.st-key-chart-{chart} svg [aria-label^="{told}"]')


def over(tab: Tab, chart: str, told: str) -> str:
    """Move the mouse over a mark: what the tooltip says. The server is asked nothing."""
    found = mark(tab, chart, told)
    expect(found).to_have_count(1)
    found.evaluate("(element) => element.scrollIntoView({block: 'center'})")
    tab.rest()
    sent = tab.n_sent
    tab.page.mouse.move(*middle(found))
    tooltip = tab.page.locator("#vg-tooltip-element.visible")
    expect(tooltip).to_be_visible()
    tab.page.wait_for_timeout(MOMENT_MS)
    assert tab.n_sent == sent
    return tooltip.inner_text()


def middle(found: Locator) -> tuple[float, float]:
    """The middle of a mark on the screen; of a line, where it begins."""
    x, y = found.evaluate(PLACE)
    return x, y


def press(tab: Tab) -> Tab:
    """Click where the mouse is."""
    sent = tab.n_sent
    tab.page.mouse.down()
    tab.page.mouse.up()
    tab.page.wait_for_timeout(MOMENT_MS)
    assert tab.n_sent > sent
    return tab.rest()


def path(tab: Tab) -> str:
    return tab.page.url.removeprefix(tab.address).split("?")[0]


def coloured(tab: Tab, chart: str, colour: str) -> Locator:
    """The dots of a chart that are filled with a colour."""
    return tab.page.locator(f'.st-key-chart-{chart} svg .mark-symbol path[fill="{colour}"]')


def colour_of(code: str) -> str:
    """What colour a province that is compared with Kon Tum has."""
    return LIGHT.compared[int(slots(["62"], [code])[code])]


@pytest.mark.parametrize(
    ("language", "told"),
    [("vi", "2016: 46/63, 34,80 điểm"), ("en", "2016: 46/63, 34.80 points")],
)
def test_a_card_leads_to_the_trend_of_its_index(tab: Tab, language: str, told: str) -> None:
    tab.open(f"/?year=2022&province=62&language={language}")
    assert over(tab, "ranks-PAPI", "2016") == told
    press(tab)
    assert path(tab) == "/trend"
    assert (tab.asked("index"), tab.asked("province")) == (["PAPI"], ["62"])
    expect(tab.charts).to_have_count(2)


def test_the_ruler_of_a_year_tells_of_all_lines_and_leads_to_the_ranking(tab: Tab) -> None:
    tab.open("/trend?index=PAPI&province=62&compare=67")
    assert over(tab, "score", "PAPI 2019") == "PAPI 2019\nKon Tum: 41,86\nĐắk Nông: 43,84"
    assert over(tab, "rank", "PAPI 2019") == "PAPI 2019\nKon Tum: 53/63\nĐắk Nông: 29/63"
    press(tab)
    assert path(tab) == "/ranking"
    assert (tab.asked("index"), tab.asked("year")) == (["PAPI"], ["2019"])
    assert tab.asked("compare") == ["67"]
    expect(tab.heading).to_have_text("PAPI 2019: xếp hạng các tỉnh")
    expect(coloured(tab, "dots", colour_of("67"))).to_have_count(1)


def test_a_promised_rank_tells_its_document(tab: Tab) -> None:
    tab.open("/trend?index=PAPI&province=62")
    told = over(tab, "rank", "Mục tiêu 2021")
    assert told.startswith("Mục tiêu 2021: 43/63\nUBND tỉnh Kon Tum: Tập trung chỉ đạo")
    assert told.endswith("(23/04/2021)")


def test_the_name_of_a_line_leaves_it_alone_and_again_shows_all(tab: Tab) -> None:
    tab.open("/trend?index=PAPI&province=62&compare=67")
    chart = tab.page.locator(".st-key-chart-score svg.marks")
    name = chart.get_by_text("Đắk Nông", exact=True)
    others = chart.locator('.mark-line path[opacity="0.12"]')
    expect(others).to_have_count(0)
    name.click()
    expect(others).to_have_count(5)
    # The other chart of the page follows, and the address.
    ranks = tab.page.locator(".st-key-chart-rank svg.marks")
    expect(ranks.locator('.mark-line path[opacity="0.12"]')).not_to_have_count(0)
    tab.rest()
    assert tab.asked("alone") == ["67"]
    name.click()
    expect(others).to_have_count(0)
    tab.rest()
    assert tab.asked("alone") == [""]


def test_an_address_names_the_line_that_is_alone_and_a_list_does_what_its_name_does(
    tab: Tab,
) -> None:
    tab.open("/trend?index=PAPI&province=62&compare=67&alone=67")
    others = tab.page.locator('.st-key-chart-score svg.marks .mark-line path[opacity="0.12"]')
    expect(others).to_have_count(5)
    choose(tab, "Làm nổi", "Tất")
    expect(others).to_have_count(0)


def test_a_small_multiple_leads_to_its_component(tab: Tab) -> None:
    tab.open("/trend?index=PCI&province=62&view_trend=components")
    chart = "components-PCI-62-components-trend-LAND"
    assert over(tab, chart, "Tiếp cận đất đai, 2013") == (
        "Tiếp cận đất đai, 2013: 6,87, 28/63, trung vị 6,79"
    )
    press(tab)
    assert path(tab) == "/component"
    asked = [tab.asked(name)[0] for name in ("index", "year", "component", "province")]
    assert asked == ["PCI", "2013", "LAND", "62"]


@pytest.mark.parametrize("modifiers", [[], ["Shift"]])
def test_a_row_of_the_ranking_adds_to_the_comparison(tab: Tab, modifiers: list[str]) -> None:
    tab.open("/ranking?index=PCI&year=2021&province=62")
    assert over(tab, "dots", "Bắc Giang") == (
        "Bắc Giang: 31/63, 64,74 điểm\n+5,78 điểm so với Kon Tum"
    )
    expect(coloured(tab, "dots", colour_of("24"))).to_have_count(0)
    for key in modifiers:
        tab.page.keyboard.down(key)
    press(tab)
    for key in modifiers:
        tab.page.keyboard.up(key)
    assert tab.asked("compare") == ["24"]
    expect(coloured(tab, "dots", colour_of("24"))).to_have_count(1)
    expect(tab.page.get_by_test_id("stMultiSelect")).to_contain_text("Bắc Giang")


def drag(tab: Tab, begin: tuple[float, float], end: tuple[float, float]) -> Tab:
    """Press the mouse, move it, let it go."""
    sent = tab.n_sent
    tab.page.mouse.move(*begin)
    tab.page.mouse.down()
    tab.page.mouse.move(*end, steps=6)
    tab.page.mouse.up()
    tab.page.wait_for_timeout(MOMENT_MS)
    assert tab.n_sent > sent
    return tab.rest()


def test_a_brush_over_rows_filters_the_table_and_its_files(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2021&province=62")
    over(tab, "dots", "Bắc Giang")
    first, last = mark(tab, "dots", "Bắc Giang"), mark(tab, "dots", "Phú Thọ")
    drag(tab, middle(first), middle(last))
    assert tab.asked("ranks") == ["20-31"]
    assert tab.asked("compare") == []
    back = tab.page.locator('.st-key-chart-dots svg .mark-symbol path[opacity="0.3"]')
    expect(back).to_have_count(63 - 12)
    # What the brush covers can still be pointed at and clicked, which keeps the part.
    assert over(tab, "dots", "Bắc Giang").startswith("Bắc Giang: 31/63")
    press(tab)
    assert (tab.asked("compare"), tab.asked("ranks")) == (["24"], ["20-31"])
    tab.page.get_by_text("Bảng số liệu", exact=False).last.click()
    tab.rest()
    table = tab.page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    expect(table.locator("[role=grid]")).to_have_attribute("aria-rowcount", "13")
    tab.page.locator("body").press("Escape")
    expect(back).to_have_count(0)
    tab.rest()
    assert (tab.asked("compare"), tab.asked("ranks")) == ([], [])


def test_a_slider_does_what_a_brush_does(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2021&province=62&ranks=31-36")
    back = tab.page.locator('.st-key-chart-dots svg .mark-symbol path[opacity="0.3"]')
    expect(back).to_have_count(63 - 6)
    tab.page.get_by_role("slider").first.press("ArrowLeft")
    expect(back).to_have_count(63 - 7)
    tab.rest()
    assert tab.asked("ranks") == ["30-36"]


# Of the row of a table's head and of any other, in pixels.
HEAD, ROW = 36, 35


def test_a_row_of_the_table_marks_the_chart_and_writes_the_address(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2021&province=62&ranks=24-31")
    tab.page.get_by_text("Bảng số liệu và tải về").click()
    tab.rest()
    grid = tab.page.get_by_test_id("stDataFrame").get_by_test_id("data-grid-canvas")
    grid.scroll_into_view_if_needed()
    # The box of the last row: Bắc Giang, 31st.
    n_rows = 8
    grid.click(position={"x": 16, "y": HEAD + ROW * (n_rows - 0.5)}, force=True)
    expect(coloured(tab, "dots", colour_of("24"))).to_have_count(1)
    tab.rest()
    assert tab.asked("compare") == ["24"]


def test_a_click_on_a_head_sorts_by_the_number_and_asks_nobody(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2021&province=62")
    tab.page.get_by_text("Bảng số liệu và tải về").click()
    tab.rest()
    table = tab.page.get_by_test_id("stDataFrame")
    # What stands on the canvas is said to those who do not see it, row by row.
    first = table.get_by_test_id("glide-cell-1-0")
    before = first.text_content() or ""
    sent = tab.n_sent
    table.get_by_test_id("data-grid-canvas").click(position={"x": 60, "y": HEAD / 2}, force=True)
    tab.page.wait_for_timeout(MOMENT_MS)
    table.get_by_test_id("data-grid-canvas").click(position={"x": 60, "y": HEAD / 2}, force=True)
    expect(first).not_to_have_text(before)
    expect(first).to_have_text("63")
    assert tab.n_sent == sent


def test_on_a_phone_the_first_column_stays_in_sight(visitor: Visitor, server: Server) -> None:
    tab = visitor(server, viewport={"width": 390, "height": 844})
    tab.open("/ranking?index=PCI&year=2021&province=62&ranks=24-31")
    tab.page.get_by_text("Bảng số liệu và tải về").click()
    tab.rest()
    table = tab.page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    before = table.screenshot()
    table.locator(".dvn-scroller").evaluate("(one) => { one.scrollLeft = 400; }")
    tab.page.wait_for_timeout(MOMENT_MS)
    after = table.screenshot()
    # The pinned columns are the same pixel by pixel, what is beside them is not.
    assert part(before, 0, PINNED) == part(after, 0, PINNED)
    assert part(before, PINNED + 20, 330) != part(after, PINNED + 20, 330)


# Pixels of what stays: the boxes of rows and the first column.
PINNED = 60


def part(picture: bytes, left: int, right: int) -> bytes:
    """The pixels of a picture from one to another, below the head."""
    with Image.open(io.BytesIO(picture)) as image:
        return image.crop((left, HEAD + 4, right, image.height - 20)).tobytes()


def test_on_paper_a_table_has_all_its_rows(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2021&province=62")
    tab.page.get_by_text("Bảng số liệu và tải về").click()
    tab.rest()
    tab.page.emulate_media(media="print")
    canvas = tab.page.get_by_test_id("stDataFrame").get_by_test_id("data-grid-canvas")
    box = canvas.bounding_box()
    assert box is not None
    assert box["height"] >= ROW * 63
    table = tab.page.get_by_test_id("stDataFrame").bounding_box()
    assert table is not None
    assert table["height"] >= box["height"]


def test_esc_lets_the_comparison_go(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2021&province=62&compare=24&compare=67")
    expect(coloured(tab, "dots", colour_of("24"))).to_have_count(1)
    tab.page.locator("body").press("Escape")
    expect(coloured(tab, "dots", colour_of("24"))).to_have_count(0)
    tab.rest()
    assert tab.asked("compare") == []
    expect(coloured(tab, "dots", LIGHT.home)).to_have_count(1)


def test_esc_in_a_field_closes_its_list_and_keeps_the_comparison(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2021&province=62&compare=24")
    tab.page.get_by_role("combobox", name="Tỉnh, thành phố", exact=True).focus()
    tab.page.keyboard.type("dak")
    expect(tab.page.get_by_role("option").first).to_be_visible()
    tab.page.keyboard.press("Escape")
    expect(tab.page.get_by_role("option")).to_have_count(0)
    tab.page.wait_for_timeout(MOMENT_MS)
    tab.rest()
    assert tab.asked("compare") == ["24"]


def test_a_row_is_chosen_again_after_it_was_let_go(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2021&province=62")
    over(tab, "dots", "Bắc Giang")
    press(tab)
    assert tab.asked("compare") == ["24"]
    tab.page.locator("body").press("Escape")
    expect(coloured(tab, "dots", colour_of("24"))).to_have_count(0)
    tab.rest()
    over(tab, "dots", "Bắc Giang")
    press(tab)
    assert tab.asked("compare") == ["24"]


def test_back_goes_back_to_before_a_click(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2021&province=62")
    over(tab, "dots", "Bắc Giang")
    press(tab)
    assert tab.asked("compare") == ["24"]
    tab.page.go_back()
    expect(coloured(tab, "dots", colour_of("24"))).to_have_count(0)
    tab.rest()
    assert tab.asked("compare") == []


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", "Hà Tĩnh: 35/63, 56,27 điểm\n+4,88 điểm so với Kon Tum"),
        ("en", "Ha Tinh: 35/63, 56.27 points\n+4.88 points from Kon Tum"),
    ],
)
def test_a_tile_chooses_its_province(tab: Tab, language: str, told: str) -> None:
    tab.open(f"/ranking?index=PCI&year=2012&view_ranking=map&province=62&language={language}")
    assert over(tab, "map", told.partition(":")[0]) == told
    press(tab)
    assert tab.asked("province") == ["42"]
    assert tab.asked("view_ranking") == ["map"]
    edge = mark(tab, "map", told.partition(":")[0])
    tab.page.mouse.move(5, 5)
    expect(edge).to_have_attribute("stroke-width", "3.5")
    expect(mark(tab, "map", "Kon Tum")).to_have_attribute("stroke-width", "0.8")


def test_the_years_play_and_stop_at_a_break_with_its_reason(tab: Tab) -> None:
    tab.open("/ranking?index=PAPI&year=2019&view_ranking=map&province=62")
    year = tab.page.get_by_test_id("stSlider")
    expect(year).to_contain_text("2019")
    tab.page.get_by_role("button", name="Chạy").click()
    expect(tab.finding).to_contain_text("PAPI 2020")
    told = tab.page.get_by_text("Dừng ở đây: từ 2021, ")
    expect(told).to_be_visible()
    expect(tab.finding).to_contain_text("PAPI 2020")
    tab.page.get_by_role("button", name="Chạy").click()
    # Whoever looks late finds it further on, at the last year at the latest.
    expect(tab.finding).to_contain_text(re.compile("PAPI 202[1-4]"))


def test_a_move_tells_both_ranks_and_is_pinned(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2021&view_ranking=bump&from_year=2006&province=62")
    chart = tab.page.locator(".st-key-chart-bump svg.marks")
    assert over(tab, "bump", "Bình Dương") == "Bình Dương\n2006: 1/64\n2021: 6/63"
    press(tab)
    assert tab.asked("compare") == ["74"]
    lines = chart.locator(f'.mark-line path[stroke="{colour_of("74")}"][stroke-width="3"]')
    expect(lines).to_have_count(1)


def test_a_component_bar_opens_its_parts_and_the_way_back_is_shown(tab: Tab) -> None:
    tab.open("/component?index=PAPI&year=2020&province=62")
    assert over(tab, "tree", "D8") == "D8 Quản trị điện tử: 2,92 · 21/63\nTrung vị: 2,79"
    press(tab)
    assert tab.asked("component") == ["D8"]
    expect(tab.page.get_by_role("combobox", name="Nội dung", exact=True)).to_have_value(
        "D8 Quản trị điện tử"
    )
    tab.page.go_back()
    expect(mark(tab, "tree", "D1")).to_have_count(1)
    tab.rest()
    assert tab.asked("component") == ["TOTAL"]


@pytest.mark.parametrize(
    ("view", "chart"), [("gap&benchmark=median", "gap"), ("change&from_year=2019", "change")]
)
def test_a_bar_of_a_difference_opens_its_component(tab: Tab, view: str, chart: str) -> None:
    tab.open(f"/component?index=PAPI&year=2020&province=62&view_component={view}")
    told = over(tab, chart, "D8")
    assert told.startswith("D8 Quản trị điện tử: ")
    press(tab)
    assert tab.asked("component") == ["D8"]
    assert tab.asked("view_component") == [chart]


def test_a_cause_of_a_move_tells_its_ranks(tab: Tab) -> None:
    tab.open("/component?index=PAPI&year=2020&province=62&view_component=change")
    assert over(tab, "move", "Điểm của các tỉnh khác") == "Điểm của các tỉnh khác: +6"


def test_a_similar_province_joins_the_comparison(tab: Tab) -> None:
    tab.open("/component?index=PCI&year=2021&province=62&view_component=compare")
    assert over(tab, "similar", "Lai Châu") == (
        "Lai Châu (đến 6/2025) (Trung du và miền núi phía Bắc): khoảng cách 1,09"
    )
    press(tab)
    assert tab.asked("compare") == ["12"]
    expect(tab.page.locator(".st-key-chart-beside svg.marks")).to_contain_text("Lai Châu")


def test_a_province_beside_is_chosen(tab: Tab) -> None:
    tab.open("/component?index=PCI&year=2021&province=62&compare=67&view_component=compare")
    tab.page.mouse.move(5, 5)
    told = over(tab, "beside", "Tính năng động và tiên phong của lãnh đạo tỉnh\\a Đắk Nông")
    assert told == "Tính năng động và tiên phong của lãnh đạo tỉnh\nĐắk Nông: 6,79 (+0,37)"
    press(tab)
    assert tab.asked("province") == ["67"]


def test_a_theme_tells_the_rank_and_how_many_are_behind(tab: Tab) -> None:
    tab.open("/component?index=PAPI&year=2020&province=62&view_component=theme")
    assert over(tab, "theme", "PAPI D2") == (
        "PAPI D2 Công khai 2020 · 42/63, tính lại từ điểm\nhơn 34% số tỉnh"
    )


def test_a_promise_tells_target_result_and_document_and_leads_to_the_passport(tab: Tab) -> None:
    tab.open("/target?province=62")
    assert over(tab, "result", "PAPI D2 2019") == (
        "PAPI D2 2019: 30/63\nKết quả: 62/63 (tính lại từ điểm)\nUBND tỉnh Kon Tum, không ghi ngày"
    )
    press(tab)
    assert path(tab) == "/source"
    asked = [tab.asked(name)[0] for name in ("view_source", "index", "year", "province")]
    assert asked == ["passport", "PAPI", "2019", "62"]
    expect(tab.page.get_by_text("Kon Tum, PAPI 2019", exact=False).first).to_be_visible()


def test_a_shift_click_on_a_promise_leads_to_the_trend(tab: Tab) -> None:
    tab.open("/target?province=62")
    over(tab, "result", "PAPI D2 2019")
    tab.page.keyboard.down("Shift")
    press(tab)
    tab.page.keyboard.up("Shift")
    assert path(tab) == "/trend"
    assert (tab.asked("index"), tab.asked("province")) == (["PAPI"], ["62"])


def test_the_chance_of_a_rank_or_better_is_told(tab: Tab) -> None:
    tab.open("/what_if?province=62&index=PAPI&year=2020&plan=D4:6.56")
    assert over(tab, "ranks", "Bậc 30 hoặc tốt hơn") == (
        "Bậc 30 hoặc tốt hơn\nHoàn thành kế hoạch: 0,2%\nKhông nỗ lực đặc biệt: 17,1%"
    )


def test_a_part_of_the_plan_tells_today_and_what_is_known(tab: Tab) -> None:
    tab.open("/what_if?province=62&index=PAPI&year=2020&plan=D4:6.56")
    assert over(tab, "plan", "D4").startswith("D4 Kiểm soát tham nhũng trong khu vực công: ")


def test_a_dot_of_the_plan_is_moved_in_place(tab: Tab) -> None:
    tab.open("/what_if?province=62&index=PAPI&year=2020")
    told = over(tab, "plan", "D4")
    today = float(told.partition(": ")[2].partition("\n")[0].replace(",", "."))
    y = middle(mark(tab, "plan", "D4"))[1]
    dots = tab.page.locator(".st-key-chart-plan svg .mark-symbol").last.locator("path")
    (x,) = [at[0] for at in map(middle, dots.all()) if abs(at[1] - y) < ROW_OF_PLAN]
    drag(tab, (x, y), (x + 60, y))
    (plan,) = tab.asked("plan")
    code, _, score = plan.partition(":")
    assert (code, float(score) > today) == ("D4", True)
    box = tab.page.get_by_role("spinbutton", name="D4 Kiểm soát tham nhũng trong khu vực công")
    expect(box).to_have_value(f"{float(score):.2f}")
    # On from there: the other way.
    drag(tab, (x + 60, y), (x + 20, y))
    assert today < float(tab.asked("plan")[0].partition(":")[2]) < float(score)
    # What does not begin at the dot moves nothing.
    held = tab.asked("plan")
    drag(tab, (x - 80, y), (x - 150, y))
    assert tab.asked("plan") == held


def test_a_class_chooses_its_year(tab: Tab) -> None:
    tab.open("/unit_ranking?province=62")
    assert over(tab, "classes", "2021: Xuất sắc") == "2021: Xuất sắc 8 (40,00%)"
    press(tab)
    assert tab.asked("year") == ["2021"]
    expect(tab.heading).to_have_text("Xếp hạng đơn vị: Kon Tum 2021")


def test_a_unit_leads_to_its_page(tab: Tab) -> None:
    tab.open("/unit_ranking?province=46&year=2021")
    told = over(tab, "units", "Sở Nội vụ")
    assert told == "Sở Nội vụ: 7/21, 85,06 · Tốt"
    press(tab)
    assert path(tab) == "/my_unit"


def test_a_year_of_a_unit_leads_to_the_ranking_of_that_year(tab: Tab) -> None:
    tab.open("/my_unit?unit=kontum.bql-khu-kinh-te")
    assert over(tab, "PAR_UNIT", "2019") == "2019: Xuất sắc"
    press(tab)
    assert path(tab) == "/unit_ranking"
    asked = [tab.asked(name)[0] for name in ("province", "scheme", "year")]
    assert asked == ["62", "PAR_UNIT", "2019"]


def test_an_edition_of_the_coverage_leads_to_its_ranking(tab: Tab) -> None:
    tab.open("/source?view_source=coverage")
    told = over(tab, "coverage", "PAPI 2019")
    assert told == ("PAPI 2019: đủ các tỉnh; có điểm 63/63 tỉnh, có thứ hạng công bố 1/63 tỉnh")
    press(tab)
    assert path(tab) == "/ranking"
    assert (tab.asked("index"), tab.asked("year")) == (["PAPI"], ["2019"])
