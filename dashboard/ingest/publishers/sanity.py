"""Whether figures can be what they are taken for, held against the figures on record.

What is unlikely keeps a file from being published until a person confirms it: one question each.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from statistics import StatisticsError, correlation

from dashboard.catalog.indices import edition_rows
from dashboard.ingest.finding import Finding, Level
from dashboard.ingest.layout.provinces_found import SECTION
from dashboard.ingest.publishers.edition import Edition
from dashboard.ingest.publishers.on_record import SAME, SAME_SHARE, equal_share, held
from dashboard.ingest.publishers.scores import Key, Score
from dashboard.ingest.reading import Question
from dashboard.text.messages import words

FEWEST_CELLS, FEWEST_PROVINCES = 40, 15
# Totals of two years run along more closely than this in 28 of 32 pairs on record; the others
# are PAPI 2015, 2018, 2021 and PCI 2012 (0.19 to 0.45).
LEAST_CORRELATION = 0.5
# From this share of wrong places on, the column is of something else.
WRONG_RANKS = 0.2
TOTAL, YES, NONE = "TOTAL", "yes", "none"

Doubt = tuple[Question, Finding]


def doubts(scores: Mapping[Key, Score], edition: Edition) -> Iterator[Doubt]:
    """What must be confirmed before the figures are taken."""
    own = {key: one.score for key, one in scores.items() if one.score is not None}
    if not own:
        return
    if all(code != TOTAL for code, _ in own) and not _is_total_kept(edition):
        yield _doubt("total", NONE, edition, {})
    for year in edition_rows(edition.index_code).index:
        if int(year) != edition.year and _share(own, edition, int(year)) > SAME_SHARE:
            yield _doubt("same_figures", YES, edition, {"other": str(year)})
    # What agrees with the figures on record of its own year needs no further proof.
    if _share(own, edition, edition.year) <= SAME_SHARE:
        yield from _of_total(own, edition)
        yield from _of_ranks(scores.values(), edition)


def _is_total_kept(edition: Edition) -> bool:
    """Whether the total is a plain sum and on record already: then it can be checked and stays."""
    return edition.index_code == "PAPI" and edition.year in edition_rows("PAPI").index


def _doubt(key: str, answer: str, edition: Edition, facts: Mapping[str, str]) -> Doubt:
    """A question that an answer settles; until then it is an error."""
    is_settled = edition.answers.get(key) == answer
    told = {"index": edition.index_code, "year": str(edition.year), **facts}
    options = {answer: words("vi")(f"load_recognise.confirm.{key}")}
    level: Level = "warning" if is_settled else "error"
    return (
        Question(key, options, answer if is_settled else None, told),
        Finding(level, SECTION, f"doubt_{key}", facts=told),
    )


def _share(own: Mapping[Key, float], edition: Edition, year: int) -> float:
    """The share of the figures that are those of a year on record."""
    return equal_share(own, held(edition.index_code, year), FEWEST_CELLS)


def _of_total(own: Mapping[Key, float], edition: Edition) -> Iterator[Doubt]:
    """A total that has little to do with the last one on record."""
    earlier = [int(year) for year in edition_rows(edition.index_code).index if year < edition.year]
    for year in earlier[-1:]:
        record = held(edition.index_code, year)
        common = [key for key in own if key[0] == TOTAL and key in record]
        if len(common) < FEWEST_PROVINCES:
            return
        try:
            found = correlation([own[key] for key in common], [record[key] for key in common])
        except StatisticsError:
            found = 0.0
        if found < LEAST_CORRELATION:
            facts = {"correlation_number": f"{found:.2f}", "other": str(year)}
            yield _doubt("odd_total", YES, edition, facts)


def _of_ranks(scores: Iterable[Score], edition: Edition) -> Iterator[Doubt]:
    """Printed places that the scores beside them do not give."""
    ranked = [
        (one.rank, one.score)
        for one in scores
        if one.component_code == TOTAL and one.rank is not None and one.score is not None
    ]
    if len(ranked) < FEWEST_PROVINCES:
        return
    by_rank = [score for _, score in sorted(ranked)]
    pairs = list(pairwise(by_rank))
    wrong = sum(after > before + SAME for before, after in pairs)
    if wrong > WRONG_RANKS * len(pairs):
        facts = {"count": str(wrong)}
        yield _doubt("odd_ranks", YES, edition, facts)
