"""The edition of an index that sheets are read for."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.ingest.layout.component_names import Component, components, parts
from dashboard.ingest.layout.provinces_found import spellings


@dataclass(frozen=True)
class Edition:
    """What sheets are read for, and what a person answered.

    Without ``with_total`` no heading and no answer can be that of a total. ``years`` are those
    that the sheets say they are of.
    """

    index_code: str
    year: int
    is_current_era: bool
    answers: Mapping[str, str]
    with_total: bool = True
    years: frozenset[int] = frozenset()

    @property
    def names(self) -> Mapping[str, str]:
        """Spellings of the provinces of its time."""
        return spellings(is_current=self.is_current_era)

    @property
    def known(self) -> tuple[Component, ...]:
        """The components of its year, or of the nearest year we hold."""
        known = components(self.index_code, self.year)
        return known if self.with_total else parts(known)
