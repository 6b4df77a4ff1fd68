"""Missing data are built once, whoever asks and however many ask together."""

import logging
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.build import build, first_build, version_file
from dashboard.store import versions
from dashboard.store.ask import ask, current_version
from tests.some import some

STEPS = ("schema", "load", "derive", "check", "write")


@pytest.fixture
def sources(lean: Path, tmp_path: Path) -> Path:
    """A copy of the lean data/ that a test may spoil."""
    return Path(shutil.copytree(lean, tmp_path / "data"))


@pytest.fixture(autouse=True)
def nothing_built(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh process on a fresh machine, whose data/ is the lean one."""
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path / "build"))
    monkeypatch.setattr(first_build, "_preparation", first_build.Preparation())
    monkeypatch.setattr(build.build, "__defaults__", (sources, lambda _: None))
    monkeypatch.setattr(version_file.program_hash, "__defaults__", (sources,))


def _spoil(sources: Path) -> Path:
    file = sources / "pci" / "2020.csv"
    kept = file.with_suffix(".kept")
    shutil.copy(file, kept)
    file.write_text(file.read_text(encoding="utf-8").replace("6.0557", "six", 1), encoding="utf-8")
    return kept


def test_ten_visitors_who_arrive_together_wait_for_one_build(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, logger="dashboard")
    together = threading.Barrier(10)

    def visit(_: int) -> list[str]:
        told: list[str] = []
        together.wait()
        first_build.start()
        first_build.wait(told.append)
        assert first_build.ready()
        return told

    with ThreadPoolExecutor(10) as pool:
        told = list(pool.map(visit, range(10)))
    assert [record.message for record in caplog.records] == ["no data yet: building them"]
    assert {step for steps in told for step in steps} <= set(STEPS)
    assert all(steps == sorted(steps, key=STEPS.index) for steps in some(told))
    assert first_build.fault() is None
    assert len(versions.versions()) == 1
    assert ask("data_state")["version"].item() == current_version()


def test_nothing_is_rebuilt_once_a_version_was_named(tmp_path: Path) -> None:
    # A pointer that cannot be used is told to the reader, not papered over.
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "current").write_text("nonsense", encoding="utf-8")
    assert first_build.ready()
    first_build.start()
    first_build.wait()
    assert versions.versions() == []


def test_waiting_for_nothing_returns_at_once() -> None:
    told: list[str] = []
    first_build.wait(told.append)
    assert (told, first_build.fault(), first_build.ready()) == ([], None, False)


def test_a_fault_is_told_and_logged_and_the_next_start_tries_again(
    sources: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = _spoil(sources)
    first_build.start()
    first_build.wait()
    assert first_build.fault() == (
        "data/pci/2020.csv, line 2, column score: found 'six',"
        " expected a number with a decimal point, or nothing"
    )
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert not first_build.ready()
    kept.replace(sources / "pci" / "2020.csv")
    first_build.start()
    first_build.wait()
    assert first_build.fault() is None
    assert first_build.ready()


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path / "file" / "build"))
    preparation = first_build.Preparation()
    preparation.start()
    preparation.wait(lambda _: None)
    assert preparation.fault is not None
    assert "Not a directory" in preparation.fault


def test_an_error_of_duckdb_is_told_too(sources: Path) -> None:
    (sources / "derive" / "020_edition_statistic.sql").write_text("insert into", encoding="utf-8")
    first_build.start()
    first_build.wait()
    assert first_build.fault() is not None


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no folder there that takes no file")
def test_a_folder_that_takes_no_file_is_told_apart_from_faults_of_the_rows(
    tmp_path: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_BUILD", "/proc/dashboard/versions")
    first_build.start()
    first_build.wait()
    assert first_build.problem() == "not_written"
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path / "build"))
    _spoil(sources)
    first_build.start()
    first_build.wait()
    assert first_build.problem() == "not_built"
