"""Text on a slide: which face, language and size it has, and how much room it takes."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.text.text import TextFrame
from pptx.util import Inches, Length, Pt

from dashboard.charts.palette import PALETTES
from dashboard.export.typeface import wrap

# Windows and Mac have it with all Vietnamese letters; elsewhere one of its widths stands in.
FACE = "Arial"
TAGS = {"vi": "vi-VN", "en": "en-US"}
PALETTE = PALETTES["light"]
SMALLEST = 12.0  # points: 24 pixels on a screen of 1920 x 1080
CHART_TEXT = 14.0  # points, of every text in a chart
LINE = 1.2  # height of a line as a share of its size
INCH = 72.0
NARROWER = 0.96  # Arial, as a share of the width of our own font, in bold; less in regular


@dataclass(frozen=True)
class Style:
    """Size in points, colour as #RRGGBB, weight."""

    size: float
    colour: str = PALETTE.text
    bold: bool = False

    def scaled(self, factor: float) -> "Style":
        """The same, larger or smaller, never below what a hall can read."""
        return replace(self, size=max(SMALLEST, round(self.size * factor)))


@dataclass(frozen=True)
class Paragraph:
    """A text with its style; ``gap`` is the room above it in points."""

    text: str
    style: Style
    gap: float = 0


@dataclass(frozen=True)
class Box:
    """A at on the slide, in inches from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


def lengths(box: Box) -> tuple[Length, Length, Length, Length]:
    """Left, top, width and height as slides measure them."""
    return Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height)


def plain(text: str) -> str:
    """Composed text on one line, without what an XML file may not hold."""
    letters = (
        " " if unicodedata.category(letter) == "Cc" else letter
        for letter in unicodedata.normalize("NFC", text)
        if unicodedata.category(letter) != "Cs" and letter not in "\ufffe\uffff"
    )
    return "".join(letters)


def colour(code: str) -> RGBColor:
    """A colour of the palette as slides write it."""
    written: RGBColor = RGBColor.from_string(code.removeprefix("#"))
    return written


def height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """Inches that the paragraphs take in a column of so many inches.

    Measured in our own font, whose file we have; Arial is a little narrower.
    """
    points = 0.0
    for part in paragraphs:
        style, room = part.style, width * INCH / NARROWER
        lines = wrap(plain(part.text), style.size, room, bold=style.bold)
        points += part.gap + style.size * LINE * max(1, len(lines))
    return points / INCH


def write(
    frame: TextFrame,
    paragraphs: Sequence[Paragraph],
    language: str,
    *,
    align: PP_ALIGN = PP_ALIGN.LEFT,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
) -> None:
    """Fill an empty frame, one paragraph each, without margins; nothing resizes itself."""
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)
    for at, part in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = align
        paragraph.space_before = Pt(part.gap)
        run = paragraph.add_run()
        run.text = plain(part.text)
        run.font.size, run.font.bold = Pt(part.style.size), part.style.bold
        run.font.color.rgb = colour(part.style.colour)
        face(run.font._rPr, language)


def style_font(font: Any, language: str, code: str, *, bold: bool | None = None) -> None:  # noqa: ANN401
    """The letters of a chart: size, weight, colour and face. ``font`` is python-pptx's."""
    font.size = Pt(CHART_TEXT)
    if bold is not None:
        font.bold = bold
    font.color.rgb = colour(code)
    face(font._rPr, language)


def face(properties: object, language: str) -> None:
    """Name face and language in the properties of a run, for every script alike.

    python-pptx only names the Latin face; a viewer may take Vietnamese letters for another script.
    """
    properties.set("lang", TAGS[language])  # type: ignore[attr-defined]  # an lxml element
    for script in ("latin", "ea", "cs"):
        named = parse_xml(f'<a:{script} {nsdecls("a")} typeface="{FACE}"/>')
        properties.append(named)  # type: ignore[attr-defined]  # an lxml element
