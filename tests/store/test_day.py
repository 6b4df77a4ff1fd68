"""The day of a run: Vietnam's, one for the whole run, and a part of what answers are kept by."""

import datetime

import duckdb
import pytest

from dashboard.store.ask import bound, per_version, pinned, today

FIRST, SECOND = datetime.date(2026, 3, 31), datetime.date(2026, 4, 1)


def test_the_environment_says_which_day_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_TODAY", "2026-03-31")
    assert today() == FIRST


def test_without_it_it_is_the_day_in_vietnam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASHBOARD_TODAY")
    hours = datetime.timedelta(hours=7)
    before = (datetime.datetime.now(datetime.UTC) + hours).date()
    found = today()
    assert found in (before, (datetime.datetime.now(datetime.UTC) + hours).date())


def test_a_run_that_began_before_midnight_stays_on_its_day(
    world: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_TODAY", f"{FIRST}")
    with pinned():
        later = bound(today)
        monkeypatch.setenv("DASHBOARD_TODAY", f"{SECOND}")
        with pinned():
            assert today() == FIRST
    assert today() == SECOND
    assert later() == FIRST


def test_an_answer_is_kept_for_its_day(
    world: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = per_version(lambda: f"{today()}")
    monkeypatch.setenv("DASHBOARD_TODAY", f"{FIRST}")
    assert told() == "2026-03-31"
    monkeypatch.setenv("DASHBOARD_TODAY", f"{SECOND}")
    assert told() == "2026-04-01"
