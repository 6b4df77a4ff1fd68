"""The units of the provinces: what they are called, by what they are found, who came after whom."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.catalog.provinces import (
    HOME_PROVINCE,
    codes_by_spelling,
    is_found,
    provinces_by_code,
    spellings,
)
from dashboard.store.ask import ask, per_version
from dashboard.text.citation import day
from dashboard.text.folding import fold
from dashboard.text.messages import words
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

TOWNS = {"thanhpho": "tp", "thixa": "tx"}
# What stands before a place's own name, folded: the committee, and the kind of district.
COMMITTEE = re.compile(r"^ubnd(?=.)")
DISTRICT = re.compile(r"^ubnd(huyen|thixa|thanhpho|quan)(?=.)")
# A name as long as this is known by its letters without marks; a shorter one is an abbreviation.
SHORT = 12
AUTHORITY, AUTHORITY_SHORT = "banquanly", "bql"
# "Thanh tra tỉnh" is called "Thanh tra" as well, more so with the province's name after it.
PROVINCIAL = "tinh"


@dataclass(frozen=True)
class Unit:
    """A unit of a province; ``successor`` is the key of the unit it went into, "" where none is.

    ``valid_from`` and ``valid_to`` are None where the time before or after is not bounded by what
    is on record; ``aliases`` are other spellings; ``result_count`` counts schemes and years with a
    row of its own.
    """

    id: str
    province_code: str
    block: str
    name: str
    valid_from: date | None
    valid_to: date | None
    successor: str
    predecessors: tuple[str, ...]
    aliases: tuple[str, ...]
    result_count: int


def _day_of(value: object) -> date | None:
    return None if is_missing(value) else pd.Timestamp(str(value)).date()


def _unit(row: Row, language: str) -> Unit:
    return Unit(
        id=str(row["unit_id"]),
        province_code=str(row["province_code"]),
        block=str(row["block"]),
        name=in_language(row, "name", language) or str(row["name"]),
        valid_from=_day_of(row["valid_from"]),
        valid_to=_day_of(row["valid_to"]),
        successor="" if is_missing(row["successor_id"]) else str(row["successor_id"]),
        predecessors=tuple(str(row["predecessor_ids"]).splitlines()),
        aliases=tuple(str(row["aliases"]).splitlines()),
        result_count=int(row["n_results"]),
    )


@per_version
def units(language: str) -> dict[str, Unit]:
    """All units by key, those of the home province first, then by province and key."""
    found = [_unit(row, language) for row in records(ask("unit_catalog"))]
    found.sort(key=lambda unit: unit.province_code != HOME_PROVINCE)
    return {unit.id: unit for unit in found}


def full_name(unit: Unit, language: str) -> str:
    """A unit with its province: "Sở Nội vụ · Kon Tum"; with its time where two share the name."""
    province = provinces_by_code(language)[unit.province_code].name
    name = unit.name if province in unit.name else f"{unit.name} · {province}"
    if _namesakes(language)[(province, unit.name)] > 1:
        name += f", {validity(unit, language)}"
    return name


@per_version
def _namesakes(language: str) -> Counter[tuple[str, str]]:
    # By name: a province of before 01/07/2025 and the one since then may share it, not the code.
    provinces = provinces_by_code(language)
    return Counter(
        (provinces[unit.province_code].name, unit.name) for unit in units(language).values()
    )


def validity(unit: Unit, language: str) -> str:
    """When a unit existed, as far as it is on record: "đến 27/02/2025"; "" where it is not."""
    say = words(language)
    parts = []
    if unit.valid_from is not None:
        parts.append(say("units.since", date=day(unit.valid_from.isoformat(), language)))
    if unit.valid_to is not None:
        parts.append(say("units.until", date=day(unit.valid_to.isoformat(), language)))
    return " ".join(parts)


@per_version
def unit_labels(language: str) -> dict[str, str]:
    """Labels for a picker by key, written so that typing without marks or an abbreviation finds it.

    The browser looks for the letters typed, in their order, in the label; so it carries the
    unmarked Vietnamese name with the province's, and every alias that could not be found otherwise.
    """
    return {key: _label(unit, language) for key, unit in units(language).items()}


def _label(unit: Unit, language: str) -> str:
    original = units("vi")[unit.id]
    province = provinces_by_code("vi")[unit.province_code].name
    # The committee spelled out is found by its abbreviation too, so the longest name stands here.
    plain = unmarked(original.name)
    longer = (alias for alias in unit.aliases if is_found(plain, unmarked(alias)))
    name = max((original.name, *longer), key=len)
    if province not in name:
        name += f" {province}"
    label = f"{full_name(unit, language)} ({unmarked(name)}"
    for alias in unit.aliases:
        is_known = len(alias) > SHORT and is_found(unmarked(alias), label)
        for spelling in (alias, unmarked(alias)):
            if not is_known and not is_found(spelling, label):
                label += f", {spelling}"
    return f"{label})"


def unmarked(name: str) -> str:
    """The letters, digits and spaces of a name without marks and capitals."""
    return " ".join(part for part in map(fold, re.split(r"[\s&-]+", name)) if part)


def _spellings(unit: Unit, names: list[str]) -> set[str]:
    """The folded spellings of a unit; ``places`` are its province's, folded."""
    found = {fold(spelling) for spelling in (unit.name, *unit.aliases)}
    for spelling in tuple(found):
        found |= {spelling.removesuffix(PROVINCIAL + name) for name in names}
        found.add(COMMITTEE.sub("", spelling))
        found |= {DISTRICT.sub(kind, spelling) for kind in _kinds(spelling)}
    found |= {spelling.removesuffix(PROVINCIAL) for spelling in found}
    return found | {spelling.replace(AUTHORITY, AUTHORITY_SHORT) for spelling in found}


