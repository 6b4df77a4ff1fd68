"""What an export states of a figure: finding, measure, documents, edition, date and version."""

from dashboard.figures.figure import Figure
from dashboard.text.citation import cited, day
from dashboard.text.messages import words

# Stated also where they are empty, so that a table of facts always has their place.
ALWAYS = frozenset({"title", "measure", "sources"})


def facts(figure: Figure, *left_out: str, most_cited: int = 0) -> dict[str, str]:
    """What is stated, by the label of each.

    ``left_out`` are facts ("title", "measure", "sources") that the export states in its own way;
    of the documents ``most_cited`` are named, and how many more there are.
    """
    stated = {
        "title": figure.title,
        "measure": figure.subtitle,
        "sources": cited(figure.sources, figure.language, most_cited),
        "edition": figure.edition,
        "data_date": day(figure.data_date, figure.language),
        "data_version": figure.data_version,
    }
    say = words(figure.language)
    return {
        say(f"export.{name}"): text
        for name, text in stated.items()
        if (text or name in ALWAYS) and name not in left_out
    }
