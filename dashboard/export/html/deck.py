"""A briefing as one HTML file that needs no server: for the day it does not start.

Styles, script, fonts and charts are inside; the file's own policy lets it load nothing and run
nothing else. It opens from a memory stick by a double click and prints one slide to a page.
"""

import base64
import functools
import hashlib
import io
from collections.abc import Callable
from html import escape
from pathlib import Path

from fontTools.ttLib import TTFont

from dashboard.briefing.slide import Deck
from dashboard.charts.palette import PALETTES
from dashboard.export.figure.drawing import SCHEME
from dashboard.export.html.slide import section
from dashboard.export.typeface import FAMILY, FOLDER
from dashboard.text.citation import day
from dashboard.text.messages import words

STYLE = Path(__file__).with_name("static.css")
SCRIPT = Path(__file__).with_name("static.js")
WEIGHTS = {"Regular": 400, "Bold": 700}

Progress = Callable[[int, int], None]


def deck_html(deck: Deck, progress: Progress | None = None) -> bytes:
    """The whole deck as one file; the same deck gives the same bytes.

    ``progress`` is told how many slides of how many are done.
    """
    sections = []
    for number, slide in enumerate(deck.slides, start=1):
        sections.append(section(slide, deck.language, number, len(deck.slides)))
        if progress:
            progress(number, len(deck.slides))
    return _document(deck, "".join(sections)).encode("utf-8")


def _document(deck: Deck, sections: str) -> str:
    style, script = _style(), SCRIPT.read_text(encoding="utf-8")
    stamp = words(deck.language)(
        "static_copy.version", version=deck.data_version, date=day(deck.data_date, deck.language)
    )
    return (
        f'<!DOCTYPE html><html lang="{escape(deck.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f'<meta name="description" content="{escape(f"{deck.subtitle} {stamp}".strip())}">'
        f"<title>{escape(deck.title)}</title><style>{style}</style></head>"
        f'<body><h1 class="unseen">{escape(deck.title)}</h1><main>{sections}</main>'
        '<div id="black" hidden></div><p id="typed" role="status"></p>'
        f"<script>{script}</script></body></html>\n"
    )


def _policy(style: str, script: str) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


@functools.cache
def _style() -> str:
    """The fonts, the colours of paper, and how slides are laid out."""
    palette = PALETTES[SCHEME]
    names = ("ground", "text", "muted", "rest", "faint", "band", "home", "target", "up", "down")
    colours = ";".join(f"--{name}:{getattr(palette, name)}" for name in names)
    faces = "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f"src:url(data:font/woff2;base64,{_packed(name)}) format('woff2')}}"
        for name, weight in WEIGHTS.items()
    )
    return f"{faces}:root{{{colours}}}{STYLE.read_text(encoding='utf-8')}"


def _packed(weight: str) -> str:
    """A font as browsers like it best, a third as large; the same bytes each time."""
    file = io.BytesIO()
    with TTFont(FOLDER / f"BeVietnamPro-{weight}.ttf", recalcTimestamp=False) as font:
        font.flavor = "woff2"
        font.save(file)
    return base64.b64encode(file.getvalue()).decode("ascii")
