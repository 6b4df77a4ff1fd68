"""The targets of a preview: which come out otherwise, by the document that states them."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.catalog.labels import voice
from dashboard.figures.target import promise_words
from dashboard.figures.target.promise import Promise, promises
from dashboard.figures.target.request import ALL, provinces
from dashboard.ingest.preview.names import Names
from dashboard.ingest.preview.parts import Part, Texts, part
from dashboard.store.ask import as_of

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
