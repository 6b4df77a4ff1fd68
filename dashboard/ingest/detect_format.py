"""What a file is, told from its content, and what it says in rows of our tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dashboard.ingest.finding import Finding
from dashboard.ingest.grid import Book, Grid
from dashboard.ingest.layout.cells import left_out
from dashboard.ingest.layout.provinces_found import SECTION, borders
from dashboard.ingest.publishers.edition import Edition
from dashboard.ingest.publishers.questions import (
    AnsweredQuestion,
    ask_borders,
    ask_document,
    ask_index,
    ask_series,
    ask_year,
    years,
)
from dashboard.ingest.publishers.survey import Survey, survey
from dashboard.ingest.publishers.workbook import read_edition
from dashboard.ingest.reading import Question, Reading, Recognised, Row
from dashboard.ingest.template import reading as template_reading

# Official workbooks have up to twelve; looking at more would take a hostile file's time.
MOST_SHEETS = 30


@dataclass
class _Made:
    """A reading while it is made."""

    recognised: list[Recognised] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, reading: Reading) -> None:
        self.recognised += reading.recognised
        self.rows += reading.rows
        self.findings += reading.findings
        for question in reading.questions:
            self.questions.setdefault(question.key, question)

    def ask(self, answered: AnsweredQuestion | None) -> str | None:
        """Note a question; returns the answer taken for now."""
        if answered is None:
            return None
        self.questions.setdefault(answered.question.key, answered.question)
        self.findings += answered.findings
        return answered.question.answer

    @property
    def reading(self) -> Reading:
        return Reading(
            tuple(self.recognised),
            tuple(self.rows),
            tuple(self.questions.values()),
            tuple(self.findings),
        )


def read(book: Book, answers: Mapping[str, str]) -> Reading:
    """All that a file says: our own template's sheets, and a publisher's workbook of scores.

    ``answers`` overrule what was taken for each of the questions. Sheets are told in the order
    of the file.
    """
    made = _Made()
    others = []
    for grid in book.grids:
        own = template_reading.read_sheet(grid)
        if own is None:
            others.append(grid)
        else:
            made.take(own)
    if others:
        _read_official(made, replace(book, grids=tuple(others)), answers)
    order = {grid.sheet: position for position, grid in enumerate(book.grids)}
    made.recognised.sort(key=lambda one: order.get(one.sheet, len(order)))
    return made.reading


def _read_official(made: _Made, book: Book, answers: Mapping[str, str]) -> None:
    surveys = tuple(
        survey(grid, answers.get("index")) if position < MOST_SHEETS else Survey(grid, "beyond")
        for position, grid in enumerate(book.grids)
    )
    asked_index = ask_index(surveys, answers)
    made.ask(asked_index)
    index_code = asked_index.question.answer if asked_index else _index_of(surveys)
    own = tuple(one for one in surveys if one.index_code == index_code and index_code)
    for one in surveys:
        if one not in own:
            _leave_out(made, one)
    if not own or index_code is None:
        return
    answer = made.ask(ask_year(book, own, answers))
    edition = answer and _edition(made, index_code, int(answer), own, answers)
    if not edition:
        made.recognised += [_seen(one, answer) for one in own]
        return
    _read_year(made, book, own, edition, answers)


def _index_of(surveys: tuple[Survey, ...]) -> str | None:
    return next((one.index_code for one in surveys if one.index_code), None)


def _edition(
    made: _Made,
    index_code: str,
    year: int,
    surveys: tuple[Survey, ...],
    answers: Mapping[str, str],
) -> Edition | None:
    """What the sheets are read for; None where it is not clear in which borders."""
    own = tuple(one.grid for one in surveys if one.year in (None, year))
    # Where a person says another year than every sheet, all of them are meant.
    grids = own or tuple(one.grid for one in surveys)
    era = made.ask(ask_borders(grids, year, answers)) or borders(grids, year)
    years = frozenset(said for one in surveys for said in one.years)
    return Edition(index_code, year, era == "34", answers, years=years) if era else None


def _read_year(
    made: _Made,
    book: Book,
    surveys: tuple[Survey, ...],
    edition: Edition,
    answers: Mapping[str, str],
) -> None:
    """Read the sheets of one year; those that state another year are left out."""
    made.ask(ask_series(edition.index_code, edition.year, answers))
    document = ask_document(book, edition.index_code, edition.year, answers)
    made.findings += document.findings
    made.take(Reading(questions=document.questions))
    meant = _meant(book, surveys, edition.year)
    kept = tuple(one for one in surveys if one.year in (None, meant))
    for one in surveys:
        if one not in kept:
            made.recognised.append(_skipped(one.grid))
            facts = {"stated": str(one.year), "year": str(edition.year)}
            made.findings.append(
                Finding("note", SECTION, "sheet_of_other_year", one.grid.sheet, facts=facts)
            )
    reading = read_edition(kept, edition, document.source_id)
    # A document is on record for what was taken from it.
    made.rows += document.rows if reading.rows else ()
    made.take(reading)


def _meant(book: Book, surveys: tuple[Survey, ...], year: int) -> int | None:
    """The year whose sheets to read: where a person says that it is another, the likeliest one."""
    if year in {one.year for one in surveys}:
        return year
    return next(iter(years(book, surveys)), None)


def _leave_out(made: _Made, one: Survey) -> None:
    """A sheet that is of no use, with the reason; provinces without known columns are a warning."""
    if one.kind == "none":
        made.recognised.append(_skipped(one.grid))
        rule = "sheet_without_provinces" if _is_filled(one.grid) else "sheet_empty"
        made.findings.append(Finding("note", SECTION, rule, one.grid.sheet))
    elif one.kind == "beyond":
        made.recognised.append(_skipped(one.grid))
        facts = {"most": str(MOST_SHEETS)}
        made.findings.append(
            Finding("warning", SECTION, "sheet_beyond", one.grid.sheet, facts=facts)
        )
    elif one.index_code:
        made.recognised.append(_skipped(one.grid))
        facts = {"index": one.index_code}
        made.findings.append(
            Finding("warning", SECTION, "sheet_of_other_index", one.grid.sheet, facts=facts)
        )
    else:
        facts = {"provinces": str(one.n_provinces)}
        cells = left_out(one.grid, "sheet")
        made.recognised.append(Recognised(one.grid.sheet, "unknown", facts=facts, cells=cells))
        made.findings.append(
            Finding("warning", SECTION, "sheet_unknown", one.grid.sheet, facts=facts)
        )


def _is_filled(grid: Grid) -> bool:
    return any(cell.value is not None for row in grid.rows for cell in row)


def _skipped(grid: Grid) -> Recognised:
    return Recognised(grid.sheet, "skipped", cells=left_out(grid, "sheet"))


def _seen(one: Survey, year: str | None) -> Recognised:
    facts = {
        "index": one.index_code,
        "year": year or "?",
        "provinces": str(one.n_provinces),
        "components": str(one.n_components),
        "component": "?",
        "confirmed": "0",
    }
    cells = left_out(one.grid, "unanswered")
    return Recognised(
        one.grid.sheet, one.kind, "province_score", one.index_code, None, 0, facts, cells
    )
