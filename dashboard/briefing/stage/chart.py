"""The chart of a slide as the stage draws it: a frame of marks, and the drawing's size."""

import itertools
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.briefing.slide import Chart, Series, Slide
from dashboard.charts import chart as charts
from dashboard.charts.palette import Scheme
from dashboard.charts.stage.stage_bars import stage_bars
from dashboard.charts.stage.stage_lines import stage_lines
from dashboard.charts.stage.stage_look import Room
from dashboard.charts.stage.stage_stacks import SLOTS, stage_stacks
from dashboard.store.cache import cached
from dashboard.text import numbers

# In pixels of a slide of 1920x1080: what the message and the foot leave, and what else takes.
WIDTH = 1720
HEIGHT = 690
NUMBERS = 200
LINE = 62
TABLE_ROW = 58
LEAST = 330
LEGEND = 110
BAR = 190
# A line's values stand beside its points while there are few of them.
MOST_LABELLED = 16


@dataclass(frozen=True)
class Stretch:
    """One value of a series: of which category, and in which stretch without a gap."""

    category: str
    value: float | None
    run: int


def room(slide: Slide) -> Room:
    """How large a slide's chart may be beside what else stands on the slide."""
    rows = len(slide.table.rows) + 1 if slide.table else 0
    if slide.chart is not None and slide.chart.kind == "stacked":
        # A bar as thick as the slide is high says no more than a thinner one.
        return Room(WIDTH, min(HEIGHT, LEGEND + BAR * len(slide.chart.categories)))
    taken = NUMBERS * bool(slide.numbers) + LINE * len(slide.lines) + TABLE_ROW * rows
    return Room(WIDTH, max(LEAST, HEIGHT - taken))


@cached(512)
def drawing(
    chart: Chart, size: Room, scheme: Scheme, language: str
) -> tuple[dict[str, Any], dict[str, pd.DataFrame]]:
    """A chart as Vega-Lite with its frames by name, made once."""
    drawn = _drawn(chart, size, language)
    return dict(drawn.still(scheme, language)), dict(drawn.frames)


def _drawn(chart: Chart, size: Room, language: str) -> charts.Chart:
    marks = frame(chart, language)
    if chart.kind == "stacked":
        return stage_stacks(marks, size)
    if chart.kind == "line":
        return stage_lines(marks, size, chart.axis, chart.is_rank)
    return stage_bars(marks, size)


def frame(chart: Chart, language: str) -> pd.DataFrame:
    """One row per mark, missing ones left out: what the charts of the stage are drawn from."""
    rows = [
        {
            "category": one.category,
            "order": at,
            "series": series.name,
            "role": series.role,
            "slot": SLOTS[min(position, len(SLOTS) - 1)],
            "run": f"{position}-{one.run}",
            "value": one.value,
            "label": _label(chart, series, one, language),
            "is_above": _is_above(chart, series, at),
        }
        for position, series in enumerate(chart.series)
        for at, one in enumerate(_stretches(chart, series))
    ]
    marks = pd.DataFrame(rows)
    if chart.kind == "stacked":
        return _stacked(marks)
    return marks if chart.kind == "line" else marks[marks["value"].notna()]


def _stretches(chart: Chart, series: Series) -> list[Stretch]:
    """The values in order; each gap begins a new stretch."""
    pairs = list(zip(chart.categories, series.values, strict=True))
    runs = itertools.accumulate(int(value is None) for _, value in pairs)
    return [Stretch(*pair, run) for pair, run in zip(pairs, runs, strict=True)]


def _label(chart: Chart, series: Series, one: Stretch, language: str) -> str:
    """The value in words beside its mark; "" where others must read it off the axis."""
    is_line = chart.kind == "line"
    if one.value is None or (is_line and series.role not in ("home", "target")):
        return ""
    if is_line and len(chart.categories) > MOST_LABELLED:
        return ""
    return numbers.score(one.value, language, chart.decimals)


def _is_above(chart: Chart, series: Series, at: int) -> bool:
    """Whether a value's label stands over its mark, where no line and no target is in the way."""
    home = [_up(chart, one, at) for one in chart.series if one.role == "home"]
    target = [_up(chart, one, at) for one in chart.series if one.role == "target"]
    own, other = (target, home) if series.role == "target" else (home, target)
    heights = [height for height in other if height is not None]
    here = _up(chart, series, at)
    if here is None or not any(height is not None for height in own):
        return True
    if heights:
        return here > max(heights) or (here == max(heights) and series.role == "home")
    beside = [_up(chart, series, position) for position in (at - 1, at + 1)]
    known = [height for height in beside if height is not None]
    return not known or here >= sum(known) / len(known)


def _up(chart: Chart, series: Series, at: int) -> float | None:
    """How high on the screen a value stands: of ranks the first is on top."""
    value = series.values[at] if 0 <= at < len(series.values) else None
    return -value if value is not None and chart.is_rank else value


def _stacked(marks: pd.DataFrame) -> pd.DataFrame:
    """With where each part of a bar starts and ends."""
    ends: dict[str, float] = {}
    spans: list[tuple[float, float]] = []
    for category, value in zip(marks["category"], marks["value"], strict=True):
        start = ends.get(category, 0.0)
        ends[category] = start + (0.0 if numbers.is_missing(value) else float(value))
        spans.append((start, ends[category]))
    starts, stops = zip(*spans, strict=True)
    return marks.assign(
        start=starts,
        end=stops,
        middle=[(start + stop) / 2 for start, stop in spans],
        value=marks["value"].fillna(0.0),
    )


def alternative(slide: Slide, language: str) -> str:
    """The chart in words, for those who cannot see it: the message and every value."""
    chart = slide.chart
    if chart is None:
        return ""
    parts = [
        f"{series.name}: "
        + ", ".join(
            f"{category} {numbers.score(value, language, chart.decimals)}"
            for category, value in zip(chart.categories, series.values, strict=True)
            if value is not None
        )
        for series in chart.series
    ]
    return "; ".join([slide.message, *parts])
