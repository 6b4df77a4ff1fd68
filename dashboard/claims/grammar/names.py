"""Names by which drafts call things: indices, provinces, components, units, classes, regions.

All come from the catalogue of the version; of each there are the ways in which writers shorten it:
the beginning of a title as far as it is one index's alone, its initials, a name in one word.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dashboard.catalog.indices import TOTALS, index_rows
from dashboard.catalog.provinces import provinces_by_code
from dashboard.catalog.units import units
from dashboard.claims.grammar.plain import WORD, plain
from dashboard.store.ask import ask, per_version
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records

Kind = Literal["index", "scheme", "province", "component", "unit", "region", "class"]
Words = tuple[str, ...]

INDEX_WORDS = ("chi", "so")
LEVEL = ("cap", "tinh")
LONG_TITLE = 6
# Of a name that stands alone: fewer words or letters could be something else.
FEWEST_WORDS, FEWEST_LETTERS = 2, 4
TOWN = (("tp",), ("thanh", "pho"))
REGIONS = Path(__file__).with_name("regions.toml")


@dataclass(frozen=True, order=True)
class Name:
    """What a spelling stands for; ``key`` is a code, of a component "INDEX/CODE".

    One that ``is_proper`` is only meant where it is written with a capital.
    """

    kind: Kind
    key: str
    is_proper: bool = False


def words_of(text: str) -> Words:
    """The words of a name as they are compared."""
    return tuple(WORD.findall(plain(text).text))


@per_version
def spellings() -> dict[str, tuple[tuple[Words, tuple[Name, ...]], ...]]:
    """First word -> spellings that begin with it, the longest first, with what each may mean."""
    found: dict[Words, set[Name]] = {}
    makers = (_indices, _schemes, _provinces, _components, _units, _regions, _classes)
    for words, name in (pair for maker in makers for pair in maker()):
        if words:
            found.setdefault(words, set()).add(name)
    by_first: dict[str, list[tuple[Words, tuple[Name, ...]]]] = {}
    for words, names in found.items():
        by_first.setdefault(words[0], []).append((words, tuple(sorted(names))))
    return {
        first: tuple(sorted(known, key=lambda pair: (-len(pair[0]), pair[0])))
        for first, known in by_first.items()
    }


Pairs = Iterator[tuple[Words, Name]]


def _indices() -> Pairs:
    rows = records(index_rows())
    shortened = {
        str(row["index_code"]): {*_title(str(row["title"])), *_english(str(row["title_en"]))}
        for row in rows
    }
    counted = Counter(words for known in shortened.values() for words in known)
    for row in rows:
        code, name = str(row["index_code"]), words_of(str(row["name"]))
        own = {words for words in shortened[code] if counted[words] == 1}
        for words in {name, ("".join(name),), *own}:
            yield words, Name("index", code)


def _title(title: str) -> Iterator[Words]:
    """A Vietnamese title, its beginnings, its initials: "Chỉ số NLCT cấp tỉnh"."""
    words = words_of(title)
    for whole in {words, tuple(word for word in words if word != "va")}:
        core = whole[len(INDEX_WORDS) :] if whole[:2] == INDEX_WORDS else whole
        least = len(INDEX_WORDS) + FEWEST_WORDS
        yield from (whole[:length] for length in range(least, len(whole) + 1))
        bare = core[:-2] if core[-2:] == LEVEL else core
        yield (*INDEX_WORDS, "".join(word[0] for word in bare))
        if len(core) >= LONG_TITLE:
            yield from {core, bare} if len(bare) >= LONG_TITLE else {core}


def _english(title: str) -> Iterator[Words]:
    """An English title, and its beginnings and ends that hold the word "index"."""
    words = words_of(title)
    yield words
    for length in range(FEWEST_WORDS, len(words)):
        yield from (part for part in (words[:length], words[-length:]) if "index" in part)


def _schemes() -> Pairs:
    for row in records(ask("scheme_catalog")):
        name = Name("scheme", str(row["scheme"]))
        short = words_of(str(row["short_name"]))
        if len(short) == 1:
            yield short, name
        for column in ("name", "name_en"):
            yield words_of(str(row[column])), name


@per_version
def scheme_of(index_code: str) -> str:
    """The scheme by which provinces score their units on what an index measures; "" for none.

    Its name begins with the index's own: "Chỉ số cải cách hành chính" of departments.
    """
    title = words_of(str(index_rows().loc[index_code, "title"]))
    schemes = records(ask("scheme_catalog"))
    found = (row for row in schemes if words_of(str(row["name"]))[: len(title)] == title)
    return next((str(row["scheme"]) for row in found), "")


def _provinces() -> Pairs:
    english = provinces_by_code("en")
    aliases = ask("province_alias_list")
    given: dict[str, list[str]] = {}
    for code, alias in zip(aliases["province_code"], aliases["alias"], strict=True):
        given.setdefault(str(code), []).append(str(alias))
    for code, province in provinces_by_code("vi").items():
        own = words_of(province.name)
        known = {own, words_of(english[code].name), *map(words_of, given.get(code, ()))}
        # "TP. Hồ Chí Minh" is a city, "Hồ Chí Minh" may be the man.
        bare = own[1:] if own[:1] in TOWN else ()
        for words in known - {bare, bare[:2]}:
            if len(words) >= FEWEST_WORDS or len("".join(words)) >= FEWEST_LETTERS - 1:
                yield words, Name("province", code, is_proper=True)
                if words[0] != "tinh":
                    yield ("tinh", *words), Name("province", code)


def _components() -> Pairs:
    rows = records(ask("component_period"))
    known: dict[Words, set[tuple[str, str]]] = {}
    for row in rows:
        code = str(row["component_code"])
        if code in TOTALS or is_missing(row["parent_code"]):
            continue
        for words in _called(code, str(row["name"]), str(row["name_en"])):
            known.setdefault(words, set()).add((str(row["index_code"]), code))
    for words, meant in known.items():
        for index_code, code in meant:
            yield words, Name("component", f"{index_code}/{code}")


def _called(code: str, *names: str) -> Iterator[Words]:
    """A component's names without what stands in brackets, their beginnings, its printed number."""
    if any(letter.isdigit() for letter in code) and "_" not in code and len(code) > 1:
        yield words_of(code)
    for name in names:
        words = words_of(name.split("(")[0])
        if len(words) >= FEWEST_WORDS:
            yield from (words, words_of(name))
            yield from (words[:length] for length in range(3, len(words)))


def _units() -> Pairs:
    english = units("en")
    for key, unit in units("vi").items():
        for spelling in {unit.name, english[key].name, *unit.aliases}:
            words = words_of(spelling)
            for known in {words, words[:-1] if words[-1:] == ("tinh",) else words}:
                if len(known) >= FEWEST_WORDS:
                    yield known, Name("unit", key, is_proper=True)


def _regions() -> Pairs:
    english = tomllib.loads(REGIONS.read_text(encoding="utf-8"))
    for region in {province.region for province in provinces_by_code("vi").values()}:
        yield words_of(region), Name("region", region)
        if region in english:
            yield words_of(str(english[region])), Name("region", region)


def _classes() -> Pairs:
    for row in records(ask("class_name")):
        for column in ("class", "name_en"):
            yield words_of(str(row[column])), Name("class", str(row["class"]))


def longest(names: Iterable[Name], kind: Kind) -> tuple[str, ...]:
    """The keys of one kind among the meanings of a spelling."""
    return tuple(name.key for name in names if name.kind == kind)
