"""JSON files of our own formats, read strictly: pydantic models say what a field may be.

Texts are plain text wherever they are shown: what looks like markup is kept as it was typed.
"""

import json
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

# Bidirectional marks and control characters could make a text read otherwise than it is.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
SHOWN = 60


class StrictModel(BaseModel):
    """An object of a file: a number is no text and 1 is not true; fields we do not know go."""

    model_config = ConfigDict(strict=True, frozen=True)


def visible(text: str) -> str:
    """A text without what cannot be seen."""
    # A lone half of a pair (\ud800) is no letter, and no file could be written with it.
    return UNSEEN.sub("", text.encode("utf-8", "replace").decode())


def shown(value: object) -> str:
    """A value as a message may print it: short, and in one line."""
    return " ".join(UNSEEN.sub("", str(value)).split())[:SHOWN]


# A text of a file; what cannot be seen is taken out before its length counts.
Text = Annotated[
    str, BeforeValidator(lambda found: visible(found) if isinstance(found, str) else found)
]


def object_of(file: bytes) -> dict[str, Any] | None:
    """The object that a file holds; None where it is something else. ``ValueError``: no JSON."""
    try:
        content = json.loads(file.decode("utf-8-sig"))
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return content if isinstance(content, dict) else None


@dataclass(frozen=True)
class Fault:
    """What is wrong with a field: ``place`` names it from the top, "steps[2].key", from 1.

    ``kind`` is pydantic's name of the fault or our own, ``details`` its limits.
    """

    location: str
    kind: str
    value: object
    details: dict[str, Any]

    @property
    def name(self) -> str:
        """The field's own name, without where it stands."""
        return self.location.rpartition(".")[2]


def first_fault(error: ValidationError) -> Fault:
    """The first thing that is wrong, in the order of the model's fields."""
    found = error.errors(include_url=False)[0]
    parts = (f"[{one + 1}]" if isinstance(one, int) else f".{one}" for one in found["loc"])
    location = "".join(parts).removeprefix(".")
    return Fault(location, found["type"], found["input"], found.get("ctx", {}))
