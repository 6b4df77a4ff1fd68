"""The styles of the report's DOCX: one face in every script, the decree's sizes, the language."""

from collections.abc import Sequence

from docx.document import Document as DocumentFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Row
from docx.text.paragraph import Paragraph as Lines

FACE = "Times New Roman"
LOCALES = {"vi": "vi-VN", "en": "en-GB"}
# Sizes in points: body, tables, notes.
SIZE, TABLE_SIZE, NOTE_SIZE = 13, 11.5, 11
# What is left of the page between the margins, in millimetres.
PAGE_WIDTH = 164
NOTE = "Report Note"
# How high the line is that holds a rule.
RULE = 4
# Tables of so few rows stay on one page.
FEW_ROWS = 8
BLACK = RGBColor(0, 0, 0)


def set_styles(file: DocumentFile, language: str) -> None:
    """Give the document's styles their face, sizes and language."""
    _defaults(file, language)
    body = file.styles["Normal"]
    _face(body, SIZE)
    body.paragraph_format.alignment = ALIGN.JUSTIFY
    body.paragraph_format.first_line_indent = Mm(10)
    body.paragraph_format.space_before, body.paragraph_format.space_after = Pt(0), Pt(6)
    body.paragraph_format.line_spacing = 1.1
    for level in (1, 2, 3):
        _heading(file.styles[f"Heading {level}"], level)
    caption = file.styles["Caption"]
    _face(caption, SIZE, is_bold=True)
    caption.paragraph_format.alignment = ALIGN.CENTER
    caption.paragraph_format.first_line_indent = Mm(0)
    caption.paragraph_format.space_before = Pt(6)
    note = file.styles.add_style(NOTE, WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = body
    _face(note, NOTE_SIZE)
    note.font.italic = True
    note.paragraph_format.first_line_indent = Mm(0)
    note.paragraph_format.line_spacing = 1.0
    _face(file.styles["Header"], SIZE)


def _heading(style: ParagraphStyle, level: int) -> None:
    _face(style, SIZE, is_bold=True)
    style.font.italic = level == 3
    style.paragraph_format.alignment = ALIGN.LEFT
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(8), Pt(6)
    style.paragraph_format.keep_with_next = True


def _defaults(file: DocumentFile, language: str) -> None:
    """The language and face of everything that says nothing else."""
    [properties] = file.styles.element.iter(qn("w:rPrDefault"))
    _set_face(properties.find(qn("w:rPr")))
    for mark in properties.iter(qn("w:lang")):
        for script in ("w:val", "w:eastAsia"):
            mark.set(qn(script), LOCALES[language])


def _face(style: ParagraphStyle, size: float, *, is_bold: bool = False) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), is_bold, False
    style.font.color.rgb = BLACK
    _set_face(style.element.get_or_add_rPr())


def _set_face(properties: BaseOxmlElement) -> None:
    """One face for every script; a theme's face would win over it, so it goes."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FACE)
    properties.insert(0, fonts)


def plain(line: Lines, align: ALIGN = ALIGN.CENTER) -> None:
    """A line of the frame or of a table: no indent, no room around it."""
    line.alignment = align
    form = line.paragraph_format
    form.first_line_indent = Mm(0)
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = 1.0


def add_field(line: Lines, code: str) -> None:
    """A field that Word fills in, such as the page number."""
    run = line.add_run()
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            part.text = text
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def repeat(row: _Row) -> None:
    """Show the row again on top of every page of its table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """Do not break the row between pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def keep_together(rows: Sequence[_Row]) -> None:
    """Keep a short table on one page: every row goes with the next."""
    if len(rows) > FEW_ROWS:
        return
    for row in rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def rule_below(line: Lines, inset: float) -> None:
    """A thin line under a text, ``inset`` millimetres from the edges of its cell."""
    line.paragraph_format.line_spacing = Pt(RULE)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(inset)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    line._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
