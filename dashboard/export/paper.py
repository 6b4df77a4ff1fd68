"""A Vega-Lite specification made fit for paper: our font, dark on white whatever the screen had.

Every function returns new dictionaries; the chart they came from is never touched.
"""

import colorsys
from collections.abc import Callable
from typing import Any

from PIL import ImageColor

from dashboard.export.typeface import FAMILIES

Spec = dict[str, Any]

INK, GRID = "#1f2933", "#d5d9de"
DATA_KEYS = frozenset({"data", "datasets", "locale"})
FONT_KEYS = frozenset({"font", "labelFont", "titleFont", "subtitleFont"})
WORD_KEYS = frozenset({"labelColor", "titleColor", "subtitleColor"})
LINE_KEYS = frozenset({"gridColor", "domainColor", "tickColor"})
MARK_KEYS = frozenset({"color", "fill", "stroke", "value", "range"})
GUIDES = {
    "axis": {"labelColor": INK, "titleColor": INK},
    "legend": {"labelColor": INK, "titleColor": INK},
    "header": {"labelColor": INK, "titleColor": INK},
    "title": {"color": INK, "subtitleColor": INK},
}
WORD_CONTRAST, MARK_CONTRAST = 4.5, 3.0  # WCAG AA, against white


def on_paper(spec: Spec) -> Spec:
    """The specification with colours and fonts for a white sheet."""
    dark = _is_dark(spec)
    light: Spec = {
        name: _changed(part, lambda key, value: _inked(key, value, dark=dark), name)
        for name, part in spec.items()
    }
    config = {**light.get("config", {}), "font": FAMILIES, "background": "white"}
    # The picture has its own text alternative; one for each mark would only make it large.
    config["aria"] = False
    for guide, colours in GUIDES.items():
        config[guide] = colours | config.get(guide, {})
    if dark:
        config["view"] = {**config.get("view", {}), "fill": None}
        config["text"] = {"color": INK} | config.get("text", {})
    return {**light, "config": config, "background": "white"}


def contrast(colour: object) -> float | None:
    """The WCAG contrast of a CSS colour to white, or None for what is no colour."""
    try:
        red, green, blue = ImageColor.getrgb(str(colour))[:3]
    except ValueError:
        return None
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (red / 255, green / 255, blue / 255)
    ]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _is_dark(spec: Spec) -> bool:
    """Whether the chart was coloured for a dark screen: by its sheet, else by its axis words."""
    config = spec.get("config", {})
    sheet = contrast(spec.get("background", config.get("background")))
    if sheet is not None:
        return sheet > MARK_CONTRAST
    words = contrast(config.get("axis", {}).get("labelColor"))
    return words is not None and words < MARK_CONTRAST


def _changed(node: object, change: Callable[[str, object], object], key: str) -> object:
    if key in DATA_KEYS:
        return node
    if isinstance(node, dict):
        return {name: _changed(value, change, name) for name, value in node.items()}
    if isinstance(node, list):
        return [_changed(value, change, key) for value in node]
    return change(key, node)


def _inked(key: str, value: object, *, dark: bool) -> object:
    if key in FONT_KEYS:
        return FAMILIES
    strength = contrast(value)
    if not isinstance(value, str) or strength is None:
        return value
    if key in WORD_KEYS:
        return value if strength >= WORD_CONTRAST else INK
    if dark and key in LINE_KEYS:
        return GRID
    if dark and key in MARK_KEYS and strength < MARK_CONTRAST:
        return _mirrored(value)
    return value


def _mirrored(colour: str) -> str:
    """The same hue as dark on white as it was light on black."""
    red, green, blue = ImageColor.getrgb(colour)[:3]
    hue, light, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    shares = colorsys.hls_to_rgb(hue, 1 - light, saturation)
    return "#" + "".join(f"{round(255 * share):02x}" for share in shares)
