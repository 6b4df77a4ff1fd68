"""What a sentence names, and what is carried to it from those before."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.catalog.indices import edition_years
from dashboard.claims.mentions import Mention, YearMention


@dataclass
class Carried:
    """What the sentences so far spoke of; ``paragraph`` counts since what is told in ``since``."""

    index_code: str = ""
    year: int = 0
    province_code: str = ""
    unit_id: str = ""
    scheme: str = ""
    block: str = ""
    since: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Sentence:
    """A sentence with what it names, in order; one that ``goes_on`` follows a semicolon."""

    start: int
    end: int
    paragraph: int
    mentions: Mapping[str, list[Mention]]
    years: list[YearMention]
    goes_on: bool = False

    def of(self, kind: str) -> list[Mention]:
        """Its names of a kind."""
        return self.mentions.get(kind, [])

    def editions(self, is_target: bool = False) -> list[YearMention]:
        """Its years of which a figure may be: until when only of what is promised, or was."""
        newest = max(edition_years())
        return [
            one
            for one in self.years
            if one.role in ("edition", "relative")
            or (one.role == "target" and (is_target or one.year <= newest))
        ]
