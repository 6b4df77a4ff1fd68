"""The hall: a whole talk by the clicker's keys, a server that dies, the window of notes."""

import io
import json
import re
from typing import Any

import duckdb
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from dashboard.briefing import template
from dashboard.briefing.slide import MOST_ELEMENTS
from tests.e2e.browser import HOST, Server, Tab, Visitor, free_port, serve
from tests.e2e.hall import HALL, KON_TUM, MEASURE, OLD_PROJECTOR, ON_STAGE, SHORT, at_step, place
from tests.some import some


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """What is expected is asked of the same figures."""


@pytest.mark.parametrize(
    ("viewport", "least"), [(HALL, 24.0), (OLD_PROJECTOR, 14.0)], ids=["1920x1080", "1024x768"]
)
def test_the_conference_runs_by_page_down_with_everything_large_and_on_the_screen(
    visitor: Visitor, server: Server, viewport: ViewportSize, least: float
) -> None:
    deck = template.deck("conference", "62", 2020, "vi")
    tab = visitor(server, viewport=viewport).open(KON_TUM + ON_STAGE + "1")
    assert len(deck.slides) >= 12
    for step, slide in some(enumerate(deck.slides, start=1)):
        at_step(tab, deck, step)
        measured = tab.page.evaluate(MEASURE)
        assert measured["smallest"] >= least, (step, measured)
        assert measured["outside"] == [], (step, measured)
        assert max(measured["hidden"]) <= 1, (step, measured)
        assert not measured["scrolls"], (step, measured)
        assert slide.n_elements <= MOST_ELEMENTS
        tab.page.keyboard.press("PageDown")


@pytest.mark.parametrize(("province", "year", "language"), [("62", 2022, "en"), ("67", 2022, "vi")])
def test_other_conferences_fit_both_screens(
    visitor: Visitor, server: Server, province: str, year: int, language: str
) -> None:
    deck = template.deck("conference", province, year, language)
    address = f"/present?template=conference&province={province}&year={year}&language={language}"
    tab = visitor(server, viewport=HALL).open(address + ON_STAGE + "1")
    for step in some(range(1, len(deck.slides) + 1)):
        at_step(tab, deck, step)
        for viewport, least in ((OLD_PROJECTOR, 14.0), (HALL, 24.0)):
            tab.page.set_viewport_size(viewport)
            measured = tab.page.evaluate(MEASURE)
            assert measured["smallest"] >= least, (step, viewport, measured)
            assert measured["outside"] == [], (step, viewport, measured)
            assert max(measured["hidden"]) <= 1, (step, viewport, measured)
        tab.page.keyboard.press("ArrowRight")


def test_nothing_of_the_tool_is_on_the_stage(visitor: Visitor, server: Server) -> None:
    tab = visitor(server, viewport=HALL).open(SHORT + ON_STAGE + "1")
    for name in ("stHeader", "stSidebar", "stSkipToContent"):
        expect(tab.page.get_by_test_id(name)).not_to_be_visible()
    expect(tab.page.get_by_role("combobox").first).not_to_be_visible()
    box = tab.page.locator(".st-key-stage").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1920, "height": 1080}


def test_every_key_of_a_clicker_and_a_keyboard_leads_where_it_says(
    visitor: Visitor, server: Server
) -> None:
    deck = template.deck("short", "62", 2020, "vi")
    last = len(deck.slides)
    tab = visitor(server, viewport=HALL).open(SHORT + ON_STAGE + "1")
    at_step(tab, deck, 1)
    for keys, step in (
        (["ArrowRight"], 2), (["ArrowDown"], 3), (["ArrowLeft"], 2), (["ArrowUp"], 1),
        (["Space"], 2), (["Enter"], 3), (["Backspace"], 2), (["PageDown"], 3), (["PageUp"], 2),
        (["End"], last), (["PageDown"], last), (["Home"], 1), (["PageUp"], 1), (["4", "Enter"], 4),
        (["9", "9", "Enter"], last), (["0", "2", "Enter"], 2),
    ):  # fmt: skip
        for key in keys:
            tab.page.keyboard.press(key)
        at_step(tab, deck, step)


def test_presses_faster_than_the_server_are_not_lost(visitor: Visitor, server: Server) -> None:
    deck = template.deck("conference", "62", 2020, "vi")
    tab = visitor(server, viewport=HALL).open(KON_TUM + ON_STAGE + "1")
    for _ in range(7):
        tab.page.keyboard.press("PageDown")
    at_step(tab, deck, 8)
    tab.page.keyboard.press("PageUp")
    at_step(tab, deck, 7)


