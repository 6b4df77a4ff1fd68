"""Comparisons that say a place without a number: first of a region, the best since a year."""

import re
from collections.abc import Iterator, Sequence

from dashboard.claims.grammar.figure import Figure
from dashboard.claims.grammar.mentions import Mention

_VERB = (
    r"(?<!nguoi )(?<!nhom )(?<!top )\b(?P<said>(?:dung dau|dan dau|xep dau|dung nhat|dung thu nhat|"
    r"leads?|led|leading|topped|tops|topping|top of|first in|first among|number one in)"
)
_WHOLE = re.compile(
    rf"{_VERB}[a-z ,]{{0,24}}?(?:ca nuoc|toan quoc|bang xep hang|the country|nationwide|the nation|"
    r"the ranking|the table)\b)"
)
_LEAD = re.compile(rf"{_VERB}\b)")
# What is led may be named right after: "topped the PCI table", "dẫn đầu khu vực Tây Nguyên".
_NEAR = 36
_BEST = re.compile(
    r"\b(?P<said>(?P<best>cao nhat|tot nhat|best|highest)|(?P<worst>thap nhat|kem nhat|lowest|"
    r"worst))\b[^.;]{0,70}?\b(?:ke tu|tinh tu|tu|since)(?: (?:nam|the|ky|khi))* "
    r"(?P<year>(?:19|20)\d\d)"
)


def figures(text: str, start: int, end: int, named: Sequence[Mention]) -> Iterator[Figure]:
    """What a sentence says by comparing; ``named`` are the regions and indices it names."""
    whole = {found.start(): found for found in _WHOLE.finditer(text, start, end)}
    for found in _LEAD.finditer(text, start, end):
        near = [one for one in named if 0 <= one.start - found.end() <= _NEAR]
        is_near = any("," not in text[found.end() : one.start] for one in near)
        said = whole.get(found.start()) or (found if is_near else None)
        if said is not None:
            yield Figure("rank", 1, said.start(), said.end("said"), "comparison.first")
    for found in _BEST.finditer(text, start, end):
        rule = "comparison.best" if found["best"] else "comparison.worst"
        since = int(found["year"])
        yield Figure("rank", 1, found.start(), found.end(), rule, years_back=since)
