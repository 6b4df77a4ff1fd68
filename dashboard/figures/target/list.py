"""Every target of the page in full, the documents by number, and what is contradicted in them."""

import pandas as pd

from dashboard.catalog.documents import documents_of
from dashboard.catalog.labels import Voice
from dashboard.figures.figure import Column
from dashboard.figures.target import promise_words as said
from dashboard.figures.target.promise import Promise
from dashboard.figures.target.request import Asked
from dashboard.store.ask import ask, per_version
from dashboard.text import citation
from dashboard.text.markdown import plain
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.source import Source


@per_version
def documents(asked: Asked) -> tuple[Source, ...]:
    """The documents that state the targets, then those the results are from, as numbered."""
    rows = [row for one in asked.promises for row in one.rows]
    keys = [row["source_id"] for row in rows] + [row["actual_source_id"] for row in rows]
    known = dict.fromkeys(str(key) for key in keys if not is_missing(key))
    return documents_of(tuple(known), asked.language)


@per_version
def listing(asked: Asked) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Every promise for readers: subject, target, result with verdict, documents."""
    say = asked.voice.say
    numbered = {source.source_id: at for at, source in enumerate(documents(asked), start=1)}
    rows = [
        {
            "target": _promised(one, asked),
            "result": _outcome(one, asked.voice),
            "document": _named_documents(one, numbered, asked),
        }
        for one in asked.promises
    ]
    return pd.DataFrame(rows, columns=["target", "result", "document"]), (
        Column("target", say("phrases.target")),
        Column("result", say("target.result")),
        Column("document", say("phrases.document_label")),
    )


def _promised(one: Promise, asked: Asked) -> str:
    """What it is about, what was promised, and what a reader must know of it."""
    subject = plain(said.subject(one, asked.voice))
    lines = [f"**{subject}**", said.stated(one, asked.voice), *_remarks(one, asked.language)]
    return "  \n".join(lines)


def _remarks(one: Promise, language: str) -> list[str]:
    """What a reader must know of the target, once each, as plain text."""
    remarks = [in_language(row, "remark", language) for row in one.rows]
    return [plain(text) for text in dict.fromkeys(remarks) if text]


def _outcome(one: Promise, speaker: Voice) -> str:
    """The result, the verdict on both ends, and whether the fields differ."""
    colour, _ = said.MARKS.get(one.verdict, ("gray", ""))
    parts = [
        said.result(one, speaker),
        f":{colour}-badge[{said.verdict(one, speaker)}]",
        said.stretch_verdict(one, speaker),
    ]
    if said.is_other_field(one):
        other = int(one.row["actual_out_of"])
        text = speaker.say("target.other_field", out_of=said.field(one.row), actual_out_of=other)
        parts.append(text)
    return "  \n".join(part for part in parts if part)


def _named_documents(one: Promise, numbered: dict[str, int], asked: Asked) -> str:
    """Who set it, in which document of which date, and where the result is from, by number."""
    say = asked.voice.say
    row = one.row
    target = say("target.document", who=plain(issued(row, asked)), number=_number(row, numbered))
    if is_missing(row["actual_source_id"]):
        return target
    source = numbered[str(row["actual_source_id"])]
    return f"{target}  \n" + say("target.result_document", number=source)


def _number(row: pd.Series, numbered: dict[str, int]) -> int:
    return numbered[str(row["source_id"])]


def issued(row: pd.Series, asked: Asked) -> str:
    """ "UBND tỉnh Đắk Nông, 755/QĐ-UBND, đăng 10/06/2021": as far as the document says."""
    say = asked.voice.say
    parts = [str(row["issued_by"])]
    if not is_missing(row["document_no"]):
        parts.append(str(row["document_no"]))
    if not is_missing(row["document_date"]):
        parts.append(citation.day(f"{row['document_date']:%Y-%m-%d}", asked.language))
    elif not is_missing(row["source_published_on"]):
        day = citation.day(str(row["source_published_on"]), asked.language)
        parts.append(say("target.printed_on", day=day))
    else:
        parts.append(say("source.no_date"))
    return ", ".join(parts)


@per_version
def contradictions(asked: Asked) -> tuple[str, ...]:
    """What is contradicted in the documents of these targets and their results, by subject."""
    used = {source.source_id for source in documents(asked)}
    rows = ask("contradiction_list")
    concerned = rows[rows["source_id"].isin(used) | rows["other_source_id"].isin(used)]
    return tuple(in_language(row, "subject", asked.language) for _, row in concerned.iterrows())
