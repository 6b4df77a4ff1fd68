"""The kinds of choices: one of several, several, a year, a number, a span, a text, a plan."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from dashboard.analysis.scenario import PlanScores, Scales, read_plan
from dashboard.catalog.provinces import (
    Province,
)
from dashboard.charts.palette import MOST_COMPARED
from dashboard.figures.other_era import other_years, readable_years
from dashboard.text.messages import Say, words
from dashboard.text.numbers import Number, number_within, span_within

# Room for most names; the field shrinks with the screen.
COMPONENT_WIDTH = 420


class ChoicesByKind(ABC):
    """Choices by the name they have in the address; ``label`` keys their name for readers.

    Where nothing was said of one, or nothing that can be taken, it is as by default.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        # Years that are no choice for the province, with what is to be said of each.
        self.elsewhere: dict[str, str] = {}

    @property
    def say(self) -> Say:
        """The words of the reader's language."""
        return words(self.language)

    @abstractmethod
    def said(self, parameter: str) -> Sequence[str]:
        """What was said of a parameter; empty for nothing."""

    @abstractmethod
    def complain(self, parameter: str, label: str, value: str, shown: str) -> None:
        """Hear that a value could not be taken, and what is ``shown`` instead."""

    def default(self, parameter: str, options: Mapping[str, str], default: str) -> str:  # noqa: ARG002
        """What stands where nothing was said."""
        return default

    def raw(self, parameter: str) -> str:
        """What was said first, whatever it is; "" for nothing."""
        return self._first(parameter)

    def _first(self, parameter: str) -> str:
        return next(iter(self.said(parameter)), "")

    def one(
        self,
        parameter: str,
        label: str,
        options: Mapping[str, str],
        default: str,
        spell: Callable[[str], str] = str,
        width: int | str = "stretch",  # noqa: ARG002 - for who draws it
    ) -> str:
        """One of ``options`` (value -> label); ``spell`` turns other spellings into values."""
        default = self.default(parameter, options, default)
        said = self._first(parameter)
        if not said:
            return default
        value = said if said in options else spell(said)
        if value in options:
            return value
        self.complain(parameter, label, said, self._instead(said, options[default]))
        return default

    def _instead(self, said: str, shown: str) -> str:
        """What is ``shown`` instead of what was said, and why where that is known."""
        return f"{shown} {self.elsewhere[said]}" if said in self.elsewhere else shown

    def year(
        self,
        years: Sequence[int],
        default: int,
        parameter: str = "year",
        label: str = "controls.year",
    ) -> int:
        """One of ``years``."""
        options = {str(year): str(year) for year in years}
        return int(self.one(parameter, label, options, str(default)))

    def year_of(
        self,
        province: Province,
        index_code: str,
        default: int,
        label: str = "controls.year",
    ) -> int:
        """A year that can be read for a province: of an edition of an index, or of any for ""."""
        self.elsewhere = other_years(province, index_code, self.language)
        return self.year(readable_years(province, index_code), default, label=label)

    def view(self, parameter: str, label: str, options: Mapping[str, str]) -> str:
        """One of a few views; the first is the default."""
        return self.one(parameter, label, options, next(iter(options)))

    def page_view(self, page: str, names: Sequence[str]) -> str:
        """One of a page's views by their names; the first is the default."""
        options = {name: self.say(f"{page}.view_{name}") for name in names}
        return self.view(f"view_{page}", f"{page}.view", options)

    def inline(self, parameter: str, label: str, options: Mapping[str, str]) -> str:
        """One of ``options``, the first by default.

        On a page its input stands amid the content, where that has an ``Inline`` of the same.
        """
        return self.one(parameter, label, options, next(iter(options)))

    def several(
        self,
        parameter: str,
        label: str,
        options: Mapping[str, str],
        placeholder: str,  # noqa: ARG002 - for who draws it
        spell: Callable[[str], str] = str,
    ) -> tuple[str, ...]:
        """At most ``MOST_COMPARED`` of ``options``, each once; ``spell`` as in ``one``."""
        said = tuple(dict.fromkeys(map(spell, self.said(parameter))))
        for value in said:
            if value not in options:
                self.complain(parameter, label, value, self.say("controls.left_out"))
        return tuple(value for value in said if value in options)[:MOST_COMPARED]

    def number(
        self,
        parameter: str,
        label: str,
        limits: tuple[Number, Number],
        default: Number,
        scope: str,  # noqa: ARG002 - for who draws it
    ) -> Number:
        """A number from the first of ``limits`` to the second; ``scope`` is its subject."""
        said = self._first(parameter)
        found = number_within(said, limits) if said else default
        if found is None:
            self.complain(parameter, label, said, str(default))
        return default if found is None else found

    def span(self, parameter: str, label: str, last: int) -> tuple[int, int] | None:
        """From one of the numbers 1 to ``last`` to another: "31-40"; None for all of them."""
        said = self._first(parameter)
        found = span_within(said, last)
        if said and found is None:
            self.complain(parameter, label, said, f"1-{last}")
        return None if found == (1, last) else found

    def text(self, parameter: str, label: str, hint: str, longest: int) -> str:  # noqa: ARG002
        """Whatever was typed, at most so long; ``hint`` stands where nothing is."""
        return self.raw(parameter)[:longest]

    def plan(
        self,
        parameter: str,
        label: str,
        scope: str,  # noqa: ARG002 - for who draws it
        scales: Scales,
    ) -> PlanScores:
        """The scores that a plan changes, each within its scale; ``scope`` is its subject."""
        found, wrong = read_plan(self._first(parameter), scales)
        for part in wrong:
            self.complain(parameter, label, part, self.say("controls.left_out"))
        return tuple(sorted(found.items()))

    def pointed_out(self) -> tuple[str, ...]:
        """What is to be pointed out among the others: nothing, but on a slide."""
        return ()

    def row(self) -> AbstractContextManager[object]:
        """What is read within this stands side by side on a page."""
        return nullcontext()
