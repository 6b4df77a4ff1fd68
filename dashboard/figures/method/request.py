"""What the method page is asked for: one of its views."""

from dataclasses import dataclass

from dashboard.figures.choices import Choices, Request

VIEWS = ("rules", "series", "totals", "forecast")


@dataclass(frozen=True)
class MethodRequest(Request):
    """How the figures are made, in a language."""

    language: str
    view: str = "rules"


def read(choices: Choices) -> MethodRequest:
    """The request of an address."""
    return MethodRequest(choices.language, choices.page_view("method", VIEWS))
