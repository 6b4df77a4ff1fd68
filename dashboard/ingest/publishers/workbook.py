"""An official workbook: what each of its sheets is, and what they state of one edition together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.catalog.indices import edition_rows
from dashboard.catalog.provinces import provinces_by_code
from dashboard.ingest.finding import TOTALS, Finding
from dashboard.ingest.grid import Grid
from dashboard.ingest.publishers import papi, pci
from dashboard.ingest.publishers.cells import accounted
from dashboard.ingest.publishers.component_names import components, words_of
from dashboard.ingest.publishers.headings import (
    INDICES,
    SKIP,
    headings,
    is_total,
    sub_index,
    title_texts,
    year_in,
)
from dashboard.ingest.publishers.provinces_found import FULL_SHARE, SECTION, label, spellings
from dashboard.ingest.publishers.sanity import doubts
from dashboard.ingest.publishers.scores import Gathered, Score, blank_findings, row_of
from dashboard.ingest.publishers.sheet import Edition, Sheet
from dashboard.ingest.publishers.tables import MOST_COLUMNS, Block, blocks, upright
from dashboard.ingest.reading import Question, Reading, Recognised

# Fewer headings of an index are a coincidence.
FEWEST_COMPONENTS = 2


@dataclass(frozen=True)
class Survey:
    """A sheet and what it seems to be.

    ``kind`` is "papi", "papi_dimension", "pci_summary", "pci_component", "unsure" (headings fit
    two indices alike), "unknown" (provinces, but no headings we know) or "none" (no provinces).
    ``n_components`` counts the components it has columns of; ``years`` are those that it states
    itself, the likeliest first: more than one contradict each other.
    """

    grid: Grid
    kind: str
    index_code: str = ""
    years: tuple[int, ...] = ()
    n_provinces: int = 0
    n_components: int = 0

    @property
    def year(self) -> int | None:
        """The likeliest year."""
        return next(iter(self.years), None)


def survey(given: Grid, index_code: str | None) -> Survey:
    """Look at a sheet; ``index_code`` is the index a person said it is of."""
    names = spellings(is_current=False)
    grid = upright(given, names)
    found = blocks(grid, names)
    if not found:
        return Survey(given, "none")
    base = Survey(given, "unknown", n_provinces=max(len(block.places) for block in found))
    codes = {
        code: _codes(grid, found, code) for code in INDICES if not index_code or code == index_code
    }
    if _is_component_sheet(grid, found, codes.get("PCI")):
        return _of(base, "pci_component", "PCI", grid, found, 1)
    counts = {code: len(own - set(TOTALS)) for code, own in codes.items()}
    most = max(counts.values(), default=0)
    likely = [code for code, count in counts.items() if count == most]
    if most < FEWEST_COMPONENTS:
        # A list of totals alone is told by the index's name above them.
        likely = [code for code in codes if _names_total(grid, found, code)]
        most = max((counts[code] for code in likely), default=0)
        if len(likely) != 1:
            return base
    if len(likely) > 1:
        return replace(base, kind="unsure", n_components=most)
    return _of(base, _kind(likely[0], codes[likely[0]]), likely[0], grid, found, most)


def _of(
    base: Survey, kind: str, index_code: str, grid: Grid, found: tuple[Block, ...], count: int
) -> Survey:
    years = _stated(grid, found, index_code)
    return replace(base, kind=kind, index_code=index_code, years=years, n_components=count)


def _is_component_sheet(grid: Grid, found: tuple[Block, ...], codes: set[str] | None) -> bool:
    """Whether it is of one sub-index of PCI, and its other columns are the indicators.

    A sheet that numbers several, or has others by name and the total too, is a summary.
    """
    numbers = {sub_index(text)[0] for text in _headed(grid, found)} - {""}
    if len(numbers) != 1 or codes is None:
        return False
    return "TOTAL" not in codes or len(codes - {"TOTAL"}) < FEWEST_COMPONENTS


def _headed(grid: Grid, found: tuple[Block, ...]) -> list[str]:
    """Every text above the columns of tables."""
    return [
        value
        for block in found
        for line in block.heads
        for column in range(block.column + 1, block.last + 1)
        if isinstance(value := grid.at(line, column).value, str)
    ]


def _names_total(grid: Grid, found: tuple[Block, ...], index_code: str) -> bool:
    texts = (words_of(text) for text in _headed(grid, found))
    return any(index_code.lower() in words and is_total(words, index_code) for words in texts)


def _codes(grid: Grid, found: tuple[Block, ...], index_code: str) -> set[str]:
    """The components of an index that columns are headed with."""
    known = components(index_code, None)
    return {
        heading.code
        for block in found
        for heading in headings(grid, block, index_code, known, {})
        if heading.meaning == "score" and heading.code
    }


def _kind(index_code: str, codes: set[str]) -> str:
    if index_code == "PCI":
        return "pci_summary"
    families = {code.split(".")[0] for code in codes - set(TOTALS)}
    return "papi_dimension" if len(families) == 1 else "papi"


def _stated(grid: Grid, found: tuple[Block, ...], index_code: str) -> tuple[int, ...]:
    """The years in the sheet's titles and its name; else those in the headings of its total."""
    heads = found[0].heads
    titles = [text for _, text in sorted(title_texts(grid, heads))]
    # Of a turned sheet the titles stand before the tables.
    titles += [
        cell.value
        for row in grid.rows[: heads[0] if heads else 0]
        for cell in row[: found[0].column - 1]
        if isinstance(cell.value, str)
    ]
    totals = [
        cell.value
        for line in heads
        for cell in grid.rows[line - 1][:MOST_COLUMNS]
        if isinstance(cell.value, str) and is_total(words_of(cell.value), index_code)
    ]
    said = tuple(dict.fromkeys(year for text in [*titles, grid.sheet] if (year := year_in(text))))
    return said or tuple(dict.fromkeys(year for text in totals if (year := year_in(text))))


