"""The rules that rows must keep, from one source: data/schema.sql, and data/rules/ for the rest.

The build and an uploaded file are judged by them (``judge``), the template lists what they allow.
Rules of the schema are read from the database itself, so a table or a check that is added there
holds everywhere without a line of code.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

# Columns that name a row of another table wherever they stand, also where the schema does not say.
NAMING = {
    "index_code": "index", "scheme": "scheme", "province_code": "province", "unit_id": "unit",
}  # fmt: skip
# Columns that may name a row of either of two tables.
EITHER: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {
    ("responsibility", "index_code"): {"index": ("index_code",), "scheme": ("scheme",)},
}
# Tables whose rows are of an edition, which these columns name whatever its field.
OF_EDITION = ("province_score", "national_statistic")
EDITION = ("index_code", "year")
# Filled in by the build from ``component`` and ``province``: no file and no row of one has it.
DERIVED = {"province_score": ("first_year", "field")}
CONSTRAINTS = """
select table_name, constraint_type, coalesce(expression, ''), constraint_column_names,
    coalesce(referenced_table, ''), coalesce(referenced_column_names, [])
from duckdb_constraints()
where schema_name = 'main'
order by table_oid, constraint_index
"""
LISTED = re.compile(r'"?\w+"? IN \((.*)\)')
BETWEEN = re.compile(r'("?\w+"?) BETWEEN (\S+) AND (\S+)')
COMPARED = re.compile(r'"?(\w+)"? (>=|<=|>|<) "?([\w.-]+)"?')
PATTERN = re.compile(r"regexp_matches\(\"?\w+\"?, '(.*)'\)")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
SIGNS = {">": "above", ">=": "at_least", "<": "below", "<=": "at_most"}


@dataclass(frozen=True)
class Rule:
    """A rule of a table's rows. ``name`` keys what is said of a row that breaks it.

    ``columns`` are what it is about, the one to be corrected first; ``expected`` says in English
    what is expected there. ``broken`` is SQL: a clause that leaves of ``staged_<table>`` the rows
    that break the rule, or a whole question that gives their ``row_position`` and facts. What a
    check allows is in ``options``, ``limit`` or ``pattern``, or in ``ordered``, the lower of two
    columns first; what a reference names in ``parents`` and ``parent_columns``.
    """

    table: str
    name: str
    columns: tuple[str, ...]
    expected: str
    broken: str
    options: tuple[str, ...] = ()
    limit: float | None = None
    pattern: str = ""
    ordered: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    parent_columns: tuple[str, ...] = ()

    @property
    def is_reference(self) -> bool:
        """Whether it is broken by a name that stands for nothing."""
        return self.name.startswith("unknown")


Rules = Mapping[str, tuple[Rule, ...]]
Stated = tuple[str, str, str, tuple[str, ...], str, tuple[str, ...]]


def keys_of(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """The columns of every table's primary key; a table that has none is not there."""
    stated = _stated(connection)
    return {table: columns for table, kind, _, columns, *_ in stated if kind == "PRIMARY KEY"}


def rules_of(
    connection: duckdb.DuckDBPyConnection, types: Mapping[str, Mapping[str, str]], folder: Path
) -> Rules:
    """The rules of every table, those that name rows of others first.

    ``types`` are the column types of the source tables, ``folder`` that of data/rules/.
    """
    stated = [rule for one in _stated(connection) if one[0] in types for rule in _rules(one)]
    years = [rule for rule in stated if rule.table == "edition" and rule.columns == ("year",)]
    written = [_written(file) for file in sorted(folder.glob("*.sql"))]
    made = {}
    for table, columns in types.items():
        own = [rule for rule in (*stated, *written) if rule.table == table]
        own += _understood(table, columns, own)
        if table != "edition" and "year" in columns:
            own += [replace(rule, table=table) for rule in years if rule.limit]
        made[table] = tuple(sorted(own, key=_order))
    return made


def _stated(connection: duckdb.DuckDBPyConnection) -> list[Stated]:
    """Every constraint: table, kind, check, columns, table and columns that it refers to."""
    rows = connection.execute(CONSTRAINTS).fetchall()
    return [(*row[:3], tuple(row[3]), row[4], tuple(row[5])) for row in rows]


def _order(rule: Rule) -> tuple[bool, int]:
    """References first, of one column before those of several: the rest follows from them."""
    return not rule.is_reference, len(rule.columns)


