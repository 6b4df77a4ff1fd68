"""Which name of a sentence a figure belongs to: by the words between the two, else by nearness."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.claims.grammar.figure import Figure
from dashboard.claims.grammar.mentions import Mention, YearMention

Spot = TypeVar("Spot", Mention, YearMention)

# A comma ties only "tỉnh, thành phố": after another one something else is said.
_FILLER = (
    r"(?:tinh,? thanh(?: pho)?|tinh|thanh pho|thanh|provinces?(?:,? and cities)?|cities|out of|of|"
    r"6[0-4]|34|ca nuoc|toan quoc|nationwide|nationally|%|points?|diem|place|position|all|tren|"
    r"trong|tong so|bang|overall)"
)
_KIND = (
    r"(?:the|its|bang|xep hang|ket qua|chi so|diem|ky|nam|noi dung|linh vuc|chi so thanh phan|"
    r"thanh phan|truc|tieu chi|dimension|sub-?index|index|ranking|rankings|overall|tinh|"
    r"national|latest|(?:19|20)\d\d|so|'s|\")"
)
# "64,89 điểm (PCI)", "37th in the 2022 PCI": the figure first, then what it is of.
_LINK = re.compile(
    rf"\s*(?:{_FILLER}\s*)*(?:(?:in|on|for|of|by|under|ve|trong|o|theo|cua|tren|thuoc|doi voi)\s+)+"
    rf"(?:{_KIND}\s*)*|\s*(?:{_FILLER}\s*)*\(\s*(?:{_KIND}\s*)*"
)
_YEAR_LINK = re.compile(
    rf"[\s(]*(?:{_FILLER}\s*)*[\s(]*(?:(?:cua|trong|o|vao|in|for|of)\s+)?(?:the\s+)?(?:nam|ky|year)?\s*"
)
# A name that its figure follows in brackets: "Gia Lai (thứ 26)".
_TIGHT = re.compile(r"\s*[(:]\s*(?:thu|hang|xep|dung|dat|vi tri|rank\w*|[a-z]{0,3})?\s*(?:thu)?\s*")


@dataclass(frozen=True)
class Bound:
    """What a figure was bound to; ``is_tight`` where words leave no doubt, "" in ``how`` is none.

    ``how``: "tight", "before" or "after" it in the sentence.
    """

    spot: Mention | YearMention
    how: str


def bind(figure: Figure, spots: Sequence[Spot], text: str) -> Bound | None:
    """The name a figure belongs to; None where a sentence has none."""
    behind = [one for one in spots if one.start >= figure.end]
    ahead = [one for one in spots if one.end <= figure.start]
    if behind:
        between = text[figure.end : behind[0].start]
        link = _YEAR_LINK if isinstance(behind[0], YearMention) else _LINK
        if link.fullmatch(between):
            return Bound(behind[0], "tight")
    if ahead:
        between = text[ahead[-1].end : figure.start]
        return Bound(ahead[-1], "tight" if _TIGHT.fullmatch(between) else "before")
    return Bound(behind[0], "after") if behind else None
