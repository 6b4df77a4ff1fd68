"""How often provinces have managed the step that a target asks for, by what was known then."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.forecast.plausibility import FEWEST_CASES, Plausibility, plausibility
from dashboard.catalog.indices import edition_rows
from dashboard.catalog.labels import Voice
from dashboard.figures.figure import Column
from dashboard.figures.findings.history import history
from dashboard.figures.findings.promise import RANKS, Promise
from dashboard.figures.findings.promise_words import label, rank_count, stated
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing

# A target for later than this is not compared with past steps (DESIGN, section 5).
LONGEST = 3


@dataclass(frozen=True)
class Step:
    """From a place in the base year to the rank promised; whether the document names the year."""

    base_year: int
    horizon: int
    rank: int
    out_of: int
    gain: int
    is_stated: bool


def step(one: Promise) -> Step | str:
    """The step a promise asks for, or the word for why there is none to compare with.

    Without a stated base year it is counted from the edition before the target's.
    """
    if not one.index_code or one.row["target_kind"] not in RANKS:
        return "not_a_rank"
    if not one.is_of_total:
        return "component"
    is_stated = not is_missing(one.row["base_year"])
    year = int(one.row["base_year"]) if is_stated else one.year - 1
    start = _start(one, year)
    if start is None:
        return "no_edition"
    if is_missing(one.row["target_rank"]):
        return "no_base"
    gain = start[0] - int(one.row["target_rank"])
    if gain < 1 or not 1 <= one.year - year <= LONGEST:
        return "no_gain"
    return Step(year, one.year - year, *start, gain, is_stated)


def _start(one: Promise, year: int) -> tuple[int, int] | None:
    """The place and field of the base year; None unless that edition is full and has them."""
    editions = edition_rows(one.index_code)
    if year not in editions.index or editions.loc[year, "coverage"] != "full":
        return None
    rows = history((str(one.province_code),), one.index_code)
    known = rows[(rows["year"] == year) & rows["rank"].notna()]
    if known.empty:
        return None
    return int(known["rank"].iloc[0]), int(known["out_of"].iloc[0])


def done(one: Promise, way: Step) -> Plausibility:
    """The past cases of a step, of those that had ended by its base edition."""
    return plausibility(one.index_code, way.base_year, way.horizon, way.rank, way.out_of, way.gain)


def in_words(way: Step | str, speaker: Voice) -> str:
    """ "từ 53/63 năm 2019, tăng 10 bậc trong 2 năm"; or why there is no step."""
    if isinstance(way, str):
        return speaker.say(f"target.no_step.{way}")
    gain = rank_count(way.gain, speaker)
    key = "target.step_stated" if way.is_stated else "target.step_before"
    rank = numbers.rank(way.rank, way.out_of)
    years = speaker.say("target.years", n=way.horizon)
    return speaker.say(key, rank=rank, year=way.base_year, gain=gain, years=years)


def frequency(one: Promise, speaker: Voice) -> str:
    """How many had managed such a step: "21/118 trường hợp (17,8%)"; a dash without a step."""
    way = step(one)
    return numbers.MISSING if isinstance(way, str) else share(done(one, way), speaker)


def share(found: Plausibility, speaker: Voice) -> str:
    """ "21/118 trường hợp (17,8%)"; with fewer than 30 cases no share."""
    given = {"done": len(found.done), "cases": found.n_cases}
    if found.share is None:
        return speaker.say("target.few_cases", fewest=FEWEST_CASES, **given)
    percent = numbers.text(100 * found.share, "percent", speaker.language)
    return speaker.say("target.share", share=percent, **given)


@per_version
def past_cases(
    found: Plausibility, speaker: Voice, heads: tuple[str, str]
) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """The cases that managed a step, newest first: who, when, from which place to which.

    ``heads`` key what the places before and after are called.
    """
    rows = [
        {
            "province": speaker.province(case.province_code),
            "years": f"{case.year_from}–{case.year_to}",
            "before": numbers.rank(case.rank_from, case.out_of_from),
            "after": numbers.rank(case.rank_to, case.out_of),
            "gain": case.rank_from - case.rank_to,
        }
        for case in found.done
    ]
    names = ("province", "years", "before", "after")
    labels = ("phrases.province", "phrases.year", *heads)
    columns = [Column(name, speaker.say(key)) for name, key in zip(names, labels, strict=True)]
    gain = Column("gain", speaker.say("phrases.rank_change"), "rank_change")
    return pd.DataFrame(rows, columns=[*names, "gain"]), (*columns, gain)


def with_step(promises: Iterable[Promise], speaker: Voice) -> dict[str, str]:
    """The promises that ask for a step, by key."""
    return {
        one.key: f"{label(one, speaker)}: {stated(one, speaker)}"
        for one in promises
        if not isinstance(step(one), str)
    }
