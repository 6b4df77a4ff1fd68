"""A chart: a specification made once per kind, and the data that are poured into it by name.

The text of a specification says nothing of a province, year, edition or version: ends and ticks of
axes, rows, breaks come from the datasets. So it is made once for all readers of a language and a
scheme, and the browser keeps its view and takes new data into it (docs/decisions/0019-charts.md).

Columns with a meaning in every chart: ``told`` is what hovering says, in readers' words; ``click``
and ``add`` are what a click and a Shift-click do, in the form of an address ("province=62",
"ranking?index=PAPI"); ``span`` is one end of what a brush over rows chooses ("ranks=31"; from there
to "ranks=40" it is "ranks=31-40"); ``is_chosen`` marks what was chosen.
"""

import functools
import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts.palette import Scheme
from dashboard.charts.theme import name

# A specification without its datasets, as Vega-Lite.
Spec = Mapping[str, Any]
Make = Callable[..., alt.TopLevelMixin]
Frames = Mapping[str, pd.DataFrame]
# The ends of the axes: one row, read by ``channels.end``.
ENDS = "ends"
# What a click and a Shift-click choose: the selection's name and the column it reads.
GESTURES = {"chosen": "click", "added": "add"}
# A drag over rows, the column that says what its first and its last row choose, and what a drag
# along a row listens to.
BRUSHED, SPAN = "brushed", "span"
DRAGGED = ("part", "dragged")
# The style of a mark that is there to be touched: nothing of it is seen before that.
TO_TOUCH = "to_touch"
# As wide as its place; rows keep their height.
FITTED = {"type": "fit-x", "contains": "padding"}
_drawing = threading.Lock()


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of a chart that is a list: ``pour`` draws some of them.

    Where ``starts`` are given, a part of the list begins only where they are true.
    """

    frame: pd.DataFrame
    pour: Callable[[pd.DataFrame], "Chart"]
    starts: pd.Series | None = None


# Compared by identity, as figures are: frames have no hash.
@dataclass(frozen=True, eq=False)
class Chart:
    """A kind of chart with its options, which are few, and the frames poured into it.

    ``height`` is that of what is drawn between the axes, in pixels, where the data give it. For a
    hall, ``rows`` can be drawn in columns, ``hall`` are frames instead of others (fewer names),
    ``hall_width`` is the most it is wide, and a chart of small multiples has ``n_parts``.
    """

    make: Make
    options: str
    frames: Frames
    height: int = 0
    rows: Rows | None = None
    hall: Frames = field(default_factory=dict)
    hall_width: int = 0
    n_parts: int = 0

    def specification(self, scheme: Scheme, language: str) -> Spec:
        """The chart as Vega-Lite without data; the same object each time. Not to be changed."""
        return _specification(self.make, self.options, scheme, language)

    def still(self, scheme: Scheme, language: str) -> Spec:
        """The same without gestures: for paper, files and the hall. Not to be changed."""
        return _still(self.make, self.options, scheme, language)

    @property
    def fields(self) -> frozenset[str]:
        """The words of the specification: what it does not name need not travel."""
        return _fields(self.make, self.options)

    @property
    def ways(self) -> frozenset[str]:
        """What its marks offer to choose, as addresses."""
        return frozenset(
            str(way)
            for frame in self.frames.values()
            for column in GESTURES.values()
            if column in frame
            for way in frame[column].dropna()
        )

    @property
    def gestures(self) -> tuple[str, ...]:
        """The selections that its marks listen to."""
        return _gestures(self.make, self.options)


def poured(make: Make, frames: Frames, ends: Mapping[str, float], **options: object) -> Chart:
    """``frames`` in the chart that ``make(**options, scheme=...)`` gives.

    ``options`` are what is written into the specification (a measure, the words of its axes) and
    must be what JSON can hold. ``ends`` are the ends of its axes, by the names it asks for.
    """
    text = json.dumps(options, ensure_ascii=False, sort_keys=True)
    # A row of its own also for a chart without any: Arrow knows no row without a column.
    return Chart(make, text, {ENDS: pd.DataFrame([{"held": 1.0, **ends}]), **frames})


@functools.lru_cache(maxsize=512)
def _specification(make: Make, options: str, scheme: Scheme, language: str) -> Spec:
    # Themes are global to Altair; waiting here keeps one look out of another's chart.
    with _drawing, alt.theme.enable(name(scheme, language)):
        spec: dict[str, Any] = make(**json.loads(options), scheme=scheme).to_dict()
    # Several views side by side cannot be fitted as one.
    return {"autosize": FITTED, **spec} if {"mark", "layer"} & spec.keys() else spec


@functools.lru_cache(maxsize=512)
def _still(make: Make, options: str, scheme: Scheme, language: str) -> Spec:
    spec = _specification(make, options, scheme, language)
    return {key: _without_gestures(part) for key, part in spec.items() if key != "params"}


def _without_gestures(node: Any) -> Any:  # noqa: ANN401 - any part of a specification
    if isinstance(node, list):
        kept = [one for one in node if not (isinstance(one, dict) and _is_of_gesture(one))]
        return [_without_gestures(one) for one in kept]
    if not isinstance(node, dict):
        return node
    # Of a gesture that leaves marks in front until it is made, the mark is as it is then.
    condition = node.get("condition")
    if isinstance(condition, dict) and "param" in condition:
        return {"value": condition["value"]}
    # A mark has a name for its gestures alone; one of two views of a name would take both's rows.
    left = {"cursor", "name"} if "mark" in node else {"cursor"}
    return {key: _without_gestures(part) for key, part in node.items() if key not in left}


def _is_of_gesture(node: Mapping[str, Any]) -> bool:
    """A test of a selection, or a layer that is there to be touched."""
    mark = node.get("mark")
    return "param" in node or (isinstance(mark, dict) and mark.get("style") == TO_TOUCH)


@functools.lru_cache(maxsize=512)
def _fields(make: Make, options: str) -> frozenset[str]:
    text = json.dumps(_specification(make, options, "light", "en"), ensure_ascii=False)
    return frozenset(re.findall(r"\w+", text))


@functools.lru_cache(maxsize=512)
def _gestures(make: Make, options: str) -> tuple[str, ...]:
    spec = _specification(make, options, "light", "en")
    names = [one["name"] for one in spec.get("params", ())]
    return tuple(one for one in (*GESTURES, BRUSHED, *DRAGGED) if one in names)
