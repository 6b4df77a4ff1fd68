"""What the database's own schema says of a table: types, keys, references and checks, as rules.

Read from the version at run time, so a table or a check that is added to data/schema.sql is tried
on a file without a line of code.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dashboard.ingest.grid import Value
from dashboard.store.ask import ask, per_version

Values = Mapping[str, Value]
Condition = Callable[[Values], bool]
RULE = ("rule_kind", "rule_text", "column_names", "parent_name", "parent_column_names")

NAME = r'"?(\w+)"?'
LISTED = re.compile(rf"{NAME} IN \((.*)\)")
BETWEEN = re.compile(rf"{NAME} BETWEEN (\S+) AND (\S+)")
COMPARED = re.compile(rf"{NAME} (>=|<=|>|<) (\S+)")
PATTERN = re.compile(rf"regexp_matches\({NAME}, '(.*)'\)")
PAIRED = re.compile(r"\((.+)\) (=|OR) \((.+)\)")
IS_NULL = re.compile(rf"{NAME} IS (NOT )?NULL")
EQUALS = re.compile(rf"{NAME} = '(.*)'")


@dataclass(frozen=True)
class Reference:
    """Columns whose values must be those of a row of ``parent``."""

    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """A column that holds one of a few words."""

    column: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Bounded:
    """A column that lies on one side of something: a number, or another column's value."""

    column: str
    sign: str
    bound: float | str


@dataclass(frozen=True)
class Pattern:
    """A text of a certain form."""

    column: str
    pattern: str


@dataclass(frozen=True)
class Paired:
    """Columns of which one says something about the other."""

    columns: tuple[str, ...]
    holds: Condition


Check = Listed | Bounded | Pattern | Paired


@dataclass(frozen=True)
class Schema:
    """The rules of a table. ``strange`` are checks of a form that is not known here.

    Whatever they refuse, the build refuses too, but without the cell.
    """

    required: frozenset[str]
    unique: tuple[tuple[str, ...], ...]
    references: tuple[Reference, ...]
    checks: tuple[Check, ...]
    strange: tuple[str, ...]

    @property
    def parents(self) -> dict[str, str]:
        """The table that a single column refers to, by column."""
        return {
            reference.columns[0]: reference.parent
            for reference in self.references
            if len(reference.columns) == 1
        }

    @property
    def listed(self) -> dict[str, tuple[str, ...]]:
        """The words that a column may hold, by column."""
        return {check.column: check.options for check in self.checks if isinstance(check, Listed)}


@per_version
def schema(table: str) -> Schema:
    """The rules of a table of this version."""
    rules = ask("table_rule", table_name=table)
    by_kind: dict[str, list[_Stated]] = {}
    for kind, *stated in zip(*(rules[column] for column in RULE), strict=True):
        by_kind.setdefault(kind, []).append(_stated(*stated))
    parsed = {rule.text: _checks(rule.text) for rule in by_kind.get("CHECK", [])}
    return Schema(
        required=frozenset(rule.columns[0] for rule in by_kind.get("NOT NULL", [])),
        unique=tuple(rule.columns for rule in by_kind.get("UNIQUE", [])),
        references=tuple(rule.reference for rule in by_kind.get("FOREIGN KEY", [])),
        checks=tuple(check for checks in parsed.values() for check in checks),
        strange=tuple(text for text, checks in parsed.items() if not checks),
    )


@dataclass(frozen=True)
class _Stated:
    """A rule as the database tells it."""

    text: str
    columns: tuple[str, ...]
    reference: Reference


def _stated(
    text: object, columns: Iterable[object], parent: object, parent_columns: Iterable[object]
) -> _Stated:
    own = tuple(str(column) for column in columns)
    other = tuple(str(column) for column in parent_columns)
    return _Stated(str(text), own, Reference(own, str(parent), other))


def _checks(text: str) -> list[Check]:
    """A check as one rule or two; none where its form is not known."""
    plain = text[1:-1] if text.startswith("(") else text
    for form, made in (
        (LISTED, _listed),
        (BETWEEN, _between),
        (PATTERN, _pattern),
        (COMPARED, _compared),
        (PAIRED, _paired),
    ):
        found = form.fullmatch(plain)
        if found:
            return made(found)
    return []


def _listed(found: re.Match[str]) -> list[Check]:
    return [Listed(found[1], tuple(re.findall(r"'([^']*)'", found[2])))]


def _between(found: re.Match[str]) -> list[Check]:
    return [Bounded(found[1], ">=", _bound(found[2])), Bounded(found[1], "<=", _bound(found[3]))]


def _compared(found: re.Match[str]) -> list[Check]:
    return [Bounded(found[1], found[2], _bound(found[3]))]


def _bound(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text.strip('"')


def _pattern(found: re.Match[str]) -> list[Check]:
    return [Pattern(found[1], found[2])]


def _paired(found: re.Match[str]) -> list[Check]:
    left, right = _condition(found[1]), _condition(found[3])
    if left is None or right is None:
        return []
    columns = tuple(name for _, name in (left, right))
    one, other = left[0], right[0]
    if found[2] == "=":
        return [Paired(columns, lambda values: one(values) == other(values))]
    return [Paired(columns, lambda values: one(values) or other(values))]


def _condition(text: str) -> tuple[Condition, str] | None:
    """A statement about one column, and the column."""
    if found := IS_NULL.fullmatch(text):
        name, is_negated = found[1], found[2] is not None
        return (lambda values: (values.get(name) is None) != is_negated), name
    if found := EQUALS.fullmatch(text):
        name, wanted = found[1], found[2]
        return (lambda values: values.get(name) == wanted), name
    return None
