"""One unit: its results over the years in words, who was before and after it."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import unit_editions, units
from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.labels import Spoken
from dashboard.catalog.units import Unit
from dashboard.figures.figure import Column
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing
from dashboard.text.source import Source

# What tells a computed place and a derived class from published ones, in a table's cells.
COMPUTED, DERIVED = "*", "**"


@dataclass(frozen=True)
class Asked(Spoken):
    """Which unit, in which language."""

    unit_id: str
    language: str

    @property
    def unit(self) -> Unit:
        """The unit."""
        return units.units(self.language)[self.unit_id]

    @property
    def name(self) -> str:
        """The unit with its province, as it is called in running text."""
        return units.full_name(self.unit, self.language)


@per_version
def history(asked: Asked) -> pd.DataFrame:
    """The unit's results, newest first, with words.

    Columns added: class_word, class_text, place, place_text (the texts with a mark where they are
    not published), change, document.
    """
    rows = ask("unit_history", unit_id=asked.unit_id)
    keys = source_ids(rows["source_id"])
    titles = {key: source.title for key, source in zip(keys, sources_of(rows, asked), strict=True)}
    rows = rows.assign(
        place=[numbers.place(row["rank"], row["out_of"]) for _, row in rows.iterrows()],
        place_text=[_place_text(row) for _, row in rows.iterrows()],
        document=[titles[str(key)] for key in rows["source_id"]],
    )
    rows["class_word"] = [
        class_word(row["class"], str(row["scheme"]), asked) for _, row in rows.iterrows()
    ]
    rows["class_text"] = [
        f"{row['class_word']} {DERIVED}" if row["class_basis"] == "derived" else row["class_word"]
        for _, row in rows.iterrows()
    ]
    rows["change"] = [_change(row, asked) for _, row in rows.iterrows()]
    return rows


def _place_text(row: pd.Series) -> str:
    """ "6/19", with a mark where it was computed from the scores."""
    place = numbers.place(row["rank"], row["out_of"])
    return f"{place} {COMPUTED}" if row["rank_basis"] == "computed" else place


def marks(asked: Asked, scheme_code: str) -> tuple[str, ...]:
    """What the marks of a scheme's table mean, those that are there."""
    rows = of_scheme(asked, scheme_code)
    meant = (("computed", COMPUTED, "rank_basis"), ("derived", DERIVED, "class_basis"))
    return tuple(
        asked.voice.say(f"my_unit.mark.{kind}", mark=mark)
        for kind, mark, column in meant
        if (rows[column] == kind).any()
    )


def sources_of(rows: pd.DataFrame, asked: Asked) -> tuple[Source, ...]:
    return documents_of(source_ids(rows["source_id"]), asked.language)


def schemes(asked: Asked) -> tuple[str, ...]:
    """The schemes the unit has results in, in the order they are shown."""
    return tuple(dict.fromkeys(str(scheme) for scheme in history(asked)["scheme"]))


def of_scheme(asked: Asked, scheme_code: str) -> pd.DataFrame:
    """The unit's results in a scheme, newest first."""
    rows = history(asked)
    return rows[rows["scheme"] == scheme_code]


@per_version
def class_words(province_code: str, scheme_code: str, language: str) -> dict[str, str]:
    """The classes a province uses in a scheme, best first: as published -> in the language."""
    rows = ask("unit_class_list", province_code=province_code, scheme=scheme_code, year=0, block="")
    column = "class" if language == "vi" else "class_en"
    return {str(row["class"]): str(row[column]) for _, row in rows.iterrows()}


def class_word(word: object, scheme_code: str, asked: Asked) -> str | None:
    """A class in the language; None where there is none."""
    if is_missing(word):
        return None
    known = class_words(asked.unit.province_code, scheme_code, asked.language)
    return known.get(str(word), str(word))


def scheme_name(scheme_code: str, asked: Asked) -> str:
    """What a scheme is called in headings."""
    return unit_editions.scheme_name(scheme_code, asked.language)


def when(scheme_code: str, year: int, asked: Asked) -> str:
    """A year of a scheme in a sentence."""
    return unit_editions.when(scheme_code, year, asked.language)


def direction(change: object) -> str:
    step = float(str(change))
    return "up" if step > 0 else "down" if step < 0 else "same"


def moved(row: pd.Series, asked: Asked) -> str:
    """ ", tăng 2 bậc"; "" where the place of the year before is not known."""
    if is_missing(row["rank_change"]):
        return ""
    places = abs(int(row["rank_change"]))
    kind = {"up": "rise", "down": "fall", "same": "same"}[direction(row["rank_change"])]
    return asked.voice.say(f"findings.rank_{kind}{'_one' if places == 1 else ''}", places=places)


def _change(row: pd.Series, asked: Asked) -> str | None:
    """How class and place changed from the year before, in words; None where that is not known."""
    say = asked.voice.say
    parts = []
    if not is_missing(row["class_change"]) and not is_missing(row["class"]):
        before = class_word(row["prev_class"], str(row["scheme"]), asked)
        parts.append(say(f"my_unit.change.{direction(row['class_change'])}", before=before))
    if not is_missing(row["rank_change"]):
        parts.append(moved(row, asked).removeprefix(", "))
    return "; ".join(parts) or None


def columns(asked: Asked) -> tuple[Column, ...]:
    """The columns of ``history`` that a page shows."""
    say = asked.voice.say
    return (
        Column("year", say("phrases.year"), "year"),
        Column("class_text", say("my_unit.class")),
        Column("place_text", say("phrases.place")),
        Column("score", say("phrases.score"), "score"),
        Column("change", say("my_unit.change_label")),
    )


@per_version
def kinship(asked: Asked) -> tuple[tuple[str, str, str], ...]:
    """Units before and after this one: (sentence, key, name) of each."""
    say, known = asked.voice.say, units.units(asked.language)
    pairs = [("before", key) for key in asked.unit.predecessors]
    pairs += [("after", asked.unit.successor)] if asked.unit.successor else []
    return tuple(
        (say(f"my_unit.kin.{kind}", name=name), key, name)
        for kind, key in pairs
        for name in [units.full_name(known[key], asked.language)]
    )


def existence(asked: Asked) -> str:
    """Block, province, and how long the unit existed: "Khối sở, ban, ngành · Kon Tum · đến ..."."""
    unit = asked.unit
    parts = (
        asked.voice.say(f"my_unit.block.{unit.block}"),
        asked.voice.short(unit.province_code),
        units.validity(unit, asked.language),
    )
    # Units of one name are told apart by their time, which is then in the name.
    return " · ".join(part for part in parts if part and part not in asked.name.split(", "))


@per_version
def remark(asked: Asked) -> str:
    """What became of the unit, as noted; the notes are written in Vietnamese."""
    rows = ask("unit_catalog")
    text = rows[rows["unit_id"] == asked.unit_id].iloc[0]["remarks"]
    return "" if is_missing(text) or asked.language != "vi" else str(text)
