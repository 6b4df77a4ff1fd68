"""Exported files, read back: what a spreadsheet, a script and a reader of the picture get."""

import copy
import csv
import dataclasses
import datetime
import importlib
import inspect
import io
import itertools
import re
import unicodedata
import zipfile
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import altair as alt
import openpyxl
import pandas as pd
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from PIL import Image

from dashboard.charts import theme
from dashboard.charts.chart import Chart
from dashboard.export.figure.csv_file import csv_bytes
from dashboard.export.figure.picture import MARGIN, SOURCE_LINES, png_bytes, svg_bytes
from dashboard.export.figure.workbook import xlsx_bytes
from dashboard.export.registry import FORMATS, Format, file_stem, formats
from dashboard.export.typeface import FOLDER, advances, printable, shorten, text_width, wrap
from dashboard.figures.figure import Column, Figure
from dashboard.text.citation import cited, day, publishers, web_address
from dashboard.text.messages import LANGUAGES, words
from dashboard.text.source import Source
from tests.some import some

OFFICE = "application/vnd.openxmlformats-officedocument"
# As the Internet Assigned Numbers Authority lists them.
REGISTERED = {
    "csv": "text/csv",
    "json": "application/json",
    "html": "text/html",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}
SVG = "{http://www.w3.org/2000/svg}"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
TABLE = pd.DataFrame(
    {
        "name": ["Thừa Thiên Huế", "Đắk Nông", "Kon Tum"],
        "score": [44.53, 41.62700000000001, None],
        "rank": pd.array([10, 49, None], dtype="Int64"),
        "rank_change": [-3.0, 4.0, None],
        "score_change": [-0.2287, 0.5, None],
    }
)
WORDS = {
    "vi": {
        "title": "Đắk Nông đứng thứ 49/63 về PAPI 2020, tăng 4 bậc dù điểm giảm 0,23",
        "subtitle": "Điểm PAPI (thang 10–80), 63 tỉnh, thành phố",
        "alt": "Thừa Thiên Huế cao hơn Đắk Nông; Kon Tum chưa có điểm.",
        "labels": ("Tỉnh, thành phố", "Điểm", "Thứ hạng", "Thay đổi bậc", "Thay đổi điểm"),
    },
    "en": {
        "title": "Đắk Nông ranked 49/63 on PAPI 2020, up 4 places though its score fell by 0.23",
        "subtitle": "PAPI score (scale 10–80), 63 provinces",
        "alt": "Thừa Thiên Huế stands above Đắk Nông; Kon Tum has no score.",
        "labels": ("Province", "Score", "Rank", "Change of rank", "Change of score"),
    },
}
KINDS = ("text", "score", "rank", "rank_change", "score_change")
SOURCES = (
    Source(
        "seed-004",
        "Phê duyệt kết quả Chỉ số Cải cách hành chính năm 2023",
        "Ban Quản lý Khu kinh tế tỉnh Kon Tum",
        "2024-01-15",
        "41/QĐ-UBND",
        "https://kontum.gov.vn/van-ban?id=41&trang=2",
        "seed",
    ),
    Source("vl-2021", "Chỉ số CCHC (bản sao)", "Trang sao chép", "2021", "", "", "secondary"),
)


def bars(table: pd.DataFrame = TABLE) -> alt.Chart:
    return (
        alt.Chart(table)
        .mark_bar()
        .encode(
            x=alt.X("score:Q").title("Điểm"),
            y=alt.Y("name:N", sort=None).title(None),
        )
    )


def as_chart(drawn: alt.TopLevelMixin) -> Chart:
    """A chart whose kind is this very drawing, its data inside."""
    return Chart(lambda **_: drawn, "{}", {})


def figure(language: str = "vi", **changes: object) -> Figure:
    texts = WORDS[language]
    columns = tuple(
        Column(name, label, kind)
        for name, label, kind in zip(TABLE.columns, texts["labels"], KINDS, strict=True)
    )
    whole = Figure(
        key="papi-2020-xếp-hạng",
        title=str(texts["title"]),
        subtitle=str(texts["subtitle"]),
        alt=str(texts["alt"]),
        chart=as_chart(bars()),
        table=TABLE,
        columns=columns,
        sources=SOURCES,
        edition="PAPI 2020",
        language=language,
        data_version="851b1a24a6c7",
        data_date="2026-06-16",
    )
    return dataclasses.replace(whole, **changes)


