"""Names in a file made the codes that stand for them, or the nearest that may have been meant."""

import datetime
import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from dashboard.build.csv_rows import Cell
from dashboard.catalog import units
from dashboard.catalog.provinces import find_province, province_codes, provinces_by_code
from dashboard.ingest.finding import LABELS, shown
from dashboard.ingest.reading import Row
from dashboard.ingest.validate.reference_rows import SPOKEN, Entry, ReferenceRows
from dashboard.text.folding import fold
from dashboard.text.messages import LANGUAGES, catalogue

# What stands in brackets after a name: "Kon Tum (62)".
LABELLED = re.compile(r"\(([^()]+)\)$")


def former_sheets(rows: Sequence[Row]) -> set[str]:
    """The sheets that name a province which ended: their other names are of that time too."""
    return {
        row.sheet
        for row in rows
        if isinstance(text := row.values.get("province_code"), str)
        and len(codes := province_codes(text)) == 1
        and not codes[0].startswith("n")
    }


def listed(column: str, text: str, options: tuple[str, ...]) -> str:
    """The word of a list, also by its label in either language and in any spelling."""
    by_spelling = {
        fold(catalogue(language).get(f"load_template.value.{column}.{option}", option)): option
        for language in LANGUAGES
        for option in options
    }
    by_spelling |= {fold(option): option for option in options}
    return by_spelling.get(fold(text), text)


def component(entry: Entry, text: str, reference: ReferenceRows) -> str:
    """The code of a component by its code or its name of that year; the text where none is."""
    index_code = entry.text("index_code")
    if reference.component(index_code, text, None) is not None:
        return text
    rows = reference.components_of(index_code)
    for column in ("component_code", "name", "name_en"):
        found = {
            str(row["component_code"])
            for row in rows
            if fold(str(row[column])) == fold(text)
            and reference.component(index_code, str(row["component_code"]), entry.year())
            is not None
        }
        if len(found) == 1:
            return next(iter(found))
    return text


def key(
    entry: Entry, parents: tuple[str, ...], text: str, reference: ReferenceRows, is_former: bool
) -> str:
    """The key of a row of ``parents`` under any of its names; the text where none is known."""
    if parents == ("province",):
        return _province(text, entry.year(), reference, is_former) or text
    held = reference.base[parents[0]].rows
    labelled = LABELLED.search(text)
    for code in (text, labelled[1] if labelled else ""):
        if (code,) in held:
            return code
    if parents == ("unit",):
        return _unit(entry, text, reference, is_former) or text
    named = (reference.named(table, text) for table in parents)
    return next((name for name in named if name), text)


def _province(text: str, year: int | None, reference: ReferenceRows, is_former: bool) -> str | None:
    codes = province_codes(text)
    if len(codes) < 2 or year is None or is_former:
        return codes[0] if codes else None
    return next((code for code in codes if is_province_in(reference, code, year)), codes[0])


def is_province_in(reference: ReferenceRows, code: str, year: int) -> bool:
    """Whether a province existed at the end of a year, by which editions count them."""
    row = reference.base["province"].rows.get((code,))
    if row is None:
        return False
    day = datetime.date(min(max(year, 1), 9999), 12, 31)
    begins, ends = row["valid_from"], row["valid_to"]
    has_begun = not isinstance(begins, datetime.date) or begins <= day
    return has_begun and (not isinstance(ends, datetime.date) or ends >= day)


def _unit(entry: Entry, text: str, reference: ReferenceRows, is_former: bool) -> str | None:
    """A unit by its name, of the province that the row or the name itself states."""
    given = entry.given.values.get("province_code")
    province = _province(str(given), entry.year(), reference, is_former) if given else None
    for new in reference.stated("unit"):
        is_there = province in (None, new.text("province_code"))
        if is_there and fold(text) in (fold(new.text("unit_id")), fold(new.text("name"))):
            return new.text("unit_id")
    return unit_id(text, province, entry.year())


