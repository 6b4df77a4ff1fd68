"""A view of a page as a step: the page's own figure, for the same choices, on the same version."""

import io
import json
import re
import shutil
from pathlib import Path

import duckdb
import pypdf
import pytest
from pandas.testing import assert_frame_equal
from pptx import Presentation

from dashboard.briefing import link, slide_registry, step, template
from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.slide import MOST_ELEMENTS, Deck, Slide
from dashboard.briefing.stage import drawing
from dashboard.briefing.stage import page_figure as stage_figure
from dashboard.briefing.step import BriefingError
from dashboard.briefing.views import page_slide
from dashboard.catalog.indices import edition_component
from dashboard.charts.palette import PALETTES
from dashboard.export.figure.drawing import rendered
from dashboard.export.html.deck import deck_html
from dashboard.export.pdf.typesetting import deck_pdf
from dashboard.export.pptx.deck import deck_pptx
from dashboard.figures.component import change as component_change
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.figure import Figure
from dashboard.figures.ranking.dots import dots_figure
from dashboard.figures.ranking.request import RankingRequest
from dashboard.figures.trend.request import TrendRequest
from dashboard.figures.trend.total import score_figure
from dashboard.figures.unit_ranking import dots as unit_dots
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.what_if import chart
from dashboard.figures.what_if.request import Goal, WhatIfRequest
from dashboard.store.ask import current_version, forget
from dashboard.store.versions import version_of
from tests import opened
from tests.page_views import CHANGE, PLAN, RANKING, TABLES, TREND, UNITS, VIEWS
from tests.some import some

# Letters of 24 px on a screen of 1920x1080, in the pixels of a drawing as wide as it is shown.
LEAST_LETTER = 24 * stage_figure.WIDTH / stage_figure.SHOWN_WIDTH
SIZE = re.compile(r'font-size="([\d.]+)px"')


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


def shown(address: str, language: str = "vi") -> Slide:
    """The slide of an address in Kon Tum's briefing of 2020."""
    made = slide_registry.slide_of(link.step_of(address), BriefingRequest("62", 2020, language))
    assert made is not None
    return made


def drawn(slide: Slide) -> Figure:
    assert slide.figure is not None
    return slide.figure.figure


def of_views(*addresses: str) -> Deck:
    """A briefing of nothing but these views."""
    briefing = template.briefing_of("short", "62", 2020, "vi")
    for one in briefing.steps:
        briefing = step.remove(briefing, one.key)
    for address in addresses:
        briefing = step.insert(briefing, link.step_of(address))
    return template.resolve(briefing)


def page_figure(address: str) -> Figure | None:
    """What the page of an address draws, asked for as the page asks."""
    change = ComponentRequest("PAPI", 2020, edition_component("PAPI", 2020), 2019, "62", (), "vi")
    order = RankingRequest("PAPI", 2020, "TOTAL", ("62",), ("67",), "", "vi")
    block = UnitRankingRequest("62", "PAR_UNIT", 2023, "department", 0, "vi")
    scores = (("D1", 5.2), ("D4", 6.56))
    plan = WhatIfRequest("62", "PAPI", 2020, "vi", Goal(1, rank=40), scores)
    makers = {
        TREND: lambda: score_figure(TrendRequest(("62",), "PAPI", "TOTAL", ("67", "64"), "vi")),
        RANKING: lambda: dots_figure(order),
        CHANGE: lambda: component_change.figure(change),
        UNITS: lambda: unit_dots.dots_figure(block),
        PLAN: lambda: chart.ranks_figure(plan),
    }
    return makers[address]()


@pytest.mark.parametrize("address", [TREND, RANKING, CHANGE, UNITS, PLAN])
def test_a_step_is_the_figure_that_its_page_draws_at_the_same_address(address: str) -> None:
    slide, figure = shown(address), page_figure(address)
    assert figure is not None
    assert slide.message == figure.title == drawn(slide).title
    assert slide.caption == figure.subtitle
    assert_frame_equal(drawn(slide).table, figure.table)
    assert figure.data_version in slide.source_line


@pytest.mark.parametrize("address", [TREND, RANKING, CHANGE, UNITS, PLAN])
def test_the_page_itself_says_the_sentence_of_the_step(address: str) -> None:
    made = link.step_of(address)
    choices: dict[str, str | list[str]] = {
        name: [value for key, value in made.choices if key == name] for name, _ in made.choices
    }
    at = opened.open_page(made.page, **choices)
    assert shown(address).message in "\n".join(one.value for one in at.markdown).replace("\\", "")


