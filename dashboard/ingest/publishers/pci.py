"""The PCI workbook: a summary with a list of provinces for every sub-index, and a sheet for each.

A sub-index's own sheet has its scores in one column; the others are the indicators it is made of.
"""

from dataclasses import replace

from dashboard.ingest.finding import TOTALS, Finding
from dashboard.ingest.grid import Grid
from dashboard.ingest.layout.component_names import match, words_of
from dashboard.ingest.layout.headings import Heading, answered, headings, sub_index
from dashboard.ingest.layout.provinces_found import SECTION
from dashboard.ingest.layout.tables import Block, blocks, upright
from dashboard.ingest.publishers.edition import Edition
from dashboard.ingest.publishers.sheet import Sheet, read_block, read_sheet
from dashboard.ingest.publishers.zeros import without_zeros
from dashboard.ingest.reader import plain
from dashboard.text.messages import catalogue

# Single-precision figures; so many decimals were kept of them before they were rounded.
THROUGH = 6
CLASSES = "load_recognise.pci_class."


def read_summary(grid: Grid, edition: Edition) -> Sheet:
    """Scores of all sub-indices and the total, with the total's places and classes."""
    sheet = read_sheet(grid, edition)
    scores = [
        replace(one, published_class=_in_vietnamese(one.published_class)) for one in sheet.scores
    ]
    sheet.scores, findings = without_zeros(scores, edition.known)
    sheet.findings += findings
    return sheet


def _in_vietnamese(published: str | None) -> str | None:
    """A class by its Vietnamese name, as our data have it, also from an English sheet."""
    if published is None:
        return None
    return catalogue("vi").get(CLASSES + "_".join(words_of(published)), published)


def read_component(given: Grid, edition: Edition) -> Sheet:
    """The scores of one sub-index, never a total.

    Which one, the sheet's name, the heading and its variable's name say.
    """
    grid = upright(given, edition.names)
    sheet = Sheet(grid)
    of_parts = replace(edition, with_total=False)
    found = blocks(grid, edition.names)
    for block in found:
        own = _own_column(grid, block)
        if own is not None:
            named = _named(grid, block, own, of_parts)
            sheet.findings += _totals_left_out(grid, block, own, edition)
            read_block(sheet, block, [named, *_indicators(grid, block, own)], of_parts)
    sheet.marks.take_asides(found)
    sheet.scores, findings = without_zeros(sheet.scores, edition.known)
    sheet.findings += findings
    return sheet


def _own_column(grid: Grid, block: Block) -> Heading | None:
    """The column of the sub-index itself."""
    found = (
        Heading(column, line, grid.sheet, "unknown")
        for column in range(block.column + 1, block.last + 1)
        for line in reversed(block.heads)
        if sub_index(grid.at(line, column).value)[0]
    )
    return next(found, None)


def _totals_left_out(grid: Grid, block: Block, own: Heading, edition: Edition) -> list[Finding]:
    """A warning where the sheet's name, or the heading of another column, is that of the total."""
    columns = headings(grid, block, edition.index_code, edition.known, {})
    named = [own] if match(grid.sheet, edition.known).code in TOTALS else []
    named += [one for one in columns if one.code in TOTALS and one.column != own.column]
    return [
        Finding(
            "warning", SECTION, "total_left_out", grid.sheet,
            *grid.reference(one.line, one.column), value=one.text,
        )
        for one in named
    ]  # fmt: skip


def _indicators(grid: Grid, block: Block, own: Heading) -> list[Heading]:
    """The other columns that have a heading."""
    return [
        Heading(column, own.line, plain.text(value) or "", "indicator")
        for column in range(block.column + 1, block.last + 1)
        if column != own.column and (value := grid.at(own.line, column).value) is not None
    ]


def _named(grid: Grid, block: Block, own: Heading, edition: Edition) -> Heading:
    """The sub-index's column with its component, as far as its names agree on one."""
    texts = [grid.sheet, *_headed(grid, block, own.column), *_variables(grid, block, own.column)]
    matches = [match(text, edition.known) for text in texts]
    codes = {one.code for one in matches} - {""}
    if len(codes) == 1:
        return replace(own, meaning="score", code=codes.pop())
    nearest = next((one.nearest for one in matches if one.nearest), "")
    return answered(replace(own, nearest=nearest), edition.known, edition.answers)


def _headed(grid: Grid, block: Block, column: int) -> list[str]:
    """What its headings say beside the number: "Entry Costs" of "Sub-Index 1: Entry Costs"."""
    texts = (sub_index(grid.at(line, column).value)[1] for line in block.heads)
    return [text for text in texts if text and "_" not in text]


def _variables(grid: Grid, block: Block, column: int) -> list[str]:
    """What the names of its variable say: "bias" of "sub6_bias_prov"."""
    texts = [str(grid.at(line, column).value or "") for line in block.heads]
    return [" ".join(words_of(text)[1:]).removesuffix(" prov") for text in texts if "_" in text]
