"""A draft read as a reader would: each figure with its index, year, province, component.

What a sentence does not say is carried from the one before it, and is then told as a guess. What a
sentence leaves open by naming several is kept as other readings.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dashboard.catalog.units import units
from dashboard.claims import classes, comparisons, facts, grammar
from dashboard.claims.claim import Claim
from dashboard.claims.grammar import Figure
from dashboard.claims.mentions import Mention, YearMention, dated, named, years
from dashboard.claims.plain import Plain, sentences
from dashboard.claims.sentence import Carried, Sentence
from dashboard.claims.subject import claim_of, era, unit_key

RESPECTIVELY = re.compile(r"\b(?:lan luot|tuong ung|respectively)\b")


def claims(draft: Plain, province_code: str = "") -> Iterator[Claim]:
    """The figures of a draft; ``province_code`` is whose draft it is, "" where it is not said."""
    found = list(_sentences(draft, dated(draft)))
    carried = Carried(province_code=_whose(found, province_code), since={"province_code": 0})
    for said in found:
        sentence = _with_years(said, carried.year)
        yield from _claims(sentence, draft.text, carried)
        _carry(sentence, draft.text, carried)


def _with_years(sentence: Sentence, year: int) -> Sentence:
    """A sentence with "the year before" told: before the year named last, here or earlier."""
    known = []
    for one in sentence.years:
        told = replace(one, year=year - 1 if year else 0) if one.year < 0 else one
        known.append(told)
        year = told.year if one.role == "edition" else year
    return replace(sentence, years=known)


def _whose(found: list[Sentence], province_code: str) -> str:
    """Whose draft it is: the one given unless only others are named, else the most named."""
    named_codes = Counter(
        one.keys[0] for sentence in found for one in sentence.of("province")
    )
    by_unit = Counter(
        units("vi")[key].province_code
        for sentence in found
        for one in sentence.of("unit")
        if len({units("vi")[key].province_code for key in one.keys}) == 1
        for key in one.keys[:1]
    )
    counted = named_codes or by_unit
    if not counted or (province_code and province_code in counted):
        return province_code
    return max(counted, key=lambda code: counted[code])


def _sentences(draft: Plain, anchor: int | None) -> Iterator[Sentence]:
    mentioned, told = list(named(draft)), years(draft)
    told = [
        replace(one, year=anchor - 1) if one.role == "relative" and one.year == 0 and anchor else one
        for one in told
    ]
    paragraph, at, year_at = 0, 0, 0
    for start, end, is_first in sentences(draft.text):
        paragraph += is_first
        found: dict[str, list[Mention]] = {}
        while at < len(mentioned) and mentioned[at].start < end:
            if mentioned[at].start >= start:
                found.setdefault(mentioned[at].kind, []).append(mentioned[at])
            at += 1
        own = []
        while year_at < len(told) and told[year_at].start < end:
            if told[year_at].start >= start:
                own.append(told[year_at])
            year_at += 1
        goes_on = not is_first and draft.text[:start].rstrip().endswith(";")
        yield Sentence(start, end, paragraph, found, own, goes_on)


def _carry(sentence: Sentence, text: str, carried: Carried) -> None:
    """What the next sentence takes from this one."""

    def keep(name: str, value: object) -> None:
        setattr(carried, name, value)
        carried.since[name] = sentence.paragraph

    if sentence.of("index"):
        keep("index_code", sentence.of("index")[-1].keys[0])
    editions = [one for one in sentence.editions() if one.year]
    if editions:
        keep("year", editions[0 if _is_frame(editions[0], sentence, text) else -1].year)
    provinces = sentence.of("province")
    if provinces:
        keep("province_code", era(provinces[0].keys, carried.year, None))
    if sentence.of("scheme"):
        keep("scheme", sentence.of("scheme")[-1].keys[0])
    known = [unit_key(one, carried.province_code) for one in sentence.of("unit")]
    if any(known):
        keep("unit_id", next(one for one in known if one))
    block = classes.block_of(text, sentence.start, sentence.end)
    if block:
        keep("block", block)


def _is_frame(year: YearMention, sentence: Sentence, text: str) -> bool:
    """Whether a year opens its sentence and so stands for what follows: "Năm 2020, ..."."""
    return not re.search(r"[a-z]{4,}", text[sentence.start : year.start].replace("trong", ""))


def _claims(sentence: Sentence, text: str, carried: Carried) -> Iterator[Claim]:
    found = grammar.figures(text, sentence.start, sentence.end)
    spoken = [(one.start, one.end) for one in found]
    found += [
        one
        for one in comparisons.figures(text, sentence)
        if all(one.end <= first or one.start >= last for first, last in spoken)
    ]
    counted = classes.figures(text, sentence.start, sentence.end, sentence.of("class"))
    spans = [(one.start, one.end) for one in counted]
    found = [
        one for one in found if all(one.end <= first or one.start >= last for first, last in spans)
    ]
    every = sorted([*found, *counted], key=lambda one: one.start)
    shares = _respectively(sentence, text, every)
    read = [
        claim_of(figure, sentence, text, carried, shares.get(figure.start, {})) for figure in every
    ]
    taken = [claim for claim in read if claim is not None]
    spots = [(claim.figure.start, claim.figure.end) for claim in taken]
    stated = facts.figures(text, sentence, carried.province_code, carried.year, spots)
    yield from sorted([*taken, *stated], key=lambda claim: claim.figure.start)


def _respectively(
    sentence: Sentence, text: str, found: list[Figure]
) -> dict[int, dict[str, Mention | YearMention]]:
    """By place of a figure, what "lần lượt" gives it: the first name to the first figure."""
    if not RESPECTIVELY.search(text, sentence.start, sentence.end):
        return {}
    given: dict[int, dict[str, Mention | YearMention]] = {}
    for kind in ("rank", "score"):
        own = [one for one in found if one.kind == kind]
        editions: list[Mention | YearMention] = [*sentence.years]
        candidates = {
            "index": [*sentence.of("index")],
            "province": [*sentence.of("province")],
            "year": [one for one in editions if getattr(one, "role", "") == "edition"],
        }
        for name, spots in candidates.items():
            if len(own) > 1 and len(spots) == len(own):
                for figure, spot in zip(own, spots, strict=True):
                    given.setdefault(figure.start, {})[name] = spot
    return given
