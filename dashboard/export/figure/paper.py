"""A Vega-Lite specification made fit for a white sheet: our font, no transparency.

Colours are the light scheme's: a figure for export is built in it. Every function returns new
dictionaries; the chart they came from is never touched.
"""

from typing import Any

from dashboard.export.typeface import FAMILIES

Spec = dict[str, Any]

DATA_KEYS = frozenset({"data", "datasets", "locale"})
FONT_KEYS = frozenset({"font", "labelFont", "titleFont", "subtitleFont"})


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
