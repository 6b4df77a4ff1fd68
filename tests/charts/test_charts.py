"""Every chart: it is valid Vega-Lite in both looks and languages, and leaves its frames alone."""

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts import theme
from dashboard.charts.chart import ENDS, Chart, Spec
from dashboard.charts.component.component_profile import component_profile
from dashboard.charts.component.grouped_dots import grouped_dots
from dashboard.charts.component.rank_move_bars import rank_move_bars
from dashboard.charts.component.waterfall import waterfall
from dashboard.charts.method.calibration_lines import calibration_lines
from dashboard.charts.method.coverage_matrix import coverage_matrix
from dashboard.charts.method.deviation_dots import deviation_dots
from dashboard.charts.method.series_bars import series_bars
from dashboard.charts.palette import MOST_COMPARED, PALETTES, Palette, Scheme, identity, slots
from dashboard.charts.ranking.bump_lines import bump_lines
from dashboard.charts.ranking.ranking_dots import ranking_dots
from dashboard.charts.ranking.tile_map import tile_map
from dashboard.charts.stage.stage_bars import stage_bars
from dashboard.charts.stage.stage_lines import stage_lines
from dashboard.charts.stage.stage_look import Room
from dashboard.charts.stage.stage_stacks import stage_stacks
from dashboard.charts.target.component_plan import component_plan
from dashboard.charts.target.hundred_dots import hundred_dots
from dashboard.charts.target.rank_distribution import rank_distribution
from dashboard.charts.target.target_marks import target_marks
from dashboard.charts.trend import trend_marks
from dashboard.charts.trend.component_lines import component_line, component_lines
from dashboard.charts.trend.rank_sparkline import rank_sparkline
from dashboard.charts.trend.rank_trend import rank_trend
from dashboard.charts.trend.score_trend import score_trend
from dashboard.charts.unit.class_shares import class_shares
from dashboard.charts.unit.unit_dots import unit_dots
from dashboard.charts.unit.unit_history import unit_history
from tests.some import some

Frames = dict[str, pd.DataFrame]
Draw = Callable[[Frames], Chart]

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LANGUAGES = ("vi", "en")
LABELS = {
    name: f"'{name}' ạ"
    for name in (
        "rank", "share", "group_1", "group_2", "group_3", "group_4", "missing", "full", "partial",
        "none", "forecast", "frequency", "diagonal",
    )
}  # fmt: skip
TITLE = "'điểm' ạ"
# What every mark says, and what it does when it is clicked.
TOUCH = {"told": "'Kon Tum' ạ: 41,60", "click": "province=62", "add": "compare=67"}

