"""A long list of rows folded into columns, so that its letters are large in a hall."""

import itertools
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.charts.stage.stage_look import Room

Spec = dict[str, Any]
Frames = dict[str, pd.DataFrame]

GAP = 26
# What an axis over the rows takes with its title; how far its last label stands out.
AXIS, OUTSIDE = 46, 16
# Rows may be pressed together to so much of their height on the page.
TIGHTEST = 0.77
MOST_COLUMNS = 4
# Between rows one may cut where the gap is at least so much of the widest.
WIDE_ENOUGH = 0.6
LETTER_WIDTH = 6.6
# Several views cannot be fitted as one; said, or the screen asks for it and Vega complains.
PADDED = {"type": "pad", "contains": "padding"}
# So many columns are narrow.
NARROW = 3


@dataclass(frozen=True)
class Rows:
    """Where the rows of a chart are: on which field, and the pieces that stay whole, in order.

    ``pieces`` are (from, to) on a number scale, or the names of a scale of names; ``unit`` is the
    pixels of the page for one of the scale's units, or for one name.
    """

    fields: tuple[str, ...]
    pieces: tuple[tuple[float, float], ...]
    unit: float
    order: str = ""
    label_width: int = 0


def is_map(frames: Frames) -> bool:
    return any("text_row" in frame for frame in frames.values())


def fixed_size(width: int, height: int) -> Spec:
    return {
        "width": width,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
    }


def foldable_rows(spec: Spec, frames: Frames) -> Rows | None:
    """The rows of a chart that is a list from top to bottom; None for any other chart."""
    height = spec.get("height")
    if not isinstance(height, int | float) or is_map(frames):
        return None
    channels = [layer.get("encoding", {}) for layer in _layers(spec)]
    down = [one["y"] for one in channels if "y" in one and "field" in one["y"]]
    across = [one["x"] for one in channels if "x" in one and "field" in one["x"]]
    if any(one.get("type") in ("nominal", "ordinal") for one in down):
        is_list = across and all(
            one.get("type", "quantitative") == "quantitative" for one in across
        )
        return _bands(down, frames, float(height)) if is_list else None
    scaled = [one["scale"]["domain"] for one in down if "domain" in one.get("scale", {})]
    if not scaled or any(one.get("axis", 0) is not None for one in down if "scale" in one):
        return None
    fields = tuple({one["field"] for one in (*down, *_seconds(channels))})
    return _layout(fields, frames, float(height) / abs(scaled[0][1] - scaled[0][0]), scaled[0])


def _seconds(channels: list[Spec]) -> list[Spec]:
    return [one["y2"] for one in channels if "field" in one.get("y2", {})]


def _layers(spec: Spec) -> list[Spec]:
    """The unit charts inside."""
    if "layer" not in spec:
        return [spec]
    return list(itertools.chain.from_iterable(_layers(layer) for layer in spec["layer"]))


def _bands(down: list[Spec], frames: Frames, height: float) -> Rows | None:
    """A band per name or number, in the order they are sorted by."""
    field = str(next(one["field"] for one in down if one.get("type") in ("nominal", "ordinal")))
    frame = max((one for one in frames.values() if field in one), key=len, default=None)
    if frame is None:
        return None
    sort: Spec = next((one["sort"] for one in down if isinstance(one.get("sort"), dict)), {})
    count = frame[field].nunique()
    pieces = tuple((float(at), float(at + 1)) for at in range(count))
    is_labelled = all(one.get("axis", 0) is not None for one in down)
    letters = max((len(str(name)) for name in frame[field]), default=0) if is_labelled else 0
    order = str(sort.get("field", field))
    return Rows((field,), pieces, height / count, order, int(letters * LETTER_WIDTH))


def _layout(fields: tuple[str, ...], frames: Frames, unit: float, ends: list[float]) -> Rows | None:
    """Rows laid out on a number scale: each row of a frame with all its places stays whole."""
    low, high = min(ends), max(ends)
    spans = sorted(
        (float(values.min()), float(values.max()))
        for frame in frames.values()
        for _, values in frame[[name for name in fields if name in frame]].iterrows()
        if len(values) and values.notna().any()
    )
    if not spans:
        return None
    merged = [spans[0]]
    for start, end in spans[1:]:
        if start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    gaps = [after[0] - before[1] for before, after in itertools.pairwise(merged)]
    cuts = [
        (before[1] + after[0]) / 2
        for (before, after), gap in zip(itertools.pairwise(merged), gaps, strict=True)
        if gap >= WIDE_ENOUGH * max(gaps)
    ]
    # The scale may end further down, where lines were that are left out.
    edges = [low, *cuts, min(high, merged[-1][1] + spans[0][0] - low)]
    return Rows(fields, tuple(itertools.pairwise(edges)), unit)