def one_text(value: object) -> Figure:
    """A figure whose table is a single text."""
    return figure(table=pd.DataFrame({"name": [value]}), columns=(Column("name", "Tên"),))


# CSV


def read_csv(content: bytes, separator: str) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def test_vietnamese_csv_has_semicolons_and_decimal_commas() -> None:
    origin = [
        "Điểm PAPI (thang 10–80), 63 tỉnh, thành phố",
        "Phê duyệt kết quả Chỉ số Cải cách hành chính năm 2023,"
        " Ban Quản lý Khu kinh tế tỉnh Kon Tum, số 41/QĐ-UBND;"
        " Chỉ số CCHC (bản sao), Trang sao chép (nguồn thứ cấp)",
        "PAPI 2020",
        "16/06/2026",
        "851b1a24a6c7",
    ]
    assert read_csv(csv_bytes(figure("vi")), ";") == [
        ["Tỉnh, thành phố", "Điểm", "Thứ hạng", "Thay đổi bậc", "Thay đổi điểm"]
        + ["Số đo và phạm vi", "Nguồn số liệu", "Kỳ công bố", "Ngày số liệu", "Phiên bản số liệu"],
        ["Thừa Thiên Huế", "44,53", "10", "-3", "-0,2287", *origin],
        ["Đắk Nông", "41,627", "49", "4", "0,5", *origin],
        ["Kon Tum", "", "", "", "", *origin],
    ]


def test_english_csv_has_commas_and_decimal_points() -> None:
    rows = read_csv(csv_bytes(figure("en")), ",")
    assert rows[0] == [
        *("Province", "Score", "Rank", "Change of rank", "Change of score"),
        *("Measure and scope", "Data sources", "Edition", "Data as of", "Data version"),
    ]
    assert [row[:5] for row in rows[1:]] == [
        ["Thừa Thiên Huế", "44.53", "10", "-3", "-0.2287"],
        ["Đắk Nông", "41.627", "49", "4", "0.5"],
        ["Kon Tum", "", "", "", ""],
    ]
    assert rows[3][7:] == ["PAPI 2020", "16 June 2026", "851b1a24a6c7"]


def test_csv_starts_with_a_byte_order_mark_and_ends_lines_as_windows_does() -> None:
    content = csv_bytes(figure())
    assert content.startswith(b"\xef\xbb\xbfT")
    assert content.count(b"\r\n") == content.count(b"\n") == 4


def test_a_script_reads_the_csv_with_no_option_but_the_language() -> None:
    frame = pd.read_csv(io.BytesIO(csv_bytes(figure("vi"))), sep=";", decimal=",")
    assert frame["Điểm"].tolist()[:2] == [44.53, 41.627]
    assert frame["Điểm"].isna().tolist() == [False, False, True]
    assert len(frame) == 3


@pytest.mark.parametrize(
    "text", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x")']
)
def test_no_text_is_a_formula_in_csv(text: str) -> None:
    assert read_csv(csv_bytes(one_text(text)), ";")[1][0] == f"'{text}"


def test_a_label_is_no_formula_in_csv() -> None:
    columns = (Column("name", "=cmd|' /C calc'!A0"),)
    assert read_csv(csv_bytes(figure(columns=columns)), ";")[0][0] == "'=cmd|' /C calc'!A0"


def test_text_in_a_column_of_numbers_is_no_formula_either() -> None:
    odd = figure(
        table=pd.DataFrame({"score": ["=1+1", "12.5", float("inf")]}),
        columns=(Column("score", "Điểm", "score"),),
    )
    assert [row[0] for row in read_csv(csv_bytes(odd), ";")[1:]] == ["'=1+1", "12,5", ""]


def test_a_label_of_the_table_is_not_repeated_by_the_origin() -> None:
    own = figure(columns=(Column("name", "Nguồn số liệu"),))
    header = read_csv(csv_bytes(own), ";")[0]
    assert header.count("Nguồn số liệu") == 1


