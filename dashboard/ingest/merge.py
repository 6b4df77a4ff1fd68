"""Put the rows of a file into the tables of a version, and complete what follows from them.

Only what a file states is changed: a column it does not have keeps its value, and no row goes
unless it is marked to be removed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.build.csv_rows import Cell
from dashboard.build.source_tables import Table, Tables
from dashboard.ingest.reading import Row
from dashboard.text.messages import words

NEW_SERIES = "new"
# An edition that lacks more provinces than a publisher has ever withheld is a list of some.
FULL_SHARE = 0.9
Edition = tuple[str, int]
# The fields an edition may be held in: 63 provinces, and the 34 since July 2025.
FORMER, CURRENT = 63, 34


@dataclass(frozen=True)
class Merged:
    """Tables with the rows of a file in them, and the editions of provinces that it touched."""

    tables: Tables
    editions: tuple[Edition, ...]


def merge(base: Tables, rows: Sequence[Row], answers: Mapping[str, str]) -> Merged:
    """New tables: those of ``base``, which stay as they are, with ``rows`` in them.

    ``answers["series"]`` says to which series a new edition belongs; the latest of its index
    without it, a series of its own for "new".
    """
    touched = {row.table for row in rows} | {
        "edition", "component", "series", "expected_rows", "rank_exception", "total_exception",
    }  # fmt: skip
    tables = {name: table.copy() if name in touched else table for name, table in base.items()}
    for row in rows:
        _put(tables[row.table], row)
    scored = {_edition(row) for row in rows if row.table == "province_score"}
    stated = {_edition(row) for row in rows if row.table == "edition" and not row.is_removal}
    for edition in sorted(scored | stated):
        is_held = bool(fields_held(base["edition"], edition))
        _complete(tables, edition, answers.get("series"), is_held=is_held)
    return Merged(tables, tuple(sorted(scored)))


def fields_held(editions: Table, edition: Edition) -> list[int]:
    """In which fields an edition is held, 63 and 34 provinces; empty for none."""
    index_code, year = edition
    return [field for field in (FORMER, CURRENT) if (index_code, year, field) in editions.rows]


def _edition(row: Row) -> Edition:
    return str(row.values["index_code"]), int(str(row.values["year"]))


def _put(table: Table, row: Row) -> None:
    """Add a row, change one by its key, or take it out."""
    key = table.key_of(_plain(row.values))
    if row.is_removal:
        table.rows.pop(key, None)
        return
    held = table.rows.get(key, dict.fromkeys(table.types))
    table.rows[key] = {**held, **_plain(row.values)}


def _plain(values: Mapping[str, Cell]) -> dict[str, Cell]:
    """Values as the tables hold them: no empty texts."""
    return {column: None if value == "" else value for column, value in values.items()}


def _complete(tables: Tables, edition: Edition, series: str | None, *, is_held: bool) -> None:
    """Bring the edition's own row, its components' years and its accepted count up to date."""
    index_code, year = edition
    scores = [
        row
        for row in tables["province_score"].rows.values()
        if row["index_code"] == index_code and row["year"] == year
    ]
    expected, editions = tables["expected_rows"].rows, tables["edition"]
    expected.pop(edition, None)
    if scores:
        expected[edition] = {"index_code": index_code, "year": year, "n_rows": len(scores)}
    if scores and not is_held:
        codes = {str(row["component_code"]) for row in scores}
        _extend(tables["component"], index_code, year, codes)
    if scores and not fields_held(editions, edition):
        made = _new_edition(tables, edition, series, scores)
        editions.rows[editions.key_of(made)] = made
    for field in fields_held(editions, edition):
        n_scored = sum(
            score["component_code"] == editions.rows[*edition, field]["headline_code"]
            and score["score"] is not None
            and field_of(tables["province"], score["province_code"]) == field
            for score in scores
        )
        row = editions.rows[*edition, field]
        editions.rows[*edition, field] = {**row, "n_scored": n_scored}


def _new_edition(
    tables: Tables, edition: Edition, series: str | None, scores: Sequence[Mapping[str, Cell]]
) -> dict[str, Cell]:
    """The row of an edition that was not held: like the latest one before it."""
    index_code, year = edition
    latest = _latest(tables["edition"], index_code, year)
    headline = str(latest["headline_code"]) if latest else "TOTAL"
    stated = {str(row["province_code"]) for row in scores if row["component_code"] == headline}
    era = _era(tables["province"], year, scores)
    field = sum(field_of(tables["province"], code) == era for (code,) in tables["province"].rows)
    ranks = (row["published_rank"] for row in scores if row["component_code"] == headline)
    lowest = max((rank for rank in ranks if isinstance(rank, int) and rank <= field), default=0)
    is_full = len(stated) >= FULL_SHARE * field and (
        series == NEW_SERIES or _has_all_parts(tables["component"], latest, scores)
    )
    return {
        "index_code": index_code,
        "year": year,
        "field": era,
        "series": _series(tables["series"], edition, series, latest),
        "coverage": "full" if is_full else "partial",
        "n_provinces": max(lowest if is_full else field, len(stated)),
        "n_scored": 0,
        "headline_code": headline,
        "absent_reason": "not_surveyed" if is_full else "not_found",
        "note": None,
    }


def _has_all_parts(
    components: Table, latest: Mapping[str, Cell] | None, scores: Sequence[Mapping[str, Cell]]
) -> bool:
    """Whether every component of the edition before has scores; totals alone are not full."""
    if latest is None:
        return True
    year = int(str(latest["year"]))
    known = {
        str(row["component_code"])
        for row in components.rows.values()
        if row["index_code"] == latest["index_code"] and _is_valid(row, year)
    }
    return known <= {str(row["component_code"]) for row in scores}


def _latest(editions: Table, index_code: str, year: int) -> dict[str, Cell] | None:
    """The nearest edition of an index before a year, else the nearest after it."""
    known = [row for row in editions.rows.values() if row["index_code"] == index_code]
    before = [row for row in known if int(str(row["year"])) < year]
    if before:
        return max(before, key=lambda row: int(str(row["year"])))
    return min(known, key=lambda row: int(str(row["year"])), default=None)


def field_of(provinces: Table, province_code: Cell) -> int:
    """Of which field a province is."""
    held = provinces.rows.get((province_code,), {})
    return CURRENT if held.get("valid_to") is None else FORMER


def _era(provinces: Table, year: int, scores: Sequence[Mapping[str, Cell]]) -> int:
    """The field of a new edition: that of its provinces; of both mixed, that of its year."""
    stated = {field_of(provinces, row["province_code"]) for row in scores}
    if len(stated) == 1:
        return stated.pop()
    day = f"{year}-12-31"
    ends = (str(row["valid_to"]) for row in provinces.rows.values() if row["valid_to"] is not None)
    return FORMER if any(end >= day for end in ends) else CURRENT


def _series(
    series: Table, edition: Edition, wanted: str | None, latest: Mapping[str, Cell] | None
) -> str:
    """The series of a new edition; a new one is made where it is asked for or there is none."""
    index_code, year = edition
    if wanted and wanted != NEW_SERIES and (wanted,) in series.rows:
        return wanted
    if latest is not None and wanted != NEW_SERIES:
        return str(latest["series"])
    code = f"{index_code.lower().replace('_', '-')}-{year}"
    series.rows[(code,)] = {
        "series": code,
        "index_code": index_code,
        "label": words("vi")("load_attempt.series", year=year),
        "label_en": words("en")("load_attempt.series", year=year),
    }
    return code


def _extend(components: Table, index_code: str, year: int, codes: set[str]) -> None:
    """Let components that have no row for a new year go on with their latest one."""
    for code in codes:
        rows = [
            (key, row)
            for key, row in components.rows.items()
            if row["index_code"] == index_code and row["component_code"] == code
        ]
        if not rows or any(_is_valid(row, year) for _, row in rows):
            continue
        key, row = max(rows, key=lambda found: int(str(found[1]["last_year"])))
        if int(str(row["last_year"])) < year:
            components.rows[key] = {**row, "last_year": year}


def _is_valid(row: Mapping[str, Cell], year: int) -> bool:
    return int(str(row["first_year"])) <= year <= int(str(row["last_year"]))
