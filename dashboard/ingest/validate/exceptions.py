"""Exceptions that a file would put on record: accepted one by one, or as a kind with its number.

A few are read one by one among the warnings. Many of a kind nobody reads: they keep the file from
being published until a person says that all so many are as printed, which the second person sees.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from dashboard.ingest.finding import Finding, Level
from dashboard.ingest.reading import Question
from dashboard.text.messages import words

# What the build lists as seen and accepted (data/accept).
KINDS = ("rank_contradicts", "total_differs", "unit_rank_contradicts")
# More of a kind than anybody reads one by one.
MANY = 10
SECTION = "load_attempt"


def many(
    findings: Iterable[Finding], answers: Mapping[str, str]
) -> tuple[tuple[Question, ...], tuple[Finding, ...]]:
    """A question and a finding for each kind of which there are many."""
    counts = Counter(found.rule for found in findings if found.rule in KINDS)
    asked, told = [], []
    for kind in KINDS:
        if counts[kind] < MANY:
            continue
        key, count = f"accept:{kind}", str(counts[kind])
        # The number is the answer: another file, or another number, must be looked at anew.
        is_accepted = answers.get(key) == count
        options = {count: words("vi")(f"{SECTION}.accept.{kind}", count=count)}
        facts = {"kind": kind, "count": count}
        asked.append(Question(key, options, count if is_accepted else None, facts))
        level: Level = "warning" if is_accepted else "error"
        told.append(Finding(level, SECTION, f"many_{kind}", facts={"count": count}))
    return tuple(asked), tuple(told)
