"""Scenario files and plans in the address: what goes out comes back, what is wrong is refused."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import ROOT
from dashboard.analysis.scenario import Known, Scenario, ScenarioError, plan_text, read_plan
from dashboard.analysis.scenario_json import FORMAT, RESULTS, from_json, to_json
from dashboard.text.messages import catalogue

SCALES = {"D1": (1.0, 10.0), "D4": (1.0, 10.0)}
KNOWN = Known(
    provinces=frozenset({"62", "67"}),
    editions={"PAPI": frozenset({2019, 2020})},
    scales=lambda *_: SCALES,
)
SCENARIO = Scenario(
    name="Ba sở cùng làm <b>*x*</b>",
    note="Dòng một\nDòng hai",
    province_code="62",
    index_code="PAPI",
    year=2020,
    horizon=1,
    target_rank=43,
    target_score=None,
    plan=(("D1", 5.2), ("D4", 6.5602)),
    results=tuple((name, None if name == "case_share" else 0.5) for name in RESULTS),
    data_version="d83446be7ab5",
    made_on="2026-11-22",
)


def _with(**changes: Any) -> bytes:
    """The scenario's file with parts replaced; "inputs.year" goes inside, ... removes."""
    content = json.loads(to_json(SCENARIO, "GIẢ ĐỊNH"))
    for path, value in changes.items():
        *outer, name = path.split("__")
        place = content
        for step in outer:
            place = place[step]
        if value is ...:
            del place[name]
        else:
            place[name] = value
    return json.dumps(content).encode()


def _problem(content: bytes) -> tuple[str, str]:
    with pytest.raises(ScenarioError) as caught:
        from_json(content, KNOWN)
    return caught.value.problem, caught.value.detail


def test_a_scenario_comes_back_as_it_was() -> None:
    assert from_json(to_json(SCENARIO, "GIẢ ĐỊNH"), KNOWN) == SCENARIO


def test_a_file_of_the_first_format_still_opens_and_says_what_it_said() -> None:
    file = (ROOT / "tests" / "kept" / "scenario.json").read_bytes()
    read = from_json(file, KNOWN)
    assert (read.name, read.target_rank, dict(read.plan)) == ("Tên", 43, {"D4": 6.5602})
    assert read.result("rank_today") == 49
    assert json.loads(to_json(read, "GIẢ ĐỊNH")) == json.loads(file)


def test_the_file_says_that_it_is_hypothetical_and_on_which_data() -> None:
    content = json.loads(to_json(SCENARIO, "GIẢ ĐỊNH"))
    assert content["label"] == "GIẢ ĐỊNH"
    assert content["data_version"] == "d83446be7ab5"
    assert content["format"] == FORMAT


@given(
    st.dictionaries(
        st.sampled_from(sorted(SCALES)),
        st.integers(10_000, 100_000).map(lambda number: number / 10_000),
    )
)
def test_a_plan_in_the_address_comes_back_as_it_was(plan: dict[str, float]) -> None:
    assert read_plan(plan_text(plan), SCALES) == (plan, [])


def test_a_plan_in_the_address_is_short_and_exact() -> None:
    assert plan_text({"D4": 6.5602, "D1": 5.2}) == "D1:5.20,D4:6.5602"


@pytest.mark.parametrize(
    "part", ["D9:5", "D1:11", "D1:0.5", "D1:nan", "D1:", "D1", ":", "D1:1e1", "D1:-5", "D1:5,2;"]
)
def test_a_wrong_part_of_a_plan_is_told_and_the_rest_is_taken(part: str) -> None:
    plan, wrong = read_plan(f"D4:6.10,{part}", SCALES)
    assert plan["D4"] == 6.1
    assert wrong != []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "not_json"),
        (b"\xff\xfe\x00", "not_json"),
        (b"{", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"[]", "not_a_scenario"),
        (b"null", "not_a_scenario"),
        (b"{}", "not_a_scenario"),
        (b" " * 1_000_001, "too_large"),
        (b"x" * 10_000_000, "too_large"),
    ],
    ids=["empty", "binary", "cut", "deep", "list", "null", "other", "over 1 MB", "10 MB"],
)
def test_a_file_that_is_no_scenario_is_refused(content: bytes, problem: str) -> None:
    assert _problem(content)[0] == problem


