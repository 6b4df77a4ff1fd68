"""What the page is asked for: whose draft it is. The draft itself is never in an address."""

from dataclasses import dataclass

from dashboard.figures.choices import Choices, Request


@dataclass(frozen=True)
class CheckRequest(Request):
    """Whose draft it is, where it does not say so itself."""

    language: str
    province_code: str = ""


def read(choices: Choices) -> CheckRequest:
    """The request of an address."""
    return CheckRequest(choices.language, choices.province().code)
