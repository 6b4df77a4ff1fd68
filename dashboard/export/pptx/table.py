"""A table as PowerPoint has them: texts in cells, to be edited by whoever gets the file."""

from collections.abc import Sequence

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide as PptxSlide
from pptx.table import _Cell
from pptx.util import Inches

from dashboard.briefing.slide import Table
from dashboard.export.pptx.text import (
    INCH,
    PALETTE,
    SMALLEST,
    Box,
    Paragraph,
    Style,
    colour,
    height,
    lengths,
    plain,
    write,
)
from dashboard.export.typeface import text_width

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "no style, no grid"
SIZES = (20.0, 18.0, 16.0, 14.0, SMALLEST)
SIDE, ABOVE = 0.1, 0.06  # inches between a cell's edge and its text
MOST_SHARE = 0.6  # of the table's width for one column
RULE = 9525  # three quarters of a point
DIGITS = frozenset("0123456789")
FIGURES = DIGITS | frozenset("+-−–.,/% ")


def add_table(slide: PptxSlide, table: Table, box: Box, language: str, alt: str) -> GraphicFrame:
    """Put the table in the box, in the largest text that lets it fit."""
    size, widths = _largest_size(table, box)
    lines = (table.columns, *table.rows)
    frame = slide.shapes.add_table(len(lines), len(table.columns), *lengths(box))
    frame.element.nvGraphicFramePr.cNvPr.set("descr", plain(alt))
    frame.element.find(f".//{qn('a:tableStyleId')}").text = NO_STYLE
    made = frame.table
    made.first_row, made.horz_banding = True, False
    for column, width in enumerate(widths):
        made.columns[column].width = Inches(width)
    for number, cells in enumerate(lines):
        made.rows[number].height = Inches(_tall(cells, widths, size, bold=number == 0))
        for column, text in enumerate(cells):
            style = _style(size, is_head=number == 0, is_marked=number - 1 in table.marked)
            cell = made.cell(number, column)
            _fill(cell, is_head=number == 0, is_marked=number - 1 in table.marked)
            align = PP_ALIGN.RIGHT if _is_figures(table, column) else PP_ALIGN.LEFT
            write(cell.text_frame, [Paragraph(text, style)], language, align=align)
            _pad(cell)
    return frame


def _style(size: float, *, is_head: bool, is_marked: bool) -> Style:
    if is_head:
        return Style(size, PALETTE.muted, bold=True)
    return Style(size, PALETTE.home if is_marked else PALETTE.text, bold=is_marked)


def _is_figures(table: Table, column: int) -> bool:
    """Whether a column holds figures alone, which stand under one another at the right."""
    texts = [cells[column] for cells in table.rows if cells[column]]
    return column > 0 and bool(texts) and all(FIGURES.issuperset(text) for text in texts)


def _largest_size(table: Table, box: Box) -> tuple[float, list[float]]:
    """The largest size whose rows fit the box, and the columns' widths in inches."""
    for size in SIZES:
        widths = _widths(table, box.width, size)
        head = _tall(table.columns, widths, size, bold=True)
        if head + sum(_tall(cells, widths, size) for cells in table.rows) <= box.height:
            break
    return size, widths


def _tall(
    cells: Sequence[str], widths: Sequence[float], size: float, *, bold: bool = False
) -> float:
    style = Style(size, bold=bold)
    return 2 * ABOVE + max(
        height([Paragraph(text, style)], width - 2 * SIDE)
        for text, width in zip(cells, widths, strict=True)
    )


def _widths(table: Table, width: float, size: float) -> list[float]:
    """As wide as their texts where that fits; else the widest give way first."""
    natural = [
        min(
            2 * SIDE
            + max(text_width(plain(text), size, bold=True) for text in texts) / INCH
            + 0.05,
            width * MOST_SHARE if len(table.columns) > 1 else width,
        )
        for texts in zip(table.columns, *table.rows, strict=True)
    ]
    if sum(natural) <= width:
        return [share * width / sum(natural) for share in natural]
    return _capped(natural, width)


def _capped(natural: Sequence[float], width: float) -> list[float]:
    left, widths = width, [0.0] * len(natural)
    narrow_first = sorted(range(len(natural)), key=natural.__getitem__)
    for count, column in enumerate(narrow_first):
        widths[column] = min(natural[column], left / (len(natural) - count))
        left -= widths[column]
    return widths


def _fill(cell: _Cell, *, is_head: bool, is_marked: bool) -> None:
    properties = cell._tc.get_or_add_tcPr()
    shade = PALETTE.faint if not is_head else PALETTE.muted
    properties.append(
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{RULE}"><a:solidFill>'
            f'<a:srgbClr val="{shade.removeprefix("#")}"/></a:solidFill></a:lnB>'
        )
    )
    if is_marked:
        cell.fill.solid()
        cell.fill.fore_color.rgb = colour(PALETTE.band)


def _pad(cell: _Cell) -> None:
    cell.margin_left = cell.margin_right = Inches(SIDE)
    cell.margin_top = cell.margin_bottom = Inches(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
