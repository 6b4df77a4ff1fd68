"""One figure being read in its sentence: what binds to it, what is carried, what is a guess."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.claims.grammar.figure import Figure
from dashboard.claims.grammar.mentions import Mention, YearMention
from dashboard.claims.reading.binding import Bound, bind
from dashboard.claims.reading.sentence import Carried, Sentence

# Fields of the 63 provinces, with those without a result left out, or Hà Tây among them.
FIELDS = range(60, 65)
NATIONAL = re.compile(
    r"\b(?:trung binh|binh quan|trung vi|median|average|mean)\b[^.;,\d]{0,40}"
    r"(?:\d+(?:[.,]\d+)? (?:diem |points )?(?:len|xuong|to) )?$"
)
# How many paragraphs something is carried: a province to the end.
FOR_EVER = 100_000

Shared = Mapping[str, Mention | YearMention]


@dataclass
class Reader:
    """A figure, its sentence in ``text``, what ``shared`` gives it ("lần lượt"), and the carried.

    ``guessed`` collects what was carried to it.
    """

    figure: Figure
    sentence: Sentence
    text: str
    carried: Carried
    shared: Shared
    guessed: list[str] = field(default_factory=list)

    def bound(self, kind: str) -> Bound | None:
        """What the sentence gives the figure of a kind of name."""
        if kind in self.shared:
            return Bound(self.shared[kind], "tight")
        return bind(self.figure, self.sentence.of(kind), self.text)

    def key(self, kind: str) -> str:
        """The first meaning of the name of a kind that the sentence gives; "" for none."""
        bound = self.bound(kind)
        return bound.spot.keys[0] if bound and isinstance(bound.spot, Mention) else ""

    @property
    def before(self) -> str:
        """The sentence up to the figure."""
        return self.text[self.sentence.start : self.figure.start]

    @property
    def is_national(self) -> bool:
        """Whether it is told to be a mean or median."""
        return NATIONAL.search(self.before) is not None

    def carry(self, name: str, most: int = 1) -> str:
        """What is carried of a name from no further than so many paragraphs; "" for nothing."""
        value = str(getattr(self.carried, name) or "")
        told = self.carried.since.get(name)
        if not value or (told is not None and self.sentence.paragraph - told > most):
            return ""
        if told is None:
            return value
        if not self.sentence.goes_on:
            self.guessed.append(name.removesuffix("_code"))
        if name != "province_code":
            # A list goes on as long as its lines take from what stands above it.
            self.carried.since[name] = self.sentence.paragraph
        return value
