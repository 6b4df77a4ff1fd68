"""How documents, dates and versions are named in exports. Knows words, draws and writes nothing."""

import re

from dashboard.figure import Figure, Source
from dashboard.words import words

RELIABILITIES = frozenset({"seed", "official", "research", "press", "secondary"})
# "…" stands where an address was cut short when it was noted down: it would lead nowhere.
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"…]+(?=\s|$)", re.IGNORECASE)


def day(iso: str, language: str) -> str:
    """An ISO date (or only its month, or year) as the language writes it; other text unchanged."""
    parts = iso.split("-")
    form = {3: "day", 2: "month"}.get(len(parts))
    if form is None or not all(part.isdigit() for part in parts):
        return iso
    names = ("year", "month", "day")
    return words(language)(f"export.{form}", **dict(zip(names, parts, strict=False)))


def reliability(source: Source, language: str) -> str:
    """The label of a document's reliability; a kind we have no word for stays as it came."""
    if source.reliability not in RELIABILITIES:
        return source.reliability
    return words(language)(f"export.reliability.{source.reliability}")


def citation(source: Source, language: str) -> str:
    """One document in a line: title, publisher, number; a secondary one says that it is."""
    say = words(language)
    number = say("export.number", number=source.document_no) if source.document_no else ""
    named = ", ".join(part for part in (source.title, source.publisher, number) if part)
    if source.reliability == "secondary":
        return f"{named} ({reliability(source, language).lower()})"
    return named


def cited(figure: Figure, most: int) -> str:
    """The first ``most`` documents in one text, and how many more there are."""
    citations = [citation(source, figure.language) for source in figure.sources]
    left = len(citations) - most
    more = [words(figure.language)("export.more", count=left)] if left > 0 else []
    return "; ".join(citations[:most] + more)


def web_address(text: str) -> str:
    """The part of a noted address that a browser can open, or "" if there is none."""
    found = WEB_ADDRESS.match(text)
    return found[0] if found else ""


def facts(figure: Figure) -> list[tuple[str, str]]:
    """Edition, date and version with their labels; what a figure does not state is left out."""
    say = words(figure.language)
    stated = [
        (say("export.edition"), figure.edition),
        (say("export.data_date"), day(figure.data_date, figure.language)),
        (say("export.data_version"), figure.data_version),
    ]
    return [(label, value) for label, value in stated if value]