# XLSX


def read_xlsx(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_first_sheet_is_the_table_with_real_numbers() -> None:
    sheet = read_xlsx(xlsx_bytes(figure("vi"))).worksheets[0]
    assert sheet.title == "Số liệu"
    assert list(sheet.values) == [
        ("Tỉnh, thành phố", "Điểm", "Thứ hạng", "Thay đổi bậc", "Thay đổi điểm"),
        ("Thừa Thiên Huế", 44.53, 10, -3, -0.2287),
        ("Đắk Nông", 41.627, 49, 4, 0.5),
        ("Kon Tum", None, None, None, None),
    ]
    assert [cell.number_format for cell in sheet[2]] == [
        "@",
        "0.00",
        "0",
        "+0;-0;0",
        "+0.00;-0.00;0.00",
    ]
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["A"].width == len("Tỉnh, thành phố") + 3


@pytest.mark.parametrize(
    ("kind", "value", "number_format"),
    [("score3", 42.974, "0.000"), ("year", 2020, "0"), ("whole", 1419, "#,##0")]
    + [("percent", 93.2, '0.0"%"')],
)
def test_each_kind_of_number_has_its_format(kind: str, value: float, number_format: str) -> None:
    column = dataclasses.replace(Column("value", "Giá trị"), kind=kind)
    one = figure(table=pd.DataFrame({"value": [value]}), columns=(column,))
    cell = read_xlsx(xlsx_bytes(one)).worksheets[0]["A2"]
    assert (cell.value, cell.number_format, cell.data_type) == (value, number_format, "n")


def test_the_second_sheet_says_where_the_figures_come_from() -> None:
    sheet = read_xlsx(xlsx_bytes(figure("vi"))).worksheets[1]
    assert sheet.title == "Nguồn"
    rows = list(sheet.values)
    assert [row[:2] for row in rows[:6]] == [
        ("Nhận định", WORDS["vi"]["title"]),
        ("Số đo và phạm vi", WORDS["vi"]["subtitle"]),
        ("Kỳ công bố", "PAPI 2020"),
        ("Ngày số liệu", "16/06/2026"),
        ("Phiên bản số liệu", "851b1a24a6c7"),
        (None, None),
    ]
    assert rows[6:] == [
        ("Mã tài liệu", "Tài liệu", "Số hiệu", "Cơ quan công bố", "Ngày công bố")
        + ("Độ tin cậy", "Địa chỉ"),
        ("seed-004", SOURCES[0].title, "41/QĐ-UBND", SOURCES[0].publisher, "15/01/2024")
        + ("Văn bản gốc của tỉnh", SOURCES[0].address),
        ("vl-2021", "Chỉ số CCHC (bản sao)", None, "Trang sao chép", "2021")
        + ("Nguồn thứ cấp", None),
    ]
    assert sheet["G8"].hyperlink.target == SOURCES[0].address
    assert sheet["G9"].hyperlink is None


def test_english_workbook_speaks_english() -> None:
    book = read_xlsx(xlsx_bytes(figure("en")))
    assert book.sheetnames == ["Data", "Sources"]
    assert book["Sources"]["A5"].value == "Data version"
    assert book["Sources"]["F9"].value == "Secondary source"


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://kontum.gov.vn/a?b=1", "https://kontum.gov.vn/a?b=1"),
        ("http://qlqh.laocai.gov.vn/en", "http://qlqh.laocai.gov.vn/en"),
        ("https://github.com/a/b (Data/PAPI)", "https://github.com/a/b"),
        ("https://vietnamnet.vn/…-810377.html", ""),
        ("yenbai.gov.vn …ItemID=29064", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("github:owner/name", ""),
        ("(address not stored)", ""),
        ("", ""),
    ],
)
def test_only_an_address_that_opens_is_a_link(address: str, link: str) -> None:
    assert web_address(address) == link
    source = dataclasses.replace(SOURCES[0], address=address)
    cell = read_xlsx(xlsx_bytes(figure(sources=(source,)))).worksheets[1]["G8"]
    assert (cell.hyperlink.target if cell.hyperlink else "") == link
    assert cell.value == (address or None)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "#N/A", "=cmd|' /C calc'!A0"])
