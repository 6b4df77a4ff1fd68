"""The chart of a figure drawn by vl-convert, on this machine alone: no title, no documents yet."""

import contextlib
import re
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import altair as alt
import vl_convert

from dashboard.export.breadth import fixed
from dashboard.export.paper import on_paper
from dashboard.export.typeface import SUBSTITUTES, register

_OWN_LOCK = threading.Lock()
ROOT = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>(.*)</svg>\s*$', re.DOTALL)


@dataclass(frozen=True)
class Drawing:
    """Marks as SVG elements (without the element ``svg`` itself) and the room they take."""

    elements: str
    width: float
    height: float


def drawing(chart: alt.TopLevelMixin, width: int) -> Drawing:
    """The chart on white, ``width`` pixels wide where the chart leaves that open."""
    register()
    spec = fixed(on_paper(specification(chart)), width)
    # An empty list of allowed addresses: nothing is fetched, whatever the specification says.
    svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    found = ROOT.search(svg)
    if found is None:
        raise ValueError("the renderer returned something that is not an SVG picture")
    return Drawing(found[3].translate(SUBSTITUTES), float(found[1]), float(found[2]))


def specification(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The chart as Vega-Lite with its data inside, however many rows it has."""
    with _altair_to_ourselves(), alt.data_transformers.enable("default", max_rows=None):
        spec: dict[str, Any] = chart.to_dict()
    return spec


@contextlib.contextmanager
def _altair_to_ourselves() -> Iterator[None]:
    """Altair's data transformers are global, and Streamlit swaps them while it draws a chart.

    A download built in that moment would lose its data (and its rows would go to the other
    reader's chart), so take the lock that Streamlit takes. Without Streamlit our own will do.
    """
    streamlit = sys.modules.get("streamlit.elements.vega_charts")
    with getattr(streamlit, "_altair_globals_lock", _OWN_LOCK):
        yield
