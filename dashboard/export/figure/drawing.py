"""The chart of a figure drawn by vl-convert, on this machine alone: no title, no documents yet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import altair as alt
import pandas as pd
import vl_convert

from dashboard.charts.palette import Scheme
from dashboard.charts.theme import specification
from dashboard.export.figure.breadth import fixed
from dashboard.export.figure.paper import Spec, on_paper
from dashboard.export.typeface import SUBSTITUTES, register

SCHEME: Scheme = "light"
ROOT = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>(.*)</svg>\s*$', re.DOTALL)


@dataclass(frozen=True)
class Drawing:
    """Marks as SVG elements (without the element ``svg`` itself) and the room they take."""

    elements: str
    width: float
    height: float


def drawing(chart: alt.TopLevelMixin, language: str, width: int) -> Drawing:
    """The chart on white, ``width`` pixels wide where the chart leaves that open.

    Through the theme's own door, not ``chart.to_dict()``: Altair's themes and data transformers are
    global to the process, and another session may have its own in place just now.
    """
    return rendered(*specification(chart, SCHEME, language), width)


def rendered(spec: Spec, frames: Mapping[str, pd.DataFrame], width: int) -> Drawing:
    """A specification and its frames by name as marks, with their rows inside."""
    register()
    rows = {name: alt.to_values(frame)["values"] for name, frame in frames.items()}
    with_data = {**spec, "datasets": {**spec.get("datasets", {}), **rows}}
    spec = fixed(on_paper(with_data), width)
    # An empty list of allowed addresses: nothing is fetched, whatever the specification says.
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    found = ROOT.search(svg)
    if found is None:
        raise ValueError("the renderer returned something that is not an SVG picture")
    return Drawing(found[3].translate(SUBSTITUTES), float(found[1]), float(found[2]))
