"""The report as DOCX, for people to edit: real styles, real tables, pages as Decree 30/2020 says.

Sizes and margins are those of Annex I of the decree. The same report gives the same bytes.
"""

import io

import vl_convert
from docx import Document
from docx.document import Document as DocumentFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Lines

from dashboard.export.archive import EPOCH, timeless
from dashboard.export.docx import style
from dashboard.export.docx.style import PAGE_WIDTH, TABLE_SIZE, set_styles
from dashboard.export.report_content import (
    Annex,
    Block,
    Foot,
    Head,
    Heading,
    Item,
    Paragraph,
    Picture,
    Report,
    Table,
)
from dashboard.export.typeface import register

# The two halves of the heading block and of the foot, in millimetres.
HALVES = (67, 97)
# Room for a signature and seal, in points.
SIGNATURE = 80
# Pixels of a picture per pixel of its drawing: 215 to an inch on the page.
PICTURE_SCALE = 2


def report_docx(report: Report) -> bytes:
    """The report as a DOCX file."""
    file = Document()
    set_styles(file, report.language)
    _page(file)
    _properties(file, report)
    _head(file, report.head)
    for block in report.blocks:
        _add(file, block)
    _foot(file, report.foot)
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


def _head(file: DocumentFile, head: Head) -> None:
    """Agency and number on the left, the nation, at and date on the right; then the title."""
    left, right = _halves(file)
    _cell_line(left, head.superior, 12)
    _cell_line(left, head.agency, 12, is_bold=True)
    style.rule_below(_cell_line(left, "", 2), 20)
    _cell_line(left, head.number, 13).paragraph_format.space_before = Pt(6)
    _cell_line(right, head.nation, 12, is_bold=True)
    _cell_line(right, head.motto, 13, is_bold=True)
    style.rule_below(_cell_line(right, "", 2), 16)
    date = _cell_line(right, head.place_and_date, 13, is_italic=True)
    date.paragraph_format.space_before = Pt(6)
    _title(file, head)


def _title(file: DocumentFile, head: Head) -> None:
    kind = _centred(file, head.kind, 14, is_bold=True)
    kind.paragraph_format.space_before = Pt(14)
    _centred(file, head.subject, 14, is_bold=True)
    ruled = _centred(file, "", 2)
    style.rule_below(ruled, 60)
    ruled.paragraph_format.space_after = Pt(10)
    _centred(file, head.addressee, 14).paragraph_format.space_after = Pt(10)


def _foot(file: DocumentFile, foot: Foot) -> None:
    """Recipients on the left, room for the signature on the right."""
    file.add_paragraph().paragraph_format.space_after = Pt(0)
    left, right = _halves(file)
    _cell_line(left, foot.recipients_label, 12, is_bold=True, is_italic=True).alignment = ALIGN.LEFT
    for recipient in foot.recipients:
        _cell_line(left, recipient, 11).alignment = ALIGN.LEFT
    _cell_line(right, foot.signer, 14, is_bold=True).paragraph_format.space_after = Pt(SIGNATURE)


def _halves(file: DocumentFile) -> tuple[_Cell, _Cell]:
    """Two cells side by side without lines."""
    table: DocxTable = file.add_table(rows=1, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, HALVES, strict=True):
        column.width = Mm(width)
    left, right = table.rows[0].cells
    left.width, right.width = (Mm(width) for width in HALVES)
    return left, right


def _cell_line(
    cell: _Cell, text: str, size: float, *, is_bold: bool = False, is_italic: bool = False
) -> Lines:
    """A centred line of a cell; its first paragraph is used before new ones are added."""
    first = cell.paragraphs[0]
    is_unused = len(cell.paragraphs) == 1 and not first.runs
    return _write_centred(
        first if is_unused else cell.add_paragraph(), text, size, is_bold, is_italic
    )


def _centred(file: DocumentFile, text: str, size: float, *, is_bold: bool = False) -> Lines:
    return _write_centred(file.add_paragraph(), text, size, is_bold, is_italic=False)


def _write_centred(line: Lines, text: str, size: float, is_bold: bool, is_italic: bool) -> Lines:
    style.plain(line)
    run = line.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), is_bold, is_italic
    return line


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
    widths = [Mm(PAGE_WIDTH * share / sum(block.widths)) for share in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, texts in zip(table.rows, (block.header, *block.rows), strict=True):
        style.keep_whole(row)
        for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = widths[at]
            _cell(cell.paragraphs[0], text, is_centred=at in block.centred)
    style.repeat(table.rows[0])
    style.keep_together(list(table.rows))
    for cell in table.rows[0].cells:
        cell.paragraphs[0].alignment = ALIGN.CENTER
        for run in cell.paragraphs[0].runs:
            run.bold = True
    _below(file, (block.source, *block.notes))


def _cell(line: Lines, text: str, *, is_centred: bool) -> None:
    style.plain(line, ALIGN.CENTER if is_centred else ALIGN.LEFT)
    line.add_run(text).font.size = Pt(TABLE_SIZE)


def _below(file: DocumentFile, texts: tuple[str, ...]) -> None:
    """Source and notes in small letters under a table or a picture."""
    known = [text for text in texts if text]
    for at, text in enumerate(known):
        line = file.add_paragraph(style=style.NOTE)
        line.add_run(text)
        line.paragraph_format.space_after = Pt(10 if at == len(known) - 1 else 0)


def _picture(file: DocumentFile, block: Picture) -> None:
    line = file.add_paragraph()
    style.plain(line)
    line.paragraph_format.keep_with_next = True
    register()
    png = vl_convert.svg_to_png(block.svg, scale=PICTURE_SCALE)
    line.add_run().add_picture(io.BytesIO(png), width=Mm(PAGE_WIDTH))
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
    attached.paragraph_format.space_after = Pt(12)
    attached.add_run(annex.attached).italic = True
    for block in annex.blocks:
        _add(file, block)
