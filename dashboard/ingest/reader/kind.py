"""What a file is, told from its content: names lie."""

from typing import Literal

from dashboard.ingest.grid import RefusalError
from dashboard.ingest.reader import limits
from dashboard.ingest.reader.package import Package

Kind = Literal["workbook", "tables"]

ZIP_MARK = b"PK\x03\x04"
EMPTY_ZIP_MARK = b"PK\x05\x06"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What an OLE file calls its streams, in UTF-16, and what that makes it.
STREAMS = {
    "EncryptedPackage": "password",
    "Workbook": "old_workbook",
    "Book": "old_workbook",
    "WordDocument": "word",
}
# Beginnings of files that are often sent by mistake.
BEGINNINGS = {
    b"%PDF-": "pdf",
    b"{\\rtf": "word",
    b"Rar!": "other_archive",
    b"7z\xbc\xaf": "other_archive",
    b"\x1f\x8b": "other_archive",
    b"<": "web_page",
}
# The parts by which archives of other programs are told.
PARTS = {
    "xl/workbook.bin": "binary_workbook",
    "content.xml": "open_document",
    "word/document.xml": "word",
}
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def check_beginning(content: bytes) -> None:
    """Refuse a file that is empty, too large, or of a kind that is none of ours."""
    if len(content) > limits.FILE_BYTES:
        megabytes = limits.FILE_BYTES // limits.MEGABYTE
        raise RefusalError("too_large", size=len(content) // limits.MEGABYTE, most=megabytes)
    beginning = content[:4096].removeprefix(BYTE_ORDER_MARK).lstrip()
    if not beginning.strip(b"\0") and not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise RefusalError("empty")
    if content.startswith(OLE_MARK):
        raise RefusalError(_old_kind(content))
    for mark, problem in BEGINNINGS.items():
        if beginning.startswith(mark):
            raise RefusalError(problem)


def _old_kind(content: bytes) -> str:
    found = (kind for name, kind in STREAMS.items() if name.encode("utf-16-le") in content)
    return next(found, "unknown")


def is_archive(content: bytes) -> bool:
    """Whether it calls itself a ZIP archive, as workbooks are."""
    return content.startswith((ZIP_MARK, EMPTY_ZIP_MARK))


def kind_of(package: Package) -> Kind:
    """Whether an archive is a workbook or a bundle of CSV files; refuses everything else."""
    if "xl/workbook.xml" in package:
        return "workbook"
    for part, problem in PARTS.items():
        if part in package:
            raise RefusalError(problem)
    if "[Content_Types].xml" in package:
        return _other_workbook(package)
    if any(name.lower().endswith(".csv") for name in package.names):
        return "tables"
    raise RefusalError("unknown_archive")


def _other_workbook(package: Package) -> Kind:
    """A workbook whose main part has an unusual name, which the standard allows, or slides."""
    if b"spreadsheetml" in package.content("[Content_Types].xml"):
        return "workbook"
    raise RefusalError("unknown_archive")
