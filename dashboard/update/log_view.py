"""The log: who did what, when, with which file, newest first."""

import streamlit as st

from dashboard import screen
from dashboard.load import log
from dashboard.load.person import Person
from dashboard.update import texts
from dashboard.words import words

SHOWN = 100


def show(_person: Person, language: str) -> None:
    """The newest lines, and whether all are as they were written."""
    say = words(language)
    if log.is_intact():
        st.success(say("update.log.intact"))
    else:
        st.error(say("update.log.broken"), icon="⚠️")
    entries = log.entries()
    if not entries:
        st.info(say("update.log.none"), icon="ℹ️")
        return
    heads = tuple(say(f"update.log.{name}") for name in ("at", "who", "action", "facts"))
    screen.text_table(heads, texts.entries(entries[:SHOWN], language), say("update.log.table"))
    if len(entries) > SHOWN:
        st.caption(say("update.log.more", shown=SHOWN, count=len(entries)))
