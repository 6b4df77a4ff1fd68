"""What is odd about results of units: places and classes that their scores contradict."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from dashboard.ingest.finding import Finding
from dashboard.ingest.plausibility.positions import Places, warning
from dashboard.ingest.validate.remark import number_text
from dashboard.store.ask import ask_version
from dashboard.text.numbers import is_missing


def unit_findings(
    before: Path, after: Path, places: Places, scheme: str, year: int
) -> Iterator[Finding]:
    """Contradictions in a scheme's year that were not there before the file."""
    known = dict(_contradictions(before, scheme, year))
    for unit, said in _contradictions(after, scheme, year):
        if unit in known and known[unit] == said:
            continue
        row = places.unit_row(scheme, year, unit)
        for rule, column, facts in said:
            yield warning(row, rule, column, facts)


Said = list[tuple[str, str, Mapping[str, str]]]


def _contradictions(file: Path, scheme: str, year: int) -> Iterator[tuple[str, Said]]:
    frame = ask_version(file, "load_unit_result", scheme=scheme, year=year)
    for _, row in frame.iterrows():
        told = {"unit": str(row["name"]), "edition": f"{scheme} {year}"}
        said = [*_rank(row, told), *_class(row, told)]
        if said:
            yield str(row["unit_id"]), said


def _rank(row: pd.Series, told: Mapping[str, str]) -> Said:
    rank, computed = row["published_rank"], row["computed_rank"]
    if is_missing(rank) or is_missing(computed) or rank == computed:
        return []
    facts = {**told, "rank": str(int(rank)), "computed": str(int(computed))}
    return [("unit_rank_contradicts", "published_rank", facts)]


def _class(row: pd.Series, told: Mapping[str, str]) -> Said:
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