def test_the_edges_of_the_screen_lead_too_and_keep_no_focus(
    visitor: Visitor, server: Server
) -> None:
    deck = template.deck("short", "62", 2020, "vi")
    tab = visitor(server, viewport=HALL).open(SHORT + ON_STAGE + "1")
    tab.page.mouse.click(1900, 500)
    at_step(tab, deck, 2)
    tab.page.mouse.click(1900, 500)
    at_step(tab, deck, 3)
    tab.page.mouse.click(20, 500)
    at_step(tab, deck, 2)
    tab.page.keyboard.press("Space")
    at_step(tab, deck, 3)


@pytest.mark.parametrize("key", ["b", "."])
def test_a_black_screen_hides_the_slide_and_the_next_key_brings_it_back(
    visitor: Visitor, server: Server, key: str
) -> None:
    deck = template.deck("short", "62", 2020, "vi")
    tab = visitor(server, viewport=HALL).open(SHORT + ON_STAGE + "2")
    tab.page.keyboard.press(key)
    expect(tab.page.locator("html.is-black")).to_be_attached()
    covered = tab.page.evaluate("getComputedStyle(document.documentElement, '::after').position")
    assert covered == "fixed"
    tab.page.keyboard.press("PageDown")
    expect(tab.page.locator("html.is-black")).not_to_be_attached()
    at_step(tab, deck, 2)


def test_full_screen_comes_with_a_key_and_escape_leaves_the_stage(
    visitor: Visitor, server: Server
) -> None:
    tab = visitor(server, viewport=HALL).open(SHORT + ON_STAGE + "2")
    tab.page.keyboard.press("f")
    expect(tab.page.locator("html:fullscreen")).to_be_attached()
    tab.page.keyboard.press("f")
    expect(tab.page.locator("html:fullscreen")).not_to_be_attached()
    tab.page.keyboard.press("Escape")
    expect(tab.heading).to_have_text("Trình bày")
    tab.rest()
    assert (tab.asked("stage"), tab.asked("step")) == ([], [])
    expect(tab.page.get_by_test_id("stSidebar")).to_be_visible()


def test_a_server_that_dies_at_step_five_returns_to_step_five(
    visitor: Visitor, data_folder: Any
) -> None:
    deck = template.deck("conference", "62", 2020, "vi")
    port = free_port()
    with serve(data_folder, port=port) as running:
        tab = visitor(running, viewport=HALL).open(KON_TUM + ON_STAGE + "1")
        for _ in range(4):
            tab.page.keyboard.press("PageDown")
        at_step(tab, deck, 5)
    # The slide stays on the screen while nobody answers.
    expect(tab.page.locator("h1")).to_have_text(deck.slides[4].message)
    with serve(data_folder, port=port):
        tab.page.locator('[data-test-connection-state="CONNECTED"]').wait_for(state="attached")
        at_step(tab, deck, 5)
        tab.page.keyboard.press("PageDown")
        at_step(tab, deck, 6)
        tab.page.reload()
        at_step(tab, deck, 6)
    # That nobody answered for a while is what this is about.
    tab.complaints.clear()
    assert tab.hosts == {HOST}


def test_a_step_that_does_not_exist_is_the_nearest_one(visitor: Visitor, server: Server) -> None:
    deck = template.deck("short", "62", 2020, "vi")
    tab = visitor(server)
    for asked, step in (("99", len(deck.slides)), ("0", 1), ("%3Cb%3E", 1)):
        tab.open(SHORT + ON_STAGE + asked)
        at_step(tab, deck, step)


def test_the_window_of_notes_follows_the_stage_and_leads_it(
    laptop: BrowserContext, server: Server
) -> None:
    deck = template.deck("short", "62", 2020, "vi")
    stage = Tab(laptop.new_page(), server.address).open(SHORT + ON_STAGE + "2")
    notes = Tab(laptop.new_page(), server.address).open(SHORT + "&notes=1")
    at_step(notes, deck, 2)
    stage.page.keyboard.press("PageDown")
    at_step(notes, deck, 3)
    expect(notes.page.locator(".st-key-stage-notes li")).to_have_count(len(deck.slides[2].notes))
    expect(notes.page.get_by_text(deck.slides[3].message)).to_be_visible()
    notes.page.bring_to_front()
    notes.page.keyboard.press("PageDown")
    at_step(stage, deck, 4)
    for tab in (stage, notes):
        tab.page.close()
        tab.check()


