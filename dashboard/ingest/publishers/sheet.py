"""A publisher's sheet of scores, column by column, for one edition of an index."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dashboard.ingest.finding import TOTALS, Finding
from dashboard.ingest.grid import Grid
from dashboard.ingest.layout.cells import READ, Marks
from dashboard.ingest.layout.headings import Heading, headings, year_in
from dashboard.ingest.layout.provinces_found import SECTION
from dashboard.ingest.layout.tables import Block, blocks, upright
from dashboard.ingest.publishers.columns import ask_columns
from dashboard.ingest.publishers.edition import Edition
from dashboard.ingest.publishers.on_record import known_by_figures
from dashboard.ingest.publishers.scores import Score, scores_of
from dashboard.ingest.reader import plain
from dashboard.ingest.reading import Question

# A place as publishers write it: 21, "21.", "21/63", "Hạng 21".
RANK = re.compile(r"^\D{0,8}(\d{1,2})\s*(?:[./]|/\s*\d{2}|th|st|nd|rd)?$")


@dataclass
class Sheet:
    """What a sheet states, with remarks, what must be asked, and what became of its cells."""

    grid: Grid
    scores: list[Score] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)


def read_sheet(given: Grid, edition: Edition) -> Sheet:
    """All columns of scores of a sheet, with their places and classes."""
    grid = upright(given, edition.names)
    sheet = Sheet(grid)
    taken: set[str] = set()
    found_blocks = blocks(grid, edition.names)
    for block in found_blocks:
        found = headings(grid, block, edition.index_code, edition.known, edition.answers)
        numbered = {one.code for one in found if one.is_numbered}
        found = tuple(_first(one, taken, numbered) for one in _of_year(found, edition))
        found, told = known_by_figures(grid, block, found, edition.index_code, edition.year)
        sheet.findings += told
        read_block(sheet, block, found, edition)
    sheet.marks.take_asides(found_blocks)
    return sheet


def read_block(sheet: Sheet, block: Block, found: Iterable[Heading], edition: Edition) -> None:
    """The scores of a table whose columns are known, and what became of its cells."""
    found, grid = tuple(found), sheet.grid
    scored = [heading for heading in found if heading.meaning == "score" and heading.code]
    asked, questions = ask_columns(grid, block, found, edition)
    sheet.findings += asked
    sheet.questions += questions
    if not scored:
        return
    scores, findings = scores_of(grid, block, scored, edition.known)
    sheet.findings += [*block.findings, *findings]
    for meaning, add in (("rank", _with_rank), ("class", _with_class)):
        beside = _beside(found, scored, meaning)
        scores = [add(one, sheet, block, beside) for one in scores]
        sheet.marks.mark(block.provinces, (one.column for one in beside.values()), READ)
    sheet.scores += scores
    sheet.marks.mark(block.provinces, (block.column, *(one.column for one in scored)), READ)
    for heading in found:
        reason = "column" if heading.meaning in ("score", "unknown") else heading.meaning
        sheet.marks.mark(block.provinces, (heading.column,), reason)
    sheet.marks.mark(block.heads, range(1, block.last + 1), "heading")
    sheet.marks.mark(block.provinces, range(1, block.column), "number")


def _of_year(found: tuple[Heading, ...], edition: Edition) -> Iterator[Heading]:
    """The columns without those of another year than the sheets'.

    A component's name may hold a year of its own; it is another year's column only beside one of
    the same component.
    """
    other = [one for one in found if year_in(one.text) not in (None, edition.year)]
    if edition.year not in edition.years:
        other = []
    own = {one.code for one in found if one not in other}
    for one in found:
        is_alone = one.meaning == "score" and one.code not in own | {*TOTALS}
        is_kept = one not in other or one.is_asked or is_alone
        yield one if is_kept else replace(one, meaning="other_year", code="")


def _first(heading: Heading, taken: set[str], numbered: set[str]) -> Heading:
    """The column as it is; a second one of the same component is none we know.

    Of a component that is numbered where it stands, a like name without a number is an indicator's.
    """
    if heading.meaning != "score" or heading.is_asked:
        return heading
    if heading.code in taken or (heading.code in numbered and not heading.is_numbered):
        return replace(heading, meaning="unknown", code="", nearest=heading.code)
    taken.add(heading.code)
    return heading


def _beside(found: Iterable[Heading], scored: list[Heading], meaning: str) -> dict[str, Heading]:
    """The column of places or classes of a component: the first one after its scores.

    One that stands before all scores is the total's, or the first column's where there is none.
    """
    columns: dict[str, Heading] = {}
    for heading in found:
        if heading.meaning == meaning:
            before = [one.code for one in scored if one.column < heading.column]
            total = [one.code for one in scored if one.code == "TOTAL"]
            owner = [*before[-1:], *total, scored[0].code][0]
            columns.setdefault(owner, heading)
    return columns


def _value(
    score: Score, sheet: Sheet, block: Block, beside: Mapping[str, Heading]
) -> tuple[Heading | None, int, object]:
    """The column of a score's component, the province's row, and what stands where they meet."""
    heading = beside.get(score.component_code)
    line = next(line for line, code in block.provinces.items() if code == score.province_code)
    return heading, line, sheet.grid.at(line, heading.column).value if heading else None


def _with_rank(score: Score, sheet: Sheet, block: Block, ranked: Mapping[str, Heading]) -> Score:
    heading, line, value = _value(score, sheet, block, ranked)
    if heading is None or plain.is_nothing(value):  # type: ignore[arg-type]
        return score
    written = plain.text(value) or ""  # type: ignore[arg-type]
    found = RANK.match(written)
    row, letter = sheet.grid.reference(line, heading.column)
    if not found or not int(found[1]):
        sheet.findings.append(
            Finding("warning", SECTION, "no_rank", sheet.grid.sheet, row, letter, value=written)
        )
        return score
    columns = {} if sheet.grid.is_turned else {"published_rank": letter}
    return replace(score, rank=int(found[1]), columns={**columns, **score.columns})


def _with_class(score: Score, sheet: Sheet, block: Block, classed: Mapping[str, Heading]) -> Score:
    heading, line, value = _value(score, sheet, block, classed)
    written = plain.text(value) if heading else None  # type: ignore[arg-type]
    if heading is None or written is None:
        return score
    letter = sheet.grid.reference(line, heading.column)[1]
    columns = {} if sheet.grid.is_turned else {"published_class": letter}
    written = " ".join(written.split())
    return replace(score, published_class=written, columns={**columns, **score.columns})
