"""The two data versions tests run on: the real figures, and a tiny world with every awkward fact.

Both are opened through the app's own door (``DASHBOARD_BUILD`` names the folder), so what a test
sees is what a page sees. Nothing here touches data/build. What costs time is made once for all
workers of a run (``made_once``).
"""

import csv
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from filelock import FileLock

from dashboard.build import build, version_file
from dashboard.store import versions
from dashboard.store.ask import forget
from dashboard.store.connection import version_connection

TESTS = Path(__file__).resolve().parent
WORLD_VERSION = "0000000a11ce"
# As the running app would see it: a version that is not among the real ones.
STAMP = """
insert into data_version by name
select
    $version as version,
    $version as content_hash,
    $program as program_hash,
    max(published_on) as newest_source_date,
    (select count(*) from province_score) as n_scores
from source
"""

MadeOnce = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """``made_once(name, make)``: a folder that ``make`` fills, once for all workers of a run.

    Every worker gets a folder of its own with hard links to the files of the one that made them:
    it may add to the folder, but must not write into those files.
    """
    own = tmp_path_factory.getbasetemp()
    # A worker's folder stands inside that of the run.
    run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def folder(name: str, make: Callable[[Path], object]) -> Path:
        made = run / f"made-{name}"
        with FileLock(run / f"made-{name}.lock"):
            if not made.exists():
                draft = run / f"draft-{name}"
                shutil.rmtree(draft, ignore_errors=True)
                draft.mkdir()
                make(draft)
                draft.rename(made)
        return Path(shutil.copytree(made, own / name, copy_function=os.link))

    return folder


@pytest.fixture(scope="session", autouse=True)
def build_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where every test's versions live, unless it names a folder of its own; empty until asked."""
    folder = tmp_path_factory.mktemp("build")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_BUILD", str(folder))
        # A test says the same whatever day it is.
        patch.setenv("DASHBOARD_TODAY", "2026-11-30")
        yield folder
    _forget()


_remembered: list[Path] = []


@pytest.fixture(autouse=True)
def no_memory_of_other_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """Answers and caches last for one test.

    Tests of one file that look at the real figures and replace nothing share them, as the readers
    of one server do: what one of them changed in an answer, the next one sees.
    """
    shares = "real" in request.fixturenames and "monkeypatch" not in request.fixturenames
    if not (shares and _remembered == [request.path]):
        _forget()
    yield
    if shares:
        _remembered[:] = [request.path]
    else:
        _forget()


def _forget() -> None:
    _remembered.clear()
    forget()
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def real_version(build_folder: Path, made_once: MadeOnce) -> Path:
    """The file of the real figures; current in ``build_folder`` from then on."""
    (made,) = made_once("real", lambda folder: _build(None, folder)).glob("*.duckdb")
    file = build_folder / made.name
    # A server that a test started may have built it there already.
    if not file.exists():
        os.link(made, file)
    versions.switch(file)
    return file


def _build(data: Path | None, folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_BUILD", str(folder))
        build.build(data)


@pytest.fixture
def real(real_version: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The real figures as the current version: ``db.ask`` answers from them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_BUILD", str(real_version.parent))
        yield version_connection(versions.current())


@pytest.fixture(scope="session")
def world_version(made_once: MadeOnce) -> Path:
    """The file of the tiny world, current in a folder of its own."""
    return made_once("world", _make_world) / f"dashboard-{WORLD_VERSION}.duckdb"


def _make_world(folder: Path) -> None:
    file = folder / f"dashboard-{WORLD_VERSION}.duckdb"
    scripts = [versions.DATA / "schema.sql", TESTS / "world.sql"]
    scripts += sorted((versions.DATA / "derive").glob("*.sql"))
    with duckdb.connect(file) as connection:
        for script in scripts:
            connection.execute(script.read_text(encoding="utf-8"))
        connection.execute(
            STAMP, {"version": WORLD_VERSION, "program": version_file.program_hash()}
        )
    (folder / "current").write_text(f"{file.name}\n", encoding="utf-8")


@pytest.fixture
def world(world_version: Path, monkeypatch: pytest.MonkeyPatch) -> duckdb.DuckDBPyConnection:
    """The tiny world as the current version: ``db.ask`` answers from it."""
    monkeypatch.setenv("DASHBOARD_BUILD", str(world_version.parent))
    return version_connection(versions.current())


KEPT = {"PAPI": (2020, 2021), "PCI": (2020, 2021)}


def _is_kept(index_code: str, year: str) -> bool:
    return int(year) in KEPT.get(index_code, (int(year),))


@pytest.fixture(scope="session")
def lean(made_once: MadeOnce) -> Path:
    """The real data/ with two years of PAPI and PCI only, so that a build takes half a second."""
    return made_once("lean", _make_lean) / "data"


def _make_lean(folder: Path) -> None:
    data = Path(
        shutil.copytree(
            versions.DATA, folder / "data", ignore=shutil.ignore_patterns("build", "*.md")
        )
    )
    for index_code in KEPT:
        for file in (data / index_code.lower()).glob("*.csv"):
            if not _is_kept(index_code, file.stem):
                file.unlink()
    for file in (data / "expected_rows.csv", *(data / "reference").glob("*.csv")):
        _keep(file)


def _keep(file: Path) -> None:
    """Drop the rows of the editions that were left out."""
    with file.open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle)
    if {"index_code", "year"} <= set(header):
        index_at, year_at = header.index("index_code"), header.index("year")
        rows = [row for row in rows if _is_kept(row[index_at], row[year_at])]
        with file.open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle, lineterminator="\n").writerows([header, *rows])


@pytest.fixture(scope="session")
def lean_version(lean: Path, made_once: MadeOnce) -> Path:
    """The file that the lean data give, in a folder of its own."""
    (file,) = made_once("lean-version", lambda folder: _build(lean, folder)).glob("*.duckdb")
    return file


@pytest.fixture
def lean_folder(
    tmp_path: Path, lean: Path, lean_version: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder of versions in which the lean one is current, and beside it a copy of its rows.

    For tests that publish: ``DASHBOARD_BUILD`` and ``DASHBOARD_ROWS`` name the two.
    """
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path / "versions"))
    monkeypatch.setenv("DASHBOARD_ROWS", str(tmp_path / "rows"))
    shutil.copytree(lean, tmp_path / "rows", ignore=shutil.ignore_patterns("*.sql", "*.toml"))
    (tmp_path / "versions").mkdir()
    versions.switch(Path(shutil.copy(lean_version, tmp_path / "versions")))
    return tmp_path / "versions"
