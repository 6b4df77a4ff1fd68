"""The log: who did what, when, with which file, newest first."""

import streamlit as st

from dashboard.access.person import Person
from dashboard.ingest import audit_log
from dashboard.text.messages import words
from dashboard.ui.text_table import text_table
from dashboard.ui.update import texts

SHOWN = 100


def show(_person: Person, language: str) -> None:
    """The newest lines, and whether all are as they were written."""
    say = words(language)
    if audit_log.is_intact():
        st.success(say("update.log.intact"))
    else:
        st.error(say("update.log.broken"), icon="⚠️")
    entries = audit_log.entries()
    if not entries:
        st.info(say("update.log.none"), icon="ℹ️")
        return
    heads = tuple(say(f"update.log.{name}") for name in ("at", "who", "action", "facts"))
    text_table(heads, texts.entries(entries[:SHOWN], language), say("update.log.table"))
    if len(entries) > SHOWN:
        st.caption(say("update.log.more", shown=SHOWN, count=len(entries)))
