"""A figure of a draft with what it is of, and what became of it."""

from dataclasses import dataclass, field
from typing import Literal

from dashboard.claims.grammar.figure import Figure

Verdict = Literal["agrees", "agrees_cut", "differs", "not_held", "ambiguous"]
VERDICTS: tuple[Verdict, ...] = ("differs", "ambiguous", "not_held", "agrees_cut", "agrees")


@dataclass(frozen=True)
class Subject:
    """What a figure is of, each "" or 0 where it is not said.

    ``index_code`` is a scheme and ``component_code`` a unit where units are spoken of, by
    ``block`` where they are counted. ``base_year`` is what a change is since, ``region`` within
    which a rank is; ``limit`` is "top" for the first so many, "since" for the best since a year,
    "national" for a figure of the whole country, "difference" for one between two provinces.
    """

    index_code: str = ""
    year: int = 0
    province_code: str = ""
    component_code: str = ""
    block: str = ""
    base_year: int = 0
    region: str = ""
    limit: str = ""


@dataclass(frozen=True)
class Claim:
    """A figure with its subject; ``guessed`` names what was carried to it from elsewhere.

    ``others`` are further readings that the same words allow.
    """

    figure: Figure
    subject: Subject
    guessed: tuple[str, ...] = ()
    others: tuple[Subject, ...] = ()

    @property
    def rule(self) -> str:
        """By which rule it was found, and what of it is a guess."""
        return " ".join([self.figure.rule, *(f"{name}:carried" for name in self.guessed)])


@dataclass(frozen=True)
class Reason:
    """Why a figure may not be what is held: a word of ``check_text.reason`` and its values."""

    kind: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Judgement:
    """What became of a claim: ``held`` is what the version has (a class is a word), None for none.

    ``out_of`` is the field of a held rank; ``subject`` is what it was held against.
    """

    verdict: Verdict
    subject: Subject
    held: float | str | None = None
    source_id: str = ""
    out_of: int | None = None
    reason: Reason | None = None


@dataclass(frozen=True)
class Checked:
    """A judged claim at its place in the draft."""

    claim: Claim
    judgement: Judgement
    text: str
    start: int
    end: int