def _rules(stated: Stated) -> list[Rule]:
    """A constraint of the schema as rules: one, two for a range, none for what the build fills."""
    table, kind, expression, columns, parent, parent_columns = stated
    if kind == "CHECK":
        return _checks(table, expression, columns)
    if not set(columns).isdisjoint(DERIVED.get(table, ())):
        return []
    if kind == "NOT NULL":
        return [Rule(table, "missing", columns, "a value", f"where {_listed(columns)} is null")]
    if kind == "FOREIGN KEY":
        return [_reference(table, columns, {parent: parent_columns})]
    # A value that is missing is told as such.
    present = " and ".join(f'"{column}" is not null' for column in columns)
    return [_unique("same_key" if kind == "PRIMARY KEY" else "taken", table, columns, present)]


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _unique(name: str, table: str, columns: tuple[str, ...], present: str = "true") -> Rule:
    """No two rows have the same values there; ``present`` says which rows are looked at."""
    twice = f"count(*) over (partition by {_listed(columns)}) > 1"
    broken = f"where {present} qualify {twice}"
    return Rule(table, name, columns, "a key that no other row has", broken)


def _reference(table: str, columns: tuple[str, ...], named: Mapping[str, tuple[str, ...]]) -> Rule:
    """These columns together name a row of one of ``named``, tables with their own columns."""
    present = [f'staged."{column}" is not null' for column in columns]
    absent = [
        f"not exists (select 1 from staged_{parent} as parent where {_same(columns, own)})"
        for parent, own in named.items()
    ]
    return Rule(
        table,
        "unknown",
        columns,
        f"one that is in {' or '.join(named)}",
        f"where {' and '.join((*present, *absent))}",
        parents=tuple(named),
        parent_columns=next(iter(named.values())),
    )


def _same(columns: tuple[str, ...], parent_columns: tuple[str, ...]) -> str:
    pairs = zip(columns, parent_columns, strict=True)
    return " and ".join(f'parent."{there}" = staged."{here}"' for here, there in pairs)


def _understood(table: str, columns: Mapping[str, str], own: list[Rule]) -> list[Rule]:
    """What the schema leaves to be understood: what codes name, and that no row is there twice."""
    named = {rule.columns for rule in own if rule.parents}
    found = [
        _reference(table, (column,), EITHER.get((table, column), {parent: (column,)}))
        for column, parent in NAMING.items()
        if column in columns and parent != table and (column,) not in named
    ]
    if table != "component" and {"index_code", "component_code"} <= columns.keys():
        found.append(_component(table, "year" in columns))
    if table in OF_EDITION:
        found.append(_reference(table, EDITION, {"edition": EDITION}))
    if not any(rule.name == "same_key" for rule in own):
        found.append(_unique("same_key", table, tuple(columns)))
    return found


def _component(table: str, has_year: bool) -> Rule:
    """A component of its index, of the row's year where it has one."""
    in_year = " and staged.year between parent.first_year and parent.last_year" if has_year else ""
    return Rule(
        table,
        "unknown_component",
        ("component_code", "index_code", *(("year",) if has_year else ())),
        "a component_code that is valid in this year" if has_year else "one that is in component",
        # What is no index is told as such, or a scheme of a province's own, which has no parts.
        "where staged.component_code is not null"
        " and staged.index_code in (select index_code from staged_index)"
        " and not exists (select 1 from staged_component"
        " as parent where parent.index_code = staged.index_code"
        f" and parent.component_code = staged.component_code{in_year})",
    )


def _checks(table: str, expression: str, columns: tuple[str, ...]) -> list[Rule]:
    """A check by its form; one of no known form is of a form of its own."""
    plain = expression[1:-1] if expression.startswith("(") else expression
    rule = Rule(table, "paired", columns, expression, f"where not ({expression})")
    if found := BETWEEN.fullmatch(plain):
        column, low, high = found.groups()
        ends = (f"({column} >= {low})", f"({column} <= {high})")
        return [
            made
            for end, name in zip(ends, (low, high), strict=True)
            for made in _checks(table, end, tuple(c for c in columns if c in (column, name)))
        ]
    if found := LISTED.fullmatch(plain):
        options = tuple(re.findall(r"'([^']*)'", found[1]))
        return [replace(rule, name="not_listed", options=options)]
    if found := PATTERN.fullmatch(plain):
        return [replace(rule, name="form", pattern=found[1])]
    if found := COMPARED.fullmatch(plain):
        return [_compared(rule, *found.groups())]
    return [rule if len(columns) > 1 else replace(rule, name="form", pattern=plain)]


def _compared(rule: Rule, column: str, sign: str, bound: str) -> Rule:
    """A column that lies on one side of a number, or of another column."""
    if NUMBER.fullmatch(bound):
        return replace(rule, name=SIGNS[sign], columns=(column,), limit=float(bound))
    ordered = (column, bound) if sign.startswith("<") else (bound, column)
    name = "order" if "=" in sign else "order_strict"
    return replace(rule, name=name, columns=(column, bound), ordered=ordered)


def _written(file: Path) -> Rule:
    """A rule of data/rules/<table>.<rule>.sql: its first line says what is expected of which."""
    table, name = file.stem.split(".")
    text = file.read_text(encoding="utf-8")
    about, expected = text.splitlines()[0].removeprefix("--").split(":", 1)
    columns = tuple(column.strip() for column in about.split(","))
    return Rule(table, name, columns, expected.strip(), text)
