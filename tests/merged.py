"""Editions of 2025 in the borders of the 34, as nobody published them: each of the four indices.

In a copy of the real data; a full edition scores every province, a partial one prints the places
of all and the scores of ``SCORED``. Every figure follows from a formula, so that a test can work
it out without the program.
"""

import csv
import shutil
from collections import Counter
from pathlib import Path

from dashboard.store import versions

YEAR = 2025
SOURCE, SOURCE_TITLE = "trial-2025", "Công bố thử nghiệm bốn chỉ số năm 2025 của 34 tỉnh"
# Two merged of three and of two, one of a single part, and three more.
SCORED = ("n51", "n68", "n46", "n01", "n79", "n96")
SERIES = {
    "PAPI": "papi-2021", "PAR_INDEX": "par_index-2022", "SIPAS": "sipas-2022", "PCI": "pci-2025",
}  # fmt: skip
# The end of the scale of the total, and the parts that are scored.
WHOLE = {"PAPI": 80, "PAR_INDEX": 100, "SIPAS": 100, "PCI": 100}
PARTS = {
    "PAPI": tuple(f"D{number}" for number in range(1, 9)),
    "PAR_INDEX": tuple(f"PAR{number}" for number in range(1, 9)),
    "SIPAS": ("SIPAS_ACCESS", "SIPAS_STAFF"),
    "PCI": ("ENTRY", "LAND", "LEGAL"),
}
SUMS = ("PAPI", "PAR_INDEX")
PART_SCALE = {"PAPI": 10, "PAR_INDEX": 8, "SIPAS": 100, "PCI": 10}


def part_score(place: int, part: int, index_code: str) -> float:
    """A province by its place in the order of codes, from zero."""
    share = 0.4 + ((place * (2 * part + 7)) % 34) / 100 + part / 1000
    return round(share * PART_SCALE[index_code], 4)


def total(place: int, index_code: str) -> float:
    """The sum of its parts where the index is one, else a share of the whole."""
    if index_code in SUMS:
        parts = (part_score(place, part, index_code) for part in range(len(PARTS[index_code])))
        return round(sum(parts), 4)
    return round(WHOLE[index_code] * (0.6 + ((place * 5) % 34) / 100), 4)


def rank(place: int, index_code: str) -> int:
    """Among the 34, by the totals."""
    own = total(place, index_code)
    return 1 + sum(total(other, index_code) > own for other in range(34))


def codes() -> list[str]:
    """The 34, in the order of their codes."""
    return sorted(
        row["province_code"]
        for row in _rows(versions.DATA / "reference" / "province.csv")
        if row["province_code"].startswith("n")
    )


def place_of(code: str) -> int:
    """A province's place in the order of codes, from zero."""
    return codes().index(code)


def copied(folder: Path, *, is_full: bool) -> Path:
    """A copy of the real data in ``folder`` with the editions of 2025."""
    data = folder / "data"
    shutil.copytree(versions.DATA, data, ignore=shutil.ignore_patterns("build", "*.md"))
    reference = data / "reference"
    _append(reference / "source.csv", [_source()])
    _write(reference / "edition.csv", _editions(reference / "edition.csv", is_full))
    _write(reference / "component.csv", _components(reference / "component.csv"))
    counts = Counter[str]()
    for index_code in SERIES:
        rows = _scores(index_code, is_full)
        counts[index_code] = len(rows)
        _write(data / index_code.lower() / f"{YEAR}.csv", rows)
    kept = [
        row
        for row in _rows(data / "expected_rows.csv")
        if (row["index_code"], row["year"]) != ("PCI", str(YEAR))
    ]
    kept += [
        {"index_code": code, "year": str(YEAR), "n_rows": str(count)}
        for code, count in counts.items()
    ]
    _write(data / "expected_rows.csv", kept)
    return data


def _source() -> dict[str, str]:
    return {
        "source_id": SOURCE,
        "title": SOURCE_TITLE,
        "publisher": "Viện Thử nghiệm",
        "published_on": "2026-05-04",
        "reliability": "official",
    }


def _editions(file: Path, is_full: bool) -> list[dict[str, str]]:
    kept = [row for row in _rows(file) if (row["index_code"], row["year"]) != ("PCI", str(YEAR))]
    return kept + [
        {
            "index_code": code,
            "year": str(YEAR),
            "field": "34",
            "series": series,
            "coverage": "full" if is_full else "partial",
            "n_provinces": "34",
            "n_scored": str(34 if is_full else len(SCORED)),
            "headline_code": "TOTAL",
            "absent_reason": "not_found",
            "note": "",
        }
        for code, series in SERIES.items()
    ]


def _components(file: Path) -> list[dict[str, str]]:
    """What is scored was valid until 2024 and is so in 2025; PCI has its own of that year."""
    lasting = {code: ("TOTAL", *parts) for code, parts in PARTS.items() if code != "PCI"}
    return [
        row | {"last_year": str(YEAR)}
        if row["component_code"] in lasting.get(row["index_code"], ())
        and row["last_year"] == "2024"
        else row
        for row in _rows(file)
    ]


def _scores(index_code: str, is_full: bool) -> list[dict[str, str]]:
    rows = []
    for place, code in enumerate(codes()):
        is_scored = is_full or code in SCORED
        rows.append(
            {
                "province_code": code,
                "component_code": "TOTAL",
                "score": str(total(place, index_code)) if is_scored else "",
                "missing_reason": "" if is_scored else "not_published",
                "published_rank": "" if is_full else str(rank(place, index_code)),
                "rank_basis": "" if is_full else "published",
                "source_id": SOURCE,
                "rank_source_id": "" if is_full else SOURCE,
            }
        )
        rows += [
            {
                "province_code": code,
                "component_code": part,
                "score": str(part_score(place, at, index_code)),
                "source_id": SOURCE,
            }
            for at, part in enumerate(PARTS[index_code])
            if is_scored
        ]
    return rows


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _write(file: Path, rows: list[dict[str, str]]) -> None:
    header = list(dict.fromkeys(name for row in rows for name in row))
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _append(file: Path, rows: list[dict[str, str]]) -> None:
    _write(file, [*_rows(file), *rows])
