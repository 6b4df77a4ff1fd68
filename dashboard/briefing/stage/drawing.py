"""What is drawn on a slide: a page's own figure, or a chart that is the slide's alone."""

from typing import Any

import pandas as pd

from dashboard.briefing.slide import Slide
from dashboard.briefing.stage import chart, page_figure
from dashboard.charts.palette import Scheme
from dashboard.charts.stage.stage_look import Room

Drawing = tuple[dict[str, Any], dict[str, pd.DataFrame]]


def drawing(slide: Slide, scheme: Scheme, language: str, size: Room | None = None) -> Drawing:
    """The drawing as Vega-Lite with its frames by name, in the room that the slide leaves.

    ``size`` is another room, for a chart of the slide's own; a figure keeps its shape anywhere.
    Raises ``ValueError`` where nothing is drawn.
    """
    if slide.figure is not None:
        room = page_figure.room(slide)
        return page_figure.drawing(slide.figure, room, scheme, language)
    if slide.chart is None:
        raise ValueError("nothing is drawn on this slide")
    return chart.drawing(slide.chart, size or chart.room(slide), scheme, language)


def alternative(slide: Slide, language: str) -> str:
    """The drawing in words, for those who cannot see it."""
    if slide.figure is not None:
        return slide.figure.figure.alt
    return chart.alternative(slide, language)
