"""The sentence that a figure stands in, with the figure that is held in its place."""

import math
import re

from dashboard.claims.claim import Checked
from dashboard.claims.grammar.plain import plain, sentences

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
LONGEST = 600
ENDS = (".", "!", "?", "…")


def sentence_of(draft: str, checked: Checked) -> tuple[int, int]:
    """Where the sentence of a figure begins and ends in the draft."""
    around = max(0, checked.start - LONGEST)
    part = plain(draft[around : checked.end + LONGEST])
    for first, last, _ in sentences(part.text):
        start, end = part.rank(first, last)
        if start + around <= checked.start and checked.end <= end + around:
            return start + around, _closed(draft, end + around)
    return checked.start, checked.end


def _closed(draft: str, end: int) -> int:
    """The end of a sentence with the sign that closes it."""
    while draft[end : end + 1] in ENDS:
        end += 1
    return end


def corrected(draft: str, checked: Checked) -> str:
    """The sentence with the right figure; "" where more than a number would have to change."""
    written = _written(checked)
    start, end = sentence_of(draft, checked)
    sentence = draft[start:end]
    if not written:
        return ""
    at = checked.start - start
    fixed = sentence[:at] + written + sentence[at + len(checked.text) :]
    return " ".join(fixed.split())


def _written(checked: Checked) -> str:
    """What should stand for what is written, in the way it is written."""
    held, figure = checked.judgement.held, checked.claim.figure
    if isinstance(held, str):
        return held
    found = NUMBER.search(checked.text)
    is_turned = held is None or (figure.kind.endswith("_change") and held * figure.value <= 0)
    if found is None or held is None or is_turned or figure.rule.startswith("comparison."):
        return ""
    text = f"{_rounded(abs(held), figure.decimals):.{figure.decimals}f}"
    if "," in found[0]:
        text = text.replace(".", ",")
    return checked.text[: found.start()] + text + checked.text[found.end() :]


def _rounded(value: float, decimals: int) -> float:
    """Half away from zero, as by hand."""
    shift = 10.0**decimals
    return math.floor(value * shift + 0.5 + 1e-9) / shift
