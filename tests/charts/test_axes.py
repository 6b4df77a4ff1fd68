"""Axes tell the truth: ranks from 1 to the last, round scores, years that line up."""

import re

import altair as alt
import duckdb
import pandas as pd
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import ticks
from dashboard.charts.chart import ENDS, Chart
from tests.drawn import figures
from tests.some import some

PROVINCES = ("01", "22", "35", "51", "60", "62", "67", "79", "92", "95")
INDICES = ("PAPI", "PAR_INDEX", "SIPAS", "PCI")
LABELS = re.compile(r'role-axis-label".*?</g>', re.DOTALL)
TEXT = re.compile(r">([^<>]+)</text>")


def labels(chart: Chart, language: str = "vi") -> list[list[str]]:
    """What stands at the ticks of a chart's axes, axis by axis."""
    rows = {name: alt.to_values(frame)["values"] for name, frame in chart.frames.items()}
    drawn = {**chart.specification("light", language), "width": 800, "datasets": rows}
    svg = vl_convert.vegalite_to_svg(drawn, allowed_base_urls=[])
    return [TEXT.findall(axis) for axis in LABELS.findall(svg)]


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, []),
        (1, [1]),
        (3, [1, 3]),
        (10, [1, 10]),
        (13, [1, 13]),
        (14, [1, 10, 14]),
        (60, [1, 10, 20, 30, 40, 50, 60]),
        (61, [1, 10, 20, 30, 40, 50, 61]),
        (63, [1, 10, 20, 30, 40, 50, 63]),
        (64, [1, 10, 20, 30, 40, 50, 60, 64]),
    ],
)
def test_an_axis_of_ranks_runs_from_the_first_to_the_last(n: int, expected: list[int]) -> None:
    assert list(ticks.rank_ticks(n)["value"]) == expected


@given(n=st.integers(2, 500))
def test_no_tick_of_ranks_is_outside_the_field_or_on_another(n: int) -> None:
    found = list(ticks.rank_ticks(n)["value"])
    assert (found[0], found[-1]) == (1, n)
    assert found == sorted(set(found))
    assert [one for one in found if not 1 <= one <= n] == []


@given(values=st.lists(st.floats(0, 100), min_size=1, max_size=8))
def test_ends_of_scores_hold_all_of_them(values: list[float]) -> None:
    ends = ticks.score_ends(pd.Series(values), 0.06, 0.06)
    assert ends["low"] < ends["high"]
    assert ends["low"] <= min(values)
    assert max(values) <= ends["high"]


def test_a_score_alone_stands_in_the_middle_and_none_has_an_axis_all_the_same() -> None:
    assert ticks.score_ends(pd.Series([86.14]), 0, 0) == {"low": 85.64, "high": 86.64}
    assert ticks.score_ends(pd.Series([None], dtype="float64"), 0, 0) == {"low": 0.0, "high": 1.0}


@pytest.mark.parametrize("index_code", INDICES)
def test_the_ranks_of_every_page_end_at_the_size_of_the_field(
    index_code: str, real: duckdb.DuckDBPyConnection
) -> None:
    found = some(
        (province, figure.chart.frames)
        for province in PROVINCES
        for kind, figure in figures("trend", province=province, index=index_code)
        if kind == "rank"
    )
    ends = [(one, frames["ticks"]["value"].iloc[[0, -1]].tolist()) for one, frames in found]
    assert ends == [(one, [1, frames["fields"]["out_of"].max()]) for one, frames in found]


def test_ranks_are_written_at_the_axis_of_every_chart_of_them(
    real: duckdb.DuckDBPyConnection,
) -> None:
    ranks = ["1", "10", "20", "30", "40", "50", "63"]
    shown = {
        "trend": figures("trend", province="62", index="PAPI"),
        "ranking": figures("ranking", province="62", index="PCI", year="2023"),
        "target": figures("target", province="62", index="all"),
        "what_if": figures(
            "what_if", province="62", index="PAPI", year="2020", target_rank="40", plan="D1:5.20"
        ),
    }
    written = {
        stem: [sorted(axis, key=int) for axis in axes if all(map(str.isdecimal, axis))]
        for stem, found in shown.items()
        for axes in [[axis for _, figure in found for axis in labels(figure.chart)]]
    }
    assert {stem for stem, axes in written.items() if ranks not in axes} == set()


@pytest.mark.parametrize(("language", "form"), [("vi", r"\d+(,\d\d?)?"), ("en", r"\d+(\.\d\d?)?")])
def test_a_single_score_has_round_ticks(
    language: str, form: str, real: duckdb.DuckDBPyConnection
) -> None:
    (score,) = [
        figure
        for kind, figure in figures("trend", province="62", index="PAR_INDEX", language=language)
        if kind == "score"
    ]
    assert score.chart.frames["history"]["score"].notna().sum() == 1
    axes = labels(score.chart, language)
    assert [len(axis) > 2 for axis in axes] == [True, True]
    assert [text for axis in axes for text in axis if not re.fullmatch(form, text)] == []


@pytest.mark.parametrize("index_code", INDICES)
def test_both_charts_of_a_trend_have_one_axis_of_years(
    index_code: str, real: duckdb.DuckDBPyConnection
) -> None:
    axes = {}
    for province in PROVINCES:
        found = [
            (
                figure.chart.frames[ENDS][["first", "last"]].to_numpy().tolist(),
                sorted(figure.chart.frames["years"]["year"]),
            )
            for _, figure in figures("trend", province=province, index=index_code)
        ]
        axes[province] = [one == found[0] for one in found]
    assert [province for province, same in some(axes.items()) if not all(some(same))] == []