def test_no_text_is_a_formula_in_a_workbook(text: str) -> None:
    evil = dataclasses.replace(one_text(text), title=text, sources=(Source(text, text, text),))
    book = read_xlsx(xlsx_bytes(evil))
    cells = [book.worksheets[0]["A2"], book.worksheets[1]["B1"], book.worksheets[1]["A8"]]
    assert [cell.value for cell in cells] == [text] * 3
    assert [cell.data_type for cell in cells] == ["s"] * 3
    assert all(cell.quotePrefix for cell in cells)


def test_control_characters_do_not_break_a_workbook() -> None:
    book = read_xlsx(xlsx_bytes(one_text("Kon\x00 Tum\x1b")))
    assert book.worksheets[0]["A2"].value == "Kon Tum"


def test_the_same_figure_gives_the_same_workbook_whenever_it_is_asked_for() -> None:
    content = xlsx_bytes(figure())
    assert content == xlsx_bytes(figure())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 6, 16, 0, 0, 0)}
    properties = read_xlsx(content).properties
    assert properties.created == properties.modified == datetime.datetime(2026, 6, 16)
    assert properties.title == WORDS["vi"]["title"]


def test_an_empty_table_makes_files_with_a_header_only() -> None:
    empty = figure(table=TABLE.iloc[:0])
    assert len(read_csv(csv_bytes(empty), ";")) == 1
    assert read_xlsx(xlsx_bytes(empty)).worksheets[0].max_row == 1


# Pictures


def read_svg(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)


def frame_texts(root: ElementTree.Element) -> list[ElementTree.Element]:
    """The texts we set around the chart, from top to bottom."""
    return root.findall(f"{SVG}text")


def all_texts(root: ElementTree.Element) -> str:
    return " ".join(text for element in root.iter() for text in [element.text or ""] if text)


def translated(transform: str) -> float:
    return sum(float(x) for x in re.findall(r"translate\(([-\d.]+)", transform))


def text_spans(element: ElementTree.Element, shift: float = 0) -> list[tuple[str, float, float]]:
    """Every level text with its left and right edge on the sheet."""
    transform = element.get("transform", "")
    if "rotate(-90" in transform:
        return []
    shift += translated(transform)
    spans = list(itertools.chain.from_iterable(text_spans(child, shift) for child in element))
    if element.tag == f"{SVG}text":
        text = "".join(element.itertext())
        bold = element.get("font-weight") in ("bold", "700")
        size = float((element.get("font-size") or "12").removesuffix("px"))
        width = text_width(text, size, bold=bold)
        before = {"end": width, "middle": width / 2}.get(element.get("text-anchor", ""), 0)
        left = float(element.get("x", 0)) + shift - before
        spans.append((text, left, left + width))
    return spans


def many_sources(count: int) -> tuple[Source, ...]:
    return tuple(
        Source(f"s{number}", f"Báo cáo kết quả khảo sát người dân lần thứ {number}", "VCCI")
        for number in range(count)
    )


LONG = figure(title=" ".join([str(WORDS["vi"]["title"])] * 4), sources=many_sources(40))
DRAWN = {
    "one view": bars(),
    "stretched": bars().properties(width="container", height="container"),
    "layered": alt.layer(bars(), bars().mark_text(dx=4).encode(text="score:Q")).properties(
        width="container"
    ),
    "side by side": alt.hconcat(bars().properties(width="container"), bars()),
    "stacked": alt.vconcat(bars().properties(width="container"), bars()),
    "concatenated": alt.concat(bars(), bars(), bars(), columns=2),
    "facets": bars().facet("name:N", columns=2),
    "facet channel": bars().encode(facet=alt.Facet("name:N", columns=3)),
    "facet columns": bars().facet(column="name:N"),
    "repeated": bars()
    .encode(x=alt.X(alt.repeat("repeat"), type="quantitative"))
    .repeat(["score", "rank"]),
    "wider than the sheet": bars().properties(width=1400),
}
SHAPES = {name: as_chart(drawn) for name, drawn in DRAWN.items()}