def clock(page: Page) -> str:
    """The time used, as the timer shows it, and that it can be seen: dark letters on light."""
    place = page.locator(".st-key-timer-clock")
    pixels = Image.open(io.BytesIO(place.screenshot())).convert("L").get_flattened_data()
    assert sum(pixel < 80 for pixel in pixels) > 500
    shown = place.evaluate("node => getComputedStyle(node, '::after').content")
    return str(shown).strip('"').split(" / ")[0]


def test_the_timer_starts_stops_and_begins_anew(visitor: Visitor, server: Server) -> None:
    tab = visitor(server).open(SHORT + "&notes=1&step=1")
    assert clock(tab.page) == "0:00"
    tab.page.get_by_role("button", name="Bắt đầu").click()
    expect(tab.page.locator("html[style*='0:01']")).to_be_attached()
    tab.page.get_by_role("button", name="Tạm dừng").click()
    stopped = clock(tab.page)
    assert re.fullmatch(r"0:0[1-9]", stopped)
    tab.page.reload()
    tab.rest()
    assert clock(tab.page) == stopped
    tab.page.get_by_role("button", name="Đặt lại").click()
    assert clock(tab.page) == "0:00"


def test_the_time_of_a_step_is_an_equal_part_of_the_time_there_is(
    visitor: Visitor, server: Server
) -> None:
    tab = visitor(server).open(SHORT + "&notes=1&step=2")
    slide = tab.page.locator(".st-key-timer-slide")
    count = len(template.deck("short", "62", 2020, "vi").slides)
    tab.page.get_by_label("Thời lượng").fill("10")
    tab.page.keyboard.press("Enter")
    tab.rest()
    expect(slide).to_be_visible()
    shown = slide.evaluate("node => getComputedStyle(node, '::after').content")
    assert shown == f'"0:00 / {600 // count // 60}:{round(600 / count) % 60:02}"'


def test_a_step_of_the_list_is_shown_in_both_windows(
    laptop: BrowserContext, server: Server
) -> None:
    deck = template.deck("short", "62", 2020, "vi")
    stage = Tab(laptop.new_page(), server.address).open(SHORT + ON_STAGE + "1")
    notes = Tab(laptop.new_page(), server.address).open(SHORT + "&notes=1")
    notes.page.get_by_role("button", name="Danh sách bước").click()
    notes.page.get_by_role("button", name=f"4. {deck.slides[3].message}").click()
    at_step(stage, deck, 4)
    expect(notes.page.locator("h1")).to_have_text(deck.slides[3].message)
    expect(notes.page.locator("[class*='st-key-notes-next']").first).to_be_visible()
    for tab in (stage, notes):
        tab.page.close()
        tab.check()


def test_the_button_opens_the_stage_in_full_screen_on_a_named_data_version(
    visitor: Visitor, server: Server
) -> None:
    deck = template.deck("short", "62", 2020, "vi")
    tab = visitor(server, viewport=HALL).open(SHORT)
    tab.page.get_by_role("button", name="Trình chiếu").click()
    at_step(tab, deck, 1)
    expect(tab.page.locator("html:fullscreen")).to_be_attached()
    assert tab.asked("data") == [deck.data_version]


def test_keys_typed_into_a_field_stay_in_it(visitor: Visitor, server: Server) -> None:
    tab = visitor(server).open(SHORT)
    field = tab.page.get_by_label("Địa chỉ trang")
    field.click()
    tab.page.keyboard.type("b f 2.")
    expect(field).to_have_value("b f 2.")
    assert tab.page.locator("html.is-black").count() == 0


def test_own_words_and_an_added_view_go_with_the_link(visitor: Visitor, server: Server) -> None:
    tab = visitor(server, viewport=HALL).open(SHORT)
    tab.page.get_by_label("Địa chỉ trang").fill(
        f"{server.address}/component?province=62&index=PAPI&year=2020"
    )
    tab.page.get_by_role("button", name="Thêm bước").click()
    expect(tab.page.get_by_text("Các bước (6)")).to_be_visible()
    tab.rest()
    tab.page.get_by_text("1. Kon Tum, kết quả mới nhất đến năm 2020").click()
    tab.rest()
    tab.page.get_by_label("Câu thông điệp").fill("Lời của *tôi* <b>và</b> $x$")
    tab.page.get_by_role("button", name="Ghi lại").click()
    expect(tab.page.get_by_text("1. Lời của *tôi* <b>và</b> $x$")).to_be_visible()
    tab.rest()

    other = visitor(server, viewport=HALL)
    other.page.goto(tab.page.url + ON_STAGE + "1")
    expect(other.page.locator("h1")).to_have_text("Lời của *tôi* <b>và</b> $x$")
    expect(place(other.page)).to_have_text("1/6")


