"""Every target of the page in full, the documents by number, and the steps that targets ask for."""

import pandas as pd

from dashboard.analysis.forecast.plausibility import Plausibility
from dashboard.catalog.documents import documents_of
from dashboard.catalog.labels import Voice, document
from dashboard.figures.figure import Column
from dashboard.figures.findings import promise_step, promise_words
from dashboard.figures.findings.promise import Promise
from dashboard.figures.target.request import ALL, TargetRequest
from dashboard.store.ask import ask, per_version
from dashboard.text.markdown import plain
from dashboard.text.names import in_language, texts
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records
from dashboard.text.source import Source


@per_version
def document_ids(request: TargetRequest) -> tuple[str, ...]:
    """The documents that state the targets, then those the results are from, as numbered."""
    rows = [row for one in request.promises for row in one.rows]
    keys = [row["source_id"] for row in rows] + [row["actual_source_id"] for row in rows]
    return tuple(dict.fromkeys(str(key) for key in keys if not is_missing(key)))


def documents(request: TargetRequest) -> tuple[Source, ...]:
    """The documents by their numbers."""
    return documents_of(document_ids(request), request.language)


@per_version
def contradictions(request: TargetRequest) -> tuple[str, ...]:
    """What is contradicted in the documents of these targets and their results, by subject."""
    used = {source.source_id for source in documents(request)}
    rows = ask("contradiction_list")
    concerned = rows[rows["source_id"].isin(used) | rows["other_source_id"].isin(used)]
    return tuple(texts(concerned, "subject", request.language))


@per_version
def undated(request: TargetRequest) -> str:
    """What was promised without a year, with its documents, in a sentence; "" for nothing."""
    speaker = request.voice
    listed = [
        speaker.say(
            "target.undated_one",
            subject=speaker.component(str(row["index_code"]), str(row["component_code"])),
            rank=int(row["target_value"]),
            document=document(row, speaker),
        )
        for row in records(ask("province_goal", province_code=request.province_code))
        if request.index_code in (ALL, row["index_code"]) and row["target_kind"] == "rank"
    ]
    return speaker.say("target.undated", listed="; ".join(listed)) if listed else ""


@per_version
def listing(request: TargetRequest) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Every promise for readers: subject, target, result with verdict, documents."""
    say = request.voice.say
    numbered = {source.source_id: at for at, source in enumerate(documents(request), start=1)}
    rows = [
        {
            "target": _promised(one, request.voice),
            "result": _outcome(one, request.voice),
            "document": _named_documents(one, numbered, request.voice),
        }
        for one in request.promises
    ]
    return pd.DataFrame(rows, columns=["target", "result", "document"]), (
        Column("target", say("phrases.target"), is_markdown=True),
        Column("result", say("target.result"), is_markdown=True),
        Column("document", say("phrases.document_label"), is_markdown=True),
    )


def _promised(one: Promise, speaker: Voice) -> str:
    """What it is about, what was promised, and what a reader must know of it, once each."""
    remarks = dict.fromkeys(in_language(row, "remark", speaker.language) for row in one.rows)
    subject = plain(promise_words.subject(one, speaker))
    known = [plain(text) for text in remarks if text]
    return "  \n".join([f"**{subject}**", plain(promise_words.stated(one, speaker)), *known])


def _outcome(one: Promise, speaker: Voice) -> str:
    """The result, the verdict on both ends, and whether the fields differ."""
    parts = [
        promise_words.result(one, speaker),
        promise_words.badge(one, speaker),
        promise_words.stretch_verdict(one, speaker),
        promise_words.other_field(one, speaker),
    ]
    return "  \n".join(part for part in parts if part)


def _named_documents(one: Promise, numbered: dict[str, int], speaker: Voice) -> str:
    """Who set it, in which document of which date, and where the result is from, by number."""
    row, say = one.row, speaker.say
    who = plain(promise_words.issued(row, speaker))
    target = say("target.document", who=who, number=numbered[str(row["source_id"])])
    if is_missing(row["actual_source_id"]):
        return target
    source = numbered[str(row["actual_source_id"])]
    return f"{target}  \n" + say("target.result_document", number=source)


@per_version
def steps(request: TargetRequest) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Every promise with its step, how many managed such a one, and what came; with columns."""
    speaker, say = request.voice, request.voice.say
    rows = [
        {
            "step": f"**{plain(promise_words.label(one, speaker))}**  \n"
            f"{promise_step.in_words(promise_step.step(one), speaker)}",
            "done": promise_step.frequency(one, speaker),
            "verdict": promise_words.verdict(one, speaker),
        }
        for one in request.promises
        if one.index_code
    ]
    return pd.DataFrame(rows, columns=["step", "done", "verdict"]), (
        Column("step", say("target.step"), is_markdown=True),
        Column("done", say("target.step_done")),
        Column("verdict", say("target.verdict_label")),
    )


@per_version
def cases(request: TargetRequest, key: str) -> tuple[str, pd.DataFrame, tuple[Column, ...]]:
    """A sentence on one promise's step, the cases that managed it, newest first; with columns."""
    speaker, say = request.voice, request.voice.say
    one = next(one for one in request.promises if one.key == key)
    way = promise_step.step(one)
    found = (
        promise_step.done(one, way)
        if isinstance(way, promise_step.Step)
        else Plausibility(None, 0, ())
    )
    sentence = say(
        "target.step_told",
        subject=promise_words.label(one, speaker),
        step=promise_step.in_words(way, speaker),
        share=promise_step.share(found, speaker),
    )
    return sentence, *promise_step.past_cases(found, speaker, ("target.before", "target.after"))
