"""Provinces by code: their names in both languages, their spellings, what became of them."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from dashboard.store.ask import ask, per_version
from dashboard.text.folding import fold, unmarked
from dashboard.text.messages import LANGUAGES, Say, words
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records

# "TT-Huế": typed as written, hyphen and all.
ABBREVIATED = re.compile(r"[A-Z]{2,}-\w*[^\x00-\x7f]")

# What stands around a province's name where it is listed: "1. Hà Nội (2)".
ORDINAL = re.compile(r"^\s*\d+\s*[.)/-]?\s*(?=\D)")
BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
CODE = re.compile(r"\((n?\d\d)\)\s*$")
# What kind of province it is, folded, before its name and after it.
KIND = re.compile(r"^(ubnd)?(tinh|thanhpho|tp|thudo)(?=.)")
PLACE = re.compile(r"(?<=.)(city|province)$")

HOME_PROVINCE = "62"
# Provinces of before the 63 by the key of their name (words "controls.former"): the code of the
# one that each joined, and when.
JOINED = {"ha_tay": ("01", "2008-08-01")}
Codes = TypeVar("Codes")


@dataclass(frozen=True)
class Province:
    """A province; ``predecessors`` are the codes that went into it on 1 July 2025, ``successor`` is
    the one that it went into then, "" of a province of today.
    """

    code: str
    name: str
    is_current: bool
    predecessors: tuple[str, ...]
    region: str
    successor: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Itself and those that went into it: whose results may stand for it."""
        return (self.code, *self.predecessors)


@per_version
def provinces_by_code(language: str) -> dict[str, Province]:
    """All provinces of both eras by code, those of the older era first, by alphabet."""
    return {
        str(row["province_code"]): Province(
            code=str(row["province_code"]),
            name=in_language(row, "name", language),
            is_current=bool(row["is_current"]),
            predecessors=tuple(row["predecessor_codes"]),
            region=str(row["region"]),
            successor="" if is_missing(row["successor_code"]) else str(row["successor_code"]),
        )
        for row in records(ask("province_catalog"))
    }


@per_version
def dated_names(language: str) -> dict[str, str]:
    """The provinces' names by code, each with its era where a province of the other has it too.

    "Quảng Ngãi (từ 7/2025)", "Quảng Ngãi (đến 6/2025)", "Kon Tum".
    """
    say, provinces = words(language), provinces_by_code(language)
    since = {province.name for province in provinces.values() if province.is_current}
    return {
        code: say("phrases.since_2025", name=province.name)
        if province.is_current
        else say("phrases.until_2025", name=province.name)
        if province.name in since
        else province.name
        for code, province in provinces.items()
    }


@per_version
def province_today(code: str) -> str:
    """The province of the 34 that one of the 63 became or went into; one of the 34 itself."""
    known = provinces_by_code("vi").values()
    return next((one.code for one in known if code in one.predecessors), code)


@per_version
def province_labels(language: str) -> dict[str, str]:
    """Labels for pickers by code, written so that typing without marks or a code finds them.

    The browser looks for the letters typed, in their order, in the label; so it carries, after a
    word that says what they are for, the unmarked name and every alias not to be found otherwise.
    """
    aliases, provinces = _aliases(), provinces_by_code(language)
    return {
        code: _label(
            name,
            code,
            [*_era_words(provinces[code], language), *_joined(code)],
            aliases.get(code, []),
            words(language),
        )
        for code, name in dated_names(language).items()
    }


@per_version
def _aliases() -> dict[str, list[str]]:
    """Other spellings by code, as written."""
    frame = ask("province_alias_list")
    found: dict[str, list[str]] = {}
    for code, alias in zip(frame["province_code"], frame["alias"], strict=True):
        found.setdefault(str(code), []).append(str(alias))
    return found


def _eras(province: Province, english: str) -> tuple[str, ...]:
    """What a name is called beside its namesake: "Quảng Ngãi mới", "Quang Ngai new"."""
    names = zip(LANGUAGES, (province.name, english), strict=True)
    return tuple(f"{name} {_era(province, language)}" for language, name in names)


def _era(province: Province, language: str) -> str:
    """ "mới", "cũ": what is said behind a name of both eras."""
    return words(language)(f"controls.era.{'new' if province.is_current else 'old'}")