def test_a_click_on_a_number_of_a_step_opens_its_passport(visitor: Visitor, server: Server) -> None:
    tab = visitor(server, viewport=HALL).open(SHORT)
    tab.page.get_by_text("1. Kon Tum, kết quả mới nhất đến năm 2020").click()
    tab.rest()
    tab.page.get_by_role("link", name="PAR INDEX 2019, Kon Tum: thứ hạng 59/63").click()
    passport = tab.page.locator(".st-key-number-passport")
    expect(passport).to_contain_text("thứ hạng: 59/63")
    expect(passport).to_contain_text("Kon Tum, kết quả mới nhất đến năm 2020: PAPI 2020 tăng bậc")
    expect(tab.page.get_by_text("Kon Tum, PAR INDEX 2019").first).to_be_visible()


def test_a_number_beside_the_notes_opens_its_passport_in_another_window(
    laptop: BrowserContext, server: Server
) -> None:
    notes = Tab(laptop.new_page(), server.address).open(SHORT + "&notes=1&step=1")
    with laptop.expect_page() as opened:
        notes.page.get_by_role("link", name="PAPI 2020, Kon Tum: thứ hạng 49/63").click()
    passport = Tab(opened.value, server.address)
    expect(passport.page.locator(".st-key-number-passport")).to_contain_text("thứ hạng: 49/63")
    for tab in (notes, passport):
        tab.page.close()
        tab.check()


def given(tab: Tab, content: bytes) -> None:
    """Hand a file to the page."""
    tab.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": "briefing.json", "mimeType": "application/json", "buffer": content}
    )


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"format_version": 99}'])
def test_a_broken_or_foreign_file_is_refused_with_a_message(
    visitor: Visitor, server: Server, content: bytes
) -> None:
    tab = visitor(server).open(SHORT)
    given(tab, content)
    expect(tab.page.get_by_test_id("stAlert").first).to_contain_text("Không mở được bản trình bày")
    tab.rest()
    assert tab.asked("briefing") == []


def test_markup_in_a_file_is_shown_as_the_letters_it_is(visitor: Visitor, server: Server) -> None:
    tab = visitor(server, viewport=HALL).open(SHORT)
    tab.page.get_by_role("button", name="Lưu").click()
    with tab.page.expect_download() as promised:
        tab.page.get_by_role("button", name="Tệp (JSON)").click()
    kept = json.loads(promised.value.path().read_bytes())
    kept["steps"][0]["message"] = "<img src=x onerror=alert(1)> **đậm** [liên kết](javascript:1)"
    given(tab, json.dumps(kept).encode())
    expect(tab.page.get_by_text("bản riêng").first).to_be_visible()
    tab.rest()
    tab.page.get_by_role("button", name="Trình chiếu").click()
    expect(tab.page.locator("h1")).to_contain_text("**đậm** [liên kết](javascript:1)")
    assert tab.page.locator("h1 :is(img, a, strong)").count() == 0


@pytest.mark.parametrize(
    ("label", "extension", "start"),
    [
        ("PowerPoint (PPTX)", "pptx", b"PK"),
        ("PDF", "pdf", b"%PDF"),
        ("Một tệp HTML (không cần mạng)", "html", b"<!DOCTYPE html>"),
        ("Báo cáo PAPI và PAR INDEX năm 2020: Word (DOCX)", "docx", b"PK"),
        ("Báo cáo PCI năm 2020: PDF", "pdf", b"%PDF"),
    ],
)
def test_files_are_made_when_asked_for(
    visitor: Visitor, server: Server, label: str, extension: str, start: bytes
) -> None:
    tab = visitor(server).open(SHORT)
    with tab.page.expect_download() as promised:
        tab.page.get_by_role("button", name=label, exact=True).click()
    about = "bao-cao-P" if "năm 2020" in label else "ban-ngan"
    assert promised.value.suggested_filename.startswith(f"Kon-Tum-2020-{about}")
    assert promised.value.suggested_filename.endswith(f".{extension}")
    assert promised.value.path().read_bytes()[:15].lower().startswith(start.lower())
