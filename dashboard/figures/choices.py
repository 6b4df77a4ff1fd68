"""Where a request reads what was chosen: an address, a slide's step, or the inputs of a page.

A page's ``read`` asks a ``Choices`` for one choice after the other, each with its options and its
default, and gives the request. Whoever reads an address (a page, a slide, a link, the warm-up, the
gallery, the benchmark) so comes to the same request (LAYOUT: one request per page).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from dashboard.analysis.scenario import PlanScores, Scales
from dashboard.catalog.indices import component_names, index_rows
from dashboard.catalog.labels import Spoken
from dashboard.catalog.provinces import (
    Province,
    find_province,
    home_province,
    province_labels,
    provinces_by_code,
)
from dashboard.store.ask import current_version
from dashboard.text.messages import Say, words
from dashboard.text.numbers import Number

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
    """Choices by the name they have in the address; ``label`` keys their name for readers."""

    def __init__(self, language: str) -> None:
        self.language = language

    @property
    def say(self) -> Say:
        """The words of the reader's language."""
        return words(self.language)

    @abstractmethod
    def one(
        self,
        parameter: str,
        label: str,
        options: Mapping[str, str],
        default: str,
        spell: Callable[[str], str] = str,
        width: int | str = "stretch",
    ) -> str:
        """One of ``options`` (value -> label); ``spell`` turns other spellings into values."""

    @abstractmethod
    def year(
        self,
        years: Sequence[int],
        default: int,
        parameter: str = "year",
        label: str = "controls.year",
    ) -> int:
        """One of ``years``."""

    @abstractmethod
    def several(
        self, parameter: str, label: str, options: Mapping[str, str], placeholder: str
    ) -> tuple[str, ...]:
        """At most ``MOST_COMPARED`` of ``options``, each once."""

    @abstractmethod
    def number(
        self,
        parameter: str,
        label: str,
        limits: tuple[Number, Number],
        default: Number,
        scope: str,
    ) -> Number:
        """A number from the first of ``limits`` to the second; ``scope`` is its subject."""

    @abstractmethod
    def raw(self, parameter: str) -> str:
        """What is said of a parameter that no input writes; "" for nothing."""

    @abstractmethod
    def plan(self, parameter: str, label: str, scope: str, scales: Scales) -> PlanScores:
        """The scores that a plan changes, each within its scale; ``scope`` is its subject."""

    @abstractmethod
    def text(self, parameter: str, label: str, hint: str, longest: int) -> str:
        """Whatever was typed, at most so long; ``hint`` stands where nothing is."""

    def view(self, parameter: str, label: str, options: Mapping[str, str]) -> str:
        """One of a few views; the first is the default."""
        return self.one(parameter, label, options, next(iter(options)))

    def pointed_out(self) -> tuple[str, ...]:
        """What is to be pointed out among the others: nothing, but on a slide."""
        return ()

    def inline(self, parameter: str, label: str, options: Mapping[str, str]) -> str:
        """One of ``options``, the first by default.

        On a page its input stands amid the content, where that has an ``Inline`` of the same.
        """
        return self.one(parameter, label, options, next(iter(options)))

    def page_view(self, page: str, names: Sequence[str]) -> str:
        """One of a page's views by their names; the first is the default."""
        options = {name: self.say(f"{page}.view_{name}") for name in names}
        return self.view(f"view_{page}", f"{page}.view", options)

    def row(self) -> AbstractContextManager[object]:
        """What is read within this stands side by side on a page."""
        return nullcontext()

    def province(self, first: tuple[str, ...] = ()) -> Province:
        """The province under any spelling; those of ``first`` are offered before the others."""
        provinces = provinces_by_code(self.language)
        labels = province_labels(self.language)
        options = {code: labels[code] for code in first} | labels
        home = home_province(provinces)
        return provinces[self.one("province", "controls.province", options, home, find_province)]

    def index(self) -> str:
        """An index; the first by default."""
        names = {str(code): str(name) for code, name in index_rows()["name"].items()}
        return self.one("index", "controls.index", names, next(iter(names)))

    def component(self, index_code: str) -> str:
        """A component of an index; its total by default."""
        options = component_names(index_code, self.language)
        default = next(iter(options))
        return self.one("component", "controls.component", options, default, width=COMPONENT_WIDTH)

    def others(self, province: Province) -> tuple[str, ...]:
        """Provinces of the older era to compare with."""
        provinces = provinces_by_code(self.language)
        options = {
            code: label
            for code, label in province_labels(self.language).items()
            if code not in province.subjects and not provinces[code].is_current
        }
        return self.several("compare", "controls.compare", options, "controls.compare_none")
