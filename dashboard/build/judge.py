"""The judge of rows: every rule of every table tried at once, whatever the rows come from.

Rows are staged as temporary tables ``staged_<table>``, all tables as they will be together, so
that a row may name another that comes with it. DuckDB itself tries the checks; so what is refused
here is what the database would refuse, and each row that breaks a rule is known by its position.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from dashboard.build.constraints import DERIVED, Rule, Rules
from dashboard.build.csv_rows import Cell

ARROW = {"INTEGER": pa.int32(), "DOUBLE": pa.float64(), "DATE": pa.date32(), "VARCHAR": pa.string()}
Types = Mapping[str, Mapping[str, str]]


@dataclass
class Case:
    """The rows of a table to be judged, by column, and the others it will hold beside them.

    ``faulty`` are columns of a row of which something was said already, by the row's position:
    nothing that follows from them is told. A table that is not ``is_whole`` had rows that could
    not be read, so nobody is told that what he names is not there.
    """

    rows: Sequence[Mapping[str, Cell]] = ()
    others: Sequence[Mapping[str, Cell]] = ()
    faulty: dict[int, set[str]] = field(default_factory=dict)
    is_whole: bool = True


@dataclass(frozen=True)
class Violation:
    """A row that breaks a rule: its position among the rows judged, its values there, and facts."""

    rule: Rule
    position: int
    value: str
    facts: Mapping[str, Cell]


def staged(connection: duckdb.DuckDBPyConnection, cases: Mapping[str, Case], types: Types) -> None:
    """Stage every table of ``types``: the rows judged with their position, the others without."""
    for table, columns in types.items():
        case = cases.get(table, Case())
        rows = [*case.rows, *case.others]
        arrays = {
            column: pa.array([row.get(column) for row in rows], type=ARROW[kind])
            for column, kind in columns.items()
        }
        positions = [*range(len(case.rows)), *(None for _ in case.others)]
        arrays["row_position"] = pa.array(positions, type=pa.int32())
        connection.register("incoming", pa.table(arrays))
        connection.execute(f"create temporary table staged_{table} as select * from incoming")
        connection.unregister("incoming")
    for table in DERIVED:
        connection.execute(
            f"update staged_{table} as staged set first_year = component.first_year"
            " from staged_component as component where staged.index_code = component.index_code"
            " and staged.component_code = component.component_code"
            " and staged.year between component.first_year and component.last_year"
        )
        connection.execute(
            f"update staged_{table} as staged set field = field_of(province.valid_to)"
            " from staged_province as province"
            " where staged.province_code = province.province_code"
        )


def unstage(connection: duckdb.DuckDBPyConnection, types: Types) -> None:
    """Drop what was staged."""
    for table in types:
        connection.execute(f"drop table staged_{table}")


def judged(
    connection: duckdb.DuckDBPyConnection, cases: Mapping[str, Case], rules: Rules
) -> Iterator[Violation]:
    """What is wrong with the staged rows, table by table, and nothing that follows from it."""
    unread = {table for table, case in cases.items() if _is_unread(case, rules[table])}
    for table, case in cases.items():
        faulty = {position: set(columns) for position, columns in case.faulty.items()}
        for rule in rules[table] if case.rows else ():
            if unread.isdisjoint(_read(rule)):
                yield from _untold(_violations(connection, rule, case.rows), faulty)


def _is_unread(case: Case, rules: Sequence[Rule]) -> bool:
    """Whether a row of a table, or its key, could not be read: others may name it all the same."""
    keys = {column for rule in rules if rule.name == "same_key" for column in rule.columns}
    return not case.is_whole or any(not keys.isdisjoint(told) for told in case.faulty.values())


def _untold(found: Sequence[Violation], faulty: dict[int, set[str]]) -> Iterator[Violation]:
    """Violations of one rule that follow from nothing that was told; what names nothing is."""
    for violation in found:
        told = faulty.setdefault(violation.position, set())
        if told.isdisjoint(violation.rule.columns):
            yield violation
            if violation.rule.is_reference:
                told.add(violation.rule.columns[0])


def _read(rule: Rule) -> set[str]:
    """The other tables that a rule reads."""
    return set(re.findall(r"staged_(\w+)", rule.broken)) - {rule.table}


def _violations(
    connection: duckdb.DuckDBPyConnection, rule: Rule, rows: Sequence[Mapping[str, Cell]]
) -> list[Violation]:
    """The rows that break a rule, in their order."""
    is_clause = rule.broken.startswith(("where", "qualify"))
    question = f"select row_position from staged_{rule.table} as staged {rule.broken}"
    found = connection.execute(question if is_clause else rule.broken)
    names = [column[0] for column in found.description or []]
    facts = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return [
        Violation(rule, position, _texts(rows[position], rule.columns), fact)
        for fact in sorted(facts, key=lambda fact: fact["row_position"] or 0)
        if (position := fact.pop("row_position")) is not None
    ]


def _texts(row: Mapping[str, Cell], columns: Sequence[str]) -> str:
    """What stands in these columns, as the database writes it."""
    cells = (row.get(column) for column in columns)
    return ",".join("" if cell is None else str(cell) for cell in cells)
