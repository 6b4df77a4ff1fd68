"""A slide put together: its words, its documents in a line, and where it was taken from."""

import dataclasses

import pandas as pd

from dashboard.briefing.fact_ledger import FactLedger
from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.slide import Slide
from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.labels import data_facts
from dashboard.figures.findings.standing import ProvinceStanding
from dashboard.text.citation import day, publishers
from dashboard.text.source import Source

# Publishers that a line still takes.
MOST_NAMED = 2
# Where a result names its documents.
SOURCES = ("source_id", "rank_source_id")


def source_line(sources: tuple[Source, ...], language: str) -> str:
    """Who published, the most used first, how many more documents, and the data version."""
    say = BriefingRequest("", 0, language).voice.say
    version, date = data_facts()
    given = {"version": version, "date": day(date, language)}
    if not sources:
        return say("briefing.source_none", **given)
    named = publishers(sources, language)
    first = list(named)[:MOST_NAMED]
    left = len(sources) - sum(named[name] for name in first)
    more = say("briefing.source_more", count=left) if left else ""
    return say("briefing.source", first="; ".join(first), more=more, **given)


def slide(
    request: BriefingRequest,
    key: str,
    page: str,
    message: str,
    ledger: FactLedger,
    keys: tuple[str, ...],
    **parts: object,
) -> Slide:
    """A slide of a step; ``keys`` are its documents', ``parts`` what it shows and its notes."""
    sources = documents_of(keys, request.language)
    made = Slide(
        key=key,
        message=message,
        source_line=source_line(sources, request.language),
        sources=sources,
        facts=ledger.facts,
        page=page,
        choices=address(request),
    )
    return dataclasses.replace(made, **parts)  # type: ignore[arg-type] # fields of a slide


def address(request: BriefingRequest) -> tuple[tuple[str, str], ...]:
    """The choices that lead to the page: the province, the year and what the step chose."""
    chosen = {"province": request.province_code, "year": str(request.year)} | dict(request.choices)
    return tuple(chosen.items())


def row_sources(*rows: ProvinceStanding) -> tuple[str, ...]:
    """The keys of the documents that results name."""
    scores, ranks = ([getattr(row, name) for row in rows] for name in SOURCES)
    return source_ids(pd.Series(scores, dtype=object), pd.Series(ranks, dtype=object))
