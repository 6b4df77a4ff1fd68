"""Data that are missing at the first start: built once per process, while visitors are told.

Ten browsers that arrive together wait for the same build.
"""

import functools
import logging
import threading
from collections.abc import Callable
from pathlib import Path

from dashboard.build import build, version_file
from dashboard.store import versions

log = logging.getLogger("dashboard")
# How often who waits looks at which step it is.
PAUSE = 0.2


class Preparation:
    """One background build: its thread, the step it is at, and what went wrong, if anything."""

    def __init__(self) -> None:
        self._beginning = threading.Lock()
        self._thread: threading.Thread | None = None
        self._step = "schema"
        self.fault: str | None = None
        self.problem = ""

    def start(self) -> None:
        """Begin to build unless it is going on; returns at once."""
        with self._beginning:
            if self._thread is None or not self._thread.is_alive():
                self.fault = None
                self._thread = threading.Thread(target=self._run, name="data-build", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        log.info("no data yet: building them")
        try:
            build.build(progress=self._at)
        except build.FAILURES as error:
            log.exception("the data could not be built")
            self.fault = str(error)
            # Faults of the rows are one thing, a folder or disk that takes no file another.
            self.problem = "not_built" if isinstance(error, build.BuildError) else "not_written"

    def _at(self, step: str) -> None:
        self._step = step

    def wait(self, progress: Callable[[str], None]) -> None:
        """Return when the build has ended; ``progress`` is told each step by its key."""
        thread = self._thread
        while thread is not None and thread.is_alive():
            progress(self._step)
            thread.join(PAUSE)


_preparation = Preparation()


def ready() -> bool:
    """Whether there is a version to open, made by this version of the program.

    A pointer that leads nowhere counts as ready: it is for a person to look at, and the page says
    so, rather than to be built over.
    """
    try:
        file = versions.current()
    except versions.VersionError as error:
        return error.problem != "no_data"
    return not _is_outdated(file)


@functools.lru_cache(maxsize=4)
def _is_outdated(file: Path) -> bool:
    return version_file.is_outdated(file)


def start() -> None:
    """Begin to build in the background when there are no data at all; returns at once."""
    if not ready():
        _preparation.start()


def wait(progress: Callable[[str], None] = lambda _: None) -> None:
    """Wait for the build that ``start`` began; ``progress`` is told each step by its key."""
    _preparation.wait(progress)


def problem() -> str:
    """Which words say why it failed: "not_built" or "not_written"."""
    return _preparation.problem


def fault() -> str | None:
    """Why the last background build failed, or None."""
    return _preparation.fault
