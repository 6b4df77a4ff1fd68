"""Published figures of a block of units beside those computed from its rows and counts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.figures.content import TableView
from dashboard.figures.figure import Column
from dashboard.figures.unit_ranking.classes import percent
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import counts_of
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records

DIFFERENT, EQUAL = "≠", "="


@dataclass(frozen=True)
class Pair:
    """A published figure beside the one computed from the rows or counts, as readers see them."""

    what: str
    published: str
    computed: str

    @property
    def verdict(self) -> str:
        """Whether they are "equal" or "different"; "unknown" where one of them is missing."""
        if numbers.MISSING in (self.published, self.computed):
            return "unknown"
        return "equal" if self.published == self.computed else "different"


@per_version
def pairs(request: UnitRankingRequest) -> tuple[Pair, ...]:
    """The published means, counts and shares of the year, each beside the computed one."""
    return tuple(_pairs(request))


def _pairs(request: UnitRankingRequest) -> Iterator[Pair]:
    say, summary = request.voice.say, request.summary
    means = (summary["published_mean"], summary["computed_mean"])
    if not all(is_missing(value) for value in means):
        yield _pair(say("unit_ranking.mean_label"), means, numbers.score, request.language)
    for row in records(counts_of(request, request.year)):
        for key, published, computed, text in (
            ("count", "published_count", "computed_count", numbers.whole),
            ("share", "printed_share", "share", percent),
        ):
            known = (row[published], row[computed])
            if not any(is_missing(value) for value in known):
                label = say(f"unit_ranking.{key}_label", name=row["class_name"])
                yield _pair(label, known, text, request.language)


def _pair(
    what: str, known: tuple[float, float], text: Callable[[float, str], str], language: str
) -> Pair:
    published, computed = (text(value, language) for value in known)
    return Pair(what, published, computed)


@per_version
def agreement(request: UnitRankingRequest) -> TableView | None:
    """What agrees and what does not, in a sentence, and all of it in a table.

    None where there is no figure both published and computed.
    """
    say, known = request.voice.say, pairs(request)
    if all(pair.verdict == "unknown" for pair in known):
        return None
    frame = pd.DataFrame(
        [
            {
                "what": pair.what,
                "published": pair.published,
                "computed": pair.computed,
                "verdict": say(
                    f"unit_ranking.verdict_{pair.verdict}",
                    mark={"equal": EQUAL, "different": DIFFERENT}.get(pair.verdict, ""),
                ),
            }
            for pair in known
        ]
    )
    columns = ("what", "published", "computed", "verdict")
    return TableView(
        _sentence(request),
        frame,
        tuple(Column(name, say(f"unit_ranking.{name}")) for name in columns),
    )


def _sentence(request: UnitRankingRequest) -> str:
    say = request.voice.say
    differing = [pair for pair in pairs(request) if pair.verdict == "different"]
    if not differing:
        return say("unit_ranking.agrees", mark=EQUAL)
    listed = "; ".join(
        say(
            "unit_ranking.differs_one",
            what=pair.what,
            published=pair.published,
            computed=pair.computed,
        )
        for pair in differing
    )
    return say("unit_ranking.differs", mark=DIFFERENT, count=len(differing), listed=listed)