HISTORY = pd.DataFrame(
    {
        "year": [2019, 2020, 2020],
        "score": [41.9, 41.6, None],
        "rank": [4, 3, None],
        "out_of": [4, 4, None],
        "score_run": [1, 1, 2],
        "rank_run": [1, 1, 2],
        "province_code": ["62", "62", "67"],
        "slot": ["home", "home", "2"],
        "name": ["Kon Tum", "Kon Tum", "Đắk Nông"],
        "short_name": ["Kon Tum", "Kon Tum", "Đắk Nông"],
        "label_score": [41.9, 41.6, 42.0],
        "label_rank": [4, 3, 2],
        "is_last": [False, True, False],
        "is_chosen": [False, True, False],
    }
).assign(**TOUCH)
SPREAD = pd.DataFrame(
    {
        "year": [2019, 2020], "lowest": [40.0, 40.5], "lower_quartile": [41.0, 41.2],
        "median": [42.0, 42.0], "upper_quartile": [43.0, 42.9], "highest": [45.0, 44.0],
    }
)  # fmt: skip
YEARS = pd.DataFrame({"year": [2019, 2020]}).assign(**TOUCH)
SERIES = pd.DataFrame({"year": [2018.5], "letter": ["A"]})
GAPS = pd.DataFrame({"year": [2020], "reason": ["chưa công bố"]})
PARTS = pd.DataFrame(
    {
        "year": [2019, 2020] * 2, "value": [4.0, None, 5.0, 5.5],
        "median_value": [4.2, 4.3, 5.1, 5.2], "score_run": [1, 2, 1, 1],
        "label": ["D1", "D1", "D2", "D2"],
    }
).assign(**TOUCH)  # fmt: skip
PROFILE = pd.DataFrame(
    {
        "label": ["D1 Tham gia", "D2 Công khai,\nminh bạch"],
        "value_text": ["4,93 · 28/63", "5,19"],
        "share": [43.7, 46.5], "lowest_share": [32.0, 38.0], "lower_share": [39.0, None],
        "median_share": [43.0, None], "upper_share": [47.0, None], "highest_share": [58.0, None],
    }
).assign(**TOUCH)  # fmt: skip
WATERFALL = pd.DataFrame(
    {
        "label": ["Trung vị", "D2 Công khai,\nminh bạch", "D1", "Không thuộc", "Kon Tum"],
        "kind": ["first", "loss", "gain", "rest", "last"],
        "start": [42.7, 42.7, 41.5, 41.7, 41.6], "end": [42.7, 41.5, 41.7, 41.6, 41.6],
        "value_text": ["42,70", "−1,20", "+0,20", "−0,10", "41,60"],
    }
).assign(**TOUCH)  # fmt: skip
UNIT_YEARS = pd.DataFrame(
    {
        "year": ["2019", "2020", "2021", "2022"],
        "level": ["Tốt 'ạ'", "Khá", None, "Khá"],
        "run": [0.0, 0.0, None, 1.0],
        "score_text": ["86,47", "", "", "70,10"],
        "marked_rank": ["1/10", "", "", ""],
        "gap": [None, None, "chưa tìm thấy", None],
        "gap_text": [None, None, "chưa tìm thấy", None],
    }
).assign(**TOUCH)
RANKING = pd.DataFrame(
    {
        "position": [1, 2],
        "label": ["1 Đắk Nông", "2 Kon Tum"],
        "value": [42.1, 41.6],
        "value_text": ["42,10", "41,60"],
        "text_at": [43.0, 41.6],
        "slot": [None, "home"],
        "interval_low": [41.0, None],
        "interval_high": [43.0, None],
        "is_chosen": [False, True],
        "is_quartile_start": [False, True],
    }
).assign(**TOUCH)
TILES = pd.DataFrame(
    {
        "tile_column": [1, 2], "tile_row": [1, 2], "words": ["Đắk\nNông", "Kon\nTum"],
        "name": ["Đắk Nông", "Kon Tum"], "group": ["1", "missing"], "rank_text": ["1/2", "–"],
        "text_row": [1.0, 2.0], "is_chosen": [False, True],
    }
).assign(**TOUCH)  # fmt: skip
ISLANDS = pd.DataFrame(
    {"tile_column": [3.5], "tile_row": [2.0], "words": ["Trường\nSa"], "group": ["1"]}
)
CELLS = pd.DataFrame(
    {
        "index": ["PAPI", "PCI"], "year": [2020, 2020], "coverage": ["full", "none"],
        "text": ["63", ""], "index_order": [1, 0],
    }
).assign(**TOUCH)  # fmt: skip
TOTALS = pd.DataFrame(
    {
        "label": ["PAPI 2020", "PCI 2011"], "difference": [0.0003, 0.55],
        "difference_text": ["0,0003", "0,5500"], "is_beyond": [False, True],
    }
).assign(**TOUCH)  # fmt: skip
BARS = pd.DataFrame(
    {
        "index": ["PAPI", "PAPI"], "letter": ["A", "B"], "label": ["đầu", "sau"],
        "first_year": [2011, 2016], "last_year": [2015, 2017], "index_order": [0, 0],
    }
).assign(**TOUCH)  # fmt: skip
MOVES = pd.DataFrame(
    {
        "side": [0, 1, 0, 1], "rank": [2, 1, 1, 2], "position": [2, 1, 1, 2],
        "province_code": ["62", "62", "67", "67"], "slot": ["home", "home", None, None],
        "label": ["2 a", "1 a", "1 b", "2 b"], "is_chosen": [True, True, False, False],
    }
).assign(**TOUCH)  # fmt: skip
GROUPS = pd.DataFrame(
    {
        "position": [0, 1, 2, 3.4], "heading": ["D1\nTham gia", None, None, "D2"],
        "value": [None, 20.0, 80.0, None], "text": [None, "Kon Tum 4,93", "Đắk Nông", "chưa có"],
        "slot": [None, "home", "2", None], "is_open": [False, True, False, False],
    }
).assign(**TOUCH)  # fmt: skip
CAUSES = pd.DataFrame(
    {
        "label": ["của tỉnh", "cộng"], "value": [-2.0, 4.0], "value_text": ["−2", "+4"],
        "kind": ["loss", "whole"],
    }
).assign(**TOUCH)  # fmt: skip
FIELDS = pd.DataFrame({"year": [2019, 2020], "out_of": [4, 4], "best": [0.5, 0.5]})
TARGETS = pd.DataFrame(
    {
        "year": [2021], "rank": [2], "base_year": [2019], "base_rank": [4],
    }
).assign(**TOUCH)  # fmt: skip
PROMISES = pd.DataFrame(
    {
        "position": [0, 1], "label": ["PAPI 2021", "PCI 2022"],
        "verdict_text": ["✗ Không đạt", "…"], "is_met": [False, False],
        "base_rank": [53.0, None], "target_rank": [43.0, 41.0], "far_rank": [43.0, 40.0],
        "actual_rank": [54.0, None], "target_text": ["43/63", "41–40/63"],
        "actual_text": ["54/60", "–"],
    }
).assign(**TOUCH)  # fmt: skip
PROMISE_NAMES = pd.DataFrame(
    {
        "position": [0, 0], "rank": [43.0, 54.0], "text": ["43/63", "54/60"],
        "side": ["right", "left"], "is_target": [True, False],
    }
)  # fmt: skip


