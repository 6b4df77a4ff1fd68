"""One request per address: what a page shows is what a slide, a link and the gallery decode."""

import duckdb
import opened
import pytest

from dashboard import navigation
from dashboard.briefing import link
from dashboard.briefing.request import Asked
from dashboard.briefing.views.step_choices import StepChoices
from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.figures.choices import AddressChoices
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.figures.unit_ranking.request import UnitRankingRequest

ADDRESSES = (
    "/trend?province=62&index=PAPI&component=D8&compare=67",
    "/ranking?province=62&index=PAPI&year=2020&view_ranking=bump&from_year=2016",
    "/unit_ranking?province=67&year=2022",
    "/unit_ranking?province=72&scheme=PAR_UNIT&year=2023&block=department&compare_year=2022",
    "/unit_ranking?province=Hà Nam",
    "/my_unit",
    "/my_unit?unit=so noi vu tay ninh",
)


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_slide_and_address_decode_to_one_request(address: str) -> None:
    step = link.step_of(address)
    page = navigation.page(step.page)
    at = opened.open_page(step.page, **dict(step.choices))
    shown = at.session_state["request"]
    query = address.partition("?")[2]
    assert page.read(AddressChoices.of(query)) == shown
    assert page.read(StepChoices(step, Asked("62", 2023, "vi"))) == shown


def test_what_an_address_leaves_open_is_as_the_page_opens() -> None:
    choices = AddressChoices({})
    assert navigation.page("my_unit").read(choices) == MyUnitRequest("kontum.bql-khu-kinh-te", "vi")
    assert navigation.page("unit_ranking").read(choices) == UnitRankingRequest(
        "62", "PAR_UNIT", 2023, "department", NO_YEAR, "vi"
    )
    assert choices.complaints == []


def test_what_an_address_says_wrong_is_told_and_not_taken() -> None:
    choices = AddressChoices.of("province=62&scheme=DDCI&year=2014&block=vertical")
    read = navigation.page("unit_ranking").read(choices)
    assert read == navigation.page("unit_ranking").read(AddressChoices.of("province=62"))
    assert [complaint.parameter for complaint in choices.complaints] == ["scheme", "year", "block"]
