"""The empty presentation that slides are put in: 16:9, one layout, the house's colours and face."""

import re

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides
from pptx.util import Inches

from dashboard.export.pptx.text import FACE, PALETTE, TAGS, Box

WIDTH, HEIGHT = 13.333, 7.5
TITLE = Box(0.6, 0.5, 12.13, 1.22)
TITLE_ONLY = 5  # the place of the layout in python-pptx's own template
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


def empty_slides() -> Slides:
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


def _widen(slides: Slides) -> None:
    """From the template's 4:3 to 16:9, what stands on the master along with it."""
    share = Inches(WIDTH) / int(slides.slide_width or 1)
    slides.slide_width, slides.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for shape in slides.slide_master.shapes:
        shape.left, shape.width = int(shape.left * share), int(shape.width * share)


def _forget(slides: Slides) -> None:
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
