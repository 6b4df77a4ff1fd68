"""What the schema of this version says of a table: its columns, and the rules of its rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.build.constraints import DERIVED, Rule, rules_of
from dashboard.build.load_rows import source_types
from dashboard.store import versions
from dashboard.store.ask import current_file, per_version
from dashboard.store.connection import version_connection


@dataclass(frozen=True)
class Schema:
    """A table: the types of its columns, without those that the build fills in, and its rules."""

    types: Mapping[str, str]
    rules: tuple[Rule, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell rows apart; all of them where the table has no key."""
        return next(rule.columns for rule in self.rules if rule.name == "same_key")

    @property
    def required(self) -> frozenset[str]:
        """The columns that must be filled in."""
        return frozenset(rule.columns[0] for rule in self.rules if rule.name == "missing")

    @property
    def listed(self) -> dict[str, tuple[str, ...]]:
        """The words that a column may hold, by column."""
        return {rule.columns[0]: rule.options for rule in self.rules if rule.options}

    @property
    def references(self) -> tuple[Rule, ...]:
        """The rules by which columns name a row of another table."""
        return tuple(rule for rule in self.rules if rule.parents)

    @property
    def parents(self) -> dict[str, tuple[str, ...]]:
        """The tables of which a column alone names a row, by column."""
        return {rule.columns[0]: rule.parents for rule in self.references if len(rule.columns) == 1}

    def highest(self, column: str) -> float | None:
        """The largest number that a column may hold, where a check says so."""
        limits = [
            rule.limit
            for rule in self.rules
            if rule.limit is not None
            and rule.name in ("below", "at_most")
            and rule.columns == (column,)
        ]
        return min(limits, default=None)


@per_version
def schemas() -> dict[str, Schema]:
    """Every source table of this version, parents before those that refer to them."""
    connection = version_connection(current_file()).cursor()
    types = source_types(connection)
    rules = rules_of(connection, types, versions.DATA / "rules")
    return {
        table: Schema(
            {name: kind for name, kind in columns.items() if name not in DERIVED.get(table, ())},
            rules[table],
        )
        for table, columns in types.items()
    }


def schema(table: str) -> Schema:
    """A source table of this version."""
    return schemas()[table]
