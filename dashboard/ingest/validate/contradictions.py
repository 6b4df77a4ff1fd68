"""Where in a file the figures of a version stand: rows by key, and findings about them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dashboard.ingest.finding import SECTION, Finding, component_fact, number_text, shown
from dashboard.ingest.reading import Row
from dashboard.store.ask import ask_version
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row as Record
from dashboard.text.rows import records

PROVINCE_KEY = ("index_code", "year", "component_code", "province_code")
UNIT_KEY = ("scheme", "year", "unit_id")


class Edition(NamedTuple):
    """A year of an index."""

    index_code: str
    year: int

    @property
    def label(self) -> str:
        """As messages name it."""
        return f"{self.index_code} {self.year}"


class GivenCells:
    """The rows of a file by what they are about."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._scores = _by_key(rows, "province_score", PROVINCE_KEY)
        self._units = _by_key(rows, "unit_score", UNIT_KEY)
        self._firsts: dict[Edition, Row] = {}
        for key, row in self._scores.items():
            self._firsts.setdefault(Edition(str(key[0]), int(str(key[1]))), row)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions of provinces that the file touches, in order."""
        return tuple(sorted(self._firsts))

    @property
    def unit_editions(self) -> tuple[tuple[str, int], ...]:
        """The schemes and years of units that the file touches, in order."""
        return tuple(sorted({(str(key[0]), int(str(key[1]))) for key in self._units}))

    def row(self, edition: Edition, component: str, province: str) -> Row | None:
        """The file's row of a province and component."""
        return self._scores.get((*edition, component, province))

    def unit_row(self, scheme: str, year: int, unit: str) -> Row | None:
        """The file's row of a unit."""
        return self._units.get((scheme, year, unit))

    def about(
        self,
        edition: Edition,
        key: tuple[str, str],
        result: Record,
        rule: str,
        column: str,
        facts: Mapping[str, str],
    ) -> Finding:
        """A warning about a province's figure; without a cell where the file has no row of it."""
        told = {
            "province": str(result["name"]),
            **component_fact(key[0]),
            "edition": edition.label,
            **facts,
        }
        return warning(self.row(edition, *key), rule, column, told, self._firsts.get(edition))

    def of_edition(self, edition: Edition, rule: str, facts: Mapping[str, str]) -> Finding:
        """A warning about an edition as a whole."""
        told = {"edition": edition.label, **facts}
        return warning(None, rule, "", told, self._firsts.get(edition))


def warning(
    row: Row | None, rule: str, column: str, facts: Mapping[str, str], beside: Row | None = None
) -> Finding:
    """A warning about a row's value; about the sheet of ``beside`` where there is no row."""
    if row is None:
        sheet = beside.sheet if beside else ""
        return Finding("warning", SECTION, rule, sheet=sheet, facts=dict(facts))
    return Finding(
        "warning",
        SECTION,
        rule,
        sheet=row.sheet,
        row=row.line,
        column=row.columns.get(column, ""),
        value=shown(row.values.get(column)),
        facts=dict(facts),
    )


def _by_key(
    rows: Iterable[Row], table: str, columns: Sequence[str]
) -> dict[tuple[object, ...], Row]:
    """The first row of every key."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        key = tuple(row.values.get(column) for column in columns)
        if row.table == table and None not in key:
            found.setdefault(key, row)
    return found


def unit_findings(
    before: Path, after: Path, given: GivenCells, scheme: str, year: int
) -> Iterator[Finding]:
    """Contradictions in a scheme's year that were not there before the file."""
    known = dict(_contradictions(before, scheme, year))
    for unit, said in _contradictions(after, scheme, year):
        if unit in known and known[unit] == said:
            continue
        row = given.unit_row(scheme, year, unit)
        for rule, column, facts in said:
            yield warning(row, rule, column, facts)


Said = list[tuple[str, str, Mapping[str, str]]]


def _contradictions(file: Path, scheme: str, year: int) -> Iterator[tuple[str, Said]]:
    frame = ask_version(file, "load_unit_result", scheme=scheme, year=year)
    for row in records(frame):
        told = {"unit": str(row["name"]), "edition": f"{scheme} {year}"}
        said = [*_rank(row, told), *_class(row, told)]
        if said:
            yield str(row["unit_id"]), said


def _rank(row: Record, told: Mapping[str, str]) -> Said:
    rank, computed = row["published_rank"], row["computed_rank"]
    if is_missing(rank) or is_missing(computed) or rank == computed:
        return []
    facts = {**told, "rank": str(int(rank)), "computed": str(int(computed))}
    return [("unit_rank_contradicts", "published_rank", facts)]


def _class(row: Record, told: Mapping[str, str]) -> Said:
    """A class whose bounds, as its province states them, do not take in the score."""
    score, low, high = row["score"], row["lower_end"], row["upper_end"]
    if is_missing(score):
        return []
    facts = {
        **told,
        "class": str(row["published_class"]),
        "score_number": number_text(float(score)),
    }
    if not is_missing(low) and score < low:
        limit = {"limit_number": number_text(float(low))}
        return [("class_above", "published_class", {**facts, **limit})]
    if not is_missing(high) and score >= high:
        limit = {"limit_number": number_text(float(high))}
        return [("class_below", "published_class", {**facts, **limit})]
    return []
