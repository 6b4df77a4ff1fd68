"""A ZIP archive from strangers: judged by what it says of itself, then read no further."""

import io
import itertools
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Literal

from dashboard.ingest.grid import RefusalError
from dashboard.ingest.reader import limits

_ENTRY_MARK = b"PK\x01\x02"
_END_MARK = b"PK\x05\x06"
_LOCAL_HEADER_BYTES = 30
_MARKUP = (".xml", ".rels")
_DECLARATION = b"<!DOCTYPE"
_IS_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# All that zipfile raises over bytes that are no archive, or not the one they say.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError,
    ValueError, IndexError, KeyError, OverflowError,
)  # fmt: skip


class Package:
    """The entries of an archive. Names are asked for in any case, as Office programs do.

    Raises ``RefusalError``: "broken_archive", "password", "too_many_entries", "unpacked_too_large",
    "hostile_archive". Nothing is written anywhere, so that a name such as "../x" is only a name.
    """

    def __init__(self, content: bytes) -> None:
        # Counted in the bytes, before zipfile makes an object of each.
        if content.count(_ENTRY_MARK) > limits.ENTRIES:
            raise RefusalError("too_many_entries", most=limits.ENTRIES)
        if _END_MARK not in content:
            raise RefusalError("broken_archive")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE as error:
            raise RefusalError("broken_archive") from error
        infos = self._archive.infolist()
        _judge(infos, self._archive.start_dir)
        self._entries = {_key(info.filename): info for info in infos}
        if len(self._entries) < len(infos):
            raise RefusalError("hostile_archive")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the entries that are files, in order, as the archive has them."""
        return tuple(one.filename for one in self._entries.values() if not one.is_dir())

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def check_size(self, names: Iterable[str], most: int) -> None:
        """Refuse entries that together would unpack to more than ``most`` bytes."""
        if sum(self._entries[_key(name)].file_size for name in names) > most:
            raise RefusalError("unpacked_too_large", most=most // limits.MEGABYTE)

    def chunks(self, name: str) -> Iterator[bytes]:
        """An entry's content, a piece at a time. Refuses one that is damaged or not there."""
        info = self._entries.get(_key(name))
        if info is None:
            raise RefusalError("broken_workbook", part=name)
        try:
            with self._archive.open(info) as entry:
                while chunk := entry.read(limits.CHUNK_BYTES):
                    yield chunk
        except _DAMAGE as error:
            raise RefusalError("broken_archive") from error

    def content(self, name: str) -> bytes:
        """An entry whole."""
        return b"".join(self.chunks(name))

    def refuse_declarations(self) -> None:
        """Refuse parts that declare a document type: Office files have none, tricks need one."""
        for name in self.names:
            if name.lower().endswith(_MARKUP) and _DECLARATION in next(self.chunks(name), b""):
                raise RefusalError("declares_entities", part=name)


def _key(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").casefold()


def _judge(infos: list[zipfile.ZipInfo], directory: int) -> None:
    """Refuse what cannot be read, is not meant to be, or would be too much once unpacked."""
    if any(info.flag_bits & _IS_ENCRYPTED for info in infos):
        raise RefusalError("password")
    if any(info.compress_type not in _METHODS for info in infos):
        raise RefusalError("hostile_archive")
    if sum(info.file_size for info in infos) > limits.UNPACKED_BYTES:
        raise RefusalError("unpacked_too_large", most=limits.UNPACKED_BYTES // limits.MEGABYTE)
    if any(_is_bomb(info) for info in infos) or _overlap(infos, directory):
        raise RefusalError("hostile_archive")


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    is_large = info.file_size >= limits.RATIO_FROM_BYTES
    return is_large and info.file_size > limits.ENTRY_RATIO * info.compress_size


def _overlap(infos: list[zipfile.ZipInfo], directory: int) -> bool:
    """Whether two entries share bytes, by which few of them unpack to many."""
    starts = sorted((info.header_offset, info.compress_size) for info in infos)
    return any(
        start + _LOCAL_HEADER_BYTES + size > end
        for (start, size), (end, _) in itertools.pairwise([*starts, (directory, 0)])
    )


Kind = Literal["workbook", "tables"]

ZIP_MARK = b"PK\x03\x04"
EMPTY_ZIP_MARK = b"PK\x05\x06"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What an OLE file calls its streams, in UTF-16, and what that makes it.
STREAMS = {"EncryptedPackage": "password", "WordDocument": "word"}
OLD_STREAMS = ("Workbook", "Book")
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
PARTS = {"word/document.xml": "word"}
_SPREADSHEETS = ("xl/workbook.xml", "xl/workbook.bin")
_OPEN_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def check_beginning(content: bytes) -> None:
    """Refuse a file that is empty, too large, or of a kind that is none of ours."""
    if len(content) > limits.FILE_BYTES:
        megabytes = limits.FILE_BYTES // limits.MEGABYTE
        raise RefusalError("too_large", size=len(content) // limits.MEGABYTE, most=megabytes)
    beginning = content[:4096].removeprefix(BYTE_ORDER_MARK).lstrip()
    if not beginning.strip(b"\0") and not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise RefusalError("empty")
    if content.startswith(OLE_MARK) and not is_old_workbook(content):
        raise RefusalError(next(_said(content, STREAMS), "unknown"))
    for mark, problem in BEGINNINGS.items():
        if beginning.startswith(mark):
            raise RefusalError(problem)


def is_old_workbook(content: bytes) -> bool:
    """Whether it is a workbook of Excel 97 to 2003 (.xls) without a password."""
    is_ole = content.startswith(OLE_MARK)
    return is_ole and any(_said(content, OLD_STREAMS)) and not any(_said(content, STREAMS))


def _said(content: bytes, names: Iterable[str]) -> Iterator[str]:
    """Which of the streams an OLE file has; what the others are, of those with a name for it."""
    return (STREAMS.get(name, name) for name in names if name.encode("utf-16-le") in content)


def is_archive(content: bytes) -> bool:
    """Whether it calls itself a ZIP archive, as workbooks are."""
    return content.startswith((ZIP_MARK, EMPTY_ZIP_MARK))


def kind_of(package: Package) -> Kind:
    """Whether an archive is a workbook or a bundle of CSV files; refuses everything else."""
    if any(part in package for part in _SPREADSHEETS) or _is_open_spreadsheet(package):
        return "workbook"
    for part, problem in PARTS.items():
        if part in package:
            raise RefusalError(problem)
    if "[Content_Types].xml" in package:
        return _other_workbook(package)
    if any(name.lower().endswith(".csv") for name in package.names):
        return "tables"
    raise RefusalError("unknown_archive")


def _is_open_spreadsheet(package: Package) -> bool:
    """Whether it is an OpenDocument file of sheets (.ods), as it says itself."""
    if "mimetype" not in package or "content.xml" not in package:
        return False
    return package.content("mimetype").startswith(_OPEN_SPREADSHEET)


def _other_workbook(package: Package) -> Kind:
    """A workbook whose main part has an unusual name, which the standard allows, or slides."""
    if b"spreadsheetml" in package.content("[Content_Types].xml"):
        return "workbook"
    raise RefusalError("unknown_archive")
