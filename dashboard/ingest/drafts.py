"""Drafts as they are kept: the file, the version it would become, and how far it has come."""

import hashlib
import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.access.person import Person
from dashboard.ingest import audit_log
from dashboard.ingest.publish import RefusedError
from dashboard.ingest.reading import Outcome, Progress
from dashboard.ingest.recent_runs import cached_dry_run
from dashboard.store import versions
from dashboard.store.atomic_write import atomic_write
from dashboard.store.versions import version_of

DRAFT_NAME = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")
OPEN = ("draft", "checked")
# What is there but cannot be read: cut short, or written by a later version of this program.
BROKEN = "broken"
KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Draft:
    """A loaded file on its way: ``state`` is "draft", "checked", "published" or "withdrawn".

    One that cannot be read is "broken" and has nothing but its id. Times are UTC in ISO form, ""
    while it has not come to that. ``version`` is what it would become on top of ``base``; None
    where it has errors.
    """

    draft_id: str
    file_name: str
    sha256: str
    made_by: str
    made_at: str
    base: str
    version: str | None
    state: str = "draft"
    checked_by: str = ""
    checked_at: str = ""
    published_by: str = ""
    published_at: str = ""
    n_warnings: int = 0
    answers: dict[str, str] = field(default_factory=dict)


def _folder() -> Path:
    return versions.folder() / "drafts"


def folder_of(draft_id: str) -> Path:
    """The folder of a draft. Raises ``RefusedError`` ("no_draft") where there is none."""
    folder = _folder() / draft_id
    # The form first: a name from outside must not lead to another folder.
    if not DRAFT_NAME.fullmatch(draft_id) or not (folder / "draft.json").is_file():
        raise RefusedError("no_draft", draft=draft_id[:40])
    return folder


def twin(content: bytes, answers: Mapping[str, str]) -> Draft | None:
    """The open draft of the same file with the same answers on the current version, if any."""
    digest = hashlib.sha256(content).hexdigest()
    return next(
        (held for held in drafts() if held.state in OPEN and _same(held, digest, answers)), None
    )


def _same(held: Draft, digest: str, answers: Mapping[str, str]) -> bool:
    return (
        held.sha256 == digest
        and held.answers == dict(answers)
        and held.base == version_of(versions.current())
    )


def keep(person: Person, content: bytes, tried: Outcome) -> Draft:
    """Write a draft to disk: the file as given, the version it became, and what it is."""
    made_at = audit_log.now()
    stamp = re.sub(r"[^\dT]", "", made_at[:19]).replace("T", "-")
    draft = Draft(
        draft_id=f"{stamp}-{secrets.token_hex(3)}",
        file_name=tried.file_name,
        sha256=tried.sha256,
        made_by=person.name,
        made_at=made_at,
        base=tried.base,
        version=tried.version,
        n_warnings=len(tried.warnings),
        answers=tried.answers,
    )
    folder = _folder() / draft.draft_id
    folder.mkdir(parents=True)
    atomic_write(folder / "file", content)
    (folder / "file").chmod(0o444)
    if tried.file is not None:
        atomic_write(folder / tried.file.name, tried.file.read_bytes())
    write(draft)
    audit_log.add(person, "drafted", **log_facts(draft))
    return draft


def log_facts(draft: Draft) -> dict[str, str]:
    """What the log says of a draft."""
    return {
        "draft": draft.draft_id,
        "file": draft.file_name,
        "sha256": draft.sha256,
        "version": draft.version or "",
    }


def write(draft: Draft) -> Draft:
    """Put what a draft is now in the place of what it was."""
    folder = _folder() / draft.draft_id / "draft.json"
    text = json.dumps(asdict(draft), ensure_ascii=False, indent=1)
    atomic_write(folder, f"{text}\n".encode())
    return draft


def draft(draft_id: str) -> Draft:
    """A draft by its id. Raises ``RefusedError``: "no_draft"."""
    return _read(folder_of(draft_id) / "draft.json")


def drafts() -> tuple[Draft, ...]:
    """All drafts, newest first."""
    files = sorted(_folder().glob("*/draft.json"), reverse=True)
    return tuple(map(_read, files))


def _read(folder: Path) -> Draft:
    """A draft as it was written; a broken one where that cannot be read."""
    try:
        return Draft(**json.loads(folder.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        name = folder.parent.name
        return Draft(name, name, "", "", "", base="", version=None, state=BROKEN)


@contextmanager
def alone(draft_id: str) -> Iterator[None]:
    """Nobody else does anything with this draft meanwhile.

    Raises ``RefusedError``: "no_draft", "busy" where somebody else has it for long.
    """
    try:
        with FileLock(folder_of(draft_id) / "lock", timeout=audit_log.PATIENCE_SECONDS):
            yield
    except Timeout as error:
        raise RefusedError("busy") from error


def remove(draft_id: str) -> None:
    """Take a draft away with all that it holds."""
    shutil.rmtree(folder_of(draft_id))


def original(draft_id: str) -> bytes:
    """The file of a draft as it was given."""
    return (folder_of(draft_id) / "file").read_bytes()


def outcome(draft_id: str, progress: Progress = lambda _: None) -> Outcome:
    """What came of a draft's file on the version it was made on."""
    known = draft(draft_id)
    base = versions.file_of(known.base)
    if not base.is_file():
        raise RefusedError("no_version", version=known.base)
    return cached_dry_run(
        original(draft_id),
        known.file_name,
        known.answers,
        progress,
        folder_of(draft_id),
        base,
    )


def tried_folder() -> Path:
    """A folder for one attempt, in which its version is written; those of yesterday are removed."""
    folder = versions.folder() / "tried"
    for left in folder.glob("*"):
        if time.time() - left.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
    return folder / secrets.token_hex(6)
