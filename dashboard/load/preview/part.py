"""A part of a preview: a heading, what is to be said of it, and a table of texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.words import Say

# A page shows as many rows of a table; how many more there are is told.
MOST_ROWS = 200

Texts = tuple[str, ...]
Found = TypeVar("Found")


@dataclass(frozen=True)
class Part:
    """``rows`` by ``heads`` as readers see them; ``count`` is how many there are in all."""

    key: str
    title: str
    lines: Texts
    heads: Texts = ()
    rows: tuple[Texts, ...] = ()
    count: int = 0

    @property
    def more(self) -> int:
        """How many rows are not among those shown."""
        return self.count - len(self.rows)


def part(
    key: str,
    heads: Sequence[str],
    found: Sequence[Found],
    row: Callable[[Found], Texts],
    lines: Texts,
    say: Say,
) -> Part:
    """A part with a row for each thing found, at most ``MOST_ROWS``; its last line tells the rest.

    What is not shown is not put into words either.
    """
    more = len(found) - MOST_ROWS
    if more > 0:
        lines = (*lines, say("load_preview.more", shown=MOST_ROWS, more=more))
    labels = tuple(say(f"load_preview.head.{head}") for head in heads)
    title = say(f"load_preview.part.{key}")
    rows = tuple(row(one) for one in found[:MOST_ROWS])
    return Part(key, title, lines, labels, rows, len(found))
