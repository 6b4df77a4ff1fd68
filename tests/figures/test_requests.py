"""One request per page: page, link, warm-up, gallery and slide read an address alike.

The addresses are those that the browser tests open.
"""

import importlib
import re
from urllib.parse import parse_qs, urlsplit

import duckdb
import pytest

from dashboard import ROOT, navigation
from dashboard.briefing import link
from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.step import BriefingError
from dashboard.briefing.views.step_choices import StepChoices
from dashboard.catalog.provinces import HOME_PROVINCE
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.choices import Request
from dashboard.figures.content import Link, flat
from dashboard.store.ask import current_version
from tests import opened

E2E = ROOT / "tests" / "e2e"
# Pages that can be looked at from an address alone.
PAGES = tuple(page.stem for page in navigation.PUBLIC if not page.not_presented)
# What no browser test opens: choices that stand amid a page, plans, units, merged provinces.
MORE = {
    "/target?view_target=step",
    "/target?view_target=step&target=target-017",
    "/target?province=n68&view_target=step&target_67=target-022",
    "/target?province=01&view_target=step",
    "/what_if?province=62&index=PAPI&year=2020&target_rank=40&plan=D1:5.20,D4:6.56",
    "/what_if?province=62&index=PCI&year=2020&goal=score&target_score=65&horizon=2",
    "/what_if?province=87&index=PAR_INDEX&year=2018",
    "/what_if?index=SIPAS&year=2023",
    "/what_if?province=n51&index=PAPI&year=2020&former=51",
    "/what_if?unit=binhduong.tx-di-an&plan=zz:1",
    "/what_if?unit=no.such",
    "/ranking?province=62&index=PAPI&year=2024&borders=today&compare=67",
    "/ranking?province=n51&index=DTI&year=2024&borders=today&view_ranking=map&group=city",
    "/trend?province=67&index=PCI&borders=today&group=income",
    "/component?province=62&index=PAPI&year=2024&view_component=compare&compare=67&borders=today",
    "/component?province=62&index=PAPI&year=2024&view_component=gap&group=population",
}
ADDRESS = re.compile(r'"(/[a-z_]*(?:\?[^"{}\s]*)?)"')
# Those with a value that the data do not have: a page shows its default and says so.
WRONG = {
    "/ranking?index=nonsense&compare=zz",
    "/ranking?index=PAPI&year=1999",
    "/what_if?unit=binhduong.tx-di-an&plan=zz:1",
    "/my_unit?unit=kontum.so-khong-co",
}


def stem_of(address: str) -> str:
    """The page of an address; the first for the root."""
    return urlsplit(address).path.strip("/") or navigation.PAGES[0].stem


ADDRESSES = sorted(
    address
    for address in MORE
    | {
        found
        for file in E2E.glob("test_*.py")
        for found in ADDRESS.findall(file.read_text("utf-8"))
    }
    if stem_of(address) in PAGES
)


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


def choices_of(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def read(address: str) -> tuple[Request, AddressChoices]:
    """The request of an address, and where it was read."""
    choices = AddressChoices.of(urlsplit(address).query)
    return navigation.page(stem_of(address)).read(choices), choices


def asked_of(address: str) -> BriefingRequest:
    """A briefing of the address' province, of the year that its page shows."""
    given, (request, choices) = choices_of(address), read(address)
    province = given.get("province", [HOME_PROVINCE])[0]
    return BriefingRequest(province, getattr(request, "year", 2020), choices.language)


def test_the_browser_opens_every_page_of_one_request() -> None:
    assert {stem_of(address) for address in ADDRESSES} == set(PAGES)
    assert set(ADDRESSES) >= WRONG


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_reads_its_address_as_everybody_does(address: str) -> None:
    given = {name: one if len(one) > 1 else one[0] for name, one in choices_of(address).items()}
    at = opened.open_page(stem_of(address), **given)
    request, choices = read(address)
    assert at.session_state["request"] == request
    assert request.version == current_version()
    assert len(at.warning) == len(choices.complaints)


@pytest.mark.parametrize("address", sorted(set(ADDRESSES) - WRONG))
def test_a_slide_is_asked_for_what_its_page_is(address: str) -> None:
    request, choices = read(address)
    assert choices.complaints == []
    step = StepChoices(link.step_of(address), asked_of(address))
    assert navigation.page(stem_of(address)).read(step) == request


@pytest.mark.parametrize("address", sorted(WRONG))
def test_a_slide_of_what_the_data_do_not_have_is_refused(address: str) -> None:
    step = StepChoices(link.step_of(address), asked_of(address))
    with pytest.raises(BriefingError, match="unknown_choice"):
        navigation.page(stem_of(address)).read(step)


@pytest.mark.parametrize("stem", ["trend", "ranking", "component", "target", "source", "method"])
def test_the_views_on_the_list_of_pages_are_those_of_the_page(stem: str) -> None:
    page = navigation.page(stem)
    shown = [page.read(AddressChoices.of(view)).view for view in page.views]  # type: ignore[attr-defined]
    assert shown == list(importlib.import_module(f"dashboard.figures.{stem}.request").VIEWS)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("stem", "view"), [(stem, view) for stem in PAGES for view in navigation.page(stem).views]
)
def test_every_view_has_a_title_and_something_to_show(stem: str, view: str, language: str) -> None:
    page = navigation.page(stem)
    title, *parts = page.content(page.read(AddressChoices.of(f"{view}&language={language}")))
    assert getattr(title, "kind", "") == "title"
    assert parts


ERA_YEARS = {
    # Kon Tum until June 2025 has no edition of the 34.
    "/ranking?province=62&index=PCI&year=2025": 2024,
    "/component?province=62&index=PCI&year=2025": 2022,
    "/source?province=62&index=PII&year=2025": 2024,
    "/what_if?province=62&index=PCI&year=2025": 2021,
    "/overview?province=62&year=2025": 2024,
}


@pytest.mark.parametrize("address", ERA_YEARS)
def test_a_year_of_the_other_era_is_told_and_the_newest_own_one_shown(address: str) -> None:
    request, choices = read(address)
    assert request.year == ERA_YEARS[address]  # type: ignore[attr-defined]
    (complaint,) = choices.complaints
    assert (complaint.parameter, complaint.value) == ("year", "2025")
    assert complaint.shown == (
        f"{ERA_YEARS[address]} (kỳ 2025 công bố cho 34 tỉnh, thành phố;"
        " Kon Tum từ 7/2025 là Quảng Ngãi (từ 7/2025))"
    )


@pytest.mark.parametrize(
    ("page", "index", "year"),
    [("ranking", "SIPAS", 2024), ("ranking", "PCI", 2024), ("component", "SIPAS", 2023),
     ("source", "SIPAS", 2023), ("what_if", "SIPAS", 2023)],
)  # fmt: skip
def test_a_page_opens_on_the_newest_year_with_results_of_what_it_shows(
    page: str, index: str, year: int
) -> None:
    request, choices = read(f"/{page}?province=62&index={index}")
    assert request.year == year  # type: ignore[attr-defined]
    assert choices.complaints == []


GONE = ("overview", "trend", "ranking", "component", "what_if", "target", "source")


@pytest.mark.parametrize("stem", GONE)
def test_a_former_province_is_one_click_from_what_it_became(stem: str) -> None:
    request, _ = read(f"/{stem}?province=62")
    parts = flat(navigation.page(stem).content(request))
    links = [part for part in parts if isinstance(part, Link)]
    assert [
        (link.page, link.label, dict(link.choices)) for link in links if "province" in link.choices
    ] == [(stem, "Mở Quảng Ngãi (từ 7/2025)", {"province": "n51"})]
