"""What a file would change, part by part, each a click away with its count in the label."""

import streamlit as st

from dashboard.briefing import link
from dashboard.ingest.dry_run import Progress
from dashboard.ingest.outcome import Outcome
from dashboard.ingest.preview.compare import Preview
from dashboard.ingest.preview.part import Part
from dashboard.ingest.recent_runs import previewed
from dashboard.text import numbers
from dashboard.text.markdown import unlinked
from dashboard.text.messages import words
from dashboard.ui import controls
from dashboard.ui.text_table import text_table


def of(outcome: Outcome, language: str, progress: Progress) -> Preview | None:
    """What an outcome would change, for the briefings of this session too."""
    saved = tuple(link.unpacked(text) for _, text in controls.saved_briefings())
    return previewed(outcome, language, saved, progress)


def show(preview: Preview, language: str) -> None:
    """The parts of a preview in their order."""
    say = words(language)
    st.markdown(f"**{say('update.preview.heading', before=preview.before, after=preview.after)}**")
    if preview.sentence:
        st.markdown(unlinked(preview.sentence))
    for part in preview.parts:
        if part.count:
            _part(part, language)
    untouched = [part.title for part in preview.parts if not part.count]
    if untouched:
        st.caption(unlinked(say("update.preview.untouched", titles="; ".join(untouched))))


def _part(part: Part, language: str) -> None:
    """One part: what is to be said of it, and its rows."""
    label = words(language)(
        "update.preview.part", title=unlinked(part.title), count=numbers.whole(part.count, language)
    )
    with st.expander(label):
        for line in part.lines:
            st.markdown(unlinked(line))
        if part.rows:
            text_table(part.heads, part.rows, part.title)
