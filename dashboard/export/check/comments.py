"""A checked draft as DOCX: its text as it was, a comment at every figure."""

import io
from collections import deque
from collections.abc import Iterator

import docx
from docx.document import Document as DocumentFile
from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph

from dashboard.claims.claim import Checked
from dashboard.claims.correction import corrected
from dashboard.figures.check_text.content import SIGNS
from dashboard.figures.check_text.told import CheckedDraft, counted, told
from dashboard.text.messages import words
from dashboard.text.strict_json import visible

LIGHT = {
    "agrees": WD_COLOR_INDEX.BRIGHT_GREEN,
    "agrees_cut": WD_COLOR_INDEX.BRIGHT_GREEN,
    "differs": WD_COLOR_INDEX.RED,
    "not_held": WD_COLOR_INDEX.GRAY_25,
    "ambiguous": WD_COLOR_INDEX.YELLOW,
}


def comments_docx(draft: CheckedDraft) -> bytes:
    """The draft, a summary above it, and each figure marked with a comment that explains it."""
    file = docx.Document()
    file.add_paragraph(counted(draft.found, draft.language)).runs[0].bold = True
    waiting = deque(draft.found)
    at = 0
    for line in draft.text.split("\n"):
        end = at + len(line)
        own = []
        while waiting and waiting[0].start < end:
            own.append(waiting.popleft())
        _paragraph(file, file.add_paragraph(), draft, (at, end), own)
        at = end + 1
    kept = io.BytesIO()
    file.save(kept)
    return kept.getvalue()


def _paragraph(
    file: DocumentFile,
    paragraph: Paragraph,
    draft: CheckedDraft,
    spot: tuple[int, int],
    found: list[Checked],
) -> None:
    at, end = spot
    author = words(draft.language)("check_text.commenter")
    for one in found:
        if one.start < at or one.end > end:
            continue
        paragraph.add_run(visible(draft.text[at : one.start]))
        run = paragraph.add_run(visible(one.text))
        run.font.highlight_color = LIGHT[one.judgement.verdict]
        text = "\n".join(_comment(draft, one))
        file.add_comment(run, text=text, author=author, initials=SIGNS[one.judgement.verdict])
        at = one.end
    paragraph.add_run(visible(draft.text[at:end]))


def _comment(draft: CheckedDraft, one: Checked) -> Iterator[str]:
    explained = told(one, draft.language)
    yield explained.verdict
    yield from filter(None, explained.sentences)
    if one.judgement.verdict == "differs":
        yield visible(corrected(draft.text, one))
