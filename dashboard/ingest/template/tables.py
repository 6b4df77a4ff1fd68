"""The sheets of our template and their columns: what the schema says, in the readers' words."""

from dataclasses import dataclass

from dashboard.ingest.grid import Value
from dashboard.ingest.schema import schema
from dashboard.store.ask import current_file, per_version
from dashboard.store.connection import version_connection
from dashboard.text.messages import catalogue, words

MAIN = (
    "province_score", "unit", "unit_score", "unit_block_summary", "unit_class_summary", "target",
    "responsibility", "duty_holder", "milestone", "source",
)  # fmt: skip
# Rarer: with these a new edition, index or scheme comes in through data alone.
RARER = (
    "edition", "unit_edition", "index", "series", "component", "scheme", "unit_class",
    "unit_criterion", "unit_criterion_score", "unit_alias", "province_alias",
    "confidence_interval", "national_statistic", "fact", "contradiction",
)  # fmt: skip
TABLES = (*MAIN, *RARER)
# The code by which most indices call their total.
TOTAL = "TOTAL"
REMOVE, REMOVED = "remove", "x"
KINDS = {"VARCHAR": "text", "INTEGER": "whole", "DOUBLE": "number", "DATE": "date"}


@dataclass(frozen=True)
class Column:
    """A column of a sheet. ``kind``: "text", "whole", "number" or "date".

    ``allowed`` are the only values there may be; empty where the schema lists none.
    """

    table: str
    code: str
    kind: str
    is_required: bool = False
    is_key: bool = False
    allowed: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """What stands above the column."""
        return self._said("label", language)

    def meaning(self, language: str) -> str:
        """What is to be filled in, in a sentence or two."""
        return self._said("meaning", language)

    def _said(self, about: str, language: str) -> str:
        own = f"load_template.{about}_of.{self.table}.{self.code}"
        common = f"load_template.{about}.{self.code}"
        return words(language)(own if own in catalogue(language) else common, total=TOTAL)


@per_version
def columns(table: str) -> tuple[Column, ...]:
    """A table's columns in the order of the schema, without those that the build fills in."""
    own = schema(table)
    # A table without a key tells its rows apart by all they hold.
    keyed = own.key if len(own.key) < len(own.types) else ()
    return tuple(
        Column(
            table,
            name,
            KINDS[kind],
            is_required=name in own.required,
            is_key=name in keyed,
            allowed=own.listed.get(name, ()),
        )
        for name, kind in own.types.items()
    )


def sheet_columns(table: str) -> tuple[Column, ...]:
    """The columns of a sheet: the table's, and the one that takes rows out."""
    return (*columns(table), Column(table, REMOVE, "text", allowed=(REMOVED,)))


def key(table: str) -> tuple[str, ...]:
    """The columns that tell a table's rows apart; all obligatory ones where there is no key."""
    own = tuple(column.code for column in columns(table) if column.is_key)
    return own or tuple(column.code for column in columns(table) if column.is_required)


def sheet_name(table: str, language: str) -> str:
    """The name of a table's sheet, at most 31 letters."""
    return words(language)(f"load_template.sheet.{table}")


def rows(table: str) -> tuple[dict[str, Value], ...]:
    """All rows held of a table, by column as in its sheet, in the order they are stored."""
    relation = version_connection(current_file()).cursor().table(table)
    wanted = [column.code for column in columns(table)]
    column_numbers = [relation.columns.index(code) for code in wanted]
    return tuple(
        dict(zip(wanted, (row[column_number] for column_number in column_numbers), strict=True))
        for row in relation.fetchall()
    )
