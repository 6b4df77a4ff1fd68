"""The chart of a slide as SVG, for the two shapes of screen a briefing is shown on."""

from typing import Literal

from dashboard import stage_chart
from dashboard.briefing.slide import Slide
from dashboard.charts.stage_look import Room
from dashboard.export.drawing import SCHEME, Drawing, rendered
from dashboard.once import once

# "wide": 1920x1080, a chart beside its lines; "narrow": 1440x1080 (4:3), one above the other.
Shape = Literal["wide", "narrow"]
SHAPES: tuple[Shape, ...] = ("wide", "narrow")
WHOLE = {"wide": 1780, "narrow": 1340}
BESIDE = 1160
HEIGHT, LEAST = 640, 330
# What stands above or below a chart, in pixels of a slide 1080 high.
NUMBERS, LINE, ROW = 220, 90, 60


@once(256)
def picture(slide: Slide, language: str, shape: Shape) -> Drawing | None:
    """The chart at the size of its place; None where the slide has no chart."""
    if slide.chart is None:
        return None
    room = _room(slide, shape)
    return rendered(*stage_chart.drawing(slide.chart, room, SCHEME, language), room.width)


def is_beside(slide: Slide) -> bool:
    """Whether a wide slide has two columns: the chart, and what explains it."""
    return slide.chart is not None and bool(slide.lines or slide.table)


def _room(slide: Slide, shape: Shape) -> Room:
    height = HEIGHT - NUMBERS * bool(slide.numbers)
    if shape == "wide":
        return Room(BESIDE if is_beside(slide) else WHOLE[shape], height)
    rows = len(slide.table.rows) + 1 if slide.table else 0
    return Room(WHOLE[shape], max(LEAST, height - LINE * len(slide.lines) - ROW * rows))
