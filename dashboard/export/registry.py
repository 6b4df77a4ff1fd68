"""The only list of the files there are: what each is made of, what makes it, how it is called.

Buttons of pages, the command line and tests go by this list. What makes a file is heavy, so it is
loaded when one is first asked for.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dashboard.figures.figure import Figure
from dashboard.text.folding import file_name

VERSION_LENGTH = 12
# What a file is made of, and what its maker takes: a figure; a briefing as it is kept; the deck of
# its slides; a report's content; a unit's request and address; a scenario and the language; a
# checked draft.
Subject = Literal["figure", "briefing", "deck", "report", "unit_sheet", "scenario", "check"]
# Told how many parts of how many are done.
Progress = Callable[[int, int], None]

CSV, JSON, HTML, PDF = "text/csv", "application/json", "text/html", "application/pdf"
PNG, SVG = "image/png", "image/svg+xml"
OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{OFFICE}.wordprocessingml.document"
PPTX = f"{OFFICE}.presentationml.presentation"
XLSX = f"{OFFICE}.spreadsheetml.sheet"


@dataclass(frozen=True)
class Format:
    """A kind of file. ``maker`` is the function, as "module:function"; ``label`` keys the words of
    its button; with ``tells_progress`` the maker takes a ``Progress``.
    """

    subject: Subject
    extension: str
    media_type: str
    maker: str
    label: str
    tells_progress: bool = False

    def make(self, *content: object, progress: Progress | None = None) -> bytes:
        """The file. ``progress`` is told how far it is where the format can tell."""
        module, _, function = self.maker.partition(":")
        maker = getattr(importlib.import_module(module), function)
        return bytes(maker(*content, progress) if self.tells_progress else maker(*content))


EXPORT = "dashboard.export"
FORMATS = (
    Format("figure", "csv", CSV, f"{EXPORT}.figure.csv_file:csv_bytes", "screen.download_csv"),
    Format("figure", "xlsx", XLSX, f"{EXPORT}.figure.workbook:xlsx_bytes", "screen.download_xlsx"),
    Format("figure", "png", PNG, f"{EXPORT}.figure.picture:png_bytes", "screen.download_png"),
    Format("figure", "svg", SVG, f"{EXPORT}.figure.picture:svg_bytes", "screen.download_svg"),
    Format("deck", "pptx", PPTX, f"{EXPORT}.pptx.deck:deck_pptx", "present.download_pptx", True),
    Format("deck", "pdf", PDF, f"{EXPORT}.pdf.typesetting:deck_pdf", "present.download_pdf", True),
    Format("deck", "html", HTML, f"{EXPORT}.html.deck:deck_html", "present.download_html", True),
    Format(
        "briefing",
        "json",
        JSON,
        "dashboard.briefing.briefing_json:to_bytes",
        "present.download_json",
    ),
    Format("report", "docx", DOCX, f"{EXPORT}.docx.report:report_docx", "present.download_docx"),
    Format("report", "pdf", PDF, f"{EXPORT}.pdf.typesetting:report_pdf", "present.download_pdf"),
    Format("unit_sheet", "pdf", PDF, f"{EXPORT}.unit_sheet:sheet_pdf", "my_unit.sheet.download"),
    Format("scenario", "json", JSON, f"{EXPORT}.what_if:json_bytes", "what_if.download_json"),
    Format("scenario", "xlsx", XLSX, f"{EXPORT}.what_if:workbook_bytes", "what_if.download_xlsx"),
    Format("scenario", "pdf", PDF, f"{EXPORT}.what_if:annex_bytes", "what_if.download_pdf"),
    Format(
        "check", "docx", DOCX, f"{EXPORT}.check.comments:comments_docx", "check_text.download_docx"
    ),
    Format("check", "csv", CSV, f"{EXPORT}.check.table:csv_bytes", "check_text.download_csv"),
)


def formats(subject: Subject) -> dict[str, Format]:
    """The formats of a subject by extension, in the order in which they are offered."""
    return {one.extension: one for one in FORMATS if one.subject == subject}


def file_stem(figure: Figure) -> str:
    """An ASCII name that says what a file shows and of which data version, no extension."""
    return file_name(figure.key.lower(), figure.data_version[:VERSION_LENGTH].lower())