@pytest.mark.parametrize(
    ("changes", "problem", "detail"),
    [
        ({"format_version": 2}, "other_format", "2"),
        ({"format_version": True}, "other_format", "True"),
        ({"format_version": ...}, "other_format", "None"),
        ({"inputs": []}, "missing_part", "inputs"),
        ({"inputs": ...}, "missing_part", "inputs"),
        ({"results": 3}, "missing_part", "results"),
        ({"inputs__plan": ...}, "missing_part", "plan"),
        ({"inputs__province": "99"}, "unknown_province", "99"),
        ({"inputs__province": 62}, "unknown_province", "62"),
        ({"inputs__index": "XYZ"}, "unknown_index", "XYZ"),
        ({"inputs__index": ["PAPI"]}, "unknown_index", "['PAPI']"),
        ({"inputs__year": 2031}, "unknown_year", "2031"),
        ({"inputs__year": "2020"}, "not_a_number", "year: 2020"),
        ({"inputs__year": 2019.5}, "not_a_number", "year: 2019.5"),
        ({"inputs__horizon": 4}, "bad_horizon", "4"),
        ({"inputs__plan": {"D9": 5.0}}, "unknown_component", "D9"),
        ({"inputs__plan": {"D1": 10.01}}, "out_of_scale", "D1: 10.01 (1-10)"),
        ({"inputs__plan": {"D1": 0.99}}, "out_of_scale", "D1: 0.99 (1-10)"),
        ({"inputs__plan": {"D1": "5"}}, "not_a_number", "D1: 5"),
        ({"inputs__plan": {"D1": True}}, "not_a_number", "D1: True"),
        ({"inputs__plan": {"D1": None}}, "not_a_number", "D1: None"),
        ({"inputs__plan": {"D1": math.nan}}, "not_a_number", "D1: nan"),
        ({"inputs__plan": {"D1": math.inf}}, "not_a_number", "D1: inf"),
        ({"inputs__plan": {"D1": 10**400}}, "not_a_number", f"D1: {10**59}"),
        ({"inputs__target_rank": 0}, "out_of_scale", "target_rank: 0 (1-64)"),
        ({"inputs__target_rank": None}, "missing_part", "target_rank / target_score"),
        ({"inputs__target_score": 42.0}, "missing_part", "target_rank / target_score"),
        ({"results__chance": math.nan}, "not_a_number", "chance: nan"),
        ({"results__chance": 1.5}, "out_of_scale", "chance: 1.5 (0-1)"),
        ({"results__surprise": 1}, "unknown_result", "surprise"),
        ({"name": "x" * 81}, "too_long", "name: 81 > 80"),
        ({"name": 5}, "missing_part", "name"),
        ({"data_version": "../../etc"}, "missing_part", "data_version"),
        ({"made_on": "yesterday"}, "missing_part", "made_on"),
    ],
    ids=str,
)
def test_a_wrong_part_of_a_file_is_named(
    changes: dict[str, Any], problem: str, detail: str
) -> None:
    assert _problem(_with(**changes)) == (problem, detail)


def test_letters_that_cannot_be_seen_are_left_out_of_names() -> None:
    read = from_json(_with(name="A\u202eB\u200b\x07 "), KNOWN)
    assert read.name == "AB"


def test_every_problem_has_its_words() -> None:
    told = {key.rpartition(".")[2] for key in catalogue("vi") if key.startswith("what_if.problem.")}
    assert told - {"heading"} == {
        "too_large", "not_json", "not_a_scenario", "other_format", "missing_part",
        "unknown_province", "unknown_index", "unknown_year", "unknown_component",
        "unknown_result", "not_a_number", "out_of_scale", "bad_horizon", "too_long",
    }  # fmt: skip
