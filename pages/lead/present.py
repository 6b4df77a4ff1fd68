"""Show it in the hall: prepare a briefing, stand on the stage, read the notes beside it."""

import streamlit as st

from dashboard.briefing import link, template
from dashboard.briefing.problem import BriefingError
from dashboard.briefing.step import Briefing
from dashboard.catalog.indices import edition_years, newest_year
from dashboard.figures.source.documents import plain
from dashboard.text.messages import words
from dashboard.ui import controls, stage
from dashboard.ui.deferred import fragment, press
from dashboard.ui.pickers import choose_province
from dashboard.ui.present import editing, files, keeping, renewing

language = controls.language()
say = words(language)


def current(is_shown: bool) -> Briefing | None:
    """The briefing of the address; with ``is_shown`` the choices that lead to it stand on top."""
    held = controls.held_briefing(link.LONGEST)
    try:
        if held:
            return own(link.unpacked(held), is_shown, len(held))
    except BriefingError:
        st.warning(say("present.problem.link"), icon="⚠️")
        controls.hold_briefing("")
    # Hidden on the stage and beside the notes (stage.css): there the address chooses.
    with st.container(key="present-choices", horizontal=True):
        names = {name: say(f"present.template_{name}") for name in template.TEMPLATES}
        first = next(iter(names))
        name = controls.pick("template", say("present.template"), names, first, say, width=220)
        province = choose_province(language)
        newest = newest_year(province.subjects)
        year = controls.pick_year(say("controls.year"), edition_years(), newest, say)
    try:
        version = controls.in_address("data")
        return link.of_template(name, province.code, year, language, version)
    except BriefingError as problem:
        st.info(plain(problem.told(language)), icon="ℹ️")
        return None


def own(briefing: Briefing, is_shown: bool, length: int) -> Briefing:
    """A briefing that is no template's any more: its name, and the way back."""
    if is_shown:
        st.info(say("present.custom", name=plain(briefing.name)), icon="✏️")
        if length > link.LONGEST:
            st.warning(say("present.long"), icon="⚠️")
        press(say("present.close"), "present-close", controls.hold_briefing, "")
    return briefing


def manage() -> None:
    """Prepare: choose, change, save, begin."""
    st.title(say("present.title"))
    st.caption(say("present.intro"))
    briefing = current(is_shown=True)
    if briefing is None:
        return
    try:
        deck = link.deck(briefing)
    except BriefingError as problem:
        st.error(plain(problem.told(language)), icon="⚠️")
        renewing.newer(briefing, None)
        return
    renewing.newer(briefing, deck)
    if deck.slides:
        start(briefing)
    else:
        st.info(say("present.no_steps"), icon="ℹ️")
    editing.steps(briefing, deck)
    files.downloads(deck)
    keeping.saved(briefing)


def start(briefing: Briefing) -> None:
    """The way onto the stage, and the second window."""
    with st.container(horizontal=True, gap="small"):
        with st.container(key="stage-open", width="content"):
            if st.button(say("present.show"), key="present-show", type="primary"):
                controls.open_stage(briefing.data_version)
                st.rerun()
        st.link_button(
            say("present.notes_window"), controls.link(notes="1", data=briefing.data_version)
        )
    st.caption(say("present.keys"))


def perform(draw: stage.Draw) -> None:
    """The stage or the notes, of which only the slide's part runs again."""
    briefing = current(is_shown=False)
    try:
        deck = link.deck(briefing) if briefing else None
    except BriefingError as problem:
        st.error(plain(problem.told(language)), icon="⚠️")
        return
    if deck and deck.slides:
        fragment(draw)(deck)


if controls.in_address("stage"):
    perform(stage.show)
elif controls.in_address("notes"):
    stage.timer(say)
    perform(stage.notes)
else:
    manage()
