"""Which component a heading means: by its words in either language, and by its number.

Publishers shorten, lengthen and misspell names ("Bias", "Land Tittle Procedures"), so words are
compared without marks, one by one, and a heading that fits several components fits none.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from dashboard.ingest.finding import TOTALS
from dashboard.store.ask import ask, per_version
from dashboard.text.numbers import is_missing

# Headings longer than this are questions of a survey, not names of components.
MOST_WORDS = 18
# What publishers write short.
SHORT = {
    "dn": ("doanh", "nghiep"),
    "tthc": ("thu", "tuc", "hanh", "chinh"),
    "bss": ("business", "support", "services"),
    "cnqsd": ("chung", "nhan", "quyen", "su", "dung"),
    "cnqsdd": ("chung", "nhan", "quyen", "su", "dung", "dat"),
}
SAME_WORD = 0.8
# Syllables of different meaning differ by a letter; only longer words are taken for misspelt.
LONGEST_SYLLABLE = 5
SPARE_LETTERS = 3
SAME_TEXT = 0.86
NEAR = 0.5
# A new wording under the old number keeps so many of the words.
SHARED = 0.6
# A heading may have so many words that the name does not have.
SPARE_WORDS = 3
# Two names that fit a heading nearly as well as one another are no answer.
MARGIN = 0.02
# A heading and a name of the same words.
ALL_WORDS = 2.0
NUMBERED = re.compile(
    r"^\W*(?:(?:truc |chi so )?noi dung(?: thanh phan)?|dimension|sub-dimension|chi so|d)?"
    r"\s*(\d(?:\.\d)?)(?=$|[\s:.)–-])[\s:.)–-]*(.*)$"
)

Words = tuple[str, ...]


@dataclass(frozen=True)
class Component:
    """A component as it is in some year: its names as words, and its scale in points."""

    code: str
    parent_code: str
    label: str
    names: tuple[Words, ...]
    low: float
    high: float | None


@dataclass(frozen=True)
class Match:
    """``code`` is "" where no component fits, or several do; ``nearest`` is the likeliest then."""

    code: str
    nearest: str = ""


def unmarked(text: str) -> str:
    """Small letters without marks; signs and spaces stay."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return plain.encode("ascii", "ignore").decode("ascii")


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """The words of a text without marks, short forms written out."""
    found = re.findall(r"[a-z0-9]+", unmarked(text))
    return tuple(word for short in found for word in SHORT.get(short, (short,)))


@per_version
def components(index_code: str, year: int | None) -> tuple[Component, ...]:
    """The components of an index in a year, those of the nearest year on record if need be.

    Without a year those of all years, one for each meaning a code has had.
    """
    frame = ask("component_period")
    frame = frame[frame["index_code"] == index_code]
    if year is not None and len(frame):
        nearest = min(max(year, int(frame["first_year"].min())), int(frame["last_year"].max()))
        frame = frame[(frame["first_year"] <= nearest) & (frame["last_year"] >= nearest)]
    found = (
        Component(
            code=str(row["component_code"]),
            parent_code="" if is_missing(row["parent_code"]) else str(row["parent_code"]),
            label=str(row["name"]),
            names=(words_of(str(row["name"])), words_of(str(row["name_en"]))),
            low=float(row["min_score"]),
            high=None if is_missing(row["max_score"]) else float(row["max_score"]),
        )
        for _, row in frame.iterrows()
    )
    # Periods of the same meaning and scale are one.
    return tuple(dict.fromkeys(found))


def parts(known: Iterable[Component]) -> tuple[Component, ...]:
    """The components that are not the whole of the index."""
    return tuple(one for one in known if one.code not in TOTALS)


@lru_cache(maxsize=32768)
def match_share(heading: Words, name: Words) -> float:
    """How well a heading fits a name: above 1 where one has all words of the other, else 0 to 1."""
    if not heading or not name:
        return 0.0
    if len(heading) <= len(name) and all(_is_in(word, name) for word in heading):
        return 1 + len(heading) / len(name)
    if len(heading) <= len(name) + SPARE_WORDS and all(_is_in(word, heading) for word in name):
        return 1 + len(name) / len(heading) - MARGIN
    if not set(heading) & set(name):
        return 0.0
    one, other = " ".join(heading), " ".join(name)
    if 2 * min(len(one), len(other)) < NEAR * (len(one) + len(other)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _is_in(word: str, words: Words) -> bool:
    return word in words or (
        len(word) > LONGEST_SYLLABLE and any(_is_alike(word, other) for other in words)
    )


def _is_alike(word: str, other: str) -> bool:
    """Whether one is the other misspelt: same first letter, nearly the same length and letters."""
    return (
        word[0] == other[0]
        and abs(len(word) - len(other)) < SPARE_LETTERS
        and SequenceMatcher(None, word, other, autojunk=False).ratio() >= SAME_WORD
    )


def match(heading: str, known: Iterable[Component]) -> Match:
    """The component that a heading names."""
    words = words_of(heading)
    if not words or len(words) > MOST_WORDS:
        return Match("")
    fits: dict[str, float] = {}
    for component in known:
        own = max(match_share(words, name) for name in component.names)
        fits[component.code] = max(own, fits.get(component.code, 0.0))
    order = sorted(fits, key=lambda code: (-fits[code], code))
    if not order:
        return Match("")
    best = fits[order[0]]
    rest = max((fits[code] for code in order[1:]), default=0.0)
    # Words that several names have are none of them, unless they are all of one name's.
    is_vague = rest > 1 and best < ALL_WORDS
    is_clear = best >= SAME_TEXT and best - rest > MARGIN and not is_vague
    return Match(order[0] if is_clear else "", order[0] if best >= NEAR else "")


def match_numbered(heading: str, known: Iterable[Component], index_code: str) -> Match:
    """The component that a heading such as "1.2: Opportunities ..." names.

    Number and name must agree, since a number has meant different things in different years: a
    name that is another component's, or was this one's in other years, is not taken. Where the
    name fits several ("4: Control of corruption"), or is worded in a new way, the number decides.
    """
    found = NUMBERED.match(unmarked(heading))
    known = tuple(known)
    if found is None:
        return match(heading, known)
    numbered = f"D{found[1]}"
    own = [name for one in known if one.code == numbered for name in one.names]
    if not own:
        return match(found[2], known)
    words = words_of(found[2])
    if not words or max(match_share(words, name) for name in own) >= SAME_TEXT:
        return Match(numbered, numbered)
    named = match(found[2], known)
    is_other = named.code or match(found[2], components(index_code, None)).code
    if not is_other and max(_shared(words, name) for name in own) >= SHARED:
        return Match(numbered, numbered)
    return Match("", named.code or numbered)


def _shared(heading: Words, name: Words) -> float:
    """The share of the shorter text's words that the other one has too."""
    return len(set(heading) & set(name)) / min(len(set(heading)), len(set(name)))
