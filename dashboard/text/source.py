"""A document that figures were taken from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """A document a figure was taken from; empty text where the document does not say."""

    source_id: str
    title: str
    publisher: str = ""
    published_on: str = ""
    document_no: str = ""
    address: str = ""
    reliability: str = ""
