"""Slides read back from the PowerPoint file: every number, title, note, face and gap in it."""

import functools
import io
import re
import zipfile
from dataclasses import replace

import duckdb
import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.chart import Chart as NativeChart
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide as Drawn
from pptx.util import Emu, Pt

from dashboard.briefing import template
from dashboard.briefing.slide import Chart, Deck, Fact, Number, Series, Slide, Table
from dashboard.export.pptx.axis import scale
from dashboard.export.pptx.chart import number_format_of
from dashboard.export.pptx.closing_slide import documents, with_closing
from dashboard.export.pptx.deck import deck_pptx, source_line
from dashboard.text import numbers
from dashboard.text.citation import day
from dashboard.text.source import Source
from tests.some import some

VERSION = "0123456789ab"
YEARS = ("2016", "2017", "2018", "2019")
SOURCES = tuple(
    Source(f"papi-{year}", f"Báo cáo PAPI {year}", "CECODES", f"{year + 1}-04-15", f"{year}/BC")
    for year in range(2011, 2021)
)
RANKS = Chart(
    "line",
    YEARS,
    (
        Series("Kon Tum", (46, None, None, None), "home"),
        Series("Kon Tum", (None, None, 42, 53), "home"),
        Series("Mục tiêu", (None, None, 41, None), "target"),
    ),
    "Thứ hạng PAPI",
    is_rank=True,
)
SCORES = Chart(
    "bar",
    ("=1+1", "Công khai, minh bạch trong việc ra quyết định", "Quản trị điện tử"),
    (
        Series("Kon Tum", (4.567, None, -0.31), "home"),
        Series("Trung vị", (4.8, 5.3, 41.62700000000001), "median"),
    ),
    "Điểm",
    decimals=2,
)
CLASSES = Chart(
    "stacked",
    ("2021", "2022"),
    (Series("Xuất sắc", (5, 0)), Series("Tốt", (11, 12)), Series("Khá", (None, 3))),
    "Số đơn vị",
)
TABLE = Table(
    ("Đơn vị", "Điểm", "Ghi chú"),
    (("Sở Nội vụ", "81,25", "=1+1"), ("Sở Y tế", "–", "@x"), ("Sở Tư pháp", "−0,50", "+a")),
    marked=(1,),
)
NUMBERS = (
    Number("49/63", "Thứ hạng PAPI 2020", "tăng 4 bậc", "better"),
    Number("–", "SIPAS 2020"),
)
SLIDES = (
    Slide("ranks", "Kon Tum đứng thứ 53", chart=RANKS, numbers=NUMBERS, notes=("Vì sao?", "Vì …")),
    Slide("scores", "Điểm thành phần", chart=SCORES, lines=("Một", "Hai"), sources=SOURCES),
    Slide("classes", "Xếp loại", chart=CLASSES, table=TABLE, numbers=NUMBERS, caption="Ghi chú"),
    Slide("units", "Đơn vị", table=TABLE, is_hypothetical=True),
    Slide("whatif", "Kịch bản", chart=SCORES, is_hypothetical=True),
    Slide("words", "Việc phải làm", lines=("Một", "Hai", "Ba"), source_line="Nguồn: Kế hoạch 41"),
    Slide("large", "Hai con số", numbers=NUMBERS),
)
DECK = Deck("Hội nghị 2020", "Kon Tum", "vi", VERSION, "2026-09-30", SLIDES)
HOMES = (("62", 2020), ("67", 2022))
NAMESPACES = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
# Texts that do harm where they are not taken as such, and how each stands on a slide.
HOSTILE = (
    ("<b>đậm</b> & \"x\" 'y'", "<b>đậm</b> & \"x\" 'y'"),
    ("a\x00b\x1bc\ud800d\ufffe", "a b cd"),
    ("dòng\nhai\tba\x0bbốn", "dòng hai ba bốn"),
    ("e\u0301" * 3, "é" * 3),
    ("Rất dài " * 60, "Rất dài " * 60),
)
# The tables and views whose names are a contract; of the others test_briefing tells.
PUBLIC = {"province_rank", "unit_rank", "target_progress"}
READY = [
    (name, province, year, language)
    for name in ("conference", "short")
    for province, year in HOMES
    for language in ("vi", "en")
]


