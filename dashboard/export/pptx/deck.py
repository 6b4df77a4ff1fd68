"""A briefing as a PowerPoint file: one slide per step, its charts and tables open to editing.

The same deck gives the same bytes. Slides are 16:9, of one layout, in the house's colours and face.
"""

import io
import re

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as PptxDeck
from pptx.slide import Slide as PptxSlide
from pptx.util import Inches, Pt

from dashboard.briefing import number_passport
from dashboard.briefing.slide import Deck, Slide
from dashboard.export.archive import moment, timeless
from dashboard.export.pptx.closing_slide import with_closing
from dashboard.export.pptx.slide import TITLE, fill
from dashboard.export.pptx.text import FACE, PALETTE, TAGS, face, plain
from dashboard.export.registry import Progress
from dashboard.text.citation import cited
from dashboard.text.messages import words

WIDTH, HEIGHT = 13.333, 7.5
TITLE_ONLY = 5  # the number of the layout in python-pptx's own template
# What the template has that says something of another file, or of another program.
LEFT_OUT = {
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.PRINTER_SETTINGS,
    RELATIONSHIP_TYPE.THUMBNAIL,
}
FAMILY = (
    f'<a:latin typeface="{FACE}"/><a:ea typeface="{FACE}"/><a:cs typeface="{FACE}"/>'
    f'<a:font script="Viet" typeface="{FACE}"/>'
)
# The theme's names for colours and ours: charts that people add take them in this order.
ACCENTS = dict(
    zip(
        ("dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
        (PALETTE.muted, PALETTE.band, PALETTE.home, *PALETTE.compared),
        strict=True,
    )
)


NOTE_SIZE = 14
MOST_CITED = 2
LONGEST_STATED = 255  # letters that a property of the file may have


def deck_pptx(deck: Deck, progress: Progress | None = None) -> bytes:
    """The file. A last slide with data version and documents is added where the deck has none.

    ``progress`` is told how many slides of how many are done.
    """
    whole = with_closing(deck)
    slides = empty_slides()
    for number, slide in enumerate(whole.slides, start=1):
        drawn = slides.slides.add_slide(slides.slide_layouts[0])
        fill(drawn, slide, deck.language, source=source_line(slide, deck.language), number=number)
        _note(drawn, slide, deck)
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
    text = cited(slide.sources, language, MOST_CITED)
    return words(language)("slides.sources", cited=text)


def _note(drawn: PptxSlide, slide: Slide, deck: Deck) -> None:
    """The speaker's notes, one paragraph each, then the slide's numbers with their passports."""
    frame = drawn.notes_slide.notes_text_frame
    if frame is None:
        return
    numbers = number_passport.notes(slide, deck.language, deck.data_version)
    heading = [words(deck.language)("present.numbers_note")] if numbers else []
    for at, text in enumerate([*slide.notes, *heading, *numbers]):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = plain(text)
        run.font.size = Pt(NOTE_SIZE)
        face(run.font._rPr, deck.language)


def _state(slides: PptxDeck, deck: Deck) -> None:
    """What the file says of itself: title, version and the data's date, never the time of day."""
    stated = slides.core_properties
    stated.title, stated.subject = _stated(deck.title), _stated(deck.subtitle)
    stated.author = stated.last_modified_by = ""
    stated.version, stated.language = _stated(deck.data_version), TAGS[deck.language]
    stated.created = stated.modified = moment(deck.data_date)
    stated.revision = 1


def _stated(text: str) -> str:
    return plain(text)[:LONGEST_STATED]


def empty_slides() -> PptxDeck:
    """No slide yet; one layout, of a title alone."""
    slides = Presentation()
    _widen(slides)
    layouts = slides.slide_layouts
    kept = layouts[TITLE_ONLY]
    for layout in [layout for layout in layouts if layout is not kept and layout != kept]:
        layouts.remove(layout)
    for shape in [*kept.placeholders]:
        if shape.placeholder_format.idx != 0:
            shape.element.getparent().remove(shape.element)
    title = kept.placeholders[0]
    title.left, title.top = Inches(TITLE.left), Inches(TITLE.top)
    title.width, title.height = Inches(TITLE.width), Inches(TITLE.height)
    _forget(slides)
    return slides


def _widen(slides: PptxDeck) -> None:
    """From the template's 4:3 to 16:9, what stands on the master along with it."""
    share = Inches(WIDTH) / int(slides.slide_width or 1)
    slides.slide_width, slides.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for shape in slides.slide_master.shapes:
        shape.left, shape.width = int(shape.left * share), int(shape.width * share)


def _forget(slides: PptxDeck) -> None:
    package, part = slides.part.package, slides.part
    for owner, relations in ((package, package._rels), (part, part.rels)):
        for name in [name for name, to in relations.items() if to.reltype in LEFT_OUT]:
            owner.drop_rel(name)


def housed(language: str, name: str, content: bytes) -> bytes:
    """An entry of the file with our faces and colours in its themes, our language in its masters.

    ``language`` is the deck's. Slides and charts say theirs themselves and stay as they are.
    """
    if re.match(r"ppt/theme/", name):
        return _theme(content.decode()).encode()
    if re.match(r"ppt/(presentation\.xml|slideMasters/|slideLayouts/|notesMasters/)", name):
        return content.replace(b'lang="en-US"', f'lang="{TAGS[language]}"'.encode())
    return content


def _theme(xml: str) -> str:
    xml = re.sub(
        r"<a:(major|minor)Font>.*?</a:\1Font>", rf"<a:\1Font>{FAMILY}</a:\1Font>", xml, flags=re.S
    )
    for name, code in ACCENTS.items():
        xml = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{code.removeprefix("#")}"/></a:{name}>',
            xml,
            flags=re.S,
        )
    return xml
