"""The yearly report read back from DOCX and PDF: the state's form, the database's figures."""

import functools
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

import duckdb
import pandas as pd
import pypdf
import pytest
from docx import Document
from docx.document import Document as DocumentFile
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn

from dashboard.catalog.labels import data_facts
from dashboard.export.docx.report import report_docx
from dashboard.export.pdf.typesetting import report_pdf
from dashboard.export.report_content import Heading, Item, Paragraph, Picture, Report, Table
from dashboard.figures.findings.promise import Promise
from dashboard.report.draft import Draft
from dashboard.report.profiles import PROFILES
from dashboard.report.sections import components, promises
from dashboard.report.sections import results as result_part
from dashboard.report.write import file_stem, report
from dashboard.text import numbers
from dashboard.text.sentences import Result
from tests.some import some

CASES = [
    (template, province, year, language)
    for template in ("report_par", "report_pci")
    for province in ("62", "67")
    for year in (2020, 2022)
    for language in ("vi", "en")
]
# The home province's, and a sample of eras, ends of the record and places without anything.
SAMPLE = [
    ("report_par", "62", 2006, "vi"),
    ("report_par", "62", 2011, "vi"),
    ("report_pci", "62", 2006, "en"),
    ("report_pci", "62", 2025, "vi"),
    ("report_par", "79", 2024, "vi"),
    ("report_pci", "01", 2013, "en"),
    ("report_par", "46", 2021, "vi"),
    ("report_pci", "48", 2022, "vi"),
    ("report_par", "n68", 2025, "vi"),
    ("report_pci", "n46", 2020, "en"),
    ("report_par", "92", 2003, "en"),
]
A4 = (595.28, 841.89)
MILLIMETRE = 72 / 25.4
HOME = ("report_par", "62", 2020, "vi")
CITED = re.compile(r"\[(\d+)\]")
LEFT_OVER = re.compile(
    r"[{}]|\*\*|:(green|red|gray|blue)|-badge|\b(nan|None(?! of)|NaT|NaN)\b|<NA>"
)


@functools.cache
def made(template: str, province: str, year: int, language: str) -> tuple[Report, bytes, bytes]:
    """The report with its two files; plain data, made once for all tests of this module."""
    whole = report(template, province, year, language)
    return whole, report_docx(whole), report_pdf(whole)


def opened(content: bytes) -> DocumentFile:
    return Document(io.BytesIO(content))


def pages(content: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(content)).pages)


def letters(text: str) -> str:
    """Without the blanks, breaks and hyphens that setting lines puts in or takes out."""
    return re.sub(r"[\s\u00ad\u200b‐-]+", "", unicodedata.normalize("NFC", text))


def texts(whole: Report) -> list[str]:
    """Every text of a report that a reader sees, in order."""
    found = [*asdict(whole.head).values()]
    for block in whole.all_blocks:
        if isinstance(block, Heading):
            found.append(f"{block.number} {block.text}")
        elif isinstance(block, Paragraph | Item):
            found.append(block.text)
        elif isinstance(block, Picture):
            found += [block.caption, block.note, block.source]
        else:
            cells = [cell for row in (block.header, *block.rows) for cell in row]
            found += [block.caption, *cells, block.source, *block.notes]
    for annex in whole.annexes:
        found += [annex.label, annex.title, annex.attached]
    return [*found, whole.foot.recipients_label, *whole.foot.recipients, whole.foot.signer]


def docx_texts(file: DocumentFile) -> str:
    return "\n".join(
        "".join(part.text or "" for part in line.iter(qn("w:t")))
        for line in file.element.body.iter(qn("w:p"))
    )


def tables(whole: Report) -> list[Table]:
    return [block for block in whole.all_blocks if isinstance(block, Table)]


def table_of(whole: Report, words: str) -> Table:
    return next(table for table in tables(whole) if words in table.caption)


