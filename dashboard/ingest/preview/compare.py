"""What a version would change against another: rows, ranks, sentences, targets, briefings."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.briefing.step import Briefing
from dashboard.catalog.labels import voice
from dashboard.figures.findings import promise_words
from dashboard.figures.findings.promise import Promise, promises
from dashboard.figures.target.request import ALL, provinces
from dashboard.ingest.grid import Value
from dashboard.ingest.preview.briefings import briefing_part
from dashboard.ingest.preview.changed_rows import Change, differing, stored
from dashboard.ingest.preview.names import Names, names
from dashboard.ingest.preview.parts import Part, Preview, RowCount, Texts, part
from dashboard.ingest.preview.ranks import editions, rank_part, unit_part
from dashboard.ingest.preview.sentences import sentence_part, touched
from dashboard.store.ask import as_of
from dashboard.store.versions import version_of
from dashboard.text import numbers
from dashboard.text.messages import words
from dashboard.text.numbers import is_missing

# Both ends' verdicts, what came of it, and by how much it was missed or passed.
JUDGED = ("status", "stretch_status", "actual_rank", "actual_value", "gap", "stretch_gap")


@dataclass(frozen=True)
class Judged:
    """A promise as readers see it; ``facts`` tell whether it comes out otherwise."""

    what: str
    outcome: str
    document: str
    facts: Texts


def target_part(before: Path, after: Path, names: Names) -> Part:
    """Promises whose verdict, result or gap changes, the old beside the new."""
    old, new = _judged(before, names.language), _judged(after, names.language)
    known = {key: new.get(key) or old[key] for key in {**old, **new}}
    changed = [key for key in known if _facts(old.get(key)) != _facts(new.get(key))]
    none = names.voice.say("load_preview.no_target")

    def row(key: str) -> Texts:
        outcomes = (one.outcome if one else none for one in (old.get(key), new.get(key)))
        return (known[key].what, *outcomes, known[key].document)

    lines = (names.count_sentence("target", len(changed)),)
    return part(
        "target", ("target", "old", "new_value", "document"), changed, row, lines, names.language
    )


def _facts(one: Judged | None) -> Texts | None:
    return None if one is None else one.facts


def _judged(file: Path, language: str) -> dict[str, Judged]:
    """Every promise of a version by its key."""
    with as_of(file):
        every = [one for code in provinces() for one in promises(code, ALL)]
        return {one.key: _one_judged(one, language) for one in every}


def _one_judged(one: Promise, language: str) -> Judged:
    speaker = voice(language)
    about = f"{speaker.short(one.province_code)}, {promise_words.subject(one, speaker)}"
    outcome = (
        promise_words.result(one, speaker),
        promise_words.verdict(one, speaker),
        promise_words.stretch_verdict(one, speaker),
    )
    return Judged(
        f"{about}: {promise_words.stated(one, speaker)}",
        "; ".join(text for text in outcome if text),
        promise_words.issued(one.row, speaker),
        tuple(str(row[name]) for row in one.rows for name in JUDGED),
    )


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
    """Cells with another value, the old beside the new, the largest changes first.

    Said besides: how many lose theirs, and how many only have more or fewer decimals.
    """
    corrected = [one for one in changes if one.kind == "corrected"]
    cells = [(one, *cell) for one in corrected for cell in one.corrected()]
    cells.sort(key=lambda cell: -size_of_change(*cell[2:]))

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
    finer = sum(0 < size_of_change(old, new) < FINER for _, _, old, new in cells)
    lines += [names.count_sentence("finer", finer)] if finer else []
    heads = ("table", "row", "column", "old", "new_value")
    return part("corrected", heads, cells, row, tuple(lines), names.language, len(corrected))


# A smaller share of a value is its rounding: 5.0387 and 5.038736.
FINER = 0.0001


def size_of_change(old: Value, new: Value) -> float:
    """How much of a number changes, 0 to 2; 1 where a value is lost or gained, 0 of texts."""
    if is_missing(old) or is_missing(new):
        return 1.0
    if not isinstance(old, int | float) or not isinstance(new, int | float):
        return 0.0
    largest = max(abs(old), abs(new))
    return abs(new - old) / largest if largest else 0.0


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
