"""Drafts: a file somebody loaded, kept with what came of it until somebody else has checked it."""

import hashlib
import json
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from filelock import FileLock

from dashboard.access.person import NotAllowedError, Person
from dashboard.ingest import audit_log
from dashboard.ingest import publish as publishing
from dashboard.ingest.dry_run import Progress
from dashboard.ingest.outcome import Outcome
from dashboard.ingest.publish import RefusedError
from dashboard.ingest.recent_runs import attempted
from dashboard.store import versions
from dashboard.store.atomic_write import atomic_write
from dashboard.store.versions import version_of

DRAFT_NAME = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")
OPEN = ("draft", "checked")
KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Draft:
    """A loaded file on its way: ``state`` is "draft", "checked", "published" or "withdrawn".

    Times are UTC in ISO form, "" while it has not come to that. ``version`` is what it would
    become on top of ``base``; None where it has errors.
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


def _place(draft_id: str) -> Path:
    """The folder of a draft. Raises ``RefusedError`` ("no_draft") where there is none."""
    place = _folder() / draft_id
    # The form first: a name from outside must not lead to another folder.
    if not DRAFT_NAME.fullmatch(draft_id) or not (place / "draft.json").is_file():
        raise RefusedError("no_draft", draft=draft_id[:40])
    return place


def propose(
    person: Person,
    content: bytes,
    name: str,
    answers: Mapping[str, str],
    progress: Progress = lambda _: None,
) -> Draft:
    """Keep a file as a draft, with what comes of it on the current version.

    Raises ``NotAllowedError`` for one who is no editor, ``RefusalError`` for a file that is not
    read, ``RefusedError``: "same_file" where an open draft holds the same file with the same
    answers, "has_errors", "no_change" where it says nothing new.
    """
    person.require("editor")
    _refuse_twin(content, answers)
    tried = attempted(content, name, answers, progress, tried_folder(), versions.current())
    if tried.errors:
        raise RefusedError("has_errors", count=str(len(tried.errors)))
    if not tried.is_publishable or tried.file is None:
        raise RefusedError("no_change", version=tried.base)
    with FileLock(versions.folder() / "drafts.lock", timeout=audit_log.PATIENCE_SECONDS):
        # Again, since the same file may have come twice at the same moment.
        _refuse_twin(content, answers)
        return _keep(person, content, tried)


def _refuse_twin(content: bytes, answers: Mapping[str, str]) -> None:
    """Raise ``RefusedError`` ("same_file") where an open draft holds the very same."""
    held = twin(content, answers)
    if held is not None:
        raise RefusedError("same_file", draft=held.draft_id, person=held.made_by)


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


def _keep(person: Person, content: bytes, tried: Outcome) -> Draft:
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
    place = _folder() / draft.draft_id
    place.mkdir(parents=True)
    (place / "file").write_bytes(content)
    (place / "file").chmod(0o444)
    if tried.file is not None:
        (place / tried.file.name).write_bytes(tried.file.read_bytes())
    _write(draft)
    audit_log.add(person, "drafted", **_facts(draft))
    return draft


def _facts(draft: Draft) -> dict[str, str]:
    """What the log says of a draft."""
    return {
        "draft": draft.draft_id,
        "file": draft.file_name,
        "sha256": draft.sha256,
        "version": draft.version or "",
    }


def _write(draft: Draft) -> Draft:
    place = _folder() / draft.draft_id / "draft.json"
    text = json.dumps(asdict(draft), ensure_ascii=False, indent=1)
    atomic_write(place, f"{text}\n".encode())
    return draft


def draft(draft_id: str) -> Draft:
    """A draft by its id. Raises ``RefusedError``: "no_draft"."""
    place = _place(draft_id)
    return Draft(**json.loads((place / "draft.json").read_text(encoding="utf-8")))


def drafts() -> tuple[Draft, ...]:
    """All drafts, newest first."""
    places = sorted(_folder().glob("*/draft.json"), reverse=True)
    return tuple(Draft(**json.loads(place.read_text(encoding="utf-8"))) for place in places)


def original(draft_id: str) -> bytes:
    """The file of a draft as it was given."""
    return (_place(draft_id) / "file").read_bytes()


def outcome(draft_id: str, progress: Progress = lambda _: None) -> Outcome:
    """What came of a draft's file on the version it was made on."""
    known = draft(draft_id)
    base = versions.file_of(known.base)
    if not base.is_file():
        raise RefusedError("no_version", version=known.base)
    return attempted(
        original(draft_id),
        known.file_name,
        known.answers,
        progress,
        _place(draft_id),
        base,
    )


def approve(person: Person, draft_id: str) -> Draft:
    """Say that a draft was checked: a publisher, and not the one who made it.

    The one exception is a command on the server itself, whose account may do everything.
    """
    person.require("publisher")
    known = _in_state(draft_id, "draft")
    if known.made_by == person.name and person.means != "command":
        raise RefusedError("same_person", person=person.name)
    audit_log.add(person, "checked", **_facts(known))
    return _write(
        replace(known, state="checked", checked_by=person.name, checked_at=audit_log.now())
    )


def withdraw(person: Person, draft_id: str) -> Draft:
    """Put a draft aside: the one who made it, or a publisher."""
    known = _in_state(draft_id, *OPEN)
    if known.made_by != person.name or "editor" not in person.roles:
        person.require("publisher")
    audit_log.add(person, "withdrawn", **_facts(known))
    return _write(replace(known, state="withdrawn"))


def publish(person: Person, draft_id: str, progress: Progress = lambda _: None) -> Draft:
    """Make a checked draft's version current.

    Raises ``NotAllowedError`` and ``RefusedError``: "busy", "wrong_state", "base_changed" where
    another version has been published since, so that the draft must be made anew.
    """
    person.require("publisher")
    with publishing.alone():
        known = _in_state(draft_id, "checked")
        current = version_of(versions.current())
        # Current already where a publish was killed after the switch: it is only finished here.
        if current not in (known.base, known.version):
            raise RefusedError("base_changed", base=known.base, current=current)
        drafted = _place(draft_id) / versions.file_of(known.version or "").name
        publishing.publish_file(person, drafted, progress, **_without_version(known))
        return _write(
            replace(
                known, state="published", published_by=person.name, published_at=audit_log.now()
            )
        )


def _without_version(known: Draft) -> dict[str, str]:
    return {name: text for name, text in _facts(known).items() if name != "version"}


def _in_state(draft_id: str, *states: str) -> Draft:
    known = draft(draft_id)
    if known.state not in states:
        raise RefusedError("wrong_state", state=known.state)
    return known


def roll_back(person: Person, version: str) -> None:
    """Make an older version current again. Raises as ``publish.roll_back``."""
    publishing.roll_back(person, version)


def tried_folder() -> Path:
    """Where versions of files that were only tried are written; those of yesterday are removed."""
    folder = versions.folder() / "tried"
    for file in folder.glob("*.duckdb"):
        if time.time() - file.stat().st_mtime > KEPT_SECONDS:
            file.unlink(missing_ok=True)
    return folder


__all__ = [
    "Draft",
    "NotAllowedError",
    "RefusedError",
    "approve",
    "draft",
    "drafts",
    "original",
    "outcome",
    "propose",
    "publish",
    "roll_back",
    "tried_folder",
    "withdraw",
]
