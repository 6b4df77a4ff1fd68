"""A draft read as a reader would: each figure with its index, year, province, component.

What a sentence does not say is carried from the one before it, and is then told as a guess. What a
sentence leaves open by naming several is kept as other readings.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.catalog.units import units
from dashboard.claims.claim import Claim
from dashboard.claims.grammar import classes, comparisons, rules
from dashboard.claims.grammar.figure import Figure
from dashboard.claims.grammar.mentions import YearMention, dated, named, years
from dashboard.claims.grammar.plain import Plain, sentences
from dashboard.claims.judging import facts
from dashboard.claims.reading.reader import Reader, Shared
from dashboard.claims.reading.sentence import Carried, Sentence, within
from dashboard.claims.reading.subject import claim_of
from dashboard.claims.reading.whose import era, unit_key

RESPECTIVELY = re.compile(r"\b(?:lan luot|tuong ung|respectively)\b")


def claims(draft: Plain, province_code: str = "") -> Iterator[Claim]:
    """The figures of a draft; ``province_code`` is whose draft it is, "" where it is not said."""
    found = list(_sentences(draft))
    owner = _owner(found, province_code)
    carried = Carried(owner=owner, province_code=owner, since={"province_code": 0})
    for said in found:
        sentence = _with_years(said, carried.year)
        yield from _claims(sentence, draft.text, carried)
        _carry(sentence, draft.text, carried)


def _sentences(draft: Plain) -> Iterator[Sentence]:
    mentioned, told, anchor = list(named(draft)), years(draft), dated(draft)
    told = [
        replace(one, year=anchor - 1)
        if one.role == "relative" and one.year == 0 and anchor
        else one
        for one in told
    ]
    paragraph = 0
    for start, end, is_first in sentences(draft.text):
        paragraph += is_first
        goes_on = not is_first and draft.text[max(0, start - 8) : start].rstrip().endswith(";")
        mentions = within(mentioned, start, end)
        yield Sentence(start, end, paragraph, mentions, within(told, start, end), goes_on)


def _with_years(sentence: Sentence, year: int) -> Sentence:
    """A sentence with "the year before" told: before the year named last, here or earlier."""
    known: list[YearMention] = []
    for one in sentence.years:
        told = replace(one, year=year - 1 if year else 0) if one.year < 0 else one
        known.append(told)
        year = told.year if one.role == "edition" else year
    return replace(sentence, years=known)


def _owner(found: list[Sentence], province_code: str) -> str:
    """Whose draft it is: the one given unless only others are named, else the most named."""
    provinces = Counter(one.keys[0] for sentence in found for one in sentence.of("province"))
    known = units("vi")
    owners = [
        {known[key].province_code for key in one.keys}
        for sentence in found
        for one in sentence.of("unit")
    ]
    counted = provinces or Counter(next(iter(one)) for one in owners if len(one) == 1)
    if not counted or province_code in counted:
        return province_code
    return max(counted, key=counted.__getitem__)


def _carry(sentence: Sentence, text: str, carried: Carried) -> None:
    """What the next sentence takes from this one."""
    editions = [one for one in sentence.editions() if one.year]
    if editions:
        is_frame = not re.search(r"[a-z]{6,}", text[sentence.start : editions[0].start])
        carried.keep("year", editions[0 if is_frame else -1].year, sentence)
    for name, kind in (("index_code", "index"), ("scheme", "scheme")):
        if sentence.of(kind):
            carried.keep(name, sentence.of(kind)[-1].keys[0], sentence)
    if sentence.of("component") or sentence.of("index"):
        keys = [key for one in sentence.of("component")[-1:] for key in one.keys]
        own = (key for key in keys if key.startswith(f"{carried.index_code}/"))
        carried.component = min(own, key=len, default="")
    if sentence.of("province"):
        code = era(sentence.of("province")[0].keys, carried.year)
        carried.keep("province_code", code, sentence)
    own = (unit_key(one, carried.province_code) for one in sentence.of("unit"))
    carried.keep("unit_id", next(filter(None, own), ""), sentence)
    carried.keep("block", classes.block_of(text, sentence.start, sentence.end), sentence)


def _claims(sentence: Sentence, text: str, carried: Carried) -> Iterator[Claim]:
    spot = sentence.start, sentence.end
    found = classes.figures(text, *spot, sentence.of("class"))
    led = [*sentence.of("region"), *sentence.of("index")]
    for figure in (*rules.figures(text, *spot), *comparisons.figures(text, *spot, led)):
        if rules.is_free(figure, found):
            found.append(figure)
    found.sort(key=lambda one: one.start)
    shared = _respectively(sentence, text, found)
    read = (
        claim_of(Reader(one, sentence, text, carried, shared.get(one.start, {}))) for one in found
    )
    taken = [claim for claim in read if claim is not None]
    spots = [(claim.figure.start, claim.figure.end) for claim in taken]
    stated = facts.figures(text, sentence, carried.province_code, carried.year, spots)
    yield from sorted([*taken, *stated], key=lambda claim: claim.figure.start)


def _respectively(sentence: Sentence, text: str, found: list[Figure]) -> dict[int, Shared]:
    """By place of a figure, what "lần lượt" gives it: the first name to the first figure."""
    if not RESPECTIVELY.search(text, sentence.start, sentence.end):
        return {}
    given: dict[int, dict[str, object]] = {}
    named_things: dict[str, Sequence[object]] = {
        "index": sentence.of("index"),
        "province": sentence.of("province"),
        "year": sentence.editions(),
    }
    for kind in ("rank", "score"):
        own = [one for one in found if one.kind == kind]
        for name, spots in named_things.items():
            if len(own) > 1 and len(spots) == len(own):
                for figure, one in zip(own, spots, strict=True):
                    given.setdefault(figure.start, {})[name] = one
    return given  # type: ignore[return-value]
