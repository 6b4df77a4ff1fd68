"""An official workbook: what each of its sheets is, and what they state of one edition together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.catalog.indices import edition_rows
from dashboard.catalog.provinces import provinces_by_code
from dashboard.ingest.finding import Finding
from dashboard.ingest.grid import Grid
from dashboard.ingest.publishers import papi, pci
from dashboard.ingest.publishers.component_names import components, words_of
from dashboard.ingest.publishers.headings import SKIP, headings, is_total, sub_index, title_texts
from dashboard.ingest.publishers.provinces_found import (
    MOST_COLUMNS,
    SECTION,
    Block,
    blocks,
    label,
    spellings,
)
from dashboard.ingest.publishers.scores import Gathered, Score, blank_findings, row_of
from dashboard.ingest.publishers.sheet import Edition, Sheet
from dashboard.ingest.reading import Question, Reading, Recognised

YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
INDICES = ("PAPI", "PCI")
# Fewer headings of an index are a coincidence.
FEWEST_COMPONENTS = 2


@dataclass(frozen=True)
class Survey:
    """A sheet and what it seems to be.

    ``kind`` is "papi", "papi_dimension", "pci_summary", "pci_component", "unsure" (headings fit
    two indices alike), "unknown" (provinces, but no headings we know) or "none" (no provinces).
    ``n_components`` counts the components it has columns of; ``year`` is what it states itself.
    """

    grid: Grid
    kind: str
    index_code: str = ""
    year: int | None = None
    n_provinces: int = 0
    n_components: int = 0


def survey(grid: Grid, index_code: str | None) -> Survey:
    """Look at a sheet; ``index_code`` is the index a person said it is of."""
    found = blocks(grid, spellings(is_current=False))
    if not found:
        return Survey(grid, "none")
    n_provinces = max(len(block.places) for block in found)
    if _is_component_sheet(grid, found):
        base = Survey(grid, "pci_component", "PCI", None, n_provinces, 1)
        return replace(base, year=_stated(grid, found, "PCI"))
    wanted = [code for code in INDICES if not index_code or code == index_code]
    codes = {code: _codes(grid, found, code) - {"TOTAL"} for code in wanted}
    most = max((len(own) for own in codes.values()), default=0)
    likely = [code for code, own in codes.items() if len(own) == most]
    if most < FEWEST_COMPONENTS:
        return Survey(grid, "unknown", "", None, n_provinces)
    if len(likely) > 1:
        return Survey(grid, "unsure", "", None, n_provinces, most)
    year = _stated(grid, found, likely[0])
    kind = _kind(likely[0], codes[likely[0]])
    return Survey(grid, kind, likely[0], year, n_provinces, most)


def _is_component_sheet(grid: Grid, found: tuple[Block, ...]) -> bool:
    """Whether it is of one sub-index of PCI, and its other columns are the indicators.

    A sheet that numbers several, or has others by name and the total too, is a summary.
    """
    numbers = {
        sub_index(grid.at(line, column).value)[0]
        for block in found
        for line in block.heads
        for column in range(block.column + 1, block.last + 1)
    } - {""}
    if len(numbers) != 1:
        return False
    codes = _codes(grid, found, "PCI")
    return "TOTAL" not in codes or len(codes - {"TOTAL"}) < FEWEST_COMPONENTS


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
    return "papi" if len({code.split(".")[0] for code in codes}) > 1 else "papi_dimension"


def _stated(grid: Grid, found: tuple[Block, ...], index_code: str) -> int | None:
    """The year in the sheet's titles, in the heading of its total, or in its name."""
    heads = found[0].heads
    texts = [text for _, text in sorted(title_texts(grid, heads))]
    texts += [
        cell.value
        for line in heads
        for cell in grid.rows[line - 1][:MOST_COLUMNS]
        if isinstance(cell.value, str) and is_total(words_of(cell.value), index_code)
    ]
    return next((year for text in [*texts, grid.sheet] if (year := year_in(text))), None)


def year_in(text: str) -> int | None:
    """The one year that a text names; None where it names none, or several."""
    years = {int(year) for year in YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


READERS = {
    "papi": papi.read,
    "papi_dimension": papi.read_dimension,
    "pci_summary": pci.read_summary,
    "pci_component": pci.read_component,
}
# From this share on a list is of all provinces, and one that is not there has no result.
FULL_SHARE = 0.9
NAMED = 10


def read_edition(surveys: Iterable[Survey], edition: Edition, source_id: str) -> Reading:
    """Rows of one edition. Visible sheets come before hidden ones, whole tables before parts."""
    gathered = Gathered()
    recognised: list[Recognised] = []
    questions: list[Question] = []
    for one in sorted(surveys, key=lambda one: (one.grid.is_hidden, -one.n_components)):
        sheet = READERS[one.kind](one.grid, edition)
        new, confirmed = gathered.add(sheet.scores)
        recognised.append(_recognised(one, sheet, edition, new, confirmed))
        questions += sheet.questions
        gathered.findings += [*sheet.findings, *_without_rows(one, sheet, edition)]
        if one.grid.is_hidden and new:
            gathered.findings.append(Finding("warning", SECTION, "hidden_taken", one.grid.sheet))
    _complete(gathered, edition)
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
