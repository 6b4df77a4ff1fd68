"""The naive figures: what places are and cost if the others stand still. Plain counting."""

from collections.abc import Mapping


def score_needed_still(scores: Mapping[str, float], code: str, target: int) -> float | None:
    """The least total that has the target place if the others stand still: to draw level.

    None where the target is the last place. Raises ``ValueError`` for a target below 1.
    """
    if target < 1:
        raise ValueError(f"no place {target}")
    others = sorted((score for other, score in scores.items() if other != code), reverse=True)
    return others[target - 1] if target <= len(others) else None


def rank_still(scores: Mapping[str, float], code: str, total: float) -> int:
    """The place if the others stand still: one more than the others strictly above. Naive."""
    return 1 + sum(score > total for other, score in scores.items() if other != code)
