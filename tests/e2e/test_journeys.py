"""What readers do: open a link, choose, switch, go back, take figures away."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Browser, Download, expect

from dashboard.build import build
from dashboard.charts.palette import PALETTES
from dashboard.store import versions
from tests.e2e.browser import (
    HOST,
    STREAMLIT,
    UVICORN,
    Server,
    Tab,
    Visitor,
    choose,
    serve,
    visitors,
)

MENU = [
    "Tổng quan",
    "Trình bày",
    "Diễn biến",
    "Xếp hạng",
    "Từng nội dung",
    "Xếp hạng đơn vị",
    "Đơn vị của tôi",
    "Mục tiêu và kết quả",
    "Cần gì để đạt",
    "Nguồn số liệu",
    "Cách tính",
    "Kiểm tra bài viết",
]
DEEP_LINK = "/ranking?index=PCI&year=2021&province=62"
PAGES = {
    "/": "Kon Tum năm 2024",
    "/present": "Trình bày",
    "/trend": "Diễn biến của Kon Tum",
    "/ranking": "PAPI 2024: xếp hạng các tỉnh",
    "/component": "PAPI 2024: mất điểm ở đâu, ai chịu trách nhiệm",
    "/unit_ranking": "Xếp hạng đơn vị: Kon Tum 2023",
    "/my_unit": "Ban Quản lý Khu kinh tế tỉnh Kon Tum",
    "/target": "Mục tiêu của Kon Tum",
    "/what_if": "GIẢ ĐỊNH: mục tiêu PAPI 2025 (gốc: kỳ 2024)",
    "/source": "Số liệu này lấy từ đâu?",
    "/method": "Số liệu được tính thế nào, tin được đến đâu?",
    "/check_text": "Số liệu trong bài này có đúng không?",
}


# The very first visit, under both ways of starting


@pytest.fixture(scope="module", params=[UVICORN, STREAMLIT], ids=["uvicorn", "streamlit-run"])
def fresh_server(request: pytest.FixtureRequest, data_folder: Path) -> Iterator[Server]:
    """A server nobody has visited yet; the first test below must stay the first to use it."""
    with serve(data_folder, request.param) as running:
        yield running


def test_the_very_first_visit_may_be_a_deep_link(fresh_server: Server, visitor: Visitor) -> None:
    tab = visitor(fresh_server).open(DEEP_LINK)
    expect(tab.heading).to_have_text("PCI 2021: xếp hạng các tỉnh")
    expect(tab.finding).to_contain_text("Kon Tum đứng thứ 61/63 về PCI 2021")
    expect(tab.page.get_by_role("dialog")).to_have_count(0)
    expect(tab.page.get_by_text("Page not found")).to_have_count(0)
    assert urlpath(tab) == "/ranking"
    expect(tab.page).to_have_title("Xếp hạng · Kon Tum · Chỉ số quản trị cấp tỉnh")


def test_every_page_speaks_only_with_this_machine(fresh_server: Server, visitor: Visitor) -> None:
    """No other host, no refusal by the content policy: ``visitor`` looks at both at its end."""
    tab = visitor(fresh_server)
    for path, heading in PAGES.items():
        tab.open(path)
        expect(tab.heading).to_have_text(heading)
    assert tab.hosts == {HOST}


def test_styles_and_fonts_arrive_under_both_ways_of_starting(
    fresh_server: Server, visitor: Visitor
) -> None:
    tab = visitor(fresh_server).open("/trend")
    assert tab.page.evaluate("document.documentElement.lang") == "vi"
    assert tab.page.title() == "Diễn biến · Kon Tum · Chỉ số quản trị cấp tỉnh"
    padding = "[data-testid=stMainBlockContainer]"
    assert tab.colour(padding, "paddingTop") == "40px"
    assert tab.colour(padding, "paddingBottom") == "48px"
    toolbars = tab.page.locator("[data-testid=stElementToolbar]")
    tab.charts.first.hover()
    assert toolbars.count() >= 2
    assert toolbars.filter(visible=True).count() == 0


def urlpath(tab: Tab) -> str:
    return tab.page.url.removeprefix(tab.address).split("?")[0]


# Choosing


def test_a_province_typed_without_marks_changes_heading_chart_and_address(
    tab: Tab, visitor: Visitor, server: Server
) -> None:
    tab.open("/?year=2022")
    expect(tab.heading).to_have_text("Kon Tum năm 2022")
    choose(tab, "Tỉnh, thành phố", "dak nong")
    expect(tab.heading).to_have_text("Đắk Nông năm 2022")
    tab.rest()
    assert tab.asked("province") == ["67"]
    expect(tab.charts.first).to_have_attribute(
        "aria-label", "Thứ hạng PAPI của Đắk Nông, 2011–2024"
    )

    other = visitor(server)
    other.page.goto(tab.page.url)
    other.rest()
    expect(other.heading).to_have_text("Đắk Nông năm 2022")
    assert other.page.url == tab.page.url
    assert (
        other.page.locator("[data-testid=stMain]").inner_text()
        == tab.page.locator("[data-testid=stMain]").inner_text()
    )


SPELLINGS = {
    "dak nong": "Đắk Nông (67",
    "Đắk Nông": "Đắk Nông (67",
    "Daknong": "Đắk Nông (67",
    "67": "Đắk Nông (67",
    "TT-Huế": "Huế (",
    "hue": "Huế (",
    "Sai Gon": "TP. Hồ Chí Minh (đến 6/2025) (79",
    "quang ngai moi": "Quảng Ngãi (từ 7/2025) (n51",
    "quảng ngãi mới": "Quảng Ngãi (từ 7/2025) (n51",
    "ha tay": "Hà Nội (đến 6/2025) (01",
    "ba ria": "Bà Rịa - Vũng Tàu (77",
}


def test_search_offers_a_province_under_any_spelling(tab: Tab) -> None:
    tab.open(DEEP_LINK)
    offered = tab.page.get_by_role("option")
    for typed, name in SPELLINGS.items():
        tab.page.get_by_role("combobox", name="Tỉnh, thành phố", exact=True).focus()
        tab.page.keyboard.type(typed)
        expect(offered.first).to_contain_text(name)
        tab.page.keyboard.press("Escape")
        expect(offered).to_have_count(0)


def test_back_and_forward_walk_through_the_choices(tab: Tab) -> None:
    tab.open(DEEP_LINK)
    choose(tab, "Tỉnh, thành phố", "dak nong")
    expect(tab.finding).to_contain_text("Đắk Nông đứng thứ 52/63")
    tab.rest()
    tab.page.go_back()
    expect(tab.finding).to_contain_text("Kon Tum đứng thứ 61/63")
    tab.rest()
    assert tab.asked("province") == ["62"]
    tab.page.go_forward()
    expect(tab.finding).to_contain_text("Đắk Nông đứng thứ 52/63")
    tab.rest()
    assert tab.asked("province") == ["67"]


@pytest.mark.parametrize("path", PAGES)
def test_back_leaves_a_page_that_was_only_opened(tab: Tab, path: str) -> None:
    tab.page.goto("about:blank")
    tab.open(path)
    tab.page.go_back()
    assert tab.page.url == "about:blank"


def test_back_after_the_menu_returns_to_the_page_before_as_it_was(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2020&province=67")
    go(tab, "Diễn biến")
    expect(tab.heading).to_have_text("Diễn biến của Đắk Nông")
    tab.rest()
    tab.page.go_back()
    expect(tab.heading).to_have_text("PCI 2020: xếp hạng các tỉnh")
    tab.rest()
    assert (tab.asked("province"), tab.asked("year")) == (["67"], ["2020"])


def go(tab: Tab, page: str) -> None:
    tab.page.get_by_test_id("stSidebarNav").get_by_role("link", name=page, exact=True).click()


def test_the_menu_keeps_what_was_chosen(tab: Tab) -> None:
    tab.open("/")
    go(tab, "Diễn biến")
    expect(tab.heading).to_have_text("Diễn biến của Kon Tum")
    tab.rest()
    choose(tab, "Tỉnh, thành phố", "dak nong")
    expect(tab.heading).to_have_text("Diễn biến của Đắk Nông")
    go(tab, "Xếp hạng")
    expect(tab.finding).to_contain_text("Đắk Nông đứng thứ 58/61 về PAPI 2024")
    tab.rest()
    go(tab, "Tổng quan")
    expect(tab.heading).to_have_text("Đắk Nông năm 2024")
    tab.rest()
    assert tab.asked("province") == ["67"]


def test_every_place_in_the_menu_opens_its_page(tab: Tab) -> None:
    tab.open("/")
    links = tab.page.get_by_test_id("stSidebarNavLink")
    assert links.locator("p").all_inner_texts() == MENU
    for number, (path, heading) in enumerate(PAGES.items()):
        links.nth(number).click()
        expect(tab.heading).to_have_text(heading)
        tab.rest()
        assert urlpath(tab) == path


def test_a_view_and_a_year_go_into_the_address(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2021")
    tab.page.get_by_text("Bản đồ", exact=True).click()
    expect(tab.finding).to_have_text("Kon Tum thuộc một phần tư cuối về PCI 2021 (61/63)")
    tab.rest()
    assert tab.asked("view_ranking") == ["map"]
    choose(tab, "Năm", "2010")
    expect(tab.finding).to_have_text("Kon Tum thuộc một phần tư thứ ba về PCI 2010 (39/63)")
    tab.rest()
    assert (tab.asked("year"), tab.asked("view_ranking")) == (["2010"], ["map"])


def test_compared_provinces_are_drawn_and_go_into_the_address(tab: Tab) -> None:
    tab.open("/trend?index=PCI")
    for typed in ("dak nong", "gia lai"):
        choose(tab, "So sánh với", typed)
        tab.page.keyboard.press("Escape")
        tab.rest()
    expect(tab.charts.first.locator("svg.marks")).to_contain_text("Đắk Nông")
    expect(tab.charts.first.locator("svg.marks")).to_contain_text("Gia Lai")
    assert tab.asked("compare") == ["67", "64"]


def test_a_figure_leads_to_its_passport(tab: Tab) -> None:
    tab.open("/ranking?index=PAPI&year=2020&province=62")
    tab.page.get_by_test_id("stMain").get_by_role("link", name="Lý lịch số liệu").first.click()
    expect(tab.heading).to_have_text("Số liệu này lấy từ đâu?")
    expect(tab.page.get_by_test_id("stMain")).to_contain_text("41,626957686")
    tab.rest()
    assert urlpath(tab) == "/source"
    assert (tab.asked("province"), tab.asked("year")) == (["62"], ["2020"])


# Switches


def test_english_reaches_address_headings_and_the_document_and_stays(tab: Tab) -> None:
    tab.open("/?year=2022&province=67")
    tab.page.get_by_text("English", exact=True).click()
    expect(tab.heading).to_have_text("Dak Nong in 2022")
    tab.rest()
    assert tab.asked("language") == ["en"]
    assert tab.page.evaluate("document.documentElement.lang") == "en"
    go(tab, "Trend")
    expect(tab.heading).to_have_text("Trend of Dak Nong")
    tab.rest()
    assert tab.asked("language") == ["en"]
    assert tab.page.evaluate("document.documentElement.lang") == "en"
    tab.page.reload()
    tab.rest()
    expect(tab.heading).to_have_text("Trend of Dak Nong")
    tab.page.get_by_text("Tiếng Việt", exact=True).click()
    expect(tab.heading).to_have_text("Diễn biến của Đắk Nông")
    tab.rest()
    assert tab.page.evaluate("document.documentElement.lang") == "vi"


def test_dark_is_dark_with_a_readable_chart_and_stays(visitor: Visitor, server: Server) -> None:
    tab = visitor(server).open("/trend")
    assert not tab.is_dark()
    label = "[data-testid=stVegaLiteChart] .role-axis-label text"
    ink = tab.colour(label, "fill")
    loads: list[str] = []
    tab.page.on("load", lambda page: loads.append(page.url))
    with tab.page.expect_event("load"):
        tab.page.get_by_text("Tối", exact=True).click()
    tab.rest()
    assert tab.is_dark()
    assert ink == rgb(PALETTES["light"].text)
    assert tab.colour(label, "fill") == rgb(PALETTES["dark"].text)
    assert tab.asked("theme") == ["dark"]
    go(tab, "Xếp hạng")
    expect(tab.heading).to_have_text("PAPI 2024: xếp hạng các tỉnh")
    tab.rest()
    assert tab.is_dark()
    assert len(loads) == 1
    tab.open("/method")
    assert tab.is_dark()


def rgb(colour: str) -> str:
    """A colour as the browser computes it."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"


