"""An index and a scheme nobody has heard of come in through rows alone, and are then everywhere.

The rows are those of tests/invented.py, in a copy of the real data. Figures were worked out from
its formulas by hand: Kon Tum is the fortieth of the 63 codes.
"""

import ast
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import openpyxl
import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from dashboard import ROOT
from dashboard.analysis import decomposition
from dashboard.analysis.forecast import backtest
from dashboard.briefing.template import deck
from dashboard.build import build
from dashboard.catalog import unit_editions
from dashboard.catalog.indices import index_rows
from dashboard.export import registry
from dashboard.export.html.deck import deck_html
from dashboard.export.pptx.deck import deck_pptx
from dashboard.figures.component import gap as component_gap
from dashboard.figures.component.request import ComponentRequest
from dashboard.figures.component.rows import weights, weights_note
from dashboard.figures.method import totals as method
from dashboard.figures.my_unit.request import MyUnitRequest
from dashboard.figures.my_unit.rows import schemes
from dashboard.figures.overview.cards import cards, in_rows
from dashboard.figures.overview.request import OverviewRequest
from dashboard.figures.ranking.dots import dots_figure
from dashboard.figures.ranking.request import RankingRequest
from dashboard.figures.source import coverage
from dashboard.figures.source.request import SourceRequest
from dashboard.figures.what_if import baseline
from dashboard.figures.what_if.request import score_limits
from dashboard.store import versions
from dashboard.store.ask import ask
from dashboard.store.connection import version_connection
from tests import invented, official, opened
from tests.opened import tables
from tests.some import some

FORTIETH = 39
# The province's totals and places, by the formulas.
RESULTS = {2019: (536.0, 16), 2020: (490.0, 44), 2021: (511.0, 32)}
LEAD_UNIT = "kontum.so-thong-tin-truyen-thong"
HOME = {"province": invented.KON_TUM}
OF_INDEX = HOME | {"index": invented.INDEX}
IN_2021 = OF_INDEX | {"year": "2021"}
OF_SCHEME = HOME | {"scheme": invented.SCHEME, "year": "2021"}