@pytest.mark.parametrize(
    ("language", "stated"),
    [
        (
            "vi",
            [
                "Nguồn số liệu: Phê duyệt kết quả",
                "Ban Quản lý Khu kinh tế tỉnh Kon Tum, số 41/QĐ-UBND",
                "(nguồn thứ cấp)",
                "Kỳ công bố: PAPI 2020 · Ngày số liệu: 16/06/2026",
                "Phiên bản số liệu: 851b1a24a6c7",
                "44,53",
            ],
        ),
        (
            "en",
            [
                "Data sources: Phê duyệt kết quả",
                "No. 41/QĐ-UBND",
                "(secondary source)",
                "Edition: PAPI 2020 · Data as of: 16 June 2026",
                "Data version: 851b1a24a6c7",
                "44.53",
            ],
        ),
    ],
)
def test_a_picture_explains_itself(language: str, stated: list[str]) -> None:
    labelled = alt.layer(bars(), bars().mark_text().encode(text=alt.Text("score:Q", format=".2f")))
    root = read_svg(svg_bytes(figure(language, chart=as_chart(labelled))))
    assert root.find(f"{SVG}title").text == WORDS[language]["title"]
    assert root.find(f"{SVG}desc").text == WORDS[language]["alt"]
    assert root.get("lang") == root.get(XML_LANGUAGE) == language
    text = " ".join("".join(part.itertext()) for part in root.iter(f"{SVG}text"))
    for part in [WORDS[language]["title"], WORDS[language]["subtitle"], "Đắk Nông", *stated]:
        assert part in text


def test_a_picture_refers_to_nothing_outside() -> None:
    content = svg_bytes(figure()).decode()
    rest = re.sub(r'xmlns(:xlink)?="[^"]+"', "", content)
    assert not re.search(r"https?:|//|@import|@font-face|<image|<script|url\((?!#)", rest)


def test_a_chart_that_wants_data_from_an_address_is_refused() -> None:
    chart = alt.Chart("http://127.0.0.1:9/data.json").mark_bar().encode(x="score:Q")
    with pytest.raises(ValueError, match="not allowed"):
        svg_bytes(figure(chart=as_chart(chart)))


@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_is_cut_in_any_shape_of_chart(shape: str) -> None:
    root = read_svg(svg_bytes(figure(chart=SHAPES[shape])))
    width, height = float(root.get("width")), float(root.get("height"))
    spans = text_spans(root)
    # Not Kon Tum: Vega leaves out a row that has no score.
    assert {"Thừa Thiên Huế", "Đắk Nông"} <= {text for text, _, _ in spans}
    for text, left, right in some(spans):
        assert 0 <= left < right <= width, text
    assert max(float(text.get("y")) for text in frame_texts(root)) < height


@pytest.mark.parametrize("shape", ["one view", "stretched", "layered"])
def test_a_chart_without_a_width_fills_the_sheet(shape: str) -> None:
    assert read_svg(svg_bytes(figure(chart=SHAPES[shape]))).get("width") == "1000"


def test_long_titles_wrap_and_many_sources_are_counted() -> None:
    root = read_svg(svg_bytes(LONG))
    texts = [str(element.text) for element in frame_texts(root)]
    title = [line for line in texts if "PAPI 2020, tăng" in line or line in LONG.title]
    assert " ".join(texts).startswith(LONG.title)
    assert len(title) > 2
    assert re.search(r"; \+ \d\d tài liệu khác$", texts[-2])
    first = next(place for place, line in enumerate(texts) if line.startswith("Nguồn số liệu:"))
    assert len(texts) - 1 - first == SOURCE_LINES
    for text, left, right in some(text_spans(root)):
        assert left >= 0, text
        assert right <= 1000 - MARGIN + 1, text


def test_one_endless_source_is_shortened() -> None:
    endless = figure(sources=(Source("s", "chỉ số " * 300),))
    texts = [str(element.text) for element in frame_texts(read_svg(svg_bytes(endless)))]
    assert texts[-2].endswith("…")