def opened(content: bytes) -> Slides:
    return Presentation(io.BytesIO(content))


@functools.cache
def read(deck: Deck) -> list[tuple[Slide, Drawn]]:
    """Each step with the slide that the file has for it."""
    return list(zip(with_closing(deck).slides, opened(deck_pptx(deck)).slides, strict=True))


def texts(drawn: Drawn) -> list[str]:
    """Every text of a slide, a table's cells too; a chart's are numbers."""
    found = []
    for shape in drawn.shapes:
        if shape.has_text_frame:
            found += [paragraph.text for paragraph in shape.text_frame.paragraphs]
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def charts(drawn: Drawn) -> list[NativeChart]:
    return [shape.chart for shape in drawn.shapes if shape.has_chart]


def tables_of(drawn: Drawn) -> list[list[tuple[str, ...]]]:
    found = [shape.table for shape in drawn.shapes if shape.has_table]
    return [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in found]


def parts(content: bytes, pattern: str) -> dict[str, etree._Element]:
    """The XML entries of the file whose name fits, each parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if re.fullmatch(pattern, name)
        }


def values_of(chart: Chart) -> list[list[float | None]]:
    return [
        [None if value is None else round(value, 6) for value in series.values]
        for series in chart.series
    ]


def workbook_of(native: NativeChart) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(
        io.BytesIO(native.part.chart_workbook.xlsx_part.blob)
    ).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


def assert_notes(slide: Slide, said: str) -> None:
    """The speaker's notes as they are, then each number with the address of its passport."""
    notes = "\n".join(slide.notes)
    assert said.startswith(notes)
    lines = [line for line in said.removeprefix(notes).split("\n") if line][1:]
    assert len(lines) == len({(fact.table, fact.key) for fact in slide.facts})
    assert [line for line in lines if "/source?view_source=passport&" not in line] == []
    assert [fact for fact in slide.facts if fact.text not in "\n".join(lines)] == []


def content_of(native: NativeChart) -> tuple[list[str], list[str], list[list[float | None]]]:
    """Categories, names of the series and their values."""
    plot = native.plots[0]
    names = [str(name) for name in plot.categories]
    return names, [one.name for one in plot.series], [list(one.values) for one in plot.series]


def assert_same(slide: Slide, drawn: Drawn) -> None:
    """Whatever the step says stands on its slide, with no other number in charts or tables."""
    assert drawn.shapes.title.text_frame.text == slide.message
    shown = texts(drawn)
    said = [text for part in slide.numbers for text in (part.value, part.label, part.change)]
    assert [text for text in (*said, *slide.lines, slide.caption) if text not in (*shown, "")] == []
    assert [content_of(native) for native in charts(drawn)] == [
        ([*chart.categories], [series.name for series in chart.series], values_of(chart))
        for chart in [slide.chart]
        if chart is not None
    ]
    assert tables_of(drawn) == (
        [[slide.table.columns, *slide.table.rows]] if slide.table is not None else []
    )
    assert_notes(slide, drawn.notes_slide.notes_text_frame.text)
    assert [shape for shape in drawn.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE] == []


def values_on(drawn: Drawn) -> set[float]:
    return {
        value
        for native in charts(drawn)
        for series in native.plots[0].series
        for value in series.values
        if value is not None
    }


def cell_of(connection: duckdb.DuckDBPyConnection, fact: Fact) -> object:
    """The cell a fact names, straight from the database."""
    where = " and ".join(f'"{name}" = ?' for name, _ in fact.key)
    found = connection.execute(
        f'select distinct "{fact.column}" from {fact.table} where {where}',
        [value for _, value in fact.key],
    ).fetchall()
    [(value,)] = found
    return value


def is_printed(value: object, text: str, language: str) -> bool:
    """Whether ``text`` is this cell as readers see it, whatever its sign or field."""
    if not isinstance(value, int | float):
        return text in (str(value), day(str(value), language))
    found = re.search(r"\d[\d.,]*", text)
    if found is None:
        return False
    mark = "," if language == "vi" else "."
    decimals = len(found[0].partition(mark)[2])
    return numbers.score(abs(value), language, decimals) == found[0]