@pytest.fixture(scope="session")
def invented_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the real figures with the invented rows, in a folder of its own."""
    folder = tmp_path_factory.mktemp("invented")
    data = folder / "data"
    shutil.copytree(versions.DATA, data, ignore=shutil.ignore_patterns("build", "*.md"))
    invented.write_into(data, invented.tables(invented.provinces(data)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_BUILD", str(folder / "build"))
        return build.build(data)


@pytest.fixture(autouse=True)
def on_invented_figures(
    invented_version: Path, monkeypatch: pytest.MonkeyPatch
) -> duckdb.DuckDBPyConnection:
    """Every page here answers from the version with the invented rows."""
    monkeypatch.setenv("DASHBOARD_BUILD", str(invented_version.parent))
    return version_connection(versions.current())


def said(at: AppTest) -> str:
    """All texts of a page, without the signs that markdown needs."""
    texts = [
        node.value
        for kind in ("title", "subheader", "markdown", "caption", "info", "metric")
        for node in at.get(kind)
    ]
    texts += [f"{node.label} {node.value}" for node in at.metric]
    texts += [" ".join(map(str, table.to_numpy().ravel())) for table in tables(at)]
    return "\n".join(texts).replace("\\", "")


def asked(year: int = 2021, before: int = 2020) -> ComponentRequest:
    return ComponentRequest(invented.INDEX, year, "TOTAL", before, invented.KON_TUM, (), "vi")


# The figures, by hand


def test_totals_and_places_are_those_of_the_formula() -> None:
    for year, (score, rank) in RESULTS.items():
        totals = [invented.total(place, year) for place in range(63)]
        assert (totals[FORTIETH], 1 + sum(other > score for other in totals)) == (score, rank)
        rows = ask(
            "province_history",
            province_codes=(invented.KON_TUM,),
            index_code="XDTI",
            component_code="TOTAL",
        )
        own = rows[rows["year"] == year].iloc[0]
        assert (own["score"], own["rank"], own["out_of"]) == (score, rank, 63)
        assert own["rank_basis"] == "computed"


def test_the_gap_is_split_by_the_rule_of_the_index() -> None:
    others = sorted((place for place in range(63) if place != FORTIETH), key=_place_in_2021)
    middle = others[30], others[31]
    found = component_gap.split(asked())
    assert found is not None
    own, mean = 511.0, sum(invented.total(place, 2021) for place in middle) / 2
    assert found.whole == own - mean == 0.0
    parts = {
        main: invented.main_score(FORTIETH, at, 2021)
        - sum(invented.main_score(place, at, 2021) for place in middle) / 2
        for at, main in enumerate(invented.MAINS)
    }
    assert dict(found.parts) == parts
    assert parts["HATANG"] == -33.5
    assert not found.has_remainder


def _place_in_2021(place: int) -> tuple[float, int]:
    return -invented.total(place, 2021), place


def test_totals_are_recomputed_from_their_parts_in_every_whole_edition() -> None:
    rows = ask("total_recomputed")
    own = rows[rows["index_code"] == invented.INDEX]
    assert list(own["year"]) == list(invented.FULL)
    assert set(own["n_provinces"]) == {63}
    assert own["largest_difference"].max() < 1e-9


def test_a_plan_adds_up_by_the_same_rule() -> None:
    trial = baseline.Baseline(invented.KON_TUM, invented.INDEX, 2021, "vi")
    assert baseline.obstacle(trial) == ""
    assert baseline.total(trial, {"HATANG": 100.0}) == 511.0 + 100.0 - 87.25
    assert score_limits(trial) == (0.0, 1000.0)


def test_a_weighted_mean_on_any_scales_is_split_as_it_was_made() -> None:
    whole = ComponentRequest(
        invented.WEIGHTED, invented.WEIGHTED_YEAR, "TOTAL", 0, invented.KON_TUM, (), "en"
    )
    own, others = invented.weighted(FORTIETH), [invented.weighted(place) for place in range(63)]
    best = max(others, key=lambda scores: scores["TOTAL"])
    found = component_gap.split(whole.against("best"))
    assert found is not None
    assert dict(found.parts) == pytest.approx(
        {
            "W1": 0.4 * (own["W1"] - best["W1"]) / 5,
            "W2": 0.6 * (own["W2"] - best["W2"]) / 5,
        },
        abs=1e-7,
    )
    assert found.remainder == pytest.approx(0.0, abs=1e-7)
    # A part of a part weighs by both: 25 per cent of 60, out of ten.
    assert component_gap.gaps(whole)["best"]["W2.1"] == pytest.approx(
        0.25 * 0.6 * (own["W2.1"] - best["W2.1"]) / 10, abs=1e-7
    )
    assert weights_note(whole) == (
        " Each component: weight (per cent) times score, brought to the scale of the total."
    )
    opened_part = replace(whole, component_code="W2")
    split = component_gap.split(opened_part.against("best"))
    assert split is not None
    assert split.remainder == pytest.approx(0.0, abs=1e-7)


def test_the_build_and_the_pages_put_parts_together_by_one_rule(
    on_invented_figures: duckdb.DuckDBPyConnection,
) -> None:
    rows = on_invented_figures.cursor().execute(
        "select index_code, year, component_code, part_code, points from component_part"
        " where component_code = 'TOTAL' and year in (2011, 2020)"
    )
    for index_code, year, code, part, points in some(rows.fetchall()):
        edition = ComponentRequest(index_code, year, code, 0, invented.KON_TUM, (), "vi")
        weight = weights(edition)[part]
        assert decomposition.in_points(1.0, weight) == pytest.approx(points, abs=1e-12)


def test_forecasts_of_three_editions_are_not_judged() -> None:
    assert backtest.indices() == ("PAPI", "PCI")


def test_schemes_stand_in_their_order_and_the_first_needs_no_name() -> None:
    schemes = list(unit_editions.schemes().index)
    assert [code for code in schemes if code in ("PAR_UNIT", "DDCI", "XKPI")] == [
        "PAR_UNIT", "DDCI", "XKPI",
    ]  # fmt: skip
    assert unit_editions.default_scheme() == "PAR_UNIT"
    said_of = [unit_editions.when(code, 2021, "vi") for code in ("PAR_UNIT", "DDCI", "XKPI")]
    assert said_of == ["năm 2021", "DDCI năm 2021", "KPI thử nghiệm năm 2021"]


# The pages

# Two indices more than there are, with three series.
SERIES = (
    f"{len(official.rows('reference/index.csv')) + 2} chỉ số có "
    f"{len(official.rows('reference/series.csv')) + 3} chuỗi"
)
# Page, address, what must be read there.
VIEWS: tuple[tuple[str, dict[str, str], tuple[str, ...]], ...] = (
    (
        "overview",
        HOME | {"year": "2021"},
        (
            "Kon Tum đứng thứ 32/63 về CĐS thử nghiệm 2021, tăng 12 bậc, điểm tăng 21,00",
            "CĐS thử nghiệm 2021 32/63",
            "511,00 điểm số hóa",
            "Mục tiêu 2021: **20/63** :red-badge[✗ Không đạt, thiếu 12 bậc]",
        ),
    ),
    (
        "trend",
        OF_INDEX,
        (
            "Kon Tum đạt 655,50 về CĐS thử nghiệm năm 2022; các kỳ trước thuộc chuỗi số liệu khác",
            "Chuỗi mới từ (a) 2022: Đo lại từ đầu",
            "Kon Tum xếp 12/63 về CĐS thử nghiệm năm 2022; chưa đủ ba kỳ so được",
        ),
    ),
    (
        "ranking",
        IN_2021,
        ("Kon Tum đứng thứ 32/63 về CĐS thử nghiệm 2021, tăng 12 bậc, điểm tăng 21,00",),
    ),
    ("ranking", OF_INDEX | {"year": "2022"}, ("12/63", "CĐS thử nghiệm 2022")),
    (
        "component",
        IN_2021,
        ("Kon Tum có 1/4 nội dung CĐS thử nghiệm 2021", "Hạ tầng số (60/63)", "87,25 (−45,00)"),
    ),
    (
        "component",
        IN_2021 | {"view_component": "gap"},
        ("Kon Tum ngang trung vị các tỉnh khác; mất nhiều nhất ở Hạ tầng số (33,50)",),
    ),
    ("target", OF_INDEX, ("xa nhất là CĐS thử nghiệm 2021, thiếu 12 bậc", "32/63")),
    (
        "what_if",
        IN_2021,
        ("khả năng Kon Tum xếp thứ 27/63 hoặc cao hơn sau 1 năm", "chưa có kế hoạch nào"),
    ),
    ("source", {"index": invented.INDEX, "year": "2021"} | HOME, ("CĐS thử nghiệm",)),
    ("source", {"view_source": "coverage"}, ("Viện Thử nghiệm",)),
    ("method", {}, ("**CĐS thử nghiệm.** Điểm tổng = tổng điểm các phần.",)),
    ("method", {"view_method": "series"}, ("Đo lại từ đầu", SERIES)),
    (
        "method",
        {"view_method": "totals"},
        ("PAPI, PCI, CĐS thử nghiệm, Trung bình thử nghiệm 2005–2024",),
    ),
    (
        "unit_ranking",
        OF_SCHEME,
        (
            "Sở Xây dựng đứng đầu 5 đơn vị với 95,00 điểm; 3 đơn vị Tốt, 2 Khá; điểm trung bình"
            " 82,50 (tính lại)",
            "Bộ chỉ số KPI thử nghiệm của sở, ban, ngành, Kon Tum 2021",
        ),
    ),
    (
        "unit_ranking",
        OF_SCHEME | {"province": invented.DAK_NONG},
        ("Sở Xây dựng đứng đầu 4 đơn vị với 88,75 điểm", "2 đơn vị Tốt, 2 Khá"),
    ),
    (
        "my_unit",
        {"unit": "kontum.so-noi-vu"},
        (
            "Sở Nội vụ · Kon Tum: KPI thử nghiệm năm 2021 xếp loại Khá (70,00; hạng 5/5, tính lại"
            " từ điểm, giảm 4 bậc), xuống từ Tốt năm 2020",
            "Lên 1 bậc** (hạng 4): thêm **6,25** điểm",
        ),
    ),
    (
        "my_unit",
        {"unit": LEAD_UNIT},
        ("CĐS thử nghiệm A1 Nhận thức số", "hạng 44/63 năm 2021, tăng 14 bậc", invented.DUTY),
    ),
    ("present", HOME | {"template": "conference", "year": "2021"}, ()),
)
IN_ENGLISH = (
    ("overview", HOME | {"year": "2021"}, ("CĐS thử nghiệm 2021", "511.00 digital points")),
    ("trend", OF_INDEX, ("655.50", "New baseline")),
    ("ranking", IN_2021, ("32/63", "21.00")),
    ("component", IN_2021, ("Digital base (60/63)", "87.25 (−45.00)")),
    ("target", OF_INDEX, ("CĐS thử nghiệm 2021",)),
    ("what_if", IN_2021, ("511.00",)),
    ("method", {}, ("**CĐS thử nghiệm.** Total = sum of the parts.",)),
    ("unit_ranking", OF_SCHEME, ("95.00", "Trial KPI of departments, Kon Tum 2021")),
    ("my_unit", {"unit": "kontum.so-noi-vu"}, ("Trial KPI 2021",)),
)


@pytest.mark.parametrize(
    ("stem", "address", "texts", "language"),
    [(*view, "vi") for view in VIEWS] + [(*view, "en") for view in IN_ENGLISH],
)
def test_every_page_shows_it_with_its_exact_figures(
    stem: str, address: dict[str, str], texts: tuple[str, ...], language: str
) -> None:
    at = opened.open_page(stem, language=language, **address)
    assert [item.value for item in (*at.error, *at.warning)] == []
    found = said(at)
    assert [text for text in texts if text not in found] == []
    named = {"index": invented.NAME, "scheme": invented.SCHEME_NAMES[language]}
    pickers = [picker for picker in at.selectbox if picker.key in named]
    assert [picker.key for picker in pickers if not _offers(picker, named[picker.key])] == []


def _offers(picker: Selectbox, name: str) -> bool:
    return any(name in option for option in picker.options)


@pytest.mark.parametrize(
    ("stem", "key", "name"),
    [
        *((stem, "index", invented.NAME) for stem in ("trend", "ranking", "component", "target")),
        ("unit_ranking", "scheme", invented.SCHEME_NAMES["vi"]),
    ],
)
def test_every_picker_offers_it(stem: str, key: str, name: str) -> None:
    assert _offers(opened.open_page(stem, **HOME).selectbox(key=key), name)


def test_cards_of_more_indices_than_a_row_has_room_for_stand_in_even_rows() -> None:
    entries = cards(OverviewRequest(invented.KON_TUM, 2021, "vi"))
    assert [card.index_code for card in entries][-2:] == [invented.INDEX, invented.WEIGHTED]
    for count, lengths in ((4, [4]), (5, [3, 2]), (6, [3, 3])):
        rows = in_rows(entries[:count])
        assert [len(row) for row in rows] == lengths
        assert [card for row in rows for card in row] == list(entries[:count])


def test_its_documents_and_editions_are_told() -> None:
    rows = ask("source_catalog").set_index("source_id")
    # Three whole editions of 819 scores, two scores of the partial one, five of each in the other.
    assert rows.loc[invented.SOURCE, ["title", "n_scores"]].to_list() == [
        invented.SOURCE_TITLE, 3 * 819 + 2 + 5 * 63,
    ]  # fmt: skip
    table = coverage.coverage_figure(SourceRequest("vi")).table
    assert sorted(table[table["index_code"] == invented.INDEX]["year"]) == [2019, 2020, 2021, 2022]
    assert (invented.NAME, "Total = sum of the parts.") in method.formulas("en")


def test_its_units_are_told_apart_from_other_schemes() -> None:
    who = MyUnitRequest("kontum.so-noi-vu", "en")
    assert who.scheme_name(invented.SCHEME) == "Trial KPI"
    assert list(schemes(who))[-1] == invented.SCHEME


# The exports


def _rank_figure() -> Iterator[tuple[str, bytes]]:
    question = RankingRequest("XDTI", 2021, "TOTAL", (invented.KON_TUM,), (), "", "vi")
    figure = dots_figure(question)
    assert figure is not None
    for extension, one in registry.formats("figure").items():
        yield extension, one.make(figure)


def test_a_figure_of_it_becomes_every_file() -> None:
    files = dict(_rank_figure())
    lines = files["csv"].decode("utf-8-sig").splitlines()
    assert any("Kon Tum" in line and "511" in line for line in lines)
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"Kon Tum", 511} <= cells
    assert any("CĐS thử nghiệm 2021" in str(cell) for cell in cells)
    assert files["png"].startswith(b"\x89PNG")
    assert "CĐS thử nghiệm 2021" in re.sub(r"<[^>]+>", "", files["svg"].decode("utf-8"))


def test_the_conference_briefing_has_it_without_being_told() -> None:
    made = deck("conference", invented.KON_TUM, 2021, "vi")
    messages = {slide.key: slide.message for slide in made.slides}
    assert messages["rank-XDTI"] == (
        "Kon Tum đứng thứ 32/63 về CĐS thử nghiệm 2021, tăng 12 bậc, điểm tăng 21,00"
    )
    assert messages["change-XDTI"] == (
        "Kon Tum, CĐS thử nghiệm 2021: so được 4 trên 4 nội dung, 3 tăng điểm, 1 giảm;"
        " giảm nhiều nhất: Hạ tầng số (45,00)"
    )
    assert messages["units-XKPI-department"] == (
        "Kon Tum, khối sở, ban, ngành: 3 đơn vị Tốt năm 2021, tăng so với 2 đơn vị năm 2020"
    )
    shown = Presentation(io.BytesIO(deck_pptx(made)))
    texts = [
        shape.text_frame.text
        for slide in shown.slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    html = deck_html(made).decode("utf-8")
    for message in (messages["rank-XDTI"], messages["units-XKPI-department"]):
        assert message in texts
        assert message in html


# The program

# The users' own yearly reports and one document about the past are about named indices.
NAMED = {
    "dashboard/report/profiles.py",
    "dashboard/analysis/forecast/case_2021.py",
    "dashboard/commands/gallery.py",
}
# Recognising a publisher's own workbook is about that publisher's index.
OFFICIAL = "dashboard/ingest/"


def test_no_program_knows_an_index_or_a_scheme_by_name() -> None:
    known = {*index_rows().index, *unit_editions.schemes().index}
    files = [*ROOT.glob("dashboard/**/*.py"), *ROOT.glob("pages/**/*.py")]
    found = [
        f"{name}: {node.value}"
        for file in files
        if (name := file.relative_to(ROOT).as_posix()) not in NAMED
        and not name.startswith(OFFICIAL)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in known
    ]
    assert found == []


def test_no_question_derivation_or_check_knows_an_index_or_a_scheme_by_name() -> None:
    known = [*index_rows().index, *unit_editions.schemes().index]
    folders = ("queries", "data/derive", "data/checks")
    found = [
        f"{file.name}: {code}"
        for folder in folders
        for file in (ROOT / folder).glob("*.sql")
        for code in known
        if f"'{code}'" in file.read_text(encoding="utf-8")
    ]
    assert found == []
