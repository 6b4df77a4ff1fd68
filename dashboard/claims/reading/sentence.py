"""What a sentence names, and what is carried to it from those before."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dashboard.catalog.indices import edition_years
from dashboard.claims.grammar.mentions import Mention, YearMention

Spot = TypeVar("Spot", Mention, YearMention)


@dataclass(frozen=True)
class Sentence:
    """A sentence with what it names, in order; one that ``goes_on`` follows a semicolon."""

    start: int
    end: int
    paragraph: int
    mentions: Sequence[Mention]
    years: list[YearMention]
    goes_on: bool = False

    def of(self, kind: str) -> list[Mention]:
        """Its names of a kind."""
        return [one for one in self.mentions if one.kind == kind]

    def editions(self, is_target: bool = False) -> list[YearMention]:
        """Its years of which a figure may be: until when only of what is promised, or was."""
        newest = max(edition_years())
        return [
            one
            for one in self.years
            if one.role in ("edition", "relative")
            or (one.role == "target" and (is_target or one.year <= newest))
        ]


def within(spots: Sequence[Spot], start: int, end: int) -> list[Spot]:
    """Those of a draft's names, in order, that stand in a stretch of it."""
    first = bisect.bisect_left(spots, start, key=_start)
    return list(spots[first : bisect.bisect_left(spots, end, key=_start)])


def _start(spot: Mention | YearMention) -> int:
    return spot.start


@dataclass
class Carried:
    """What the sentences so far spoke of; ``since`` has the paragraph in which each was told.

    ``owner`` is the province whose draft it is.
    """

    owner: str = ""
    index_code: str = ""
    year: int = 0
    province_code: str = ""
    unit_id: str = ""
    scheme: str = ""
    block: str = ""
    component: str = ""
    since: dict[str, int] = field(default_factory=dict)

    def keep(self, name: str, value: object, sentence: Sentence) -> None:
        """Take what a sentence said of a name, if anything."""
        if value:
            setattr(self, name, value)
            self.since[name] = sentence.paragraph
