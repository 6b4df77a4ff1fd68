"""axe-core on every page, light and dark: nothing serious in our content."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Server, Tab, visitors
from playwright.sync_api import Browser

VIEWS = [
    "/?year=2022",
    "/?year=2022&province=n51",
    "/trend?index=PAPI&compare=67",
    "/trend?index=PCI&view_trend=components",
    "/ranking?index=PAPI&year=2019",
    "/ranking?index=PCI&year=2012&view_ranking=map",
    "/ranking?index=PCI&year=2021&view_ranking=bump",
    "/source",
    "/method",
    "/ranking?index=nonsense&compare=zz",
]

# What Streamlit 1.67 itself causes, by rule and the part of the page: its menu puts the sections'
# headings and their <div>s straight into the <ul>. Ours cannot be put right from outside.
STREAMLIT = {
    ("list", "stSidebarNavItems"),
    ("listitem", "stSidebarNavItems"),
}


@pytest.fixture(scope="module", params=["light", "dark"])
def tab(request: pytest.FixtureRequest, chromium: Browser, server: Server) -> Iterator[Tab]:
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
def test_axe_finds_nothing_serious(tab: Tab, view: str) -> None:
    tab.open(view)
    assert serious(tab) == []


def test_axe_finds_nothing_serious_in_an_open_table(tab: Tab) -> None:
    tab.open("/ranking?index=PCI&year=2023")
    tab.page.get_by_text("Bảng số liệu và tải về").click()
    tab.page.get_by_role("button", name="CSV", exact=True).wait_for()
    tab.rest()
    assert serious(tab) == []


@pytest.mark.parametrize("view", VIEWS)
def test_every_chart_says_its_finding_to_a_screen_reader(tab: Tab, view: str) -> None:
    tab.open(view)
    for chart in tab.charts.all():
        assert chart.get_attribute("role") == "graphics-document"
        said = chart.get_attribute("aria-label") or ""
        assert len(said) > 10
        assert said != "Vega visualization"


def test_every_control_has_a_name(tab: Tab) -> None:
    tab.open("/ranking")
    names = [box.get_attribute("aria-label") for box in tab.page.get_by_role("combobox").all()]
    assert names == ["Tỉnh, thành phố", "Chỉ số", "Năm", "Nội dung", "So sánh với", "Vùng"]


@pytest.mark.parametrize("view", VIEWS[:9])
def test_a_page_has_one_main_heading(tab: Tab, view: str) -> None:
    tab.open(view)
    assert tab.page.get_by_test_id("stMain").locator("h1").count() == 1


def test_the_controls_can_be_reached_and_the_focus_seen_by_keyboard(tab: Tab) -> None:
    tab.open("/ranking")
    reached = []
    for _ in range(40):
        tab.page.keyboard.press("Tab")
        reached.append(
            tab.page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''")
        )
    for name in ("Tỉnh, thành phố", "Chỉ số", "Năm", "Nội dung", "So sánh với", "Vùng"):
        assert name in reached
