"""The chart of a figure drawn by vl-convert, on this machine alone: no title, no documents yet.

Colours are the light scheme's. What changes a specification returns new dictionaries; the chart
they came from is never touched.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import altair as alt
import pandas as pd
import vl_convert

from dashboard.charts.chart import Chart, Spec
from dashboard.charts.palette import Scheme
from dashboard.export.typeface import FAMILIES, SUBSTITUTES, register

SCHEME: Scheme = "light"
ROOT = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>(.*)</svg>\s*$', re.DOTALL)
DATA_KEYS = frozenset({"data", "datasets", "locale"})
FONT_KEYS = frozenset({"font", "labelFont", "titleFont", "subtitleFont"})
SPACING = 20  # Vega-Lite's own gap between views
AXIS_ROOM = 80  # what labels and titles of an axis take beside a view in a composition
CONTAINER_HEIGHT = 400
COMPOSITIONS = ("hconcat", "vconcat", "concat")
FLEXIBLE = (None, "container")
# Columns of small multiples that do not say how many they have.
COLUMNS = 3


@dataclass(frozen=True)
class Drawing:
    """Marks as SVG elements (without the element ``svg`` itself) and the room they take."""

    elements: str
    width: float
    height: float

    @property
    def svg(self) -> str:
        """The picture for a page that has its own title, documents and alternative."""
        size = f"{self.width:g} {self.height:g}"
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
            f' width="{self.width:g}" height="{self.height:g}" viewBox="0 0 {size}"'
            f' font-family="{FAMILIES}">{self.elements}</svg>'
        )


def drawing(chart: Chart, language: str, width: int) -> Drawing:
    """The chart on white, ``width`` pixels wide where the chart leaves that open."""
    return rendered(chart.specification(SCHEME, language), chart.frames, width)


def rendered(spec: Spec, frames: Mapping[str, pd.DataFrame], width: int) -> Drawing:
    """A specification and its frames by name as marks, with their rows inside."""
    register()
    rows = {name: alt.to_values(frame)["values"] for name, frame in frames.items()}
    with_data = {**spec, "datasets": {**spec.get("datasets", {}), **rows}}
    # An empty list of allowed addresses: nothing is fetched, whatever the specification says.
    svg = vl_convert.vegalite_to_svg(
        dict(with_width(on_paper(with_data), width)), allowed_base_urls=[]
    )
    found = ROOT.search(svg)
    if found is None:
        raise ValueError("the renderer returned something that is not an SVG picture")
    return Drawing(found[3].translate(SUBSTITUTES), float(found[1]), float(found[2]))


def on_paper(spec: Spec) -> Spec:
    """The specification as the renderer should draw it, also if a mark names a font of its own."""
    config = {**spec.get("config", {}), "font": FAMILIES, "background": "white"}
    # The picture has its own text alternative; one for each mark would only make it large.
    config["aria"] = False
    whole = {**spec, "config": config, "background": "white"}
    return {name: _in_our_font(part, name) for name, part in whole.items()}


def _in_our_font(node: object, key: str) -> object:
    if key in DATA_KEYS:
        return node
    if isinstance(node, dict):
        return {name: _in_our_font(value, name) for name, value in node.items()}
    if isinstance(node, list):
        return [_in_our_font(value, key) for value in node]
    return FAMILIES if key in FONT_KEYS and isinstance(node, str) else node


def with_width(spec: Spec, width: int) -> Spec:
    """The specification in a given width: exact for one view, about that for several.

    The screen decides by itself how wide each view is; a file cannot.
    """
    if _is_composed(spec) or _columns_by_encoding(spec) > 1:
        return _shared(spec, width)
    if spec.get("width") not in FLEXIBLE:
        return _with_height(spec)
    autosize = {"type": "fit-x", "contains": "padding"}
    return {**_with_height(spec), "width": width, "autosize": autosize}


def _is_composed(spec: Spec) -> bool:
    return "spec" in spec or any(name in spec for name in COMPOSITIONS)


def _shared(spec: Spec, width: int) -> Spec:
    """Views inside a composition get equal shares of its width."""
    if not _is_composed(spec):
        return _view(spec, width // _columns_by_encoding(spec))
    columns = _columns(spec)
    share = (width - (columns - 1) * SPACING) // columns
    shared = dict(spec)
    for name in COMPOSITIONS:
        if name in spec:
            shared[name] = [_shared(view, share) for view in spec[name]]
    if "spec" in spec:
        shared["spec"] = _shared(spec["spec"], share)
    return shared


def _view(spec: Spec, share: int) -> Spec:
    if spec.get("width") not in FLEXIBLE:
        return _with_height(spec)
    return {**_with_height(spec), "width": max(share - AXIS_ROOM, AXIS_ROOM)}


def _with_height(spec: Spec) -> Spec:
    return {**spec, "height": CONTAINER_HEIGHT} if spec.get("height") == "container" else spec


def _columns(spec: Spec) -> int:
    if "vconcat" in spec:
        return 1
    views = spec.get("hconcat") or spec.get("concat") or spec.get("repeat")
    if isinstance(views, list):
        return int(spec.get("columns", len(views)))
    split = spec.get("facet") or views or {}
    wraps = "field" in split or "column" in split
    return int(spec.get("columns", split.get("columns", COLUMNS if wraps else 1)))


def _columns_by_encoding(spec: Spec) -> int:
    encoding = spec.get("encoding", {})
    if "facet" in encoding:
        return int(encoding["facet"].get("columns", COLUMNS))
    return COLUMNS if "column" in encoding else 1
