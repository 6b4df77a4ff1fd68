"""Several people at once, broken drafts, a cut log, a full folder: nothing is lost, all is told."""

import json
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import ROOT
from dashboard.access.person import NotAllowedError
from dashboard.ingest import audit_log, drafts, publish, review
from dashboard.ingest.dry_run import dry_run
from dashboard.ingest.publish import RefusedError
from dashboard.store import versions
from tests.ingest.test_drafts import CHECKER, CLERK, CORRECTED, _file, _propose
from tests.some import some

pytestmark = pytest.mark.usefixtures("lean_folder")
TOTALS = ("42,127", "42,227", "42,327")
# An attempt builds a version, which takes seconds.
ATTEMPTS, ROUNDS = 3, 20


def _together(*acts: Callable[[], object]) -> list[object]:
    """What comes of acts begun at the same moment: what each gave, or why it was refused."""
    begin = threading.Barrier(len(acts))
    came: list[object] = [None] * len(acts)

    def run(at: int) -> None:
        begin.wait()
        try:
            came[at] = acts[at]()
        except (RefusedError, OSError) as problem:
            came[at] = problem

    threads = [threading.Thread(target=run, args=(at,)) for at in range(len(acts))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return came


def test_three_who_try_files_at_once_lose_nothing() -> None:
    contents = [_file(total, "6,6602", "2,0892") for total in TOTALS]

    def attempts(content: bytes) -> list[bool]:
        made = []
        for _ in range(ATTEMPTS):
            tried = dry_run(content, "province_score.csv", {}, into=drafts.tried_folder())
            made.append(tried.file is not None and tried.file.is_file())
        return made

    came = _together(*(lambda one=one: attempts(one) for one in contents))  # type: ignore[misc]
    assert came == [[True] * ATTEMPTS] * 3
    assert list(versions.folder().rglob("*.building*")) == []


def test_each_attempt_has_a_folder_of_its_own() -> None:
    assert drafts.tried_folder() != drafts.tried_folder()


def test_of_approve_and_withdraw_one_wins_and_the_log_says_who() -> None:
    draft = _propose()
    for _ in some(range(ROUNDS)):
        drafts.write(draft)
        came = _together(
            lambda: review.approve(CHECKER, draft.draft_id).state,
            lambda: review.withdraw(CLERK, draft.draft_id).state,
        )
        # A draft that was withdrawn stays so; whoever is told to have won stands in the log.
        final = "withdrawn" if "withdrawn" in came else "checked"
        assert drafts.draft(draft.draft_id).state == final
        assert audit_log.entries()[0].action == final
    acts = Counter(entry.action for entry in audit_log.entries())
    assert acts["drafted"] == 1
    assert acts["checked"] + acts["withdrawn"] >= ROUNDS


def test_a_draft_is_either_published_or_withdrawn() -> None:
    for total in some(TOTALS[:2]):
        before = versions.current()
        draft = _propose(content=_file(total, "6,6602", "2,0892"))
        review.approve(CHECKER, draft.draft_id)
        came = _together(
            lambda draft=draft: review.publish(CHECKER, draft.draft_id).state,  # type: ignore[misc]
            lambda draft=draft: review.withdraw(CLERK, draft.draft_id).state,  # type: ignore[misc]
        )
        assert sorted(isinstance(one, RefusedError) for one in came) == [False, True]
        state = drafts.draft(draft.draft_id).state
        assert state in came
        assert (versions.current() != before) == (state == "published")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b'{"draft_id": "x", "since_later": 1}']
)
def test_a_broken_or_newer_draft_is_shown_and_can_be_removed(content: bytes) -> None:
    whole = _propose()
    broken = "20261122-100000-abcdef"
    place = versions.folder() / "drafts" / broken
    place.mkdir()
    (place / "draft.json").write_bytes(content)
    assert [(one.draft_id, one.state) for one in drafts.drafts()] == [
        (whole.draft_id, "draft"),
        (broken, "broken"),
    ]
    with pytest.raises(RefusedError, match="wrong_state"):
        review.approve(CHECKER, broken)
    with pytest.raises(NotAllowedError):
        review.remove(CLERK, broken)
    with pytest.raises(RefusedError, match="wrong_state"):
        review.remove(CHECKER, whole.draft_id)
    review.remove(CHECKER, broken)
    assert [one.draft_id for one in drafts.drafts()] == [whole.draft_id]
    assert (audit_log.entries()[0].action, audit_log.entries()[0].facts) == (
        "removed",
        {"draft": broken},
    )


def _published() -> None:
    draft = _propose()
    review.approve(CHECKER, draft.draft_id)
    review.publish(CHECKER, draft.draft_id)


def test_lines_cut_off_the_log_s_end_are_noticed() -> None:
    _published()
    assert audit_log.is_intact()
    lines = audit_log.file().read_text(encoding="utf-8").splitlines(keepends=True)
    audit_log.file().write_text("".join(lines[:2]), encoding="utf-8")
    assert not audit_log.is_intact()
    audit_log.file().unlink()
    assert not audit_log.is_intact()


def test_a_person_rewritten_in_the_whole_log_is_noticed() -> None:
    _published()
    told = [json.loads(line) for line in audit_log.file().read_text("utf-8").splitlines()]
    before, written = audit_log.BEGINNING, []
    for one in some(told):
        one["previous"] = before
        one["person"] = one["person"].replace("bich", "an")
        written.append(json.dumps(one, ensure_ascii=False))
        before = audit_log._hash(written[-1])
    audit_log.file().write_text("\n".join(written) + "\n", encoding="utf-8")
    assert not audit_log.is_intact()


def test_what_a_killed_publish_left_is_swept_by_the_next() -> None:
    left = versions.folder() / f".dashboard-{'a' * 12}.duckdb.999999-1.building"
    left.write_bytes(b"left")
    with publish.alone():
        assert not left.exists()


# No file may grow beyond 200 kB: what a full disk does, without filling one.
FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
from dashboard.commands.load import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
def test_a_full_folder_at_publish_is_one_line_and_the_old_version_stays(tmp_path: Path) -> None:
    file, old = tmp_path / "province_score.csv", versions.current()
    file.write_bytes(CORRECTED)
    ended = subprocess.run(
        [sys.executable, "-c", FULL, str(file), "--publish"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1, ended.stderr
    assert "Bản số liệu đang dùng không thay đổi." in ended.stderr
    assert versions.current() == old


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
def test_a_file_that_is_none_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    ended = subprocess.run(
        [sys.executable, "-m", "dashboard.load", str(tmp_path / "pipe.csv"), "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 2
    assert "not a regular file" in ended.stderr
