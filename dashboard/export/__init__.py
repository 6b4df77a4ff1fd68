"""Figures as files. Knows a figure and words, but no page, no query and no making of charts."""

import re
import unicodedata
from collections.abc import Callable
from types import MappingProxyType

from dashboard.export.csv_file import csv_bytes
from dashboard.export.picture import png_bytes, svg_bytes
from dashboard.export.workbook import xlsx_bytes
from dashboard.figure import Figure

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

__all__ = ["EXPORTS", "csv_bytes", "file_name", "png_bytes", "svg_bytes", "xlsx_bytes"]


def file_name(figure: Figure, extension: str) -> str:
    """An ASCII name that says what the file shows and of which data version."""
    parts = (_slug(figure.key), _slug(figure.data_version)[:VERSION_LENGTH].strip("-"))
    return "-".join(part for part in parts if part) + f".{extension}"


def _slug(text: str) -> str:
    # Đ is a letter of its own: taking marks away leaves it as it is.
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    ascii_text = plain.encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")
