"""Every page on a projector, a laptop and a phone: nothing sideways, cut or overlaid."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.e2e.browser import Server, Tab, Visitor, visitors

VIEWPORTS: list[ViewportSize] = [
    {"width": 1920, "height": 1080},
    {"width": 1366, "height": 768},
    {"width": 390, "height": 844},
]
VIEWS = [
    "/?year=2022",
    "/trend?index=PAPI&compare=67&compare=22",
    "/trend?index=PCI&view_trend=components",
    "/ranking?index=PCI&year=2021",
    "/ranking?index=PAPI&year=2019",
    "/ranking?index=PCI&year=2012&view_ranking=map",
    "/ranking?index=PCI&year=2021&view_ranking=bump&from_year=2006&compare=67",
    "/component?index=PAPI&year=2020",
    "/component?index=PAPI&year=2017&from_year=2016&province=67",
    "/component?index=PCI&year=2020&view_component=gap&benchmark=region",
    "/component?index=PAPI&year=2020&view_component=change",
    "/component?index=PCI&year=2021&view_component=compare&compare=67&compare=22",
    "/component?index=PAPI&year=2020&view_component=theme",
    "/unit_ranking?province=62",
    "/unit_ranking?province=46&year=2021",
    "/unit_ranking?province=67&year=2022&block=district",
    "/my_unit?unit=kontum.bql-khu-kinh-te",
    "/my_unit?unit=tayninh.so-noi-vu",
    "/my_unit?unit=hatinh.huyen-huong-khe",
    "/present",
    "/present?province=67&year=2022",
    "/target",
    "/target?province=67&index=PCI&view_target=step",
    "/what_if?index=PAPI&year=2020&plan=D4:6.56",
    "/what_if?index=PCI&year=2020",
    "/what_if?index=PAR_INDEX",
    "/source?index=PCI&year=2022&province=67",
    "/method",
]

# Boxes are in CSS pixels of the screen. A line of text has room above and below its letters, so a
# quarter of a line may be shared or lie outside before letters touch or are cut. Labels that Vega
# leaves out for want of room are still there, with opacity 0.
MEASURE = """
() => {
  const box = (element) => element.getBoundingClientRect();
  const room = (text) => parseFloat(getComputedStyle(text).fontSize) / 4;
  const isSeen = (text) => text.textContent.trim() && getComputedStyle(text).opacity !== '0';
  // The same words once more, behind themselves, so that lines do not run through them.
  const isHalo = (a, b) => a.said === b.said && Math.hypot(a.left - b.left, a.top - b.top) < 1;
  const main = document.querySelector('[data-testid=stMain]');
  const found = {
    sideways: [
      Math.max(0, main.scrollWidth - main.clientWidth),
      Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ],
    outside: [], cut: [], overlaid: [], small: [], texts: 0,
  };
  for (const svg of document.querySelectorAll('[data-testid=stVegaLiteChart] svg.marks')) {
    const frame = box(svg);
    const texts = [...svg.querySelectorAll('text')].filter(isSeen);
    found.texts += texts.length;
    for (const text of texts) {
      const {left, right, top, bottom} = box(text), line = room(text);
      if (left < frame.left - line || right > frame.right + line
          || top < frame.top - line || bottom > frame.bottom + line) {
        found.outside.push(text.textContent);
      }
      if (text.textContent.includes('…')) found.cut.push(text.textContent);
      if (parseFloat(getComputedStyle(text).fontSize) < 9) found.small.push(text.textContent);
    }
    if (frame.right > box(main).right + 1) found.outside.push('(the chart itself)');
    const boxes = texts.map((text) => ({said: text.textContent, ...box(text).toJSON(),
                                        room: room(text)}));
    boxes.forEach((a, at) => boxes.slice(at + 1).forEach((b) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 0.5 && down > Math.min(a.room, b.room) && !isHalo(a, b)) {
        found.overlaid.push(a.said + ' / ' + b.said);
      }
    }));
  }
  return found;
}
"""


@pytest.fixture(
    scope="module",
    params=VIEWPORTS,
    ids=[f"{size['width']}x{size['height']}" for size in VIEWPORTS],
)
def screen(request: pytest.FixtureRequest, chromium: Browser, server: Server) -> Iterator[Tab]:
    """One tab per viewport; each test opens its own address in it."""
    with visitors(chromium) as visit:
        yield visit(server, viewport=request.param)


def measured(tab: Tab) -> dict[str, Any]:
    found: dict[str, Any] = tab.page.evaluate(MEASURE)
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_sideways_cut_or_overlaid(screen: Tab, view: str, language: str) -> None:
    screen.open(f"{view}{'&' if '?' in view else '?'}language={language}")
    expect(screen.heading).to_be_visible()
    found = measured(screen)
    assert (screen.charts.count() > 0) == (found.pop("texts") > 0)
    assert found == {"sideways": [0, 0], "outside": [], "cut": [], "overlaid": [], "small": []}


# Long names, merged provinces, and one with all its targets.
PROVINCES = ["46", "77", "n51", "n68"]
VIEWS_OF_A_PROVINCE = [
    "/?year=2022",
    "/trend?index=PCI&compare=64&compare=48&compare=01&compare=79&compare=68",
    "/trend?index=PAR_INDEX&compare=67",
    "/trend?index=SIPAS&compare=66",
    "/ranking?index=PAR_INDEX",
    "/ranking?index=PAPI&year=2019&view_ranking=map",
    "/ranking?index=PCI&year=2021&view_ranking=bump&from_year=2006",
    "/component?index=PAPI&year=2020",
    "/component?index=PCI&year=2020&view_component=gap&benchmark=region",
    "/component?index=PAPI&year=2020&view_component=change",
    "/component?index=PCI&year=2021&view_component=compare&compare=22",
    "/component?index=PAPI&year=2020&view_component=theme",
    "/target?",
    "/what_if?index=PCI&year=2020",
]


@pytest.mark.parametrize("view", VIEWS_OF_A_PROVINCE)
@pytest.mark.parametrize("province", PROVINCES)
def test_no_name_of_a_province_covers_another_text(screen: Tab, view: str, province: str) -> None:
    screen.open(f"{view}&province={province}")
    found = measured(screen)
    assert (found["outside"], found["cut"], found["overlaid"]) == ([], [], [])


NAMES_OF_AXIS = """
() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] .role-axis-label text')]
  .map((text) => text.textContent).filter((text) => /^\\d+  /.test(text))
