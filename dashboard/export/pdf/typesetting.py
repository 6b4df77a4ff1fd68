"""Pages as PDF, set by typst on this machine: a briefing, a report, one A4 sheet.

Everything that is data goes to a template as JSON, so no text is ever read as markup; only fonts
that are shipped are used, and they are inside. The same content gives the same bytes.
"""

import json
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

from dashboard.briefing.slide import Deck, Slide
from dashboard.briefing.stage import drawing
from dashboard.export.registry import Progress
from dashboard.export.report_content import Block, Report
from dashboard.export.slide_picture import is_beside, picture
from dashboard.export.typeface import FOLDER, advances, printable
from dashboard.text.messages import words

TEMPLATES = Path(__file__).parent


@dataclass(frozen=True)
class Part:
    """A section of a sheet: sentences, then a table. ``widths`` are shares of the page's width, one
    per column; what ``is_whole`` is shortened last.
    """

    heading: str
    lines: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()
    is_whole: bool = False


@dataclass(frozen=True)
class Sheet:
    """What is known of one subject, to be printed. ``more`` is said of a list that was shortened,
    with "{count}" in it; ``code`` is the QR code of ``address`` as SVG, both "" where the address
    is not known.
    """

    language: str
    title: str
    subtitle: str
    findings: tuple[str, ...]
    parts: tuple[Part, ...]
    sources_heading: str
    sources: tuple[str, ...]
    more: str
    foot: str
    address: str
    code: str


def sheet_pdf(sheet: Sheet) -> bytes:
    """The sheet on exactly one A4 page, with the longest lists that fit."""
    kept = {"address": sheet.address, "code": sheet.code}
    return _typeset("sheet", {name: _shown(value) for name, value in asdict(sheet).items()} | kept)


def report_pdf(report: Report) -> bytes:
    """The yearly report in the form of the state's rules."""
    return _typeset(
        "report",
        {
            "language": report.language,
            "title": report.title,
            "head": asdict(report.head),
            "foot": asdict(report.foot),
            "blocks": _blocks(report.blocks),
            "annexes": [
                asdict(annex) | {"blocks": _blocks(annex.blocks)} for annex in report.annexes
            ],
        },
    )


def deck_pdf(deck: Deck, progress: Progress | None = None) -> bytes:
    """The deck, one slide to a page of 16:9. ``progress`` is told how many slides are drawn."""
    slides = []
    for number, slide in enumerate(deck.slides, start=1):
        slides.append(_slide(slide, deck.language))
        if progress:
            progress(number, len(deck.slides))
    return _typeset(
        "deck",
        {
            "title": _shown(deck.title),
            "language": deck.language,
            "hypothetical": words(deck.language)("static_copy.hypothetical"),
            "slides": slides,
        },
    )


def _typeset(template: str, content: dict[str, object]) -> bytes:
    """A template of this folder as PDF; it reads its content, as JSON, under its own name."""
    composed = unicodedata.normalize("NFC", json.dumps(content, ensure_ascii=False))
    return bytes(
        typst.compile(
            TEMPLATES / f"{template}.typ",
            root=TEMPLATES,
            font_paths=[FOLDER],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={template: composed},
        )
    )


def _shown(value: object) -> object:
    """Every text without what the font cannot show (a tick, a cross): words say the same."""
    if isinstance(value, str):
        known = advances(bold=False)
        return printable("".join(letter for letter in printable(value) if letter in known))
    if isinstance(value, dict):
        return {name: _shown(part) for name, part in value.items()}
    return [_shown(part) for part in value] if isinstance(value, list | tuple) else value


def _blocks(blocks: tuple[Block, ...]) -> list[dict[str, object]]:
    """What the template reads: every block with its kind."""
    return [asdict(block) | {"kind": type(block).__name__.lower()} for block in blocks]


def _slide(slide: Slide, language: str) -> dict[str, object]:
    table, drawn = slide.table, picture(slide, language, "wide")
    texts = {
        "message": slide.message,
        "numbers": [asdict(number) for number in slide.numbers],
        "lines": slide.lines,
        "columns": table.columns if table else (),
        "rows": table.rows if table else (),
        "caption": slide.caption,
        "source": slide.source_line,
        "alt": drawing.alternative(slide, language) if slide.is_drawn else "",
    }
    return {name: _shown(value) for name, value in texts.items()} | {
        "marked": list(table.marked) if table else [],
        "is_hypothetical": slide.is_hypothetical,
        "is_beside": is_beside(slide),
        "is_figure": slide.figure is not None,
        "chart": drawn.svg if drawn else "",
    }
