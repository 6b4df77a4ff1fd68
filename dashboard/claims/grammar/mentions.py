"""What a draft speaks of: names of the catalogue and years, where they stand in the plain text."""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dashboard.catalog.provinces import provinces_by_code
from dashboard.claims.grammar.names import TOWN, Kind, Name, longest, spellings
from dashboard.claims.grammar.plain import Plain, Word
from dashboard.store.ask import per_version

# "base": what something is compared with; "since": from when; "target": until when; "range": one
# end of a period; "date": of a day or month; "relative": "last year", by the draft's own date.
Role = Literal["edition", "base", "since", "target", "range", "date", "relative"]

YEAR = re.compile(r"(?<![\d/.,:])((?:19|20)\d\d)(?![\d/]|[.,]\d|-[a-z])")
DAY = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*((?:19|20)\d\d)\b")
MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
# "between 2017 and 2020", "từ năm 2017 đến năm 2020": from when, and until when.
PERIOD = re.compile(
    r"\b(?:between|from|tu|giua)(?: nam)? ((?:19|20)\d\d)(?: (?:and|to|den|va|-))(?: nam)? "
    r"((?:19|20)\d\d)\b"
)
EARLIER = re.compile(
    r"\b(?:nam truoc do|nam lien truoc|nam truoc|the year before|the previous year|"
    r"a year earlier)\b"
)
RELATIVE = re.compile(r"\b(?:nam (?:qua|vua qua|vua roi|ngoai)|last year)\b")
# What stands right before a year, by what that makes it.
BEFORE: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("date", re.compile(rf"(?:\bthang \d\d? nam|\b(?:{MONTHS})\.?,?(?: \d\d?,)?) *$")),
    ("since", re.compile(r"\b(?:ke tu|tinh tu|tu|since)(?: (?:nam|the|ky|khi))* *$")),
    (
        "base",
        re.compile(
            r"\b(?:(?:so voi|so cung ky|cung ky|compared (?:to|with)|versus|vs\.?|against|"
            r"relative to|than)(?: [a-z]+){0,8}|(?:hon|on|over|from)(?: nam)?) *$"
        ),
    ),
    ("target", re.compile(r"\b(?:den|toi|by|until)(?: (?:het|cuoi))?(?: nam| the end of)? *$")),
    ("range", re.compile(r"\b(?:giai doan|nhiem ky|period|term)(?: [a-z]+)? *$")),
)
NEAR = 48
TOWNS = (*TOWN, ("tx",), ("thi", "xa"), ("huyen",), ("quan",), ("phuong",))


@dataclass(frozen=True)
class Mention:
    """A name in the plain text; ``keys`` are what it may stand for, of one kind."""

    kind: Kind
    keys: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class YearMention:
    """A year in the plain text; 0 is one that the draft's date tells, -1 the one before another."""

    year: int
    role: Role
    start: int
    end: int


def named(draft: Plain) -> Iterator[Mention]:
    """The names in order, the longest at each place; those inside another count for nothing."""
    words, known = draft.words(), spellings()
    is_plain = not any(word.is_capital for word in words)
    at = 0
    while at < len(words):
        found = _at(words, at, known, draft, is_plain)
        if found is None:
            at += 1
            continue
        names, length = found
        start, end = words[at].start, words[at + length - 1].end
        for kind in dict.fromkeys(name.kind for name in names):
            yield Mention(kind, longest(names, kind), start, end)
        at += length


Known = dict[str, tuple[tuple[tuple[str, ...], tuple[Name, ...]], ...]]


def _at(
    words: tuple[Word, ...], at: int, known: Known, draft: Plain, is_plain: bool
) -> tuple[tuple[Name, ...], int] | None:
    """The names of the longest spelling that begins at a word, and how many words it has."""
    spelled = known.get(words[at].text, ())
    ahead = tuple(word.text for word in words[at : at + len(spelled[0][0])]) if spelled else ()
    for spelling, names in spelled:
        here = words[at : at + len(spelling)]
        if ahead[: len(spelling)] != spelling or _is_parted(here, draft):
            continue
        taken = tuple(
            name for name in names if is_plain or not name.is_proper or words[at].is_capital
        )
        if taken and taken[0].kind == "province":
            is_other = len(spelling) == 1 and _is_other(words[at], draft)
            if is_other or _is_town(words, at, spelling):
                continue
        if taken:
            return taken, len(spelling)
    return None


def _is_parted(words: tuple[Word, ...], draft: Plain) -> bool:
    """Whether a sentence or a line ends between the words of a name."""
    return any(
        re.search(r"\n|[!?;]|\.\s", draft.text[one.end : other.start])
        and one.text not in ("tp", "t", "p", "tt")
        for one, other in itertools.pairwise(words)
    )


def _is_other(word: Word, draft: Plain) -> bool:
    """Whether a single word has other marks than the name that it looks like: Huệ is not Huế."""
    start, end = draft.rank(word.start, word.end)
    written = unicodedata.normalize("NFC", draft.draft[start:end]).lower()
    return not written.isascii() and written not in _single()


@per_version
def _single() -> frozenset[str]:
    """The names of provinces that are one word, with their marks."""
    names = (province.name.lower() for province in provinces_by_code("vi").values())
    return frozenset(name for name in names if " " not in name)


def _is_town(words: tuple[Word, ...], at: int, spelling: tuple[str, ...]) -> bool:
    """Whether it is a town that has the province's name: "thành phố Kon Tum"."""
    before = tuple(word.text for word in words[max(0, at - 2) : at])
    if not any(before[-len(kind) :] == kind for kind in TOWNS):
        return False
    is_city = any(known == ("tp", *spelling) for known, _ in spellings().get("tp", ()))
    return not (is_city and before[-1] in ("tp", "pho"))


def years(draft: Plain) -> list[YearMention]:
    """The years in order, each with its role."""
    text = draft.text
    days = {found.start(1) for found in DAY.finditer(text)}
    periods: dict[int, Role] = {}
    for one in PERIOD.finditer(text):
        periods |= {one.start(1): "base", one.start(2): "edition"}
    found = [
        YearMention(
            int(one[1]), periods.get(one.start(1)) or _role(text, one), one.start(1), one.end(1)
        )
        for one in YEAR.finditer(text)
        if one.start(1) not in days
    ]
    for pattern, year in ((RELATIVE, 0), (EARLIER, -1)):
        for one in pattern.finditer(text):
            before = text[max(0, one.start() - NEAR) : one.start()]
            if not BEFORE[2][1].search(re.split(r"[,;.()\d]", before)[-1]):
                found.append(YearMention(year, "relative", one.start(), one.end()))
    return sorted(found, key=lambda one: one.start)


def _role(text: str, found: re.Match[str]) -> Role:
    if re.match(r"\s*-\s*(?:19|20)\d\d", text[found.end() : found.end() + 9]):
        return "range"
    before = text[max(0, found.start() - NEAR) : found.start()]
    if re.search(r"(?:19|20)\d\d\s*-\s*$", before):
        return "range"
    before = re.split(r"[\n,;()]|\d", before)[-1] if "thang" not in before else before
    return next((role for role, pattern in BEFORE if pattern.search(before)), "edition")


def dated(draft: Plain) -> int | None:
    """The year of the first day that a draft names: when it was written; None without one."""
    found = DAY.search(draft.text)
    return int(found[1]) if found else None
