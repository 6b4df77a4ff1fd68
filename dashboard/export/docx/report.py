"""The report as DOCX, for people to edit: real styles, real tables, pages as Decree 30/2020 says.

Sizes and margins are those of Annex I of the decree. The same report gives the same bytes.
"""

import io

from docx import Document
from docx.document import Document as DocumentFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Lines

from dashboard.export.archive import EPOCH, timeless
from dashboard.export.docx import style
from dashboard.export.docx.frame import foot, head
from dashboard.export.docx.style import BREADTH, TABLE_SIZE, dress
from dashboard.export.report_chart import png
from dashboard.export.report_content import (
    Annex,
    Block,
    Heading,
    Item,
    Paragraph,
    Picture,
    Report,
    Table,
)


def report_docx(report: Report) -> bytes:
    """The report as a DOCX file."""
    file = Document()
    dress(file, report.language)
    _page(file)
    _properties(file, report)
    head(file, report.head)
    for block in report.blocks:
        _add(file, block)
    foot(file, report.foot)
    for annex in report.annexes:
        _annex(file, annex)
    packed = io.BytesIO()
    file.save(packed)
    return timeless(packed.getvalue(), EPOCH)


def _page(file: DocumentFile) -> None:
    """A4 upright with the decree's margins; page numbers centred on top, from the second page."""
    [section] = file.sections
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(16)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    line = section.header.paragraphs[0]
    line.alignment = ALIGN.CENTER
    style.plain(line)
    style.add_field(line, "PAGE")


def _properties(file: DocumentFile, report: Report) -> None:
    properties = file.core_properties
    properties.title = report.title
    properties.author = report.head.agency
    properties.language = report.language
    properties.created = properties.modified = EPOCH
    properties.comments = f"{report.template} {report.data_version}"
    properties.last_modified_by = ""


def _add(file: DocumentFile, block: Block) -> None:
    if isinstance(block, Heading):
        file.add_heading(f"{block.number} {block.text}", block.level)
    elif isinstance(block, Paragraph):
        file.add_paragraph(block.text)
    elif isinstance(block, Item):
        file.add_paragraph(f"- {block.text}")
    elif isinstance(block, Table):
        _table(file, block)
    else:
        _picture(file, block)


def _table(file: DocumentFile, block: Table) -> None:
    """Caption, table with a header row that returns on every page, source and notes."""
    caption = file.add_paragraph(block.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    table = file.add_table(rows=1 + len(block.rows), cols=len(block.header), style="Table Grid")
    table.autofit = False
    widths = [Mm(BREADTH * share / sum(block.widths)) for share in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, texts in zip(table.rows, (block.header, *block.rows), strict=True):
        style.keep_whole(row)
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = widths[place]
            _cell(cell.paragraphs[0], text, is_centred=place in block.centred)
    style.repeat(table.rows[0])
    style.keep_together(list(table.rows))
    for cell in table.rows[0].cells:
        cell.paragraphs[0].alignment = ALIGN.CENTER
        for run in cell.paragraphs[0].runs:
            run.bold = True
    _below(file, (block.source, *block.notes))


def _cell(line: Lines, text: str, *, is_centred: bool) -> None:
    style.plain(line)
    line.alignment = ALIGN.CENTER if is_centred else ALIGN.LEFT
    line.add_run(text).font.size = Pt(TABLE_SIZE)


def _below(file: DocumentFile, texts: tuple[str, ...]) -> None:
    """Source and notes in small letters under a table or a picture."""
    known = [text for text in texts if text]
    for place, text in enumerate(known):
        line = file.add_paragraph(style=style.NOTE)
        line.add_run(text)
        line.paragraph_format.space_after = Pt(10 if place == len(known) - 1 else 0)


def _picture(file: DocumentFile, block: Picture) -> None:
    line = file.add_paragraph()
    style.plain(line)
    line.alignment = ALIGN.CENTER
    line.paragraph_format.keep_with_next = True
    line.add_run().add_picture(io.BytesIO(png(block)), width=Mm(BREADTH))
    for properties in line._p.iter(qn("wp:docPr")):
        properties.set("descr", block.alt)
    file.add_paragraph(block.caption, style="Caption").paragraph_format.keep_with_next = True
    _below(file, (block.note, block.source))


def _annex(file: DocumentFile, annex: Annex) -> None:
    """On a page of its own: label and title as headings, then to which report it belongs."""
    for at, text in enumerate((annex.label, annex.title)):
        line = file.add_heading(text, 1)
        line.alignment = ALIGN.CENTER
        line.paragraph_format.first_line_indent = Mm(0)
        line.paragraph_format.page_break_before = at == 0
    attached = file.add_paragraph()
    style.plain(attached)
    attached.alignment = ALIGN.CENTER
    attached.paragraph_format.space_after = Pt(12)
    attached.add_run(annex.attached).italic = True
    for block in annex.blocks:
        _add(file, block)