def test_what_the_steps_say_is_known() -> None:
    assert shown(TREND).message == (
        "Từ 2021 đến 2024, điểm PAPI của Kon Tum tăng 0,41; trung vị cả nước tăng 1,21"
    )
    assert set(drawn(shown(TREND)).table["name"]) == {"Kon Tum", "Đắk Nông", "Gia Lai"}
    assert shown(CHANGE).message == (
        "Điểm PAPI của Kon Tum giảm 0,23 từ 2019 đến 2020; giảm nhiều nhất: D8 Quản trị điện tử"
        " (0,99)"
    )
    assert shown(PLAN).message.startswith("GIẢ ĐỊNH: Kon Tum đạt 42,397 điểm")
    assert shown(PLAN).is_hypothetical


@pytest.mark.parametrize("address", VIEWS)
def test_every_view_has_a_figure_or_a_table_and_notes(address: str) -> None:
    slide = shown(address)
    assert 1 <= slide.n_elements <= MOST_ELEMENTS
    assert slide.notes
    assert (slide.figure is None) == (address in TABLES)
    assert (slide.table is not None) == (address in TABLES)


@pytest.mark.parametrize("address", sorted(set(VIEWS) - set(TABLES)))
def test_every_drawn_view_fits_the_hall_with_letters_of_24_pixels(address: str) -> None:
    slide = shown(address)
    room = stage_figure.room(slide)
    picture = rendered(*drawing.drawing(slide, "light", "vi"), room.width)
    # The renderer's own letters are wider than the screen's.
    assert picture.width <= room.width * 1.05
    assert picture.height <= room.height * 1.03
    sizes = [float(size) for size in SIZE.findall(picture.elements)]
    assert min(sizes) * room.width / max(room.width, picture.width) >= LEAST_LETTER


def test_every_province_of_a_ranking_is_still_named_in_columns() -> None:
    slide = shown(RANKING)
    spec, frames = drawing.drawing(slide, "light", "vi")
    assert len(spec["hconcat"]) == 3
    names = [name for frame in frames.values() if "label" in frame for name in frame["label"]]
    assert len(names) == len(set(names)) == 63


def test_the_dark_screen_shows_the_same_figure_in_its_own_colours() -> None:
    slide = shown(RANKING)
    (light, own), (dark, same) = (
        drawing.drawing(slide, scheme, "vi") for scheme in ("light", "dark")
    )
    assert [frame.equals(same[name]) for name, frame in own.items()] == [True] * len(own)
    assert PALETTES["dark"].home in json.dumps(dark)
    assert PALETTES["dark"].home not in json.dumps(light)


def test_provinces_that_are_pointed_out_stand_beside_the_step_s_own() -> None:
    plain = link.step_of("/trend?province=62&index=PAPI")
    marked = link.step_of("/trend?province=62&index=PAPI&highlight=67")
    assert marked.highlight == ("67",)
    asked = BriefingRequest("62", 2020, "vi")
    names = [set(drawn(slide_registry.slide_of(one, asked) or Slide("", "")).table["name"])
             for one in (plain, marked)]  # fmt: skip
    assert names == [{"Kon Tum"}, {"Kon Tum", "Đắk Nông"}]


def test_a_unit_that_is_pointed_out_is_marked_among_the_others() -> None:
    slide = shown(f"{UNITS}&highlight=kontum.bql-khu-kinh-te")
    _, frames = drawing.drawing(slide, "light", "vi")
    labels = [label for frame in frames.values() if "label" in frame for label in frame["label"]]
    assert [label for label in labels if label.startswith(stage_figure.MARK)] == [
        f"{stage_figure.MARK}Ban Quản lý Khu kinh tế tỉnh Kon Tum"
    ]


