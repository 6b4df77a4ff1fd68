"""Who did what, when, with which file: a log that is only ever added to.

One JSON object a line, each naming the SHA-256 of the line before it, so that a line that was
changed or taken out is noticed. Beside every version that is published stands how many lines the
log had and the SHA-256 of the last: an end cut off, or a log written anew, is noticed as well.
Nothing in the application changes or removes a line.
"""

import datetime
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from dashboard.access.person import Person
from dashboard.store import versions
from dashboard.store.atomic_write import atomic_write

BEGINNING = "0" * 64
ANCHOR = ".log-head"
PATIENCE_SECONDS = 10


@dataclass(frozen=True)
class Entry:
    """One line: when (UTC, ISO), who and by what means, which action, and what it was about."""

    at: str
    person: str
    means: str
    action: str
    facts: dict[str, str]


def file() -> Path:
    """Where the log is kept: beside the versions."""
    return versions.folder() / "log.jsonl"


def now() -> str:
    """This moment in UTC, to the second, as ISO 8601 writes it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def add(person: Person, action: str, **facts: str) -> Entry:
    """Write one more line. Raises ``OSError`` where it cannot be written."""
    entry = Entry(now(), person.name, person.means, action, facts)
    path = file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{path}.lock", timeout=PATIENCE_SECONDS):
        lines = _lines()
        written = json.dumps(
            {**entry.__dict__, "previous": _hash(lines[-1]) if lines else BEGINNING},
            ensure_ascii=False,
        )
        with path.open("a", encoding="utf-8") as handle:
            # A line that a crash cut short must not swallow this one.
            if lines and not path.read_bytes().endswith(b"\n"):
                handle.write("\n")
            handle.write(written + "\n")
            handle.flush()
            os.fsync(handle.fileno())
    return entry


def entries() -> tuple[Entry, ...]:
    """All lines that can be read, newest first."""
    found = (_entry(line) for line in _lines())
    return tuple(entry for entry in found if entry is not None)[::-1]


def is_intact() -> bool:
    """Whether every line can be read and names the line before it, and every anchor holds."""
    heads = [BEGINNING]
    for line in _lines():
        if _entry(line) is None or json.loads(line)["previous"] != heads[-1]:
            return False
        heads.append(_hash(line))
    return all(
        told.isdecimal() and int(told) < len(heads) and heads[int(told)] == head
        for told, _, head in (path.read_text("utf-8").strip().partition(" ") for path in _anchors())
    )


def anchor(version: str) -> None:
    """Put beside a version how long the log is now and what its last line is known by."""
    with FileLock(f"{file()}.lock", timeout=PATIENCE_SECONDS):
        lines = _lines()
        text = f"{len(lines)} {_hash(lines[-1])}\n"
    atomic_write(versions.file_of(version).with_suffix(ANCHOR), text.encode())


def _anchors() -> Iterator[Path]:
    return versions.folder().glob(f"dashboard-*{ANCHOR}")


def _lines() -> list[str]:
    try:
        text = file().read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    # Not splitlines(): a name may hold one of the rarer line ends.
    return [line for line in text.split("\n") if line]


def _hash(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def _entry(line: str) -> Entry | None:
    try:
        told = json.loads(line)
        told.pop("previous")
        return Entry(**told)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
