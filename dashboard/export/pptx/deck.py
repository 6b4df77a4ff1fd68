"""A briefing as a PowerPoint file: one slide per step, its charts and tables open to editing.

The same deck gives the same bytes.
"""

import io
from collections.abc import Callable

from pptx.presentation import Presentation as Slides
from pptx.slide import Slide as Drawn
from pptx.util import Pt

from dashboard.briefing.slide import Deck, Slide
from dashboard.briefing.slides.sources import with_closing
from dashboard.export.archive import moment, timeless
from dashboard.export.pptx.slide import fill
from dashboard.export.pptx.text import TAGS, face, plain
from dashboard.export.pptx.theme import empty_slides, housed
from dashboard.text.citation import citation
from dashboard.text.messages import words

NOTE_SIZE = 14
MOST_CITED = 2
LONGEST_STATED = 255  # letters that a property of the file may have


def deck_pptx(deck: Deck, progress: Callable[[int, int], None] | None = None) -> bytes:
    """The file. A last slide with data version and documents is added where the deck has none.

    ``progress`` is told how many slides of how many are done.
    """
    whole = with_closing(deck)
    slides = empty_slides()
    for number, slide in enumerate(whole.slides, start=1):
        drawn = slides.slides.add_slide(slides.slide_layouts[0])
        fill(drawn, slide, deck.language, source=source_line(slide, deck.language), number=number)
        _note(drawn, slide, deck.language)
        if progress:
            progress(number, len(whole.slides))
    _state(slides, deck)
    file = io.BytesIO()
    slides.save(file)
    return timeless(
        file.getvalue(),
        moment(deck.data_date),
        lambda name, content: housed(deck.language, name, content),
    )


def source_line(slide: Slide, language: str) -> str:
    """What the slide says of its source; made from its documents where it says nothing."""
    if slide.source_line or not slide.sources:
        return slide.source_line
    say = words(language)
    cited = [citation(source, language) for source in slide.sources[:MOST_CITED]]
    left = len(slide.sources) - MOST_CITED
    more = [say("export.more", count=left)] if left > 0 else []
    return say("slides.sources", cited="; ".join(cited + more))


def _note(drawn: Drawn, slide: Slide, language: str) -> None:
    """The speaker's notes, one paragraph each; none gives a page of notes that is empty."""
    frame = drawn.notes_slide.notes_text_frame
    if frame is None:
        return
    for place, text in enumerate(slide.notes):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = plain(text)
        run.font.size = Pt(NOTE_SIZE)
        face(run.font._rPr, language)


def _state(slides: Slides, deck: Deck) -> None:
    """What the file says of itself: title, version and the data's date, never the time of day."""
    stated = slides.core_properties
    stated.title, stated.subject = _stated(deck.title), _stated(deck.subtitle)
    stated.author = stated.last_modified_by = ""
    stated.version, stated.language = _stated(deck.data_version), TAGS[deck.language]
    stated.created = stated.modified = moment(deck.data_date)
    stated.revision = 1


def _stated(text: str) -> str:
    return plain(text)[:LONGEST_STATED]
