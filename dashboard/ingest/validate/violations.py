"""What the judge of rows has against a file: each row that breaks a rule, at its cell, in words."""

from collections.abc import Callable, Iterator, Mapping

from dashboard.build import judge
from dashboard.build.csv_rows import Cell
from dashboard.build.judge import Case, Violation
from dashboard.build.load_rows import source_types
from dashboard.build.source_tables import Key, Tables
from dashboard.ingest.finding import (
    SECTION,
    Finding,
    column_fact,
    component_fact,
    number_text,
    table_fact,
)
from dashboard.ingest.schema import schemas
from dashboard.ingest.validate.codes import Suggestions
from dashboard.ingest.validate.reference_rows import Entry, ReferenceRows, remark
from dashboard.store.ask import current_file
from dashboard.store.connection import version_connection
from dashboard.text.messages import catalogue

# Pairs of columns with words of their own.
PAIRS = {
    frozenset({"score", "missing_reason"}): "score_or_reason",
    frozenset({"published_rank", "rank_basis"}): "rank_basis",
    frozenset({"published_rank", "rank_source_id"}): "rank_source",
}
# What is meant where a rank has no basis.
USUAL_BASIS = "published"
RANK = ("published_rank", "published_out_of")
OWN_WORDS = ("province", "unit", "index", "scheme", "source", "series", "unit_class")


def violations(reference: ReferenceRows, tables: Tables) -> Iterator[Finding]:
    """What is wrong with the entries of a file in the tables as they will be with them."""
    cases = {name: _case(reference, tables, name) for name in tables}
    connection = version_connection(current_file()).cursor()
    types = source_types(connection)
    judge.staged(connection, cases, types)
    rules = {name: schema.rules for name, schema in schemas().items()}
    found: dict[str, list[Violation]] = {}
    for violation in judge.judged(connection, cases, rules):
        found.setdefault(violation.rule.table, []).append(violation)
    suggestions = Suggestions(reference)
    for table, broken in found.items():
        yield from _of_table(table, broken, reference, suggestions)


def _case(reference: ReferenceRows, tables: Tables, name: str) -> Case:
    """A table's entries as rows that will be, and the rows that the file does not state."""
    table, entries = tables[name], reference.stated(name)
    own = [table.key_of(entry.values) for entry in entries]
    stated = set(own)
    # What follows from the file, such as the count of an edition, stands in the table.
    rows = [
        {**table.rows.get(key, {}), **entry.complete}
        for key, entry in zip(own, entries, strict=True)
    ]
    others = [row for key, row in table.rows.items() if key not in stated]
    faulty = {at: set(entry.faulty) for at, entry in enumerate(entries) if entry.faulty}
    return Case(rows, others, faulty)


def _of_table(
    table: str, broken: list[Violation], reference: ReferenceRows, suggestions: Suggestions
) -> Iterator[Finding]:
    entries = reference.stated(table)
    key = reference.base[table].key
    strangers = {one.position for one in broken if _is_unknown_key(one, key)}
    for one in broken:
        entry = entries[one.position]
        if one.rule.name == "missing":
            # Whose row it is is not known, so neither is what is held of it.
            is_strange = one.position in strangers or not entry.faulty.isdisjoint(key)
            if not is_strange or one.rule.columns[0] in entry.given.values:
                yield remark(entry, one.rule.columns[0], "missing")
        elif one.rule.name != "same_key":
            yield _finding(one, entry, suggestions)
    doubled = [entries[one.position] for one in broken if one.rule.name == "same_key"]
    yield from _twice(key, doubled)


def _is_unknown_key(violation: Violation, key: tuple[str, ...]) -> bool:
    return violation.rule.is_reference and violation.rule.columns[0] in key


def _twice(key: tuple[str, ...], entries: list[Entry]) -> Iterator[Finding]:
    """Rows whose key an earlier row of the file has: both cells are named."""
    first: dict[Key, Entry] = {}
    for entry in entries:
        other = first.setdefault(tuple(map(entry.complete.get, key)), entry)
        if other is not entry:
            column = next((name for name in reversed(key) if name in entry.given.columns), key[-1])
            cell = f"{other.given.columns.get(column, '')}{other.given.line}"
            facts = {"other_sheet": other.given.sheet, "other_cell": cell}
            yield remark(entry, column, "same_key", facts)


