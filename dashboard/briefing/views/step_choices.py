"""What a step chose, read as the page that it is a view of reads its address."""

from collections.abc import Callable, Mapping

from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.step import BriefingError, Step
from dashboard.charts.palette import MOST_COMPARED
from dashboard.figures.address_choices import AddressChoices


class StepChoices(AddressChoices):
    """The choices of a step; what it leaves open is as in the briefing, then as on the page.

    Reading raises ``BriefingError`` "unknown_choice" for what the data do not have.
    """

    def __init__(self, step: Step, request: BriefingRequest) -> None:
        given: dict[str, list[str]] = {}
        for name, value in step.choices:
            given.setdefault(name, []).append(value)
        super().__init__(given | {"language": [request.language]})
        self.step, self.request = step, request

    def complain(self, parameter: str, label: str, value: str, shown: str) -> None:  # noqa: ARG002
        """A choice that the data do not have is no slide."""
        raise BriefingError("unknown_choice", step=self.step.key, name=parameter, value=value[:40])

    def default(self, parameter: str, options: Mapping[str, str], default: str) -> str:
        """The briefing's own province and year, where the page has them."""
        own = {"province": self.request.province_code, "year": str(self.request.year)}
        wanted = own.get(parameter, default)
        return wanted if wanted in options else default

    def pointed_out(self) -> tuple[str, ...]:
        """What the step points out."""
        return self.step.highlight

    def several(
        self,
        parameter: str,
        label: str,
        options: Mapping[str, str],
        placeholder: str,
        spell: Callable[[str], str] = str,
    ) -> tuple[str, ...]:
        """Those chosen, then those to be pointed out."""
        chosen = super().several(parameter, label, options, placeholder, spell)
        marked = tuple(value for value in map(spell, self.step.highlight) if value in options)
        return tuple(dict.fromkeys((*chosen, *marked)))[:MOST_COMPARED]
