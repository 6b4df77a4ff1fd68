"""Texts of data and of strangers' files, made plain before they are mixed with markdown."""

import re

from dashboard.text.numbers import is_missing

# A colon only where a name may follow it (":smile:"), and no star that stands alone behind a word
# ("7/16 *"): before a blank they are what they look like.
SPECIAL = re.compile(r"([\\`_\[\]<>$~#|]|:(?=\S)|\*(?=\S)|(?<!\S )\*)")
# Where an address would begin, even where its signs are escaped.
LINK_BEGINS = re.compile(r"(?<=\bhttp)(?=s?\\?://)|(?<=\bwww)(?=\.)", re.IGNORECASE)
WORD_JOINER = "\u2060"


def plain(text: object) -> str:
    """A text of the data as it stands, nothing of it read as markdown; "" for a missing one."""
    return "" if is_missing(text) else SPECIAL.sub(r"\\\1", str(text))


def unlinked(text: object) -> str:
    """As ``plain``, and no web address in it becomes a link: for what strangers' files say.

    An invisible sign parts the address, which markdown would else make a link of, escaped or not.
    """
    return LINK_BEGINS.sub(WORD_JOINER, plain(text))


def unescaped(text: str) -> str:
    """What ``plain`` was made of, for where no markdown is read."""
    return re.sub(r"\\([\\`*_\[\]<>$~#|:])", r"\1", text)
