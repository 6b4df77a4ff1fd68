"""What stands around the report in DOCX: heading block, title, recipients and signature."""

from docx.document import Document as DocumentFile
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as Lines

from dashboard.export.docx import style
from dashboard.export.report_content import Foot, Head

# The two halves of the heading block and of the foot, in millimetres.
HALVES = (67, 97)
# Room for a signature and seal, in points.
SIGNATURE = 80


def head(file: DocumentFile, head: Head) -> None:
    """Agency and number on the left, the nation, place and date on the right; then the title."""
    left, right = _halves(file)
    _line(left, head.superior, 12)
    _line(left, head.agency, 12, is_bold=True)
    style.rule_below(_line(left, "", 2), 20)
    _line(left, head.number, 13).paragraph_format.space_before = Pt(6)
    _line(right, head.nation, 12, is_bold=True)
    _line(right, head.motto, 13, is_bold=True)
    style.rule_below(_line(right, "", 2), 16)
    date = _line(right, head.place_and_date, 13, is_italic=True)
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


def foot(file: DocumentFile, foot: Foot) -> None:
    """Recipients on the left, room for the signature on the right."""
    file.add_paragraph().paragraph_format.space_after = Pt(0)
    left, right = _halves(file)
    _line(left, foot.recipients_label, 12, is_bold=True, is_italic=True).alignment = ALIGN.LEFT
    for recipient in foot.recipients:
        _line(left, recipient, 11).alignment = ALIGN.LEFT
    _line(right, foot.signer, 14, is_bold=True).paragraph_format.space_after = Pt(SIGNATURE)


def _halves(file: DocumentFile) -> tuple[_Cell, _Cell]:
    """Two cells side by side without lines."""
    table: Table = file.add_table(rows=1, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, HALVES, strict=True):
        column.width = Mm(width)
    left, right = table.rows[0].cells
    left.width, right.width = (Mm(width) for width in HALVES)
    return left, right


def _line(
    cell: _Cell, text: str, size: float, *, is_bold: bool = False, is_italic: bool = False
) -> Lines:
    """A centred line of a cell; its first paragraph is used before new ones are added."""
    first = cell.paragraphs[0]
    is_unused = len(cell.paragraphs) == 1 and not first.runs
    return _write(first if is_unused else cell.add_paragraph(), text, size, is_bold, is_italic)


def _centred(file: DocumentFile, text: str, size: float, *, is_bold: bool = False) -> Lines:
    return _write(file.add_paragraph(), text, size, is_bold, is_italic=False)


def _write(line: Lines, text: str, size: float, is_bold: bool, is_italic: bool) -> Lines:
    style.plain(line)
    line.alignment = ALIGN.CENTER
    run = line.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), is_bold, is_italic
    return line
