"""What people write for a province or a unit, made its key; and what they may have meant.

Any spelling will do: composed or decomposed letters, no marks, capitals, abbreviations on record,
with "tỉnh" or the province's name beside it. Everything is looked up in the version of the run.
"""

import difflib
import re
from collections.abc import Iterable

from dashboard.catalog import units
from dashboard.catalog.provinces import provinces_by_code
from dashboard.store.ask import ask, per_version
from dashboard.text.folding import fold

# "Ð" of Icelandic looks like "Đ" and comes from old Vietnamese fonts.
LOOKALIKE = str.maketrans({"Ð": "Đ", "ð": "đ"})
TITLE = re.compile(r"^(tinh|thanhpho|tp|ubndtinh|ubndthanhpho)(?=.)")
CLOSE = 0.6


def folded(text: str) -> str:
    """Letters and digits without marks, whatever code points were used for them."""
    return fold(text.translate(LOOKALIKE))


@per_version
def _codes() -> dict[str, tuple[str, ...]]:
    """Folded spelling -> the codes of the provinces with it, those of the older era first."""
    frame = ask("province_spelling")
    found: dict[str, list[str]] = {}
    for spelling, code in zip(frame["folded"], frame["province_code"], strict=True):
        found.setdefault(str(spelling), []).append(str(code))
    return {
        spelling: tuple(sorted(codes, key=lambda code: (code.startswith("n"), code)))
        for spelling, codes in found.items()
    }


def province_codes(text: str) -> tuple[str, ...]:
    """The codes that a spelling may mean, the older era's first; "1" is "01"; empty if none."""
    spelling = folded(text)
    known = _codes()
    for tried in (spelling, spelling.zfill(2), TITLE.sub("", spelling)):
        if tried in known:
            return known[tried]
    return ()


def province_code(text: str) -> str | None:
    """The code of a province under any spelling, the older era's where both have it."""
    return next(iter(province_codes(text)), None)


def unit_id(text: str, province_code: str | None = None, year: int | None = None) -> str | None:
    """The key of a unit under any spelling; of the given province, and in a year, where known.

    Without a province a spelling that several provinces share is the home province's. Where a unit
    ended before the year and its successor has the same name, it is the successor.
    """
    all_units = units.units("vi")
    if text in all_units:
        return text
    written = text.translate(LOOKALIKE)
    place = provinces_by_code("vi").get(province_code or "")
    tried = [written] if place is None else [f"{written} {place.name}", written]
    for spelling in tried:
        unit = all_units.get(units.find_unit(spelling))
        if unit is not None and province_code in (None, unit.province_code):
            return _living(unit, year).id
    return None


def _living(unit: units.Unit, year: int | None) -> units.Unit:
    """The unit itself, or who bears its name after it ended."""
    known = units.units("vi")
    while year is not None and unit.valid_to is not None and unit.valid_to.year < year:
        after = known.get(unit.successor)
        if after is None or folded(after.name) != folded(unit.name):
            break
        unit = after
    return unit


def nearest(text: str, options: Iterable[str], least: float = CLOSE) -> str:
    """The option that is written most like a text; "" where none is at ``least`` so like it."""
    by_spelling: dict[str, str] = {}
    for option in options:
        by_spelling.setdefault(folded(option), option)
    found = difflib.get_close_matches(folded(text), by_spelling, n=1, cutoff=least)
    return by_spelling[found[0]] if found else ""
