"""Every figure that a slide prints, with the cell it came from: written here, or not printed."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.briefing.slide import Fact
from dashboard.catalog import unit_editions
from dashboard.catalog.indices import decimals_of
from dashboard.catalog.labels import voice
from dashboard.text import numbers, sentences
from dashboard.text.messages import words
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row
from dashboard.text.sentences import Result

Key = tuple[tuple[str, str | int], ...]
# Where the rows of results and promises name their documents.
SOURCES = ("rank_source_id", "source_id", "actual_source_id")


@dataclass(frozen=True)
class Cell:
    """A row of the data by its table and key.

    ``subject`` is what readers call it where the key does not say ("PAPI 2021", a unit's name);
    ``source_ids`` are its documents where no row is given with a figure.
    """

    table: str
    key: Key
    subject: str = ""
    source_ids: tuple[str, ...] = ()


def result_cell(
    index_code: str, year: int, component_code: str, province_code: str, component: str = ""
) -> Cell:
    """The row of a province's result on a component of an edition, ``component`` by its name."""
    key = (
        ("index_code", index_code),
        ("year", year),
        ("component_code", component_code),
        ("province_code", province_code),
    )
    return Cell("province_rank", key, component)


def promise_cell(row: Row, language: str) -> Cell:
    """The row of a promise: "PAPI 2021"."""
    name = in_language(row, "indicator", language)
    if not is_missing(row["index_code"]):
        of = (str(row["index_code"]), str(row["component_code"]), int(row["target_year"]))
        name = voice(language).component_in(*of)
    key = (("target_id", str(row["target_id"])),)
    return Cell("target_progress", key, f"{name} {int(row['target_year'])}", documents(row))


def documents(row: object) -> tuple[str, ...]:
    """The keys of the documents that a row names, a typed one or a line of a frame."""
    named = (
        row.get(name) if isinstance(row, pd.Series) else getattr(row, name, None)
        for name in SOURCES
    )
    return tuple(dict.fromkeys(str(key) for key in named if not is_missing(key)))


class FactLedger:
    """The figures of one slide as they are printed; each call gives the text and remembers it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._facts: dict[Fact, None] = {}

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What was printed, in order, each once."""
        return tuple(self._facts)

    def put(self, text: str, cell: Cell, column: str, row: object = None) -> str:
        """A figure as printed; a missing one is printed and is no figure. ``row`` is its line."""
        if text and text != numbers.MISSING:
            subject = ", ".join(part for part in (cell.subject, self._subject(cell)) if part)
            source_ids = cell.source_ids or documents(row)
            fact = Fact(text, cell.table, column, cell.key, subject, source_ids)
            self._facts[fact] = None
        return text

    def _subject(self, cell: Cell) -> str:
        """What readers call a row by its key: "PAPI 2020, Kon Tum"."""
        speaker, key = voice(self.language), {name: str(value) for name, value in cell.key}
        year = key.get("year") or key.get("target_year", "")
        found = [f"{speaker.index(key['index_code'])} {year}"] if "index_code" in key else []
        if "scheme" in key:
            found.append(f"{unit_editions.scheme_name(key['scheme'], self.language)} {year}")
        if "block" in key:
            found.append(speaker.say(f"units.block.{key['block']}"))
        if "province_code" in key:
            found.append(speaker.short(key["province_code"]))
        return ", ".join(found if len(found) > 1 or not year else [*found, year])

    def rank(self, row: Result | Row, cell: Cell) -> str:
        """A rank with its field: "49/63"."""
        rank, out_of = _of(row, "rank"), _of(row, "out_of")
        return self.put(numbers.rank(rank, out_of), cell, "rank", row)

    def score(self, row: Result | Row, cell: Cell, kind: numbers.Kind = "score") -> str:
        """A score with its index's decimals, or one more where they would not tell it apart."""
        text = numbers.text(_of(row, "score"), _kind(cell, kind), self.language)
        return self.put(text, cell, "score", row)

    def count(self, number: int, what: str, key: Key) -> str:
        """A count of what is in the data: ``what`` is counted among the rows of ``key``."""
        return self.put(numbers.whole(number, self.language), Cell("computed.count", key), what)

    def score_change(self, row: Result | Row, cell: Cell) -> str:
        """A change of score with its sign: "−0,23"."""
        kind = _kind(cell, "score_change")
        text = numbers.text(_of(row, "score_change"), kind, self.language)
        return self.put(text, cell, "score_change", row)

    def rank_change(self, row: Result | Row, cell: Cell) -> str:
        """Places gained with their sign: "+4"."""
        text = numbers.text(_of(row, "rank_change"), "rank_change", self.language)
        return self.put(text, cell, "rank_change", row)

    def moved(self, result: Result, cell: Cell) -> None:
        """Remember what ``sentences.moved`` prints: ranks, and the place of another field."""
        if result.rank_change:
            self.put(str(abs(result.rank_change)), cell, "rank_change", result)
        self.put(result.place_before, cell, "prev_rank", result)

    def place_moved(self, result: Result, cell: Cell) -> str:
        """ "42/63 (+20)" as ``sentences.place_moved`` prints it, each figure remembered."""
        self.rank(result, cell)
        if result.rank_change is not None:
            self.rank_change(result, cell)
            self.put(result.place_before, cell, "prev_rank", result)
        return sentences.place_moved(result, self.language)

    def sentence(self, row: Result | Row, cell: Cell) -> None:
        """Remember what ``sentences.standing`` prints of a row: rank, ranks and points moved."""
        result = row if isinstance(row, Result) else Result.of(row)
        if result.rank is None:
            self.score(row, cell)
            return
        self.rank(row, cell)
        self.moved(result, cell)
        if result.common_change and sentences.moved_in_common(result, words(self.language)):
            self.put(str(abs(result.common_change)), cell, "common_change", row)
        decimals = numbers.decimals_of(_kind(cell, "score"))
        if result.score_change is not None and round(result.score_change, decimals):
            text = numbers.score(abs(result.score_change), self.language, decimals)
            self.put(text, cell, "score_change", row)


def _kind(cell: Cell, kind: numbers.Kind) -> numbers.Kind:
    """A kind of scores with the decimals of the index whose cell it is."""
    index_code = str(dict(cell.key).get("index_code", ""))
    return numbers.with_decimals(kind, decimals_of(index_code))


def _of(row: Result | Row, name: str) -> Any:  # noqa: ANN401 - a number or none
    """A value of a typed row, or of a line of a frame."""
    return getattr(row, name) if isinstance(row, Result) else row[name]