def _kinds(spelling: str) -> tuple[str, ...]:
    """By what a district's own name may begin: nothing ("Đăk Tô"), or "TP", "TX" of a town.

    Nothing never where it is the name of a province: "Kon Tum" is no city.
    """
    match = DISTRICT.match(spelling)
    if match is None:
        return ()
    short = TOWNS.get(match[1])
    bare = () if spelling[match.end() :] in spellings() else ("",)
    return (*bare, short) if short else bare


@per_version
def _province_names() -> dict[str, list[str]]:
    """Folded spellings of every province by code, longest first."""
    names: dict[str, list[str]] = {}
    for folded, codes in codes_by_spelling().items():
        for code in codes:
            names.setdefault(code, []).append(folded)
    return {code: sorted(known, key=len, reverse=True) for code, known in names.items()}


@per_version
def _by_spelling() -> dict[str, tuple[Unit, ...]]:
    """Folded spelling -> the units with it; of one province the one with most results first.

    With equal results the older one: what is on record is mostly of the time before the mergers.
    """
    found: dict[str, list[Unit]] = {}
    english = units("en")
    for unit in units("vi").values():
        for spelling in _spellings(unit, _province_names()[unit.province_code]) | {
            fold(english[unit.id].name),
            fold(unit.id),
        }:
            found.setdefault(spelling, []).append(unit)
    return {
        spelling: tuple(sorted(known, key=lambda unit: (-unit.result_count, unit.id)))
        for spelling, known in found.items()
    }


def find_unit(spelling: str) -> str:
    """The key of a unit under any spelling, with or without its province before or after it.

    A spelling of several provinces is the home province's unit if it has one; otherwise, and where
    none is known, the spelling itself is given back.
    """
    folded = fold(spelling)
    known = _by_spelling().get(folded, ())
    if len({unit.province_code for unit in known}) == 1:
        return known[0].id
    at_home = [unit for unit in known if unit.province_code == HOME_PROVINCE]
    found = at_home or _with_province(folded)
    return found[0].id if found else spelling


def _with_province(folded: str) -> list[Unit]:
    """The units of a spelling that begins or ends with their province's name."""
    return [
        unit
        for code, names in _province_names().items()
        for name in names
        for rest in (folded.removesuffix(name), folded.removeprefix(name))
        if rest != folded
        for unit in _by_spelling().get(rest, ())
        if unit.province_code == code
    ]
