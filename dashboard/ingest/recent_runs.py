"""The last attempts and previews, each made once for all who ask: a page asks at every rerun.

A lock for each, not the one that ``dashboard.once`` has for all: an attempt takes seconds, and no
reader may wait for it.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import Generic, TypeVar

from dashboard.briefing.step import Briefing
from dashboard.ingest.dry_run import Progress, attempt
from dashboard.ingest.outcome import Outcome
from dashboard.ingest.preview.compare import Preview, preview
from dashboard.store import versions

KEPT = 16
Made = TypeVar("Made")


class Memory(Generic[Made]):
    """What was made, by key; of two who want the same, the second waits for the first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._locks: dict[Hashable, threading.Lock] = {}
        self._made: OrderedDict[Hashable, Made] = OrderedDict()

    def of(self, key: Hashable, make: Callable[[], Made], is_good: Callable[[Made], bool]) -> Made:
        """What is kept under a key while it is good, else what ``make`` makes."""
        with self._lock:
            own = self._locks.setdefault(key, threading.Lock())
        with own:
            known = self._made.get(key)
            if known is not None and is_good(known):
                return known
            made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > KEPT:
                gone, _ = self._made.popitem(last=False)
                self._locks.pop(gone, None)
        return made


_attempts: Memory[Outcome] = Memory()
_previews: Memory[Preview] = Memory()


def attempted(
    content: bytes,
    name: str,
    answers: Mapping[str, str],
    progress: Progress,
    into: Path,
    base: Path,
) -> Outcome:
    """As ``attempt``; what was made before is given again while its file is there."""
    digest = hashlib.sha256(content).hexdigest()
    return _attempts.of(
        (digest, name, tuple(sorted(answers.items())), base),
        lambda: attempt(content, name, answers, progress, into=into, base=base),
        lambda made: made.file is None or made.file.is_file(),
    )


def previewed(
    outcome: Outcome, language: str, briefings: tuple[Briefing, ...], progress: Progress
) -> Preview | None:
    """What an attempt would change; None where it did not come to a version.

    ``progress`` is told "compare".
    """
    file = outcome.file
    if file is None:
        return None
    progress("compare")
    return _previews.of(
        (outcome.base, outcome.version, language, briefings),
        lambda: preview(versions.file_of(outcome.base), file, language, briefings),
        lambda _: True,
    )
