"""The choices of an address, wherever it is read: a link, a step, a command, the warm-up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from dashboard.figures.choices import Choices
from dashboard.text.messages import LANGUAGES


@dataclass(frozen=True)
class Complaint:
    """A value of an address that could not be taken, and what is shown instead."""

    parameter: str
    label: str
    value: str
    shown: str


class AddressChoices(Choices):
    """The choices of an address; what could not be taken stands in ``complaints``."""

    def __init__(self, given: Mapping[str, Sequence[str]], language: str = "") -> None:
        said = [*given.get("language", ()), language]
        super().__init__(next((one for one in said if one in LANGUAGES), LANGUAGES[0]))
        self.given = given
        self.complaints: list[Complaint] = []

    @classmethod
    def of(cls, query: str) -> "AddressChoices":
        """The choices of an address' query: ``province=62&compare=64&compare=67``."""
        return cls(parse_qs(query.removeprefix("?")))

    def said(self, parameter: str) -> Sequence[str]:
        """What the address says."""
        return self.given.get(parameter, ())

    def complain(self, parameter: str, label: str, value: str, shown: str) -> None:
        """Keep what is wrong with a value."""
        self.complaints.append(Complaint(parameter, label, value, shown))
