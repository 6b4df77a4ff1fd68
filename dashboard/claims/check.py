"""A draft checked: every figure found, with its verdict, in the order in which they stand."""

from collections.abc import Callable

from dashboard.catalog.indices import TOTALS, index_rows
from dashboard.claims.claim import Checked, Claim, Subject
from dashboard.claims.grammar.plain import Plain, plain
from dashboard.claims.judging.judge import judge
from dashboard.claims.reading.claims import claims

Progress = Callable[[int, int], None]


def check(text: str, province_code: str = "", progress: Progress | None = None) -> list[Checked]:
    """The figures of a draft; ``province_code`` says whose it is where it does not say so itself.

    The same each time: nothing but the text and the version decides. ``progress`` is told how many
    of the draft's letters are read.
    """
    draft = plain(text)
    found: list[Checked] = []
    for claim in claims(draft, province_code):
        found.append(_checked(claim, draft))
        if progress is not None:
            progress(claim.figure.end, len(draft.text))
    return found


def _checked(claim: Claim, draft: Plain) -> Checked:
    start, end = draft.rank(claim.figure.start, claim.figure.end)
    return Checked(claim, judge(claim), draft.draft[start:end], start, end)


def as_json(checked: Checked) -> dict[str, object]:
    """A claim as ``--json`` prints it."""
    figure, subject = checked.claim.figure, checked.judgement.subject
    value: object = figure.word if figure.rule == "class.unit" else _plain(figure.value)
    return {
        "text": checked.text,
        "start": checked.start,
        "index_code": subject.index_code or None,
        "year": subject.year or None,
        "province_code": subject.province_code or None,
        "component_code": subject.component_code or _total(subject),
        "kind": figure.kind,
        "value": value,
        "verdict": checked.judgement.verdict,
        "held": _plain(checked.judgement.held),
        "source_id": checked.judgement.source_id or None,
        "rule": checked.claim.rule,
    }


def _total(subject: Subject) -> str | None:
    """The component of a figure of a whole index; None where it is of units or of no index."""
    return TOTALS[0] if subject.index_code in index_rows().index else None


def _plain(value: float | str | None) -> object:
    """A whole number without a dot."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
