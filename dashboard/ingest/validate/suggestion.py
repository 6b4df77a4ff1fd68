"""What somebody may have meant: the known name that is written most like the one in the cell."""

import difflib
from collections.abc import Iterable, Mapping

from dashboard.build.csv_rows import Cell
from dashboard.catalog import units
from dashboard.catalog.provinces import find_province, provinces_by_code
from dashboard.ingest.finding import LABELS, shown
from dashboard.ingest.validate.reference_rows import SPOKEN, Entry, ReferenceRows
from dashboard.text.folding import fold
from dashboard.text.messages import LANGUAGES, catalogue

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
            place = entry.text("province_code") or _place(entry)
            return self._nearest(text, parent, place, options=_units(place))
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


def _place(entry: Entry) -> str:
    """The province that a row states beside its own columns."""
    given = entry.given.values.get("province_code")
    return find_province(str(given)) if given else ""


def _units(place: str) -> dict[str, str]:
    """Names and keys of the units of a province; of all, with their province, without one."""
    known = [unit for unit in units.units("vi").values() if place in ("", unit.province_code)]
    called = {unit.id: unit.name if place else units.full_name(unit, "vi") for unit in known}
    names = {spelling: called[unit.id] for unit in known for spelling in (unit.name, *unit.aliases)}
    return {**names, **{unit.id: unit.id for unit in known}}
