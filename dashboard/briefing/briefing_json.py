"""A briefing as a file: JSON out, and in again only where everything in it is as it should be.

Texts are plain text wherever they are shown: what looks like markup is kept as it was typed.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from dashboard.briefing.problem import BriefingError
from dashboard.briefing.slide_registry import known_kind
from dashboard.briefing.step import FORMAT_VERSION, MOST_STEPS, Briefing, Step
from dashboard.navigation import PUBLIC
from dashboard.text.messages import LANGUAGES

LARGEST = 1_000_000
LONGEST_TEXT = 2_000
LONGEST_NAME = 120
MOST_LINES = 5
PAIR = 2
Value = TypeVar("Value")
# What JSON calls the format, so that a file of another program is told apart.
FORMAT = "dashboard-briefing"
KEY = re.compile(r"[A-Za-z0-9_-]{1,80}")
VERSION = re.compile(r"[0-9a-f]{12}")
# Bidirectional marks and control characters could make a text read otherwise than it is.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def to_bytes(briefing: Briefing) -> bytes:
    """The briefing as a JSON file, in UTF-8, the same bytes every time."""
    content = {
        "format": FORMAT,
        "format_version": briefing.format_version,
        "id": briefing.id,
        "name": briefing.name,
        "template": briefing.template,
        "province": briefing.province_code,
        "year": briefing.year,
        "language": briefing.language,
        "data_version": briefing.data_version,
        "steps": [_step_out(step) for step in briefing.steps],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _step_out(step: Step) -> dict[str, object]:
    return {
        "key": step.key,
        "kind": step.kind,
        "page": step.page,
        "choices": [list(pair) for pair in step.choices],
        "highlight": list(step.highlight),
        "message": step.message,
        "lines": None if step.lines is None else list(step.lines),
        "note": step.note,
        "is_included": step.is_included,
    }


def from_bytes(file: bytes) -> Briefing:
    """The briefing of a JSON file.

    Raises ``BriefingError``: "too_large", "not_json", "not_a_briefing", "other_format",
    "too_many_steps", "no_steps", "bad_value", "text_too_long", "unknown_kind", "same_key".
    """
    if len(file) > LARGEST:
        raise BriefingError("too_large", most=LARGEST // 1000)
    content = _parsed(file)
    if content.get("format") != FORMAT:
        raise BriefingError("not_a_briefing")
    if content.get("format_version") != FORMAT_VERSION:
        raise BriefingError(
            "other_format", found=_shown(content.get("format_version")), known=FORMAT_VERSION
        )
    read = _Reader(content, "")
    return Briefing(
        id=read.matching("id", KEY),
        name=read.text("name", LONGEST_NAME),
        template=read.text("template"),
        province_code=read.matching("province", KEY),
        year=read.whole("year"),
        language=read.one_of("language", LANGUAGES),
        data_version=read.matching("data_version", VERSION),
        steps=_steps(content.get("steps")),
    )


def _parsed(file: bytes) -> Mapping[str, Any]:
    try:
        content = json.loads(file.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BriefingError("not_json") from error
    if not isinstance(content, dict):
        raise BriefingError("not_a_briefing")
    return content


def _steps(found: object) -> tuple[Step, ...]:
    if not isinstance(found, list) or not found:
        raise BriefingError("no_steps")
    if len(found) > MOST_STEPS:
        raise BriefingError("too_many_steps", count=len(found), most=MOST_STEPS)
    steps = tuple(_step(content, place) for place, content in enumerate(found, start=1))
    keys = [step.key for step in steps]
    for key in keys:
        if keys.count(key) > 1:
            raise BriefingError("same_key", key=key)
    return steps


def _step(content: object, place: int) -> Step:
    if not isinstance(content, dict):
        raise BriefingError("bad_value", name=f"steps[{place}]", value=_shown(content))
    read = _Reader(content, f"steps[{place}].")
    kind, page = read.text("kind"), read.text("page")
    if not known_kind(kind, page) or page not in ("", *(entry.stem for entry in PUBLIC)):
        raise BriefingError("unknown_kind", step=place, kind=_shown(kind), page=_shown(page))
    return Step(
        key=read.matching("key", KEY),
        kind=kind,
        page=page,
        choices=read.pairs("choices"),
        highlight=read.texts("highlight", MOST_STEPS),
        message=read.maybe("message", read.text),
        lines=read.maybe("lines", lambda name: read.texts(name, MOST_LINES)),
        note=read.text("note"),
        is_included=read.flag("is_included"),
    )


class _Reader:
    """Values of a JSON object, each of the kind it must be; ``where`` names the object."""

    def __init__(self, content: Mapping[str, Any], where: str) -> None:
        self.content, self.where = content, where

    def _wrong(self, name: str) -> BriefingError:
        value = _shown(self.content.get(name))
        return BriefingError("bad_value", name=f"{self.where}{name}", value=value)

    def text(self, name: str, most: int = LONGEST_TEXT) -> str:
        """A text of at most ``most`` letters, without what cannot be seen."""
        return self._plain(name, self.content.get(name), most)

    def _plain(self, name: str, value: object, most: int = LONGEST_TEXT) -> str:
        if not isinstance(value, str):
            raise self._wrong(name)
        if len(value) > most:
            raise BriefingError("text_too_long", name=f"{self.where}{name}", most=most)
        # A lone half of a pair (\ud800) is no letter, and no file could be written with it.
        return UNSEEN.sub("", value.encode("utf-8", "replace").decode())

    def matching(self, name: str, pattern: re.Pattern[str]) -> str:
        """A text that is as ``pattern`` says."""
        value = self.text(name)
        if not pattern.fullmatch(value):
            raise self._wrong(name)
        return value

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        """One of the known texts."""
        value = self.text(name)
        if value not in known:
            raise self._wrong(name)
        return value

    def whole(self, name: str) -> int:
        """A year."""
        value = self.content.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 1990 <= value <= 2100:
            raise self._wrong(name)
        return value

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self.content.get(name)
        if not isinstance(value, bool):
            raise self._wrong(name)
        return value

    def texts(self, name: str, most: int) -> tuple[str, ...]:
        """A list of at most ``most`` texts."""
        value = self.content.get(name)
        if not isinstance(value, list) or len(value) > most:
            raise self._wrong(name)
        return tuple(self._plain(name, one) for one in value)

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """Choices as name and value; a name may come again, as it does in addresses."""
        value = self.content.get(name)
        if not isinstance(value, list) or len(value) > MOST_STEPS:
            raise self._wrong(name)
        if not all(isinstance(pair, list) and len(pair) == PAIR for pair in value):
            raise self._wrong(name)
        return tuple((self._plain(name, one), self._plain(name, text)) for one, text in value)

    def maybe(self, name: str, read: Callable[[str], Value]) -> Value | None:
        """What ``read`` gives, or None where nothing is there."""
        return None if self.content.get(name) is None else read(name)


def _shown(value: object) -> str:
    """A value as a message may print it: short, and in one line."""
    return " ".join(UNSEEN.sub("", str(value)).split())[:60]
