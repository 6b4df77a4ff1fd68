"""What the schema states of a table, as rules with words."""

from collections.abc import Iterator

from dashboard.ingest.grid import Value
from dashboard.ingest.validate.codes import IMPLIED, parent_of
from dashboard.ingest.validate.reference_rows import Entry, Known
from dashboard.ingest.validate.remark import SECTION, column_fact, number_text, table_fact
from dashboard.ingest.validate.rule import Rule
from dashboard.ingest.validate.schema import (
    Bounded,
    Check,
    Listed,
    Paired,
    Pattern,
    Reference,
    schema,
)
from dashboard.ingest.validate.suggestion import Suggestions
from dashboard.text.messages import catalogue

# Pairs of columns with words of their own.
PAIRS = {
    frozenset({"score", "missing_reason"}): "score_or_reason",
    frozenset({"published_rank", "rank_basis"}): "rank_basis",
    frozenset({"published_rank", "rank_source_id"}): "rank_source",
}
SIGNS = {">": "above", ">=": "at_least", "<": "below", "<=": "at_most"}
TRIED = {
    ">": "greater_than",
    ">=": "greater_than_or_equal_to",
    "<": "less_than",
    "<=": "less_than_or_equal_to",
}
OWN_WORDS = ("province", "unit", "index", "scheme", "source", "series", "unit_class")


def schema_rules(table: str, known: Known, suggestions: Suggestions) -> Iterator[Rule]:
    """What the schema states of a table: its checks and references."""
    types = known.base[table].types
    own = schema(table)
    years = [check for check in schema("edition").checks if _column(check) == "year"]
    for check in (*own.checks, *(years if table != "edition" and "year" in types else ())):
        yield _rule(table, check, suggestions)
    named = ((column, parent_of(table, column)) for column in types)
    yield from (_named(table, name, parent, known, suggestions) for name, parent in named if parent)
    referring = (_referring(table, reference, known) for reference in own.references)
    yield from (rule for rule in referring if rule)
    yield from (_single(table, columns, known) for columns in own.unique)


def _column(check: Check) -> str:
    return check.columns[0] if isinstance(check, Paired) else check.column


def _rule(table: str, check: Check, suggestions: Suggestions) -> Rule:
    if isinstance(check, Listed):
        return _listed(check, suggestions)
    if isinstance(check, Pattern):
        return _pattern(check)
    if isinstance(check, Paired):
        return _paired(table, check)
    return _ordered(table, check) if isinstance(check.bound, str) else _bounded(check, check.bound)


def _listed(check: Listed, suggestions: Suggestions) -> Rule:
    import pandera.pandas as pa

    return Rule(
        "not_listed",
        (check.column,),
        pa.Check.isin(check.options),
        facts=lambda _: {"options": ", ".join(check.options)},
        suggestion=lambda entry: suggestions.of_list(entry, check.column, check.options),
    )


def _pattern(check: Pattern) -> Rule:
    import pandera.pandas as pa

    name = f"form_{check.column}"
    return Rule(
        name if f"{SECTION}.{name}" in catalogue("vi") else "form",
        (check.column,),
        pa.Check.str_matches(check.pattern),
        facts=lambda _: {"pattern": check.pattern},
    )


def _bounded(check: Bounded, bound: float) -> Rule:
    import pandera.pandas as pa

    return Rule(
        SIGNS[check.sign],
        (check.column,),
        getattr(pa.Check, TRIED[check.sign])(bound),
        facts=lambda _: {"limit_number": number_text(bound)},
    )


def _ordered(table: str, check: Bounded) -> Rule:
    """Two columns of which one may not lie above the other."""
    pair = (check.column, str(check.bound))
    low, high = pair if check.sign.startswith("<") else pair[::-1]
    is_strict = check.sign in ("<", ">")

    def keeps(entry: Entry) -> bool:
        one, other = entry.complete.get(low), entry.complete.get(high)
        return one is None or other is None or _is_ordered(one, other, is_strict)

    if (low, high) == ("published_rank", "published_out_of"):
        return Rule("rank_above_field", (low, high), keeps=keeps, facts=lambda entry: {
            "rank": entry.text(low), "field": entry.text(high),
        })  # fmt: skip
    return Rule("order_strict" if is_strict else "order", pair, keeps=keeps, facts=lambda entry: {
        **column_fact(table, low, "low"), "low_value": entry.text(low),
        **column_fact(table, high, "high"), "high_value": entry.text(high),
    })  # fmt: skip


def _is_ordered(one: Value, other: Value, is_strict: bool) -> bool:
    """Whether two values of one kind stand in order."""
    less: bool = one < other  # type: ignore[operator]  # columns of one type
    return less or (not is_strict and one == other)


def _paired(table: str, check: Paired) -> Rule:
    name = PAIRS.get(frozenset(check.columns), "paired")
    one, other = check.columns[0], check.columns[-1]
    usual = {"rank_basis": "published", "rank_source": "source_id"}
    return Rule(
        name,
        check.columns,
        keeps=lambda entry: check.holds(entry.complete),
        facts=lambda _: {**column_fact(table, one, "one"), **column_fact(table, other, "other")},
        suggestion=lambda entry: (
            entry.text("source_id") if name == "rank_source" else usual.get(name, "")
        ),
    )


def _named(table: str, column: str, parent: str, known: Known, suggestions: Suggestions) -> Rule:
    """A column that must name a row of another table."""
    import pandera.pandas as pa

    parents = ("index", "scheme") if table == "responsibility" and parent == "index" else (parent,)
    keys = {key for name in parents for (key,) in known.keys(name, known.base[name].key[:1])}
    return Rule(
        f"unknown_{parent}" if parent in OWN_WORDS else "unknown_row",
        (column,),
        pa.Check.isin(sorted(str(key) for key in keys)),
        facts=lambda _: table_fact(parent),
        suggestion=lambda entry: suggestions.of_parent(entry, column, parent),
    )


def _referring(table: str, reference: Reference, known: Known) -> Rule | None:
    """Several columns that together must name a row of another table."""
    types = known.base[table].types
    # Editions of scores are made with them; components are looked for by year.
    is_made = table == "province_score" and reference.parent == "edition"
    columns = reference.columns
    if is_made or len(columns) == 1 or reference.parent == "component":
        return None
    pairs = [
        (own, other)
        for own, other in zip(columns, reference.parent_columns, strict=True)
        if own in types
    ]
    keys = known.keys(reference.parent, tuple(other for _, other in pairs))
    if reference.parent == "edition":
        keys |= known.keys("province_score", ("index_code", "year"))

    def keeps(entry: Entry) -> bool:
        values = tuple(entry.complete.get(own) for own, _ in pairs)
        return None in values or values in keys

    told = tuple(own for own, _ in reversed(pairs) if own not in IMPLIED) or columns
    return Rule("unknown_row", told, keeps=keeps, facts=lambda _: table_fact(reference.parent))


def _single(table: str, columns: tuple[str, ...], known: Known) -> Rule:
    """Columns whose values no two rows may share."""
    owners: dict[tuple[Value, ...], int] = {}
    for row in known.rows(table):
        values = tuple(row.get(column) for column in columns)
        owners[values] = owners.get(values, 0) + 1
    return Rule(
        "taken",
        columns,
        keeps=lambda entry: owners.get(tuple(map(entry.complete.get, columns)), 0) < 2,
    )
