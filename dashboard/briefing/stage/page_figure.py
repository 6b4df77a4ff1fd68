"""A page's figure as the stage draws it: its own chart, its letters large, its rows in columns."""

import textwrap
from typing import Any

import pandas as pd

from dashboard.briefing.slide import Frozen, Slide
from dashboard.briefing.stage.refit import on_stage
from dashboard.charts.palette import Scheme
from dashboard.charts.stage.stage_look import Room
from dashboard.charts.theme import specification
from dashboard.store.cache import cached

# A drawing in the pixels of a page: enlarged to the stage its letters of 13 are 26 px at 1920x1080.
WIDTH = 840
SHOWN_WIDTH = 1728
LEAST, MOST = 240, 400
# What the stage's other parts take at 1920x1080, in its pixels (serve/static/stage.css).
SCREEN, AROUND = 1080, 130
MESSAGE_LETTERS, MESSAGE_LINE = 62, 58
FOOT_LETTERS, FOOT_LINE = 112, 35
HYPOTHETICAL = 70
MARK = "\u25ba "
# From the last line of a group of dots to the next heading, in lines.
BETWEEN, SEVERAL = 2.0, 2


def room(slide: Slide) -> Room:
    """How large the drawing may be beside message, caption and source."""
    message = MESSAGE_LINE * _lines(slide.message, MESSAGE_LETTERS)
    foot = FOOT_LINE * sum(
        _lines(text, FOOT_LETTERS) for text in (slide.caption, slide.source_line)
    )
    left = SCREEN - AROUND - message - foot - HYPOTHETICAL * slide.is_hypothetical
    return Room(WIDTH, max(LEAST, min(MOST, left * WIDTH // SHOWN_WIDTH)))


def _lines(text: str, letters: int) -> int:
    return len(textwrap.wrap(text, letters))


@cached(512)
def drawing(
    figure: Frozen, size: Room, scheme: Scheme, language: str
) -> tuple[dict[str, Any], dict[str, pd.DataFrame]]:
    """The figure's chart as Vega-Lite with its frames by name, made once."""
    spec, frames = specification(figure.of(scheme).chart, scheme, language)
    return on_stage(spec, {name: _shown(one, figure) for name, one in frames.items()}, size)


def _shown(frame: pd.DataFrame, figure: Frozen) -> pd.DataFrame:
    """The frame with a mark before the names that are to be pointed out."""
    if figure.leaves_out:
        return comparable(frame)
    if not figure.marked or "label" not in frame:
        return frame
    labels = [f"{MARK}{label}" if label in figure.marked else label for label in frame["label"]]
    return frame.assign(label=labels)


def comparable(frame: pd.DataFrame) -> pd.DataFrame:
    """Dots in groups (``charts.grouped_dots``): only groups of several dots, or of one if none has.

    Lines that only say why there is no dot go too; what is left moves together.
    """
    if not {"heading", "position", "value"} <= set(frame):
        return frame
    known, is_heading = frame["value"].notna(), frame["heading"].notna()
    count = known.groupby(is_heading.cumsum()).transform("sum")
    left = frame[(count >= min(SEVERAL, int(count.max()))) & (is_heading | known)]
    steps = [BETWEEN if heading else 1.0 for heading in left["heading"].notna()]
    return left.assign(position=pd.Series(steps, index=left.index).cumsum() - BETWEEN)
