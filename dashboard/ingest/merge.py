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
        is_held = edition in base["edition"].rows
        _complete(tables, edition, answers.get("series"), is_held=is_held)
    return Merged(tables, tuple(sorted(scored)))


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
    expected, editions = tables["expected_rows"].rows, tables["edition"].rows
    if not scores:
        expected.pop(edition, None)
        if edition in editions:
            editions[edition]["n_scored"] = 0
        return
    expected[edition] = {"index_code": index_code, "year": year, "n_rows": len(scores)}
    if not is_held:
        codes = {str(row["component_code"]) for row in scores}
        _extend(tables["component"], index_code, year, codes)
    if edition not in editions:
        editions[edition] = _new_edition(tables, edition, series, scores)
    headline = editions[edition]["headline_code"]
    editions[edition]["n_scored"] = sum(
        row["component_code"] == headline and row["score"] is not None for row in scores
    )


def _new_edition(
    tables: Tables, edition: Edition, series: str | None, scores: Sequence[Mapping[str, Cell]]
) -> dict[str, Cell]:
    """The row of an edition that was not held: like the latest one before it."""
    index_code, year = edition
    latest = _latest(tables["edition"], index_code, year)
    headline = str(latest["headline_code"]) if latest else "TOTAL"
    stated = {str(row["province_code"]) for row in scores if row["component_code"] == headline}
    field = _field(tables["province"], year)
    ranks = (row["published_rank"] for row in scores if row["component_code"] == headline)
    lowest = max((rank for rank in ranks if isinstance(rank, int) and rank <= field), default=0)
    is_full = len(stated) >= FULL_SHARE * field and (
        series == NEW_SERIES or _has_all_parts(tables["component"], latest, scores)
    )
    return {
        "index_code": index_code,
        "year": year,
        "series": _series(tables["series"], edition, series, latest),
        "coverage": "full" if is_full else "partial",
        # A list of the former provinces in a later year is longer than the field of that year.
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


def _field(provinces: Table, year: int) -> int:
    """How many provinces there were at the end of a year."""
    day = f"{year}-12-31"
    return sum(
        str(row["valid_from"] or "") <= day
        and (row["valid_to"] is None or str(row["valid_to"]) >= day)
        for row in provinces.rows.values()
    )


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
