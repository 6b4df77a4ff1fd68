"""How documents, dates and versions are named in exports. Knows words, draws and writes nothing."""

import re
from collections import Counter
from collections.abc import Sequence

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
    return _date(form, dict(zip(("year", "month", "day"), parts, strict=False)), language)


def day_of_year(month_day: str, language: str) -> str:
    """ "02-20", a day of every year: "20/02", "20 February"."""
    month, date = month_day.split("-")
    return _date("day_of_year", {"month": month, "day": date}, language)


def _date(form: str, parts: dict[str, str], language: str) -> str:
    """A date in words: in English with the month's name and no zero before the day."""
    say = words(language)
    named = parts | {"month": say("export.months").split()[int(parts["month"]) - 1]}
    if "day" in parts and language == "en":
        named["day"] = parts["day"].removeprefix("0")
    return say(f"export.{form}", **named)


def reliability(source: Source, language: str) -> str:
    """The label of a document's reliability; a kind we have no word for stays as it came."""
    if source.reliability not in RELIABILITIES:
        return source.reliability
    return words(language)(f"export.reliability.{source.reliability}")


def name_with_reliability(name: str, source: Source, language: str) -> str:
    """What a document goes by; a secondary one says that it is."""
    if source.reliability == "secondary":
        return f"{name} ({reliability(source, language).lower()})"
    return name


def citation(source: Source, language: str) -> str:
    """One document in a line: title, publisher, number; a secondary one says that it is."""
    say = words(language)
    number = say("export.number", number=source.document_no) if source.document_no else ""
    named = ", ".join(part for part in (source.title, source.publisher, number) if part)
    return name_with_reliability(named, source, language)


def cited(sources: Sequence[Source], language: str, most: int) -> str:
    """The first ``most`` documents in one text, and how many more there are; "" for none."""
    citations = [citation(source, language) for source in sources[:most]]
    left = len(sources) - most
    more = [words(language)("export.more", count=left)] if left > 0 else []
    return "; ".join(citations + more)


def publishers(sources: Sequence[Source], language: str) -> Counter[str]:
    """Who published the documents, each with how many of them, in the order of the first.

    A document that names no publisher goes by its title; a secondary one says that it is.
    """
    return Counter(
        name_with_reliability(source.publisher or source.title, source, language)
        for source in sources
    )


def web_address(text: str) -> str:
    """The part of a noted address that a browser can open, or "" if there is none."""
    found = WEB_ADDRESS.match(text)
    return found[0] if found else ""
