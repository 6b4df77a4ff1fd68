"""Colours by identity, for a light and a dark screen. The one place for them.

The home province has the accent, everything else is grey, at most five comparators have colours
of their own. Hues differ in lightness as well, so they hold for colour-blind readers and a
washed-out projector; text colours reach 4.5:1 on their ground (tested).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import altair as alt

Scheme = Literal["light", "dark"]
MOST_COMPARED = 5
# What laying charts over one another gives, as Altair types it.
Drawn = alt.LayerChart | alt.FacetChart


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
        quartiles=("#8CC4FF", "#3A76B0", "#24507C", "#4A4128"),
        quartile_text=("#0B1A29", "#FFFFFF", "#E8ECF0", "#F3E8CC"),
    ),
}


def slots(home: Sequence[str], compared: Sequence[str]) -> dict[str, str]:
    """Which colour each province has, by name: "home", or "0" to "4" for the others.

    The same province has the same colour on every page: each takes the one its code points to, or
    the next one that is free. Of several home provinces (the predecessors of a province of the 34)
    the first has the accent.
    """
    taken = {home[0]: "home"}
    for code in [*home[1:], *compared][:MOST_COMPARED]:
        slot = int(code.removeprefix("n")) % MOST_COMPARED
        while str(slot) in taken.values():
            slot = (slot + 1) % MOST_COMPARED
        taken[code] = str(slot)
    return taken


def identity(scheme: Scheme) -> alt.Color:
    """Colour by the field ``slot``; the domain is always the whole, so nothing is recoloured.

    It does not depend on who is shown: a chart whose specification stays the same is updated in
    the browser instead of being drawn anew.
    """
    palette = PALETTES[scheme]
    return (
        alt.Color("slot:N")
        .legend(None)
        .scale(
            domain=["home", *(str(slot) for slot in range(MOST_COMPARED))],
            range=[palette.home, *palette.compared],
        )
    )
