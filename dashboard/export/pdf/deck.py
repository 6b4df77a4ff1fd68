"""A briefing as PDF, one slide to a page of 16:9, set by typst on this machine, its fonts inside.

Everything that is data goes to the template as JSON, so no text is ever read as markup; the same
deck gives the same bytes.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dashboard.briefing.slide import Deck, Slide
from dashboard.briefing.stage import drawing
from dashboard.export.pdf.typesetting import typeset
from dashboard.export.slide_picture import is_beside, picture
from dashboard.export.typeface import FAMILIES, advances, printable
from dashboard.text.messages import words

TEMPLATE = Path(__file__).with_name("deck.typ")


def deck_pdf(deck: Deck, progress: Callable[[int, int], None] | None = None) -> bytes:
    """The deck as a PDF. ``progress`` is told how many slides of how many are drawn."""
    slides = []
    for number, slide in enumerate(deck.slides, start=1):
        slides.append(_content(slide, deck.language))
        if progress:
            progress(number, len(deck.slides))
    content = {
        "title": _shown(deck.title),
        "language": deck.language,
        "hypothetical": words(deck.language)("static_copy.hypothetical"),
        "slides": slides,
    }
    return typeset(TEMPLATE, "deck", json.dumps(content, ensure_ascii=False))


def _content(slide: Slide, language: str) -> dict[str, Any]:
    table = slide.table
    return {
        "message": _shown(slide.message),
        "numbers": [
            {name: _shown(text) for name, text in asdict(number).items()}
            for number in slide.numbers
        ],
        "lines": [_shown(line) for line in slide.lines],
        "columns": [_shown(name) for name in table.columns] if table else [],
        "rows": [[_shown(text) for text in row] for row in table.rows] if table else [],
        "marked": list(table.marked) if table else [],
        "caption": _shown(slide.caption),
        "source": _shown(slide.source_line),
        "is_hypothetical": slide.is_hypothetical,
        "is_beside": is_beside(slide),
        "is_figure": slide.figure is not None,
        "chart": _svg(slide, language),
        "alt": _shown(drawing.alternative(slide, language)) if slide.is_drawn else "",
    }


def _shown(text: str) -> str:
    """The text without what the font cannot show (a tick, a cross): words say the same."""
    return printable(
        "".join(letter for letter in printable(text) if letter in advances(bold=False))
    )


def _svg(slide: Slide, language: str) -> str:
    drawn = picture(slide, language, "wide")
    if drawn is None:
        return ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawn.width:g}"'
        f' height="{drawn.height:g}" font-family="{FAMILIES}">{drawn.elements}</svg>'
    )
