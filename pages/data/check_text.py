"""Is every figure in this speech right?"""

import streamlit as st

from dashboard.figures.check_text.content import checked, content
from dashboard.figures.check_text.request import read
from dashboard.ingest.document import document
from dashboard.ingest.grid import RefusalError
from dashboard.text.messages import words
from dashboard.ui import content as shown
from dashboard.ui import downloads, page
from dashboard.ui.controls import forms, notices
from dashboard.ui.controls.forms import Field

KEY = "check-text"
LONGEST, HEIGHT = 300_000, 260

heading = st.container()
request = page.read(read)
say = words(request.language)


def take(text: str) -> None:
    """Keep a draft for this session, and nowhere else."""
    notices.keep_answers(KEY, {"draft": text})


def take_file(content_of_file: bytes) -> str | None:
    """Keep the text of a file as the draft, or say why it is not read."""
    try:
        take(document.text_of(content_of_file))
    except RefusalError as error:
        return document.refusal(error, request.language)
    return None


def advance(done: int, of: int) -> None:
    """How far the check is."""
    bar.progress(min(done / of, 1.0), say("check_text.progress"))


shown.show(content(request), heading)
fields = [Field(say("check_text.text"), "", LONGEST, HEIGHT)]
forms.ask_texts(KEY, fields, say("check_text.submit"), take)
# What is somewhat too large is let in, to be told so in words.
LET_IN = 2 * document.FILE_BYTES
forms.ask_file(f"{KEY}-file", say("check_text.file"), take_file, most=LET_IN)
draft = notices.kept_answers(KEY).get("draft", "")
if draft:
    bar = st.progress(0.0, say("check_text.progress"))
    result = checked(request, draft, advance)
    bar.empty()
    shown.show(content(request, result))
    if result.found:
        with st.container(horizontal=True, gap="small"):
            downloads.buttons("check", (result,), "check", KEY)
