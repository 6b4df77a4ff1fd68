"""A briefing as a file: JSON out, and in again only where everything in it is as it should be."""

import json
from collections import Counter
from dataclasses import asdict
from typing import Annotated, Self

from pydantic import Field, Strict, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from dashboard.briefing.slide_registry import known_kind
from dashboard.briefing.step import FORMAT_VERSION, MOST_STEPS, Briefing, BriefingError, Step
from dashboard.navigation import PUBLIC
from dashboard.text import strict_json
from dashboard.text.messages import LANGUAGES
from dashboard.text.strict_json import Fault, StrictModel, first_fault, object_of, shown

LARGEST = 1_000_000
LONGEST_TEXT = 2_000
LONGEST_NAME = 120
MOST_LINES = 5
# What JSON calls the format, so that a file of another program is told apart.
FORMAT = "dashboard-briefing"

Text = Annotated[strict_json.Text, Field(max_length=LONGEST_TEXT)]
Key = Annotated[Text, Field(pattern=r"^[A-Za-z0-9_-]{1,80}$")]
# JSON has lists where we have tuples.
Pair = Annotated[tuple[Text, Text], Strict(False)]


class StepFields(StrictModel):
    """A step as its file has it. A choice may come again, as it does in addresses."""

    key: Key
    kind: Text
    page: Text
    choices: Annotated[tuple[Pair, ...], Strict(False), Field(max_length=MOST_STEPS)]
    highlight: Annotated[tuple[Text, ...], Strict(False), Field(max_length=MOST_STEPS)]
    message: Text | None = None
    lines: Annotated[tuple[Text, ...], Strict(False), Field(max_length=MOST_LINES)] | None = None
    note: Text
    is_included: bool

    @model_validator(mode="after")
    def _is_known(self) -> Self:
        pages = ("", *(entry.stem for entry in PUBLIC))
        if not known_kind(self.kind, self.page) or self.page not in pages:
            given = {"kind": shown(self.kind), "page": shown(self.page)}
            raise PydanticCustomError("unknown_kind", "{kind} {page}", given)
        return self


class BriefingFields(StrictModel):
    """A briefing as its file has it."""

    id: Key
    name: Annotated[strict_json.Text, Field(max_length=LONGEST_NAME)]
    template: Text
    province: Key
    year: Annotated[int, Field(ge=1990, le=2100)]
    language: Annotated[str, Field(pattern=f"^({'|'.join(LANGUAGES)})$")]
    data_version: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
    steps: Annotated[
        tuple[StepFields, ...], Strict(False), Field(min_length=1, max_length=MOST_STEPS)
    ]


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
        "steps": [asdict(step) for step in briefing.steps],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def from_bytes(file: bytes) -> Briefing:
    """The briefing of a JSON file.

    Raises ``BriefingError``: "too_large", "not_json", "not_a_briefing", "other_format",
    "too_many_steps", "no_steps", "bad_value", "text_too_long", "unknown_kind", "same_key".
    """
    found = _read(file)
    keys = Counter(step.key for step in found.steps)
    key, count = keys.most_common(1)[0]
    if count > 1:
        raise BriefingError("same_key", key=key)
    return Briefing(
        id=found.id,
        name=found.name,
        template=found.template,
        province_code=found.province,
        year=found.year,
        language=found.language,
        data_version=found.data_version,
        steps=tuple(Step(**dict(step)) for step in found.steps),
    )


def _read(file: bytes) -> BriefingFields:
    if len(file) > LARGEST:
        raise BriefingError("too_large", most=LARGEST // 1000)
    try:
        content = object_of(file)
    except ValueError as error:
        raise BriefingError("not_json") from error
    if content is None or content.get("format") != FORMAT:
        raise BriefingError("not_a_briefing")
    version = content.get("format_version")
    if version != FORMAT_VERSION:
        raise BriefingError("other_format", found=shown(version), known=FORMAT_VERSION)
    try:
        return BriefingFields.model_validate(content)
    except ValidationError as error:
        raise _problem(first_fault(error)) from error


def _problem(fault: Fault) -> BriefingError:
    if fault.kind == "unknown_kind":
        step = fault.location.removeprefix("steps[").removesuffix("]")
        return BriefingError("unknown_kind", step=step, **fault.details)
    if fault.location == "steps" and fault.kind == "too_long":
        count = fault.details["actual_length"]
        return BriefingError("too_many_steps", count=count, most=MOST_STEPS)
    if fault.location == "steps":
        return BriefingError("no_steps")
    if fault.kind == "too_long" and isinstance(fault.value, str):
        return BriefingError("text_too_long", name=fault.location, most=fault.details["max_length"])
    return BriefingError("bad_value", name=fault.location, value=shown(fault.value))
