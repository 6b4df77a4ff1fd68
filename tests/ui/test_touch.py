"""What a touch of a mark or a row chooses; the touch itself is in tests/e2e."""

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from tests.opened import move, open_page, run

CHART = """
import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.ui.controls import touch

ways = ["year=2020&index=PCI", "compare=67", "compare=22", "compare=79", ""]
touch.heard("chart", Chart(print, "{}", {"rows": pd.DataFrame({"click": ways, "add": ways})}))
"""
ROW = """
from dashboard.ui.controls import touch

touch.row_heard("table", ("compare=67", "", "year=2020&index=PCI"))
"""


def touched(script: str = CHART, **session: object) -> AppTest:
    """A page that hears a touch, with what its session holds."""
    at = AppTest.from_string(script, default_timeout=60)
    for key, value in session.items():
        at.session_state[key] = value
    return run(at)


def marks(*ways: str, gesture: str = "chosen") -> dict[str, object]:
    column = {"chosen": "click", "added": "add"}[gesture]
    return {"selection": {gesture: [{column: way} for way in ways]}}


@pytest.mark.parametrize("gesture", ["chosen", "added"])
def test_a_mark_chooses_what_it_says(gesture: str) -> None:
    at = touched(chart=marks("year=2020&index=PCI", gesture=gesture), year="2024")
    assert (at.session_state["year"], at.session_state["index"]) == ("2020", "PCI")
    assert at.session_state["touched"] is True


def test_of_what_can_be_several_a_touch_adds_one_and_the_next_takes_it_away() -> None:
    at = touched(chart=marks("compare=67"), compare=["01"])
    assert at.session_state["compare"] == ["01", "67"]
    # Nothing new was touched.
    assert run(at).session_state["compare"] == ["01", "67"]
    at.session_state["chart"] = marks("compare=67", "compare=22")
    assert run(at).session_state["compare"] == ["01", "67", "22"]
    # A second click on a mark lets go of it in the chart.
    at.session_state["chart"] = marks("compare=22")
    assert run(at).session_state["compare"] == ["01", "22"]


def test_no_more_than_five_are_compared() -> None:
    five = ["01", "04", "22", "48", "67"]
    assert touched(chart=marks("compare=79"), compare=five).session_state["compare"] == five
    fewer = touched(chart=marks("compare=22"), compare=five).session_state["compare"]
    assert fewer == ["01", "04", "48", "67"]


def test_a_mark_without_a_way_chooses_nothing() -> None:
    at = touched(chart=marks(""), compare=["01"])
    assert at.session_state["compare"] == ["01"]
    assert "touched" not in at.session_state


def test_what_no_mark_offers_is_not_chosen() -> None:
    """A browser may send anything; only what the chart drew is taken for a touch."""
    at = touched(chart=marks("playing=1&year=1999", "compare=67"), compare=["01"], year="2024")
    assert (at.session_state["compare"], at.session_state["year"]) == (["01", "67"], "2024")
    assert "playing" not in at.session_state


@pytest.mark.parametrize(
    ("row", "compare", "year"),
    [(0, ["01", "67"], "2024"), (1, ["01"], "2024"), (2, ["01"], "2020")],
)
def test_a_row_chooses_what_its_mark_chooses(row: int, compare: list[str], year: str) -> None:
    at = touched(ROW, table={"selection": {"rows": [row]}}, compare=["01"], year="2024")
    assert (at.session_state["compare"], at.session_state["year"]) == (compare, year)


def test_what_was_chosen_by_a_touch_stands_in_the_inputs_and_the_address(
    real: duckdb.DuckDBPyConnection,
) -> None:
    at = open_page("ranking", index="PAPI", year="2020")
    at.session_state["compare"] = ["67"]
    run(at)
    assert at.multiselect(key="compare").value == ["67"]
    assert at.query_params["compare"] == "67"


BRUSH = """
import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.ui.controls import touch

rows = pd.DataFrame({
    "label": ["1  Huế", "2  Hà Nội", "3  Kon Tum", "Cà Mau"],
    "span": ["ranks=1", "ranks=2", "ranks=3", ""],
})
touch.heard("chart", Chart(print, "{}", {"rows": rows}))
"""


def brush(*labels: str) -> dict[str, object]:
    return {"selection": {"brushed": {"label": list(labels)} if labels else {}}}


def test_a_brush_chooses_from_its_first_row_to_its_last() -> None:
    at = touched(BRUSH, chart=brush("3  Kon Tum", "2  Hà Nội"))
    assert at.session_state["ranks"] == "2-3"
    # The brush stays where it was while something else is touched, and lets nothing go itself.
    at.session_state["ranks"] = ""
    assert run(at).session_state["ranks"] == ""
    at.session_state["chart"] = brush("1  Huế", "2  Hà Nội", "Cà Mau")
    assert run(at).session_state["ranks"] == "1-2"
    at.session_state["chart"] = brush()
    assert run(at).session_state["ranks"] == "1-2"


