"""The chart of a slide as SVG, for the two shapes of screen a briefing is shown on."""

from dataclasses import replace
from typing import Literal

import vl_convert

from dashboard.briefing.slide import Slide
from dashboard.briefing.stage import drawing, page_figure
from dashboard.charts.stage.stage_look import Room
from dashboard.export.figure.drawing import SCHEME, Drawing, rendered
from dashboard.store.cache import cached

# "wide": 1920x1080, a chart beside its lines; "narrow": 1440x1080 (4:3), one above the other.
Shape = Literal["wide", "narrow"]
SHAPES: tuple[Shape, ...] = ("wide", "narrow")
WHOLE = {"wide": 1780, "narrow": 1340}
BESIDE = 1160
PRINTED = 1200
HEIGHT, LEAST = 640, 330
# What stands above or below a chart, in pixels of a slide 1080 high.
NUMBERS, LINE, ROW = 220, 90, 60


@cached(256)
def picture(slide: Slide, language: str, shape: Shape) -> Drawing | None:
    """The drawing at the size of its place; None where nothing is drawn.

    A page's figure has one shape: its letters keep their size beside the drawing's width.
    """
    if not slide.is_drawn:
        return None
    room = _room(slide, shape) if slide.figure is None else page_figure.room(slide)
    return rendered(*drawing.drawing(slide, SCHEME, language, room), room.width)


@cached(64)
def png(slide: Slide, language: str) -> bytes:
    """The drawing as PNG, twice as many dots as a slide has on a screen 1280 wide.

    Raises ``ValueError`` where nothing is drawn.
    """
    drawn = picture(slide, language, "wide")
    if drawn is None:
        raise ValueError("nothing is drawn on this slide")
    ground = '<rect width="100%" height="100%" fill="white"/>'
    svg = replace(drawn, elements=f"{ground}{drawn.elements}").svg
    return vl_convert.svg_to_png(svg, scale=2 * PRINTED / drawn.width)


def is_beside(slide: Slide) -> bool:
    """Whether a wide slide has two columns: the chart, and what explains it."""
    return slide.is_drawn and bool(slide.lines or slide.table)


def _room(slide: Slide, shape: Shape) -> Room:
    height = HEIGHT - NUMBERS * bool(slide.numbers)
    if shape == "wide":
        return Room(BESIDE if is_beside(slide) else WHOLE[shape], height)
    rows = len(slide.table.rows) + 1 if slide.table else 0
    return Room(WHOLE[shape], max(LEAST, height - LINE * len(slide.lines) - ROW * rows))
