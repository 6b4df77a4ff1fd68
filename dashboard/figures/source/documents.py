"""Documents as the source page tells of them: one in a line, the list with what is taken from each.

Texts that come from data are made plain before they are mixed with markdown.
"""

import re

import pandas as pd

from dashboard.catalog.documents import all_documents
from dashboard.catalog.labels import voice
from dashboard.figures.figure import Column, common_columns
from dashboard.store.ask import ask, per_version
from dashboard.text import citation, numbers
from dashboard.text.folding import fold
from dashboard.text.markdown import plain
from dashboard.text.messages import Say, words
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records
from dashboard.text.source import Source

RELIABILITIES = ("seed", "official", "research", "press", "secondary")
KINDS = ("scores", "ranks", "unit_rows", "targets", "duties", "milestones", "other")
# "…" stands where an address was cut short when it was noted down: it would lead nowhere.
LINKED = re.compile(r"https?://[^\s<>…]+(?=\s|$)")


def address(text: str, say: Say) -> str:
    """An address, a link where it is one of the web's; "" when there is none."""
    link = LINKED.match(text)
    if link is None:
        return say("source.address", address=plain(text)) if text else ""
    rest = plain(text[link.end() :])
    return say("source.address", address=f"[{plain(link[0])}](<{link[0]}>){rest}")


def imprint(source: Source, language: str) -> str:
    """Who published a document, under which number, when."""
    say = words(language)
    number = say("export.number", number=plain(source.document_no)) if source.document_no else ""
    day = citation.day(source.published_on, language) if source.published_on else ""
    known = [plain(source.publisher), number, day or say("source.no_date")]
    return ", ".join(part for part in known if part)


def entry(source: Source, language: str) -> str:
    """A document in full: title, imprint, reliability, address."""
    say = words(language)
    parts = (
        f"**{plain(source.title)}**",
        imprint(source, language),
        say("source.reliability_is", reliability=citation.reliability(source, language)),
        address(source.address, say),
    )
    return "  \n".join(part for part in parts if part)


def short(source: Source, language: str) -> str:
    """A document in a line: title, imprint; a secondary one says that it is."""
    title = citation.name_with_reliability(plain(source.title), source, language)
    return f"{title}. {imprint(source, language)}"


def reliabilities(language: str) -> dict[str, str]:
    """The kinds of reliability with their labels, all of them first."""
    say = words(language)
    return {"all": say("source.reliability_all")} | {
        kind: say(f"export.reliability.{kind}") for kind in RELIABILITIES
    }


def taken(row: Row, language: str) -> str:
    """What is taken from a document, by kind: "điểm: 1.764; thứ hạng: 63"."""
    say = words(language)
    counts = [
        say(f"source.taken.{kind}", count=numbers.whole(float(row[f"n_{kind}"]), language))
        for kind in KINDS
        if row[f"n_{kind}"]
    ]
    return "; ".join(counts) or say("source.taken.nothing")


def matches(search: str, text: str) -> bool:
    """Whether a text has what is searched in one piece, or every word of it begins a word there;
    marks, capitals and punctuation do not count: "kontum", "kon tum" and "tum kon" find Kon Tum.
    """
    begun = [fold(word) for word in re.split(r"[\W_]+", text)]
    wanted = [fold(word) for word in search.split()]
    return fold(search) in "".join(begun) or all(
        any(word.startswith(part) for word in begun) for part in wanted
    )


@per_version
def found(search: str, reliability: str, language: str) -> pd.DataFrame:
    """Documents of a reliability (or "all") that ``search`` finds; those most used first.

    Columns: source_id, label, document, reliability, taken.
    """
    catalogue = ask("source_catalog")
    sources = all_documents(language)
    rows = []
    for row in records(catalogue):
        source = sources[str(row["source_id"])]
        text = (
            f"{row['title']} {source.title} {source.publisher} {source.document_no} "
            f"{source.source_id}"
        )
        if reliability in ("all", source.reliability) and matches(search, text):
            rows.append(
                (
                    source.source_id,
                    f"{source.title} ({source.source_id})",
                    short(source, language),
                    citation.reliability(source, language),
                    taken(row, language),
                )
            )
    columns = ["source_id", "label", "document", "reliability", "taken"]
    return pd.DataFrame(rows, columns=columns)


def found_columns(language: str) -> tuple[Column, ...]:
    """The columns of ``found`` that readers see."""
    say = words(language)
    return (
        Column("document", say("export.document.title")),
        Column("reliability", say("export.document.reliability")),
        Column("taken", say("source.taken_label")),
    )


@per_version
def used(source_id: str, language: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Scores and ranks taken from a document, one row per index, year and kind; with columns."""
    speaker = voice(language)
    say = speaker.say
    use = ask("source_use", source_id=source_id)
    frame = use.assign(
        index=[speaker.index(str(code)) for code in use["index_code"]],
        what=[say(f"source.use.{kind}") for kind in use["kind"]],
    )
    return frame, (
        *common_columns(say, "index", "year"),
        Column("what", say("source.use_label")),
        Column("n_provinces", say("source.n_provinces"), "whole"),
        Column("n_rows", say("source.n_rows"), "whole"),
    )


@per_version
def counts(source_id: str, language: str) -> str:
    """What is taken from one document, by kind, in a line."""
    catalogue = ask("source_catalog")
    return taken(catalogue[catalogue["source_id"] == source_id].iloc[0], language)


def note(source_id: str, language: str) -> str:
    """The note on a document; they are written in English, so only for readers of English."""
    text = ask("document_list", source_ids=(source_id,))["note"].iloc[0]
    return plain(text) if language == "en" else ""


def statement(row: Row, side: str, language: str) -> tuple[str, str]:
    """One side ("" or "other_") of a contradiction: what is said, and the document's key."""
    key = row[f"{side}source_id"]
    return in_language(row, f"{side}statement", language), "" if is_missing(key) else str(key)
