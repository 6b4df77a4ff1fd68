"""Classes of units: how many got which, with what share, and which one a unit got."""

import re
from collections.abc import Iterator, Sequence

from dashboard.claims.grammar import numerals
from dashboard.claims.grammar.figure import Figure
from dashboard.claims.grammar.mentions import Mention
from dashboard.claims.grammar.numerals import NUMBER, SPELLED

BLOCKS = {
    "department": re.compile(
        r"\b(?:so,? ban,? ?nganh|cac so\b|khoi so|cap so|so,? nganh|co quan chuyen mon|"
        r"departments?)"
    ),
    "district": re.compile(
        r"\b(?:cap huyen|cac huyen|khoi huyen|huyen,|uy ban nhan dan huyen|"
        r"uy ban nhan dan cac huyen|ubnd huyen|districts?)"
    ),
}
_UNIT = r"(?:don vi|don\b|so\b|co quan|huyen|dia phuong|units?|departments?|districts?|agencies)"
_CLASSED = r"(?:dat|xep loai|xep|loai|danh gia|duoc|were|are|was|rated|classed|graded|as|at)"
_LEFT = re.compile(
    rf"(?P<n>\b(?:\d{{1,3}}|{SPELLED}))\s+{_UNIT}(?:(?!\b{_UNIT}\b)[^.;\d]){{0,24}}?"
    rf"(?:\s*{_CLASSED}\b)*\W*$"
)
_NONE = re.compile(
    rf"(?P<n>\b(?:khong co|khong|no)\s+{_UNIT}(?:\s+nao)?)[^.;\d]{{0,24}}?(?:\s*{_CLASSED}\b)*\W*$"
)
_RIGHT = re.compile(
    rf"\W{{0,3}}(?:(?:la|co|:|chiem (?P<p>{NUMBER})\s*%,?\s*(?:co|voi|la|\()?)\s*)+"
    rf"(?P<n>\d{{1,3}})\s+{_UNIT}"
)
_SHARE = re.compile(rf"[^.;%]{{0,40}}?\b(?:chiem|ty le|dat|or|\()\s*(?P<p>{NUMBER})\s*%")
_EITHER = re.compile(r"\W{0,2}(?:or|hoac|hay)\b")
_OR = re.compile(r"\b(?:or|hoac|hay)\W{0,2}$")
_OWN = re.compile(
    r"\b(?:(?:xep loai|loai|xep hang|danh gia|rated|classed|graded)\s*(?:la\s*)?\W*|"
    r"(?:dat|la)\s*[\"'(]\s*)$"
)


def block_of(text: str, start: int, end: int) -> str:
    """The block of units that a stretch of the plain text names first; "" for none."""
    found = {name: pattern.search(text, start, end) for name, pattern in BLOCKS.items()}
    ranks = {name: match.start() for name, match in found.items() if match}
    return min(ranks, key=ranks.__getitem__) if ranks else ""


def figures(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Figure]:
    """What a sentence says of classes, in order."""
    taken: set[int] = set()
    found: list[Figure] = []
    for mention in mentions:
        for one in _of(text, start, end, mention):
            if one.start not in taken:
                taken.add(one.start)
                found.append(one)
    return found


def _of(text: str, start: int, end: int, mention: Mention) -> Iterator[Figure]:
    """A class of a unit; where units are counted beside it, their number and share."""
    word = mention.keys[0]
    if _EITHER.match(text, mention.end) or _OR.search(text, start, mention.start):
        return
    counted = _count(text, start, end, mention)
    if counted is None:
        if _OWN.search(text, start, mention.start):
            yield Figure("class", 0, mention.start, mention.end, "class.unit", word=word)
        return
    found, value, last = counted
    yield Figure("class", value, found.start("n"), last, "class.count", word=word)
    share = found if found.groupdict().get("p") else _SHARE.match(text, last, end)
    if share:
        value, decimals = numerals.decimal(share["p"])
        spot = share.start("p"), share.end("p")
        yield Figure("count", value, *spot, "class.share", decimals, word=word)


def _count(
    text: str, start: int, end: int, mention: Mention
) -> tuple[re.Match[str], float, int] | None:
    """Where a number of units stands beside a class, what it is, and where that ends."""
    first = max(start, mention.start - 70)
    right = _RIGHT.match(text, mention.end, end)
    if right is not None:
        return right, float(right["n"]), right.end()
    none = _NONE.search(text, first, mention.start)
    if none is not None:
        return none, 0.0, mention.end
    left = _LEFT.search(text, first, mention.start)
    return (left, float(numerals.spelled(left["n"]) or 0), mention.end) if left else None
