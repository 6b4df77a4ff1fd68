"""Every figure that a slide prints, with the cell it came from: written here, or not printed."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.briefing.slide import Fact
from dashboard.text import numbers
from dashboard.text.sentences import Result

Key = tuple[tuple[str, str | int], ...]


@dataclass(frozen=True)
class Cell:
    """A row of the data by its table and key."""

    table: str
    key: Key

    def of(self, column: str, text: str) -> Fact:
        """A figure of this row, as printed."""
        return Fact(text, self.table, column, self.key)


def result_cell(index_code: str, year: int, component_code: str, province_code: str) -> Cell:
    """The row of a province's result on a component of an edition."""
    return Cell(
        "province_rank",
        (
            ("index_code", index_code),
            ("year", year),
            ("component_code", component_code),
            ("province_code", province_code),
        ),
    )


class Told:
    """The figures of one slide as they are printed; each call gives the text and remembers it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._facts: dict[Fact, None] = {}

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What was printed, in order, each once."""
        return tuple(self._facts)

    def put(self, text: str, cell: Cell, column: str) -> str:
        """A figure as printed; a missing one is printed and is no figure."""
        if text and text != numbers.MISSING:
            self._facts[cell.of(column, text)] = None
        return text

    def place(self, row: Result | pd.Series, cell: Cell) -> str:
        """A rank with its field: "49/63"."""
        rank, out_of = _of(row, "rank"), _of(row, "out_of")
        return self.put(numbers.place(rank, out_of), cell, "rank")

    def score(self, row: Result | pd.Series, cell: Cell, kind: numbers.Kind = "score") -> str:
        """A score at two decimals, or three where two would not tell it from another."""
        return self.put(numbers.text(_of(row, "score"), kind, self.language), cell, "score")

    def count(self, number: int, what: str, key: Key) -> str:
        """A count of what is in the data: ``what`` is counted among the rows of ``key``."""
        return self.put(numbers.whole(number, self.language), Cell("computed.count", key), what)

    def score_change(self, row: Result | pd.Series, cell: Cell) -> str:
        """A change of score with its sign: "−0,23"."""
        text = numbers.text(_of(row, "score_change"), "score_change", self.language)
        return self.put(text, cell, "score_change")

    def rank_change(self, row: Result | pd.Series, cell: Cell) -> str:
        """Places gained with their sign: "+4"."""
        text = numbers.text(_of(row, "rank_change"), "rank_change", self.language)
        return self.put(text, cell, "rank_change")

    def sentence(self, row: Result | pd.Series, cell: Cell) -> None:
        """Remember what ``sentences.standing`` prints of a row: rank, ranks and points moved."""
        result = row if isinstance(row, Result) else Result.of(row)
        if result.rank is None:
            self.score(result, cell)
            return
        self.place(result, cell)
        if result.rank_change:
            self.put(str(abs(result.rank_change)), cell, "rank_change")
        if result.score_change is not None and round(result.score_change, 2):
            text = numbers.score(abs(result.score_change), self.language)
            self.put(text, cell, "score_change")


def _of(row: Result | pd.Series, name: str) -> Any:  # noqa: ANN401 - a number or none
    """A value of a typed row, or of a line of a frame."""
    return getattr(row, name) if isinstance(row, Result) else row[name]
