"""A page's figure that PowerPoint has no chart for: a picture with what it says in words."""

import io

from pptx.oxml.ns import qn
from pptx.slide import Slide as Drawn

from dashboard.briefing.slide import Slide
from dashboard.briefing.stage import drawing
from dashboard.export.pptx.text import Box, lengths, plain
from dashboard.export.slide_picture import picture, png


def add_picture(drawn: Drawn, slide: Slide, box: Box, language: str) -> None:
    """Put the drawing in the middle of the box, as large as it allows, its shape kept."""
    found = picture(slide, language, "wide")
    if found is None:
        return
    scale = min(box.width / found.width, box.height / found.height)
    wide, tall = found.width * scale, found.height * scale
    place = Box(box.left + (box.width - wide) / 2, box.top + (box.height - tall) / 2, wide, tall)
    shape = drawn.shapes.add_picture(io.BytesIO(png(slide, language)), *lengths(place))
    said = plain(drawing.alternative(slide, language))
    next(shape._element.iter(qn("p:cNvPr"))).set("descr", said)
