"""Show it in the hall: prepare a briefing, stand on the stage, read the notes beside it."""

import functools

import streamlit as st

from dashboard import briefing_files, briefing_link, catalog, controls, db, screen, stage
from dashboard.briefing import step, store, template
from dashboard.briefing.problem import BriefingError
from dashboard.briefing.slide import Deck
from dashboard.briefing.step import Briefing
from dashboard.controls import Field
from dashboard.figures.documents import plain
from dashboard.pages import choose_province
from dashboard.words import words

language = controls.language()
say = words(language)


def current(is_shown: bool) -> Briefing | None:
    """The briefing of the address; with ``is_shown`` the choices that lead to it stand on top."""
    held = controls.held_briefing(briefing_link.LONGEST)
    try:
        if held:
            return own(briefing_link.unpacked(held), is_shown, len(held))
    except BriefingError:
        st.warning(say("present.problem.link"), icon="⚠️")
        controls.hold_briefing("")
    # Hidden on the stage and beside the notes (stage.css): there the address chooses.
    with st.container(key="present-choices", horizontal=True):
        names = {name: say(f"present.template_{name}") for name in template.TEMPLATES}
        first = next(iter(names))
        name = controls.pick("template", say("present.template"), names, first, say, width=220)
        province = choose_province(language)
        newest = catalog.newest_year(province.subjects)
        year = controls.pick_year(say("controls.year"), catalog.years(), newest, say)
    try:
        version = controls.in_address("data")
        return briefing_link.of_template(name, province.code, year, language, version)
    except BriefingError as problem:
        st.info(plain(problem.told(language)), icon="ℹ️")
        return None


def own(briefing: Briefing, is_shown: bool, length: int) -> Briefing:
    """A briefing that is no template's any more: its name, and the way back."""
    if is_shown:
        st.info(say("present.custom", name=plain(briefing.name)), icon="✏️")
        if length > briefing_link.LONGEST:
            st.warning(say("present.long"), icon="⚠️")
        back = say("present.close")
        st.button(back, key="present-close", on_click=controls.hold_briefing, args=("",))
    return briefing


def take(briefing: Briefing) -> None:
    """Go on with a changed briefing."""
    controls.hold_briefing(briefing_link.packed(briefing))


def drop(briefing: Briefing, key: str) -> None:
    """Without a step."""
    take(step.remove(briefing, key))


def shift(briefing: Briefing, key: str, by: int) -> None:
    """A step further up or down."""
    take(step.move(briefing, key, by))


def reword(briefing: Briefing, key: str, message: str, note: str) -> None:
    """A step in the presenter's words; without words in the dashboard's own."""
    lines = briefing.step(key).lines
    take(step.annotate(step.reword(briefing, key, message, lines), key, note))


def add(briefing: Briefing, address: str) -> str | None:
    """A step more from a page's address; what is wrong with it, if anything."""
    try:
        more = step.insert(briefing, briefing_link.step_of(address))
        briefing_link.deck(more)
    except BriefingError as problem:
        return plain(problem.told(language))
    except ValueError:
        return say("present.problem.full", most=step.MOST_STEPS)
    take(more)
    return None


def read(content: bytes) -> str | None:
    """Go on with a file's briefing; what is wrong with it, if anything."""
    try:
        briefing = store.from_bytes(content)
        briefing_link.deck(briefing)
    except BriefingError as problem:
        return f"{say('present.problem.heading')} {plain(problem.told(language))}"
    take(briefing)
    return None


def steps(briefing: Briefing, deck: Deck) -> None:
    """The list of steps, each with what can be done to it."""
    st.subheader(say("present.steps_heading", count=len(deck.slides)))
    messages = {slide.key: slide.message for slide in deck.slides}
    for at, one in enumerate(briefing.steps):
        text = plain(messages.get(one.key) or say("present.step_empty"))
        with st.expander(f"{at + 1}. {text}", key=f"edit-{one.key}", on_change="rerun") as opened:
            if opened.open:
                acts(briefing, one, at)
                form(briefing, one)
    st.markdown(f"**{say('present.add_heading')}**")
    st.caption(say("present.add_help"))
    address = Field(say("present.add_label"), "", store.LONGEST_TEXT)
    then = functools.partial(add, briefing)
    controls.ask_texts("present-add", [address], say("present.add"), then)


def acts(briefing: Briefing, one: step.Step, at: int) -> None:
    """What can be done with a step as a whole."""
    with st.container(horizontal=True, gap="small"):
        for name, by in (("up", -1), ("down", 1)):
            is_end = at + by not in range(len(briefing.steps))
            label, key, args = say(f"present.{name}"), f"{name}-{one.key}", (briefing, one.key, by)
            st.button(label, key=key, on_click=shift, args=args, disabled=is_end)
        label, key, args = say("present.drop"), f"drop-{one.key}", (briefing, one.key)
        st.button(label, key=key, on_click=drop, args=args)


def form(briefing: Briefing, one: step.Step) -> None:
    """The presenter's own message and note of a step."""
    message = Field(say("present.own_message"), one.message or "", store.LONGEST_TEXT)
    note = Field(say("present.own_note"), one.note, store.LONGEST_TEXT, is_long=True)
    then = functools.partial(reword, briefing, one.key)
    controls.ask_texts(f"words-{one.key}", [message, note], say("present.keep"), then)


