"""Files that are whole or not there: written beside their place and put into it in one step."""

import os
import re
import threading
from pathlib import Path

_DRAFT = re.compile(r"\..+\.(\d+)-\d+\.building(?:\.wal)?")


def atomic_write(file: Path, content: bytes) -> None:
    """Make ``content`` what ``file`` holds: a reader sees the old bytes or the new ones.

    Raises ``OSError``, and leaves the file as it was, where that cannot be done.
    """
    draft = draft_beside(file)
    try:
        draft.write_bytes(content)
        put_in_place(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def draft_beside(file: Path) -> Path:
    """Where this thread writes what is to become ``file``; ``sweep`` knows it by its name."""
    own = f"{os.getpid()}-{threading.get_native_id()}"
    return file.with_name(f".{file.name}.{own}.building")


def put_in_place(draft: Path, file: Path) -> None:
    """Make a finished draft ``file``, in one step. Raises ``OSError``."""
    with draft.open("rb+") as handle:
        # Without this a power cut could leave the name with an empty file behind it.
        os.fsync(handle.fileno())
    draft.replace(file)


def sweep(folder: Path) -> None:
    """Remove the drafts that killed processes left in a folder."""
    for left in folder.glob(".*.building*"):
        found = _DRAFT.fullmatch(left.name)
        if found and not _is_alive(int(found[1])):
            left.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    if os.name == "nt":
        # There, signal 0 would end the process; an old draft is then left for the next one.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
