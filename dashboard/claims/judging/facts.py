"""Counts and shares that documents state beside the indices: "985 doanh nghiệp thành lập mới"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.claims.claim import Claim, Judgement, Reason, Subject
from dashboard.claims.grammar import numerals
from dashboard.claims.grammar.figure import Figure
from dashboard.claims.grammar.names import words_of
from dashboard.claims.grammar.numerals import NUMBER
from dashboard.claims.judging.compare import compared
from dashboard.claims.judging.held import facts
from dashboard.claims.reading.sentence import Sentence
from dashboard.store.ask import per_version
from dashboard.text.numbers import is_missing

_NUMBER = re.compile(rf"(?<![\d.,/-])(?P<n>{NUMBER})(?:\s*/\s*(?P<of>{NUMBER}))?(?![\d/])")
# Words of a name that say nothing of what is counted.
EMPTY = frozenset(
    [
        "cua",
        "cac",
        "va",
        "so",
        "voi",
        "ty",
        "le",
        "tai",
        "den",
        "duoc",
        "the",
        "of",
        "on",
        "a",
        "at",
    ]
)
# How much of a fact's name must stand around a number that is it, and around one that is not.
ALIKE, SURE = 0.6, 0.8
NEAR = 110


def figures(
    text: str, sentence: Sentence, province_code: str, year: int, taken: Sequence[tuple[int, int]]
) -> Iterator[Claim]:
    """Numbers of a sentence that a stated figure of the province is about."""
    known = _beside_indices(province_code) if province_code else ()
    if not known:
        return
    for found in _NUMBER.finditer(text, sentence.start, sentence.end):
        if any(found.start() < last and first < found.end() for first, last in taken):
            continue
        row = _nearest(text, sentence, found, known)
        if row is None:
            continue
        value, decimals = numerals.count(found["n"])
        out_of = int(numerals.count(found["of"])[0]) if found["of"] else None
        end = found.end() + (1 if text[found.end() : found.end() + 1] == "%" else 0)
        figure = Figure(
            "count", value, found.start(), end, "count.stated", decimals, out_of,
            word=str(row["fact_id"]),
        )  # fmt: skip
        told = [one.year for one in sentence.years if one.role == "edition"]
        subject = Subject(year=told[-1] if told else year, province_code=province_code)
        yield Claim(figure, subject, ("province",))


Fact = Mapping[str, object]


@per_version
def _beside_indices(province_code: str) -> tuple[Fact, ...]:
    """The figures stated of a province that are no result of an index or a scheme."""
    return tuple(
        row
        for row in facts(province_code)
        if is_missing(row["index_code"]) and is_missing(row["scheme"])
    )


def _nearest(
    text: str, sentence: Sentence, found: re.Match[str], known: Sequence[Fact]
) -> Fact | None:
    """The fact that a number is about, the one that it equals first; None for none."""
    start = max(sentence.start, found.start() - NEAR)
    around = set(words_of(text[start : min(sentence.end, found.end() + NEAR)]))
    after = words_of(text[found.end() : found.end() + 24])
    is_share = text[found.end() : found.end() + 2].strip().startswith("%")
    best: tuple[float, Fact] | None = None
    for row in known:
        if not _is_unit(row, after, is_share, has_field=found["of"] is not None):
            continue
        is_it = is_value(row, found["n"], found["of"])
        alike = _alike(row, around)
        if alike >= (ALIKE if is_it else SURE):
            score = alike + is_it
            if best is None or score > best[0]:
                best = (score, row)
    return best[1] if best else None


def _is_unit(row: Fact, after: tuple[str, ...], is_share: bool, has_field: bool) -> bool:
    """Whether what follows a number is the unit of a fact."""
    if has_field:
        return not is_missing(row["numerator"]) and not is_missing(row["denominator"])
    if is_share or row["unit"] == "%":
        return is_share and row["unit"] == "%"
    return any(
        after[: len(unit)] == unit and unit
        for unit in (words_of(str(row["unit"])), words_of(str(row["unit_en"])))
    )


def _alike(row: Fact, around: set[str]) -> float:
    """The share of a fact's name that stands around a number, in either language."""
    shares = []
    for column in ("name", "name_en"):
        words = set(words_of(str(row[column]).split("(")[0])) - EMPTY
        shares.append(len(words & around) / len(words) if words else 0.0)
    return max(shares)


def is_value(row: Fact, number: str, of: str | None) -> bool:
    """Whether a number as printed is a fact's."""
    value, decimals = numerals.count(number)
    if of is not None:
        pair = (value, numerals.count(of)[0])
        return pair == (row["numerator"], row["denominator"])
    held = row["value"]
    return not is_missing(held) and compared(value, decimals, float(str(held))) != "differs"


def judge(claim: Claim) -> Judgement:
    """A stated figure beside what a document states; of another year it is another figure."""
    figure, subject = claim.figure, claim.subject
    row = next(one for one in facts(subject.province_code) if one["fact_id"] == figure.word)
    column = "numerator" if figure.out_of is not None else "value"
    held, source_id = float(str(row[column])), str(row["source_id"])
    verdict = compared(figure.value, figure.decimals, held)
    if figure.out_of is not None and figure.out_of != row["denominator"]:
        verdict = "differs"
    if verdict != "differs":
        subject = replace(subject, year=int(str(row["year"])))
        return Judgement(verdict, subject, held, source_id, reason=Reason("stated"))
    if subject.year == row["year"]:
        return Judgement("differs", subject, held, source_id, reason=Reason("stated"))
    return Judgement("not_held", subject, reason=Reason("not_on_record"))