"""


def test_the_ranking_names_all_63_provinces_in_full(screen: Tab) -> None:
    screen.open("/ranking?index=PCI&year=2021")
    names = screen.page.evaluate(NAMES_OF_AXIS)
    assert len(names) == 63
    assert {"9  Bà Rịa - Vũng Tàu", "8  Thừa Thiên Huế", "61  Kon Tum"} <= set(names)


@pytest.mark.parametrize("view", ["map", "bump"])
def test_map_and_bump_name_all_63_provinces_in_full(screen: Tab, view: str) -> None:
    screen.open(f"/ranking?index=PCI&year=2021&view_ranking={view}")
    said = " ".join(screen.charts.locator("svg text").all_text_contents()).replace(" ", "")
    names = screen.page.get_by_role("combobox", name="Tỉnh, thành phố", exact=True)
    expect(names).to_be_visible()
    for name in ("Bà Rịa Vũng Tàu", "Thừa Thiên Huế", "Kon Tum", "Hồ Chí Minh", "Đắk Nông"):
        assert name.replace(" ", "") in said.replace("-", "")


def test_a_phone_reads_in_one_column(visitor: Visitor, server: Server) -> None:
    tab = visitor(server, viewport=VIEWPORTS[-1]).open("/?year=2022")
    columns = tab.page.get_by_test_id("stColumn")
    lefts = {round(box["x"]) for box in (one.bounding_box() for one in columns.all()) if box}
    assert len(lefts) == 1
    text = tab.page.get_by_test_id("stMarkdownContainer").locator("li").first
    assert text.evaluate("(element) => getComputedStyle(element).fontSize") == "16px"


def test_a_phone_reaches_the_menu(visitor: Visitor, server: Server) -> None:
    tab = visitor(server, viewport=VIEWPORTS[-1]).open("/")
    tab.page.get_by_test_id("stExpandSidebarButton").click()
    tab.page.get_by_test_id("stSidebarNav").get_by_role("link", name="Cách tính").click()
    expect(tab.heading).to_have_text("Số liệu được tính thế nào, tin được đến đâu?")


def test_names_stay_whole_when_the_window_is_made_narrow(visitor: Visitor, server: Server) -> None:
    tab = visitor(server, viewport=VIEWPORTS[0]).open("/ranking?index=PCI&year=2021")
    tab.page.set_viewport_size(VIEWPORTS[-1])
    tab.rest()
    found = measured(tab)
    assert (found["outside"], found["cut"], found["overlaid"]) == ([], [], [])