def test_the_number_of_further_sources_adds_up() -> None:
    assert cited(many_sources(5), "vi", 2).endswith("; + 3 tài liệu khác")
    assert "tài liệu khác" not in cited(many_sources(2), "vi", 2)


def test_publishers_are_counted_in_the_order_of_their_first_document() -> None:
    unnamed = Source("x", "Không rõ ai công bố")
    second = dataclasses.replace(SOURCES[1], source_id="vl-2022")
    assert [*publishers((*SOURCES, unnamed, second), "vi").items()] == [
        ("Ban Quản lý Khu kinh tế tỉnh Kon Tum", 1),
        ("Trang sao chép (nguồn thứ cấp)", 2),
        ("Không rõ ai công bố", 1),
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_png_is_twice_the_size_of_the_picture_and_shows_it(language: str) -> None:
    root = read_svg(svg_bytes(figure(language)))
    image = Image.open(io.BytesIO(png_bytes(figure(language))))
    assert image.size == (2000, round(2 * float(root.get("height"))))
    assert image.mode == "RGB"
    # Letters and bars, but nothing painted over the edge of a white sheet.
    ink = image.convert("L").point(lambda level: 255 if level < 250 else 0)
    left, top, right, bottom = ink.getbbox()
    assert left >= 2 * MARGIN - 4
    assert right <= 2000 - 2 * MARGIN + 4
    assert 0 < top < 2 * MARGIN + 30
    assert bottom < image.height
    assert len(image.getcolors(maxcolors=2**24)) > 20


def test_bold_is_drawn_with_the_bold_font() -> None:
    def ink(title: str, subtitle: str) -> int:
        chart = alt.Chart(pd.DataFrame({"x": [1]})).mark_point(opacity=0).encode()
        drawn = as_chart(chart)
        plain = figure(title=title, subtitle=subtitle, chart=drawn, sources=(), edition="")
        image = Image.open(io.BytesIO(png_bytes(plain))).convert("L")
        return sum(1 for level in image.get_flattened_data() if level < 128)

    assert ink("Đắk Nông", "x") > 1.5 * ink("x", "Đắk Nông")


def test_the_picture_is_light_whatever_theme_is_on() -> None:
    plain = svg_bytes(figure())
    with alt.theme.enable(theme.name("dark", "vi")):
        assert svg_bytes(figure()) == plain


def test_an_export_changes_neither_chart_nor_table() -> None:
    whole = figure(chart=SHAPES["layered"], table=TABLE.copy())
    before = copy.deepcopy(whole.chart.specification("light", "vi"))
    for one in formats("figure").values():
        one.make(whole)
    assert whole.chart.specification("light", "vi") == before
    pd.testing.assert_frame_equal(whole.table, TABLE)


def test_threads_get_their_own_pictures() -> None:
    figures = [
        figure(language, chart=chart) for language in ("vi", "en") for chart in SHAPES.values()
    ]
    alone = [svg_bytes(one) for one in figures]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(svg_bytes, figures)) == alone


def test_more_rows_than_altair_likes_are_drawn() -> None:
    table = pd.DataFrame({"name": ["Kon Tum"] * 6000, "score": range(6000)})
    drawn = alt.Chart(alt.NamedData("rows")).mark_tick().encode(x="score:Q", y="name:N")
    chart = dataclasses.replace(as_chart(drawn), frames={"rows": table})
    assert svg_bytes(figure(chart=chart)).count(b"<path") > 6000


# Type


def vietnamese_letters() -> set[str]:
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    lower = {
        unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones
    } | {"đ"}
    return lower | {letter.upper() for letter in lower}


@pytest.mark.parametrize(("style", "weight"), [("Regular", 400), ("Bold", 700)])
def test_the_font_has_every_vietnamese_letter_and_sign(style: str, weight: int) -> None:
    letters = vietnamese_letters()
    assert len(letters) == 146
    with TTFont(FOLDER / f"BeVietnamPro-{style}.ttf") as font:
        signs = set("−–/%·;,.:()+…“”\u00a0 0123456789bcghklmnpqrstvxfjwzBCGHKLMNPQRSTVXFJWZ")
        assert {sign for sign in letters | signs if ord(sign) not in font.getBestCmap()} == set()
        assert font["OS/2"].usWeightClass == weight
        assert font["OS/2"].fsType == 0  # embedding allowed
        assert font["name"].getDebugName(1) == "Be Vietnam Pro"
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text("utf-8")


