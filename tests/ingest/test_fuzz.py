"""Whatever bytes come: a book or a refusal with words, and texts come back as they were written."""

import csv
import io
import unicodedata
import zipfile

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from dashboard.ingest.grid import Book, Grid, RefusalError, Value
from dashboard.ingest.reader import plain
from dashboard.ingest.reader.parsing import parsed as read_book
from dashboard.ingest.reader.plain import AmbiguousNumberError, NotPlainError
from dashboard.ingest.template.annotated_workbook import annotated_xlsx
from dashboard.text.messages import LANGUAGES, words
from tests.some import some
from tests.workbooks import cells, entries, inline, ordinary, parts, zipped

FEW = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=100, deadline=None)
WORKBOOK = ordinary(
    {
        "Điểm": [["Tỉnh", "Điểm"], ["Kon Tum", 41.627], ["Hà Nội", "=B2"]],
        "Đơn vị": [["Sở Nội vụ", 1, True]],
    }
)
BUNDLE = zipped({"a.csv": "Tỉnh;Điểm\nKon Tum;41,62\n", "b.csv": "x,y\n1,2\n"})
STARTS = [
    b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"\xff\xfe",
    b"\xef\xbb\xbf", b"a;b\n",
]  # fmt: skip
TEXTS = st.text(max_size=30) | st.sampled_from(
    ["=1+1", "'=1", "_x0041_", "_x005F_x0041_", "a\r\nb", "\u202eabc", "Đắk Nông", "41,62", '"',
     " ", "\u00a0x\u00a0", ";", "\t", "]]>", "<b>&amp;", "\x00", "é", "\ufeff", "sep=;"]
)  # fmt: skip
ROWS = st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=5)


def tried(content: bytes, name: str = "a.xlsx") -> Book | None:
    """The book; None where it is refused, for which there must be words."""
    try:
        return read_book(content, name)
    except RefusalError as error:
        refusal = error
    for language in some(LANGUAGES):
        assert words(language)(f"load_file.refusal.{refusal.problem}", **refusal.facts)
    return None


def sound(book: Book | None) -> None:
    """All values are what a cell may hold, all texts clean."""
    grids = book.grids if book else ()
    values = [cell.value for grid in grids for row in grid.rows for cell in row]
    assert [value for value in values if not _is_sound(value)] == []


def _is_sound(value: object) -> bool:
    if isinstance(value, str):
        clean = value.encode("utf-8", "ignore").decode() == plain.clean(value)
        return bool(value) and value == plain.clean(value) and clean
    if isinstance(value, float):
        return value - value == 0
    return value is None or isinstance(value, Value.__args__)


def texts(grid: Grid, rows: list[list[str]]) -> list[list[Value]]:
    """The values of a grid in the shape of what was written."""
    return [
        [grid.at(line, place).value for place in range(1, len(row) + 1)]
        for line, row in enumerate(rows, start=1)
    ]


@MANY
@given(st.sampled_from(STARTS), st.binary(max_size=2000))
def test_any_bytes_are_a_book_or_a_refusal(start: bytes, rest: bytes) -> None:
    sound(tried(start + rest))


@MANY
@given(
    st.sampled_from([WORKBOOK, BUNDLE]),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_a_file_with_changed_bytes_is_a_book_or_a_refusal(
    content: bytes, changes: list[tuple[float, int]]
) -> None:
    changed = bytearray(content)
    for share, byte in changes:
        changed[int(share * len(changed))] = byte
    sound(tried(bytes(changed)))


@FEW
@given(st.data())
def test_the_headers_of_an_archive_may_say_anything(data: st.DataObject) -> None:
    changed = bytearray(data.draw(st.sampled_from([WORKBOOK, BUNDLE])))
    directory = changed.index(b"PK\x01\x02")
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(directory, len(changed) - 1))] = data.draw(
            st.integers(0, 255)
        )
    sound(tried(bytes(changed)))


@FEW
@given(st.data())
def test_a_workbook_with_parts_gone_or_exchanged_is_a_book_or_a_refusal(
    data: st.DataObject,
) -> None:
    held = entries(WORKBOOK)
    for name in data.draw(st.lists(st.sampled_from(sorted(held)), max_size=3, unique=True)):
        other = data.draw(st.sampled_from([None, b"", b"<x/>", *held.values()]))
        if other is None:
            del held[name]
        else:
            held[name] = other
    sound(tried(zipped(held)))


