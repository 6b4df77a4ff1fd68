"""A briefing as files. What makes them is heavy, so it is loaded when a file is first asked for."""

from collections.abc import Callable
from types import MappingProxyType

from dashboard.briefing.slide import Deck

# Told how many slides of how many are done.
Progress = Callable[[int, int], None]


def pptx_bytes(deck: Deck, progress: Progress | None = None) -> bytes:
    """Slides that PowerPoint can edit."""
    from dashboard.export.pptx import deck_pptx

    return deck_pptx(deck, progress)


def pdf_bytes(deck: Deck, progress: Progress | None = None) -> bytes:
    """A page per slide."""
    from dashboard.export.deck_pdf import deck_pdf

    return deck_pdf(deck, progress)


def html_bytes(deck: Deck, progress: Progress | None = None) -> bytes:
    """One file that needs no server and no network."""
    from dashboard.export.static import deck_html

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
