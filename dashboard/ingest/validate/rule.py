"""A rule that rows of a table must keep, with what is said of a row that does not.

It says where it is told (its first column that has a cell), by which words, and what may have been
meant. Whether it is kept is a pandera check; pandera is loaded only when a file is checked.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.ingest.validate.reference_rows import Entry

if TYPE_CHECKING:
    import pandera.pandas as pa

Keeps = Callable[[Entry], bool]
# The last place there is for an entry; None where that is not known.
Field = Callable[[Entry], int | None]


def nothing(_entry: Entry) -> str:
    """No suggestion."""
    return ""


def no_facts(_entry: Entry) -> dict[str, str]:
    """Nothing but the column and its value."""
    return {}


@dataclass(frozen=True)
class Rule:
    """A rule with its words. Either ``check`` tries a column, or ``keeps`` a whole row."""

    name: str
    columns: tuple[str, ...]
    check: "pa.Check | None" = None
    keeps: Keeps | None = None
    facts: Callable[[Entry], dict[str, str]] = no_facts
    suggestion: Callable[[Entry], str] = field(default=nothing)


def ranked(field: Field) -> Rule:
    """A place is not below the last one there is."""

    def keeps(entry: Entry) -> bool:
        rank, last = entry.complete.get("published_rank"), field(entry)
        return not isinstance(rank, int) or last is None or rank <= last

    return Rule(
        "rank_above_field",
        ("published_rank",),
        keeps=keeps,
        facts=lambda entry: {"rank": entry.text("published_rank"), "field": str(field(entry))},
    )
