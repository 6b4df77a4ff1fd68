"""Files are whole or as they were; nothing is left beside them."""

import errno
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard import ROOT
from dashboard.store.atomic_write import atomic_write, draft_beside, sweep

LARGE = 4_000_000
# A process that may not write files as large as this one is to be.
SMALL_DISK = """
import resource, signal, sys
from pathlib import Path
from dashboard.store.atomic_write import atomic_write
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
atomic_write(Path(sys.argv[1]), b"b" * 4_000_000)
"""


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "current"
    atomic_write(file, b"one\n")
    assert file.read_bytes() == b"one\n"
    atomic_write(file, b"")
    assert file.read_bytes() == b""
    assert _names(tmp_path) == ["current"]


def test_a_new_file_may_be_read_by_whom_the_system_lets(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    atomic_write(tmp_path / "file", b"")
    assert (tmp_path / "file").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_bytes(b"a" * LARGE)
    ended = subprocess.run(
        [sys.executable, "-c", SMALL_DISK, str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert os.strerror(errno.EFBIG) in ended.stderr
    assert file.read_bytes() == b"a" * LARGE
    assert _names(tmp_path) == ["rows.csv"]


def test_a_file_that_cannot_be_put_in_place_leaves_no_draft(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        atomic_write(tmp_path / "folder", b"text")
    with pytest.raises(FileNotFoundError):
        atomic_write(tmp_path / "nowhere" / "file", b"text")
    assert _names(tmp_path) == ["folder"]


def test_readers_see_one_writer_s_bytes_or_another_s(tmp_path: Path) -> None:
    file, is_over = tmp_path / "file", threading.Event()
    contents = {bytes([letter]) * 200_000 for letter in b"abcd"}
    atomic_write(file, next(iter(contents)))

    def read() -> set[bytes]:
        seen = set()
        while not is_over.is_set():
            seen.add(file.read_bytes())
        return seen

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        writers = [pool.submit(atomic_write, file, one) for one in [*contents] * 10]
        for writer in writers:
            writer.result()
        is_over.set()
    assert set().union(*(reader.result() for reader in readers)) <= contents
    assert _names(tmp_path) == ["file"]


def test_drafts_of_ended_processes_are_swept_and_no_others(tmp_path: Path) -> None:
    # No process has this number: it is above what the system gives out.
    ended = [".current.99999999-1.building", ".draft.99999999-12.building.wal"]
    kept = [draft_beside(tmp_path / "rows.csv").name, ".note.building", "a.99999999-1.building"]
    for name in [*ended, *kept]:
        (tmp_path / name).write_bytes(b"half")
    sweep(tmp_path)
    assert _names(tmp_path) == sorted(kept)