READERS = {
    "papi": papi.read,
    "papi_dimension": papi.read_dimension,
    "pci_summary": pci.read_summary,
    "pci_component": pci.read_component,
}
# Provinces named in a finding.
NAMED = 10


def read_edition(surveys: Iterable[Survey], edition: Edition, source_id: str) -> Reading:
    """Rows of one edition. Visible sheets come before hidden ones, whole tables before parts."""
    gathered = Gathered()
    recognised: list[Recognised] = []
    questions: list[Question] = []
    for one in sorted(surveys, key=lambda one: (one.grid.is_hidden, -one.n_components)):
        sheet = READERS[one.kind](one.grid, edition)
        new, confirmed = gathered.add(sheet.scores)
        cells, unread = accounted(sheet.grid, sheet.marks)
        sheet.findings += unread
        told = _recognised(one, sheet, edition, new, confirmed)
        recognised.append(replace(told, cells=cells))
        questions += sheet.questions
        gathered.findings += [*sheet.findings, *_without_rows(one, sheet, edition)]
        if one.grid.is_hidden and new:
            gathered.findings.append(Finding("warning", SECTION, "hidden_taken", one.grid.sheet))
    _complete(gathered, edition)
    for question, finding in doubts(gathered.scores, edition):
        questions.append(question)
        gathered.findings.append(finding)
    through = pci.THROUGH if edition.index_code == "PCI" else None
    rows = (
        row_of(score, edition.index_code, edition.year, source_id, through)
        for score in gathered.scores.values()
    )
    return Reading(
        tuple(recognised), tuple(rows), tuple(questions), tuple(_once(gathered.findings))
    )


def _without_rows(one: Survey, sheet: Sheet, edition: Edition) -> list[Finding]:
    """An error for a sheet without a score, unless one says why or a person left it out."""
    is_scored = any(score.score is not None for score in sheet.scores)
    is_told = any(found.level == "error" for found in sheet.findings)
    is_left_out = any(question.answer == SKIP for question in sheet.questions)
    if is_scored or is_told or is_left_out:
        return []
    facts = {"index": edition.index_code, "year": str(edition.year)}
    return [Finding("error", SECTION, "sheet_without_rows", one.grid.sheet, facts=facts)]


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Without what the same sheet said twice, and without remarks of parts on the whole."""
    kept: dict[str, Finding] = {}
    for found in findings:
        kept.setdefault(repr(found), found)
    return list(kept.values())


def _recognised(
    one: Survey, sheet: Sheet, edition: Edition, new: int, confirmed: int
) -> Recognised:
    codes = sorted({score.component_code for score in sheet.scores})
    facts = {
        "index": edition.index_code,
        "year": str(edition.year),
        "provinces": str(len({score.province_code for score in sheet.scores})),
        "components": str(len(codes)),
        "component": ", ".join(code for code in codes if "." not in code) or "?",
        "confirmed": str(confirmed),
    }
    return Recognised(
        one.grid.sheet, one.kind, "province_score", edition.index_code, edition.year, new, facts
    )


def _complete(gathered: Gathered, edition: Edition) -> None:
    """Say which provinces and results are not there; add what follows from what is."""
    gathered.findings += blank_findings(gathered.scores.values())
    if edition.index_code == "PAPI":
        held = edition.year in edition_rows(edition.index_code).index
        papi.with_total(gathered, edition, is_held=held)
    seen = {province for _, province in gathered.scores}
    absent = sorted(
        code
        for code, province in provinces_by_code("vi").items()
        if province.is_current == edition.is_current_era and code not in seen
    )
    if not seen or not absent:
        return
    is_full = len(seen) >= FULL_SHARE * (len(seen) + len(absent))
    gathered.findings.append(_absence(absent, len(seen), is_full=is_full))
    if is_full and edition.index_code == "PAPI":
        gathered.add(_without_result(gathered, absent))


def _absence(absent: list[str], n_seen: int, *, is_full: bool) -> Finding:
    names = ", ".join(label(code) for code in absent[:NAMED])
    more = "…" if len(absent) > NAMED else ""
    facts = {"provinces": names + more, "count": str(len(absent)), "seen": str(n_seen)}
    rule = "provinces_absent" if is_full else "provinces_some"
    return Finding("warning", SECTION, rule, facts=facts)


def _without_result(gathered: Gathered, absent: list[str]) -> list[Score]:
    """A row without a score on every component for provinces that the publisher leaves out."""
    first = next(iter(gathered.scores.values()))
    codes = dict.fromkeys(code for code, _ in gathered.scores)
    return [
        Score(code, province, None, first.sheet, 0, {}) for code in codes for province in absent
    ]
