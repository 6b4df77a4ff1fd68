"""A page's figure as the stage draws it: its own chart, its letters large, its rows in columns.

A drawing for the hall is small in its own pixels, its letters are those of the page, and it is
enlarged as a picture.
"""

import itertools
import json
import math
import re
import textwrap
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.briefing.slide import Frozen, Slide
from dashboard.charts.chart import FITTED, Chart, Rows
from dashboard.charts.palette import Scheme
from dashboard.charts.stage.stage_look import Room
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
# So many results compare.
SEVERAL = 2
LETTER, LETTER_WIDTH = 13, 6.6
SIZES = ("fontSize", "labelFontSize", "titleFontSize")
# What an axis over the rows takes with its title; how far its last label stands out; between two.
AXIS, OUTSIDE, GAP = 46, 16, 26
MOST_COLUMNS, NARROW = 4, 3
ROWS_OF_PARTS = 2
PART_LINE = 17
# Rows may be pressed together to so much of their height on the page.
TIGHTEST = 0.77
# Several views cannot be fitted as one; said, or the screen asks for it and Vega complains.
PADDED = {"type": "pad", "contains": "padding"}
WHOLE = {"type": "fit", "contains": "padding"}

Spec = dict[str, Any]
Drawing = tuple[Spec, dict[str, pd.DataFrame]]


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
def drawing(figure: Frozen, size: Room, scheme: Scheme, language: str) -> Drawing:
    """The figure's chart as Vega-Lite with its frames by name, at most as large as ``size``."""
    chart = figure.figure.chart
    if chart.rows is not None:
        shown = _columns(chart.rows.pour(_pointed_out(chart.rows.frame, figure)), size)
        return _in_columns(shown, size, scheme, language)
    spec = dict(_large(chart.still(scheme, language)))
    frames = {name: _pointed_out(one, figure) for name, one in chart.frames.items()}
    frames |= chart.hall
    if chart.n_parts:
        return _in_parts(spec, frames, chart.n_parts, size)
    width = min(size.width, chart.hall_width or size.width)
    height = min(size.height, chart.height + AXIS) if chart.height else size.height
    return spec | {"width": width, "height": height, "autosize": WHOLE}, frames


def _pointed_out(frame: pd.DataFrame, figure: Frozen) -> pd.DataFrame:
    """The frame with a mark before the names that are to be pointed out."""
    if figure.leaves_out:
        return comparable(frame)
    if not figure.marked or "label" not in frame:
        return frame
    labels = [f"{MARK}{label}" if label in figure.marked else label for label in frame["label"]]
    return frame.assign(label=labels)


def comparable(frame: pd.DataFrame) -> pd.DataFrame:
    """Dots in groups (``charts.grouped_dots``): only groups of several dots, or of one if none has.

    Lines that only say why there is no dot go too.
    """
    known, is_heading = frame["value"].notna(), frame["heading"].notna()
    count = known.groupby(is_heading.cumsum()).transform("sum")
    return frame[(count >= min(SEVERAL, int(count.max()))) & (is_heading | known)]


def _columns(chart: Chart, size: Room) -> list[Chart]:
    """The rows of a list in as few columns as the height allows."""
    rows = chart.rows
    if rows is None:
        return [chart]
    for count in range(1, MOST_COLUMNS + 1):
        parts = [rows.pour(part) for part in _split(rows, count)]
        if TIGHTEST * max(part.height for part in parts) <= size.height - AXIS:
            break
    return parts


def _pressed(spec: Spec, charts: list[Chart], size: Room) -> Spec:
    """The chart with its rows as close as the height asks."""
    share = min(1.0, (size.height - AXIS) / max(chart.height for chart in charts))
    return spec | {"height": {"step": round(spec["height"]["step"] * share, 2)}}


def _split(rows: Rows, count: int) -> list[pd.DataFrame]:
    """The rows in so many parts, one after another, as even as whole groups allow."""
    n = len(rows.frame)
    free = [True] * n if rows.starts is None else list(rows.starts)
    positions = [at for at in range(n) if free[at]] or [0]
    wanted = [round(n * part / count) for part in range(1, count)]
    cuts = sorted(
        {min(positions, key=lambda position: abs(position - one)) for one in wanted} - {0}
    )
    return [rows.frame.iloc[low:high] for low, high in itertools.pairwise([0, *cuts, n])]


