"""Ends and ticks of axes, worked out from the data that a chart shows."""

import pandas as pd

# Of ticks of scores, in the form of the language: as many decimals as say them, no noise.
SCORE_FORMAT = ",.6~f"
RANK_STEP = 10
# The last tick of tens keeps so many ranks away from the last of all.
RANK_GAP = 4
# On both sides of a single value, in its own unit.
ALONE = 0.5


def rank_ticks(n: int) -> pd.DataFrame:
    """Ticks of an axis of ranks, as ``value``: the first, the tens, the last of ``n``; none for 0.

    So an axis says how large the field is, and never 0 or a rank beyond it.
    """
    tens = range(RANK_STEP, n - RANK_GAP + 1, RANK_STEP)
    return pd.DataFrame({"value": sorted({1, *tens, n}) if n else []}, dtype="float64")


def year_ticks(years: pd.Series) -> pd.DataFrame:
    """A tick per year, as ``value``."""
    return pd.DataFrame({"value": sorted({float(year) for year in years.dropna()})})


def score_ends(values: pd.Series, before: float, after: float) -> dict[str, float]:
    """``low`` and ``high`` of an axis that shows ``values``.

    ``before`` and ``after`` are what is added at its two ends, as shares of what lies between.
    """
    known = values.dropna().astype(float)
    if known.empty:
        return {"low": 0.0, "high": 1.0}
    low, high = float(known.min()), float(known.max())
    if low == high:
        low, high = low - ALONE, high + ALONE
    return {"low": low - before * (high - low), "high": high + after * (high - low)}