CLASSES = pd.DataFrame(
    {
        "index": ["PAPI", "PAPI", "PCI"],
        "slot": ["0", "0", "4"],
        "forecast": [0.05, 0.55, 0.3],
        "frequency": [0.08, 0.4, 0.25],
        "n": [60, 20, 140],
        "is_last": [False, True, True],
    }
).assign(**TOUCH)
UNITS = pd.DataFrame(
    {
        "position": [0, 1],
        "label": ["1  Sở Nội vụ", "Sở Y tế"],
        "value": [90.5, None],
        "value_text": ["90,50 · Tốt", "Khá"],
        "step": ["1", "6"],
    }
).assign(**TOUCH)
THRESHOLDS = pd.DataFrame({"value": [80.0], "label": ["'Tốt' trên 80"]})
CLASS_PARTS = pd.DataFrame(
    {
        "position": [0, 0, 0],
        "order": [0, 1, 2],
        "slot": ["1", "2", "rest"],
        "start": [0.0, 0.5, 0.5],
        "end": [0.5, 0.5, 1.0],
        "count_text": ["2", "0", "2"],
        "label": ["Tốt 2 (50,00%)", "Khá 0 (0,00%)", "Chưa rõ 2"],
    }
).assign(**TOUCH)
PLAN = pd.DataFrame(
    {
        "label": ["D1 Tham gia của\nngười dân", "D2 'Công khai'"],
        "value_text": ["4,93 > 5,20", "5,19"],
        "today": [43.7, 46.5],
        "plan": [46.7, 46.5],
        "median": [43.3, None],
        "best": [64.5, None],
    }
).assign(**TOUCH)
PLACES = {
    "bars": pd.DataFrame(
        {
            "rank": [1, 2, 3],
            "told": ["1", "2", "3"],
            "left": [0.6, 1.6, 2.6],
            "right": [1.4, 2.4, 3.4],
            "share": [20.0, 50.0, 30.0],
            "is_reached": [True, True, False],
        }
    ),
    "drift": pd.DataFrame({"rank": [1, 2, 3], "share": [30.0, 30.0, 40.0]}),
    "range": pd.DataFrame({"left": [0.5], "right": [3.5], "middle": [2], "label": ["80%: 1-3"]}),
    "target": pd.DataFrame({"rank": [2], "label": ["mục 'tiêu'"], "side": ["left"]}),
}
STAGE = Room(1720, 690)
STAGE_BARS = pd.DataFrame(
    {
        "category": ["PAPI", "PCI"], "order": [0, 1], "series": ["Kon Tum", "Kon Tum"],
        "role": ["home", "home"],
        "value": [41.6, 62.0], "label": ["41,6", "62,0"],
    }
)  # fmt: skip
STAGE_LINES = pd.DataFrame(
    {
        "category": ["2019", "2020", "2020"], "order": [0, 1, 1],
        "series": ["Kon Tum", "Kon Tum", "mục tiêu"],
        "role": ["home", "home", "target"], "run": [1, 1, 1], "value": [53.0, 49.0, 43.0],
        "label": ["53", "49", "43"], "is_above": [True, False, True],
    }
)  # fmt: skip
STAGE_STACKS = pd.DataFrame(
    {
        "category": ["2023", "2023"], "order": [0, 0], "series": ["Xuất sắc", "Tốt"],
        "slot": ["1", "2"], "role": ["other", "other"],
        "start": [0.0, 7.0], "end": [7.0, 17.0], "middle": [3.5, 12.0], "value": [7.0, 10.0],
        "label": ["7", "10"],
    }
)  # fmt: skip
CHARTS: dict[str, tuple[Frames, Draw]] = {
    "bump_lines": ({"moves": MOVES}, lambda frames: bump_lines(frames["moves"], (2019, 2020))),
    "class_shares": (
        {"parts": CLASS_PARTS, "heads": CLASS_PARTS[["position", "label"]].iloc[:1].copy()},
        lambda frames: class_shares(**frames),
    ),
    "component_line": (
        {"history": PARTS[PARTS["label"] == "D1"].copy()},
        lambda frames: component_line(frames["history"], [3, 6, 2019, 2020]),
    ),
    "component_lines": (
        {"history": PARTS},
        lambda frames: component_lines(frames["history"], [3, 6, 2019, 2020]),
    ),
    "component_plan": ({"rows": PLAN}, lambda frames: component_plan(frames["rows"], TITLE)),
    "rank_distribution": (PLACES, lambda frames: rank_distribution(frames, 3, LABELS)),
    "component_profile": (
        {"parts": PROFILE},
        lambda frames: component_profile(frames["parts"], TITLE),
    ),
    "component_profile_without_spread": (
        {"parts": PROFILE.assign(lowest_share=None, median_share=None, highest_share=None)},
        lambda frames: component_profile(frames["parts"], TITLE),
    ),
    "coverage_matrix": ({"cells": CELLS}, lambda frames: coverage_matrix(frames["cells"], LABELS)),
    "calibration_lines": (
        {"classes": CLASSES},
        lambda frames: calibration_lines(frames["classes"], LABELS),
    ),
    "deviation_dots": (
        {"totals": TOTALS},
        lambda frames: deviation_dots(frames["totals"], 0.001, TITLE),
    ),
    "grouped_dots": (
        {"rows": GROUPS},
        lambda frames: grouped_dots(frames["rows"], [0, 100], TITLE),
    ),
    "rank_move_bars": ({"causes": CAUSES}, lambda frames: rank_move_bars(frames["causes"], TITLE)),
    "rank_sparkline": (
        {"history": HISTORY, "targets": TARGETS},
        lambda frames: rank_sparkline(frames["history"], frames["targets"], [2019, 2021], 63),
    ),
    "rank_trend": (
        {
            "history": HISTORY, "fields": FIELDS, "series": SERIES, "targets": TARGETS,
            "gaps": GAPS, "years": YEARS,
        },
        lambda frames: rank_trend(**frames, title=TITLE),
    ),
    "ranking_dots": (
        {"ranking": RANKING},
        lambda frames: ranking_dots(frames["ranking"], "score", TITLE, 63),
    ),
    "ranking_dots_of_places": (
        {"ranking": RANKING.assign(value=[1, 2], interval_low=None, interval_high=None)},
        lambda frames: ranking_dots(frames["ranking"], "rank", TITLE, 63),
    ),
    "score_trend": (
        {
            "history": HISTORY, "spread": SPREAD, "series": SERIES, "gaps": GAPS,
            "years": YEARS,
        },
        lambda frames: score_trend(**frames, promised=pd.Series([2021.0]), title=TITLE),
    ),
    "series_bars": ({"series": BARS}, lambda frames: series_bars(frames["series"])),
    "target_marks": (
        {"promises": PROMISES, "names": PROMISE_NAMES},
        lambda frames: target_marks(**frames, n=63, title=TITLE),
    ),
    "tile_map": (
        {"tiles": TILES, "islands": ISLANDS},
        lambda frames: tile_map(frames["tiles"], frames["islands"], LABELS),
    ),
    "stage_bars": ({"marks": STAGE_BARS}, lambda frames: stage_bars(frames["marks"], STAGE)),
    "stage_lines": (
        {"marks": STAGE_LINES},
        lambda frames: stage_lines(frames["marks"], STAGE, TITLE, True),
    ),
    "stage_stacks": ({"marks": STAGE_STACKS}, lambda frames: stage_stacks(frames["marks"], STAGE)),
    "unit_dots": (
        {"units": UNITS, "thresholds": THRESHOLDS},
        lambda frames: unit_dots(frames["units"], frames["thresholds"], TITLE),
    ),
    "unit_dots_without_thresholds": (
        {"units": UNITS.assign(value=[90.5, 70.0])},
        lambda frames: unit_dots(frames["units"], THRESHOLDS.iloc[:0], TITLE),
    ),
    "unit_dots_without_scores": (
        {"units": UNITS.assign(value=[None, None]), "thresholds": THRESHOLDS},
        lambda frames: unit_dots(frames["units"], frames["thresholds"], TITLE),
    ),
    "unit_history": (
        {"years": UNIT_YEARS},
        lambda frames: unit_history(frames["years"], "class", ["Tốt 'ạ'", "Khá"], TITLE),
    ),
    "unit_history_of_places": (
        {"years": UNIT_YEARS.assign(level=[3, 1, None, 2], run=None)},
        lambda frames: unit_history(frames["years"], "rank", [], TITLE),
    ),
    "waterfall": ({"bars": WATERFALL}, lambda frames: waterfall(frames["bars"], TITLE)),
}  # fmt: skip
# What is dragged over these beside a click.
MORE_GESTURES = {
    "ranking_dots": ("brushed",),
    "ranking_dots_of_places": ("brushed",),
    "component_plan": ("part", "dragged"),
}
# What these show has no home province; on the map its tile is coloured like any other.
WITHOUT_HOME = {
    "calibration_lines",
    "class_shares",
    "coverage_matrix",
    "deviation_dots",
    "rank_move_bars",
    "series_bars",
    "stage_bars",
    "stage_lines",
    "stage_stacks",
    "tile_map",
}
LOOKS = [
    pytest.param(name, scheme, language, id=f"{name}-{scheme}-{language}")
    for name, scheme, language in product(CHARTS, SCHEMES, LANGUAGES)
]


