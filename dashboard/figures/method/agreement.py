"""Published ranks against those of the scores: how many agree, which do not, and why."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog.labels import voice
from dashboard.figures.figure import Column
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.names import texts


@per_version
def stated(language: str) -> str:
    """How many published ranks the scores reproduce, and how many not."""
    counts = ask("edition_rank_agreement")
    compared, different = int(counts["n_compared"].sum()), int(counts["n_different"].sum())
    return voice(language).say(
        "source.agreement",
        same=numbers.whole(compared - different, language),
        compared=numbers.whole(compared, language),
        editions=len(counts),
        different=numbers.whole(different, language),
    )


@dataclass(frozen=True, eq=False)
class Difference:
    """Ranks of one edition that its scores do not reproduce for one reason: a row per province."""

    heading: str
    table: pd.DataFrame


@per_version
def differences(language: str) -> tuple[Difference, ...]:
    """Published ranks that the scores do not reproduce, by edition and reason."""
    speaker = voice(language)
    found = []
    rows = ask("rank_difference")
    for (index_code, year, reason), own in rows.groupby(["index_code", "year", "reason"]):
        heading = speaker.say(
            "source.difference_heading",
            index=speaker.index(str(index_code)),
            year=year,
            reason=speaker.say(f"source.difference.{reason}"),
        )
        table = own.assign(
            province=texts(own, "name", language),
            stored=[numbers.stored(score, language) for score in own["score"]],
        )
        found.append(Difference(heading, table))
    return tuple(found)


def difference_columns(language: str) -> tuple[Column, ...]:
    """The columns of a difference's table."""
    say = voice(language).say
    return (
        Column("province", say("phrases.province")),
        Column("stored", say("phrases.score")),
        Column("published_rank", say("source.published"), "rank"),
        Column("computed_rank", say("source.computed"), "rank"),
    )


@per_version
def by_edition(language: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Editions in which published ranks are not those of the scores: how many, and why."""
    speaker = voice(language)
    say = speaker.say
    rows = ask("edition_rank_agreement")
    rows = rows[rows["n_different"] > 0].reset_index(drop=True)
    known = ask("rank_difference").groupby(["index_code", "year"])["reason"].unique()
    editions = list(zip(rows["index_code"], rows["year"], strict=True))
    table = rows.assign(
        edition=[speaker.edition(*edition) for edition in editions],
        why=[
            "; ".join(say(f"source.difference.{reason}") for reason in known[edition])
            for edition in editions
        ],
    )
    return table, (
        Column("edition", say("method.edition")),
        Column("n_compared", say("method.n_compared"), "whole"),
        Column("n_different", say("method.n_different"), "whole"),
        Column("why", say("method.why")),
    )