def unit_id(text: str, province_code: str | None = None, year: int | None = None) -> str | None:
    """The key of a unit under any spelling; of the given province, and in a year, where known.

    Without a province a spelling that several provinces share is the home province's. Where a unit
    ended before the year and its successor has the same name, it is the successor.
    """
    all_units = units.units("vi")
    if text in all_units:
        return text
    province = provinces_by_code("vi").get(province_code or "")
    tried = [text] if province is None else [f"{text} {province.name}", text]
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
        if after is None or fold(after.name) != fold(unit.name):
            break
        unit = after
    return unit


# Comparing takes time; a file with more unknown names than this has another trouble.
MOST = 200
CLOSE = 0.6
# Keys are short and of one make, so any two are somewhat alike.
CLOSE_KEY = 0.75


def nearest(text: str, options: Iterable[str], least: float = CLOSE) -> str:
    """The option that is written most like a text; "" where none is at ``least`` so like it."""
    by_spelling: dict[str, str] = {}
    for option in options:
        by_spelling.setdefault(fold(option), option)
    found = difflib.get_close_matches(fold(text), by_spelling, n=1, cutoff=least)
    return by_spelling[found[0]] if found else ""


class Suggestions:
    """Suggestions for one file, each looked for once."""

    def __init__(self, reference: ReferenceRows) -> None:
        self.reference = reference
        self._found: dict[tuple[str, ...], str] = {}
        self._options: dict[str, dict[str, str]] = {}

    def _nearest(
        self, text: str, *where: str, options: Mapping[str, str], least: float = CLOSE
    ) -> str:
        """What the option most like ``text`` stands for; ``where`` tells the options apart."""
        asked = (text, *where)
        if asked not in self._found:
            if len(self._found) >= MOST or not text:
                return ""
            self._found[asked] = options.get(nearest(text, options, least), "")
        return self._found[asked]

    def of_list(self, entry: Entry, column: str, options: tuple[str, ...]) -> str:
        """A word of a list, also where its label is what was nearly written."""
        texts = {option: option for option in options}
        for language in LANGUAGES:
            for option in options:
                label = catalogue(language).get(f"{LABELS}.value.{column}.{option}")
                if label:
                    texts[label] = option
        return self._nearest(shown(entry.given.values.get(column)), column, options=texts)

    def of_parent(self, entry: Entry, column: str, parent: str) -> str:
        """A row of another table: a province or unit by its name, anything else by its key."""
        text = shown(entry.given.values.get(column))
        if parent == "unit":
            province = entry.text("province_code") or _province_of(entry)
            return self._nearest(text, parent, province, options=_units(province))
        if parent not in self._options:
            self._options[parent] = _provinces() if parent == "province" else self._keys(parent)
        least = CLOSE if parent == "province" else CLOSE_KEY
        return self._nearest(text, parent, options=self._options[parent], least=least)

    def _keys(self, parent: str) -> dict[str, str]:
        key = self.reference.base[parent].key[0]
        return {
            str(row[column]): str(row[key])
            for row in self.reference.rows(parent)
            for column in (*SPOKEN, key)
            if row.get(column) is not None
        }

    def of_component(self, entry: Entry) -> str:
        """A component of the row's index and year, by its code or its name."""
        index_code, year = entry.text("index_code"), entry.year()
        options: dict[str, str] = {}
        for row in self.reference.components_of(index_code):
            code = str(row["component_code"])
            if self.reference.component(index_code, code, year) is row:
                options |= {text: _label(row) for text in (code, str(row["name"]))}
        text = shown(entry.given.values.get("component_code"))
        return self._nearest(text, index_code, str(year), options=options)


def _label(row: Mapping[str, Cell]) -> str:
    return f"{row['component_code']} ({row['name']})"


def _provinces() -> dict[str, str]:
    return {province.name: province.name for province in provinces_by_code("vi").values()}


def _province_of(entry: Entry) -> str:
    """The province that a row states beside its own columns."""
    given = entry.given.values.get("province_code")
    return find_province(str(given)) if given else ""


def _units(province: str) -> dict[str, str]:
    """Names and keys of the units of a province; of all, with their province, without one."""
    known = [unit for unit in units.units("vi").values() if province in ("", unit.province_code)]
    called = {unit.id: unit.name if province else units.full_name(unit, "vi") for unit in known}
    names = {spelling: called[unit.id] for unit in known for spelling in (unit.name, *unit.aliases)}
    return {**names, **{unit.id: unit.id for unit in known}}
