"""How figures are written, in Vietnamese and in English. The one place for number formats.

Vietnamese writes a decimal comma and a thousands dot, English the reverse (DESIGN, rule 2.1).
"""

import math
import re
from typing import Literal, TypeVar, cast

# A score and its change have two decimals, or as many as a digit behind says: "score4".
Kind = Literal[
    "text", "score", "score0", "score1", "score3", "score4", "score5", "score6", "score_change",
    "score_change0", "score_change1", "score_change3", "score_change4", "score_change5",
    "score_change6", "rank", "rank_change", "year", "whole", "percent",
]  # fmt: skip

Number = TypeVar("Number", int, float)

MISSING = "–"
DECIMALS = 2
# Decimals of a score as it is held: more than nine are what binary fractions leave.
LEAST_STORED, MOST_DECIMALS = 4, 9
MINUS = "\u2212"
_SWAP = str.maketrans({",": ".", ".": ","})


def _localized(text: str, language: str) -> str:
    return text.translate(_SWAP) if language == "vi" else text


def is_missing(value: object) -> bool:
    """Whether a cell holds no value (None, NaN, NaT or pandas' NA)."""
    # pandas' NA refuses to be compared, so it is told by its type before NaN by its inequality.
    return value is None or type(value).__name__ in ("NAType", "NaTType") or value != value


def score(value: float | None, language: str, decimals: int = 2) -> str:
    """A score with its decimals: 41.627 -> "41,63"; a missing one is a dash, never zero."""
    if value is None or is_missing(value):
        return MISSING
    # Adding zero takes the sign off what rounds to nothing.
    rounded = _half_up(float(value), decimals) + 0.0
    return _localized(f"{rounded:,.{decimals}f}", language).replace("-", MINUS)


def stored(value: float | None, language: str) -> str:
    """A score with all the digits it is held with, four at least: "41,626957686", "62,0243"."""
    if value is None or is_missing(value):
        return MISSING
    digits = f"{float(value):.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2]
    return score(value, language, max(LEAST_STORED, len(digits)))


def exact(value: float, language: str) -> str:
    """A score with all its digits, two decimals at least: "0,004", "1,50"."""
    digits = f"{value:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2]
    return score(value, language, max(DECIMALS, len(digits)))


def _half_up(value: float, decimals: int) -> float:
    """Round as readers do by hand (half away from zero), not to even."""
    shift = 10.0**decimals
    # The nudge undoes binary representation: 2.675 is stored as 2.67499...
    return math.copysign(math.floor(abs(value) * shift + 0.5 + 1e-9) / shift, value)


def signed(value: float | None, language: str, decimals: int = 2) -> str:
    """A change with its sign, "+0,23" or "−0,23"; zero has no sign."""
    if value is None or is_missing(value):
        return MISSING
    text = score(abs(float(value)), language, decimals)
    if not any(digit in "123456789" for digit in text):
        return text
    return (MINUS if value < 0 else "+") + text


def with_change(shown: str, change: float | None, language: str, decimals: int = 2) -> str:
    """What is shown and its change in brackets, "41,63 (−0,23)"; alone where none is known."""
    return shown if is_missing(change) else f"{shown} ({signed(change, language, decimals)})"


def whole(value: float | None, language: str) -> str:
    """A count: 1234 -> "1.234"."""
    return score(value, language, 0)


def rank(rank: float | None, out_of: float | None) -> str:
    """A rank with its field, always together: "49/63"."""
    if is_missing(rank) or rank is None:
        return MISSING
    field = "" if out_of is None or is_missing(out_of) else f"/{int(out_of)}"
    return f"{int(rank)}{field}"


def with_decimals(kind: Kind, decimals: int) -> Kind:
    """A kind of scores with so many decimals; any other kind, and one that says its own, as is."""
    if kind not in ("score", "score_change") or decimals == DECIMALS:
        return kind
    return cast("Kind", f"{kind}{decimals}")


def decimals_of(kind: Kind) -> int:
    """How many decimals a kind of scores has."""
    digit = kind.removeprefix("score").removeprefix("_change")
    return int(digit) if digit else DECIMALS


def text(value: object, kind: Kind, language: str) -> str:
    """Any cell as a reader sees it, by the kind of its column."""
    if is_missing(value):
        return MISSING
    if kind == "text":
        return str(value)
    number = float(str(value))
    if kind in ("rank", "year"):
        return str(int(number))
    if kind.startswith("score"):
        write = signed if kind.startswith("score_change") else score
        return write(number, language, decimals_of(kind))
    return {
        "rank_change": lambda: signed(number, language, 0),
        "whole": lambda: whole(number, language),
        "percent": lambda: score(number, language, 1) + "%",
    }[kind]()


def number_within(text: str, limits: tuple[Number, Number]) -> Number | None:
    """What a text says, of the kind of the limits; None if it is no such number."""
    low, high = limits
    try:
        found = type(low)(text)
    except ValueError:
        return None
    return found if low <= found <= high else None


def span_within(text: str, last: int) -> tuple[int, int] | None:
    """Two whole numbers from 1 to ``last``, the smaller first: "31-40"; None if it is no such."""
    ends = re.fullmatch(r"([0-9]{1,4})-([0-9]{1,4})", text)
    if ends is None:
        return None
    first, end = int(ends[1]), int(ends[2])
    return (first, end) if 1 <= first <= end <= last else None
