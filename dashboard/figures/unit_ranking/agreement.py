"""Published figures of a block of units beside those computed from its rows and counts."""

from dataclasses import dataclass

import pandas as pd

from dashboard.figures.figure import Column
from dashboard.figures.unit_ranking.request import Asked, counts
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.messages import Say
from dashboard.text.numbers import is_missing

DIFFERENT, EQUAL = "≠", "="


@dataclass(frozen=True)
class Pair:
    """A published figure beside the one computed from the rows or counts, as readers see them.

    ``difference`` is "≠" or "="; "" where there is nothing to compute it from.
    """

    what: str
    published: str
    computed: str
    difference: str


@per_version
def pairs(asked: Asked) -> tuple[Pair, ...]:
    """The published means, counts and shares of the year, each beside the computed one."""
    found = [_mean(asked)]
    of_year = counts(asked)[counts(asked)["year"] == asked.year]
    for _, row in of_year.iterrows():
        found += [_count(row, asked), _share(row, asked)]
    return tuple(pair for pair in found if pair is not None)


def _pair(what: str, published: str, computed: str) -> Pair:
    if numbers.MISSING in (published, computed):
        return Pair(what, published, computed, "")
    return Pair(what, published, computed, EQUAL if published == computed else DIFFERENT)


def _mean(asked: Asked) -> Pair | None:
    edition = asked.edition
    known = [edition["published_mean"], edition["computed_mean"]]
    if all(is_missing(value) for value in known):
        return None
    published, computed = (numbers.score(value, asked.language) for value in known)
    return _pair(asked.voice.say("unit_ranking.mean_label"), published, computed)


def _count(row: pd.Series, asked: Asked) -> Pair | None:
    known = [row["published_count"], row["computed_count"]]
    if any(is_missing(value) for value in known):
        return None
    published, computed = (numbers.whole(float(value), asked.language) for value in known)
    return _pair(
        asked.voice.say("unit_ranking.count_label", name=row["class_name"]), published, computed
    )


def _share(row: pd.Series, asked: Asked) -> Pair | None:
    """A printed share beside the exact one, both at two decimals."""
    known = [row["printed_share"], row["share"]]
    if any(is_missing(value) for value in known):
        return None
    published, computed = (f"{numbers.score(float(value), asked.language)}%" for value in known)
    return _pair(
        asked.voice.say("unit_ranking.share_label", name=row["class_name"]), published, computed
    )


@per_version
def agreement(asked: Asked) -> tuple[str, pd.DataFrame, tuple[Column, ...]] | None:
    """What agrees and what does not, in a sentence, and all of it in a table.

    None where there is no figure both published and computed.
    """
    say, known = asked.voice.say, pairs(asked)
    if not any(pair.difference for pair in known):
        return None
    differing = [pair for pair in known if pair.difference == DIFFERENT]
    listed = "; ".join(
        say(
            "unit_ranking.differs_one",
            what=pair.what,
            published=pair.published,
            computed=pair.computed,
        )
        for pair in differing
    )
    sentence = (
        say("unit_ranking.differs", mark=DIFFERENT, count=len(differing), listed=listed)
        if differing
        else say("unit_ranking.agrees", mark=EQUAL)
    )
    frame = pd.DataFrame(
        {
            "what": [pair.what for pair in known],
            "published": [pair.published for pair in known],
            "computed": [pair.computed for pair in known],
            "verdict": [_verdict(pair, say) for pair in known],
        }
    )
    return (
        sentence,
        frame,
        (
            Column("what", say("unit_ranking.what")),
            Column("published", say("unit_ranking.published")),
            Column("computed", say("unit_ranking.computed")),
            Column("verdict", say("unit_ranking.verdict")),
        ),
    )


def _verdict(pair: Pair, say: Say) -> str:
    names = {DIFFERENT: "different", EQUAL: "equal", "": "unknown"}
    return say(f"unit_ranking.verdict_{names[pair.difference]}", mark=pair.difference)