def test_a_dark_screen_gets_a_dark_page_without_being_asked(
    visitor: Visitor, server: Server
) -> None:
    tab = visitor(server, scheme="dark").open("/trend")
    assert tab.is_dark()
    assert tab.asked("theme") == []


def test_a_link_with_a_theme_shows_it(visitor: Visitor, server: Server) -> None:
    tab = visitor(server).open("/trend?theme=dark")
    assert tab.is_dark()


# Taking figures away


TITLE = "Kon Tum đứng thứ 49/63 về PAPI 2020, tăng 4 bậc dù điểm giảm 0,23"


@pytest.fixture(scope="module")
def downloads(
    chromium: Browser, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The four files of the ranking of PAPI 2020, fetched as a reader does."""
    folder = tmp_path_factory.mktemp("downloads")
    files: dict[str, Path] = {}
    with visitors(chromium) as visit:
        tab = visit(server).open("/ranking?index=PAPI&year=2020&province=62")
        tab.page.get_by_text("Bảng số liệu và tải về").click()
        expect(tab.page.get_by_test_id("stDataFrame")).to_be_visible()
        for kind in ("PNG", "SVG", "XLSX", "CSV"):
            with tab.page.expect_download() as waiting:
                tab.page.get_by_role("button", name=kind, exact=True).click()
            download: Download = waiting.value
            assert download.suggested_filename.endswith(f".{kind.lower()}")
            assert download.suggested_filename.isascii()
            files[kind] = folder / download.suggested_filename
            download.save_as(files[kind])
    return files


def test_the_table_of_a_chart_is_one_click_away(tab: Tab) -> None:
    tab.open("/ranking?index=PAPI&year=2020&province=62")
    expect(tab.page.get_by_test_id("stDataFrame")).to_have_count(0)
    tab.page.get_by_text("Bảng số liệu và tải về").click()
    # Drawn on a canvas: 63 rows and a head, 35 pixels each, and a border. What stands in it is
    # read in the files and in tests/ui.
    canvas = tab.page.get_by_test_id("stDataFrame").get_by_test_id("data-grid-canvas")
    expect(canvas).to_have_attribute("height", "2241")


def test_png_is_a_picture_with_something_on_it(downloads: dict[str, Path]) -> None:
    with Image.open(downloads["PNG"]) as picture:
        assert picture.format == "PNG"
        assert picture.width >= 1200
        assert picture.height >= 1600
        grey = picture.convert("L")
        assert grey.getextrema()[1] == 255
        assert sum(grey.histogram()[:128]) > 5000


def test_svg_says_title_source_and_date_inside(downloads: dict[str, Path]) -> None:
    root = ElementTree.parse(downloads["SVG"]).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    said = " ".join("".join(root.itertext()).split())
    for words in (*TITLE.split(), "PAPI 2020", "49  Kon Tum", "41,63", "Nguồn", "09/2026"):
        assert " ".join(words.split()) in said


def test_xlsx_has_the_figure_and_a_sheet_of_sources(downloads: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(downloads["XLSX"])
    assert book.sheetnames == ["Số liệu", "Nguồn"]
    cells = [cell.value for row in book["Số liệu"].iter_rows() for cell in row]
    assert 41.626957686 in cells
    assert "Kon Tum" in cells
    told = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(TITLE in text for text in told)
    sources = [str(cell.value) for row in book["Nguồn"].iter_rows() for cell in row]
    assert any("PAPI" in text for text in sources)


def test_csv_opens_in_a_spreadsheet_with_marks_and_full_figures(
    downloads: dict[str, Path],
) -> None:
    raw = downloads["CSV"].read_bytes()
    assert raw.startswith("\ufeff".encode())
    text = raw.decode("utf-8-sig")
    # A semicolon: the decimal comma of a Vietnamese spreadsheet leaves no other.
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    (own,) = [row for row in rows if "Kon Tum" in row]
    assert "41,626958" in own
    assert len([row for row in rows if row]) >= 64


# A new data version


def test_a_version_published_while_a_page_is_open_is_seen_at_the_next_choice(
    chromium: Browser, data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, changed = tmp_path / "build", tmp_path / "data"
    shutil.copytree(data_folder, folder)
    shutil.copytree(versions.DATA, changed, ignore=shutil.ignore_patterns("build"))
    replace(changed / "sipas" / "2023.csv", "\n62,TOTAL,82.1,", "\n62,TOTAL,82.95,")
    with serve(folder) as running, visitors(chromium) as visit:
        tab = visit(running).open("/?year=2023")
        main = tab.page.get_by_test_id("stMain")
        expect(main).to_contain_text("82,10%")
        monkeypatch.setenv("DASHBOARD_BUILD", str(folder))
        second = build.build(data=changed)
        choose(tab, "Năm", "2024")
        expect(tab.heading).to_have_text("Kon Tum năm 2024")
        expect(main).to_contain_text("82,95%")
        tab.rest()
        expect(tab.page.get_by_test_id("stSidebar")).to_contain_text(
            second.stem.removeprefix("dashboard-")
        )
        expect(tab.page.get_by_test_id("stAlertContentError")).to_have_count(0)
        assert len(list(folder.glob("*.duckdb"))) == 2
        assert "Traceback" not in running.said()


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, json.dumps(old)
    file.write_text(text.replace(old, new), encoding="utf-8")
