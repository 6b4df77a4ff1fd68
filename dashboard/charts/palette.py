"""Colours by identity, for a light and a dark screen. The one place for them.

The home province has the accent, everything else is grey, at most five comparators have colours
of their own. Hues differ in lightness as well, so they hold for colour-blind readers and a
washed-out projector; text colours reach 4.5:1 on their ground (tested).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Scheme = Literal["light", "dark"]
MOST_COMPARED = 5


@dataclass(frozen=True)
class Palette:
    """The colours of one scheme; ``quartiles`` run from the best quarter to the last."""

    ground: str
    text: str
    muted: str
    rest: str
    faint: str
    band: str
    inner_band: str
    home: str
    target: str
    up: str
    down: str
    compared: tuple[str, ...]
    quartiles: tuple[str, str, str, str]
    quartile_text: tuple[str, str, str, str]


PALETTES: dict[Scheme, Palette] = {
    "light": Palette(
        ground="#FFFFFF",
        text="#1B1F24",
        muted="#57606A",
        rest="#8C959F",
        faint="#D0D7DE",
        band="#EEF1F4",
        inner_band="#DCE2E8",
        home="#0B5CAD",
        target="#9A3B00",
        up="#1A6E35",
        down="#B42318",
        compared=("#B85300", "#007A5E", "#A33A7A", "#7A5F00", "#5E46B0"),
        quartiles=("#0B4F94", "#5C9BD1", "#C9DEF0", "#F0E3C8"),
        quartile_text=("#FFFFFF", "#10202F", "#10202F", "#2B2208"),
    ),
    "dark": Palette(
        ground="#101418",
        text="#E8ECF0",
        muted="#A9B4BF",
        rest="#7C8894",
        faint="#3A444E",
        band="#1B222A",
        inner_band="#2A343F",
        home="#6CB2FF",
        target="#FFB37A",
        up="#5FD08A",
        down="#FF8A80",
        compared=("#FF9E57", "#4CCBA5", "#EE9BCB", "#E0BF4A", "#B7A6FF"),
        quartiles=("#8CC4FF", "#3F83C4", "#24507C", "#4A4128"),
        quartile_text=("#0B1A29", "#FFFFFF", "#E8ECF0", "#F3E8CC"),
    ),
}


def compared_colours(codes: Sequence[str], scheme: Scheme) -> dict[str, str]:
    """A colour per comparator: the same province the same colour on every page.

    Each takes the colour its code points to, or the next one that is free.
    """
    colours = PALETTES[scheme].compared
    taken: dict[str, int] = {}
    for code in codes[:MOST_COMPARED]:
        place = int(code.removeprefix("n")) % len(colours)
        while place in taken.values():
            place = (place + 1) % len(colours)
        taken[code] = place
    return {code: colours[place] for code, place in taken.items()}
