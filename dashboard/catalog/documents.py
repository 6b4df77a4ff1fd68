"""Documents by their ids, as readers are told of them."""

from collections import Counter

import pandas as pd

from dashboard.store.ask import ask, per_version
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.source import Source


@per_version
def documents_of(source_ids: tuple[str, ...], language: str) -> tuple[Source, ...]:
    """The documents of these keys, in the order of the keys."""
    frame = ask("document_list", source_ids=source_ids)
    order = {key: place for place, key in enumerate(source_ids)}
    places = [order[str(key)] for key in frame["source_id"]]
    frame = frame.iloc[sorted(range(len(frame)), key=places.__getitem__)]
    return tuple(_document(row, language) for _, row in frame.iterrows())


def _document(row: pd.Series, language: str) -> Source:
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


def source_ids(*columns: pd.Series) -> tuple[str, ...]:
    """The keys of documents in columns of a frame, the most named first, none missing."""
    named_keys = [str(value) for column in columns for value in column if not is_missing(value)]
    counts = Counter(named_keys)
    return tuple(sorted(counts, key=lambda key: (-counts[key], key)))
