"""Make a version current, or an older one again: one at a time, in one step, and logged.

A publish that is killed or finds the disk full leaves the old version current. What is published
is then written back as tidy CSV files; where that fails it can be done again at any time.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.access.person import NotAllowedError, Person
from dashboard.build import source_tables, version_file
from dashboard.ingest import audit_log
from dashboard.ingest.grid import RefusalError
from dashboard.ingest.preview.changed_rows import adds_only_documents
from dashboard.ingest.reading import Progress
from dashboard.store import versions
from dashboard.store.atomic_write import atomic_write, sweep
from dashboard.store.connection import FULL
from dashboard.store.versions import VersionError, version_of
from dashboard.text.messages import words


class RefusedError(RuntimeError):
    """What was asked cannot be done now; ``problem`` keys the words, ``facts`` fill them in."""

    def __init__(self, problem: str, **facts: str) -> None:
        super().__init__(f"{problem}: {facts}" if facts else problem)
        self.problem = problem
        self.facts = facts


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else publishes or rolls back meanwhile. Raises ``RefusedError``: "busy"."""
    folder = versions.folder()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "publish.lock", timeout=0):
            # What a publish that was killed left lies here until somebody takes it away.
            sweep(folder)
            yield
    except Timeout as error:
        raise RefusedError("busy") from error


def publish_file(
    person: Person, drafted: Path, progress: Progress = lambda _: None, **facts: str
) -> Path:
    """Make a drafted version current; its file among the versions. Call it within ``alone``.

    ``progress`` is told "copy", "switch", "rows". Raises ``RefusedError``: "no_version" where the
    drafted file is damaged, "no_figures" where it adds documents or editions alone; ``OSError``
    where the disk is full. The old version is then current.
    """
    version = version_of(drafted)
    if not version_file.is_sound(drafted, version):
        raise RefusedError("no_version", version=version)
    before = version_of(versions.current())
    if adds_only_documents(versions.current(), drafted):
        raise RefusedError("no_figures")
    progress("copy")
    file = _copied(drafted, versions.file_of(version))
    # Written before the switch, so that nothing is ever published that the log does not name.
    audit_log.add(person, "publish_started", version=version, before=before, **facts)
    audit_log.anchor(version)
    progress("switch")
    _switch(file)
    audit_log.add(person, "published", version=version, before=before, **facts)
    _anchor_again(version)
    progress("rows")
    write_back(person)
    return file


def roll_back(person: Person, version: str) -> Path:
    """Make an older version current again; its file.

    Raises ``NotAllowedError``, and ``RefusedError``: "busy", "no_version" where it is not there or
    damaged, "other_program" where another version of the program made it, "no_change" where it is
    current already.
    """
    person.require("publisher")
    with alone():
        file = versions.file_of(version)
        is_named = versions.VERSION_NAME.fullmatch(file.name)
        if not is_named or not version_file.is_sound(file, version):
            raise RefusedError("no_version", version=version)
        if version_file.is_outdated(file):
            raise RefusedError("other_program", version=version)
        before = version_of(versions.current())
        if before == version:
            raise RefusedError("no_change", version=version)
        audit_log.add(person, "roll_back_started", version=version, before=before)
        audit_log.anchor(version)
        _switch(file)
        audit_log.add(person, "rolled_back", version=version, before=before)
        _anchor_again(version)
        write_back(person)
    return file


def write_back(person: Person) -> bool:
    """Write the current version's rows to the tidy CSV files; whether that was done.

    A folder that cannot be written keeps nothing from being published: the log says so, and
    ``python -m dashboard.versions write`` does it later.
    """
    file = versions.current()
    version = version_of(file)
    try:
        changed = source_tables.write(source_tables.read(file), versions.rows_folder())
        versions.pending().unlink(missing_ok=True)
    except OSError as error:
        audit_log.add(person, "rows_not_written", version=version, reason=str(error))
        return False
    audit_log.add(person, "rows_written", version=version, files=str(len(changed)))
    return True


def _anchor_again(version: str) -> None:
    """Take in the line that was written last; what it tells is done, whatever the disk says."""
    with suppress(OSError):
        audit_log.anchor(version)


def _switch(file: Path) -> None:
    """Make a version current, and remember that the rows in the CSV files are not yet its own."""
    atomic_write(versions.pending(), f"{version_of(file)}\n".encode())
    versions.switch(file)


def _copied(drafted: Path, file: Path) -> Path:
    """Copy a version file among the versions, whole or not at all."""
    if not version_file.is_sound(file, version_of(file)):
        atomic_write(file, drafted.read_bytes())
    return file


# All that reading, keeping and publishing a file may raise for a reason to be told.
REFUSALS = (RefusalError, RefusedError, NotAllowedError, VersionError, OSError, *FULL)


def refusal_text(error: Exception, language: str) -> str:
    """Why it was refused and what to do, for any of ``REFUSALS``."""
    say = words(language)
    if isinstance(error, NotAllowedError):
        return say(f"load_attempt.role.{error.role}")
    if isinstance(error, RefusedError):
        return say(f"load_attempt.refused.{error.problem}", **error.facts)
    if isinstance(error, RefusalError):
        return say(f"load_file.refusal.{error.problem}", **error.facts)
    if isinstance(error, VersionError):
        return error.detail
    reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
    return say("load_attempt.refused.disk", reason=reason)
