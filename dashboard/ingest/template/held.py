"""What is held of an edition, by table, to be handed out in the template, corrected and loaded."""

from collections.abc import Callable, Iterable, Mapping

from dashboard.ingest.grid import Value
from dashboard.ingest.template.tables import rows

Held = dict[str, tuple[dict[str, Value], ...]]
SOURCES = ("source_id", "rank_source_id")


def held(index_code: str, year: int) -> Held:
    """The rows of an index's edition: scores, the edition itself, what is published with it."""
    owner: dict[str, Value] = {"index_code": index_code, "year": year}
    tables = ("province_score", "edition", "confidence_interval", "national_statistic")
    return _with_sources({table: _those(table, owner) for table in tables})


def held_units(scheme: str, year: int, province_code: str) -> Held:
    """The rows of a province's units in one year of a scheme, and the units themselves."""
    province: dict[str, Value] = {"province_code": province_code}
    owner: dict[str, Value] = {"scheme": scheme, "year": year}
    units = _those("unit", province)
    ids = {row["unit_id"] for row in units}

    def is_own(row: Mapping[str, Value]) -> bool:
        return row["unit_id"] in ids

    return _with_sources(
        {
            "unit": units,
            "unit_score": _those("unit_score", owner, is_own),
            "unit_edition": _those("unit_edition", owner | province),
            "unit_block_summary": _those("unit_block_summary", owner | province),
            "unit_class_summary": _those("unit_class_summary", owner | province),
            "unit_criterion_score": _those("unit_criterion_score", owner, is_own),
        }
    )


def _those(
    table: str,
    owner: Mapping[str, Value],
    is_wanted: Callable[[Mapping[str, Value]], bool] = lambda _: True,
) -> tuple[dict[str, Value], ...]:
    return tuple(
        row
        for row in rows(table)
        if all(row[column] == value for column, value in owner.items()) and is_wanted(row)
    )


def _with_sources(tables: Held) -> Held:
    """The same, and the documents that the rows name."""
    named = {key for kept in tables.values() for key in _documents(kept)}
    sources = tuple(row for row in rows("source") if row["source_id"] in named)
    return {**tables, "source": sources}


def _documents(kept: Iterable[Mapping[str, Value]]) -> set[Value]:
    return {row.get(column) for row in kept for column in SOURCES}
