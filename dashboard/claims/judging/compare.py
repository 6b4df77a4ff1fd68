"""A number as printed beside one as held."""

import math
from typing import Literal

TINY = 1e-9


def compared(
    value: float, decimals: int, held: float
) -> Literal["agrees", "agrees_cut", "differs"]:
    """Whether a printed number is a held one: rounded, cut after its digits, or another.

    Half is rounded away from zero, as by hand; a held number with fewer digits is itself rounded.
    """
    shift = 10.0**decimals
    size, own = abs(value), abs(held)
    is_same_side = value * held >= 0
    if is_same_side and abs(math.floor(own * shift + 0.5 + TINY) / shift - size) < TINY:
        return "agrees"
    if is_same_side and abs(math.floor(own * shift + TINY) / shift - size) < TINY:
        return "agrees_cut"
    return "differs"
