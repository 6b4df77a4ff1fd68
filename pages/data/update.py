"""Bring in next year's figures: give a file, have it checked, publish, roll back."""

import streamlit as st

from dashboard.ui.controls import address, notices
from dashboard.ui.controls.page_choices import PageChoices
from dashboard.access.person import Person
from dashboard.text.messages import words
from dashboard.ui.update import draft_view, file_view, history_view, signing, template_view

language = address.language()
say = words(language)

VIEWS = {
    "file": file_view.show,
    "drafts": draft_view.show,
    "versions": history_view.show_versions,
    "log": history_view.show_log,
}


def work(person: Person) -> None:
    """What somebody with a role may see and do."""
    # Whoever only checks begins with what there is to check.
    order = VIEWS if "editor" in person.roles else ("drafts", *(v for v in VIEWS if v != "drafts"))
    labels = {view: say(f"update.view_{view}") for view in order}
    view = PageChoices().view("view_update", "update.view", labels)
    notices.tell_notice()
    VIEWS[view](person, language)


st.title(say("update.title"))
st.caption(say("update.intro"))
signed_in = signing.person(language)
if signed_in is None:
    # It is no secret.
    template_view.show(language)
else:
    work(signed_in)
