"""What an export states of a figure: its documents, edition, date and version."""

from dashboard.figures.figure import Figure
from dashboard.text.citation import citation, day
from dashboard.text.messages import words


def cited(figure: Figure, most: int) -> str:
    """The first ``most`` documents in one text, and how many more there are."""
    citations = [citation(source, figure.language) for source in figure.sources]
    left = len(citations) - most
    more = [words(figure.language)("export.more", count=left)] if left > 0 else []
    return "; ".join(citations[:most] + more)


def facts(figure: Figure) -> list[tuple[str, str]]:
    """Edition, date and version with their labels; what a figure does not state is left out."""
    say = words(figure.language)
    stated = [
        (say("export.edition"), figure.edition),
        (say("export.data_date"), day(figure.data_date, figure.language)),
        (say("export.data_version"), figure.data_version),
    ]
    return [(label, value) for label, value in stated if value]
