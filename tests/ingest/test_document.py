"""The text of documents: Word, slides, PDF, plain; and what is refused, with a clear word."""

import io

import docx
import pptx
import pypdf
import pytest
import typst

from dashboard.ingest.document.document import FILE_BYTES, refusal, text_of
from dashboard.ingest.grid import RefusalError

SENTENCE = "Năm 2020, chỉ số PCI của Kon Tum đạt 62,02 điểm, đứng thứ 56/63."


def _word() -> bytes:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=2, cols=3)
    for place, text in enumerate(["Chỉ số", "Điểm", "Hạng"]):
        table.cell(0, place).text = text
    for place, text in enumerate(["PAPI 2020", "41,62", "49/63"]):
        table.cell(1, place).text = text
    document.add_paragraph("Hết.")
    return _saved(document)


def _saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _pdf(pages: int = 1, text: str = SENTENCE) -> bytes:
    return typst.compile("#pagebreak()\n".join([text] * pages).encode())


def test_word_gives_paragraphs_and_tables_in_their_order() -> None:
    lines = text_of(_word()).split("\n")
    assert lines == [SENTENCE, "Chỉ số, Điểm, Hạng", "PAPI 2020, Điểm 41,62, Hạng 49/63", "Hết."]


def test_slides_give_their_shapes_tables_and_notes() -> None:
    slides = pptx.Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[5])
    slide.shapes.title.text = SENTENCE
    table = slide.shapes.add_table(2, 2, 0, 0, 900_000, 900_000).table
    for place, text in enumerate(["Chỉ số", "Hạng", "PCI", "56/63"]):
        table.cell(place // 2, place % 2).text = text
    slide.notes_slide.notes_text_frame.text = "Lời nói thêm"
    lines = text_of(_saved(slides)).split("\n")
    assert lines == [SENTENCE, "Chỉ số, Hạng", "PCI, Hạng 56/63", "Lời nói thêm"]


def test_a_pdf_gives_its_sentences_whole() -> None:
    long = f"{SENTENCE} " * 4
    assert text_of(_pdf(text=long)).split() == long.split()
    assert "\n" not in text_of(_pdf(text=long)).strip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_is_read_as_it_stands(encoding: str) -> None:
    assert text_of(f"{SENTENCE}\nHết.".encode(encoding)) == f"{SENTENCE}\nHết."


def _encrypted() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(_pdf()))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _scanned() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _many_pages() -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(301):
        writer.add_blank_page(595, 842)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


REFUSED = {
    "too_large": lambda: b" " * (FILE_BYTES + 1),
    "password": _encrypted,
    "scanned": _scanned,
    "too_many_pages": _many_pages,
    "empty": lambda: _saved(docx.Document()),
    "unknown": lambda: "điểm".encode("windows-1258", "replace") + b"\xff\x00\xfe",
    "unreadable": lambda: b"%PDF-1.7\n" + b"\x00" * 400,
    "broken_archive": lambda: _word()[:2000],
}


@pytest.mark.parametrize("problem", REFUSED)
def test_what_is_not_read_is_refused_with_a_clear_word(problem: str) -> None:
    with pytest.raises(RefusalError) as told:
        text_of(REFUSED[problem]())
    assert told.value.problem == problem
    assert [refusal(told.value, language) != "" for language in ("vi", "en")] == [True, True]
