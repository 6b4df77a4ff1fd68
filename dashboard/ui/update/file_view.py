"""Bring in a file: give it, answer what it leaves open, look at what it would change, keep it."""

import functools
import hashlib

import streamlit as st

from dashboard.access.person import Person
from dashboard.ingest import drafts, review, understood
from dashboard.ingest.preview.parts import Preview
from dashboard.ingest.publish import REFUSALS
from dashboard.ingest.reading import Outcome
from dashboard.ingest.recent_runs import cached_dry_run
from dashboard.store.ask import current_file
from dashboard.text.markdown import unlinked
from dashboard.text.messages import words
from dashboard.ui.controls import forms, notices
from dashboard.ui.controls.forms import Field
from dashboard.ui.update import act, outcome_view, template_view, texts

LONGEST_ANSWER = 200
# Questions whose likely answers are offered, but not all that make sense.
OPEN = ("year", "source")


def show(person: Person, language: str) -> None:
    """The view in which an editor gives a file."""
    say = words(language)
    if "editor" not in person.roles:
        st.info(say("load_attempt.role.editor"), icon="ℹ️")
        return
    template_view.show(language)
    template_view.show_held(language)
    st.caption(say("update.file.help"))
    given = forms.given_file("update-file", say("update.file.label"))
    if given is None:
        return
    name, content = given
    scope = hashlib.sha256(content).hexdigest()
    try:
        outcome, changes = _tried(name, content, notices.kept_answers(scope), language)
    except REFUSALS as error:
        st.error(texts.problem(error, language), icon="⚠️")
        return
    for sentence in understood.sentences(outcome, language):
        st.markdown(f"**{unlinked(sentence)}**")
    _questions(outcome, scope, language)
    outcome_view.show(outcome, changes, lambda: content, "given", language)
    _keep(person, name, content, outcome, language)


def _tried(
    name: str, content: bytes, answers: dict[str, str], language: str
) -> tuple[Outcome, Preview | None]:
    """What comes of the file on the version of this run, and what that would change."""
    with act.bar(language) as progress:
        outcome = cached_dry_run(
            content, name, answers, progress, drafts.tried_folder(), current_file()
        )
        return outcome, outcome_view.changes_of(outcome, language, progress)


def _questions(outcome: Outcome, scope: str, language: str) -> None:
    """What the file does not say; the answers are tried at once."""
    if not outcome.questions:
        return
    say = words(language)
    st.markdown(f"**{say('update.file.questions', count=len(outcome.questions))}**")
    fields = [
        Field(
            label=unlinked(understood.question(question, language)),
            value=outcome.answers.get(question.key, question.answer) or "",
            most=LONGEST_ANSWER,
            options=question.options,
            hint=say("update.file.choose"),
            is_open=question.key in OPEN,
        )
        for question in outcome.questions
    ]
    taken = tuple((question.key, question.answer or "") for question in outcome.questions)
    then = functools.partial(_answered, scope, taken)
    # With the questions in its name: fields are told apart by their places.
    form = hashlib.sha256(repr((scope, [key for key, _ in taken])).encode()).hexdigest()
    forms.ask_texts(f"answers-{form}", fields, say("update.file.answer"), then)


def _answered(scope: str, taken: tuple[tuple[str, str], ...], *given: str) -> None:
    """Keep what differs from what was taken for true; what was emptied is open again."""
    changed = {
        key: text for (key, before), text in zip(taken, given, strict=True) if text != before
    }
    answers = notices.kept_answers(scope) | changed
    notices.keep_answers(scope, {key: text for key, text in answers.items() if text})


def _keep(person: Person, name: str, content: bytes, outcome: Outcome, language: str) -> None:
    """The button that keeps the file as a draft, or why there is none."""
    say = words(language)
    if outcome.errors:
        st.warning(say("update.file.has_errors", count=len(outcome.errors)), icon="⚠️")
        return
    if not outcome.is_publishable:
        st.info(say("update.file.no_change"), icon="ℹ️")
        return
    twin = drafts.twin(content, outcome.answers)
    if twin is not None:
        st.success(say("update.file.kept", draft=twin.draft_id, person=unlinked(twin.made_by)))
        return
    st.caption(say("update.file.next"))
    act.button(
        "keep-draft",
        say("update.file.keep"),
        lambda progress: review.propose(person, content, name, outcome.answers, progress),
        say("update.done.drafted"),
        language,
        is_main=True,
    )