def _era_words(province: Province, language: str) -> tuple[str, ...]:
    """What is typed behind a name of both eras to find one: "mới", "Quang Ngai moi"."""
    if dated_names(language)[province.code] == province.name:
        return ()
    era = _era(province, language)
    spelled = unmarked(f"{province.name} {era}")
    return (era,) if spelled == f"{province.name} {era}" else (era, spelled)


def _joined(code: str) -> tuple[str, ...]:
    """Provinces that went into one before 2025, marked and unmarked."""
    names = [former_name(key) for key, (into, _) in JOINED.items() if code == into]
    return tuple(spelling for name in names for spelling in (name, unmarked(name)))


def former_name(key: str) -> str:
    """The name of a province of before the 63."""
    return words(LANGUAGES[0])(f"controls.former.{key}")


def _label(name: str, code: str, told: list[str], aliases: list[str], say: Say) -> str:
    """``told`` stands in the label in any case, of the ``aliases`` what is not found without."""
    label, typed = f"{name} ({code})", list(told)
    abbreviated = [alias for alias in aliases if ABBREVIATED.match(alias)]
    plain = sorted((alias for alias in aliases if alias.isascii()), key=len, reverse=True)
    for alias in ("", *abbreviated[:1], *plain):
        is_title = fold(alias).startswith(("tinh", "thanhpho", "tp"))
        if not is_title and not is_found(alias, label):
            typed.append(alias)
        if typed:
            label = f"{name} ({code}; {say('controls.typed', names=', '.join(typed))})"
    return label


def is_found(typed: str, label: str) -> bool:
    """Whether the letters of ``typed`` occur in ``label`` in their order, as the browser looks."""
    letters = iter(label.casefold())
    return all(letter in letters for letter in typed.casefold() if letter not in " -.")


@per_version
def codes_by_spelling() -> dict[str, tuple[str, ...]]:
    """Folded spelling -> the codes of the provinces with it, those of the older era first.

    By their codes, their names in both languages with and without their era, and their aliases.
    """
    aliases, english = _aliases(), provinces_by_code("en")
    dated = [dated_names(language) for language in LANGUAGES]
    found: dict[str, set[str]] = {}
    for code, province in provinces_by_code("vi").items():
        names = (province.name, english[code].name, *(names[code] for names in dated))
        for spelling in (
            code,
            *names,
            *aliases.get(code, ()),
            *_eras(province, english[code].name),
        ):
            found.setdefault(fold(spelling), set()).add(code)
    return {
        spelling: tuple(sorted(codes, key=lambda code: (code.startswith("n"), code)))
        for spelling, codes in sorted(found.items())
    }


@per_version
def spellings() -> dict[str, str]:
    """Folded spellings -> code, the older era's where both eras have the name."""
    return {spelling: codes[0] for spelling, codes in codes_by_spelling().items()}


@functools.lru_cache(maxsize=8192)
def readings(spelling: str) -> tuple[str, ...]:
    """What a spelling of a province may be folded to, the nearest to what is written first.

    "1" is "01"; an ordinal before the name, a remark in brackets after it, and what kind of
    province it is count for nothing: "1. TP Hà Nội (2)" is read as "hanoi".
    """
    name = ORDINAL.sub("", BRACKETED.sub("", spelling))
    folded = fold(spelling)
    bare = KIND.sub("", fold(name))
    return tuple(dict.fromkeys((folded, folded.zfill(2), fold(name), bare, PLACE.sub("", bare))))


def match_province(spelling: str, known: Mapping[str, Codes]) -> Codes | None:
    """What stands under a spelling in a mapping by folded spellings; None where nothing does."""
    return next((known[one] for one in readings(spelling) if one in known), None)


def province_codes(spelling: str) -> tuple[str, ...]:
    """The codes that a spelling may mean, the older era's first; empty if none.

    A code in brackets after the name says which: "Lâm Đồng (n68)".
    """
    codes = match_province(spelling, codes_by_spelling()) or ()
    said = CODE.search(spelling)
    return (said[1],) if said and said[1] in codes else codes


def find_province(spelling: str) -> str:
    """The code of a province under any spelling; the spelling itself where none is known."""
    return next(iter(province_codes(spelling)), spelling)


def joined(spelling: str) -> str:
    """The key of the province of before the 63 that a spelling names; "" where it names none."""
    known = {fold(former_name(key)): key for key in JOINED}
    return match_province(spelling, known) or ""


def home_province(codes: dict[str, Province]) -> str:
    """The home province's code."""
    return HOME_PROVINCE if HOME_PROVINCE in codes else next(iter(codes))
