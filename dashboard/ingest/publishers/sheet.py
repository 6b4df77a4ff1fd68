"""A publisher's sheet of scores, column by column, for one edition of an index."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dashboard.ingest.finding import TOTALS, Finding
from dashboard.ingest.grid import Grid
from dashboard.ingest.publishers.cells import READ, Marks
from dashboard.ingest.publishers.component_names import Component, components, parts
from dashboard.ingest.publishers.headings import SKIP, Heading, headings, year_in
from dashboard.ingest.publishers.on_record import known_by_figures
from dashboard.ingest.publishers.provinces_found import SECTION, spellings
from dashboard.ingest.publishers.scores import Score, scores_of
from dashboard.ingest.publishers.tables import Block, blocks, upright
from dashboard.ingest.reader import plain
from dashboard.ingest.reading import Question
from dashboard.text.messages import words

# Headings are shown so far.
SHOWN = 80
# Columns that are left out are named so far, and so many of them.
SHORT, NAMED = 40, 8
# "21", "21.", "21/63", "Hạng 21", "=21"
RANK = re.compile(r"^\D{0,8}(\d{1,2})\s*(?:[./]|/\s*\d{2}|th|st|nd|rd)?$")


@dataclass(frozen=True)
class Edition:
    """What sheets are read for, and what a person answered.

    Without ``with_total`` no heading and no answer can be that of a total. ``years`` are those
    that the sheets say they are of.
    """

    index_code: str
    year: int
    is_current_era: bool
    answers: Mapping[str, str]
    with_total: bool = True
    years: frozenset[int] = frozenset()

    @property
    def names(self) -> Mapping[str, str]:
        """Spellings of the provinces of its time."""
        return spellings(is_current=self.is_current_era)

    @property
    def known(self) -> tuple[Component, ...]:
        """The components of its year, or of the nearest year we hold."""
        known = components(self.index_code, self.year)
        return known if self.with_total else parts(known)


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
        found = tuple(_first(one, taken) for one in _of_year(found, edition))
        found, told = known_by_figures(grid, block, found, edition.index_code, edition.year)
        sheet.findings += told
        read_block(sheet, block, found, edition)
    sheet.marks.take_asides(found_blocks)
    return sheet


def read_block(
    sheet: Sheet, block: Block, found: Iterable[Heading], edition: Edition
) -> None:
    """The scores of a table whose columns are known, and what became of its cells."""
    found, grid = tuple(found), sheet.grid
    scored = [heading for heading in found if heading.meaning == "score" and heading.code]
    ask_columns(sheet, block, found, edition)
    if not scored:
        return
    scores, findings = scores_of(grid, block, scored, edition.known)
    sheet.findings += [*block.findings, *findings]
    for meaning, add in (("rank", _with_rank), ("class", _with_class)):
        beside = _beside(found, scored, meaning)
        scores = [add(one, sheet, block, beside) for one in scores]
        sheet.marks.mark(block.places, (one.column for one in beside.values()), READ)
    sheet.scores += scores
    sheet.marks.mark(block.places, (block.column, *(one.column for one in scored)), READ)
    for heading in found:
        reason = "column" if heading.meaning in ("score", "unknown") else heading.meaning
        sheet.marks.mark(block.places, (heading.column,), reason)
    sheet.marks.mark(block.heads, range(1, block.last + 1), "heading")
    sheet.marks.mark(block.places, range(1, block.column), "number")


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


def _first(heading: Heading, taken: set[str]) -> Heading:
    """The column as it is; a second one of the same component is none we know."""
    if heading.meaning == "score" and heading.code in taken:
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
    line = next(line for line, code in block.places.items() if code == score.province_code)
    return heading, line, sheet.grid.at(line, heading.column).value if heading else None


def _with_rank(
    score: Score, sheet: Sheet, block: Block, ranked: Mapping[str, Heading]
) -> Score:
    heading, line, value = _value(score, sheet, block, ranked)
    if heading is None or plain.is_nothing(value):  # type: ignore[arg-type]
        return score
    written = plain.text(value) or ""  # type: ignore[arg-type]
    found = RANK.match(written)
    row, letter = sheet.grid.place(line, heading.column)
    if not found or not int(found[1]):
        sheet.findings.append(
            Finding("warning", SECTION, "no_rank", sheet.grid.sheet, row, letter, value=written)
        )
        return score
    columns = {} if sheet.grid.is_turned else {"published_rank": letter}
    return replace(score, rank=int(found[1]), columns={**columns, **score.columns})


def _with_class(
    score: Score, sheet: Sheet, block: Block, classed: Mapping[str, Heading]
) -> Score:
    heading, line, value = _value(score, sheet, block, classed)
    written = plain.text(value) if heading else None  # type: ignore[arg-type]
    if heading is None or written is None:
        return score
    letter = sheet.grid.place(line, heading.column)[1]
    columns = {} if sheet.grid.is_turned else {"published_class": letter}
    written = " ".join(written.split())
    return replace(score, published_class=written, columns={**columns, **score.columns})


def ask_columns(
    sheet: Sheet, block: Block, found: Iterable[Heading], edition: Edition
) -> None:
    """Ask what columns of figures are that no component fits; say by name what is left out.

    Where every component has its column, or the others are more than the known ones, they are
    indicators below the components, or something beside them.
    """
    found, grid = tuple(found), sheet.grid
    known = [heading for heading in found if heading.meaning == "score"]
    unsure = [one for one in found if one.meaning == "unknown" and _is_figures(grid, block, one)]
    absent = {one.code for one in edition.known} - {one.code for one in known}
    likely = [one for one in unsure if one.is_numbered or one.nearest in absent]
    # Without a name that is near, few are asked; many are indicators.
    vague = [one for one in unsure if absent and one not in likely and not one.nearest]
    asked = likely + (vague if len(unsure) <= max(len(known), 1) else [])
    for heading in asked:
        sheet.findings.append(_unknown(grid, heading, edition))
    answered = [heading for heading in found if heading.is_asked]
    sheet.questions += [_question(grid, heading, edition) for heading in (*asked, *answered)]
    beside = ("indicator", "aside", "other_year")
    skipped = [one for one in unsure if one not in asked]
    skipped += [one for one in found if one.meaning in beside and not one.is_asked]
    if skipped and known:
        sheet.findings.append(_skipped(grid, skipped))


def _skipped(grid: Grid, skipped: list[Heading]) -> Finding:
    """Which columns (or rows, where provinces stand side by side) are left out."""
    named = [
        f"{grid.place(1, one.column)[not grid.is_turned]} {one.text[:SHORT]}".strip()
        for one in skipped[:NAMED]
    ]
    more = "; …" if len(skipped) > NAMED else ""
    return Finding(
        "note", SECTION, "rows_skipped" if grid.is_turned else "columns_skipped", grid.sheet,
        facts={"columns": "; ".join(named) + more, "count": str(len(skipped))},
    )  # fmt: skip


def _is_figures(grid: Grid, block: Block, heading: Heading) -> bool:
    """Whether most provinces have a number there."""
    cells = [grid.at(line, heading.column).value for line in block.places]
    return sum(isinstance(value, int | float) for value in cells) * 2 > len(cells)


def _label(code: str, edition: Edition) -> str:
    return next((f"{one.code} {one.label}" for one in edition.known if one.code == code), code)


def _unknown(grid: Grid, heading: Heading, edition: Edition) -> Finding:
    row, letter = grid.place(heading.line or 1, heading.column)
    return Finding(
        "error", SECTION, "component_unknown", grid.sheet, row if heading.line else None, letter,
        value=heading.text[:SHOWN],
        facts={"index": edition.index_code, "year": str(edition.year), "key": heading.key},
        suggestion=_label(heading.nearest, edition) if heading.nearest else "",
    )  # fmt: skip


def _question(grid: Grid, heading: Heading, edition: Edition) -> Question:
    codes = [heading.nearest, *(one.code for one in edition.known)]
    options = {code: _label(code, edition) for code in codes if code}
    return Question(
        heading.key,
        {**options, SKIP: words("vi")("load_recognise.skip_column")},
        edition.answers.get(heading.key) if heading.is_asked else None,
        {
            "heading": heading.text[:SHOWN],
            "sheet": grid.sheet,
            "column": str(grid.place(1, heading.column)[not grid.is_turned]),
        },
    )
