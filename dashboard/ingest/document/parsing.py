"""The text of a document by its kind; the library for each is loaded when one comes."""

import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from dashboard.ingest.document.document import PAGES
from dashboard.ingest.grid import RefusalError
from dashboard.ingest.reader.package import Package, check_beginning, is_archive

PDF = b"%PDF-"
# A page of a document that says no number of its pages.
PAGE_LETTERS = 4_000
# Below so many letters a page there is no text, only a picture of it.
SCANNED_LETTERS = 8
FULL_LINE = 50
NUMBER = re.compile(r"[\d.,/%+−-]+")


def text_of(content: bytes) -> str:
    """A file's text. Raises ``RefusalError`` for what has none, or is too much."""
    if content[:1024].lstrip().startswith(PDF):
        return _checked(_pdf(content))
    if not is_archive(content):
        check_beginning(content)
        return _checked(_plain(content))
    package = Package(content)
    package.refuse_declarations()
    if "word/document.xml" in package:
        return _checked(_docx(content))
    if "ppt/presentation.xml" in package:
        return _checked(_pptx(content))
    raise RefusalError("unknown")


def _checked(text: str) -> str:
    if not text.strip():
        raise RefusalError("empty")
    if len(text) > PAGES * PAGE_LETTERS:
        raise RefusalError("too_many_pages", most=PAGES)
    return text


def _plain(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusalError("unknown") from error
    if "\0" in text:
        raise RefusalError("unknown")
    return text


def _docx(content: bytes) -> str:
    import docx
    from docx.table import Table

    document = docx.Document(io.BytesIO(content))
    lines: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            lines += _rows([[cell.text for cell in row.cells] for row in part.rows])
        else:
            lines.append(part.text)
    return "\n".join(lines)


def _pptx(content: bytes) -> str:
    import pptx

    slides = pptx.Presentation(io.BytesIO(content)).slides
    if len(slides) > PAGES:
        raise RefusalError("too_many_pages", most=PAGES)
    lines: list[str] = []
    for slide in slides:
        lines += itertools.chain.from_iterable(_shape(shape) for shape in slide.shapes)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            lines.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(lines)


def _shape(shape: object) -> Iterator[str]:
    """The texts of a shape, of those inside a group, of the rows of a table."""
    for inner in getattr(shape, "shapes", ()):
        yield from _shape(inner)
    if getattr(shape, "has_text_frame", False):
        yield shape.text_frame.text  # type: ignore[attr-defined]
    if getattr(shape, "has_table", False):
        rows = shape.table.rows  # type: ignore[attr-defined]
        yield from _rows([[cell.text for cell in row.cells] for row in rows])


def _rows(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows of a table as lines, each number with the head of its column before it."""
    heads: Sequence[str] = rows[0] if rows else ()
    for at, row in enumerate(rows):
        cells = []
        for rank, cell in enumerate(dict.fromkeys(row) if len(set(row)) == 1 else row):
            text = " ".join(cell.split())
            is_number = at > 0 and NUMBER.fullmatch(text) is not None and rank < len(heads)
            cells.append(f"{' '.join(heads[rank].split())} {text}" if is_number else text)
        yield ", ".join(cell for cell in cells if cell)


def _pdf(content: bytes) -> str:
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusalError("password")
        if len(reader.pages) > PAGES:
            raise RefusalError("too_many_pages", most=PAGES)
        pages = [page.extract_text() for page in reader.pages]
    except pypdf.errors.DependencyError as error:
        raise RefusalError("password") from error
    except PyPdfError as error:
        raise RefusalError("unreadable") from error
    text = "\n".join(_unwrapped("\n".join(pages).splitlines()))
    if len(text.strip()) < SCANNED_LETTERS * max(len(pages), 1):
        raise RefusalError("scanned")
    return text


def _unwrapped(lines: Iterable[str]) -> Iterator[str]:
    """Lines put together again where a sentence goes on in the next one."""
    kept = ""
    for line in lines:
        text = line.strip()
        goes_on = bool(text) and (text[0].islower() or len(kept) > FULL_LINE)
        if kept and goes_on and kept[-1] not in ".:;!?":
            kept = f"{kept} {text}"
            continue
        if kept:
            yield kept
        kept = text
    yield kept
