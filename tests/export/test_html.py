"""The copy of a briefing that needs no server, and its PDF, read back."""

import base64
import hashlib
import io
import re
import unicodedata
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pypdf
import pytest

from dashboard.briefing.slide import Chart, Deck, Number, Series, Slide, Table
from dashboard.briefing.template import deck
from dashboard.export.html.deck import deck_html
from dashboard.export.pdf.typesetting import deck_pdf
from dashboard.export.typeface import printable
from dashboard.text import numbers
from tests.some import some

pytestmark = pytest.mark.usefixtures("real")

MOST_BYTES = 1_500_000
LOADING = {"src", "href", "xlink:href", "srcset", "action", "data", "poster"}
SHOWN = [
    (template, province, year, language)
    for template in ("conference", "short")
    for province, year in (("62", 2020), ("67", 2022))
    for language in ("vi", "en")
]
MARKUP = '<script>alert("1")</script> & <img src=x onerror=alert(2)> "\''


@dataclass
class Page(HTMLParser):
    """What a browser would find: elements with their attributes, texts, scripts and styles."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    raw: dict[str, str] = field(default_factory=dict)
    within: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.within = tag

    def handle_endtag(self, tag: str) -> None:
        assert tag
        self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within in ("script", "style"):
            self.raw[self.within] = self.raw.get(self.within, "") + data
        else:
            self.text += f" {data}"

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """The elements of a tag that have these attributes; of a class, it and perhaps others."""
        return [
            found
            for name, found in self.elements
            if name == tag
            and all(
                value in found.get(key.strip("_"), "").split() for key, value in attributes.items()
            )
        ]


def read(content: bytes) -> Page:
    page = Page()
    page.feed(content.decode("utf-8"))
    page.close()
    return page


def words_of(text: str) -> str:
    return " ".join(text.split())


def sample(**changes: object) -> Deck:
    """One slide with everything there is, gaps included."""
    slide = Slide(
        key="all",
        message="Kon Tum đứng thứ 49/63",
        numbers=(Number("49/63", "PAPI 2020", "▲ tăng 4 bậc", "better"),),
        lines=("Mục tiêu 43/63",),
        chart=Chart(
            "line",
            ("2018", "2019", "2020"),
            (Series("Kon Tum", (41.0, None, 49.0), "home"),),
            "Thứ hạng",
            is_rank=True,
        ),
        caption="63 tỉnh, thành phố",
        source_line="Nguồn: CECODES",
        notes=("Định nghĩa.",),
    )
    deck = Deck("Báo cáo", "năm 2020", "vi", "abc", "2026-09", (slide,))
    return replace(deck, slides=(replace(slide, **changes),))  # type: ignore[arg-type] # of a slide


def texts(slide: Slide) -> list[str]:
    """Everything a slide says in words and figures, but its chart."""
    found = [slide.message, *slide.lines, slide.caption, slide.source_line]
    for number in slide.numbers:
        found += [number.value, number.label, number.change]
    if slide.table:
        found += [*slide.table.columns, *(cell for row in slide.table.rows for cell in row)]
    return found


def values(slide: Slide, language: str) -> list[str]:
    """What a chart says: each category with its value, missing ones left out."""
    chart = slide.chart
    return [
        f"{category} {numbers.score(value, language, chart.decimals)}"
        for series in (chart.series if chart else ())
        for category, value in zip(chart.categories, series.values, strict=True)
        if value is not None
    ]


@pytest.mark.parametrize("asked", SHOWN)
def test_each_step_is_one_section_with_its_message_and_every_figure(
    asked: tuple[str, str, int, str],
) -> None:
    shown = deck(*asked)
    content = deck_html(shown)
    page = read(content)
    assert len(page.all("section", class_="slide")) == len(shown.slides)
    assert page.text.count(f"1/{len(shown.slides)}") >= 1
    told = words_of(page.text + " ".join(svg["aria-label"] for svg in page.all("svg")))
    for slide in some(shown.slides):
        for text in some((*slide.notes, *texts(slide), *values(slide, asked[3]))):
            assert words_of(text) in told, (slide.key, text)
    assert page.all("html")[0]["lang"] == asked[3]
    assert len(content) < MOST_BYTES


@pytest.mark.parametrize("asked", SHOWN[:2])
def test_the_file_loads_nothing_and_runs_only_its_own_script(
    asked: tuple[str, str, int, str],
) -> None:
    page = read(deck_html(deck(*asked)))
    loading = [(tag, name) for tag, found in page.elements for name in LOADING & set(found)]
    assert loading == []
    assert set(re.findall(r"url\((\w+):", page.raw["style"])) == {"data"}
    assert not re.search(r"https?://|@import", page.raw["style"] + page.raw["script"])
    handlers = [name for _, found in page.elements for name in found if re.match("on|style$", name)]
    assert handlers == []
    assert {tag for tag, _ in page.elements} & {"link", "iframe", "img", "object", "a"} == set()


def test_the_policy_names_the_file_s_own_script_and_style_and_nothing_else() -> None:
    page = read(deck_html(sample()))
    [policy] = [meta["content"] for meta in page.all("meta") if "http-equiv" in meta]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    hashed = {
        kind: "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
        for kind, text in page.raw.items()
    }
    assert rules == {
        "default-src": "'none'",
        "style-src": hashed["style"],
        "script-src": hashed["script"],
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_markup_in_any_text_stays_text() -> None:
    table = Table((MARKUP, "2"), ((MARKUP, MARKUP),), (0,))
    chart = Chart("bar", (MARKUP,), (Series(MARKUP, (1.0,), "home"),), MARKUP)
    slide = Slide(
        MARKUP, MARKUP, (Number(MARKUP, MARKUP, MARKUP),), (MARKUP,), chart, table, MARKUP, MARKUP,
        notes=(MARKUP,),
    )  # fmt: skip
    page = read(deck_html(Deck(MARKUP, MARKUP, "vi", MARKUP, MARKUP, (slide,))))
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert "alert" not in page.raw["script"]
    assert page.text.count(MARKUP) >= 11


def test_a_missing_value_is_no_mark_and_never_a_zero() -> None:
    page = read(deck_html(sample()))
    [wide, narrow] = page.all("svg")
    assert wide["aria-label"] == narrow["aria-label"]
    assert "2019" not in wide["aria-label"] or "2019 –" in wide["aria-label"]
    assert " 0" not in wide["aria-label"]


def test_a_hypothetical_slide_says_so_in_both_languages() -> None:
    for language, word in (("vi", "GIẢ ĐỊNH"), ("en", "HYPOTHETICAL")):
        hypothetical = replace(sample(is_hypothetical=True), language=language)
        assert word in read(deck_html(hypothetical)).text
        assert word in pypdf.PdfReader(io.BytesIO(deck_pdf(hypothetical))).pages[0].extract_text()
        assert word not in read(deck_html(replace(sample(), language=language))).text


def test_notes_are_hidden_until_asked_for() -> None:
    [notes] = read(deck_html(sample())).all("aside", class_="notes")
    assert "hidden" in notes


def test_the_same_deck_gives_the_same_bytes() -> None:
    shown = deck("short", "62", 2020, "vi")
    assert deck_html(shown) == deck_html(shown)
    assert deck_pdf(shown) == deck_pdf(shown)


def test_progress_is_told_slide_by_slide() -> None:
    shown = deck("short", "62", 2020, "vi")
    every = [(number, len(shown.slides)) for number in range(1, len(shown.slides) + 1)]
    for make in (deck_html, deck_pdf):
        told: list[tuple[int, int]] = []
        make(shown, lambda done, count, told=told: told.append((done, count)))
        assert told == every


def _letters(text: str) -> str:
    return re.sub(r"[\s­‐-]+", "", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("asked", SHOWN)
def test_the_pdf_has_a_wide_page_for_each_slide_with_its_message_and_figures(
    asked: tuple[str, str, int, str],
) -> None:
    shown = deck(*asked)
    pages = pypdf.PdfReader(io.BytesIO(deck_pdf(shown))).pages
    assert len(pages) == len(shown.slides)
    for page, slide in some(zip(pages, shown.slides, strict=True)):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == (960.0, 540.0)
        text = _letters(page.extract_text())
        cells = [cell for row in slide.table.rows for cell in row] if slide.table else []
        for part in (slide.message, slide.source_line, *slide.lines, *cells):
            plain = re.sub("[✓✗]", "", part)
            assert _letters(printable(plain)) in text, (slide.key, part)