def _chart(name: str) -> Chart:
    frames, draw = CHARTS[name]
    return draw(frames)


def _svg(chart: Chart, scheme: Scheme = "light", language: str = "vi") -> str:
    return str(
        vl_convert.vegalite_to_svg(_with_rows(chart, scheme, language), allowed_base_urls=[])
    )


def _with_rows(chart: Chart, scheme: Scheme, language: str) -> dict[str, Any]:
    rows = {key: alt.to_values(frame)["values"] for key, frame in chart.frames.items()}
    return {**chart.specification(scheme, language), "datasets": rows}


def test_every_chart_module_is_tested() -> None:
    shared = {
        "__init__",
        "channels",
        "chart",
        "label_rows",
        "marks",
        "palette",
        "stage_look",
        "theme",
        "ticks",
        "trend_marks",
    }
    # A count to be read at one size, which chooses nothing: its own test stands below.
    shared.add("hundred_dots")
    modules = {file.stem for file in Path(theme.__file__).parent.rglob("*.py")} - shared
    tested = {draw.__code__.co_names[0] for _, draw in CHARTS.values()}
    assert {"component_lines" if name == "component_line" else name for name in tested} == modules


@pytest.mark.parametrize(("name", "scheme", "language"), LOOKS)
def test_a_chart_is_valid_and_can_be_drawn(name: str, scheme: Scheme, language: str) -> None:
    spec = _chart(name).specification(scheme, language)
    assert "datasets" not in spec
    drawn = vl_convert.vegalite_to_vega(_with_rows(_chart(name), scheme, language))
    assert {mark["type"] for mark in drawn["marks"]} != set()
    assert _paint(spec["config"]) == _paint(theme.config(scheme, language))
    # No title of its own: the frame around it says it. The stage alone knows its size.
    assert "title" not in spec
    is_page_s = not name.startswith("stage_")
    assert (spec["config"] == theme.config(scheme, language)) == is_page_s
    assert ("width" not in spec) == is_page_s


