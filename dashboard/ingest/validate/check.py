"""Rows of a file typed and tried, all errors at once, each with its cell and what is expected."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.build.constraints import Rule
from dashboard.build.source_tables import Table
from dashboard.ingest.finding import SECTION, Finding, number_text, table_fact
from dashboard.ingest.grid import Value
from dashboard.ingest.merge import Merged, field_of, merge
from dashboard.ingest.reading import Row
from dashboard.ingest.schema import schema
from dashboard.ingest.validate.codes import is_province_in
from dashboard.ingest.validate.conversion import converted
from dashboard.ingest.validate.reference_rows import Entry, ReferenceRows, remark
from dashboard.ingest.validate.violations import violations

MOST = 1000
OWNERS = ("index_code", "scheme", "year")


@dataclass(frozen=True)
class Checked:
    """The rows of a file, typed; what is wrong or odd; and the tables with the rows in them."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    merged: Merged


def checked(rows: Sequence[Row], answers: Mapping[str, str]) -> Checked:
    """The rows with every value as its column holds it, judged in the version of this run.

    A row with an error has None in place of what could not be read. Columns that the table does
    not have are left out. ``answers`` are as in ``merge``.
    """
    reference, entries, findings = converted(rows)
    typed = tuple(replace(entry.given, values=entry.values) for entry in entries)
    merged = merge(reference.base, [row for row in typed if _has_key(row, reference)], answers)
    findings += violations(reference, merged.tables)
    for table in reference.base:
        findings += _removals(table, reference)
        findings += _as_held(table, reference)
    findings += _other_era(reference)
    findings += _text_numbers(entries, reference)
    return Checked(typed, limited(findings), merged)


def _has_key(row: Row, reference: ReferenceRows) -> bool:
    """Whether it is known which row it is: without, it is in no table."""
    table = reference.base[row.table]
    is_keyed = len(table.key) < len(table.types)
    return not is_keyed or None not in table.key_of(row.values)


def limited(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors first, by sheet and cell; no more than can be read, the last saying how many more."""
    ordered = sorted(findings, key=_order)
    if len(ordered) <= MOST:
        return tuple(ordered)
    left_out = ordered[MOST - 1 :]
    more = Finding(left_out[0].level, SECTION, "more", facts={"count": str(len(left_out))})
    return (*ordered[: MOST - 1], more)


def _order(finding: Finding) -> tuple[int, str, int, int, str, str]:
    level = ("error", "warning", "note").index(finding.level)
    # "AA" after "Z".
    return (
        level, finding.sheet, finding.row or 0, len(finding.column), finding.column, finding.rule,
    )  # fmt: skip


def _removals(table: str, reference: ReferenceRows) -> Iterator[Finding]:
    """Rows to be taken out that are not held, and those that others still refer to."""
    held = reference.base[table]
    going: list[Entry] = []
    for entry in reference.entries.get(table, []):
        if entry.given.is_removal and entry.faulty.isdisjoint(held.key):
            if entry.held is None:
                yield remark(entry, _key_column(entry, held), "removal_unknown")
            else:
                going.append(entry)
    if going:
        yield from _in_use(going, held, reference)


def _in_use(going: Sequence[Entry], held: Table, reference: ReferenceRows) -> Iterator[Finding]:
    for child, rule in _referring(held.name, reference):
        named = Counter(tuple(map(row.get, rule.columns)) for row in reference.rows(child))
        for entry in going:
            count = named[tuple(map(entry.complete.get, rule.parent_columns))]
            if count:
                facts = {"count": str(count), **table_fact(child)}
                yield remark(entry, _key_column(entry, held), "removal_in_use", facts)


def _referring(table: str, reference: ReferenceRows) -> Iterator[tuple[str, Rule]]:
    """The tables that refer to a table, and by which columns."""
    for child in reference.base:
        for rule in schema(child).references:
            if table in rule.parents:
                yield child, rule


def _key_column(entry: Entry, table: Table) -> str:
    """The last column of the key that has a cell."""
    return next(
        (name for name in reversed(table.key) if name in entry.given.columns), table.key[-1]
    )


def _as_held(table: str, reference: ReferenceRows) -> Iterator[Finding]:
    """Rows that say exactly what is held, counted by edition."""
    same: dict[str, list[Entry]] = {}
    for entry in reference.stated(table):
        held = entry.held
        if held is not None and not entry.faulty and entry.complete == held:
            owner = " ".join(entry.text(column) for column in OWNERS if entry.text(column))
            same.setdefault(owner, []).append(entry)
    for owner, entries in same.items():
        first = entries[0].given
        yield Finding(
            "warning",
            SECTION,
            "duplicate" if owner else "duplicate_of_table",
            sheet=first.sheet,
            row=first.line,
            value=owner,
            facts={"count": str(len(entries)), **table_fact(table)},
        )


def _other_era(reference: ReferenceRows) -> Iterator[Finding]:
    """Results of provinces that did not exist at the end of their year, counted by edition."""
    counted: Counter[tuple[str, str]] = Counter()
    firsts: dict[tuple[str, str], Entry] = {}
    for entry in reference.stated("province_score"):
        code, year = entry.text("province_code"), entry.year()
        provinces = reference.base["province"]
        held = (entry.text("index_code"), year, field_of(provinces, code))
        is_known = (code,) in provinces.rows and held not in reference.base["edition"].rows
        if is_known and year is not None and not is_province_in(reference, code, year):
            edition = (entry.given.sheet, f"{entry.text('index_code')} {year}")
            counted[edition] += 1
            firsts.setdefault(edition, entry)
    for edition, entry in firsts.items():
        found = remark(
            entry,
            "province_code",
            "other_era",
            {"edition": edition[1], "count": str(counted[edition])},
            level="warning",
        )
        code = entry.text("province_code")
        # Who reads an official table puts the code where the cell has a name.
        is_code = found.value == code
        name = str(reference.base["province"].rows[(code,)]["name"])
        yield replace(found, value=name) if is_code else found


def _text_numbers(entries: Sequence[Entry], reference: ReferenceRows) -> Iterator[Finding]:
    """Numbers that stand as text in a sheet which has real numbers too, counted by column."""
    with_numbers: set[str] = set()
    as_text: dict[tuple[str, str, str], list[Entry]] = {}
    for entry, column, value in _numbers(entries, reference):
        if isinstance(value, str):
            column_key = (entry.given.sheet, entry.given.table, column)
            as_text.setdefault(column_key, []).append(entry)
        else:
            with_numbers.add(entry.given.sheet)
    for (sheet, _, column), found in as_text.items():
        if sheet in with_numbers:
            read = number_text(float(str(found[0].values[column])))
            facts = {"count": str(len(found)), "read_number": read}
            yield remark(found[0], column, "text_number", facts, level="warning")


def _numbers(
    entries: Sequence[Entry], reference: ReferenceRows
) -> Iterator[tuple[Entry, str, Value]]:
    """The cells that were read as numbers, with what stands in them."""
    for entry in entries:
        kinds = reference.base[entry.given.table].types
        for column, value in entry.given.values.items():
            if kinds.get(column) in ("INTEGER", "DOUBLE") and entry.values.get(column) is not None:
                yield entry, column, value
