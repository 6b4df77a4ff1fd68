"""Publishing: one step, a line in the log, the rows back as CSV; what fails changes nothing."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from dashboard import ROOT
from dashboard.access.person import NotAllowedError, Person
from dashboard.build import build, source_tables
from dashboard.ingest import audit_log, publish
from dashboard.ingest.dry_run import accepting
from dashboard.ingest.grid import Value
from dashboard.ingest.merge import merge
from dashboard.ingest.publish import RefusedError, refusal_text
from dashboard.ingest.reading import Row
from dashboard.store import versions
from dashboard.store.ask import ask, current_file, pinned
from dashboard.store.connection import version_connection
from dashboard.store.versions import version_of

CHECKER = Person("bich@snv.vn", frozenset({"publisher"}), "oidc")
CLERK = Person("an@snv.vn", frozenset({"editor"}), "oidc")
KEY = {"index_code": "PAPI", "year": 2020, "province_code": "62"}
KON_TUM = """
    select score, published_rank, computed_rank, difference_reason from province_result
    where index_code = 'PAPI' and year = 2020 and component_code = 'TOTAL' and province_code = '62'
"""


@pytest.fixture
def folder(lean_folder: Path) -> Path:
    """A folder of versions of its own, in which that of the lean rows is current."""
    return lean_folder


# Scores of Kon Tum in PAPI 2020.
HELD = (("D4.1", 1.489194512), ("D4", 6.060162425), ("TOTAL", 41.626957686))


@pytest.fixture(scope="session")
def drafted(lean: Path, lean_version: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A version in which D4 and the total of Kon Tum in PAPI 2020 are half a point higher."""
    held = source_tables.read(lean_version)
    changed = [
        Row(
            "province_score", {**KEY, "component_code": code, "score": round(score + 0.5, 9)}, "", 1
        )
        for code, score in HELD
    ]
    for row in changed:
        assert merge_score(held, row) == pytest.approx(float(str(row.values["score"])) - 0.5)
    merged = merge(held, changed, {})
    assert merged.editions == (("PAPI", 2020),)
    place = tmp_path_factory.mktemp("drafted")
    source_tables.write(merged.tables, place / "data")
    return build.prepare(place / "data", rules=lean, into=place, accept=accepting(merged.editions))


def merge_score(held: source_tables.Tables, row: Row) -> float:
    """The score that is held under a row's key."""
    table = held["province_score"]
    return float(str(table.rows[table.key_of(row.values)]["score"]))


def _kon_tum(file: Path) -> tuple[object, ...]:
    found = version_connection(file).cursor().execute(KON_TUM).fetchone()
    assert found is not None
    return found


