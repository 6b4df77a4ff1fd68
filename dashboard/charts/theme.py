"""The house theme: one look for every chart, light and dark, with the language's numbers.

Registered with Altair as ``dashboard_<scheme>_<language>``.
"""

from collections.abc import Callable
from typing import Any

import altair as alt

from dashboard.charts.palette import PALETTES, Scheme

FONT = "Source Sans, Be Vietnam Pro, sans-serif"
TEXT_SIZE = 13
# Vega measures text before the web font is there; room to spare keeps names whole.
LABEL_LIMIT = 400


def locale(language: str) -> dict[str, Any]:
    """Number formats for Vega: a decimal comma and a thousands dot in Vietnamese."""
    decimal, thousands = (",", ".") if language == "vi" else (".", ",")
    return {
        "number": {
            "decimal": decimal,
            "thousands": thousands,
            "grouping": [3],
            "currency": ["", ""],
            "minus": "\u2212",
        }
    }


def config(scheme: Scheme, language: str) -> dict[str, Any]:
    """The Vega-Lite configuration of a scheme and language."""
    colours = PALETTES[scheme]
    sizes = {"labelFontSize": TEXT_SIZE, "titleFontSize": TEXT_SIZE}
    axis = {
        **sizes,
        "labelColor": colours.text,
        "titleColor": colours.muted,
        "titleFontWeight": "normal",
        "gridColor": colours.faint,
        "gridOpacity": 0.5,
        "domainColor": colours.rest,
        "tickColor": colours.rest,
        "labelLimit": LABEL_LIMIT,
        # Vega describes axes and marks by itself: in English, by names of columns.
        "aria": False,
    }
    return {
        "background": "transparent",
        "font": FONT,
        "locale": locale(language),
        "axis": axis,
        "mark": {"aria": False},
        "axisBand": {"labelOverlap": False},
        "text": {"fontSize": TEXT_SIZE, "color": colours.text, "font": FONT},
        "header": {
            "labelFontSize": TEXT_SIZE,
            "labelColor": colours.text,
            "labelLimit": LABEL_LIMIT,
            "title": None,
        },
        "legend": {
            "aria": False,
            **sizes,
            "labelColor": colours.text,
            "titleColor": colours.muted,
            "labelLimit": LABEL_LIMIT,
        },
        "view": {"stroke": None},
    }


def name(scheme: Scheme, language: str) -> str:
    """The name a look is registered under."""
    return f"dashboard_{scheme}_{language}"


def _look(scheme: Scheme, language: str) -> Callable[[], Any]:
    return lambda: alt.theme.ThemeConfig(config=config(scheme, language))  # type: ignore[typeddict-item] # the locale's keys are Vega's, not in Altair's types


for _scheme in PALETTES:
    for _language in ("vi", "en"):
        alt.theme.register(name(_scheme, _language), enable=False)(_look(_scheme, _language))
