"""What codes and columns of two versions are called, and their values as readers see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from dashboard.catalog import units
from dashboard.catalog.indices import component_names, index_rows
from dashboard.catalog.labels import Voice, voice
from dashboard.catalog.provinces import provinces_by_code
from dashboard.ingest.finding import TOTALS
from dashboard.ingest.grid import Value
from dashboard.ingest.preview.changed_rows import Change
from dashboard.store.ask import as_of
from dashboard.store.connection import version_connection
from dashboard.text import numbers
from dashboard.text.citation import day
from dashboard.text.messages import catalogue
from dashboard.text.numbers import is_missing

# More decimals than any published figure has.
MOST_DECIMALS = 10
LONGEST = 300
SHARED = 40
# Columns by what they name.
NAMED = {
    "province_code": "province",
    "successor_code": "province",
    "index_code": "index",
    "scheme": "scheme",
    "unit_id": "unit",
    "successor_id": "unit",
}
# Columns of codes that readers see as words, by where the words are.
SPOKEN = {
    "missing_reason": "phrases.missing",
    "absent_reason": "phrases.missing",
    "rank_basis": "phrases.basis",
    "coverage": "coverage",
    "block": "units.block",
    "reliability": "export.reliability",
    "reason": "source.difference",
}
# Whose a row is, where its key tells no more than all its columns: the rest is what it says.
WHOSE = ("index_code", "scheme", "year", "component_code", "province_code", "unit_id", "unit_name")
ENGLISH = "_en"


@dataclass(frozen=True)
class Names:
    """Names by kind and code, of the version after and, where it has none, of the one before."""

    language: str
    by_kind: Mapping[str, Mapping[str, str]]
    components: Mapping[tuple[str, str], str]

    @property
    def voice(self) -> Voice:
        """The language's voice."""
        return voice(self.language)

    def of(self, kind: str, code: object) -> str:
        """What a code is called; the code itself where nobody knows."""
        return self.by_kind[kind].get(str(code), str(code))

    def component(self, index_code: str, code: object) -> str:
        """What a component is called, without the index."""
        if code in TOTALS:
            return self.voice.say("phrases.total")
        return self.components.get((index_code, str(code)), str(code))

    def count_sentence(self, kind: str, count: int) -> str:
        """How many there are of something, in a sentence."""
        branch = "none" if count == 0 else "one" if count == 1 else "some"
        number = numbers.whole(count, self.language)
        return self.voice.say(f"load_preview.{kind}.{branch}", count=number)

    def label(self, kind: str, name: str) -> str:
        """A table's ("table") or a column's ("column") name; its own where it has no words."""
        key = f"load_preview.{kind}.{name}"
        if key not in catalogue(self.language) and name.endswith(ENGLISH):
            return self.voice.say(
                "load_preview.in_english", name=self.label(kind, name.removesuffix(ENGLISH))
            )
        return catalogue(self.language).get(key, name)

    def value(self, column: str, value: Value, index_code: str = "") -> str:
        """A cell as readers see it, with all its decimals; "(trống)" where it is empty."""
        if is_missing(value):
            return self.voice.say("load_preview.empty")
        if column.startswith("n_") and isinstance(value, int):
            return numbers.whole(value, self.language)
        if column in NAMED:
            return self.of(NAMED[column], value)
        if column == "component_code":
            return self.component(index_code, value)
        if column in SPOKEN:
            return catalogue(self.language).get(f"{SPOKEN[column]}.{value}", str(value))
        return self._plain(value)

    def _plain(self, value: Value) -> str:
        if isinstance(value, float):
            return exact(value, self.language)
        if isinstance(value, date):
            return day(value.isoformat()[:10], self.language)
        return str(value)

    def row(self, change: Change) -> str:
        """Which row it is, in words: "PAPI, 2020, D4 Kiểm soát ..., Kon Tum"."""
        parts = [
            self.value(column, change.row[column], change.owner)
            for column in heading(change)
            if not is_missing(change.row[column])
        ]
        return shortened(", ".join(parts))

    def values(self, change: Change) -> str:
        """What a row holds besides: "Điểm: 41,627; Nguồn: mlmcdm-2020".

        Of a text that is there in both languages only the reader's.
        """
        left_out = {*heading(change), *self._translated(change.row)}
        return shortened(
            "; ".join(
                f"{self._shown_as(column)}: {self.value(column, value, change.owner)}"
                for column, value in change.row.items()
                if column not in left_out and not is_missing(value)
            )
        )

    def _translated(self, row: Mapping[str, Value]) -> set[str]:
        """The columns that say in the other language what another one says in the reader's."""
        both = {
            name
            for name in row
            if not is_missing(row[name]) and not is_missing(row.get(f"{name}{ENGLISH}"))
        }
        return {f"{name}{ENGLISH}" for name in both} if self.language == "vi" else both

    def _shown_as(self, column: str) -> str:
        """A column's name; that a text is in English goes without saying for English readers."""
        name = column if self.language == "vi" else column.removesuffix(ENGLISH)
        return self.label("column", name)

    def pair(self, column: str, old: Value, new: Value, index_code: str) -> tuple[str, str]:
        """An old and a new value, long ones from where they begin to differ."""
        return apart(self.value(column, old, index_code), self.value(column, new, index_code))


def heading(change: Change) -> tuple[str, ...]:
    """The columns that say which row it is: its key, or whose it is where that is all it has."""
    whose = tuple(column for column in WHOSE if column in change.row)
    return whose if whose and len(change.key) == len(change.row) else tuple(change.key)


def exact(value: float, language: str) -> str:
    """A number with the decimals it has: 41.627 -> "41,627"."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return numbers.score(value, language, min(decimals, MOST_DECIMALS))


def shortened(text: str) -> str:
    """A text that a table's cell takes; one that goes on ends in an ellipsis."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def apart(old: str, new: str) -> tuple[str, str]:
    """Two texts shortened so that where they differ is seen."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    skipped = max(0, same - SHARED) if max(len(old), len(new)) > LONGEST else 0
    start = "…" if skipped else ""
    return start + shortened(old[skipped:]), start + shortened(new[skipped:])


def names(before: Path, after: Path, language: str) -> Names:
    """The names of both versions."""
    kinds: dict[str, dict[str, str]] = {"province": {}, "index": {}, "scheme": {}, "unit": {}}
    components: dict[tuple[str, str], str] = {}
    for file in (before, after):
        with as_of(file):
            for kind, found in _known(file, language).items():
                kinds[kind] |= found
            for index_code in index_rows().index:
                labels = component_names(str(index_code), language)
                components |= {(str(index_code), code): name for code, name in labels.items()}
    return Names(language, kinds, components)


def _known(file: Path, language: str) -> dict[str, dict[str, str]]:
    speaker = voice(language)
    column = "short_name" if language == "vi" else "short_name_en"
    schemes = version_connection(file).cursor().table("scheme").to_arrow_table()
    return {
        "province": {code: speaker.short(code) for code in provinces_by_code(language)},
        "index": {str(code): speaker.index(str(code)) for code in index_rows().index},
        "scheme": {str(row["scheme"]): str(row[column]) for row in schemes.to_pylist()},
        "unit": {
            key: units.full_name(unit, language) for key, unit in units.units(language).items()
        },
    }
