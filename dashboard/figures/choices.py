"""Where a request reads what was chosen: an address, a slide's step, or the inputs of a page.

A page's ``read`` asks a ``Choices`` for one choice after the other, each with its options and its
default, and gives the request. Whoever reads an address (a page, a slide, a link, the warm-up, the
gallery, the benchmark) so comes to the same request (LAYOUT: one request per page).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from dashboard.analysis.scenario import PlanScores, Scales, read_plan
from dashboard.catalog.indices import (
    TOTALS,
    component_names,
    edition_components,
    index_choices,
)
from dashboard.catalog.labels import Spoken
from dashboard.catalog.provinces import (
    Province,
    home_province,
    province_labels,
    provinces_by_code,
)
from dashboard.charts.palette import MOST_COMPARED
from dashboard.figures.other_era import joined_note, other_years, readable_years, spelled
from dashboard.store.ask import current_version
from dashboard.text.messages import Say, words
from dashboard.text.numbers import Number, number_within

# Room for most names; the field shrinks with the screen.
COMPONENT_WIDTH = 420


@dataclass(frozen=True)
class Request(Spoken):
    """What a page shows, decoded; ``version`` is the data version it was read on."""

    version: str = field(default_factory=current_version, kw_only=True)

    @property
    def edition(self) -> str:
        """Of what its numbers are, in words; "" where each figure says it."""
        return ""


class Choices(ABC):
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
    ) -> tuple[str, ...]:
        """At most ``MOST_COMPARED`` of ``options``, each once."""
        said = tuple(dict.fromkeys(self.said(parameter)))
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

    def province(self, first: tuple[str, ...] = ()) -> Province:
        """The province under any spelling; those of ``first`` are offered before the others."""
        provinces = provinces_by_code(self.language)
        labels = province_labels(self.language)
        options = {code: labels[code] for code in first} | labels
        home = home_province(provinces)
        said = self._first("province")
        note = joined_note(said, self.language)
        if note:
            self.complain("province", "controls.province", said, note)
        return provinces[self.one("province", "controls.province", options, home, spelled)]

    def index(self) -> str:
        """An index; the first by default."""
        names = index_choices(self.language)
        return self.one("index", "controls.index", names, next(iter(names)))

    def component(self, index_code: str, year: int | None = None) -> str:
        """A component of an index, or of an edition by the names of its year; else the total."""
        options = component_names(index_code, self.language)
        if year is not None:
            named = edition_components(index_code, year, self.language)
            options = {TOTALS[0] if code in TOTALS else code: named[code] for code in named}
        default = next(iter(options))
        return self.one("component", "controls.component", options, default, width=COMPONENT_WIDTH)

    def others(self, province: Province, shown: Sequence[str]) -> tuple[str, ...]:
        """Provinces to compare with: of the eras of those whose results are ``shown``."""
        provinces = provinces_by_code(self.language)
        eras = {provinces[code].is_current for code in shown}
        options = {
            code: label
            for code, label in province_labels(self.language).items()
            if code not in province.codes and provinces[code].is_current in eras
        }
        return self.several("compare", "controls.compare", options, "controls.compare_none")
