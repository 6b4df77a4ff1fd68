"""The page present: which briefing is shown, how it is prepared, and the way onto the stage."""

import streamlit as st

from dashboard.briefing import link, template
from dashboard.briefing.slide import Deck
from dashboard.briefing.step import Briefing, BriefingError
from dashboard.figures.findings.standing import newest_year
from dashboard.text.markdown import plain
from dashboard.text.messages import words
from dashboard.ui import downloads
from dashboard.ui.controls import address, stage
from dashboard.ui.controls.page_choices import PageChoices
from dashboard.ui.deferred import press
from dashboard.ui.present import editor, newer_data, saved_briefings


def show() -> None:
    """Prepare: choose, change, save, begin."""
    say = words(address.language())
    st.title(say("present.title"))
    st.caption(say("present.intro"))
    briefing = current(is_prepared=True)
    if briefing is None:
        return
    deck = made(briefing)
    newer_data.offer(briefing, deck)
    if deck is None:
        return
    if deck.slides:
        start(briefing)
    else:
        st.info(say("present.no_steps"), icon="ℹ️")
    editor.steps(briefing, deck)
    downloads.deck_files(deck)
    downloads.report_files(briefing)
    saved_briefings.show(briefing)


def current(is_prepared: bool) -> Briefing | None:
    """The briefing of the address: one of its own, else the template that is chosen.

    What leads to it stands on top; of an own one only while it ``is_prepared``.
    """
    held = stage.held_briefing(link.LONGEST)
    if not held:
        return of_template()
    say = words(address.language())
    try:
        briefing = link.unpacked(held)
    except BriefingError:
        st.warning(say("present.problem.link"), icon="⚠️")
        stage.hold_briefing("")
        return of_template()
    if is_prepared:
        st.info(say("present.custom", name=plain(briefing.name)), icon="✏️")
        if len(held) > link.LONGEST:
            st.warning(say("present.long"), icon="⚠️")
        press(say("present.close"), "present-close", stage.hold_briefing, "")
    return briefing


def of_template() -> Briefing | None:
    """The briefing of a template, a province and a year; None, and why, where there is none."""
    choices = PageChoices()
    # Hidden on the stage and beside the notes (stage.css): there the address chooses.
    with st.container(key="present-choices", horizontal=True):
        names = {name: choices.say(f"present.template_{name}") for name in template.TEMPLATES}
        name = choices.one("template", "present.template", names, next(iter(names)), width=220)
        province = choices.province()
        year = choices.year_of(province, "", newest_year(province.codes))
    try:
        version = address.raw("data")
        return link.of_template(name, province.code, year, choices.language, version)
    except BriefingError as problem:
        st.info(plain(problem.message(choices.language)), icon="ℹ️")
        return None


def made(briefing: Briefing) -> Deck | None:
    """The slides of a briefing; None, and why, where they cannot be made."""
    try:
        return link.deck(briefing)
    except BriefingError as problem:
        st.error(plain(problem.message(address.language())), icon="⚠️")
        return None


def start(briefing: Briefing) -> None:
    """The way onto the stage, and the second window."""
    say = words(address.language())
    with st.container(horizontal=True, gap="small"):
        with st.container(key="stage-open", width="content"):
            if st.button(say("present.show"), key="present-show", type="primary"):
                stage.start(briefing.data_version)
                st.rerun()
        st.link_button(
            say("present.notes_window"), address.link(notes="1", data=briefing.data_version)
        )
    st.caption(say("present.keys"))
