"""Which provinces have a similar profile of components. Pure arithmetic.

Each component is standardised over all provinces that have a score on it (minus the mean, over the
population's standard deviation), so that none counts more for having a wider scale. The distance of
two profiles is the root mean square of their differences: 0 is the same profile, about 1.4 what two
provinces drawn at random are apart.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from statistics import fmean, pstdev

MOST_SIMILAR = 5

# Scores of each province on the same components in the same order; None where there is none.
Profiles = Mapping[str, Sequence[float | None]]
Profile = tuple[float, ...]


def standardised(profiles: Profiles) -> dict[str, Profile]:
    """The profiles in standard deviations from the mean; provinces lacking any part are left out.

    A component on which all have the same score tells nobody apart and is zero for everybody.
    """
    columns = list(zip(*profiles.values(), strict=True))
    known = [[score for score in column if score is not None] for column in columns]
    scales = [(fmean(scores), pstdev(scores)) if scores else (0.0, 0.0) for scores in known]
    return {
        code: tuple(
            (score - mean) / deviation if deviation else 0.0
            for score, (mean, deviation) in zip(complete, scales, strict=True)
        )
        for code, profile in profiles.items()
        if len(complete := [score for score in profile if score is not None]) == len(scales)
    }


def distance(one: Profile, other: Profile) -> float:
    """Root mean square of the differences of two standardised profiles of the same parts."""
    squares = [(a - b) ** 2 for a, b in zip(one, other, strict=True)]
    return math.sqrt(fmean(squares))


def nearest(
    code: str, profiles: Profiles, peers: Collection[str], most: int = MOST_SIMILAR
) -> list[tuple[str, float]]:
    """The ``peers`` with the most similar profiles and their distance, nearest first.

    Never the province itself; none where its own profile lacks a part. Standardised over all
    ``profiles``, whoever the peers are, so that a distance means the same among any peers.
    """
    known = standardised(profiles)
    if code not in known:
        return []
    found = [
        (peer, distance(known[code], known[peer]))
        for peer in set(peers)
        if peer != code and peer in known
    ]
    return sorted(found, key=lambda pair: (pair[1], pair[0]))[:most]