def save(briefing: Briefing, name: str) -> None:
    """Keep the briefing under a name."""
    named = step.copy(briefing, briefing.id, name or briefing.name)
    controls.save_briefing(named.name, briefing_link.packed(named))


def saved(briefing: Briefing) -> None:
    """Save, open, duplicate, take along and bring back."""
    st.subheader(say("present.saved_heading"))
    name = Field(say("present.name"), briefing.name, store.LONGEST_NAME)
    then = functools.partial(save, briefing)
    controls.ask_texts(f"save-{briefing.id}", [name], say("present.save"), then)
    controls.ask_file("present-file", say("present.upload"), "json", read)
    if not controls.saved_briefings():
        st.caption(say("present.saved_none"))
    for place, (name_kept, text) in enumerate(controls.saved_briefings()):
        kept(place, name_kept, text)
    st.caption(say("present.saved_note"))


def rename(place: int, text: str, name: str) -> None:
    """A kept briefing under another name."""
    one = briefing_link.unpacked(text)
    named = step.copy(one, one.id, name or one.name)
    controls.save_briefing(named.name, briefing_link.packed(named), place)


def duplicate(text: str) -> None:
    """A kept briefing twice."""
    one = briefing_link.unpacked(text)
    save(one, say("present.copy_name", name=one.name))


def kept(place: int, name: str, text: str) -> None:
    """One saved briefing."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{place + 1}. **{plain(name)}**", width="stretch")
        acts = (
            ("open", controls.hold_briefing, (text,)),
            ("duplicate", duplicate, (text,)),
            ("remove", controls.remove_briefing, (place,)),
        )
        for act, then, args in acts:
            st.button(say(f"present.{act}"), key=f"{act}-{place}", on_click=then, args=args)
        one = briefing_link.unpacked(text)
        st.download_button(
            say("present.download_json"),
            data=functools.partial(store.to_bytes, one),
            file_name=f"{one.id}.json",
            mime="application/json",
            key=f"json-{place}",
            on_click="ignore",
        )
    with st.expander(say("present.rename"), key=f"rename-{place}", on_change="rerun") as opened:
        if opened.open:
            field = Field(say("present.name"), name, store.LONGEST_NAME)
            then = functools.partial(rename, place, text)
            controls.ask_texts(f"name-{place}", [field], say("present.rename"), then)


@st.fragment
def downloads(deck: Deck) -> None:
    """The files of the briefing, made when asked for."""
    st.subheader(say("present.downloads_heading"))
    with st.container(horizontal=True, gap="small"):
        for extension, (make, mime) in briefing_files.FILES.items():
            st.download_button(
                say(f"present.download_{extension}"),
                data=functools.partial(make, deck),
                file_name=f"{deck.file_stem}.{extension}",
                mime=mime,
                key=f"present-{extension}",
                on_click="ignore",
            )


def newer(briefing: Briefing, deck: Deck | None) -> None:
    """Say that newer data are there; show what they would change; change it when asked to."""
    new = db.version()
    if briefing.data_version == new:
        return
    st.info(say("present.newer", new=new, old=briefing.data_version), icon="🕑")
    is_own = bool(controls.held_briefing(briefing_link.LONGEST))
    renewed = briefing_link.renewed(briefing, is_own)
    with st.expander(say("present.renew_show"), key="renew", on_change="rerun") as opened:
        if not opened.open:
            return
        if deck is not None:
            differences(deck, briefing_link.deck(renewed))
        st.button(say("present.renew"), key="present-renew", on_click=renew, args=(renewed,))


def differences(old: Deck, new: Deck) -> None:
    """What newer data would say instead, message by message."""
    rows = briefing_link.compared(old, new)
    if not rows:
        st.markdown(say("present.renew_same"))
        return
    heads = tuple(say(f"present.renew_{name}") for name in ("step", "old", "new"))
    gone = say("present.gone")
    told = tuple((at, before, after or gone) for at, before, after in rows)
    screen.text_table(heads, told, say("present.renew_table"))


def renew(briefing: Briefing) -> None:
    """Go on with the newer data."""
    controls.set_address(data="")
    if controls.held_briefing(briefing_link.LONGEST):
        take(briefing)


def manage() -> None:
    """Prepare: choose, change, save, begin."""
    st.title(say("present.title"))
    st.caption(say("present.intro"))
    briefing = current(is_shown=True)
    if briefing is None:
        return
    try:
        deck = briefing_link.deck(briefing)
    except BriefingError as problem:
        st.error(plain(problem.told(language)), icon="⚠️")
        newer(briefing, None)
        return
    newer(briefing, deck)
    if deck.slides:
        start(briefing)
    else:
        st.info(say("present.no_steps"), icon="ℹ️")
    steps(briefing, deck)
    downloads(deck)
    saved(briefing)


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
        deck = briefing_link.deck(briefing) if briefing else None
    except BriefingError as problem:
        st.error(plain(problem.told(language)), icon="⚠️")
        return
    if deck and deck.slides:
        st.fragment(draw)(deck)


if controls.in_address("stage"):
    perform(stage.show)
elif controls.in_address("notes"):
    stage.timer(say)
    perform(stage.notes)
else:
    manage()
