"""Tables that a hall can read: rows are chosen to fit at 24 px on 1024x768; no word is cut."""

import textwrap
from collections.abc import Sequence

from dashboard.briefing.slide import MOST_TABLE_COLUMNS, MOST_TABLE_ROWS, Table

# Letters of 24 px side by side on 1024 px less the margins, and lines of them below a message.
WIDTH = 76
LINES = 12
# A column is never narrower than its longest word up to this.
NARROW = 8

Row = tuple[str, ...]


def widths(rows: Sequence[Row]) -> list[int]:
    """How many letters each column gets, in proportion to what stands in it, whole words kept."""
    longest = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    word = [
        max((len(part) for row in rows for part in row[at].split()), default=0)
        for at in range(len(rows[0]))
    ]
    # Figures keep a line; the rest is shared by those who can wrap.
    least = [max(one, min(whole, 2 * NARROW)) for one, whole in zip(word, longest, strict=True)]
    left = max(0, WIDTH - sum(least))
    want = [whole - one for whole, one in zip(longest, least, strict=True)]
    share = min(1.0, left / max(1, sum(want)))
    return [one + int(share * more) for one, more in zip(least, want, strict=True)]


def lines(row: Row, wide: Sequence[int]) -> int:
    """How many lines the row takes."""
    return max(1, *(len(_wrapped(cell, width)) for cell, width in zip(row, wide, strict=True)))


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def fitted(columns: Row, rows: Sequence[Row], marked: tuple[int, ...] = ()) -> Table | None:
    """The first rows that fit; None without rows."""
    if not rows:
        return None
    if len(columns) > MOST_TABLE_COLUMNS:
        raise ValueError(f"{len(columns)} columns are too many for a slide")
    count = fitting(columns, rows)
    return Table(columns, tuple(rows[:count]), tuple(at for at in marked if at < count))


def fitting(columns: Row, rows: Sequence[Row]) -> int:
    """How many of the first rows fit; one always does."""
    count = min(len(rows), MOST_TABLE_ROWS)
    while count > 1 and _height(columns, rows[:count]) > LINES:
        count -= 1
    return count


def _height(columns: Row, rows: Sequence[Row]) -> int:
    wide = widths([columns, *rows])
    return sum(lines(row, wide) for row in (columns, *rows))
