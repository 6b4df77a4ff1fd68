"""A preview as it is told: parts, each with a heading, what is to be said, a table of texts."""

from collections.abc import Callable, Iterator, Sequence
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


@dataclass(frozen=True)
class RowCount:
    """How many rows of a table differ, by index (or scheme) and year where it has them."""

    table: str
    owner: str
    year: int | None
    n_new: int
    n_corrected: int
    n_gone: int


# The parts, in the order in which they are told.
PARTS = (
    "count", "new", "corrected", "gone", "rank", "unit", "sentence", "target", "briefing",
)  # fmt: skip


@dataclass(frozen=True)
class Preview:
    """What changes from version ``before`` to version ``after``, both by their short ids.

    ``sentence`` says it in one; ``counts`` are for machines; ``parts`` are for readers, in the
    order of ``PARTS``, none where the versions are the same.
    """

    before: str
    after: str
    sentence: str = ""
    counts: tuple[RowCount, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether nothing at all would change."""
        return self.before == self.after

    def part(self, key: str) -> Part:
        """A part by its key. Raises ``KeyError`` where there is none."""
        for one in self.parts:
            if one.key == key:
                return one
        raise KeyError(key)

    def lines(self) -> Iterator[str]:
        """All of it as lines of text, for commands."""
        yield self.sentence
        for one in self.parts:
            yield one.title
            yield from (f"  {line}" for line in one.lines)
            if one.rows:
                yield f"  {' | '.join(one.heads)}"
                yield from (f"  {' | '.join(row)}" for row in one.rows)


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
