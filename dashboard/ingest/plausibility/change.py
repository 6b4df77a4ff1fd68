"""Changes from one year to the next that are larger than any on record."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from dashboard.ingest.finding import Finding, component_fact
from dashboard.ingest.plausibility.positions import Edition, Places, warning
from dashboard.ingest.validate.remark import number_text
from dashboard.store.ask import ask_version
from dashboard.text.numbers import is_missing

# With fewer changes on record the largest of them says little.
FEWEST = 20
# Below this two scores are the same.
SAME = 1e-6


def change_findings(
    before: Path, after: Path, places: Places, edition: Edition
) -> Iterator[Finding]:
    """Changes into the edition, and out of it into the next, of the rows that the file has."""
    seen = {
        (str(row["component_code"]), str(row["subject"])): row
        for _, row in ask_version(
            before, "load_largest_change", index_code=edition.index_code, year=edition.year
        ).iterrows()
    }
    for year in (edition.year, edition.year + 1):
        known = _changes(before, edition.index_code, year)
        for key, row in _changes(after, edition.index_code, year).items():
            found = places.row(edition, *key)
            largest = seen.get((key[0], str(row["subject"])))
            if found is not None and largest is not None and largest["n_changes"] >= FEWEST:
                label = Edition(edition.index_code, year).label
                for rule, facts in _larger(row, known.get(key), largest):
                    who = {"province": str(row["name"]), **component_fact(key[0]), "edition": label}
                    column = "score" if rule == "score_change" else "published_rank"
                    yield warning(found, rule, column, {**who, **facts})


def _changes(file: Path, index_code: str, year: int) -> dict[tuple[str, str], pd.Series]:
    frame = ask_version(file, "load_province_result", index_code=index_code, year=year)
    return {
        (str(row["component_code"]), str(row["province_code"])): row for _, row in frame.iterrows()
    }


def _larger(
    row: pd.Series, known: pd.Series | None, largest: pd.Series
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
