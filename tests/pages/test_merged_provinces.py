"""A province of the 34 in its time: its own results from its first edition on, its parts apart.

The editions are those of tests/merged.py, published through the real build in a folder of scratch:
once every index full, once partial. Taken away again, every page is as it was.
"""

import dataclasses
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard import navigation
from dashboard.briefing.template import deck
from dashboard.build import build
from dashboard.catalog.indices import edition_row, index_row, new_series, score_text
from dashboard.catalog.provinces import dated_names, provinces_by_code
from dashboard.export.figure.csv_file import csv_bytes
from dashboard.export.figure.workbook import xlsx_bytes
from dashboard.export.report_content import Heading, Item, Paragraph, Picture, Table
from dashboard.figures.address_choices import AddressChoices
from dashboard.figures.content import FigureView, Metric, TableView, Text, flat
from dashboard.figures.figure import Figure, cell_texts
from dashboard.report.write import report
from dashboard.store import versions
from dashboard.store.ask import ask, forget
from tests import merged, opened
from tests.some import some

INDICES = tuple(merged.SERIES)
# Merged, and one that has the same borders as before.
PROVINCES = merged.SCORED
REAL_EDITION, SCRATCH = "real", ("full", "partial")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of the two versions with editions of 2025, each in a folder of its own."""
    made = {}
    with pytest.MonkeyPatch.context() as patch:
        for coverage in SCRATCH:
            folder = tmp_path_factory.mktemp(coverage)
            patch.setenv("DASHBOARD_BUILD", str(folder / "build"))
            made[coverage] = build.build(merged.copied(folder, is_full=coverage == "full"))
    return made


@pytest.fixture(params=SCRATCH)
def coverage(
    request: pytest.FixtureRequest, scratch: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The pages answer from one of the two versions."""
    monkeypatch.setenv("DASHBOARD_BUILD", str(scratch[request.param].parent))
    forget()
    yield request.param
    forget()


def parts(stem: str, **given: str) -> list[object]:
    """What a page shows at an address, without complaints."""
    page, choices = navigation.page(stem), AddressChoices({k: [v] for k, v in given.items()})
    found = list(flat(page.content(page.read(choices))))
    assert choices.complaints == []
    return found


def said(stem: str, **given: str) -> str:
    """Every word of a page: texts, tables, figures with their tables and documents."""
    return "\n".join(word for part in parts(stem, **given) for word in _words(part))


def _words(part: object) -> Iterator[str]:
    if isinstance(part, Text):
        yield part.text.replace("\\", "")
    elif isinstance(part, Metric):
        yield f"{part.label} {part.value}"
    elif isinstance(part, TableView):
        yield part.title
        yield from (" | ".join(row) for row in cell_texts(part.rows, part.columns, "vi"))
        yield from (source.title for source in part.sources)
    elif isinstance(part, FigureView):
        figure = part.figure_of()
        yield from (part.why_not,) if figure is None else _drawn(figure)


def _drawn(figure: Figure) -> Iterator[str]:
    yield from (figure.title, figure.subtitle)
    yield from (" | ".join(row) for row in cell_texts(figure.table, figure.columns, "vi"))
    yield from (source.title for source in figure.sources)


def total(code: str, index_code: str) -> str:
    """The total as readers see it."""
    return score_text(index_code, merged.total(merged.place_of(code), index_code), "vi")


def place(code: str, index_code: str) -> str:
    return f"{merged.rank(merged.place_of(code), index_code)}/34"


def test_the_overview_has_its_own_results_and_those_of_its_parts(coverage: str) -> None:
    for code in some(PROVINCES):
        told = said("overview", province=code, year="2025")
        names = dated_names("vi")
        sections = [
            part.text
            for part in parts("overview", province=code, year="2025")
            if isinstance(part, Text) and part.kind == "section"
        ]
        assert sections == [
            names[one] for one in (code, *provinces_by_code("vi")[code].predecessors)
        ]
        missing = [
            index
            for index in INDICES
            for figure in (total(code, index), place(code, index))
            if figure not in told
        ]
        assert missing == []
        assert merged.SOURCE_TITLE in told
        assert "không nối, không cộng" in told.lower()


PAGES = (
    ("trend", {}),
    ("ranking", {}),
    ("ranking", {"view_ranking": "map"}),
    ("component", {}),
    ("source", {}),
)


@pytest.mark.parametrize("index_code", INDICES)
def test_every_page_of_an_index_has_figure_and_source(coverage: str, index_code: str) -> None:
    missing = [
        (code, stem, wanted)
        for code in PROVINCES
        for stem, view in PAGES
        for wanted in (total(code, index_code), place(code, index_code), merged.SOURCE_TITLE)
        if wanted not in said(stem, province=code, index=index_code, **view)
    ]
    assert missing == []


def test_a_plan_starts_from_its_own_results(coverage: str) -> None:
    for code in some(PROVINCES):
        told = said("what_if", province=code, index="PAPI")
        plan = index_row("PAPI")["plan_decimals"]
        whole = merged.total(merged.place_of(code), "PAPI")
        assert f"{whole:.{plan}f}".replace(".", ",") in told
        assert merged.SOURCE_TITLE in told
        assert f"Đang chọn: {dated_names('vi')[code]}" in told


