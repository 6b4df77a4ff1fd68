"""What day it is: editions that should be out, what is to come and what has been, old results."""

import duckdb
import pytest

from dashboard.briefing.template import deck
from dashboard.catalog import units
from tests.opened import open_page, said, tables, texts

NAMED = (
    "Lẽ ra đã công bố mà chưa nạp: **PAPI 2025** (dự kiến 04/2026), "
    "**PAR INDEX 2025** (dự kiến 04/2026), **SIPAS 2025** (dự kiến 04/2026)"
)


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Every page here answers from the real figures."""


@pytest.mark.parametrize(("day", "is_named"), [("2026-04-30", False), ("2026-05-01", True)])
def test_an_edition_is_missed_once_its_usual_month_is_over(
    day: str, is_named: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_TODAY", day)
    assert (NAMED in said(open_page("overview"), "info")) == is_named


def test_an_edition_that_is_held_in_part_is_not_missed_and_the_way_to_load_is_told() -> None:
    at = open_page("overview", language="en")
    (told,) = [text for text in texts(at, "info") if text.startswith("Should be out")]
    assert "**DTI 2025** (expected 2026-10)" in told
    assert "**PGI 2025** (expected 2026-08)" in told
    assert "PCI" not in told
    assert "python -m dashboard.load FILE --check" in told
    assert "How the expected date is found" in [link.proto.label for link in at.get("page_link")]


def test_the_rule_of_expected_dates_is_told() -> None:
    assert "tháng thường lệ của chỉ số" in said(open_page("method"), "markdown")


def test_what_is_to_come_what_is_overdue_and_what_has_been_stand_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DASHBOARD_TODAY", "2021-03-27")
    at = open_page("overview", year="2020", language="en")
    headed = [text for text in texts(at, "markdown") if "2021" in text and text.startswith("**")]
    assert headed == [
        "**Deadlines passed in 2021; the documents do not say whether they were met**",
        "**Past events of 2021**",
    ]
    coming, overdue, past = (list(table.iloc[:, 0]) for table in tables(at)[-3:])
    assert coming[:3] == ["2021-03-27", "2021-03-29", "2021-04-15"]
    assert coming.count("Before 2022-02-20 (every year)") == 3
    assert overdue == ["Before 2021-02-20 (every year)"] * 3
    assert past == ["2021-03-18", "2021-03-26"]


def test_a_province_that_is_no_more_has_nothing_to_come() -> None:
    told = said(open_page("overview"), "info")
    assert "Từ 30/11/2026 không có việc nào trong tài liệu đang có" in told


@pytest.mark.parametrize(
    ("day", "dates"),
    [
        ("2021-02-20", ["trước 20/02/2021"] * 3 + ["18/03/2021"]),
        ("2021-02-21", ["18/03/2021", "30/06/2021", "30/06/2021", "trước 20/02/2022"]),
    ],
)
def test_a_briefing_lists_only_what_is_to_come(
    day: str, dates: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_TODAY", day)
    (shown,) = [one for one in deck("short", "62", 2020, "vi").slides if one.key == "request"]
    assert shown.table is not None
    assert [row[-1] for row in shown.table.rows if row[-1] != "–"] == dates


def test_an_old_result_of_a_unit_says_how_old_it_is() -> None:
    at = open_page("my_unit", unit=units.find_unit("kontum.bql-khu-kinh-te"))
    assert "Số liệu năm 2023 cách nay 3 năm." in texts(at, "caption")
    at = open_page("unit_ranking", province="62", scheme="PAR_UNIT", year="2017")
    assert "Số liệu năm 2017 cách nay 9 năm." in texts(at, "caption")


def test_a_result_that_may_be_the_newest_is_not_called_old(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DASHBOARD_TODAY", "2024-12-31")
    assert "cách nay" not in said(open_page("my_unit"))
