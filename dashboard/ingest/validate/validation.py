"""Tables of a file tried against their rules by pandera, all at once, each fault at its cell.

pandera costs a fifth of a second to load, so it is loaded when a file is checked and never for a
reader's page.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.build.source_tables import Key, Table
from dashboard.ingest.finding import Finding
from dashboard.ingest.validate.domain_rules import own_rules
from dashboard.ingest.validate.reference_rows import Entry, Known
from dashboard.ingest.validate.remark import remark
from dashboard.ingest.validate.rule import Keeps, Rule
from dashboard.ingest.validate.schema import schema
from dashboard.ingest.validate.schema_rules import schema_rules
from dashboard.ingest.validate.suggestion import Suggestions

if TYPE_CHECKING:
    import pandera.pandas as pa

DTYPES = {
    "VARCHAR": "string",
    "INTEGER": "Int64",
    "DOUBLE": "Float64",
    "DATE": "datetime64[s]",
}
# Filled in when the rows are put into the tables.
COMPLETED = {"edition": {"n_scored"}}
# The number of a row among its table's entries; whole rows are tried through it.
PLACE = "#"
MISSING = "not_nullable"
SAME_KEY = "multiple_fields_uniqueness"


def broken(table: str, known: Known, suggestions: Suggestions) -> Iterator[Finding]:
    """What is wrong with the entries of a table."""
    import pandera.pandas as pa

    entries = known.stated(table)
    rules = [*schema_rules(table, known, suggestions), *own_rules(table, known, suggestions)]
    frame_schema = _frame_schema(table, known, rules, entries)
    try:
        frame_schema.validate(_frame(known.base[table].types, entries), lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        found = {
            (str(check), str(column), int(str(place)))
            for check, column, place in zip(
                cases["check"], cases["column"], cases["index"], strict=True
            )
        }
        yield from _findings(known.base[table], rules, entries, sorted(found))


def _frame(types: Mapping[str, str], entries: Sequence[Entry]) -> pd.DataFrame:
    rows = [entry.complete for entry in entries]
    columns = {
        name: pd.Series([row.get(name) for row in rows], dtype=DTYPES[kind])
        for name, kind in types.items()
    }
    return pd.DataFrame({**columns, PLACE: range(len(entries))})


def _frame_schema(
    table: str, known: Known, rules: Sequence[Rule], entries: Sequence[Entry]
) -> "pa.DataFrameSchema":
    """The table's schema: types, what may be missing, its key, and every rule by its number."""
    import pandera.pandas as pa

    required = schema(table).required - COMPLETED.get(table, set())
    of_column: dict[str, list[pa.Check]] = {}
    of_row: list[pa.Check] = []
    for number, rule in enumerate(rules):
        if rule.check is not None:
            rule.check.error = str(number)
            of_column.setdefault(rule.columns[0], []).append(rule.check)
        elif rule.keeps is not None:
            of_row.append(_row_check(rule.keeps, entries, str(number)))
    columns = {
        name: pa.Column(DTYPES[kind], of_column.get(name), nullable=name not in required)
        for name, kind in known.base[table].types.items()
    }
    return pa.DataFrameSchema(
        {**columns, PLACE: pa.Column("int64", of_row)},
        unique=list(known.base[table].key),
        report_duplicates="exclude_first",
    )


def _row_check(keeps: Keeps, entries: Sequence[Entry], error: str) -> "pa.Check":
    import pandera.pandas as pa

    return pa.Check(
        lambda places: pd.Series([keeps(entries[place]) for place in places], index=places.index),
        error=error,
    )


def _findings(
    table: Table,
    rules: Sequence[Rule],
    entries: Sequence[Entry],
    found: Sequence[tuple[str, str, int]],
) -> Iterator[Finding]:
    """The failures in words, one for a rule and a row; none that follows from another."""
    strangers = _strangers(table, rules, found)
    for check, column, place in found:
        entry = entries[place]
        if check == MISSING:
            # Whose row it is is not known, so neither is what is held of it.
            is_strange = place in strangers or not entry.faulty.isdisjoint(table.key)
            is_open = is_strange and column not in entry.given.values
            if column not in entry.faulty and not is_open:
                yield remark(entry, column, "missing")
        elif check.isdigit() and entry.faulty.isdisjoint(rules[int(check)].columns):
            yield _told(rules[int(check)], entry)
    doubled = {place for check, _, place in found if check == SAME_KEY}
    yield from _twice(table, entries, sorted(doubled))


def _strangers(
    table: Table, rules: Sequence[Rule], found: Sequence[tuple[str, str, int]]
) -> set[int]:
    """The rows of which a part of the key names nothing that is known."""
    return {
        place
        for check, _, place in found
        if check.isdigit()
        and rules[int(check)].name.startswith("unknown_")
        and rules[int(check)].columns[0] in table.key
    }


def _told(rule: Rule, entry: Entry) -> Finding:
    column = next((name for name in rule.columns if name in entry.given.columns), rule.columns[0])
    return remark(entry, column, rule.name, rule.facts(entry), suggestion=rule.suggestion(entry))


def _twice(table: Table, entries: Sequence[Entry], places: Sequence[int]) -> Iterator[Finding]:
    """Rows whose key an earlier row of the file has: both cells are named."""
    first: dict[Key, Entry] = {}
    for entry in entries:
        first.setdefault(table.key_of(entry.complete), entry)
    for place in places:
        entry, key = entries[place], table.key_of(entries[place].complete)
        # What is not known is told as missing; only in a table without a key it is a value.
        if None in key and len(key) < len(table.types):
            continue
        column = next((name for name in reversed(table.key) if name in entry.given.columns), "")
        other = first[key].given
        cell = f"{other.columns.get(column, '')}{other.line}"
        facts = {"other_sheet": other.sheet, "other_cell": cell}
        yield remark(entry, column or table.key[-1], "same_key", facts)
