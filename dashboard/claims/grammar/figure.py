"""A figure as a sentence says it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["score", "rank", "score_change", "rank_change", "class", "target", "count"]


@dataclass(frozen=True)
class Figure:
    """A figure that a sentence says, where it stands in the plain text, and by which rule.

    ``decimals`` are those printed; ``out_of`` is the field beside a rank; ``years_back`` how many
    years before the sentence's own a figure is of ("from 61st"), of "the best since 2006" the year;
    ``word`` is a class, or the key of a stated figure.
    """

    kind: Kind
    value: float
    start: int
    end: int
    rule: str
    decimals: int = 0
    out_of: int | None = None
    years_back: int = 0
    word: str = ""
