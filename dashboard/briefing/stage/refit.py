"""A page's chart made fit for the hall: large letters in little height, whole rows in columns.

Works on specifications, so that every chart of every page can be shown as it is. A drawing for the
hall is small in its own pixels, its letters are those of the page, and it is enlarged as a picture.
"""

import itertools
import math
import textwrap
from typing import Any

import pandas as pd

from dashboard.briefing.stage.fold import (
    GAP,
    LETTER_WIDTH,
    PADDED,
    fixed_size,
    foldable_rows,
    folded,
    is_map,
)
from dashboard.charts.stage.stage_look import Room

Spec = dict[str, Any]
Frames = dict[str, pd.DataFrame]

LETTER = 13
SIZES = ("fontSize", "labelFontSize", "titleFontSize")
ROWS_OF_PARTS = 2
# A map is no wider than this: its tiles keep their shape.
MAP_WIDTH = 560
# Places between two names at the ends of lines over all provinces.
NAME_ROWS = 3.2


def on_stage(spec: Spec, frames: Frames, room: Room) -> tuple[Spec, Frames]:
    """The specification and its frames, at most as wide and as high as ``room``."""
    large, frames = _large(spec), {name: _named(frame) for name, frame in frames.items()}
    if "concat" in large:
        return _parts(large, room), frames
    rows = foldable_rows(large, frames)
    if any({"side", "is_chosen"} <= set(frame) for frame in frames.values()):
        large = _beside_lines(large)
    if rows is None:
        width = MAP_WIDTH if is_map(frames) else room.width
        return {**large, **fixed_size(width, room.height)}, frames
    return folded(large, frames, rows, room)


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    """Where every province is drawn in one picture, only those chosen keep their names."""
    if "text_row" in frame:
        words = frame["words"].str.replace("\n", " ").where(frame["is_chosen"], "")
        return frame.assign(words=words, text_row=frame["tile_row"])
    if {"side", "is_chosen"} <= set(frame):
        label = frame["label"].where(frame["is_chosen"], "")
        return frame.assign(label=label, name_position=_apart(frame))
    is_heading = {"side", "position"} <= set(frame)
    return frame.assign(name_position=frame["position"]) if is_heading else frame


def _apart(frame: pd.DataFrame) -> list[float]:
    """Where the names of the chosen stand, so far apart that none covers another."""
    places = [float(place) for place in frame["position"]]
    for side in set(frame["side"]):
        rows = range(len(frame))
        own = [at for at in rows if frame["side"].iloc[at] == side and frame["is_chosen"].iloc[at]]
        own.sort(key=places.__getitem__)
        for before, at in itertools.pairwise(own):
            places[at] = max(places[at], places[before] + NAME_ROWS)
    return places


def _beside_lines(node: Any) -> Any:  # noqa: ANN401 - any part of a specification
    """Names at the ends of lines where ``_apart`` puts them; the lines stay."""
    if isinstance(node, list):
        return [_beside_lines(part) for part in node]
    if not isinstance(node, dict):
        return node
    mark, y = node.get("mark"), node.get("encoding", {}).get("y", {})
    if isinstance(mark, dict) and mark.get("type") == "text" and y.get("field") == "position":
        moved = {**node["encoding"], "y": {**y, "field": "name_position"}}
        return {**node, "encoding": moved}
    return {name: _beside_lines(part) for name, part in node.items()}


def _large(node: Any, key: str = "") -> Any:  # noqa: ANN401 - any part of a specification
    """No letter smaller than those of the page."""
    if key in SIZES:
        return max(LETTER, node) if isinstance(node, int | float) else LETTER
    if isinstance(node, dict):
        return {name: _large(part, name) for name, part in node.items()}
    if isinstance(node, list):
        return [_large(part) for part in node]
    return node


def _parts(spec: Spec, room: Room) -> Spec:
    """Small charts side by side in two rows, their names in lines."""
    count = len(spec["concat"])
    columns = math.ceil(count / ROWS_OF_PARTS)
    width = (room.width - GAP * columns) // columns - 30
    letters = int((width + GAP) / LETTER_WIDTH)
    names = [textwrap.wrap(str(part["title"]), letters) for part in spec["concat"]]
    lines = max(map(len, names))
    height = room.height // ROWS_OF_PARTS - 17 * lines - 46
    parts = [
        {**part, "title": {"text": name, "anchor": "start"}, "width": width, "height": height}
        for part, name in zip(spec["concat"], names, strict=True)
    ]
    return spec | {"concat": parts, "columns": columns, "spacing": GAP, "autosize": PADDED}