def test_slides_have_its_own_figures_and_their_documents(coverage: str) -> None:
    for code in some(PROVINCES):
        made = deck("conference", code, 2025, "vi")
        told = "\n".join(str(dataclasses.asdict(slide)) for slide in made.slides)
        missing = [index for index in INDICES if place(code, index) not in told]
        assert missing == []
        assert merged.SOURCE_TITLE in told
        assert made.provinces == provinces_by_code("vi")[code].codes


def _report_words(code: str) -> str:
    found = []
    for block in report("report_par", code, 2025, "vi").all_blocks:
        if isinstance(block, Heading | Paragraph | Item):
            found.append(block.text)
        elif isinstance(block, Picture):
            found += [block.caption, block.note, block.source]
        elif isinstance(block, Table):
            found += [block.caption, *(" | ".join(row) for row in block.rows), block.source]
    return "\n".join(found)


def test_the_report_has_its_own_results(coverage: str) -> None:
    for code in some(PROVINCES):
        told = _report_words(code)
        assert total(code, "PAR_INDEX") in told
        assert place(code, "PAR_INDEX") in told
        assert merged.SOURCE_TITLE in told


def test_an_export_has_figure_document_and_the_era_in_the_name(coverage: str) -> None:
    for code in some(PROVINCES):
        view = next(
            part for part in parts("trend", province=code, index="PAPI")
            if isinstance(part, FigureView)
        )  # fmt: skip
        figure = view.figure_of()
        assert figure is not None
        text = csv_bytes(figure).decode("utf-8-sig")
        lines = [line for line in text.splitlines() if line.startswith("2025")]
        assert [line for line in lines if dated_names("vi")[code] in line] != []
        book = load_workbook(io.BytesIO(xlsx_bytes(figure)))
        cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        assert [cell for cell in cells if merged.SOURCE_TITLE in cell] != []


def test_coverage_and_series_have_the_editions(coverage: str) -> None:
    held = ask("edition_coverage")
    own = held[(held["year"] == merged.YEAR) & held["index_code"].isin(INDICES)]
    assert set(own["field"]) == {34}
    assert sorted(own["index_code"]) == sorted(INDICES)
    assert "2025" in said("source", view_source="coverage")
    assert "2025" in said("method", view_method="series")
    for view in ("totals", "forecast"):
        assert said("method", view_method=view)


def test_no_line_joins_the_eras_and_the_merger_is_a_marked_break(coverage: str) -> None:
    for code in some(PROVINCES):
        for part in some(
            part for part in parts("trend", province=code, index="PAPI")
            if isinstance(part, FigureView)
        ):  # fmt: skip
            figure = part.figure_of()
            assert figure is not None
            rows = figure.table
            assert set(rows[rows["year"] == 2025]["province_code"]) == {code}
            assert code not in set(rows[rows["year"] < 2025]["province_code"])
            assert "34 tỉnh, thành phố sau sắp xếp (Nghị quyết 202/2025/QH15)" in figure.subtitle
        assert list(new_series("PAPI", 2021, "vi")) == [2025]


@pytest.mark.parametrize("view", ["tree", "gap", "change", "compare", "theme"])
def test_a_year_on_both_sides_of_the_merger_is_not_compared(coverage: str, view: str) -> None:
    told = said(
        "component", province="n51", index="PAPI", year="2025", from_year="2024",
        view_component=view,
    )  # fmt: skip
    assert "Đây là kết quả của chính Quảng Ngãi (từ 7/2025)" in told
    change = "Không so điểm 2025 của Quảng Ngãi (từ 7/2025) với 2024"
    assert (change in told) == (view in ("tree", "change"))


def test_the_same_page_opens_before_and_after_in_the_browser_s_way(coverage: str) -> None:
    for stem in ("overview", "trend", "ranking", "component", "what_if", "target", "source"):
        at: AppTest = opened.open_page(stem, province="n68", index="PAPI", year="2025")
        assert opened.texts(at, "warning") == []
    assert edition_row("PAPI", 2025, "n68")["coverage"] == coverage


def test_taken_away_again_every_page_is_as_before(
    real: object, scratch: dict[str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = versions.current()
    for own in (file, scratch["full"]):
        os.link(own, tmp_path / own.name)
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))

    def pages() -> list[str]:
        forget()
        stems = ("overview", "trend", "ranking", "component", "what_if", "target", "source")
        return [said(stem, province="n51") for stem in stems]

    versions.switch(tmp_path / file.name)
    before = pages()
    versions.switch(tmp_path / scratch["full"].name)
    between = pages()
    versions.switch(tmp_path / file.name)
    assert pages() == before
    pairs = enumerate(zip(before, between, strict=True))
    assert [stem for stem, (one, other) in pairs if one != other] == [0, 1, 2, 3, 4, 5, 6]
