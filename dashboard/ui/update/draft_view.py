"""Drafts: what was brought in, by whom, where it stands, and what may be done with it."""

import functools

import streamlit as st

from dashboard import navigation
from dashboard.access.person import Person
from dashboard.catalog import called
from dashboard.ingest import drafts as store
from dashboard.ingest import review
from dashboard.ingest.drafts import Draft
from dashboard.ingest.publish import REFUSALS
from dashboard.ingest.reading import Outcome
from dashboard.ingest.understood import links
from dashboard.store.ask import current_version
from dashboard.text.messages import words
from dashboard.ui.controls.page_choices import PageChoices
from dashboard.ui.deferred import download
from dashboard.ui.text_table import text_table
from dashboard.ui.update import act, outcome_view, texts

SHOWN = 20


def show(person: Person, language: str) -> None:
    """The list of drafts, newest first, and one of them in full."""
    say = words(language)
    drafts = store.drafts()
    if not drafts:
        st.info(say("update.drafts.none"), icon="ℹ️")
        return
    heads = tuple(say(f"update.drafts.{name}") for name in ("file", "state", "who", "at", "hash"))
    rows = tuple(texts.draft(draft, language) for draft in drafts[:SHOWN])
    text_table(heads, rows, say("update.drafts.table"))
    if len(drafts) > SHOWN:
        st.caption(say("update.drafts.more", shown=SHOWN, count=len(drafts)))
    # In the address, so that the one who checks can be sent a link.
    labels = {draft.draft_id: texts.draft_label(draft, language) for draft in drafts}
    chosen = PageChoices().one("draft", "update.drafts.one", labels, drafts[0].draft_id)
    _draft(person, next(draft for draft in drafts if draft.draft_id == chosen), language)


def _draft(person: Person, draft: Draft, language: str) -> None:
    """One draft: who did what with which file, what may be done, what it would change."""
    say = words(language)
    if draft.state == store.BROKEN:
        st.warning(say("update.drafts.broken"), icon="⚠️")
        if "publisher" in person.roles:
            _step(person, draft, "remove", language)
        return
    heads = tuple(say(f"update.log.{name}") for name in ("action", "who", "at"))
    text_table(heads, texts.draft_steps(draft, language), say("update.drafts.steps"))
    st.caption(say("update.drafts.sha256", sha256=draft.sha256))
    st.caption(say("update.drafts.versions", base=draft.base, version=draft.version or ""))
    download(
        say("update.drafts.original"),
        functools.partial(store.original, draft.draft_id),
        draft.file_name,
        "application/octet-stream",
        f"original-{draft.draft_id}",
    )
    if draft.state in store.OPEN:
        _acts(person, draft, language)
    try:
        with act.bar(language) as progress:
            outcome = store.outcome(draft.draft_id, progress)
            changes = outcome_view.changes_of(outcome, language, progress)
    except REFUSALS as error:
        st.info(texts.problem(error, language), icon="ℹ️")
        return
    if draft.state == "published":
        _pages(outcome, language)
    content = functools.partial(store.original, draft.draft_id)
    outcome_view.show(outcome, changes, content, draft.draft_id, language)


def _pages(outcome: Outcome, language: str) -> None:
    """Where readers see the new figures."""
    say = words(language)
    for stem, owner, asked in links(outcome):
        st.page_link(
            str(navigation.page(stem).file),
            label=say(
                f"update.drafts.page_{stem}",
                index=owner and called.owner(owner, language),
                year=asked.get("year"),
            ),
            query_params=asked,
        )


def _acts(person: Person, draft: Draft, language: str) -> None:
    """What may be done now, or who must do it. The store asks again whatever is shown here."""
    say = words(language)
    reason = _reason(person, draft)
    if reason:
        st.info(say(f"update.drafts.{reason}"), icon="ℹ️")
    with st.container(horizontal=True, gap="small"):
        if not reason:
            _step(person, draft, "approve" if draft.state == "draft" else "publish", language)
        if draft.made_by == person.name or "publisher" in person.roles:
            _step(person, draft, "withdraw", language)


def _reason(person: Person, draft: Draft) -> str:
    """Why this person cannot take the draft a step further; "" where they can."""
    if draft.base != current_version():
        return "base_changed"
    if "publisher" not in person.roles:
        return "wait_check" if draft.state == "draft" else "wait_publish"
    return "own" if draft.state == "draft" and draft.made_by == person.name else ""


def _step(person: Person, draft: Draft, name: str, language: str) -> None:
    """One button of a draft."""
    say = words(language)
    work = {
        "approve": lambda _: review.approve(person, draft.draft_id),
        "publish": lambda progress: review.publish(person, draft.draft_id, progress),
        "withdraw": lambda _: review.withdraw(person, draft.draft_id),
        "remove": lambda _: review.remove(person, draft.draft_id),
    }[name]
    key, label = f"{name}-{draft.draft_id}", say(f"update.drafts.{name}")
    done = say(f"update.done.{name}")
    act.button(key, label, work, done, language, is_main=name not in ("withdraw", "remove"))