def _in_columns(charts: list[Chart], size: Room, scheme: Scheme, language: str) -> Drawing:
    """Charts of one kind side by side on one scale, so that lengths compare from one to another."""
    spec = _pressed(dict(_large(charts[0].still(scheme, language))), charts, size)
    if len(charts) == 1:
        return spec | {"width": size.width, "autosize": FITTED}, dict(charts[0].frames)
    # Axes read these in expressions; they are the same in every column.
    shared = set(re.findall(r"data\('(\w+)'\)", json.dumps(spec)))
    labels = _label_width(charts[0], spec)
    width = (size.width - OUTSIDE - GAP * (len(charts) - 1)) // len(charts) - labels
    inner = {name: spec.pop(name) for name in ("layer", "height", "resolve") if name in spec}
    views = []
    frames: dict[str, pd.DataFrame] = {}
    for at, chart in enumerate(charts):
        view = _of_column(inner, shared, at) | {"width": width}
        views.append(_few_ticks(view) if len(charts) >= NARROW else view)
        frames |= {
            name if name in shared else f"{name}_{at}": one for name, one in chart.frames.items()
        }
    parts = {"hconcat": views, "spacing": GAP, "autosize": PADDED}
    return spec | parts | {"resolve": {"scale": {"x": "shared"}}}, frames


def _label_width(chart: Chart, spec: Mapping[str, Any]) -> int:
    """What the names of rows take beside the marks, where they are labels of the axis."""
    names = next((one for one in chart.frames.values() if "label" in one), pd.DataFrame())
    axes = [layer.get("encoding", {}).get("y", {}) for layer in spec["layer"]]
    if not any(axis.get("field") == "label" for axis in axes) or "label" not in names:
        return 0
    return int(max(len(str(name)) for name in names["label"]) * LETTER_WIDTH)


def _of_column(node: Any, shared: set[str], at: int) -> Any:  # noqa: ANN401 - any part of a spec
    """The chart with the datasets of one column, by names of their own."""
    if isinstance(node, list):
        return [_of_column(part, shared, at) for part in node]
    if not isinstance(node, dict):
        return node
    found = {name: _of_column(part, shared, at) for name, part in node.items()}
    data = node.get("data")
    if isinstance(data, dict) and data.get("name", "") not in {"", *shared}:
        found["data"] = {"name": f"{data['name']}_{at}"}
    return found


def _few_ticks(node: Any) -> Any:  # noqa: ANN401 - any part of a specification
    """Narrow columns have room for the ends of an axis and its middle."""
    if isinstance(node, list):
        return [_few_ticks(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {name: 2 if name == "tickCount" else _few_ticks(part) for name, part in node.items()}


def _large(node: Any, key: str = "") -> Any:  # noqa: ANN401 - any part of a specification
    """No letter smaller than those of the page."""
    if key in SIZES:
        return max(LETTER, node) if isinstance(node, int | float) else LETTER
    if isinstance(node, Mapping):
        return {name: _large(part, name) for name, part in node.items()}
    if isinstance(node, list):
        return [_large(part) for part in node]
    return node


def _in_parts(spec: Spec, frames: dict[str, pd.DataFrame], count: int, size: Room) -> Drawing:
    """Small charts side by side in two rows, their names in lines."""
    columns = math.ceil(count / ROWS_OF_PARTS)
    width = (size.width - GAP * columns) // columns - 30
    letters = int((width + GAP) / LETTER_WIDTH)
    named = {
        name: frame.assign(label=["\n".join(textwrap.wrap(one, letters)) for one in frame["label"]])
        for name, frame in frames.items()
        if "label" in frame
    }
    lines = max(text.count("\n") + 1 for frame in named.values() for text in frame["label"])
    height = size.height // ROWS_OF_PARTS - PART_LINE * lines - AXIS
    inner = {**spec["spec"], "width": width, "height": height}
    whole = spec | {"spec": inner, "columns": columns, "spacing": GAP, "autosize": PADDED}
    return whole, frames | named
