"""Briefings as files: what is written is read back, and what is wrong is refused with a message."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import ROOT
from dashboard.briefing import briefing_json
from dashboard.briefing.step import Briefing, BriefingError, Step
from dashboard.briefing.template import briefing_of, deck, resolve
from dashboard.store import versions
from dashboard.store.ask import as_of, current_version

VERSION = "0123456789ab"
SMALL = Briefing(
    id="b-1",
    name="Hội nghị",
    template="short",
    province_code="62",
    year=2020,
    language="vi",
    data_version=VERSION,
    steps=(
        Step("indices", "indices", "overview"),
        Step(
            "own",
            "words",
            message="Một ý <script>alert(1)</script>",
            lines=("**đậm**", "hai"),
            note="nói chậm",
            is_included=False,
        ),
        Step("view", "page", "trend", (("index", "PAPI"), ("compare", "01"), ("compare", "67"))),
    ),
)


def content() -> dict[str, Any]:
    return dict(json.loads(briefing_json.to_bytes(SMALL)))


def refused(file: bytes) -> BriefingError:
    with pytest.raises(BriefingError) as caught:
        briefing_json.from_bytes(file)
    assert all(caught.value.message(language) for language in ("vi", "en"))
    return caught.value


def problem(changed: dict[str, Any]) -> str:
    return refused(json.dumps(changed).encode()).problem


def test_what_is_written_is_read_back() -> None:
    file = briefing_json.to_bytes(SMALL)
    assert briefing_json.from_bytes(file) == SMALL
    assert briefing_json.to_bytes(briefing_json.from_bytes(file)) == file
    assert briefing_json.from_bytes(b"\xef\xbb\xbf" + file) == SMALL


def test_a_file_of_the_first_format_still_opens_and_is_written_as_it_was() -> None:
    file = (ROOT / "tests" / "kept" / "briefing.json").read_bytes()
    assert briefing_json.from_bytes(file) == SMALL
    assert briefing_json.to_bytes(SMALL) == file


def test_markup_is_kept_as_the_text_it_is() -> None:
    read = briefing_json.from_bytes(briefing_json.to_bytes(SMALL))
    assert read.steps[1].message == "Một ý <script>alert(1)</script>"


def test_what_cannot_be_seen_is_taken_out() -> None:
    changed = content()
    changed["name"] = "H\u202eội\x00 nghị\u200b\ud800"
    assert briefing_json.from_bytes(json.dumps(changed).encode()).name == "Hội nghị?"


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (b"", "not_json"),
        (b"\xff\xfe{}", "not_json"),
        (b"[" * 100_000, "not_json"),
        (b"[]", "not_a_briefing"),
        (b"{}", "not_a_briefing"),
        (b'{"format": "other"}', "not_a_briefing"),
        (b'{"format": "dashboard-briefing", "format_version": 2}', "other_format"),
        (b'{"format": "dashboard-briefing"}', "other_format"),
        (b" " * (briefing_json.LARGEST + 1), "too_large"),
    ],
)
def test_a_file_that_is_no_briefing_of_ours_is_refused(file: bytes, expected: str) -> None:
    assert refused(file).problem == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("id", "../../etc", "bad_value"),
        ("name", "x" * 121, "text_too_long"),
        ("name", 5, "bad_value"),
        ("year", "2020", "bad_value"),
        ("year", True, "bad_value"),
        ("year", 1066, "bad_value"),
        ("language", "fr", "bad_value"),
        ("data_version", "../x", "bad_value"),
        ("province", None, "bad_value"),
        ("steps", [], "no_steps"),
        ("steps", {}, "no_steps"),
        ("steps", [1], "bad_value"),
    ],
)
def test_a_wrong_value_is_refused(name: str, value: object, expected: str) -> None:
    assert problem(content() | {name: value}) == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("kind", "explode", "unknown_kind"),
        ("page", "../secret", "unknown_kind"),
        ("key", "a b", "bad_value"),
        ("key", "own", "same_key"),
        ("choices", {"index": "PAPI"}, "bad_value"),
        ("choices", [["index"]], "bad_value"),
        ("highlight", "x", "bad_value"),
        ("message", "x" * 2001, "text_too_long"),
        ("lines", ["x"] * 6, "bad_value"),
        ("note", None, "bad_value"),
        ("is_included", 1, "bad_value"),
    ],
)
def test_a_wrong_step_is_refused(name: str, value: object, expected: str) -> None:
    changed = content()
    changed["steps"][0] |= {name: value}
    assert problem(changed) == expected


def test_more_than_sixty_steps_are_refused() -> None:
    changed = content()
    changed["steps"] = [changed["steps"][0] | {"key": f"k{at}"} for at in range(61)]
    assert problem(changed) == "too_many_steps"


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(sorted(content()["steps"][0])), inner, max_size=9)
        ),
        max_leaves=20,
    )
)
def test_nothing_but_a_briefing_or_a_told_problem_comes_of_a_file(value: object) -> None:
    changed = content() | {"steps": value if isinstance(value, list) else [value]}
    try:
        read = briefing_json.from_bytes(json.dumps(changed).encode())
    except BriefingError as error:
        told = error.message("vi")
    else:
        told = ""
        assert briefing_json.from_bytes(briefing_json.to_bytes(read)) == read
    assert "{" not in told.split(" là ")[0]


# The version a briefing names


def test_a_briefing_is_shown_on_its_own_version(
    real: duckdb.DuckDBPyConnection, real_version: Path, lean_version: Path
) -> None:
    """A newer version is current; the briefing still shows the figures it was made of."""
    made = briefing_of("short", "62", 2020, "vi")
    before = resolve(made)
    beside = real_version.parent / lean_version.name
    if beside != real_version:
        beside.write_bytes(lean_version.read_bytes())
    with as_of(beside):
        assert current_version() != made.data_version
        assert resolve(made) == before
        assert deck("short", "62", 2020, "vi") != before
    beside.unlink()


def test_a_version_that_is_not_kept_is_told(real: duckdb.DuckDBPyConnection) -> None:
    made = briefing_of("short", "62", 2020, "vi")
    for version in (VERSION, "../../../etc/passwd"):
        with pytest.raises(BriefingError) as caught:
            resolve(dataclasses.replace(made, data_version=version))
        assert caught.value.problem == "version_gone"
    assert versions.current().is_file()