def _paint(config: object) -> object:
    """A configuration without its sizes: the stage is larger, in the same colours."""
    assert isinstance(config, dict)
    return {
        part: {key: value for key, value in given.items() if "Color" in key or key == "font"}
        if isinstance(given, dict)
        else given
        for part, given in config.items()
        if part != "locale"
    }


@pytest.mark.parametrize(("name", "scheme", "language"), LOOKS)
def test_a_chart_is_drawn_without_a_warning(
    name: str, scheme: Scheme, language: str, capfd: pytest.CaptureFixture[str]
) -> None:
    svg = _svg(_chart(name), scheme, language)
    assert svg.startswith("<svg")
    assert "NaN" not in svg
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", sorted(set(CHARTS) - WITHOUT_HOME))
def test_a_chart_of_provinces_has_the_home_accent(name: str, scheme: Scheme) -> None:
    spec = _chart(name).specification(scheme, "vi")
    assert PALETTES[scheme].home in json.dumps(spec)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_leaves_its_frames_alone(name: str) -> None:
    frames, draw = CHARTS[name]
    before = {key: frame.copy(deep=True) for key, frame in frames.items()}
    draw(frames).specification("light", "vi")
    for key, frame in some(frames.items()):
        pd.testing.assert_frame_equal(frame, before[key])


