"""The numbers of a slide: the way to the passport of each, and what stands there."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.briefing import link, number_passport
from dashboard.briefing.number_passport import NUMBER, SLIDE, UNQUOTED, VERSION, NumberPassport
from dashboard.briefing.slide import Deck, Slide
from dashboard.figures.source.documents import entry
from dashboard.text.citation import cited
from dashboard.text.markdown import plain
from dashboard.text.messages import words
from dashboard.ui import figure_panel
from dashboard.ui.controls import address

MOST_CITED = number_passport.MOST_CITED


def links(deck: Deck, slide: Slide) -> None:
    """Each number of a slide with what it is; a click opens its passport."""
    found = number_passport.passports(slide, deck.language)
    if found:
        st.caption(words(deck.language)("present.numbers_heading"))
    for at, one in enumerate(found):
        with st.container(key=f"number-{slide.key}-{at}"):
            st.page_link(
                figure_panel.SOURCE_PAGE,
                label=_label(one),
                query_params=one.address(deck.data_version),
            )


def _label(one: NumberPassport) -> str:
    values = "; ".join(f"{what} **{plain(value)}**" for what, value in one.values)
    return f"{plain(one.subject)}: {values}"


def spoken(deck: Deck, slide: Slide) -> None:
    """Each number beside the notes, with its documents; the passport opens in another window."""
    found = number_passport.passports(slide, deck.language)
    if not found:
        return
    st.caption(words(deck.language)("present.numbers_heading"))
    st.markdown(
        "\n".join(
            f"- [{_label(one)}](source?{urlencode(one.address(deck.data_version), safe=UNQUOTED)})"
            f". {plain(cited(one.documents, deck.language, MOST_CITED))}"
            for one in found
        )
    )


def passport(language: str) -> None:
    """The passport of the number that the address names; nothing where it names none."""
    number = address.raw(NUMBER)
    if not number:
        return
    say = words(language)
    version = address.raw(VERSION)
    found = link.number_of(address.raw(SLIDE), number, version, language)
    if found is None:
        st.info(say("source.number_gone"), icon="ℹ️")
        return
    one, slide, known = found
    with st.container(border=True, key="number-passport"):
        st.markdown(f"#### {plain(one.subject)}")
        st.markdown("\n".join(f"- {what}: **{plain(value)}**" for what, value in one.values))
        st.caption(say("source.number_slide", message=plain(slide.message), version=known))
        if one.is_computed:
            st.caption(say("source.number_computed"))
        for document in one.documents:
            st.markdown(f"- {entry(document, language)}")
        if one.base_year is not None:
            chosen = {**one.address(version), "year": str(one.base_year)}
            before = {name: chosen[name] for name in ("view_source", "province", "index", "year")}
            label = say("source.number_before", year=one.base_year)
            st.page_link(figure_panel.SOURCE_PAGE, label=label, query_params=before)
