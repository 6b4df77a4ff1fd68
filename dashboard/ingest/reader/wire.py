"""A book, or why there is none, as bytes between the process that reads and the one that asks.

JSON: what comes out of a process that a hostile file was read in is only looked at, never run.
"""

import datetime
import json
from dataclasses import asdict, replace
from typing import Any

from dashboard.ingest.finding import Finding
from dashboard.ingest.grid import EMPTY, Book, Cell, Grid, RefusalError, Value


def of_book(book: Book) -> bytes:
    """A book as bytes."""
    grids = [
        {
            "sheet": grid.sheet,
            "hidden": grid.is_hidden,
            "rows": [[_plain(cell.value) for cell in row] for row in grid.rows],
            "marks": list(_marks(grid)),
        }
        for grid in book.grids
    ]
    findings = [asdict(found) for found in book.findings]
    told = {"name": book.name, "sha256": book.sha256, "grids": grids, "findings": findings}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")


def of_refusal(error: RefusalError) -> bytes:
    """A refusal as bytes."""
    return json.dumps({"refused": error.problem, "facts": error.facts}).encode()


def book(written: bytes) -> Book:
    """What was written; raises the ``RefusalError`` if it is one."""
    told = json.loads(written)
    if "refused" in told:
        raise RefusalError(told["refused"], **told["facts"])
    grids = tuple(
        Grid(one["sheet"], _rows(one["rows"], one["marks"]), one["hidden"]) for one in told["grids"]
    )
    findings = tuple(Finding(**found) for found in told["findings"])
    return Book(told["name"], told["sha256"], grids, findings)


def _plain(value: Value) -> object:
    return [value.isoformat()] if isinstance(value, datetime.date) else value


def _marks(grid: Grid) -> list[list[Any]]:
    """What cells have besides their values."""
    return [
        [line, position, cell.is_formula, cell.is_merged, cell.fill]
        for line, row in enumerate(grid.rows)
        for position, cell in enumerate(row)
        if cell.is_formula or cell.is_merged or cell.fill
    ]


def _rows(written: list[list[Any]], marks: list[list[Any]]) -> tuple[tuple[Cell, ...], ...]:
    rows = [[EMPTY if value is None else Cell(_value(value)) for value in row] for row in written]
    for line, position, is_formula, is_merged, fill in marks:
        rows[line][position] = replace(
            rows[line][position], is_formula=is_formula, is_merged=is_merged, fill=fill
        )
    return tuple(map(tuple, rows))


def _value(written: object) -> Value:
    if isinstance(written, list):
        return datetime.date.fromisoformat(written[0])
    return written if isinstance(written, str | int | float) else None
