"""A whole split into its parts: the gap to a benchmark and the change between two years.

Pure arithmetic on profiles (component -> points of the whole); knows no data and no screen.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Profile = Mapping[str, float]
# A remainder below this is rounding of what was printed, and no bar of its own.
SHOWN_REMAINDER = 0.005
# Weights are in per cent of a total out of a hundred, for scores out of ten, as PCI has them.
PER_CENT_OF_TEN = 10.0


@dataclass(frozen=True)
class Split:
    """What a difference is made of, in points of the whole; ``remainder`` is in none of the parts.

    parts + remainder = whole, to the precision of a float.
    """

    whole: float
    parts: tuple[tuple[str, float], ...]

    @property
    def remainder(self) -> float:
        """The whole less its parts: not zero where a published total is not their sum."""
        return self.whole - math.fsum(amount for _, amount in self.parts)

    @property
    def has_remainder(self) -> bool:
        """Whether the remainder is more than rounding."""
        return abs(self.remainder) >= SHOWN_REMAINDER

    def largest_loss_first(self) -> tuple[tuple[str, float], ...]:
        """The parts, what costs most first; equal ones by code."""
        return tuple(sorted(self.parts, key=lambda part: (part[1], part[0])))


def in_points(score: float, weight: float | None) -> float:
    """A component's score in points of its total.

    ``weight`` is as ``brought`` gives it: weight x score / 10; None where scores are plainly added.
    """
    return score if weight is None else weight * score / PER_CENT_OF_TEN


def brought(weight: float, high: float, whole: float) -> float:
    """A weight in per cent as it would be for a score out of ten in a total out of a hundred.

    ``high`` and ``whole`` are the ends of the scales of the part and of what it is part of. The
    same rule as data/derive/004_component_part.sql, which the build recomputes totals by.
    """
    return weight * (whole / high / PER_CENT_OF_TEN)


def split(own: Profile, other: Profile, whole: str, parts: Sequence[str]) -> Split | None:
    """How ``own`` differs from ``other``, by part; None where either lacks the whole or a part."""
    needed = (whole, *parts)
    if not parts or any(code not in own or code not in other for code in needed):
        return None
    return Split(
        own[whole] - other[whole], tuple((code, own[code] - other[code]) for code in parts)
    )


def leading(totals: Profile) -> tuple[str, ...]:
    """Who has the highest total, the first by code where several have; nobody of nobody."""
    return tuple(sorted(totals, key=lambda code: (-totals[code], code))[:1])


def middle(totals: Profile) -> tuple[str, ...]:
    """Who stands in the middle: one of an odd number, two of an even (their mean: the median)."""
    ordered = sorted(totals, key=lambda code: (-totals[code], code))
    if not ordered:
        return ()
    below, above = (len(ordered) - 1) // 2, len(ordered) // 2
    return tuple(dict.fromkeys((ordered[below], ordered[above])))


def mean(profiles: Sequence[Profile]) -> dict[str, float]:
    """The mean profile: what all of them have, and nothing of nobody."""
    if not profiles:
        return {}
    shared = [code for code in profiles[0] if all(code in profile for profile in profiles)]
    return {
        code: math.fsum(profile[code] for profile in profiles) / len(profiles) for code in shared
    }


@dataclass(frozen=True)
class Step:
    """A bar of a waterfall, from ``start`` to ``end`` in points."""

    code: str
    start: float
    end: float

    @property
    def amount(self) -> float:
        """How far it goes."""
        return self.end - self.start


def steps(
    first: float, parts: Sequence[tuple[str, float]], remainder: float | None, rest: str
) -> tuple[Step, ...]:
    """The bars of a waterfall that begins at ``first``; a remainder comes last, named ``rest``."""
    bars: list[Step] = []
    at = first
    amounts = [*parts, *([] if remainder is None else [(rest, remainder)])]
    for code, amount in amounts:
        bars.append(Step(code, at, at + amount))
        at += amount
    return tuple(bars)