def folded(spec: Spec, frames: Frames, rows: Rows, room: Room) -> tuple[Spec, Frames]:
    """The rows in as few columns as the height allows; pressed together where it must be."""
    for columns in range(1, MOST_COLUMNS + 1):
        shares = _shares(rows.pieces, columns)
        tallest = max(share[-1][1] - share[0][0] for share in shares)
        squeeze = min(1.0, (room.height - AXIS) / (tallest * rows.unit))
        if squeeze >= TIGHTEST:
            break
    height = int(tallest * rows.unit * squeeze)
    if len(shares) == 1:
        return {**spec, **fixed_size(room.width, height + AXIS)}, frames
    share_width = (room.width - OUTSIDE - GAP * (len(shares) - 1)) // len(shares)
    width = share_width - rows.label_width
    views: list[Spec] = []
    kept: Frames = {}
    for at, share in enumerate(shares):
        view, own = _column(spec, frames, rows, share, at)
        kept |= own
        tall = int((share[-1][1] - share[0][0]) * rows.unit * squeeze)
        views.append({**view, "width": width, "height": tall})
    if len(views) >= NARROW:
        views = [_few_ticks(view) for view in views]
    rest = {name: spec[name] for name in spec if name not in ("layer", "height", "data", "resolve")}
    # One scale for all columns, so that lengths compare from one to the other.
    resolve = {"scale": {"x": "shared"}}
    parts = {"hconcat": views, "spacing": GAP, "resolve": resolve, "autosize": PADDED}
    return rest | parts, kept


def _few_ticks(node: Any) -> Any:  # noqa: ANN401 - any part of a specification
    """Narrow columns have room for the ends of an axis and its middle."""
    if isinstance(node, list):
        return [_few_ticks(part) for part in node]
    if not isinstance(node, dict):
        return node
    return {name: 2 if name == "tickCount" else _few_ticks(part) for name, part in node.items()}


def _shares(
    pieces: tuple[tuple[float, float], ...], columns: int
) -> list[tuple[tuple[float, float], ...]]:
    """The pieces in so many columns, one after another, as even as whole pieces allow."""
    whole = pieces[-1][1] - pieces[0][0]
    low, high = max(end - start for start, end in pieces), whole
    # The least height with which that many columns are enough.
    for _ in range(24):
        middle = (low + high) / 2
        if len(_filled(pieces, middle)) <= columns:
            high = middle
        else:
            low = middle
    return _filled(pieces, high)


def _filled(
    pieces: tuple[tuple[float, float], ...], most: float
) -> list[tuple[tuple[float, float], ...]]:
    found: list[list[tuple[float, float]]] = [[]]
    for piece in pieces:
        if found[-1] and piece[1] - found[-1][0][0] > most + 1e-9:
            found.append([])
        found[-1].append(piece)
    return [tuple(share) for share in found]


def _column(
    spec: Spec, frames: Frames, rows: Rows, share: tuple[tuple[float, float], ...], at: int
) -> tuple[Spec, Frames]:
    """The chart with the rows of one column only, its frames by names of their own."""
    low, high = share[0][0], share[-1][1]
    own = {f"{name}_{at}": _within(frame, rows, low, high) for name, frame in frames.items()}
    view = {name: spec[name] for name in ("layer", "data", "resolve") if name in spec}
    renamed = _renamed(view, at)
    return (renamed if rows.order else _windowed(renamed, rows.fields, low, high)), own


def _within(frame: pd.DataFrame, rows: Rows, low: float, high: float) -> pd.DataFrame:
    """The frame's rows of a column; a frame that has no place in the rows is kept whole."""
    fields = [name for name in rows.fields if name in frame]
    if not fields:
        return frame
    if rows.order:
        places = frame[rows.order if rows.order in frame else fields[0]].rank(method="dense") - 1
        return frame[(places >= low) & (places < high)]
    middle = frame[fields].min(axis=1)
    return frame[(middle >= low) & (middle < high)]


def _renamed(node: Any, at: int) -> Any:  # noqa: ANN401 - any part of a specification
    if isinstance(node, dict):
        found = {name: _renamed(part, at) for name, part in node.items()}
        if isinstance(node.get("data"), dict) and "name" in node["data"]:
            found["data"] = {"name": f"{node['data']['name']}_{at}"}
        return found
    return [_renamed(part, at) for part in node] if isinstance(node, list) else node


def _windowed(node: Any, fields: tuple[str, ...], low: float, high: float) -> Any:  # noqa: ANN401
    """The scales of the rows narrowed to those of the column, their direction kept."""
    if isinstance(node, list):
        return [_windowed(part, fields, low, high) for part in node]
    if not isinstance(node, dict):
        return node
    found = {name: _windowed(part, fields, low, high) for name, part in node.items()}
    domain = found.get("scale", {}).get("domain") if isinstance(found.get("scale"), dict) else None
    if found.get("field") in fields and isinstance(domain, list):
        ends = [low, high] if domain[0] < domain[1] else [high, low]
        found["scale"] = {**found["scale"], "domain": ends}
    return found
