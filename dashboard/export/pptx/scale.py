"""Where the value axis of a chart begins and ends, so that every viewer draws it alike."""

import math
from dataclasses import dataclass

from dashboard.briefing.slide import Chart

STEPS = 4  # about as many as a hall can read
RANK_STEP = 10
ROOM = 0.12  # of the breadth, for the label at the end of the longest bar
LINE_ROOM = 0.12  # for the labels above and below a line
ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """Ends of an axis and the distance of its ticks."""

    low: float
    high: float
    step: float


def values(chart: Chart) -> list[float]:
    """Every value of the chart that there is."""
    return [value for series in chart.series for value in series.values if value is not None]


def scale(chart: Chart) -> Scale | None:
    """The axis for a chart; None where it has no value.

    Bars begin at zero, lines near their lowest value, ranks at 1 with ten places a tick.
    """
    found = values(chart)
    if not found:
        return None
    if chart.is_rank:
        return Scale(1, max(found) * (1 + LINE_ROOM) + 1, RANK_STEP)
    if chart.kind == "line":
        room = (max(found) - min(found)) * LINE_ROOM
        low, high = min(found) - room, max(found) + room
        step = _round_step((high - low) / STEPS or abs(high) / STEPS or 1.0)
        return Scale(math.floor(low / step) * step, math.ceil(high / step) * step, step)
    if chart.kind == "stacked":
        highest = max(_total(chart, place) for place in range(len(chart.categories)))
        return Scale(0, highest or 1.0, highest or 1.0)
    low, high = min(0.0, *found), max(0.0, *found)
    room = (high - low) * ROOM or 1.0
    return Scale(low - room if low < 0 else 0, high + room, high - low + room)


def _total(chart: Chart, place: int) -> float:
    return sum(series.values[place] or 0.0 for series in chart.series)


def _round_step(rough: float) -> float:
    magnitude = 10.0 ** math.floor(math.log10(rough))
    return magnitude * next(part for part in ROUND if part * magnitude >= rough * (1 - 1e-9))
