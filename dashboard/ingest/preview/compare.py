"""What a version would change against another: rows, ranks, sentences, targets, briefings."""

from collections.abc import Callable, Sequence
from pathlib import Path

from dashboard.briefing.step import Briefing
from dashboard.ingest.preview import rows as preview_rows
from dashboard.ingest.preview import tables as preview_tables
from dashboard.ingest.preview.briefings import briefing_part
from dashboard.ingest.preview.names import Names, names
from dashboard.ingest.preview.parts import Preview
from dashboard.ingest.preview.ranks import editions, rank_part, unit_part
from dashboard.ingest.preview.sentences import sentence_part, touched
from dashboard.ingest.preview.tables import Change, differing
from dashboard.ingest.preview.targets import target_part
from dashboard.store.versions import version_of
from dashboard.text import numbers
from dashboard.text.messages import words


def preview(
    before: Path,
    after: Path,
    language: str,
    briefings: Sequence[Briefing] = (),
    progress: Callable[[str], None] = lambda _: None,
) -> Preview:
    """Compare two version files, stored or not; ``briefings`` are looked at besides the ready-made.

    ``progress`` is told the steps by key: "rows", "ranks", "sentences", "targets", "briefings".
    Raises ``VersionError`` where one of the files cannot be asked.
    """
    old, new = version_of(before), version_of(after)
    if old == new:
        return Preview(old, new, words(language)("load_preview.same", version=old))
    progress("rows")
    changes = preview_tables.stored(before, after)
    called = names(before, after, language)
    counts = preview_rows.counts(changes)
    progress("ranks")
    results = differing(before, after, "province_result")
    unit_results = differing(before, after, "unit_result")
    known = editions(before, after)
    parts = [
        preview_rows.count_part(counts, called),
        preview_rows.new_part(changes, called),
        preview_rows.corrected_part(changes, called),
        preview_rows.gone_part(changes, called),
        rank_part(results, known, called),
        unit_part(unit_results, called),
    ]
    progress("sentences")
    parts.append(sentence_part(before, after, touched(changes, results, unit_results), called))
    progress("targets")
    parts.append(target_part(before, after, called))
    progress("briefings")
    parts.append(briefing_part(before, after, briefings, called))
    return Preview(old, new, _summary(changes, called), counts, tuple(parts))


def _summary(changes: Sequence[Change], called: Names) -> str:
    """How many rows of each kind, in a sentence."""
    kinds = [one.kind for one in changes]
    if not kinds:
        return called.voice.say("load_preview.summary_none")
    counted = {
        kind: numbers.whole(kinds.count(kind), called.language) for kind in preview_rows.KINDS
    }
    return called.voice.say("load_preview.summary", **counted)