Words = tuple[str, Mapping[str, str], str]


def _finding(violation: Violation, entry: Entry, suggestions: Suggestions) -> Finding:
    """A violation at its first column that has a cell, with what may have been meant."""
    rule = violation.rule
    say = _WORDS.get(rule.name, _own)
    name, facts, suggestion = say(violation, entry, suggestions)
    columns = rule.columns
    if rule.parents and len(columns) > 1:
        # Whose row it is is right; what it is about is not there.
        naming = schemas()[rule.table].parents
        columns = tuple(column for column in reversed(columns) if column not in naming) or columns
    column = next((name for name in columns if name in entry.given.columns), columns[0])
    return remark(entry, column, name, facts, suggestion=suggestion)


def _unknown(violation: Violation, entry: Entry, suggestions: Suggestions) -> Words:
    rule, parent = violation.rule, violation.rule.parents[0]
    is_one = len(rule.columns) == 1
    name = f"unknown_{parent}" if is_one and parent in OWN_WORDS else "unknown_row"
    meant = suggestions.of_parent(entry, rule.columns[0], parent) if is_one else ""
    return name, table_fact(parent), meant


def _unknown_component(violation: Violation, entry: Entry, suggestions: Suggestions) -> Words:
    facts = {"index": entry.text("index_code"), "year": entry.text("year")}
    return violation.rule.name, facts, suggestions.of_component(entry)


def _not_listed(violation: Violation, entry: Entry, suggestions: Suggestions) -> Words:
    options = violation.rule.options
    meant = suggestions.of_list(entry, violation.rule.columns[0], options)
    facts = {"options": ", ".join(options), "list_of": violation.rule.columns[0]}
    return violation.rule.name, facts, meant


def _form(violation: Violation, _entry: Entry, _suggestions: Suggestions) -> Words:
    name = f"form_{violation.rule.columns[0]}"
    is_known = f"{SECTION}.{name}" in catalogue("vi")
    return name if is_known else "form", {"pattern": violation.rule.pattern}, ""


def _limit(violation: Violation, _entry: Entry, _suggestions: Suggestions) -> Words:
    return violation.rule.name, {"limit_number": number_text(violation.rule.limit or 0)}, ""


def _order(violation: Violation, entry: Entry, _suggestions: Suggestions) -> Words:
    low, high = violation.rule.ordered
    if (low, high) == RANK:
        return "rank_above_field", {"rank": entry.text(low), "field": entry.text(high)}, ""
    facts = {
        **column_fact(entry.given.table, low, "low"), "low_value": entry.text(low),
        **column_fact(entry.given.table, high, "high"), "high_value": entry.text(high),
    }  # fmt: skip
    return violation.rule.name, facts, ""


def _paired(violation: Violation, entry: Entry, _suggestions: Suggestions) -> Words:
    columns, table = violation.rule.columns, entry.given.table
    name = PAIRS.get(frozenset(columns), "paired")
    facts = {**column_fact(table, columns[0], "one"), **column_fact(table, columns[-1], "other")}
    meant = {"rank_basis": USUAL_BASIS, "rank_source": entry.text("source_id")}
    facts |= {"list_of": "rank_basis"} if name == "rank_basis" else {}
    return name, facts, meant.get(name, "")


def _own(violation: Violation, _entry: Entry, _suggestions: Suggestions) -> Words:
    """A rule of data/rules/: its question's columns are the facts."""
    facts: dict[str, str] = {}
    for name, value in violation.facts.items():
        facts |= _fact(name, value)
    return violation.rule.name, facts, ""


def _fact(name: str, value: Cell) -> dict[str, str]:
    if name == "table_name":
        return table_fact(str(value))
    if name == "component":
        return component_fact(str(value))
    if name.endswith("_number") and isinstance(value, int | float):
        return {name: number_text(value)}
    return {name: str(value)}


_WORDS: dict[str, Callable[[Violation, Entry, Suggestions], Words]] = {
    "unknown": _unknown, "unknown_component": _unknown_component, "not_listed": _not_listed,
    "form": _form, "above": _limit, "at_least": _limit, "below": _limit, "at_most": _limit,
    "order": _order, "order_strict": _order, "paired": _paired,
}  # fmt: skip
