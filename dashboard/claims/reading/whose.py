"""Whose figure it is: a province, all of them, or those of a region."""

import re
from dataclasses import replace

from dashboard.catalog.indices import CURRENT_FIELD, field_of
from dashboard.catalog.units import units
from dashboard.claims.claim import Subject
from dashboard.claims.grammar.mentions import Mention
from dashboard.claims.reading.binding import Bound
from dashboard.claims.reading.reader import FIELDS, FOR_EVER, Reader
from dashboard.store.ask import ask, per_version

BETWEEN = re.compile(
    r"\b(?:hon|kem|(?<!cai )cach|chenh|than|ahead of|behind|above|below)\b(?! nam\b)[^.;,\d]{0,40}$"
)
# What is lost on a part, or how far it is from the middle: "kém trung vị 1,12 điểm".
LOST = re.compile(
    r"\b(?:mat nhieu nhat|con thieu|lost most|loses most|lost on|loss|kem|thieu|short of)\b"
    r"[^.;\n]{0,120}$"
)
# The province whose draft it is, whoever was named last: "điểm của tỉnh", "we have".
OURS = re.compile(
    r"\b(?:cua tinh|tinh ta|tinh nha|chung ta|we (?:have|had|are|scored|ranked?|stand|got)|our \w+)"
    r"(?: la| dat| is| was)? $"
)
MIDDLE = re.compile(r"\b(?:trung vi|trung binh|binh quan|median|average|mean)\b")
BEYOND = re.compile(r"\s*(?:below|above|behind|ahead of|short of|duoi muc|tren muc)\b")
# Words between a rank and the region that it is in.
WITHIN = re.compile(
    r"\s*(?:[,(]|/\s*\d+|\d+|tinh|khu vuc|vung|trong|cua|cac|in|of|the|among|provinces?|so|o|"
    r"tai|\s)*"
)


def with_province(reader: Reader, subject: Subject) -> Subject:
    """A subject with whose it is."""
    if _is_apart(reader):
        return replace(subject, limit="difference")
    if reader.figure.kind == "score" and subject.limit != "mean" and reader.is_national:
        return replace(subject, limit="national")
    if reader.carried.owner and OURS.search(reader.before):
        return replace(subject, province_code=reader.carried.owner)
    bound = reader.bound("province")
    if bound is None or not isinstance(bound.spot, Mention):
        return replace(subject, province_code=reader.carry("province_code", FOR_EVER))
    if _is_between(reader, bound):
        return replace(subject, limit="difference")
    code = era(bound.spot.keys, subject.year, reader.figure.out_of)
    return replace(subject, province_code=code)


def _is_apart(reader: Reader) -> bool:
    """Whether a score is how far something is from a middle, or what is lost on a part."""
    figure = reader.figure
    if not figure.kind.startswith("score"):
        return False
    between = BETWEEN.search(reader.before)
    is_from_middle = between is not None and MIDDLE.search(between[0]) is not None
    is_lost = figure.kind == "score" and LOST.search(reader.before) is not None
    return is_from_middle or is_lost or BEYOND.match(reader.text, figure.end) is not None


def _is_between(reader: Reader, bound: Bound) -> bool:
    """Whether a figure is how far one province is from another: "thấp hơn Quảng Ninh 7 điểm"."""
    found = BETWEEN.search(reader.before)
    if found is None or bound.how != "before":
        return False
    return bound.spot.start > reader.sentence.start + found.start()


@per_version
def _newest_of_former() -> int:
    """The newest edition of the 63 provinces."""
    rows = ask("edition_catalog")
    return int(rows[rows["field"] != CURRENT_FIELD]["year"].max())


def era(codes: tuple[str, ...], year: int, out_of: int | None = None) -> str:
    """Which of the provinces of one name is meant: by the field, else by the year."""
    current = [code for code in codes if field_of(code) == CURRENT_FIELD]
    former = [code for code in codes if code not in current]
    newest = _newest_of_former()
    is_current = year > newest or (year == newest and out_of is not None and out_of not in FIELDS)
    return ((current if is_current else former) or codes)[0]


def with_limit(reader: Reader, subject: Subject) -> Subject:
    """A rank with the region that it is in, the first so many, or the best since a year."""
    figure = reader.figure
    if figure.rule in ("comparison.best", "comparison.worst"):
        return replace(subject, limit="since", base_year=figure.years_back)
    if figure.rule == "rank.top":
        return replace(subject, limit="top")
    if figure.kind != "rank" or figure.out_of in FIELDS:
        return subject
    for one in reader.sentence.of("region"):
        if one.start >= figure.end and WITHIN.fullmatch(reader.text[figure.end : one.start]):
            return replace(subject, region=one.keys[0])
    return subject


def unit_key(mention: Mention, province_code: str) -> str:
    """The unit of a province under a name; "" where it has none of that name."""
    known = units("vi")
    own = [key for key in mention.keys if known[key].province_code == province_code]
    if own or province_code:
        return own[0] if own else ""
    provinces = {known[key].province_code for key in mention.keys}
    return mention.keys[0] if len(provinces) == 1 else ""
