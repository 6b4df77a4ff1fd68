"""One A4 page as PDF, set by typst on this machine: what is known of one subject, to be printed.

Everything that is data goes to the template as JSON, so no text is ever read as markup. The
template takes the longest lists that fit one page; the same sheet gives the same bytes.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dashboard.export.pdf.typesetting import typeset
from dashboard.export.typeface import printable

TEMPLATE = Path(__file__).with_name("sheet.typ")


@dataclass(frozen=True)
class Part:
    """A section: sentences, then a table. ``widths`` are shares of the breadth, one per column;
    what ``is_whole`` is shortened last.
    """

    heading: str
    lines: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()
    is_whole: bool = False


@dataclass(frozen=True)
class Sheet:
    """A page. ``more`` is said of a list that was shortened, with "{count}" in it; ``code`` is the
    QR code of ``address`` as SVG, both "" where the address is not known.
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


def pdf(sheet: Sheet) -> bytes:
    """The sheet as a PDF of exactly one page, its fonts inside."""
    content: dict[str, Any] = {
        name: value if name in ("code", "address") else _printable(value)
        for name, value in asdict(sheet).items()
    }
    return typeset(TEMPLATE, "sheet", json.dumps(content, ensure_ascii=False))


def _printable(value: object) -> object:
    """Every text in characters that the font has."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _printable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value]
    return value
