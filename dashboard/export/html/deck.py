"""A briefing as one HTML file that needs no server: for the day it does not start.

Styles, script, fonts and charts are inside; the file's own policy lets it load nothing and run
nothing else. Every text is escaped. It opens from a memory stick by a double click and prints one
slide to a page.
"""

import base64
import functools
import hashlib
import io
from html import escape
from pathlib import Path

from fontTools.ttLib import TTFont

from dashboard.briefing.slide import Deck, Number, Slide, Table
from dashboard.briefing.stage import drawing
from dashboard.charts.palette import PALETTES
from dashboard.export.figure.drawing import SCHEME
from dashboard.export.registry import Progress
from dashboard.export.slide_picture import SHAPES, Shape, is_beside, picture
from dashboard.export.typeface import FAMILY, FOLDER
from dashboard.text.citation import day
from dashboard.text.messages import Say, words

STYLE = Path(__file__).with_name("static.css")
SCRIPT = Path(__file__).with_name("static.js")
WEIGHTS = {"Regular": 400, "Bold": 700}
# A cell of so few letters ("53/63 (−31)") stays on one line.
SHORT = 14


def deck_html(deck: Deck, progress: Progress | None = None) -> bytes:
    """The whole deck as one file; the same deck gives the same bytes.

    ``progress`` is told how many slides of how many are done.
    """
    sections = []
    for number, slide in enumerate(deck.slides, start=1):
        sections.append(_section(slide, deck.language, number, len(deck.slides)))
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


def _section(slide: Slide, language: str, number: int, count: int) -> str:
    """A slide as an element of the page, ``number`` of ``count``, its notes hidden."""
    say = words(language)
    name = escape(say("static_copy.slide", number=number, count=count))
    return (
        f'<section class="{_kind(slide)}" id="s{number}" tabindex="-1" aria-label="{name}">'
        f"<header>{_mark(slide, say)}<h2>{escape(slide.message)}</h2></header>"
        f'<div class="body">{_numbers(slide.numbers)}<div class="main">'
        f'{_chart(slide, language)}<div class="beside">{_lines(slide.lines)}'
        f"{_table(slide.table, slide.message)}</div></div></div>"
        f"<footer><div>{_paragraph('caption', slide.caption)}"
        f"{_paragraph('source', slide.source_line)}</div>"
        f'<p class="at">{escape(say("static_copy.of", number=number, count=count))}</p></footer>'
        f"{_notes(slide.notes, say)}</section>"
    )


def _kind(slide: Slide) -> str:
    """What the layout must know: two columns, or words alone."""
    if is_beside(slide):
        return "slide two"
    return "slide" if slide.is_drawn or slide.table or slide.numbers else "slide words"


def _mark(slide: Slide, say: Say) -> str:
    if not slide.is_hypothetical:
        return ""
    return f'<p class="hypothetical">{escape(say("static_copy.hypothetical"))}</p>'


def _paragraph(kind: str, text: str) -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if text else ""


def _numbers(numbers: tuple[Number, ...]) -> str:
    items = "".join(
        f'<li><span class="value">{escape(number.value)}</span>'
        f'<span class="label">{escape(number.label)}</span>{_change(number)}</li>'
        for number in numbers
    )
    return f'<ul class="numbers">{items}</ul>' if items else ""


def _change(number: Number) -> str:
    """The change in its own words and mark; the colour only repeats them."""
    if not number.change:
        return ""
    return f'<span class="change {number.direction}">{escape(number.change)}</span>'


def _lines(lines: tuple[str, ...]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="lines">{items}</ul>' if items else ""


def _table(table: Table | None, description: str) -> str:
    if table is None:
        return ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "".join(
        f"<tr{' class=marked' if number in table.marked else ''}>{_cells(row)}</tr>"
        for number, row in enumerate(table.rows)
    )
    return (
        f'<table><caption class="unseen">{escape(description)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cells(row: tuple[str, ...]) -> str:
    first, *rest = row
    return f'<th scope="row">{escape(first)}</th>' + "".join(
        f"<td{' class=short' if len(text) <= SHORT else ''}>{escape(text)}</td>" for text in rest
    )


def _chart(slide: Slide, language: str) -> str:
    drawings = "".join(_svg(slide, language, shape) for shape in SHAPES)
    return f'<div class="chart">{drawings}</div>' if drawings else ""


def _svg(slide: Slide, language: str, shape: Shape) -> str:
    drawn = picture(slide, language, shape)
    if drawn is None:
        return ""
    return (
        f'<svg class="{shape}" viewBox="0 0 {drawn.width:g} {drawn.height:g}" role="img"'
        f' aria-label="{escape(drawing.alternative(slide, language))}">{drawn.elements}</svg>'
    )


def _notes(notes: tuple[str, ...], say: Say) -> str:
    texts = notes or (say("static_copy.no_notes"),)
    paragraphs = "".join(f"<p>{escape(note)}</p>" for note in texts)
    return (
        f'<aside class="notes" hidden><h3>{escape(say("static_copy.notes"))}</h3>{paragraphs}'
        f'<p class="keys">{escape(say("static_copy.keys"))}</p></aside>'
    )
