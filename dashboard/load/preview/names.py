"""What codes and columns of two versions are called, and their values as readers see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from dashboard import catalog, db, numbers, units
from dashboard.export.citation import day
from dashboard.figures.phrases import Voice, voice
from dashboard.load.grid import Value
from dashboard.load.preview.tables import Change
from dashboard.numbers import is_missing
from dashboard.words import catalogue

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
}
TOTALS = ("TOTAL", "PILOT_TOTAL")


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

    def label(self, kind: str, name: str) -> str:
        """A table's ("table") or a column's ("column") name; its own where it has no words."""
        key = f"load_preview.{kind}.{name}"
        if key not in catalogue(self.language) and name.endswith("_en"):
            return self.voice.say(
                "load_preview.in_english", name=self.label(kind, name.removesuffix("_en"))
            )
        return catalogue(self.language).get(key, name)

    def value(self, column: str, value: Value, index_code: str = "") -> str:
        """A cell as readers see it, with all its decimals; "(trống)" where it is empty."""
        if is_missing(value):
            return self.voice.say("load_preview.empty")
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
        """The key of a row in words: "PAPI, 2020, D4 Kiểm soát ..., Kon Tum"."""
        parts = [self.value(column, value, change.owner) for column, value in change.key.items()]
        return shortened(", ".join(parts))

    def values(self, change: Change) -> str:
        """What a row holds besides its key: "Điểm: 41,627; Nguồn: mlmcdm-2020"."""
        return shortened(
            "; ".join(
                f"{self.label('column', column)}: {self.value(column, value, change.owner)}"
                for column, value in change.row.items()
                if column not in change.key and not is_missing(value)
            )
        )

    def pair(self, column: str, old: Value, new: Value, index_code: str) -> tuple[str, str]:
        """An old and a new value, long ones from where they begin to differ."""
        return apart(self.value(column, old, index_code), self.value(column, new, index_code))


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
        with db.as_of(file):
            for kind, found in _known(file, language).items():
                kinds[kind] |= found
            for index_code in catalog.indices().index:
                labels = catalog.components(str(index_code), language)
                components |= {(str(index_code), code): name for code, name in labels.items()}
    return Names(language, kinds, components)


def _known(file: Path, language: str) -> dict[str, dict[str, str]]:
    speaker = voice(language)
    column = "short_name" if language == "vi" else "short_name_en"
    schemes = db.connection(file).cursor().table("scheme").to_arrow_table()
    return {
        "province": {code: speaker.short(code) for code in catalog.provinces(language)},
        "index": {str(code): speaker.index(str(code)) for code in catalog.indices().index},
        "scheme": {str(row["scheme"]): str(row[column]) for row in schemes.to_pylist()},
        "unit": {
            key: units.full_name(unit, language) for key, unit in units.units(language).items()
        },
    }
