"""What happened: the log, and the versions with the way back to one; newest first."""

from pathlib import Path

import streamlit as st

from dashboard.access.person import Person
from dashboard.ingest import audit_log, publish
from dashboard.ingest import drafts as store
from dashboard.ingest.drafts import Draft
from dashboard.store import versions
from dashboard.store.ask import current_version
from dashboard.store.versions import version_of
from dashboard.text.messages import words
from dashboard.ui.text_table import text_table
from dashboard.ui.update import act, texts

MOST_LINES, MOST_VERSIONS = 100, 20
PRESENT_PAGE = "../pages/lead/present.py"


def show_log(_person: Person, language: str) -> None:
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
    text_table(heads, texts.entries(entries[:MOST_LINES], language), say("update.log.table"))
    if len(entries) > MOST_LINES:
        st.caption(say("update.log.more", shown=MOST_LINES, count=len(entries)))


def show_versions(person: Person, language: str) -> None:
    """The versions, newest first, each with what can be done with it."""
    say = words(language)
    files = versions.versions()[::-1]
    drafts = store.drafts()
    for file in files[:MOST_VERSIONS]:
        _version(person, file, drafts, language)
    if len(files) > MOST_VERSIONS:
        st.caption(say("update.versions.more", shown=MOST_VERSIONS, count=len(files)))


def _version(person: Person, file: Path, drafts: tuple[Draft, ...], language: str) -> None:
    """One version: its name, when it was made, which file it came from."""
    say = words(language)
    version = version_of(file)
    is_current = version == current_version()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", border=True):
        line = say("update.versions.line", version=version, at=texts.made_at(file, language))
        st.markdown(f"{line}  \n{texts.origin(version, drafts, language)}", width="stretch")
        if is_current:
            st.markdown(f"**{say('update.versions.current')}**", width="content")
        st.page_link(
            PRESENT_PAGE, label=say("update.versions.open"), query_params={"data": version}
        )
        if not is_current and "publisher" in person.roles:
            _back(person, version, language)


def _back(person: Person, version: str, language: str) -> None:
    """Roll back, after saying what that means."""
    say = words(language)
    with st.popover(say("update.versions.back")):
        st.markdown(say("update.versions.back_means", version=version, current=current_version()))
        act.button(
            f"back-{version}",
            say("update.versions.back_sure"),
            lambda _: publish.roll_back(person, version),
            say("update.done.rolled_back", version=version),
            language,
            is_main=True,
        )
