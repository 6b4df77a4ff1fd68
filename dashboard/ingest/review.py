"""What people do with drafts: bring one in, check it, put it aside, publish it.

The person's role and the draft's state are asked in every act, whatever buttons a page shows.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from filelock import FileLock

from dashboard.access.person import Person
from dashboard.ingest import audit_log, drafts
from dashboard.ingest import publish as publishing
from dashboard.ingest.drafts import BROKEN, OPEN, Draft, folder_of, keep, log_facts, write
from dashboard.ingest.publish import RefusedError
from dashboard.ingest.reading import Progress
from dashboard.ingest.recent_runs import cached_dry_run
from dashboard.store import versions
from dashboard.store.versions import version_of


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
    tried = cached_dry_run(
        content, name, answers, progress, drafts.tried_folder(), versions.current()
    )
    if tried.errors:
        raise RefusedError("has_errors", count=str(len(tried.errors)))
    if not tried.is_publishable or tried.file is None:
        raise RefusedError("no_change", version=tried.base)
    with FileLock(versions.folder() / "drafts.lock", timeout=audit_log.PATIENCE_SECONDS):
        # Again, since the same file may have come twice at the same moment.
        _refuse_twin(content, answers)
        return keep(person, content, tried)


def _refuse_twin(content: bytes, answers: Mapping[str, str]) -> None:
    """Raise ``RefusedError`` ("same_file") where an open draft holds the very same."""
    held = drafts.twin(content, answers)
    if held is not None:
        raise RefusedError("same_file", draft=held.draft_id, person=held.made_by)


def approve(person: Person, draft_id: str) -> Draft:
    """Say that a draft was checked: a publisher, and not the one who made it.

    The one exception is a command on the server itself, whose account may do everything.
    """
    person.require("publisher")
    with _deciding(draft_id, "draft") as known:
        if known.made_by == person.name and person.means != "command":
            raise RefusedError("same_person", person=person.name)
        audit_log.add(person, "checked", **log_facts(known))
        return write(
            replace(known, state="checked", checked_by=person.name, checked_at=audit_log.now())
        )


def withdraw(person: Person, draft_id: str) -> Draft:
    """Put a draft aside: the one who made it, or a publisher."""
    with _deciding(draft_id, *OPEN) as known:
        if known.made_by != person.name or "editor" not in person.roles:
            person.require("publisher")
        audit_log.add(person, "withdrawn", **log_facts(known))
        return write(replace(known, state="withdrawn"))


def remove(person: Person, draft_id: str) -> None:
    """Take away a draft that is broken; whatever can be read stays, withdrawn or not."""
    person.require("publisher")
    with _deciding(draft_id, BROKEN):
        audit_log.add(person, "removed", draft=draft_id)
        drafts.remove(draft_id)


def publish(person: Person, draft_id: str, progress: Progress = lambda _: None) -> Draft:
    """Make a checked draft's version current.

    Raises ``NotAllowedError`` and ``RefusedError``: "busy", "wrong_state", "base_changed" where
    another version has been published since, so that the draft must be made anew.
    """
    person.require("publisher")
    with publishing.alone(), _deciding(draft_id, "checked") as known:
        current = version_of(versions.current())
        # Current already where a publish was killed after the switch: it is only finished here.
        if current not in (known.base, known.version):
            raise RefusedError("base_changed", base=known.base, current=current)
        drafted = folder_of(draft_id) / versions.file_of(known.version or "").name
        publishing.publish_file(person, drafted, progress, **_without_version(known))
        return write(
            replace(
                known, state="published", published_by=person.name, published_at=audit_log.now()
            )
        )


def _without_version(known: Draft) -> dict[str, str]:
    return {name: text for name, text in log_facts(known).items() if name != "version"}


@contextmanager
def _deciding(draft_id: str, *states: str) -> Iterator[Draft]:
    """The draft, in one of ``states``, while nobody else does anything with it.

    Of two who decide at the same moment one wins: the other decided on what is no more. Raises
    ``RefusedError``: "no_draft", "wrong_state", "busy".
    """
    seen = drafts.draft(draft_id).state
    with drafts.alone(draft_id):
        known = drafts.draft(draft_id)
        if known.state != seen or known.state not in states:
            raise RefusedError("wrong_state", state=known.state)
        yield known
