"""The last attempts and previews, each made once for all who ask: a page asks at every rerun."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from dashboard.briefing.step import Briefing
from dashboard.ingest.dry_run import Progress, attempt
from dashboard.ingest.outcome import Outcome
from dashboard.ingest.preview.compare import Preview, preview
from dashboard.store import versions
from dashboard.store.cache import Cache

KEPT = 16
_attempts: Cache[Outcome] = Cache(KEPT)
_previews: Cache[Preview] = Cache(KEPT)


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
    key = (digest, name, tuple(sorted(answers.items())), base)

    def make() -> Outcome:
        return attempt(content, name, answers, progress, into=into, base=base)

    made = _attempts.get(key, make)
    if made.file is None or made.file.is_file():
        return made
    _attempts.drop(key)
    return _attempts.get(key, make)


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
    return _previews.get(
        (outcome.base, outcome.version, language, briefings),
        lambda: preview(versions.file_of(outcome.base), file, language, briefings),
    )
