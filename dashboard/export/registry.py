"""Which files there are of a figure and of a briefing, by extension, and what makes them.

What makes a briefing's files is heavy, so it is loaded when one is first asked for.
"""

import re
import unicodedata
from collections.abc import Callable
from types import MappingProxyType

from dashboard.briefing.slide import Deck
from dashboard.export.figure.csv_file import csv_bytes
from dashboard.export.figure.picture import png_bytes, svg_bytes
from dashboard.export.figure.workbook import xlsx_bytes
from dashboard.figures.figure import Figure

VERSION_LENGTH = 12

# By file extension: what makes the file, and its media type.
EXPORTS: MappingProxyType[str, tuple[Callable[[Figure], bytes], str]] = MappingProxyType(
    {
        "csv": (csv_bytes, "text/csv"),
        "xlsx": (
            xlsx_bytes,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "png": (png_bytes, "image/png"),
        "svg": (svg_bytes, "image/svg+xml"),
    }
)


def file_name(figure: Figure, extension: str) -> str:
    """An ASCII name that says what the file shows and of which data version."""
    parts = (_slug(figure.key), _slug(figure.data_version)[:VERSION_LENGTH].strip("-"))
    return "-".join(part for part in parts if part) + f".{extension}"


def _slug(text: str) -> str:
    # Đ is a letter of its own: taking marks away leaves it as it is.
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    ascii_text = plain.encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")


# Told how many slides of how many are done.
Progress = Callable[[int, int], None]


def pptx_bytes(deck: Deck, progress: Progress | None = None) -> bytes:
    """Slides that PowerPoint can edit."""
    from dashboard.export.pptx.deck import deck_pptx

    return deck_pptx(deck, progress)


def pdf_bytes(deck: Deck, progress: Progress | None = None) -> bytes:
    """A page per slide."""
    from dashboard.export.pdf.deck import deck_pdf

    return deck_pdf(deck, progress)


def html_bytes(deck: Deck, progress: Progress | None = None) -> bytes:
    """One file that needs no server and no network."""
    from dashboard.export.html.deck import deck_html

    return deck_html(deck, progress)


# By file extension: what makes the file, and its media type.
FILES: MappingProxyType[str, tuple[Callable[[Deck, Progress | None], bytes], str]] = (
    MappingProxyType(
        {
            "pptx": (
                pptx_bytes,
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ),
            "pdf": (pdf_bytes, "application/pdf"),
            "html": (html_bytes, "text/html"),
        }
    )
)