@pytest.mark.parametrize("name", CHARTS)
def test_the_frames_of_a_chart_are_those_its_specification_names(name: str) -> None:
    chart = _chart(name)
    spec = json.dumps(chart.specification("light", "vi"))
    named = re.findall(r'"data": \{"name": "(\w+)"', spec) + re.findall(r"data\('(\w+)'\)", spec)
    assert set(named) == set(chart.frames)
    assert set(chart.frames[ENDS].columns) - {"held"} <= chart.fields
    assert len(chart.frames[ENDS]) == 1


@pytest.mark.parametrize("name", CHARTS)
def test_a_specification_is_made_once_and_says_nothing_of_its_data(name: str) -> None:
    frames, draw = CHARTS[name]
    chart = draw(frames)
    is_stage_s = name.startswith("stage_")
    moved = {
        key: frame if is_stage_s else frame.assign(**_moved(frame)) for key, frame in frames.items()
    }
    other = draw(moved)
    assert other.specification("light", "vi") is chart.specification("light", "vi")
    assert chart.specification("dark", "vi") is not chart.specification("light", "vi")


def _moved(frame: pd.DataFrame) -> Frames:
    """Every number of a frame a little larger, every year a year later."""
    # What a kind says itself: which of its sides, bars, rows of the map.
    kept = ["side", "place", "order", "tile_row"]
    numbers = frame.select_dtypes("number").drop(columns=kept, errors="ignore")
    return {column: numbers[column] + 1 for column in numbers}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_a_page_tells_and_answers_and_one_for_a_hall_does_not(name: str) -> None:
    chart = _chart(name)
    spec, still = (made("light", "vi") for made in (chart.specification, chart.still))
    answers = not name.startswith("stage_")
    more = MORE_GESTURES.get(name, ())
    assert chart.gestures == ("chosen", "added", *more) * answers
    names_lines = ["named"] * (name in ("rank_trend", "score_trend"))
    assert _touched(spec) == sorted([*chart.gestures, "hover", *names_lines]) * answers
    assert set(_tooltips(spec)) == {"told"} & set(_tooltips(spec))
    assert bool(_tooltips(spec)) == answers
    assert _touched(still) == []
    assert '"param"' not in json.dumps(still)
    assert '"cursor"' not in json.dumps(still)
    # Of two views of one name, Vega would give each the rows of both (columns of a hall).
    assert [mark for mark in _marks(still) if "name" in mark] == []


