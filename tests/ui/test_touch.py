"""What a touch of a mark or a row chooses; the touch itself is in tests/e2e."""

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from tests.opened import open_page, run

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
