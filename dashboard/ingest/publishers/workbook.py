"""An official workbook: what its sheets state of one edition together."""

from collections.abc import Iterable
from dataclasses import replace

from dashboard.catalog.indices import edition_rows
from dashboard.catalog.provinces import provinces_by_code
from dashboard.ingest.finding import Finding
from dashboard.ingest.layout.cells import accounted
from dashboard.ingest.layout.headings import SKIP
from dashboard.ingest.layout.provinces_found import FULL_SHARE, SECTION, label
from dashboard.ingest.publishers import papi, pci
from dashboard.ingest.publishers.edition import Edition
from dashboard.ingest.publishers.sanity import doubts
from dashboard.ingest.publishers.scores import Gathered, Score, blank_findings, row_of
from dashboard.ingest.publishers.sheet import Sheet
from dashboard.ingest.publishers.survey import Survey
from dashboard.ingest.publishers.two_readings import read_one
from dashboard.ingest.reading import Question, Reading, Recognised

# Provinces named in a finding.
NAMED = 10


def read_edition(surveys: Iterable[Survey], edition: Edition, source_id: str) -> Reading:
    """Rows of one edition. Visible sheets come before hidden ones, whole tables before parts."""
    gathered = Gathered()
    recognised: list[Recognised] = []
    questions: list[Question] = []
    for seen in sorted(surveys, key=lambda one: (one.grid.is_hidden, -one.n_components)):
        one, sheet = read_one(seen, edition)
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
    findings = tuple(_named(found, edition) for found in _once(gathered.findings))
    return Reading(tuple(recognised), tuple(rows), tuple(questions), findings)


def _named(found: Finding, edition: Edition) -> Finding:
    """A finding about components with the index that they are of, which gives them names."""
    if found.facts.keys().isdisjoint({"component", "components"}):
        return found
    return replace(found, facts={"index": edition.index_code, **found.facts})


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
