"""A draft as the grammar reads it: without marks and capitals, with the way back to each letter."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.text.folding import STROKED

WORD = re.compile(r"[a-z0-9]+")
# What other typefaces write for the same sign.
SIGNS = str.maketrans(
    {"\u2212": "-", "–": "-", "—": "-", "‑": "-", "“": '"', "”": '"', "\u00a0": " ", "’": "'"}
)
ABBREVIATED = re.compile(r"(?:\b(?:tp|tx|no|st|dr|ths|ts|pgs|gs|mr|ms|vs|u\.k|p|t)|\b[a-z])\.$")
# Letters of a sentence: rules look back and forth in it for every figure.
LONGEST = 2_000
END = re.compile(r"[.!?…;]+[\"')\]]*(?=\s|$)|\n+")


@dataclass(frozen=True)
class Word:
    """A word of a draft: as it is compared, and where it stands in the plain text."""

    text: str
    start: int
    end: int
    is_capital: bool


@dataclass(frozen=True)
class Plain:
    """``text`` has one sign for each of ``at``, its place in the draft as it was written."""

    draft: str
    text: str
    at: tuple[int, ...]

    def rank(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text stands in the draft, marks that follow included."""
        last = self.at[end - 1] + 1
        while last < len(self.draft) and unicodedata.combining(self.draft[last]):
            last += 1
        return self.at[start], last

    def words(self) -> tuple[Word, ...]:
        """The words in order."""
        return tuple(
            Word(found[0], found.start(), found.end(), self.draft[self.at[found.start()]].isupper())
            for found in WORD.finditer(self.text)
        )


@functools.lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter.translate(SIGNS).lower().translate(STROKED))
    return "".join(one for one in plain if not unicodedata.combining(one)) if plain else ""


def _is_wrapped(draft: str, rank: int) -> bool:
    """Whether a line was only broken to fit: the sentence goes on with a small letter."""
    before, after = draft[rank - 1 : rank], draft[rank + 1 : rank + 2]
    return after.islower() and bool(before.strip()) and before not in ".:;!?"


def plain(draft: str) -> Plain:
    """A draft without marks and capitals; ends of lines are kept where a sentence may end."""
    letters: list[str] = []
    at: list[int] = []
    for rank, letter in enumerate(draft):
        folded = _folded(letter)
        if letter == "\n" and _is_wrapped(draft, rank):
            folded = " "
        for one in folded:
            letters.append(one)
            at.append(rank)
    return Plain(draft, "".join(letters), tuple(at))


def _goes_on(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a sign ends no sentence: after an abbreviation, or a semicolon in brackets."""
    first = max(start, found.start() - LONGEST)
    is_open = text.count("(", first, found.start()) > text.count(")", first, found.start())
    is_short = ABBREVIATED.search(text, start, found.start() + 1) is not None
    return is_short or (is_open and found[0].startswith(";"))


def sentences(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each sentence of a plain text stands, and whether it begins a paragraph.

    A dot inside a number, after an initial or an abbreviation ends nothing; what is longer than any
    sentence is cut at a space.
    """
    for start, end, is_first in _ended(text):
        while end - start > LONGEST:
            cut = text.rfind(" ", start, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            yield start, cut, is_first
            start, is_first = cut, False
        yield start, end, is_first


def _ended(text: str) -> Iterator[tuple[int, int, bool]]:
    start, is_first = 0, True
    for found in END.finditer(text):
        ends_line = found[0].startswith("\n")
        if not ends_line and _goes_on(text, start, found):
            continue
        if text[start : found.start()].strip():
            yield start, found.start(), is_first
            is_first = False
        start, is_first = found.end(), is_first or ends_line
    if text[start:].strip():
        yield start, len(text), is_first