def _marks(spec: Spec) -> list[dict[str, Any]]:
    if "mark" in spec:
        return [dict(spec)]
    inner = [*spec.get("layer", ()), *([spec["spec"]] if "spec" in spec else [])]
    return [mark for one in inner for mark in _marks(one)]


def test_of_a_hundred_dots_as_many_are_filled_as_are_told() -> None:
    chart = hundred_dots(46, "46 trên 100")
    dots = chart.frames["dots"]
    assert (len(dots), int(dots["is_filled"].sum()), set(dots["told"])) == (
        100,
        46,
        {"46 trên 100"},
    )
    assert _svg(chart).count("<path") >= len(dots)


def _touched(spec: Spec) -> list[str]:
    return sorted(one["name"] for one in spec.get("params", ()))


def _tooltips(spec: Spec) -> list[str]:
    return re.findall(r'"tooltip": \{"field": "(\w+)"', json.dumps(spec))


def test_a_quote_in_words_stays_in_the_words() -> None:
    # Vega reads a legend's words as an expression, in which a quote would end the text.
    assert "'partial' ạ" in _svg(_chart("coverage_matrix"))
    assert "'group_1' ạ" in _svg(_chart("tile_map"))


@pytest.mark.parametrize("name", ["rank_trend", "rank_sparkline"])
def test_a_target_is_an_open_diamond(name: str) -> None:
    drawn = json.dumps(_chart(name).specification("light", "vi"))
    assert '"shape": "diamond"' in drawn
    assert PALETTES["light"].target in drawn


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_but_a_target_has_the_colour_of_targets(scheme: Scheme) -> None:
    spec = _chart("tile_map").specification(scheme, "vi")
    assert PALETTES[scheme].target not in json.dumps(spec)


@pytest.mark.parametrize(("language", "written"), [("vi", r">41,\d+<"), ("en", r">41\.\d+<")])
def test_numbers_on_axes_are_written_by_language(language: str, written: str) -> None:
    frames = {
        **CHARTS["score_trend"][0],
        "spread": SPREAD.iloc[:0],
        "history": HISTORY.assign(score=[41.2, 42.1, None], label_score=41.5),
    }
    assert re.search(written, _svg(CHARTS["score_trend"][1](frames), "light", language))