def test_signs_the_font_lacks_are_not_in_a_picture() -> None:
    table = pd.DataFrame({"name": ["Kon Tum ▲ 4"], "score": [1.0]})
    marked = figure(title="Kon Tum ▲ 4 bậc → 49/63 ≥ 46", chart=as_chart(bars(table)))
    text = all_texts(read_svg(svg_bytes(marked)))
    assert "Kon Tum + 4 bậc – 49/63 >= 46" in text
    assert {letter for letter in text if letter not in advances(bold=False)} == set()


def test_letters_in_parts_are_drawn_as_one() -> None:
    assert printable(unicodedata.normalize("NFD", "Thừa Thiên Huế")) == "Thừa Thiên Huế"
    assert printable("Kon\tTum\n\x00") == "Kon Tum"


@given(
    text=st.text(alphabet="aắđƯW .,–\u00a0", max_size=200),
    width=st.floats(min_value=40, max_value=1000),
    bold=st.booleans(),
)
def test_wrapped_lines_fit_and_lose_no_letter(text: str, width: float, bold: bool) -> None:
    lines = wrap(text, 22, width, bold=bold)
    assert all(text_width(line, 22, bold=bold) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")


@given(
    lines=st.lists(st.text(alphabet="aắđƯW ", min_size=1, max_size=8), max_size=6),
    most=st.integers(min_value=1, max_value=4),
)
def test_shortened_lines_fit(lines: list[str], most: int) -> None:
    short = shorten(lines, most, 12, 150)
    assert len(short) == min(len(lines), most)
    assert all(text_width(line, 12) <= 150 for line in short)


# Names


def test_every_format_has_the_registered_media_type() -> None:
    told = {one.extension: one.media_type for one in FORMATS}
    assert {one.media_type == told[one.extension] for one in FORMATS} == {True}
    assert told | REGISTERED == told


def test_a_figure_becomes_every_format() -> None:
    starts = {extension: one.make(figure())[:4] for extension, one in formats("figure").items()}
    assert starts["csv"] == b"\xef\xbb\xbfT"
    assert (starts["xlsx"], starts["png"]) == (b"PK\x03\x04", b"\x89PNG")
    assert starts["svg"] == b"<svg"


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: f"{one.subject}-{one.extension}")
def test_every_format_has_a_maker_and_words_on_its_button(one: Format) -> None:
    module, _, function = one.maker.partition(":")
    given = inspect.signature(getattr(importlib.import_module(module), function)).parameters
    assert ("progress" in given) == one.tells_progress
    assert [words(language)(one.label) for language in LANGUAGES].count("") == 0


def test_a_format_stands_once_for_each_subject() -> None:
    keys = [(one.subject, one.extension) for one in FORMATS]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("key", "version", "name"),
    [
        ("papi-2020-xếp-hạng", "851b1a24a6c7", "papi-2020-xep-hang-851b1a24a6c7.csv"),
        ("Đắk Nông / PCI", "ab/../cd", "dak-nong-pci-ab-cd.csv"),
        ("trend", "", "trend.csv"),
    ],
)
def test_file_names_are_plain_ascii(key: str, version: str, name: str) -> None:
    assert f"{file_stem(figure(key=key, data_version=version))}.csv" == name


@pytest.mark.parametrize(
    ("iso", "language", "written"),
    [
        ("2023-04-11", "vi", "11/04/2023"),
        ("2023-04-11", "en", "11 April 2023"),
        ("2023-07", "vi", "07/2023"),
        ("2021", "vi", "2021"),
        ("", "vi", ""),
        ("quý I-2021", "vi", "quý I-2021"),
    ],
)
def test_dates_are_written_as_far_as_they_are_known(iso: str, language: str, written: str) -> None:
    assert day(iso, language) == written
