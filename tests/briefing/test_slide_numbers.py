"""Every number of a slide leads to its passport: on the page, in the notes, in PowerPoint's."""

import functools
from urllib.parse import parse_qsl, urlsplit

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.briefing import link, number_passport, slide_registry, template
from dashboard.briefing.slide import Deck, Slide
from dashboard.store.ask import current_version
from tests import opened
from tests.some import some

CONFERENCE = ("conference", "62", 2020)
SHORT = {"template": "short", "province": "62", "year": "2020"}
# What an address may say of a slide that there is not.
WRONG = (
    "",
    "::::,,,",
    "province:62",
    "province:62,year:x",
    "province:62,year:²",
    "province:62,year:0",
    "province:62,year:1990",
    "province:62,year:2099",
    "province:x,year:2020",
    "province:n51,year:2025",
    "province:62,year:2020,index:XYZ",
    "province:62,year:2020,scheme:XYZ,block:department",
    "province:62,year:2020,scheme:PAR_UNIT,block:XYZ",
    "province:62,year:2020,unit:xyz",
)


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


open_source = functools.partial(opened.open_page, "source")


def said(at: AppTest) -> str:
    texts = (node.value for kind in ("markdown", "caption") for node in at.get(kind))
    return "\n".join(texts).replace("\\", "")


def numbered(deck: Deck) -> list[Slide]:
    found = [slide for slide in deck.slides if slide.facts]
    assert len(found) > 5
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_fact_of_a_slide_is_in_one_passport_with_a_document(language: str) -> None:
    deck = template.deck(*CONFERENCE, language)
    for slide in some(numbered(deck)):
        found = number_passport.passports(slide, language)
        shown = [text for one in found for _, text in one.values]
        assert sorted(shown) == sorted(fact.text for fact in slide.facts)
        assert all(one.documents and one.subject for one in some(found)), slide.key
        assert len({one.key for one in found}) == len(found)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_link_opens_the_passport_that_shows_the_value(language: str) -> None:
    """Through the page itself: the box of the number, its documents, the edition below."""
    deck = template.deck(*CONFERENCE, language)
    at = open_source(language=language)
    count = 0
    for slide in some(numbered(deck)):
        for one in some(number_passport.passports(slide, language)):
            for name, value in one.address(deck.data_version).items():
                at.query_params[name] = value
            at.run()
            assert [item.value for item in at.exception] == []
            text = said(at)
            assert f"#### {one.subject}" in text
            for what, value in some(one.values):
                assert f"- {what}: **{value}**" in text, (slide.key, one)
            assert [source for source in one.documents if source.title not in text] == []
            assert slide.message in text
            count += len(one.values)
    assert count == sum(len(slide.facts) for slide in deck.slides) > 100


def test_a_result_of_a_slide_stands_above_the_passport_of_its_edition() -> None:
    deck = template.deck(*CONFERENCE, "vi")
    slide = next(one for one in deck.slides if one.key == "rank-PAR_INDEX")
    first, *_ = number_passport.passports(slide, "vi")
    at = open_source(**first.address(deck.data_version))
    assert [heading.value for heading in at.subheader] == ["Kon Tum, PAR INDEX 2019"]
    assert "Thứ hạng **59/63**" in said(at)


def test_a_change_names_the_edition_it_is_counted_from() -> None:
    slide = next(one for one in template.deck(*CONFERENCE, "vi").slides if one.key == "change-PAPI")
    years = {one.subject: one.base_year for one in number_passport.passports(slide, "vi")}
    assert years["D8 Quản trị điện tử, PAPI 2020, Kon Tum"] == 2019
    # How many rose is a count, of no edition before.
    assert years["PAPI 2020, Kon Tum"] is None


@pytest.mark.parametrize("choices", WRONG)
@pytest.mark.parametrize("kind", sorted(slide_registry.KINDS))
def test_an_address_of_no_number_is_told_and_not_thrown(kind: str, choices: str) -> None:
    number = "province_rank:PAPI:2020:TOTAL:99"
    assert link.number_of(f"{kind},{choices}", number, "x", "vi") is None


def test_the_page_says_that_a_number_is_not_found() -> None:
    at = open_source(province="62", index="PAPI", year="2020", slide="explode", number="x")
    assert len(at.info) == 1
    assert [heading.value for heading in at.subheader] == ["Kon Tum, PAPI 2020"]


def test_a_number_is_looked_up_on_the_version_of_its_slide() -> None:
    slide = template.deck("short", "62", 2020, "vi").slides[0]
    one = number_passport.passports(slide, "vi")[0]
    given = one.address("")
    # A version that is not kept is answered by the current one, which is named.
    found = link.number_of(given["slide"], given["number"], "0123456789ab", "vi")
    assert found is not None
    assert (found[0], found[2]) == (one, current_version())


def test_a_step_lists_the_numbers_of_its_slide_with_their_links() -> None:
    deck = template.deck("short", "62", 2020, "vi")
    at = opened.open_page("present", **SHORT)
    at.session_state["edit-indices"] = True
    at.run()
    links = [(node.proto.label, node.proto.query_string) for node in at.get("page_link")]
    expected = number_passport.passports(deck.slides[0], "vi")
    assert len(links) == len(expected) > 3
    for (label, query), one in some(zip(links, expected, strict=True)):
        assert label.replace("\\", "").replace("**", "") == f"{one.subject}: {one.text}"
        assert dict(parse_qsl(query)) == one.address(deck.data_version)


def test_the_notes_name_each_number_its_document_and_its_address() -> None:
    deck = template.deck("short", "62", 2020, "vi")
    text = said(opened.open_page("present", **SHORT, notes="1", step="1"))
    for one in some(number_passport.passports(deck.slides[0], "vi")):
        assert one.documents[0].title in text
        assert f"{one.subject}: " in text
    for note in some(number_passport.notes(deck.slides[0], "vi", deck.data_version)):
        address = urlsplit(note.split()[-1])
        assert address.path == "/source"
        assert dict(parse_qsl(address.query))["data"] == deck.data_version
