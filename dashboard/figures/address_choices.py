"""The choices of an address, wherever it is read: a link, a step, a command, the warm-up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from dashboard.analysis.scenario import PlanScores, Scales, read_plan
from dashboard.charts.palette import MOST_COMPARED
from dashboard.figures.choices import Choices
from dashboard.text.messages import LANGUAGES
from dashboard.text.numbers import Number, number_within


@dataclass(frozen=True)
class Complaint:
    """A value of an address that could not be taken, and what is shown instead."""

    parameter: str
    label: str
    value: str
    shown: str


class AddressChoices(Choices):
    """The choices of an address; what it does not say, or says wrong, is as by default.

    What could not be taken stands in ``complaints``.
    """

    def __init__(self, given: Mapping[str, Sequence[str]], language: str = "") -> None:
        said = [*given.get("language", ()), language]
        super().__init__(next((one for one in said if one in LANGUAGES), LANGUAGES[0]))
        self.given = given
        self.complaints: list[Complaint] = []

    @classmethod
    def of(cls, query: str) -> "AddressChoices":
        """The choices of an address' query: ``province=62&compare=64&compare=67``."""
        return cls(parse_qs(query.removeprefix("?")))

    def complain(self, parameter: str, label: str, value: str, shown: str) -> None:
        """Keep what is wrong with a value."""
        self.complaints.append(Complaint(parameter, label, value, shown))

    def default(self, parameter: str, options: Mapping[str, str], default: str) -> str:  # noqa: ARG002
        """What stands where nothing was chosen."""
        return default

    def one(
        self,
        parameter: str,
        label: str,
        options: Mapping[str, str],
        default: str,
        spell: Callable[[str], str] = str,
        width: int | str = "stretch",  # noqa: ARG002
    ) -> str:
        """One of ``options``, or the default."""
        default = self.default(parameter, options, default)
        said = self.raw(parameter)
        if not said:
            return default
        value = said if said in options else spell(said)
        if value in options:
            return value
        self.complain(parameter, label, said, options[default])
        return default

    def year(
        self,
        years: Sequence[int],
        default: int,
        parameter: str = "year",
        label: str = "controls.year",
    ) -> int:
        """One of ``years``, or the default."""
        options = {str(year): str(year) for year in years}
        return int(self.one(parameter, label, options, str(default)))

    def several(
        self,
        parameter: str,
        label: str,
        options: Mapping[str, str],
        placeholder: str,  # noqa: ARG002
    ) -> tuple[str, ...]:
        """Those of the address that are options."""
        said = tuple(dict.fromkeys(self.given.get(parameter, ())))
        for value in said:
            if value not in options:
                self.complain(parameter, label, value, self.say("controls.left_out"))
        return tuple(value for value in said if value in options)[:MOST_COMPARED]

    def text(self, parameter: str, label: str, hint: str, longest: int) -> str:  # noqa: ARG002
        """The text of the address."""
        return self.raw(parameter)[:longest]

    def number(
        self,
        parameter: str,
        label: str,
        limits: tuple[Number, Number],
        default: Number,
        scope: str,  # noqa: ARG002
    ) -> Number:
        """The number of the address where it is one within the limits."""
        said = self.raw(parameter)
        if not said:
            return default
        found = number_within(said, limits)
        if found is None:
            self.complain(parameter, label, said, str(default))
        return default if found is None else found

    def raw(self, parameter: str) -> str:
        """What the address says first."""
        return next(iter(self.given.get(parameter, ())), "")

    def plan(
        self,
        parameter: str,
        label: str,
        scope: str,  # noqa: ARG002
        scales: Scales,
    ) -> PlanScores:
        """The parts of the address' plan that are within their scales."""
        found, wrong = read_plan(self.raw(parameter), scales)
        for part in wrong:
            self.complain(parameter, label, part, self.say("controls.left_out"))
        return tuple(sorted(found.items()))
