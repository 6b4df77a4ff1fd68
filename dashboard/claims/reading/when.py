"""Of which year a figure is, and since which a change."""

import re
from dataclasses import replace

from dashboard.claims.claim import Subject
from dashboard.claims.grammar.mentions import YearMention
from dashboard.claims.reading.binding import Bound, bind
from dashboard.claims.reading.reader import Reader

PARAGRAPHS = 3
OF_INDEX = re.compile(r"\s*(?:cua tinh )?(?:nam|ky|in|for|\()?\s*")
BESIDE = re.compile(r"\s*\(\s*(?:[a-z]+ ){0,2}")


def with_year(reader: Reader, subject: Subject, is_target: bool) -> Subject:
    """A subject with its year and, of a change, what it is since."""
    of_base = _beside_base(reader)
    if of_base:
        return replace(subject, year=of_base)
    base = _base(reader, is_target)
    told = reader.sentence.editions(is_target)
    year = _told(reader, told) if told else _carried(reader, base)
    if not year:
        later = (one.year for one in reader.sentence.years if one.role == "target")
        year = next(later, 0)
    return replace(subject, year=year, base_year=base)


def bound_year(reader: Reader, is_target: bool = False) -> Bound | None:
    """The year that the sentence gives the figure."""
    if "year" in reader.shared:
        return Bound(reader.shared["year"], "tight")
    told = reader.sentence.editions(is_target)
    beside = _of_index(reader, told)
    if beside:
        return Bound(beside, "tight")
    return bind(reader.figure, told, reader.text)


def _of_index(reader: Reader, told: list[YearMention]) -> YearMention | None:
    """The year beside an index that the figure is tied to: "37/63 về PCI năm 2022"."""
    index = reader.bound("index")
    if index is None or index.how != "tight" or index.spot.start < reader.figure.start:
        return None
    first, last = index.spot.start, index.spot.end
    for one in told:
        is_after = one.start >= last and OF_INDEX.fullmatch(reader.text[last : one.start])
        is_before = reader.figure.end <= one.start < first and one.end + 1 == first
        if is_after or is_before:
            return one
    return None


def _bases(reader: Reader) -> list[YearMention]:
    return [one for one in reader.sentence.years if one.role == "base"]


def _beside_base(reader: Reader) -> int:
    """The year that a figure in brackets is of: "so với năm 2020 (hạng 60/63)"; 0 for none."""
    figure = reader.figure
    for one in _bases(reader):
        if one.end <= figure.start and BESIDE.fullmatch(reader.text[one.end : figure.start]):
            return one.year
    return 0


def _base(reader: Reader, is_target: bool) -> int:
    """What a change is since: the year named after it, else before it; 0 where none is."""
    if not (is_target or reader.figure.kind.endswith("_change")):
        return 0
    bases = _bases(reader)
    near = [one for one in bases if one.start >= reader.figure.end]
    return next((one.year for one in near or bases), 0)


def _told(reader: Reader, told: list[YearMention]) -> int:
    bound = bound_year(reader, any(one.role == "target" for one in told))
    if bound is None or not isinstance(bound.spot, YearMention):
        return 0
    year = bound.spot.year
    is_its_own = bound.how == "tight" and bound.spot.start > reader.figure.start
    if year and reader.figure.years_back == 1 and not is_its_own:
        return next((one.year for one in _bases(reader)), year - 1)
    return year


def _carried(reader: Reader, base: int) -> int:
    """The year of what was said before; never one that a change is said to be since."""
    carried = reader.carry("year", PARAGRAPHS)
    year = int(carried) - (reader.figure.years_back == 1) if carried else 0
    return base + 1 if base and base >= year else year
