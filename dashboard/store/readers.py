"""Whether anybody reads just now: what is made ahead of readers waits for a quiet moment."""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

# So long after the last run nobody reads any more.
QUIET_SECONDS = 1.0


@dataclass
class _Count:
    lock: threading.Lock = field(default_factory=threading.Lock)
    running: int = 0
    ended: float = -QUIET_SECONDS


_count = _Count()


@contextlib.contextmanager
def reading() -> Iterator[None]:
    """A run that a reader waits for."""
    with _count.lock:
        _count.running += 1
    try:
        yield
    finally:
        with _count.lock:
            _count.running -= 1
            _count.ended = time.monotonic()


def is_quiet() -> bool:
    """Whether no run is going on, nor was a moment ago."""
    with _count.lock:
        return not _count.running and time.monotonic() - _count.ended >= QUIET_SECONDS