@MANY
@given(st.data())
def test_markup_with_changed_letters_is_a_book_or_a_refusal(data: st.DataObject) -> None:
    held = entries(WORKBOOK)
    name = data.draw(st.sampled_from(sorted(one for one in held if one.startswith("xl/"))))
    text = held[name].decode()
    for _ in range(data.draw(st.integers(1, 4))):
        begin = data.draw(st.integers(0, len(text)))
        end = min(len(text), begin + data.draw(st.integers(0, 12)))
        text = text[:begin] + data.draw(st.text('<>/"=&;0129.-AZa \u1ea1', max_size=6)) + text[end:]
    sound(tried(zipped({**held, name: text.encode()}, zipfile.ZIP_STORED)))


@MANY
@given(
    st.sampled_from(["n", "s", "str", "b", "e", "d", "inlineStr", ""]),
    st.text("0123456789+-.,eE_x naNif:T", max_size=12),
    st.integers(-3, 400),
)
def test_a_cell_of_any_type_is_a_value_or_told(kind: str, written: str, style: int) -> None:
    styles = "<cellXfs>" + "".join(f'<xf numFmtId="{code}"/>' for code in range(60)) + "</cellXfs>"
    row = f'<c t="{kind}" s="{style}"><v>{written}</v></c><c><v>1</v></c>'
    sound(tried(zipped(parts(cells(f"<row>{row}</row>"), texts=["a", "b"], styles=styles))))


@MANY
@given(ROWS)
def test_texts_come_back_from_a_workbook(rows: list[list[str]]) -> None:
    written = cells(
        *(
            f'<row r="{line}">'
            + "".join(
                inline(f"{get_column_letter(i)}{line}", text) for i, text in enumerate(row, 1)
            )
            + "</row>"
            for line, row in enumerate([["x"], *rows], start=1)
        )
    )
    [grid] = read_book(zipped(parts(written)), "a.xlsx").grids
    assert texts(grid, [["x"], *rows])[1:] == [
        [plain.clean(text) or None for text in row] for row in rows
    ]


@settings(FEW, max_examples=25)
@given(ROWS)
def test_a_file_given_back_with_its_findings_reads_as_before(rows: list[list[str]]) -> None:
    written = cells(
        *(
            "<row>" + "".join(inline("", text).replace(' r=""', "") for text in row) + "</row>"
            for row in [["x"], *rows]
        )
    )
    # openpyxl writes what looks like a workbook's own escape as it is, and so it is read as one.
    assume(not any("_x" in text for row in rows for text in row))
    book = read_book(zipped(parts(written)), "a.xlsx")
    again = read_book(annotated_xlsx(book, book.findings, "vi"), "b.xlsx").grids[1]
    assert texts(again, [["x"], *rows]) == texts(book.grids[0], [["x"], *rows])


@MANY
@given(ROWS, st.sampled_from(";,\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
@example([["'", "x"]], ";", "utf-8")
def test_texts_come_back_from_csv(rows: list[list[str]], separator: str, encoding: str) -> None:
    rows = [
        [text.replace("\0", "").encode("utf-8", "ignore").decode().lstrip("'") for text in row]
        for row in rows
    ]
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([["x", "y", "z", "a", "b"]] * 5 + rows)
    [grid] = read_book(file.getvalue().encode(encoding), "a.csv").grids
    assert texts(grid, [["x"]] * 5 + rows)[5:] == [
        [plain.clean(text) or None for text in row] for row in rows
    ]


@MANY
@given(st.text(max_size=60))
def test_clean_text_stays_as_it_is(text: str) -> None:
    clean = plain.clean(text)
    assert plain.clean(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    assert clean == clean.strip()
    assert not any(unicodedata.category(letter) in {"Cf", "Cs"} for letter in clean)
    assert plain.clean(unicodedata.normalize("NFD", text)) == clean


@MANY
@given(st.text("0123456789.,-+ %e\u00a0\u2212−–１٣n/a", max_size=14) | st.text(max_size=20))
def test_any_text_is_a_number_nothing_or_an_error(text: str) -> None:
    for reader in (plain.number, plain.whole, plain.day, plain.text):
        try:
            found = reader(text)
        except NotPlainError:
            continue
        assert found is None or found == found
        assert not isinstance(found, float) or abs(found) <= plain.MOST


@MANY
@given(st.floats(-1e9, 1e9), st.integers(0, 6), st.sampled_from(["vi", "en"]))
def test_a_number_comes_back_from_how_either_language_writes_it(
    value: float, decimals: int, language: str
) -> None:
    written = f"{value:,.{decimals}f}"
    if language == "vi":
        written = written.translate(str.maketrans(",.", ".,"))
    expected = round(float(f"{value:.{decimals}f}"), decimals)
    try:
        possible = [plain.number(written)]
    except AmbiguousNumberError as either:
        possible = [either.decimal, either.grouped]
    assert expected in possible
