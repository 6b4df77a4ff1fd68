"""What a version would change against another: rows, ranks, sentences, targets, briefings."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from dashboard.briefing.step import Briefing
from dashboard.ingest.grid import Value
from dashboard.ingest.preview.briefings import briefing_part
from dashboard.ingest.preview.changed_rows import Change, differing, stored
from dashboard.ingest.preview.names import Names, names
from dashboard.ingest.preview.parts import Part, Preview, RowCount, Texts, part
from dashboard.ingest.preview.ranks import editions, rank_part, unit_part
from dashboard.ingest.preview.sentences import sentence_part, touched
from dashboard.ingest.preview.targets import target_part
from dashboard.store.versions import version_of
from dashboard.text import numbers
from dashboard.text.messages import words
from dashboard.text.numbers import is_missing

KINDS = ("new", "corrected", "gone")


def counts(changes: Sequence[Change]) -> tuple[RowCount, ...]:
    """Rows by table, index or scheme, and year: tables as they come, the newest year first."""
    found = Counter((one.table, one.owner, one.year, one.kind) for one in changes)
    order = {table: at for at, table in enumerate(dict.fromkeys(one.table for one in changes))}
    groups = {group[:3] for group in found}
    return tuple(
        RowCount(*group, *(found[(*group, kind)] for kind in KINDS))
        for group in sorted(groups, key=lambda one: (order[one[0]], one[1], -(one[2] or 0)))
    )


def count_part(found: Sequence[RowCount], names: Names) -> Part:
    """How many rows of which table differ."""

    def row(one: RowCount) -> Texts:
        numbered = (one.n_new, one.n_corrected, one.n_gone)
        counted = (numbers.whole(count, names.language) for count in numbered)
        return (names.label("table", one.table), _edition(one, names), *counted)

    n_rows = sum(one.n_new + one.n_corrected + one.n_gone for one in found)
    return part("count", ("table", "edition", *KINDS), found, row, (), names.language, n_rows)


def _edition(one: RowCount, names: Names) -> str:
    """ "PAPI 2020"; the index or scheme alone, or a dash, where there is no more."""
    kind = "index" if one.owner in names.by_kind["index"] else "scheme"
    known = [names.of(kind, one.owner)] if one.owner else []
    return " ".join([*known, *([str(one.year)] if one.year else [])]) or numbers.MISSING


def new_part(changes: Sequence[Change], names: Names) -> Part:
    """Rows that are not on record yet."""
    return _listed("new", changes, names)


def gone_part(changes: Sequence[Change], names: Names) -> Part:
    """Rows that are on record and will not be."""
    return _listed("gone", changes, names)


def _listed(kind: str, changes: Sequence[Change], names: Names) -> Part:
    found = [one for one in changes if one.kind == kind]

    def row(one: Change) -> Texts:
        return (names.label("table", one.table), names.row(one), names.values(one))

    lines = (names.count_sentence(kind, len(found)),)
    return part(kind, ("table", "row", "values"), found, row, lines, names.language)


def corrected_part(changes: Sequence[Change], names: Names) -> Part:
    """Cells with another value, the old beside the new; and how many lose theirs."""
    corrected = [one for one in changes if one.kind == "corrected"]
    cells = [(one, *cell) for one in corrected for cell in one.corrected()]

    def row(cell: tuple[Change, str, Value, Value]) -> Texts:
        one, column, old, new = cell
        pair = names.pair(column, old, new, one.owner)
        return (
            names.label("table", one.table),
            names.row(one),
            names.label("column", column),
            *pair,
        )

    lost = sum(is_missing(new) for _, _, _, new in cells)
    lines = [names.count_sentence("corrected", len(corrected))]
    lines += [names.count_sentence("lost", lost)] if lost else []
    heads = ("table", "row", "column", "old", "new_value")
    return part("corrected", heads, cells, row, tuple(lines), names.language, len(corrected))


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
    changes = stored(before, after)
    called = names(before, after, language)
    row_counts = counts(changes)
    progress("ranks")
    results = differing(before, after, "province_result")
    unit_results = differing(before, after, "unit_result")
    known = editions(before, after)
    parts = [
        count_part(row_counts, called),
        new_part(changes, called),
        corrected_part(changes, called),
        gone_part(changes, called),
        rank_part(results, known, called),
        unit_part(unit_results, called),
    ]
    progress("sentences")
    parts.append(sentence_part(before, after, touched(changes, results, unit_results), called))
    progress("targets")
    parts.append(target_part(before, after, called))
    progress("briefings")
    parts.append(briefing_part(before, after, briefings, called))
    return Preview(old, new, _summary(changes, called), row_counts, tuple(parts))


def _summary(changes: Sequence[Change], called: Names) -> str:
    """How many rows of each kind, in a sentence."""
    kinds = [one.kind for one in changes]
    if not kinds:
        return called.voice.say("load_preview.summary_none")
    counted = {kind: numbers.whole(kinds.count(kind), called.language) for kind in KINDS}
    return called.voice.say("load_preview.summary", **counted)
