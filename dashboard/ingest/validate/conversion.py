"""Every value of a file made what its column holds: numbers, days, and codes for names.

Nothing is refused here but what cannot be read at all; whether a code is known is tried later.
"""

import datetime
from collections.abc import Sequence

from dashboard.build import source_tables
from dashboard.build.csv_rows import TYPE_RULES, Cell
from dashboard.build.source_tables import Table
from dashboard.ingest.finding import Finding, number_text
from dashboard.ingest.grid import Value
from dashboard.ingest.reader import plain
from dashboard.ingest.reading import Row
from dashboard.ingest.schema import schema
from dashboard.ingest.validate import codes
from dashboard.ingest.validate.reference_rows import Entry, ReferenceRows, remark
from dashboard.store.ask import current_file

# The widest whole number that a column holds.
WIDEST = 2**31 - 1
DAY_COLUMNS = ("_on", "_date")


class NotWholeError(plain.NotPlainError):
    """A number with decimals, or one that is too large, where a whole number is expected."""


def converted(rows: Sequence[Row]) -> tuple[ReferenceRows, list[Entry], list[Finding]]:
    """Entries of all rows, in their order, and what was said of values that cannot be read."""
    reference = ReferenceRows(source_tables.read(current_file()))
    entries = [Entry(row) for row in rows]
    former = codes.former_sheets(rows)
    findings: list[Finding] = []
    by_table: dict[str, list[Entry]] = {}
    for entry in entries:
        by_table.setdefault(entry.given.table, []).append(entry)
    # Parents first: what a file brings may be named by its other rows.
    for table in (reference.base[name] for name in reference.base if name in by_table):
        for entry in by_table[table.name]:
            _convert(entry, table, reference, entry.given.sheet in former, findings)
            entry.held = table.rows.get(table.key_of(entry.values))
        reference.entries[table.name] = by_table[table.name]
    return reference, entries, findings


def _convert(
    entry: Entry, table: Table, reference: ReferenceRows, is_former: bool, findings: list[Finding]
) -> None:
    for column, kind in table.types.items():
        # Of a row that goes only the key counts.
        is_told = not entry.given.is_removal or column in table.key
        if column not in entry.given.values or not is_told:
            continue
        value = entry.given.values[column]
        try:
            if kind == "VARCHAR":
                entry.values[column] = _text(entry, column, value, reference, is_former)
            else:
                entry.values[column] = _number_or_day(entry, column, kind, value, reference)
        except ValueError as error:
            entry.values[column] = None
            entry.faulty.add(column)
            findings.append(_unreadable(entry, column, kind, error))
    _settle(entry)


def _settle(entry: Entry) -> None:
    """A score that is stated takes the place of the reason why there was none, and the reverse."""
    values, stated = entry.values, entry.given.values
    if "missing_reason" not in schema(entry.given.table).listed:
        return
    if values.get("score") is not None and "missing_reason" not in stated:
        values["missing_reason"] = None
    elif values.get("missing_reason") is not None and "score" not in stated:
        values["score"] = None


def _unreadable(entry: Entry, column: str, kind: str, error: ValueError) -> Finding:
    if isinstance(error, plain.AmbiguousNumberError):
        return remark(
            entry,
            column,
            "ambiguous_number",
            {
                "decimal_number": number_text(error.decimal),
                "grouped_number": number_text(error.grouped),
            },
        )
    return remark(entry, column, TYPE_RULES[kind])


def _number_or_day(
    entry: Entry, column: str, kind: str, value: Value, reference: ReferenceRows
) -> Cell:
    if kind == "DATE":
        return plain.day(value)
    highest = _highest(entry, column, reference)
    if kind == "DOUBLE":
        return plain.number(value, highest)
    found = plain.whole(value, highest)
    if found is not None and abs(found) > WIDEST:
        raise NotWholeError(f"{value!r} is too large")
    return found


def _highest(entry: Entry, column: str, reference: ReferenceRows) -> float | None:
    """The largest number that a column can hold, by its scale or its check."""
    table = entry.given.table
    if (table, column) == ("province_score", "score"):
        index_code, code = entry.text("index_code"), entry.text("component_code")
        component = reference.component(index_code, code, entry.year())
        own = component.get("max_score") if component else None
        # Where its own scale is not known, no part is above the largest of its index.
        scales = [own] if own else [row["max_score"] for row in reference.components_of(index_code)]
        return max((scale for scale in scales if isinstance(scale, float)), default=None)
    return schema(table).highest(column)


def _text(
    entry: Entry, column: str, value: Value, reference: ReferenceRows, is_former: bool
) -> str | None:
    if column == "yearly_by" and isinstance(value, datetime.date):
        # What Excel makes of "02-20".
        return f"{value:%m-%d}"
    text = _day_text(value) if column.endswith(DAY_COLUMNS) else plain.text(value)
    table = entry.given.table
    options = schema(table).listed.get(column)
    parents = schema(table).parents.get(column)
    if text is None or (plain.is_nothing(value) and (options or parents)):
        return None
    if options:
        return codes.listed(column, text, options)
    if column == "component_code" and table != "component" and "index_code" in entry.values:
        return codes.component(entry, text, reference)
    return codes.key(entry, parents, text, reference, is_former) if parents else text


def _day_text(value: Value) -> str | None:
    """A day as YYYY-MM-DD where it is one; the text itself for a year or a month."""
    try:
        found = plain.day(value)
    except ValueError:
        return plain.text(value)
    return found.isoformat() if found else None