def is_shown(fact: Fact, drawn: Drawn, language: str) -> bool:
    """Whether a figure stands on the slide, as a text or as a value of its chart."""
    in_chart = (is_printed(value, fact.text, language) for value in values_on(drawn))
    return fact.text in " ".join(texts(drawn)) or any(in_chart)


@pytest.mark.parametrize(("name", "province", "year", "language"), READY)
def test_every_number_of_a_ready_made_deck_is_the_database_s(
    real: duckdb.DuckDBPyConnection, name: str, province: str, year: int, language: str
) -> None:
    deck = template.deck(name, province, year, language)
    shown = []
    for slide, drawn in some(read(deck)):
        assert_same(slide, drawn)
        shown += [
            (slide.key, fact)
            for fact in slide.facts
            if fact.table in PUBLIC and is_shown(fact, drawn, language)
        ]
    assert len(shown) >= 10
    assert [
        (key, fact)
        for key, fact in shown
        if not is_printed(cell_of(real, fact), fact.text, language)
    ] == []


@pytest.mark.usefixtures("real")
def test_the_conference_s_ranks_of_kon_tum_read_back() -> None:
    slides = read(template.deck("conference", "62", 2020, "vi"))
    [drawn] = [drawn for slide, drawn in slides if slide.key == "rank-PAPI"]
    [native] = charts(drawn)
    ranks: dict[str, float] = {}
    for series in native.plots[0].series:
        if series.name == "Kon Tum":
            pairs = zip(native.plots[0].categories, series.values, strict=True)
            ranks |= {str(year): value for year, value in pairs if value is not None}
    assert ranks == {
        "2011": 37, "2012": 37, "2013": 58, "2014": 53, "2015": 58, "2016": 46, "2017": 50,
        "2018": 42, "2019": 53, "2020": 49,
    }  # fmt: skip
    assert drawn.shapes.title.text_frame.text == (
        "Kon Tum đứng thứ 49/63 về PAPI 2020, tăng 4 bậc dù điểm giảm 0,23"
    )


@pytest.mark.usefixtures("real")
def test_the_last_slide_has_the_version_and_its_notes_every_document() -> None:
    deck = template.deck("short", "62", 2020, "vi")
    slides = read(deck)
    closing, drawn = slides[-1]
    assert deck.data_version in drawn.shapes.title.text_frame.text
    assert len(slides) == len(deck.slides) + 1
    notes = drawn.notes_slide.notes_text_frame.text
    assert [source.title for source in documents(deck) if source.title not in notes] == []
    assert len(closing.sources) == len(documents(deck))


def test_every_step_of_a_deck_is_a_slide_that_says_the_same() -> None:
    slides = read(DECK)
    assert [slide.key for slide, _ in slides] == [*(slide.key for slide in SLIDES), "closing"]
    for slide, drawn in slides:
        assert_same(slide, drawn)


def test_a_deck_that_ends_with_its_version_gets_no_other_end() -> None:
    last = Slide("documents", f"Số liệu phiên bản {VERSION}")
    deck = replace(DECK, slides=(*SLIDES, last))
    assert with_closing(deck) == deck
    # A source line names the version on every slide and is no such end.
    sourced = replace(SLIDES[0], source_line=f"Nguồn: PAPI. Phiên bản {VERSION}")
    assert with_closing(replace(DECK, slides=(sourced,))).slides[-1].key == "closing"


def test_the_added_end_lists_documents_and_how_many_more() -> None:
    _, drawn = read(DECK)[-1]
    assert drawn.shapes.title.text_frame.text == (
        f"Số liệu đến ngày 30/09/2026, phiên bản {VERSION}"
    )
    [rows] = tables_of(drawn)
    assert rows[1] == ("Báo cáo PAPI 2011", "2011/BC", "CECODES", "15/04/2012")
    assert len(rows) == 8
    assert "+ 3 tài liệu khác" in texts(drawn)


def test_slides_are_sixteen_to_nine_and_nothing_stands_outside_of_them() -> None:
    slides = opened(deck_pptx(DECK))
    width, height = slides.slide_width, slides.slide_height
    assert (round(Emu(width).inches, 2), round(Emu(height).inches, 2)) == (13.33, 7.5)
    outside = [
        (drawn.shapes.title.text_frame.text, shape.name)
        for drawn in slides.slides
        for shape in drawn.shapes
        if min(shape.left, shape.top) < 0
        or shape.left + shape.width > width
        or shape.top + shape.height > height
    ]
    assert outside == []


