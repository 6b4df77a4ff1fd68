"""A publisher's sheet of scores, column by column, for one edition of an index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from openpyxl.utils import get_column_letter

from dashboard.ingest.finding import Finding
from dashboard.ingest.grid import Grid
from dashboard.ingest.publishers.component_names import Component, components, parts
from dashboard.ingest.publishers.headings import SKIP, Heading, headings
from dashboard.ingest.publishers.provinces_found import SECTION, Block, blocks, spellings
from dashboard.ingest.publishers.scores import Score, scores_of
from dashboard.ingest.reader import plain
from dashboard.ingest.reading import Question
from dashboard.text.messages import words

# Headings are shown so far.
SHOWN = 80


@dataclass(frozen=True)
class Edition:
    """What sheets are read for, and what a person answered.

    Without ``with_total`` no heading and no answer can be that of a total.
    """

    index_code: str
    year: int
    is_current_era: bool
    answers: Mapping[str, str]
    with_total: bool = True

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
    """What a sheet states, with remarks and what must be asked about its columns."""

    scores: list[Score] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def read_sheet(grid: Grid, edition: Edition) -> Sheet:
    """All columns of scores of a sheet, with their places and classes."""
    sheet = Sheet()
    taken: set[str] = set()
    for block in blocks(grid, edition.names):
        found = headings(grid, block, edition.index_code, edition.known, edition.answers)
        found = tuple(_first(heading, taken) for heading in found)
        scored = [heading for heading in found if heading.meaning == "score" and heading.code]
        ask_columns(sheet, grid, block, found, edition)
        if not scored:
            continue
        scores, findings = scores_of(grid, block, scored, edition.known)
        ranked = _beside(found, scored, "rank")
        classed = _beside(found, scored, "class")
        sheet.scores += [
            _with_class(_with_rank(one, grid, ranked), grid, classed) for one in scores
        ]
        sheet.findings += [*block.findings, *findings]
    return sheet


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


def _with_rank(score: Score, grid: Grid, ranked: Mapping[str, Heading]) -> Score:
    heading = ranked.get(score.component_code)
    if heading is None:
        return score
    value = grid.at(score.line, heading.column).value
    if not isinstance(value, int | float) or value != int(value) or value < 1:
        return score
    columns = {"published_rank": get_column_letter(heading.column), **score.columns}
    return replace(score, rank=int(value), columns=columns)


def _with_class(score: Score, grid: Grid, classed: Mapping[str, Heading]) -> Score:
    heading = classed.get(score.component_code)
    written = plain.text(grid.at(score.line, heading.column).value) if heading else None
    if heading is None or written is None:
        return score
    columns = {"published_class": get_column_letter(heading.column), **score.columns}
    return replace(score, published_class=" ".join(written.split()), columns=columns)


def ask_columns(
    sheet: Sheet, grid: Grid, block: Block, found: Iterable[Heading], edition: Edition
) -> None:
    """Ask what columns of figures are that no component fits; say what was left out.

    Where they are more than the known ones, they are the indicators below the components.
    """
    found = tuple(found)
    known = [heading for heading in found if heading.meaning == "score"]
    unsure = [one for one in found if one.meaning == "unknown" and _is_figures(grid, block, one)]
    if len(unsure) <= max(len(known), 1):
        for heading in unsure:
            sheet.findings.append(_unknown(grid, heading, edition))
        asked = [*unsure, *(heading for heading in found if heading.is_asked)]
        sheet.questions += [_question(grid, heading, edition) for heading in asked]
        unsure = []
    skipped = [*unsure, *(one for one in found if one.meaning == "indicator")]
    if skipped and known:
        letters = ", ".join(get_column_letter(one.column) for one in skipped)
        sheet.findings.append(
            Finding(
                "note", SECTION, "columns_skipped", grid.sheet,
                facts={"columns": letters, "count": str(len(skipped))},
            )
        )  # fmt: skip


def _is_figures(grid: Grid, block: Block, heading: Heading) -> bool:
    """Whether most provinces have a number there."""
    cells = [grid.at(line, heading.column).value for line in block.places]
    return sum(isinstance(value, int | float) for value in cells) * 2 > len(cells)


def _label(code: str, edition: Edition) -> str:
    return next((f"{one.code} {one.label}" for one in edition.known if one.code == code), code)


def _unknown(grid: Grid, heading: Heading, edition: Edition) -> Finding:
    return Finding(
        "error", SECTION, "component_unknown", grid.sheet, heading.line or None,
        get_column_letter(heading.column), value=heading.text[:SHOWN],
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
            "column": get_column_letter(heading.column),
        },
    )
