"""The one-page sheet of a unit, read back: one A4 page, whatever is on record, fonts inside."""

import io
import re
import unicodedata
from dataclasses import replace

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.catalog import units
from dashboard.export import qr_code, unit_sheet
from dashboard.export.pdf.typesetting import Part, Sheet, sheet_pdf
from dashboard.export.typeface import advances, printable
from dashboard.figures.my_unit.request import MyUnitRequest
from tests.some import some

A4 = (595.28, 841.89)
KNOWN = set(advances(bold=False)) & set(advances(bold=True))
ADDRESS = "http://chi-so.example.gov.vn/my_unit?unit=kontum.bql-khu-kinh-te&language=vi"
HOME = "kontum.bql-khu-kinh-te"
# One of each kind: most duties, a full block, criteria with points, successors, nothing at all.
TRANSLATED = (
    HOME,
    "kontum.so-noi-vu",
    "kontum.so-ke-hoach-va-dau-tu",
    "tayninh.so-noi-vu",
    "hatinh.huyen-huong-khe",
    "daknong.so-noi-vu",
    "daknong.so-noi-vu-2025",
    "danang.so-du-lich",
)
FEW = Sheet(
    language="vi",
    title="Sở Nội vụ",
    subtitle="Khối sở",
    findings=("Xếp loại Tốt",),
    parts=(Part("Kết quả", ("một", "hai"), ("Năm", "Loại"), (("2023", "Tốt"),), (1, 1)),),
    sources_heading="Tài liệu",
    sources=("Quyết định số 41/QĐ-UBND",),
    more="và {count} mục khác",
    foot="Bản số liệu abc",
    address=ADDRESS,
    code=qr_code.svg(ADDRESS),
)


