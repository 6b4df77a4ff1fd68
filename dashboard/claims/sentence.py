"""What a sentence names, and what is carried to it from those before."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
    """A sentence with what it names, in order."""

    start: int
    end: int
    paragraph: int
    mentions: Mapping[str, list[Mention]]
    years: list[YearMention]

    def of(self, kind: str) -> list[Mention]:
        """Its names of a kind."""
        return self.mentions.get(kind, [])
