"""Documents by their ids, as readers are told of them."""

from collections import Counter

import pandas as pd

from dashboard.store.ask import ask, per_version
from dashboard.text.citation import day
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records
from dashboard.text.source import Source


def documents_of(source_ids: tuple[str, ...], language: str) -> tuple[Source, ...]:
    """The documents of these keys, in the order of the keys."""
    known = all_documents(language)
    return tuple(known[key] for key in source_ids if key in known)


@per_version
def all_documents(language: str) -> dict[str, Source]:
    """Every document by its key."""
    rows = records(ask("document_list", source_ids=None))
    return {str(row["source_id"]): _document(row, language) for row in rows}


def _document(row: Row, language: str) -> Source:
    def known(column: str) -> str:
        return "" if is_missing(row[column]) else str(row[column])

    return Source(
        source_id=str(row["source_id"]),
        title=in_language(row, "title", language),
        publisher=in_language(row, "publisher", language),
        published_on=known("published_on"),
        document_no=known("document_no"),
        address=known("address"),
        reliability=str(row["reliability"]),
    )


def reference(row: Row, language: str) -> str:
    """A row's document in brackets: number and date; who published it, and when, without them."""
    number = "" if is_missing(row["document_no"]) else str(row["document_no"])
    date = row["document_date"]
    dated = "" if is_missing(date) else day(str(date)[: len("2025-07-01")], language)
    known = ", ".join(part for part in (number, dated) if part)
    if known:
        return known
    source = documents_of((str(row["source_id"]),), language)[0]
    dated = day(source.published_on, language) if source.published_on else ""
    return ", ".join(part for part in (source.publisher, dated) if part) or source.title


def source_ids(*columns: pd.Series) -> tuple[str, ...]:
    """The keys of documents in columns of a frame, the most named first, none missing."""
    named_keys = [str(value) for column in columns for value in column if not is_missing(value)]
    counts = Counter(named_keys)
    return tuple(sorted(counts, key=lambda key: (-counts[key], key)))
