"""A part of a preview: a heading, what is to be said of it, and a table of texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.text import numbers
from dashboard.text.messages import words

# A page shows as many rows of a table; how many more there are is told.
MOST_ROWS = 200

Texts = tuple[str, ...]
Found = TypeVar("Found")


@dataclass(frozen=True)
class Part:
    """``rows`` by ``heads`` as readers see them, ``more`` of which are not shown.

    ``count`` is how many things are told: a row that was corrected in two cells is one of them,
    though the table has a line for each cell.
    """

    key: str
    title: str
    lines: Texts
    heads: Texts = ()
    rows: tuple[Texts, ...] = ()
    count: int = 0
    more: int = 0


def part(
    key: str,
    heads: Sequence[str],
    found: Sequence[Found],
    row: Callable[[Found], Texts],
    lines: Texts,
    language: str,
    count: int | None = None,
) -> Part:
    """A part with a row for each thing found, at most ``MOST_ROWS``; its last line tells the rest.

    What is not shown is not put into words either. ``count`` is given where it is another than
    that of the rows.
    """
    say = words(language)
    more = max(0, len(found) - MOST_ROWS)
    if more:
        told = numbers.whole(more, language)
        lines = (*lines, say("load_preview.more", shown=MOST_ROWS, more=told))
    labels = tuple(say(f"load_preview.head.{head}") for head in heads)
    title = say(f"load_preview.part.{key}")
    rows = tuple(row(one) for one in found[:MOST_ROWS])
    return Part(key, title, lines, labels, rows, len(found) if count is None else count, more)