@pytest.mark.parametrize("name", ["rank_trend", "score_trend", "rank_sparkline"])
def test_what_has_no_rows_is_left_out_without_a_warning(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    frames, draw = CHARTS[name]
    empty = {
        key: frame if key in ("history", "fields", "years") else frame.iloc[:0]
        for key, frame in frames.items()
    }
    assert _svg(draw(empty)).startswith("<svg")
    assert capfd.readouterr().err == ""


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _texts(palette: Palette) -> dict[str, str]:
    named = {
        name: getattr(palette, name) for name in ("text", "muted", "home", "target", "up", "down")
    }
    return named | {f"compared {at}": colour for at, colour in enumerate(palette.compared)}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_colours_stand_out_from_their_ground(scheme: Scheme) -> None:
    palette = PALETTES[scheme]
    weak = {
        name: round(found, 2)
        for name, colour in _texts(palette).items()
        if (found := contrast(colour, palette.ground)) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_text_of_a_quartile_stands_out_from_its_tile(scheme: Scheme) -> None:
    palette = PALETTES[scheme]
    pairs = zip(palette.quartile_text, palette.quartiles, strict=True)
    weak = {
        quartile: round(found, 2)
        for quartile, (ink, tile) in enumerate(pairs, start=1)
        if (found := contrast(ink, tile)) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_stand_out_from_their_ground(scheme: Scheme) -> None:
    """Three to one, as WCAG asks of graphics that must be seen to be understood."""
    palette = PALETTES[scheme]
    assert contrast(palette.rest, palette.ground) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_two_colours_of_identity_are_alike(scheme: Scheme) -> None:
    palette = PALETTES[scheme]
    colours = [palette.home, *palette.compared, palette.target, palette.rest]
    assert all(one != other for one, other in some(combinations(colours, 2)))
    assert len(palette.compared) == MOST_COMPARED


CODES = st.lists(
    st.builds(
        lambda number, is_new: f"{'n' if is_new else ''}{number:02}",
        st.integers(1, 96),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
    unique=True,
)


@given(home=CODES.map(lambda codes: codes[:2]), codes=CODES)
def test_a_province_keeps_its_colour_unless_an_earlier_one_claimed_it(
    home: list[str], codes: list[str]
) -> None:
    compared = [code for code in codes if code not in home]
    found = slots(home, compared)
    assert list(found) == [home[0], *[*home[1:], *compared][:MOST_COMPARED]]
    assert found[home[0]] == "home"
    assert len(set(found.values())) == len(found)
    earlier: set[str] = set()
    for code, slot in found.items():
        own = slots([home[0]], [code])[code] if code != home[0] else "home"
        assert slot == own or own in earlier
        earlier.add(slot)
    # One more at the end recolours nobody.
    assert slots(home, compared[:-1]).items() <= found.items() or len(found) > MOST_COMPARED


@pytest.mark.parametrize("scheme", SCHEMES)
def test_identity_states_its_whole_domain_whoever_is_shown(scheme: Scheme) -> None:
    scale = identity(scheme).to_dict()["scale"]
    palette = PALETTES[scheme]
    assert scale == {
        "domain": ["home", "0", "1", "2", "3", "4"],
        "range": [palette.home, *palette.compared],
    }


@given(places=st.lists(st.floats(0, 100), max_size=6), gap=st.floats(0.1, 10))
def test_labels_are_moved_apart_in_their_order(places: list[float], gap: float) -> None:
    moved = trend_marks.spread(places, gap)
    order = sorted(range(len(places)), key=lambda index: places[index])
    steps = [moved[after] - moved[before] for before, after in pairwise(order)]
    assert all(step >= gap - 1e-9 for step in steps)
    assert trend_marks.spread([1.0, 50.0], 5.0) == [1.0, 50.0]


def test_looks_of_threads_do_not_mix() -> None:
    looks = list(product(SCHEMES, LANGUAGES)) * 5

    def background(look: tuple[Scheme, str]) -> object:
        return _chart("score_trend").specification(*look)["config"]

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(background, looks)) == [theme.config(*look) for look in looks]