@pytest.mark.parametrize("labels", [("Cà Mau",), ("no such row",)])
def test_a_brush_over_rows_without_a_rank_chooses_nothing(labels: tuple[str, ...]) -> None:
    at = touched(BRUSH, chart=brush(*labels), ranks="1-2")
    assert at.session_state["ranks"] == "1-2"


DRAG = """
from dashboard.ui.controls import plan

plan.drag("62", {"D4": (1.0, 10.0, 5.5), "D5": (0.0, 2.0, 1.0)}, "chart")
"""


def along(code: str, low: float, high: float) -> dict[str, object]:
    return {"selection": {"part": [{"code": code}], "dragged": {"plan": [low, high]}}}


def test_a_drag_moves_the_plan_from_the_dot_to_its_other_end() -> None:
    at = touched(DRAG, chart=along("D4", 49.0, 60.0))
    assert at.session_state["plan:62"] == {"D4": 6.4}
    # It goes on, over where it began.
    at.session_state["chart"] = along("D4", 40.0, 49.0)
    assert run(at).session_state["plan:62"] == {"D4": 4.6}
    # Another one begins where the dot is now, and ends beside the scale.
    at.session_state["chart"] = along("D4", -3.0, 40.0)
    assert run(at).session_state["plan:62"] == {"D4": 1.0}
    at.session_state["chart"] = along("D5", 50.0, 75.0)
    assert run(at).session_state["plan:62"] == {"D4": 1.0, "D5": 1.5}


@pytest.mark.parametrize(
    "selection",
    [
        along("D4", 60.0, 80.0),
        along("D9", 49.0, 60.0),
        {"selection": {"part": [], "dragged": {"plan": [49.0, 60.0]}}},
        {"selection": {"part": [{"code": "D4"}], "dragged": {}}},
    ],
)
def test_what_is_no_drag_of_a_dot_moves_nothing(selection: dict[str, object]) -> None:
    at = touched(DRAG, chart=selection, **{"plan:62": {}})
    assert at.session_state["plan:62"] == {}


def test_a_line_that_is_alone_shows_all_again_by_its_name() -> None:
    script = CHART.replace('""]', '"alone="]')
    at = touched(script, chart=marks("alone="), alone="67")
    assert at.session_state["alone"] == ""


def told(at: AppTest) -> list[str]:
    return [
        str(one.value) for one in (*at.warning, *at.info) if "“" in one.value or "`" in one.value
    ]


@pytest.mark.parametrize(
    ("page", "address", "wrong"),
    [
        ("ranking", {"index": "PAPI", "year": "2020", "ranks": "60-64"}, "60-64"),
        ("ranking", {"index": "PAPI", "year": "2020", "ranks": "9-3"}, "9-3"),
        ("ranking", {"index": "PAPI", "year": "2020", "ranks": "abc"}, "abc"),
        ("trend", {"index": "PAPI", "compare": "67", "alone": "22"}, "22"),
    ],
)
def test_an_address_that_names_what_cannot_be_chosen_is_told(
    page: str, address: dict[str, str], wrong: str, real: duckdb.DuckDBPyConnection
) -> None:
    (said,) = told(open_page(page, **address))
    assert f"`{wrong}`" in said


@pytest.mark.parametrize(
    ("address", "change", "word"),
    [
        ({"index": "PCI", "year": "2021", "ranks": "60-63"}, {"year": "2006"}, None),
        ({"index": "PCI", "year": "2006", "ranks": "60-64"}, {"year": "2021"}, "60-64"),
        ({"index": "PAPI", "year": "2020", "component": "D8"}, {"year": "2015"}, "D8"),
    ],
)
def test_a_selection_that_the_new_year_does_not_have_is_let_go_with_a_word(
    address: dict[str, str],
    change: dict[str, str],
    word: str | None,
    real: duckdb.DuckDBPyConnection,
) -> None:
    at = open_page("ranking", **address)
    assert told(at) == []
    for parameter, value in change.items():
        at.selectbox(key=parameter).set_value(value)
    said = told(run(at))
    assert [str(word) in one for one in said] == [True] * (word is not None)
    # It is told once.
    assert told(run(at)) == []


def test_a_choice_of_another_page_goes_without_a_word(real: duckdb.DuckDBPyConnection) -> None:
    at = open_page("target", index="all")
    assert at.selectbox(key="index").value == "all"
    at = move(at, "trend")
    assert at.selectbox(key="index").value == "PAPI"
    assert told(at) == []