def opened(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def page_of(content: bytes) -> pypdf.PageObject:
    [page] = opened(content).pages
    return page


def letters(text: str) -> str:
    """Without the blanks and hyphens that setting lines puts in or takes out."""
    return re.sub(r"[\s­‐-]+", "", unicodedata.normalize("NFC", text))


def read(page: pypdf.PageObject) -> str:
    """The text of a page, which must be of A4."""
    box = page.mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(A4, abs=0.01)
    return letters(page.extract_text())


def fonts(page: pypdf.PageObject) -> dict[str, bool]:
    """The fonts of a page by name, and whether each is in the file."""
    found = {}
    for font in page["/Resources"]["/Font"].values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        descriptor = descendant["/FontDescriptor"]
        found[str(descendant["/BaseFont"])] = any(
            key in descriptor for key in ("/FontFile2", "/FontFile3")
        )
    return found


def texts(sheet: Sheet) -> list[str]:
    found = [sheet.title, sheet.subtitle, *sheet.findings, *sheet.sources, sheet.foot]
    for part in sheet.parts:
        found += [part.heading, *part.lines, *part.header]
        found += [cell for row in part.rows for cell in row]
    return found


def assert_sheet(asked: MyUnitRequest) -> None:
    """One A4 page with the unit's name, its sentences, and every document it names.

    All in letters that the font has: for others an empty box would stand.
    """
    sheet = unit_sheet.sheet(asked, ADDRESS)
    page = page_of(sheet_pdf(sheet))
    text = read(page)
    assert letters(printable(asked.name)) in text
    for line in (*sheet.findings, sheet.foot):
        assert letters(printable(line)) in text, (asked, line)
    # What has no room on the page is counted on it.
    absent = [line for line in sheet.sources if letters(printable(line)) not in text]
    counts = [int(count) for count in re.findall(r"(?:và|and)(\d+)(?:mụckhác|more)", text)]
    assert absent == list(sheet.sources)[len(sheet.sources) - len(absent) :]
    assert not absent or len(absent) in counts
    assert all(some(fonts(page).values()))
    assert {letter for part in texts(sheet) for letter in printable(part)} <= KNOWN


@pytest.mark.usefixtures("real")
def test_every_unit_s_sheet_is_one_page_with_its_name_and_documents() -> None:
    for unit_id in units.units("vi"):
        assert_sheet(MyUnitRequest(unit_id, "vi"))


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("unit_id", TRANSLATED)
def test_an_english_sheet_is_one_page_too(unit_id: str) -> None:
    assert_sheet(MyUnitRequest(unit_id, "en"))


@pytest.mark.usefixtures("real")
def test_the_sheet_of_the_economic_zone_authority() -> None:
    asked = MyUnitRequest(HOME, "vi")
    content = unit_sheet.sheet_pdf(asked, ADDRESS)
    text = read(page_of(content))
    for year in range(2015, 2024):
        word = "Tốt" if year in (2015, 2018, 2022) else "Xuất sắc"
        assert letters(f"{year}{word}") in text
    for said in (
        "năm 2023 xếp loại Xuất sắc (91,74), lên từ Tốt năm 2022",
        "Năm 2023 không có đủ điểm của cả khối nên không tính được số điểm cần để tăng một bậc.",
        "8 tiêu chí đã biết; điểm từng tiêu chí không công bố.",
        "hạng 60/61 năm 2024, giảm 4 bậc",
        "7 Xuất sắc, 10 Tốt, 3 Khá (20 đơn vị).",
        ADDRESS,
    ):
        assert letters(said) in text
    names = {name.split("+")[-1] for name in fonts(page_of(content))}
    assert names == {"BeVietnamPro-Regular", "BeVietnamPro-Bold"}
    assert opened(content).metadata.title == asked.name


@pytest.mark.usefixtures("real")
def test_the_prices_are_on_the_sheet_without_marks_of_the_screen() -> None:
    text = read(page_of(unit_sheet.sheet_pdf(MyUnitRequest("tayninh.so-noi-vu", "vi"), "")))
    for said in (
        "Lên 1 bậc (hạng 5): thêm 0,40 điểm",
        "Lên 3 bậc (hạng 3): thêm 0,83 điểm",
        "Lên 5 bậc (hạng 1): thêm 3,25 điểm",
        "Xuống 1 bậc: mất quá 3,60 điểm thì xuống hạng 7",
        "Xuống 3 bậc: mất quá 6,76 điểm thì xuống hạng 9",
    ):
        assert letters(said) in text


@pytest.mark.usefixtures("real")
def test_the_same_data_give_the_same_bytes() -> None:
    asked = MyUnitRequest(HOME, "vi")
    first, second = (unit_sheet.sheet_pdf(asked, ADDRESS) for _ in range(2))
    assert first == second


def test_texts_are_never_read_as_markup() -> None:
    text = '#import "x": *; $x$ \\ *đậm* _nghiêng_ [a] {b} @ref <label> // ghi chú `mã` ~ --- "'
    sheet = replace(FEW, title=text, parts=(Part(text, (text,), (text,), ((text,),), (1,)),))
    assert read(page_of(sheet_pdf(sheet))).count(letters(text)) == 5


def test_a_list_too_long_for_the_page_is_shortened_and_says_by_how_much() -> None:
    rows = tuple((str(2000 + at), f"dòng {at}") for at in range(300))
    sheet = replace(FEW, parts=(replace(FEW.parts[0], rows=rows),))
    text = read(page_of(sheet_pdf(sheet)))
    shown = sum(letters(f"{year}{line}") in text for year, line in rows)
    assert letters(f"và {300 - shown} mục khác") in text
    assert 20 <= shown < 300


@given(
    lines=st.lists(st.text(alphabet="aăâđêôơư #$*_\\[]{}@<>\"'", max_size=120), max_size=60),
    count=st.integers(min_value=0, max_value=120),
)
@settings(max_examples=15, deadline=None)
def test_any_content_makes_one_page(lines: list[str], count: int) -> None:
    rows = tuple((f"{at}", "chữ " * (at % 30)) for at in range(count))
    part = Part("Mục", tuple(lines), ("Số", "Chữ"), rows, (1, 4))
    read(page_of(sheet_pdf(replace(FEW, parts=(part, part), sources=tuple(lines)))))


@pytest.mark.parametrize(
    ("base", "shown"),
    [
        ("http://localhost:8501/my_unit", "http://localhost:8501/my_unit?unit=a.b"),
        ("https://host/bang/my_unit?x=1#y", "https://host/bang/my_unit?unit=a.b"),
        ("https://name:secret@host/my_unit", "https://host/my_unit?unit=a.b"),
        ("http://[::1]:80/my_unit", "http://[::1]:80/my_unit?unit=a.b"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://host/" + "x" * 600, ""),
        ("http://host:port/my_unit", ""),
        ("http://[::1/my_unit", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_an_address_keeps_scheme_host_and_path_only(base: str | None, shown: str) -> None:
    assert qr_code.address(base, unit="a.b") == shown


def test_the_code_is_black_on_white_with_its_quiet_zone() -> None:
    svg = qr_code.svg(ADDRESS)
    assert svg.startswith("<svg")
    assert "script" not in svg
    assert 'stroke="#000"' in svg
    assert 'fill="#fff"' in svg
    width = int(re.search(r'width="(\d+)"', svg)[1])
    assert (width - 2 * qr_code.QUIET - 17) % 4 == 0


def test_the_code_differs_with_the_address() -> None:
    assert len({qr_code.svg(f"{ADDRESS}{at}") for at in range(20)}) == 20
