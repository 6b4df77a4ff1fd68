"""A briefing as it is kept: ordered steps on a named data version. Pure; changes nothing in place.

A step is a frozen state: a page with its choices, what is highlighted, and words of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.text.messages import words

FORMAT_VERSION = 1
MOST_STEPS = 60
PLACE = re.compile(r"-\d+$")

Choices = tuple[tuple[str, str], ...]


class BriefingError(ValueError):
    """A briefing cannot be taken in or shown; ``problem`` keys ``briefing.problem.*``."""

    def __init__(self, problem: str, **values: object) -> None:
        super().__init__(f"{problem} {values}")
        self.problem = problem
        self.values = values

    def message(self, language: str) -> str:
        """The problem in a sentence."""
        return words(language)(f"briefing.problem.{self.problem}", **self.values)


@dataclass(frozen=True)
class Step:
    """One step. ``kind`` says what is made of it; "page" is a view of ``page`` with ``choices``.

    ``message`` and ``lines`` are the presenter's own words, None where those of the figures stand;
    ``note`` is the presenter's own; a step that is not ``is_included`` is kept and not shown.
    """

    key: str
    kind: str
    page: str = ""
    choices: Choices = ()
    highlight: tuple[str, ...] = ()
    message: str | None = None
    lines: tuple[str, ...] | None = None
    note: str = ""
    is_included: bool = True


@dataclass(frozen=True)
class Briefing:
    """Ordered steps on a named data version; ``template`` is what it was made from, or ""."""

    id: str
    name: str
    template: str
    province_code: str
    year: int
    language: str
    data_version: str
    steps: tuple[Step, ...] = ()
    format_version: int = FORMAT_VERSION

    def position(self, key: str) -> int:
        """Where a step stands, from 0. Raises ``KeyError`` where there is no such step."""
        for at, step in enumerate(self.steps):
            if step.key == key:
                return at
        raise KeyError(key)

    def step(self, key: str) -> Step:
        """A step by its key. Raises ``KeyError``."""
        return self.steps[self.position(key)]


def move(briefing: Briefing, key: str, by: int) -> Briefing:
    """A step ``by`` places further on (negative: back), stopping at the ends."""
    at = briefing.position(key)
    rest = [step for step in briefing.steps if step.key != key]
    rest.insert(max(0, min(len(rest), at + by)), briefing.steps[at])
    return replace(briefing, steps=tuple(rest))


def _changed(briefing: Briefing, key: str, **changes: object) -> Briefing:
    at = briefing.position(key)
    new = replace(briefing.steps[at], **changes)  # type: ignore[arg-type] # fields of a step
    return replace(briefing, steps=(*briefing.steps[:at], new, *briefing.steps[at + 1 :]))


def reword(
    briefing: Briefing, key: str, message: str | None, lines: tuple[str, ...] | None = None
) -> Briefing:
    """A step in the presenter's words; None gives the words of the figures back."""
    return _changed(briefing, key, message=message or None, lines=lines)


def annotate(briefing: Briefing, key: str, note: str) -> Briefing:
    """A step with a note for the speaker."""
    return _changed(briefing, key, note=note)


def choose(briefing: Briefing, key: str, choices: Choices) -> Briefing:
    """A step with other choices."""
    return _changed(briefing, key, choices=choices)


def mark(briefing: Briefing, key: str, highlight: tuple[str, ...]) -> Briefing:
    """A step that points out others."""
    return _changed(briefing, key, highlight=highlight)


def include(briefing: Briefing, key: str, is_included: bool) -> Briefing:
    """A step shown, or kept and left out of the show."""
    return _changed(briefing, key, is_included=is_included)


def remove(briefing: Briefing, key: str) -> Briefing:
    """Without a step. Raises ``KeyError``."""
    at = briefing.position(key)
    return replace(briefing, steps=(*briefing.steps[:at], *briefing.steps[at + 1 :]))


def insert(briefing: Briefing, step: Step, at: int | None = None) -> Briefing:
    """A step more, at the end or before the one at ``at``; a key in use gets a number.

    Raises ``ValueError`` where there are ``MOST_STEPS`` already.
    """
    if len(briefing.steps) >= MOST_STEPS:
        raise ValueError(f"a briefing has at most {MOST_STEPS} steps")
    new = replace(step, key=_free(step.key, (known.key for known in briefing.steps)))
    position = len(briefing.steps) if at is None else max(0, at)
    return replace(briefing, steps=(*briefing.steps[:position], new, *briefing.steps[position:]))


def duplicate(briefing: Briefing, key: str) -> Briefing:
    """A step twice, the second after the first. Raises ``KeyError`` and as ``insert``."""
    return insert(briefing, briefing.step(key), briefing.position(key) + 1)


def copy(briefing: Briefing, new_id: str, name: str) -> Briefing:
    """The same steps as a briefing of its own."""
    return replace(briefing, id=new_id, name=name)


def _free(key: str, known: Iterable[str]) -> str:
    """The key, or the first "key-2", "key-3" that is not in use."""
    used = set(known)
    stem, number, free = PLACE.sub("", key), 2, key
    while free in used:
        free, number = f"{stem}-{number}", number + 1
    return free


def renumber(briefing: Briefing) -> Briefing:
    """Every step with a key of its own, the first of equal ones keeping it."""
    steps: list[Step] = []
    for step in briefing.steps:
        steps.append(replace(step, key=_free(step.key, (known.key for known in steps))))
    return replace(briefing, steps=tuple(steps))
