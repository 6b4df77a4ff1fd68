"""The report as PDF, set by typst on this machine in a face with the metrics of Times New Roman.

Everything that is data goes to the template as JSON, so no text is ever read as markup; the same
report gives the same bytes.
"""

import json
import unicodedata
from dataclasses import asdict
from pathlib import Path

from dashboard.export.pdf.typesetting import typeset
from dashboard.export.report_content import Annex, Block, Report

TEMPLATE = Path(__file__).with_name("yearly.typ")
FONTS = Path(__file__).resolve().parents[2] / "fonts" / "report"


def report_pdf(report: Report) -> bytes:
    """The report as a PDF with its fonts inside."""
    # The charts' own font beside the text's.
    return typeset(TEMPLATE, "report", content(report), FONTS)


def content(report: Report) -> str:
    """What the template reads: every block with its kind."""
    texts = {
        "language": report.language,
        "title": report.title,
        "head": asdict(report.head),
        "foot": asdict(report.foot),
        "blocks": _blocks(report.blocks),
        "annexes": [_annex(annex) for annex in report.annexes],
    }
    return unicodedata.normalize("NFC", json.dumps(texts, ensure_ascii=False))


def _annex(annex: Annex) -> dict[str, object]:
    return asdict(annex) | {"blocks": _blocks(annex.blocks)}


def _blocks(blocks: tuple[Block, ...]) -> list[dict[str, object]]:
    return [asdict(block) | {"kind": type(block).__name__.lower()} for block in blocks]
