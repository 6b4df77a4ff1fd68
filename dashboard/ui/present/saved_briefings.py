"""Briefings kept in this session: saved, opened, renamed, duplicated, taken along, brought back."""

import functools

import streamlit as st

from dashboard.briefing import briefing_json, link, step
from dashboard.briefing.step import Briefing, BriefingError
from dashboard.text.markdown import plain
from dashboard.text.messages import words
from dashboard.ui import downloads
from dashboard.ui.controls import address, forms, stage
from dashboard.ui.controls.forms import Field
from dashboard.ui.deferred import press
from dashboard.ui.present.editor import take


def read(content: bytes) -> str | None:
    """Go on with a file's briefing; what is wrong with it, if anything."""
    say = words(address.language())
    try:
        briefing = briefing_json.from_bytes(content)
        link.deck(briefing)
    except BriefingError as problem:
        return f"{say('present.problem.heading')} {plain(problem.message(address.language()))}"
    take(briefing)
    return None


def save(briefing: Briefing, name: str) -> None:
    """Keep the briefing under a name."""
    named = step.copy(briefing, briefing.id, name or briefing.name)
    stage.BRIEFINGS.save((named.name, link.packed(named)))


def show(briefing: Briefing) -> None:
    """Save, open, duplicate, take along and bring back."""
    say = words(address.language())
    st.subheader(say("present.saved_heading"))
    name = Field(say("present.name"), briefing.name, briefing_json.LONGEST_NAME)
    then = functools.partial(save, briefing)
    forms.ask_texts(f"save-{briefing.id}", [name], say("present.save"), then)
    forms.ask_file("present-file", say("present.upload"), read, "json")
    if not stage.BRIEFINGS.items():
        st.caption(say("present.saved_none"))
    for position, (name_kept, text) in enumerate(stage.BRIEFINGS.items()):
        saved_briefing(position, name_kept, text)
    st.caption(say("present.saved_note"))


def rename(position: int, text: str, name: str) -> None:
    """A kept briefing under another name."""
    one = link.unpacked(text)
    named = step.copy(one, one.id, name or one.name)
    stage.BRIEFINGS.save((named.name, link.packed(named)), position)


def duplicate(text: str) -> None:
    """A kept briefing twice."""
    say = words(address.language())
    one = link.unpacked(text)
    save(one, say("present.copy_name", name=one.name))


def saved_briefing(position: int, name: str, text: str) -> None:
    """One saved briefing."""
    say = words(address.language())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{position + 1}. **{plain(name)}**", width="stretch")
        acts = (
            ("open", stage.hold_briefing, (text,)),
            ("duplicate", duplicate, (text,)),
            ("remove", stage.BRIEFINGS.remove, (position,)),
        )
        for act, then, args in acts:
            press(say(f"present.{act}"), f"{act}-{position}", then, *args)
        one = link.unpacked(text)
        downloads.buttons("briefing", (one,), one.id, f"briefing-{position}")
    with st.expander(say("present.rename"), key=f"rename-{position}", on_change="rerun") as opened:
        if opened.open:
            field = Field(say("present.name"), name, briefing_json.LONGEST_NAME)
            then = functools.partial(rename, position, text)
            forms.ask_texts(f"name-{position}", [field], say("present.rename"), then)