@pytest.mark.parametrize("case", CASES)
def test_the_docx_has_the_page_of_the_decree(real: duckdb.DuckDBPyConnection, case: tuple) -> None:
    [section] = opened(made(*case)[1]).sections
    sizes = [section.page_width, section.page_height]
    assert [round(size.mm) for size in sizes] == [210, 297]
    assert 20 <= section.top_margin.mm <= 25
    assert 20 <= section.bottom_margin.mm <= 25
    assert 30 <= section.left_margin.mm <= 35
    assert 15 <= section.right_margin.mm <= 20
    number = section.header.paragraphs[0]
    assert number.alignment == ALIGN.CENTER
    assert [code.text for code in number._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert section.different_first_page_header_footer
    assert "".join(line.text for line in section.first_page_header.paragraphs) == ""


@pytest.mark.parametrize("case", CASES)
def test_the_docx_is_in_one_face_and_the_decree_s_sizes(
    real: duckdb.DuckDBPyConnection, case: tuple
) -> None:
    file = opened(made(*case)[1])
    used = {line.style.name for line in file.paragraphs}
    assert used == {"Normal", "Heading 1", "Heading 2", "Heading 3", "Caption", "Report Note"} - (
        set() if any(line.style.name == "Heading 3" for line in file.paragraphs) else {"Heading 3"}
    )
    for name in some(used):
        style = file.styles[name]
        [fonts] = style.element.rPr.findall(qn("w:rFonts"))
        assert {
            fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")
        } == {"Times New Roman"}
        assert not [key for key in fonts.attrib if "heme" in key]
        assert style.font.size.pt == (11 if name == "Report Note" else 13)
    runs = [run for line in file.paragraphs for run in line.runs]
    assert {run.font.name for run in runs} == {None}
    language = {"vi": "vi-VN", "en": "en-GB"}[case[3]]
    [said] = file.styles.element.iter(qn("w:lang"))
    assert said.get(qn("w:val")) == language


@pytest.mark.parametrize("case", CASES)
def test_the_docx_s_tables_can_be_edited_and_repeat_their_header(
    real: duckdb.DuckDBPyConnection, case: tuple
) -> None:
    whole, content, _ = made(*case)
    file = opened(content)
    # The first and the last of the report proper hold the heading block and the signature.
    found = [table for table in file.tables if table.style.name == "Table Grid"]
    expected = tables(whole)
    assert len(found) == len(expected)
    for table, meant in some(zip(found, expected, strict=True)):
        read = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert read == [meant.header, *meant.rows]
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert len(meant.widths) == len(meant.header)
    drawn = [shape._inline.docPr for shape in file.inline_shapes]
    pictures = [block for block in whole.all_blocks if isinstance(block, Picture)]
    assert [properties.get("descr") for properties in drawn] == [block.alt for block in pictures]


@pytest.mark.parametrize("case", CASES)
def test_the_pdf_has_the_page_of_the_decree(real: duckdb.DuckDBPyConnection, case: tuple) -> None:
    found = pages(made(*case)[2])
    for number, page in some(enumerate(found, start=1)):
        assert tuple(round(float(size), 2) for size in page.mediabox[2:]) == A4
        marks: list[tuple[float, float, float, str]] = []

        def note(
            text: str, drawn: list[float], at: list[float], _font: object, size: float
        ) -> None:
            if text.strip():
                place = (drawn[4] + at[4] * drawn[0], drawn[5] + at[5] * drawn[3])
                marks.append((*place, size, text.strip()))  # noqa: B023 # read at once

        page.extract_text(visitor_text=note)
        top = A4[1] - 20 * MILLIMETRE
        above = [mark for mark in marks if mark[1] > top]
        assert [mark[3] for mark in above] == ([] if number == 1 else [str(number)])
        middle = (30 + 164 / 2) * MILLIMETRE
        assert [mark[0] for mark in above] == pytest.approx([middle] * len(above), abs=8)
        assert [mark[2] for mark in above] == pytest.approx([13] * len(above), abs=0.1)


@pytest.mark.parametrize("case", CASES)
def test_the_pdf_s_fonts_are_inside_and_have_the_metrics_of_times(
    real: duckdb.DuckDBPyConnection, case: tuple
) -> None:
    found: dict[str, bool] = {}
    for page in pages(made(*case)[2]):
        for entry in page["/Resources"].get("/Font", {}).values():
            descendant = entry.get_object()["/DescendantFonts"][0].get_object()
            name = str(descendant["/BaseFont"]).split("+")[-1]
            found[name] = "/FontFile2" in descendant["/FontDescriptor"].get_object()
    assert all(some(found.values()))
    assert {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"} <= set(found)
    assert {name.split("-")[0] for name in found} <= {"LiberationSerif", "BeVietnamPro"}


@pytest.mark.parametrize("case", CASES)
def test_both_files_say_everything(real: duckdb.DuckDBPyConnection, case: tuple) -> None:
    whole, docx, pdf = made(*case)
    in_docx = letters(docx_texts(opened(docx)))
    assert [text for text in texts(whole) if letters(text) not in in_docx] == []
    # Cells of a row are set side by side, so only what stands alone is looked for as a whole.
    alone = [
        block.text if isinstance(block, Item | Paragraph) else block.caption
        for block in whole.all_blocks
        if not isinstance(block, Heading)
    ]
    in_pdf = "".join(letters(page.extract_text()) for page in pages(pdf))
    assert [text for text in alone if not _is_in(letters(text), in_pdf)] == []


def _is_in(text: str, whole: str) -> bool:
    """Whether a text is there, also when a page's number stands in its middle."""
    return text in whole or any(
        text[:at] in whole and text[at:] in whole for at in range(1, len(text))
    )


@pytest.mark.parametrize("case", [*CASES, *SAMPLE])
def test_nothing_of_a_template_or_a_page_s_markup_is_left(
    real: duckdb.DuckDBPyConnection, case: tuple
) -> None:
    assert [text for text in texts(made(*case)[0]) if LEFT_OVER.search(text)] == []


def _numbers(headings: Sequence[Heading]) -> Iterator[str]:
    """What each heading's number must be: levels count within the one above them."""
    numbers = {
        1: ("I.", "II.", "III.", "IV.", "V."),
        2: tuple(f"{number}." for number in range(1, 10)),
        3: ("a)", "b)"),
    }
    counts = dict.fromkeys(numbers, 0)
    for heading in headings:
        yield numbers[heading.level][counts[heading.level]]
        counts[heading.level] += 1
        counts |= dict.fromkeys(range(heading.level + 1, 4), 0)


@pytest.mark.parametrize("case", [*CASES, *SAMPLE])
def test_parts_tables_and_pictures_are_numbered_in_order(
    real: duckdb.DuckDBPyConnection, case: tuple
) -> None:
    whole = made(*case)[0]
    headings = [block for block in whole.blocks if isinstance(block, Heading)]
    assert [heading.number for heading in headings] == list(_numbers(headings))
    assert [heading.number for heading in headings if heading.level == 1][-1] == "V."
    for kind in (Table, Picture):
        captions = [block.caption for block in whole.all_blocks if isinstance(block, kind)]
        numbered = [re.match(r"\D+ (\d+)\. ", caption) for caption in captions]
        found = [int(match[1]) for match in numbered if match]
        assert found == list(range(1, len(found) + 1))
        # Only the list of documents, the last table, has no number.
        assert len(captions) - len(found) <= (kind is Table)


@pytest.mark.parametrize("case", CASES)
def test_the_results_are_the_database_s(real: duckdb.DuckDBPyConnection, case: tuple) -> None:
    template, province, year, language = case
    whole = made(*case)[0]
    codes = PROFILES[template].indices
    rows = [
        row
        for code in codes
        for row in real.execute(
            "select result_year, score, rank, out_of, rank_change, score_change"
            " from province_standing where province_code = ? and year = ? and index_code = ?"
            " and result_year is not null",
            [province, year, code],
        ).fetchall()
    ]
    printed = next(iter(tables(whole))).rows
    assert [row[1:4] for row in printed] == [
        (str(of), numbers.score(score, language), numbers.rank(rank, out_of))
        for of, score, rank, out_of, _, _ in rows
    ]
    changes = [
        (numbers.signed(change, language, decimals), shown[4])
        for shown, row in zip(printed, rows, strict=True)
        for change, decimals in ((row[4], 0), (row[5], 2))
        if change
    ]
    assert [(change, shown) for change, shown in changes if change not in shown] == []


@pytest.mark.parametrize("case", CASES)
def test_every_component_s_score_is_the_database_s(
    real: duckdb.DuckDBPyConnection, case: tuple
) -> None:
    template, province, year, language = case
    whole = made(*case)[0]
    for index_code in some(PROFILES[template].indices):
        known = real.execute(
            "select score, rank, out_of from province_result where index_code = ? and year = ?"
            " and province_code = ? and score is not null and component_code <> 'TOTAL'",
            [index_code, year, province],
        ).fetchall()
        cells = {
            cell.split(" (")[0] for table in tables(whole) for row in table.rows for cell in row
        }
        assert {numbers.score(score, language) for score, _, _ in known} <= cells
        assert {numbers.rank(rank, field) for _, rank, field in known if rank} <= cells


def test_the_home_province_s_report_of_2020_says_what_the_founding_document_says(
    real: duckdb.DuckDBPyConnection,
) -> None:
    whole, docx, pdf = made(*HOME)
    finding = "Kon Tum đứng thứ 49/63 về PAPI 2020, tăng 4 bậc dù điểm giảm 0,23."
    assert Item(finding) in whole.blocks
    assert finding in docx_texts(opened(docx))
    assert letters(finding) in letters(pages(pdf)[0].extract_text())
    assert whole.head.superior == "UBND TỈNH KON TUM"
    assert whole.head.agency == "SỞ NỘI VỤ"
    assert whole.head.place_and_date == "Kon Tum, ngày ..... tháng ..... năm 2021"
    due = table_of(whole, "phải thực hiện từ năm 2021")
    # The order of 23 April 2021 asks for it every year: the first is of 2022.
    assert due.rows[3][:2] == (
        "Trước 20/02 hằng năm",
        "Sở Nội vụ: báo cáo kết quả PAPI và PAR INDEX trình Ban Thường vụ Tỉnh ủy",
    )
    promised = table_of(whole, "Mục tiêu năm 2021")
    assert [row[0] for row in promised.rows] == ["PAPI 2021", "PAR INDEX 2021"]
    assert promised.rows[0][3] == "20/50 trường hợp (40,0%)"


def test_a_target_of_the_year_has_its_verdict(real: duckdb.DuckDBPyConnection) -> None:
    whole = made("report_pci", "62", 2022, "vi")[0]
    assert Paragraph("Mục tiêu duy nhất của năm 2022 đã đạt.") in whole.blocks
    row = table_of(whole, "Mục tiêu năm 2022").rows[0]
    assert row[:4] == ("PCI 2022", "43/63", "37/63 (công bố)", "Đạt, vượt 6 bậc")
    both = table_of(made("report_pci", "67", 2020, "vi")[0], "Mục tiêu năm 2020").rows[0]
    assert both[3] == "Không đạt, thiếu 1 bậc; Mức cao 58: Không đạt, thiếu 2 bậc"


def test_the_next_year_s_targets_are_not_judged_by_what_came_later(
    real: duckdb.DuckDBPyConnection,
) -> None:
    table = table_of(made(*HOME)[0], "Mục tiêu năm 2021")
    assert not [cell for row in table.rows for cell in row if "đạt" in cell.lower()]


def test_what_is_missing_is_said_and_never_zero(real: duckdb.DuckDBPyConnection) -> None:
    whole = made("report_par", "67", 2020, "vi")[0]
    assert Item("PAR INDEX: Chưa tìm thấy kết quả của Đắk Nông đến năm 2020.") in whole.blocks
    assert Paragraph("Chưa có kết quả SIPAS 2020 của Đắk Nông.") in whole.blocks
    older = made(*HOME)[0]
    said = next(text for text in texts(older) if "PAR INDEX 2019" in text)
    assert said.startswith("Kon Tum đứng thứ 59/63 về PAR INDEX 2019 (chưa có thứ hạng năm trước")
    assert "Chưa có điểm." in said
    assert "Kết quả mới nhất đến 2020: kỳ 2019." in said
    assert "không đủ kết quả của tất cả các tỉnh" in said
    result = next(iter(tables(older))).rows[1]
    assert result[2:] == ("–", "59/63", "–", "suy từ tài liệu")


def test_scores_of_two_series_are_not_compared(real: duckdb.DuckDBPyConnection) -> None:
    whole = made("report_pci", "62", 2022, "vi")[0]
    said = [block.text for block in whole.blocks if isinstance(block, Item)]
    assert any("Không so điểm với 2021" in text for text in said)
    assert any(text.startswith("2021 và 2022 không cùng chuỗi so sánh") for text in said)
    assert table_of(whole, "qua các kỳ gần nhất").rows[0][3] == "+24 bậc"


def test_a_province_formed_in_2025_has_the_results_of_its_parts_apart(
    real: duckdb.DuckDBPyConnection,
) -> None:
    whole = made("report_par", "n68", 2024, "vi")[0]
    assert any("xem cạnh nhau, không cộng" in text for text in texts(whole))
    captions = [block.caption for block in whole.blocks if isinstance(block, Table)]
    parts = ("Bình Thuận", "Đắk Nông", "Lâm Đồng (đến 6/2025)")
    assert [
        name for name in parts if any(f"Kết quả của {name} đến" in text for text in captions)
    ] == list(parts)
    assert whole.head.superior == "UBND TỈNH LÂM ĐỒNG"


@pytest.mark.parametrize(
    ("province", "superior"),
    [("79", "UBND THÀNH PHỐ HỒ CHÍ MINH"), ("46", "UBND TỈNH THỪA THIÊN HUẾ")],
)
def test_a_city_is_called_a_city(
    real: duckdb.DuckDBPyConnection, province: str, superior: str
) -> None:
    assert made("report_par", province, 2021, "vi")[0].head.superior == superior


@pytest.mark.parametrize("case", [*CASES, *SAMPLE])
def test_every_document_cited_is_listed_and_every_one_listed_is_cited(
    real: duckdb.DuckDBPyConnection, case: tuple
) -> None:
    whole = made(*case)[0]
    cited = {int(number) for text in texts(whole) for number in CITED.findall(text)}
    last = whole.annexes[-1].blocks[-1]
    listed = () if isinstance(last, Paragraph) else last.rows
    assert [int(row[0]) for row in listed] == list(range(1, len(listed) + 1))
    assert cited == set(range(1, len(listed) + 1))
    column = "title" if case[3] == "vi" else "coalesce(title_en, title)"
    titles = [title for (title,) in real.execute(f"select {column} from source").fetchall()]
    assert [row for row in listed if not any(row[1].startswith(title) for title in titles)] == []
    assert [row for row in listed if "" in row] == []


@pytest.mark.parametrize("case", SAMPLE)
def test_a_report_of_any_province_and_year_opens(
    real: duckdb.DuckDBPyConnection, case: tuple
) -> None:
    whole, docx, pdf = made(*case)
    assert docx_texts(opened(docx))
    assert len(pages(pdf)) >= 2
    assert whole.file_stem == file_stem(*case)


def test_the_same_report_gives_the_same_bytes(real: duckdb.DuckDBPyConnection) -> None:
    whole, docx, pdf = made(*HOME)
    assert report_docx(whole) == docx
    assert report_pdf(whole) == pdf
    assert report(*HOME) == whole


def test_a_text_of_the_data_is_never_read_as_markup(real: duckdb.DuckDBPyConnection) -> None:
    whole = made("report_pci", "67", 2020, "vi")[0]
    bad = '#panic("x") *a* <b> $y$ \\ "q" & [9999]'
    changed = replace(whole, blocks=(Paragraph(bad), Item(bad), Heading(2, "1.", bad)))
    assert docx_texts(opened(report_docx(changed))).count(bad) == 3
    said = "".join(letters(page.extract_text()) for page in pages(report_pdf(changed)))
    assert said.count(letters(bad)) == 3


def test_an_unknown_template_is_an_error(real: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(KeyError, match="report_sipas"):
        report("report_sipas", "62", 2020, "vi")


def _asked(language: str = "vi") -> Draft:
    return Draft(PROFILES["report_pci"], "62", 2020, language)


def _promise(status: str) -> Promise:
    row = {"status": status, "actual_value": None, "actual_rank": None}
    return Promise("62", (pd.Series(row),))


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ((), "Không có mục tiêu năm 2020 về các chỉ số này trong tài liệu đang có."),
        (("met",), "Mục tiêu duy nhất của năm 2020 đã đạt."),
        (("missed",), "Mục tiêu duy nhất của năm 2020 không đạt."),
        (("met", "met"), "Cả 2 mục tiêu năm 2020 đều đạt."),
        (("missed", "missed"), "Cả 2 mục tiêu năm 2020 đều không đạt."),
        (("met", "missed"), "Trong 2 mục tiêu năm 2020: 1 đạt, 1 không đạt."),
        (("met", "pending"), "Trong 2 mục tiêu năm 2020: 1 đạt, 1 chưa kết luận được."),
        (
            ("missed", "no result"),
            "Trong 2 mục tiêu năm 2020: 1 không đạt, 1 chưa kết luận được.",
        ),
        (
            ("met", "missed", "no result"),
            "Trong 3 mục tiêu năm 2020: 1 đạt, 1 không đạt, 1 chưa kết luận được.",
        ),
        (("pending",), "Chưa kết luận được mục tiêu năm 2020 nào (1 mục tiêu)."),
    ],
)
def test_targets_are_counted_in_words(
    real: duckdb.DuckDBPyConnection, statuses: tuple[str, ...], said: str
) -> None:
    assert promises.counted([_promise(status) for status in statuses], _asked()) == said


@pytest.mark.parametrize(
    ("places", "points", "said"),
    [
        (4, -0.2287, "+4 bậc; −0,23 điểm"),
        (-18, None, "−18 bậc"),
        (0, 0.0, "giữ nguyên thứ hạng; 0,00 điểm"),
        (None, 1.5, "+1,50 điểm"),
        (None, None, "–"),
    ],
)
def test_changes_are_told_with_their_sign(
    real: duckdb.DuckDBPyConnection, places: int | None, points: float | None, said: str
) -> None:
    row = Result(rank_change=places, score_change=points)
    assert result_part.changes(row, "PAPI", _asked()) == said


def test_components_that_rose_and_fell_are_named_with_the_largest_first(
    real: duckdb.DuckDBPyConnection,
) -> None:
    asked = Draft(PROFILES["report_par"], "62", 2020, "vi")
    rose, fell = components.moved(asked.component("PAPI", 2020), asked)
    assert rose.startswith("Điểm tăng so với 2019 ở 5 nội dung: D2 Công khai, minh bạch")
    assert fell == (
        "Điểm giảm so với 2019 ở 3 nội dung: D8 Quản trị điện tử (−0,99);"
        " D3 Trách nhiệm giải trình với người dân (−0,36); D7 Quản trị môi trường (−0,07)."
    )


def test_components_without_scores_are_said_to_have_none(real: duckdb.DuckDBPyConnection) -> None:
    asked = Draft(PROFILES["report_par"], "67", 2022, "vi")
    assert components.moved(asked.component("SIPAS", 2022), asked) == (
        "Chưa có điểm từng nội dung SIPAS 2022 của tỉnh trong tài liệu đang có.",
    )


def test_file_names_say_whose_report_of_which_year_on_what_and_differ_between_eras(
    real: duckdb.DuckDBPyConnection,
) -> None:
    version = data_facts()[0][:6]
    assert file_stem("report_par", "62", 2020, "vi") == f"Kon-Tum-2020-bao-cao-PAR-{version}"
    assert file_stem("report_pci", "67", 2022, "en") == f"Dak-Nong-2022-report-PCI-{version}"
    assert file_stem("report_par", "51", 2024, "vi") != file_stem("report_par", "n51", 2024, "vi")
