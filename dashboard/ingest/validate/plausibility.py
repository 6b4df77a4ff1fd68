"""What is odd about figures that are well formed: told by the version they would make.

Warnings only: a publisher may print such things. What the version before it said already is not
said again.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dashboard.ingest.finding import Finding, component_fact, number_text
from dashboard.ingest.reading import Row
from dashboard.ingest.validate.check import limited
from dashboard.ingest.validate.contradictions import Edition, GivenCells, unit_findings, warning
from dashboard.store.ask import ask_version
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row as Record
from dashboard.text.rows import records

# Half of the last digit that is printed, for every part and for the whole.
HALF = 0.5
MOST_DECIMALS = 6
RESULTS, SUMS = "load_province_result", "load_part_sum"


def implausible(before: Path, after: Path, rows: Sequence[Row]) -> tuple[Finding, ...]:
    """Warnings about what a file changes from version ``before`` to ``after``, with their cells.

    ``rows`` are the file's, typed. Raises ``VersionError`` where a version cannot be asked.
    """
    given = GivenCells(rows)
    found: list[Finding] = []
    for edition in given.editions:
        found += _contradicting_ranks(before, after, given, edition)
        found += _differing_totals(before, after, given, edition)
        found += change_findings(before, after, given, edition)
        found += _absences(before, after, given, edition)
    for scheme, year in given.unit_editions:
        found += unit_findings(before, after, given, scheme, year)
    return limited(found)


def _answers(file: Path, question: str, edition: Edition) -> dict[tuple[str, str], Record]:
    """A question's rows about an edition by component and province."""
    frame = ask_version(file, question, index_code=edition.index_code, year=edition.year)
    return {(str(row["component_code"]), str(row["province_code"])): row for row in records(frame)}


def _contradicting_ranks(
    before: Path, after: Path, given: GivenCells, edition: Edition
) -> Iterator[Finding]:
    """Published places that the scores do not give, also of those the file does not name."""
    known = _answers(before, RESULTS, edition)
    for key, row in _answers(after, RESULTS, edition).items():
        ranks = _ranks(row)
        if ranks is None or (key in known and _ranks(known[key]) == ranks):
            continue
        rank, computed = ranks
        if rank != computed:
            facts = {"rank": str(rank), "computed": str(computed)}
            yield given.about(edition, key, row, "rank_contradicts", "published_rank", facts)


def _ranks(row: Record) -> tuple[int, int] | None:
    """The published and the computed place; None where there are not both."""
    ranks = row["published_rank"], row["computed_rank"]
    return None if any(map(is_missing, ranks)) else (int(ranks[0]), int(ranks[1]))


def _differing_totals(
    before: Path, after: Path, given: GivenCells, edition: Edition
) -> Iterator[Finding]:
    """Scores that their parts do not give, by more than the digits that are printed allow."""
    known = _answers(before, SUMS, edition)
    sums = _answers(after, SUMS, edition)
    decimals: dict[str, int] = {}
    for (component, _), row in sums.items():
        decimals[component] = max(decimals.get(component, 0), _decimals(float(row["score"])))
    for key, row in sums.items():
        gap = abs(float(row["score"]) - float(row["recomputed"]))
        printed = (float(row["points"]) + 1) * HALF / 10.0 ** decimals[key[0]]
        is_known = key in known and all(
            known[key][name] == row[name] for name in ("score", "recomputed")
        )
        if round(gap, 9) > max(printed, float(row["rounding"])) and not is_known:
            facts = {
                "stated_number": number_text(float(row["score"])),
                "computed_number": number_text(float(row["recomputed"])),
                "gap_number": number_text(gap),
            }
            yield given.about(edition, key, row, "total_differs", "score", facts)


def _decimals(score: float) -> int:
    """How many decimals a score has, the noise of binary fractions left out."""
    return len(f"{score:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2])


def _absences(before: Path, after: Path, given: GivenCells, edition: Edition) -> Iterator[Finding]:
    """Provinces of a full edition without a row, and an edition smaller than the one before it."""
    held, new = (
        ask_version(file, "load_edition_row", index_code=edition.index_code).set_index("year")
        for file in (before, after)
    )
    if edition.year not in new.index:
        return
    known = str(held["absent_names"].get(edition.year, "")).splitlines()
    names = str(new["absent_names"][edition.year]).splitlines()
    absent = [name for name in names if name not in known]
    if absent:
        facts = {"count": str(len(absent)), "provinces": ", ".join(absent)}
        yield given.of_edition(edition, "provinces_absent", facts)
    earlier = [year for year in new.index if year < edition.year]
    count = int(new["n_rows"][edition.year])
    if earlier and count < int(held["n_rows"].get(edition.year, count + 1)):
        previous = int(new["n_rows"][earlier[-1]])
        if count < previous:
            facts = {
                "count": str(count),
                "previous_count": str(previous),
                "previous_year": str(earlier[-1]),
            }
            yield given.of_edition(edition, "fewer_rows", facts)


# With fewer changes on record the largest of them says little.
FEWEST = 20
# Below this two scores are the same.
SAME = 1e-6


def change_findings(
    before: Path, after: Path, given: GivenCells, edition: Edition
) -> Iterator[Finding]:
    """Changes into the edition, and out of it into the next, of the rows that the file has."""
    seen = {
        (str(row["component_code"]), str(row["subject"])): row
        for row in records(
            ask_version(
                before, "load_largest_change", index_code=edition.index_code, year=edition.year
            )
        )
    }
    for year in (edition.year, edition.year + 1):
        known = _changes(before, edition.index_code, year)
        for key, row in _changes(after, edition.index_code, year).items():
            found = given.row(edition, *key)
            largest = seen.get((key[0], str(row["subject"])))
            if found is not None and largest is not None and largest["n_changes"] >= FEWEST:
                label = Edition(edition.index_code, year).label
                for rule, facts in _larger(row, known.get(key), largest):
                    who = {"province": str(row["name"]), **component_fact(key[0]), "edition": label}
                    column = "score" if rule == "score_change" else "published_rank"
                    yield warning(found, rule, column, {**who, **facts})


def _changes(file: Path, index_code: str, year: int) -> dict[tuple[str, str], Record]:
    frame = ask_version(file, "load_province_result", index_code=index_code, year=year)
    return {(str(row["component_code"]), str(row["province_code"])): row for row in records(frame)}


def _larger(
    row: Record, known: Record | None, largest: Record
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What changed more than ever, unless it did so before the file."""
    for kind in ("score", "rank"):
        change, limit = row[f"{kind}_change"], largest[f"{kind}_size"]
        if is_missing(change) or is_missing(limit) or abs(change) <= limit + SAME:
            continue
        was = None if known is None else known[f"{kind}_change"]
        if was is not None and not is_missing(was) and abs(was - change) <= SAME:
            continue
        yield (
            f"{kind}_change",
            {
                "change_number": number_text(float(change)),
                "largest_number": number_text(float(limit)),
                "holder": str(largest[f"{kind}_name"]),
                "when": str(int(largest[f"{kind}_year"])),
            },
        )
