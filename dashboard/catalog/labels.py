"""Phrases that several figures need: names of editions, units, reasons, documents."""

import functools
from dataclasses import dataclass

from dashboard.catalog.indices import (
    TOTALS,
    component_names,
    edition_components,
    edition_row,
    index_row,
)
from dashboard.catalog.provinces import dated_names, provinces_by_code
from dashboard.store.ask import ask
from dashboard.text import citation
from dashboard.text.messages import Say, words
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row


@dataclass(frozen=True)
class Voice:
    """A language with the names of things in it."""

    language: str

    @property
    def say(self) -> Say:
        """The catalogue."""
        return words(self.language)

    def index(self, index_code: str) -> str:
        """The short name of an index."""
        return str(index_row(index_code)["name"])

    def edition(self, index_code: str, year: int) -> str:
        """The name of an edition: "PAPI 2020"."""
        return f"{self.index(index_code)} {year}"

    def unit(self, index_code: str) -> str:
        """The unit of an index's scores."""
        return in_language(index_row(index_code), "unit", self.language)

    def amount(self, index_code: str, score: str) -> str:
        """A score as written with its unit: "41,63 điểm", "78,39%"."""
        unit = self.unit(index_code)
        return f"{score}%" if unit == "%" else f"{score} {unit}"

    def score(self, index_code: str) -> str:
        """What the scores of an index are called, with their unit."""
        unit = self.unit(index_code)
        if unit == self.say("phrases.points"):
            return self.say("phrases.score")
        return self.say("phrases.score_unit", unit=unit)

    def province(self, code: str) -> str:
        """A province's name."""
        return provinces_by_code(self.language)[code].name

    def short(self, code: str) -> str:
        """A province's name, with its era where both have it."""
        return dated_names(self.language)[code]

    def component(self, index_code: str, component_code: str) -> str:
        """A component's label; the index's own name for its total."""
        if component_code in TOTALS:
            return self.index(index_code)
        label = component_names(index_code, self.language).get(component_code, component_code)
        return f"{self.index(index_code)} {label}"

    def component_in(self, index_code: str, component_code: str, year: int) -> str:
        """A component's label in one edition, whose codes may mean others than today's."""
        names = edition_components(index_code, year, self.language)
        if component_code in TOTALS or component_code not in names:
            return self.component(index_code, component_code)
        return f"{self.index(index_code)} {names[component_code]}"

    def reason(self, missing_reason: object) -> str:
        """Why there is no figure; nothing where there is one."""
        return "" if is_missing(missing_reason) else self.say(f"phrases.missing.{missing_reason}")

    def basis(self, rank_basis: object) -> str:
        """How a place is known."""
        return "" if is_missing(rank_basis) else self.say(f"phrases.basis.{rank_basis}")


@functools.cache
def voice(language: str) -> Voice:
    """The voice of a language."""
    return Voice(language)


class Spoken:
    """What is asked in a language: a base for the questions that pages ask of figures."""

    language: str

    @property
    def voice(self) -> Voice:
        """The language's voice."""
        return voice(self.language)


class OfComponent(Spoken):
    """What is asked of a component of an index, or of its total."""

    index_code: str
    component_code: str

    @property
    def component(self) -> str:
        """The component's name; the index's own for its total."""
        return self.voice.component(self.index_code, self.component_code)


class OfEdition(Spoken):
    """What is asked of one edition of an index."""

    index_code: str
    year: int

    @property
    def edition(self) -> str:
        """The edition's name: "PAPI 2020"."""
        return self.voice.edition(self.index_code, self.year)

    @property
    def is_full(self) -> bool:
        """Whether all provinces of the edition are on record, in the field that is read."""
        code = str(getattr(self, "province_code", ""))
        return bool(edition_row(self.index_code, self.year, code)["coverage"] == "full")


def data_facts() -> tuple[str, str]:
    """The current version's short id and the date of its newest source."""
    state = ask("data_state").iloc[0]
    return str(state["version"]), str(state["newest_source_date"])


def document(row: Row, speaker: Voice) -> str:
    """A target's document in a line: who, number, date; its title where it has no number."""
    number = "" if is_missing(row["document_no"]) else str(row["document_no"])
    date = row["document_date"]
    day = "" if is_missing(date) else citation.day(f"{date:%Y-%m-%d}", speaker.language)
    printed = row["source_published_on"]
    known = ", ".join(part for part in (number, day) if part)
    if not known:
        known = str(row["source_title"])
        known += "" if is_missing(printed) else f" ({citation.day(str(printed), speaker.language)})"
    return speaker.say("phrases.document", issued_by=row["issued_by"], known=known)