def _listing(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.csv")}


def test_a_place_the_new_score_contradicts_is_kept_as_printed_and_listed(drafted: Path) -> None:
    # 42.127 would be place 45; the document printed 49.
    score, published, computed, reason = _kon_tum(drafted)
    assert (score, published, reason) == (42.126957686, 49, "as_published")
    assert computed != 49
    listed = (
        version_connection(drafted)
        .cursor()
        .execute(
            "select published_rank, computed_rank from rank_exception"
            " where index_code = 'PAPI' and year = 2020 and province_code = '62'"
        )
    )
    assert listed.fetchall() == [(49, computed)]


def test_a_published_version_is_current_logged_and_written_back(
    folder: Path, drafted: Path, lean: Path, tmp_path: Path
) -> None:
    before = version_of(versions.current())
    rows = versions.rows_folder()
    steps: list[str] = []
    with publish.alone():
        file = publish.publish_file(CHECKER, drafted, steps.append, file="a.xlsx", sha256="ab")
    assert steps == ["copy", "switch", "rows"]
    assert versions.current() == file == folder / drafted.name
    assert _kon_tum(file)[0] == 42.126957686
    after = version_of(file)
    said = [(entry.person, entry.means, entry.action, entry.facts) for entry in audit_log.entries()]
    files = {"version": after, "before": before, "file": "a.xlsx", "sha256": "ab"}
    assert said[1:] == [
        ("bich@snv.vn", "oidc", "published", files),
        ("bich@snv.vn", "oidc", "publish_started", files),
    ]
    assert said[0][2] == "rows_written"
    assert audit_log.is_intact()
    assert not versions.pending().exists()
    # The history in git: three scores, and the place that is kept as printed.
    old, new = _listing(lean), _listing(rows)
    assert sorted(name for name in new if new[name] != old[name]) == [
        "papi/2020.csv", "reference/rank_exception.csv",
    ]  # fmt: skip
    # What was written gives the very version that was published.
    again = build.prepare(rows, rules=lean, into=tmp_path / "again")
    assert again.name == file.name


def test_a_version_rolled_back_is_current_again_and_so_are_its_rows(
    folder: Path, drafted: Path, lean: Path
) -> None:
    old = versions.current()
    with publish.alone():
        publish.publish_file(CHECKER, drafted)
    publish.roll_back(CHECKER, version_of(old))
    assert versions.current() == old
    assert _kon_tum(old) == (41.626957686, 49, 49, None)
    assert _listing(versions.rows_folder()) == _listing(lean)
    assert [entry.action for entry in audit_log.entries()][:3] == [
        "rows_written", "rolled_back", "roll_back_started",
    ]  # fmt: skip
    # The one that was published stays there to be opened.
    assert _kon_tum(folder / drafted.name)[0] == 42.126957686


def test_only_who_may_publish_rolls_back(folder: Path) -> None:
    before = versions.current()
    with pytest.raises(NotAllowedError):
        publish.roll_back(CLERK, version_of(before))
    assert versions.current() == before
    assert audit_log.entries() == ()


@pytest.mark.parametrize(
    "version", ["000000000000", "../../etc/passwd", "", "x" * 400, "0000000a11ce"]
)
def test_a_version_that_is_not_there_is_refused(folder: Path, version: str) -> None:
    with pytest.raises(RefusedError) as caught:
        publish.roll_back(CHECKER, version)
    assert caught.value.problem == "no_version"


def test_a_version_of_another_program_is_refused(folder: Path, world_version: Path) -> None:
    import duckdb

    file = folder / "dashboard-00000000cafe.duckdb"
    shutil.copy(world_version, file)
    with duckdb.connect(file) as connection:
        connection.execute("update data_version set version = '00000000cafe', program_hash = 'x'")
    with pytest.raises(RefusedError) as caught:
        publish.roll_back(CHECKER, "00000000cafe")
    assert caught.value.problem == "other_program"


def test_two_cannot_publish_at_the_same_time(folder: Path, drafted: Path) -> None:
    with FileLock(folder / "publish.lock"):
        for action in (lambda: publish.roll_back(CHECKER, "000000000000"), _enter):
            with pytest.raises(RefusedError) as caught:
                action()
            assert caught.value.problem == "busy"


def _enter() -> None:
    with publish.alone():
        pass


def test_a_damaged_draft_is_not_published(folder: Path, drafted: Path, tmp_path: Path) -> None:
    damaged = tmp_path / drafted.name
    damaged.write_bytes(drafted.read_bytes()[:100_000])
    before = versions.current()
    with pytest.raises(RefusedError) as caught, publish.alone():
        publish.publish_file(CHECKER, damaged)
    assert caught.value.problem == "no_version"
    assert versions.current() == before


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("source", {"source_id": "pci-wb-2026", "title": "PCI 2026", "reliability": "official"}),
        (
            "edition",
            {
                "index_code": "PAPI", "year": 2026, "field": 34, "series": "papi-2021",
                "coverage": "partial",
                "n_provinces": 34, "n_scored": 0, "headline_code": "TOTAL",
                "absent_reason": "not_found",
            },
        ),
    ],
)  # fmt: skip
def test_a_version_that_adds_nothing_but_a_document_or_an_edition_is_not_published(
    folder: Path, lean: Path, lean_version: Path, tmp_path: Path, table: str, row: dict[str, Value]
) -> None:
    merged = merge(source_tables.read(lean_version), [Row(table, row, "", 1)], {})
    source_tables.write(merged.tables, tmp_path / "data")
    empty = build.prepare(tmp_path / "data", rules=lean, into=tmp_path)
    before = versions.current()
    with pytest.raises(RefusedError) as caught, publish.alone():
        publish.publish_file(CHECKER, empty)
    assert caught.value.problem == "no_figures"
    assert refusal_text(caught.value, "vi").startswith("Tệp không có điểm, thứ hạng")
    assert (versions.current(), audit_log.entries()) == (before, ())


def test_rows_that_cannot_be_written_back_are_logged_and_written_later(
    folder: Path, drafted: Path
) -> None:
    blocked = versions.rows_folder() / "papi" / "2020.csv"
    blocked.unlink()
    blocked.mkdir()
    with publish.alone():
        file = publish.publish_file(CHECKER, drafted)
    assert versions.current() == file
    assert audit_log.entries()[0].action == "rows_not_written"
    assert versions.pending().exists()
    with pytest.raises(build.BuildError, match=r"python -m dashboard\.versions write"):
        build.build()
    blocked.rmdir()
    assert publish.write_back(CHECKER)
    assert not versions.pending().exists()
    assert b"62,TOTAL,42.126957686,,49," in blocked.read_bytes()


# Stops at each step until it is told to go on, so that a kill falls into the step that is meant.
STEPWISE = """
import sys
from pathlib import Path
from dashboard.ingest import publish
from dashboard.access.person import Person

def progress(step):
    print(step, flush=True)
    sys.stdin.readline()

with publish.alone():
    publish.publish_file(Person("x", frozenset(), "command"), Path(sys.argv[1]), progress)
"""