def test_a_missing_value_is_a_gap_and_an_empty_cell_never_zero() -> None:
    _, drawn = read(DECK)[0]
    [native] = charts(drawn)
    assert list(native.plots[0].series[0].values) == [46, None, None, None]
    assert native.element.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"
    assert workbook_of(native) == [
        (None, "Kon Tum", "Kon Tum", "Mục tiêu"),
        ("2016", 46, None, None),
        ("2017", None, None, None),
        ("2018", None, 42, 41),
        ("2019", None, 53, None),
    ]


def test_ranks_have_the_first_place_on_top() -> None:
    _, drawn = read(DECK)[0]
    axis = charts(drawn)[0].value_axis
    assert (axis.reverse_order, axis.minimum_scale) == (True, 1)
    _, drawn = read(DECK)[1]
    assert charts(drawn)[0].value_axis.reverse_order is False


def test_bars_start_at_zero_and_lines_near_their_lowest_value() -> None:
    bars = replace(SCORES, series=SCORES.series[1:])
    ends = scale(bars)
    assert ends is not None
    assert ends.low == 0
    assert ends.high > 41.627
    line = Chart("line", YEARS, (Series("Kon Tum", (36.1, None, 41.5, 41.6)),), "Điểm")
    ends = scale(line)
    assert ends is not None
    assert (ends.low, ends.high, ends.step) == (34, 44, 2)
    assert scale(Chart("line", YEARS, (Series("Kon Tum", (None,) * 4),), "Điểm")) is None


def test_a_chart_without_any_value_is_still_a_slide() -> None:
    empty = Chart("line", YEARS, (Series("Kon Tum", (None,) * 4, "home"),), "Điểm")
    slides = (Slide("a", "Không có số liệu", chart=empty), Slide("b", "Không có gì"))
    for slide, drawn in read(replace(DECK, slides=slides)):
        assert_same(slide, drawn)


def test_a_line_in_stretches_is_named_once() -> None:
    _, drawn = read(DECK)[0]
    legend = charts(drawn)[0].legend._element
    entries = legend.findall(qn("c:legendEntry"))
    assert [entry.find(qn("c:idx")).get("val") for entry in entries] == ["1"]
    alone = replace(RANKS, series=RANKS.series[:2])
    _, drawn = read(replace(DECK, slides=(replace(SLIDES[0], chart=alone),)))[0]
    assert charts(drawn)[0].has_legend is False


def test_the_number_of_a_slide_follows_when_it_is_moved() -> None:
    fields = [
        [
            (field.get("type"), field.find(qn("a:t")).text)
            for field in drawn.element.iter(qn("a:fld"))
        ]
        for _, drawn in read(DECK)
    ]
    assert fields == [[("slidenum", str(place))] for place in range(1, len(SLIDES) + 2)]


def test_vietnamese_labels_ask_for_the_decimal_comma() -> None:
    assert number_format_of(SCORES, "vi") == '[$-42A]#,##0.00;[$-42A]"−"#,##0.00'
    assert number_format_of(SCORES, "en") == '[$-409]#,##0.00;[$-409]"−"#,##0.00'
    assert number_format_of(RANKS, "vi") == '[$-42A]#,##0;[$-42A]"−"#,##0'
    _, drawn = read(DECK)[1]
    codes = {code.text for code in charts(drawn)[0].element.iter(qn("c:formatCode"))}
    assert codes == {number_format_of(SCORES, "vi")}


def test_a_text_that_looks_like_a_formula_stays_text() -> None:
    slides = read(DECK)
    [native] = charts(slides[1][1])
    book = openpyxl.load_workbook(io.BytesIO(native.part.chart_workbook.xlsx_part.blob))
    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    [rows] = tables_of(slides[3][1])
    assert rows[1:] == [*TABLE.rows]


def test_a_hypothetical_slide_says_so_and_its_chart_does_when_copied() -> None:
    slides = {slide.key: drawn for slide, drawn in read(DECK)}
    assert [key for key, drawn in slides.items() if "GIẢ ĐỊNH" in texts(drawn)] == [
        "units",
        "whatif",
    ]
    [native] = charts(slides["whatif"])
    assert native.chart_title.text_frame.text == "GIẢ ĐỊNH: Điểm"
    [native] = charts(slides["scores"])
    assert native.chart_title.text_frame.text == "Điểm"
    english = {slide.key: drawn for slide, drawn in read(replace(DECK, language="en"))}
    assert "HYPOTHETICAL" in texts(english["whatif"])


