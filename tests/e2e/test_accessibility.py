"""axe-core on every page, light and dark: nothing serious in our content."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.e2e.browser import Server, Tab, visitors

VIEWS = [
    "/?year=2022",
    "/?year=2022&province=n51",
    "/trend?index=PAPI&compare=67",
    "/trend?index=PCI&view_trend=components",
    "/ranking?index=PAPI&year=2019",
    "/ranking?index=PCI&year=2012&view_ranking=map",
    "/ranking?index=PCI&year=2021&view_ranking=bump",
    "/ranking?index=PCI&year=2023",
    "/component?index=PAPI&year=2020",
    "/component?index=PAPI&year=2020&view_component=gap",
    "/component?index=PAPI&year=2020&view_component=change",
    "/component?index=PAPI&year=2020&view_component=compare&compare=67",
    "/component?index=PAPI&year=2020&view_component=theme",
    "/unit_ranking?province=62",
    "/unit_ranking?province=72&year=2023",
    "/my_unit",
    "/my_unit?unit=tayninh.so-y-te",
    "/present",
    "/present?stage=1&step=3&year=2020",
    "/target",
    "/what_if?index=PAPI&year=2020",
    "/source",
    "/method",
    "/method?view_method=forecast",
    "/check_text",
    "/ranking?index=nonsense&compare=zz",
]

# What Streamlit 1.67 itself causes, by rule and the part of the page: its menu puts the sections'
# headings and their <div>s straight into the <ul>. Ours cannot be put right from outside.
STREAMLIT = {
    ("list", "stSidebarNavItems"),
    ("listitem", "stSidebarNavItems"),
}


@pytest.fixture(scope="module", params=["light", "dark"])
def look(request: pytest.FixtureRequest, chromium: Browser, server: Server) -> Iterator[Tab]:
    """One tab per look."""
    with visitors(chromium) as visit:
        yield visit(server, scheme=request.param)


def serious(tab: Tab, context: str | None = None) -> list[tuple[str, str, str]]:
    """Rule, element, and what is wrong, for each serious or critical finding."""
    violations: list[dict[str, Any]] = Axe().run(tab.page, context=context).response["violations"]
    return [
        (violation["id"], node["html"][:160], node.get("failureSummary", "")[:240])
        for violation in violations
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
        if not _is_streamlits(tab, violation["id"], node["target"][0])
    ]


def _is_streamlits(tab: Tab, rule: str, selector: str) -> bool:
    element = tab.page.locator(selector).first
    return any(
        rule == known
        and element.evaluate(
            "(element, part) => element.closest(`[data-testid=${part}]`) !== null", part
        )
        for known, part in STREAMLIT
    )


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(look: Tab, view: str) -> None:
    look.open(view)
    assert serious(look) == []
    charts = look.charts.all()
    assert [one for one in charts if one.get_attribute("role") != "graphics-document"] == []
    said = [one.get_attribute("aria-label") or "" for one in charts]
    assert [one for one in said if len(one) <= 10 or one == "Vega visualization"] == []


def test_axe_finds_nothing_serious_in_an_open_table(look: Tab) -> None:
    look.open("/ranking?index=PCI&year=2021")
    look.page.get_by_text("Bảng số liệu và tải về").click()
    look.page.get_by_role("button", name="CSV", exact=True).wait_for()
    look.rest()
    assert serious(look) == []


@pytest.mark.parametrize("path", ["/", "/trend", "/ranking", "/source", "/method"])
def test_a_page_has_one_main_heading(tab: Tab, path: str) -> None:
    """A list of headings is how a screen reader skims: places on cards have no business in it."""
    tab.open(path)
    headings = tab.page.get_by_test_id("stMain").locator("h1")
    assert headings.all_inner_texts() == [tab.heading.inner_text()]


def test_every_control_has_a_name_and_is_reached_by_keyboard(tab: Tab) -> None:
    tab.open("/ranking")
    boxes = tab.page.get_by_test_id("stMain").get_by_role("combobox").all()
    names = [box.get_attribute("aria-label") for box in boxes]
    assert names == ["Tỉnh, thành phố", "Chỉ số", "Năm", "Nội dung", "So sánh với", "Vùng"]
    reached: list[str] = []
    while "Vùng" not in reached and len(reached) < 60:
        tab.page.keyboard.press("Tab")
        reached.append(tab.page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"))
    assert [name for name in reached if name in names] == names
