"""The last dry runs and previews, each made once for all who ask: a page asks at every rerun."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.ingest.preview.parts import Preview
from dashboard.ingest.reading import Outcome, Progress
from dashboard.store import versions
from dashboard.store.cache import Cache

KEPT = 16
_runs: Cache[Outcome] = Cache(KEPT)
_previews: Cache[Preview] = Cache(KEPT)


def cached_dry_run(
    content: bytes,
    name: str,
    answers: Mapping[str, str],
    progress: Progress,
    into: Path,
    base: Path,
) -> Outcome:
    """As ``dry_run``; what was made before is given again while its file is there."""
    digest = hashlib.sha256(content).hexdigest()
    key = (digest, name, tuple(sorted(answers.items())), base)

    def make() -> Outcome:
        # The readers of files and the build are for those who bring a file.
        from dashboard.ingest.dry_run import dry_run

        return dry_run(content, name, answers, progress, into=into, base=base)

    made = _runs.get(key, make)
    if made.file is None or made.file.is_file():
        return made
    _runs.drop(key)
    return _runs.get(key, make)


def cached_preview(
    outcome: Outcome, language: str, saved: Sequence[tuple[str, str]], progress: Progress
) -> Preview | None:
    """What a dry run would change, for saved briefings too; None where there is no version.

    ``saved`` are briefings by name and written form. ``progress`` is told "compare".
    """
    file = outcome.file
    if file is None:
        return None
    progress("compare")

    def make() -> Preview:
        # Figures and briefings are for those who look at what would change.
        from dashboard.briefing import link
        from dashboard.ingest.preview.compare import preview

        briefings = tuple(link.unpacked(text) for _, text in saved)
        return preview(versions.file_of(outcome.base), file, language, briefings)

    return _previews.get((outcome.base, outcome.version, language, tuple(saved)), make)