def test_a_slide_has_its_source_line_made_of_documents_where_it_has_none() -> None:
    slides = {slide.key: drawn for slide, drawn in read(DECK)}
    assert "Nguồn: Kế hoạch 41" in texts(slides["words"])
    made = source_line(SLIDES[1], "vi")
    assert made == (
        "Nguồn: Báo cáo PAPI 2011, CECODES, số 2011/BC; Báo cáo PAPI 2012, CECODES, số 2012/BC; "
        "+ 8 tài liệu khác"
    )
    assert made in texts(slides["scores"])


@pytest.mark.parametrize(("language", "tag"), [("vi", "vi-VN"), ("en", "en-US")])
def test_one_face_that_has_vietnamese_and_one_language_everywhere(language: str, tag: str) -> None:
    content = deck_pptx(replace(DECK, language=language))
    files = parts(content, r"ppt/.*\.xml")
    faces = {
        face
        for root in files.values()
        for script in ("latin", "ea", "cs", "sym")
        for face in root.xpath(f"//a:{script}/@typeface", namespaces=NAMESPACES)
    }
    # Names with a plus point to the theme, whose own face is among the others.
    assert {face for face in faces if not face.startswith("+")} == {"Arial"}
    tags = {tag for root in files.values() for tag in root.xpath("//@lang")}
    assert tags == {tag}
    runs = [
        run
        for name, root in files.items()
        if name.startswith("ppt/slides/")
        for run in root.xpath("//a:r/a:rPr", namespaces=NAMESPACES)
    ]
    assert len(runs) > len(SLIDES)
    assert [run for run in runs if run.find(qn("a:latin")) is None or not run.get("lang")] == []


def test_no_text_is_smaller_than_a_hall_can_read() -> None:
    # 24 pixels on a screen of 1920 x 1080 are 12 points on a slide of 13.33 inches.
    files = parts(deck_pptx(DECK), r"ppt/(slides|charts)/[^/]*\.xml")
    sizes = {int(size) for root in files.values() for size in root.xpath("//@sz")}
    assert min(sizes) >= Pt(12).pt * 100


def test_charts_and_tables_say_what_they_show() -> None:
    described = {
        (slide.key, shape.has_chart): shape.element.nvGraphicFramePr.cNvPr.get("descr")
        for slide, drawn in read(DECK)
        for shape in drawn.shapes
        if shape.has_chart or shape.has_table
    }
    assert described[("ranks", True)] == (
        "Biểu đồ. Kon Tum đứng thứ 53. Số đo: Thứ hạng PAPI. Gồm: Kon Tum, Mục tiêu."
    )
    assert described[("units", False)] == "Bảng. Đơn vị. Các cột: Đơn vị, Điểm, Ghi chú."
    assert [key for key, text in described.items() if not text] == []


def test_the_same_deck_gives_the_same_bytes() -> None:
    content = deck_pptx(DECK)
    assert deck_pptx(DECK) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 9, 30, 0, 0, 0)}
        assert [name for name in archive.namelist() if re.search("thumbnail|printer", name)] == []
    stated = opened(content).core_properties
    assert (stated.title, stated.version) == ("Hội nghị 2020", VERSION)
    assert stated.created == stated.modified


@pytest.mark.parametrize(
    ("text", "shown"), HOSTILE, ids=["markup", "control", "lines", "loose", "long"]
)
def test_any_text_gives_a_file_that_opens(text: str, shown: str) -> None:
    chart = Chart("bar", (text, "b"), (Series(text, (1, None)), Series("x", (2, 3))), text)
    table = Table((text, text), ((text, text),))
    slide = Slide(
        text, text, numbers=(Number(text, text, text),), lines=(text,), chart=chart, table=table,
        caption=text, source_line=text, notes=(text,),
    )  # fmt: skip
    [drawn, *_] = [drawn for _, drawn in read(replace(DECK, title=text, slides=(slide,)))]
    assert drawn.shapes.title.text_frame.text == shown