def test_a_page_with_several_figures_offers_them_by_name() -> None:
    asked = BriefingRequest("62", 2020, "vi")
    for address, names in ((TREND, ("score", "rank")), (CHANGE, ("change", "move")),
                           (PLAN, ("ranks", "plan")), (UNITS, ("units", "classes"))):  # fmt: skip
        assert page_slide.names(link.step_of(address), asked) == names
    # A province of today is looked at through those that went into it.
    merged = link.step_of("/component?province=n51&index=PAPI&year=2020")
    assert page_slide.names(merged, asked) == ("tree-51", "tree-62")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/ranking?province=62&index=PAPI&year=1999", "year"),
        ("/trend?province=62&index=PAPI&compare=99", "compare"),
        ("/component?index=PAPI&year=2020&from_year=2021", "from_year"),
        ("/component?index=PAPI&year=2020&view_component=other", "view_component"),
        ("/what_if?index=PAPI&year=2020&plan=D1:99", "plan"),
        ("/what_if?index=PAPI&year=2020&target_rank=64", "target_rank"),
        ("/unit_ranking?province=62&scheme=NONE", "scheme"),
        ("/my_unit?unit=nobody", "unit"),
    ],
)
def test_a_choice_that_the_data_do_not_have_is_refused_by_its_name(address: str, name: str) -> None:
    with pytest.raises(BriefingError) as caught:
        shown(address)
    assert (caught.value.problem, caught.value.values["name"]) == ("unknown_choice", name)


def test_a_view_with_nothing_to_show_is_no_slide() -> None:
    # Scores of 2018 and 2020 are of two series.
    nothing = CHANGE.replace("from_year=2019", "from_year=2018")
    assert slide_registry.slide_of(link.step_of(nothing), BriefingRequest("62", 2020, "vi")) is None


def test_a_step_stays_on_its_version_when_newer_data_come(
    real_version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = version_of(real_version), "0123456789ab"
    before = of_views(TREND).slides[0]
    briefing = step.insert(template.briefing_of("short", "62", 2020, "vi"), link.step_of(TREND))
    shutil.copy(real_version, tmp_path / real_version.name)
    file = tmp_path / f"dashboard-{new}.duckdb"
    shutil.copy(real_version, file)
    with duckdb.connect(file) as connection:
        connection.execute("update data_version set version = ?", [new])
    (tmp_path / "current").write_text(f"{file.name}\n", encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    forget()
    assert current_version() == new
    kept = link.deck(briefing).slides[-1]
    assert kept.message == before.message
    assert kept.figure is not None
    assert drawn(kept).data_version == old
    assert_frame_equal(drawn(kept).table, drawn(before).table)
    renewed = link.deck(link.renewed(briefing, is_own=True)).slides[-1]
    assert drawn(renewed).data_version == new


# Files


def test_powerpoint_has_charts_of_its_own_where_it_can_and_pictures_in_words_elsewhere() -> None:
    deck = of_views(TREND, RANKING, CHANGE, PLAN)
    slides = list(Presentation(io.BytesIO(deck_pptx(deck))).slides)
    for slide, read in some(zip(deck.slides, slides, strict=False)):
        assert read.shapes.title is not None
        assert read.shapes.title.text_frame.text == slide.message
        assert slide.source_line in [
            one.text_frame.text for one in read.shapes if one.has_text_frame
        ]
        notes = read.notes_slide.notes_text_frame
        assert notes is not None
        assert notes.text.split("\n") == list(slide.notes)
    kinds_found = [
        "chart" if any(one.has_chart for one in read.shapes) else "picture"
        for read in slides[: len(deck.slides)]
    ]
    assert kinds_found == ["chart", "picture", "chart", "picture"]
    [native] = [one.chart for one in slides[0].shapes if one.has_chart]
    table = drawn(deck.slides[0]).table
    own = table[(table["province_code"] == "62") & table["score"].notna()].set_index("year")
    found = {
        int(year): value
        for series in native.plots[0].series
        if series.name == "Kon Tum"
        for year, value in zip(native.plots[0].categories, series.values, strict=True)
        if value is not None
    }
    assert found == pytest.approx(own["score"].to_dict())
    [picture] = [one for one in slides[1].shapes if one.shape_type == 13]
    assert picture._element.nvPicPr.cNvPr.get("descr") == deck.slides[1].message
    assert picture.image.size[0] >= 2000


def test_one_page_and_one_file_have_the_drawing_with_its_names() -> None:
    deck = of_views(RANKING, PLAN)
    page = deck_html(deck).decode()
    for name in ("Quảng Ninh", "Kon Tum", "Lâm Đồng"):
        assert name in page
    assert all(slide.message in page for slide in some(deck.slides))
    pages = pypdf.PdfReader(io.BytesIO(deck_pdf(deck))).pages
    assert len(pages) == 2
    text = " ".join(pages[0].extract_text().split())
    assert "Quảng Ninh" in text
    assert "41,627" in text
