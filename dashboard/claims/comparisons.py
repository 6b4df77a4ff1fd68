"""Comparisons that say a place without a number: first of a region, the best since a year."""

import re
from collections.abc import Iterator, Sequence

from dashboard.claims.grammar import Figure
from dashboard.claims.mentions import Mention

_LEAD = re.compile(
    r"(?<!nguoi )(?<!nhom )(?<!top )(?<!tiep tuc cai thien )\b(?P<said>(?:dung dau|dan dau|xep dau|"
    r"dung nhat|dung thu nhat|leads?|led|topped|tops|top of|first in|first among|number one in)"
    r"[a-z ,]{0,32}?(?P<whole>ca nuoc|toan quoc|bang xep hang|the country|nationwide|the ranking|"
    r"the table)?)(?=\W|$)"
)
_BEST = re.compile(
    r"\b(?P<said>(?P<best>cao nhat|tot nhat|best|highest)|(?P<worst>thap nhat|kem nhat|lowest|"
    r"worst))\b[^.;]{0,70}?\b(?:ke tu|tinh tu|tu|since)(?: (?:nam|the|ky|khi))* (?P<year>(?:19|20)\d\d)"
)


def figures(text: str, start: int, end: int, regions: Sequence[Mention]) -> Iterator[Figure]:
    """What a sentence says by comparing."""
    for found in _LEAD.finditer(text, start, end):
        near = any(0 <= one.start - found.start() <= 45 for one in regions)
        if found["whole"] or near:
            yield Figure("rank", 1, found.start(), found.end("said"), "comparison.first")
    for found in _BEST.finditer(text, start, end):
        rule = "comparison.best" if found["best"] else "comparison.worst"
        since = int(found["year"])
        yield Figure("rank", 1, found.start(), found.end(), rule, out_of=None, years_back=since)