def _command(drafted: Path, *before: str) -> list[str]:
    return [*before, sys.executable, "-c", STEPWISE, str(drafted)]


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
@pytest.mark.parametrize(("last", "is_new"), [("copy", False), ("switch", False), ("rows", True)])
def test_a_publish_killed_in_a_step_leaves_the_old_or_the_new_version_whole(
    folder: Path, drafted: Path, last: str, is_new: bool
) -> None:
    old = versions.current()
    with subprocess.Popen(
        _command(drafted),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as command:
        assert command.stdin is not None
        assert command.stdout is not None
        for line in command.stdout:
            if line.strip() == last:
                command.send_signal(signal.SIGKILL)
                break
            command.stdin.write("\n")
            command.stdin.flush()
    assert command.returncode == -signal.SIGKILL
    assert versions.current() == (folder / drafted.name if is_new else old)
    assert len(ask("data_state")) == 1
    assert audit_log.is_intact()
    # The next one goes through: no lock is left behind, nothing half-written is in the way.
    with publish.alone():
        publish.publish_file(CHECKER, drafted)
    assert versions.current() == folder / drafted.name
    assert not versions.pending().exists()


# A file may not grow beyond a megabyte: what a full disk does, without filling one.
SMALL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
from pathlib import Path
from dashboard.ingest import publish
from dashboard.access.person import Person
with publish.alone():
    publish.publish_file(Person("x", frozenset(), "command"), Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
def test_a_full_disk_leaves_the_old_version_current_and_nothing_behind(
    folder: Path, drafted: Path
) -> None:
    old = versions.current()
    ended = subprocess.run(
        [sys.executable, "-c", SMALL_DISK, str(drafted)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode != 0
    assert "File too large" in ended.stderr
    assert versions.current() == old
    assert sorted(file.name for file in folder.glob("*dashboard-*")) == [old.name]
    assert list(folder.glob("*.building")) == []


def test_readers_see_the_old_or_the_new_version_and_no_error_while_it_is_published(
    folder: Path, drafted: Path
) -> None:
    old = versions.current()
    seen: list[set[object]] = [set() for _ in range(6)]
    problems: list[BaseException] = []
    is_over = threading.Event()

    def rerun(mine: set[object]) -> None:
        try:
            while not is_over.is_set():
                with pinned():
                    first = ask("data_state")["version"].item()
                    mine.add((first, _kon_tum(current_file())[0]))
        except BaseException as problem:  # noqa: BLE001 - told by the assertion below
            problems.append(problem)

    readers = [threading.Thread(target=rerun, args=(mine,)) for mine in seen]
    for reader in readers:
        reader.start()
    for _ in range(3):
        with publish.alone():
            publish.publish_file(CHECKER, drafted)
        publish.roll_back(CHECKER, version_of(old))
    with publish.alone():
        publish.publish_file(CHECKER, drafted)
    is_over.set()
    for reader in readers:
        reader.join()
    assert problems == []
    whole = {(version_of(old), 41.626957686), (version_of(drafted), 42.126957686)}
    assert set().union(*seen) == whole


@pytest.fixture
def three_lines(folder: Path) -> list[str]:
    """A log of three lines."""
    for action in ("one", "two", "three"):
        audit_log.add(CHECKER, action, text="Sở Nội vụ\u2028dòng khác\n")
    return audit_log.file().read_text(encoding="utf-8").splitlines()


def test_the_log_names_who_did_what_in_order(three_lines: list[str]) -> None:
    assert [entry.action for entry in audit_log.entries()] == ["three", "two", "one"]
    assert {entry.facts["text"] for entry in audit_log.entries()} == {"Sở Nội vụ\u2028dòng khác\n"}
    assert audit_log.is_intact()


@pytest.mark.parametrize("at", [0, 1])
def test_a_line_of_the_log_that_was_changed_or_removed_is_noticed(
    three_lines: list[str], at: int
) -> None:
    lines = audit_log.file().read_text(encoding="utf-8").split("\n")
    refusal_text = json.loads(lines[at])
    refusal_text["person"] = "somebody else"
    changed = [*lines]
    changed[at] = json.dumps(refusal_text, ensure_ascii=False)
    audit_log.file().write_text("\n".join(changed), encoding="utf-8")
    assert not audit_log.is_intact()
    audit_log.file().write_text("\n".join(lines[:at] + lines[at + 1 :]), encoding="utf-8")
    assert not audit_log.is_intact()


def test_a_line_that_a_crash_cut_short_is_told_and_the_next_is_whole(folder: Path) -> None:
    audit_log.add(CHECKER, "one")
    with audit_log.file().open("a", encoding="utf-8") as handle:
        handle.write('{"at": "2026')
    audit_log.add(CHECKER, "two")
    assert [entry.action for entry in audit_log.entries()] == ["two", "one"]
    assert not audit_log.is_intact()


def test_many_who_write_at_once_lose_no_line(folder: Path) -> None:
    writers = [
        threading.Thread(target=audit_log.add, args=(CHECKER, f"action-{number}"))
        for number in range(20)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(audit_log.entries()) == 20
    assert audit_log.is_intact()
