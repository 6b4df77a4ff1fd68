"""How documents, dates and versions are named in exports. Knows words, draws and writes nothing."""

import re

from dashboard.text.messages import words
from dashboard.text.source import Source

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


def web_address(text: str) -> str:
    """The part of a noted address that a browser can open, or "" if there is none."""
    found = WEB_ADDRESS.match(text)
    return found[0] if found else ""
