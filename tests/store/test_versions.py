"""Versions and the door to them: a broken one is named, and a good one is sealed."""

import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from dashboard import ROOT
from dashboard.store import ask as db
from dashboard.store import connection, versions
from dashboard.store.versions import VersionError

VERSION = "00000000cafe"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of versions."""
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    return tmp_path


def _problem() -> str:
    with pytest.raises(VersionError) as caught:
        connection.version_connection(versions.current())
    return caught.value.problem


def _name(file: Path) -> Path:
    """Make ``file`` the current version."""
    versions.pointer().write_text(f"{file.name}\n", encoding="utf-8")
    return file


def test_no_pointer_means_no_data_yet(folder: Path) -> None:
    assert _problem() == "no_data"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"\xff\xfe\x00", b"../dashboard-0123456789ab.duckdb", b"dashboard-0123.duckdb",
     b"dashboard-0123456789ab.duckdb\ndashboard-0123456789ac.duckdb"],
)  # fmt: skip
def test_a_pointer_that_names_no_version_is_bad(folder: Path, content: bytes) -> None:
    (folder / "current").write_bytes(content)
    assert _problem() == "bad_pointer"


def test_a_pointer_that_is_a_folder_is_bad(folder: Path) -> None:
    (folder / "current").mkdir()
    assert _problem() == "bad_pointer"


def test_a_named_file_that_is_gone_is_missing(folder: Path) -> None:
    _name(folder / f"dashboard-{VERSION}.duckdb")
    assert _problem() == "file_missing"


@pytest.mark.parametrize("kept", [0, 10, 4096, 200_000])
def test_a_truncated_file_is_unreadable(folder: Path, world_version: Path, kept: int) -> None:
    content = world_version.read_bytes()
    assert len(content) > kept
    _name(folder / world_version.name).write_bytes(content[:kept])
    assert _problem() == "file_unreadable"


def test_a_file_that_is_no_database_is_unreadable(folder: Path) -> None:
    _name(folder / f"dashboard-{VERSION}.duckdb").write_text("a,b\n1,2\n" * 3000, encoding="utf-8")
    assert _problem() == "file_unreadable"


def test_a_database_of_others_is_foreign(folder: Path) -> None:
    file = _name(folder / f"dashboard-{VERSION}.duckdb")
    with duckdb.connect(file) as foreign:
        foreign.execute("create table sales (amount integer)")
    assert _problem() == "foreign_file"


def test_a_version_under_another_name_is_foreign(folder: Path, world_version: Path) -> None:
    shutil.copy(world_version, _name(folder / f"dashboard-{VERSION}.duckdb"))
    assert _problem() == "foreign_file"


def test_a_refused_file_is_tried_again(folder: Path, world_version: Path) -> None:
    file = _name(folder / world_version.name)
    file.write_bytes(b"")
    assert _problem() == "file_unreadable"
    shutil.copy(world_version, file)
    assert db.current_version() == world_version.stem.removeprefix("dashboard-")
    assert len(db.ask("data_state")) == 1


def test_switching_names_the_file_and_leaves_nothing_else(
    folder: Path, world_version: Path
) -> None:
    file = Path(shutil.copy(world_version, folder))
    versions.switch(file)
    assert versions.current() == file
    assert sorted(path.name for path in folder.iterdir()) == ["current", file.name]


def test_a_new_version_is_seen_at_once_and_the_old_one_still_answers(
    folder: Path, world_version: Path
) -> None:
    old = Path(shutil.copy(world_version, folder))
    versions.switch(old)
    assert db.ask("data_state")["version"].item() == "0000000a11ce"
    new = Path(shutil.copy(world_version, folder / f"dashboard-{VERSION}.duckdb"))
    with duckdb.connect(new) as writable:
        writable.execute("update data_version set version = $version", {"version": VERSION})
    versions.switch(new)
    assert db.ask("data_state")["version"].item() == VERSION
    assert (
        connection.version_connection(old).cursor().execute("from data_version").fetchone()[0]
        == "0000000a11ce"
    )
    assert versions.versions() == sorted([old, new], key=lambda file: file.stat().st_mtime)


def test_the_path_is_told_to_other_programs(world_version: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "dashboard.versions", "path"],
        cwd=ROOT,
        env={"DASHBOARD_BUILD": str(world_version.parent), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == f"{world_version}\n"


@pytest.mark.parametrize(
    "statement",
    [
        "copy source to 'out.csv'",
        "attach 'other.duckdb'",
        "select * from read_csv('/etc/hostname')",
        "select * from '/etc/hostname'",
        "select * from read_text('/etc/hostname')",
        "export database 'out'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set threads = 4",
        "reset lock_configuration",
        "create table more (a integer)",
        "delete from source",
        "drop view province_rank",
    ],
)
def test_the_connection_is_sealed(world: duckdb.DuckDBPyConnection, statement: str) -> None:
    with world.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(statement)


def test_threads_that_share_a_connection_get_their_own_rows(
    world: duckdb.DuckDBPyConnection,
) -> None:
    """Fifty queries each, past the cache: a shared cursor gave wrong answers without an error."""
    query = db.queries.load("edition_ranking")
    wanted = {2019: ["68", "51", "67", "62"], 2020: ["67", "51", "62", "68"]}
    start = threading.Barrier(2)

    def ask(year: int) -> list[list[str]]:
        start.wait()
        given = {"index_code": "PAPI", "component_code": "TOTAL", "province_code": "62"}
        return [list(query.run(world, year=year, **given)["province_code"]) for _ in range(50)]

    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(wanted, pool.map(ask, wanted), strict=True))
    assert found == {year: [codes] * 50 for year, codes in wanted.items()}


def test_an_answer_is_kept_for_its_version(world: duckdb.DuckDBPyConnection) -> None:
    assert db.ask("data_state") is db.ask("data_state")
    first = db.ask("document_list", source_ids=("seed", "panel"))
    assert list(first["source_id"]) == ["seed", "panel"]
    assert db.ask("document_list", source_ids=("seed", "panel")) is first
    db.forget()
    assert db.ask("document_list", source_ids=("seed", "panel")) is not first


def test_a_file_cut_short_where_no_opener_looks_is_unreadable_when_asked(
    folder: Path, real_version: Path
) -> None:
    content = real_version.read_bytes()
    problems: set[str] = set()
    for cut in range(1, 6):
        db.forget()
        _name(folder / real_version.name).write_bytes(content[: -786_432 * cut])
        try:
            db.ask("source_catalog")
        except VersionError as error:
            problems.add(error.problem)
    assert problems == {"file_unreadable"}
