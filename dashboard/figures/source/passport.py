"""A figure's passport: what is on record for a province, index and edition, and from where."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.indices import component_label, decimals_of, edition_row, score_text
from dashboard.catalog.labels import Voice
from dashboard.figures.figure import Column, common_columns, scored
from dashboard.figures.findings.contradiction import Contradiction, of_result, told
from dashboard.figures.findings.standing import standings
from dashboard.figures.source.request import SourceRequest
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers, sentences
from dashboard.text.markdown import plain
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records
from dashboard.text.source import Source


@dataclass(frozen=True, eq=False)
class Passport:
    """What is on record: a sentence, the total's facts, a row per component, the documents.

    ``table`` is empty when every component is missing for the same reason, which is then a fact.
    The documents are numbered from 1 in their order, as ``facts`` and ``table`` name them.
    """

    heading: str
    finding: str
    facts: tuple[str, ...]
    table: pd.DataFrame
    columns: tuple[Column, ...]
    documents: tuple[Source, ...]


def absent(request: SourceRequest) -> str:
    """Why an edition has no row for a province."""
    voice = request.voice
    reason = edition_row(request.index_code, request.year, request.province_code)["absent_reason"]
    return voice.say(
        "source.absent",
        province=voice.short(request.province_code),
        index=voice.index(request.index_code),
        year=request.year,
        reason=voice.reason(reason),
    )


@per_version
def passport(request: SourceRequest) -> Passport | None:
    """The passport of a province's figures in one edition; None where nothing is on record."""
    rows = ask(
        "figure_passport",
        province_code=request.province_code,
        index_code=request.index_code,
        year=request.year,
    )
    if rows.empty:
        return None
    voice, documents = request.voice, _documents(rows, request.language)
    numbered = {source.source_id: position for position, source in enumerate(documents, start=1)}
    return Passport(
        heading=voice.say(
            "source.passport_heading",
            province=voice.short(request.province_code),
            index=voice.index(request.index_code),
            year=request.year,
        ),
        finding=_finding(request),
        facts=(
            *_facts(rows, numbered, voice, request.index_code),
            *(plain(told(one, voice)) for one in _contradicted(request)),
        ),
        table=_table(rows, numbered, voice),
        columns=scored(_columns(voice), request.index_code),
        documents=documents,
    )


def _contradicted(request: SourceRequest) -> tuple[Contradiction, ...]:
    return of_result(request.province_code, request.index_code, request.year)


def _documents(rows: pd.DataFrame, language: str) -> tuple[Source, ...]:
    """The documents of the rows in the order in which the table first names them."""
    keys = [
        key for pair in zip(rows["source_id"], rows["rank_source_id"], strict=True) for key in pair
    ]
    order = list(dict.fromkeys(str(key) for key in keys if not is_missing(key)))
    known = documents_of(source_ids(rows["source_id"], rows["rank_source_id"]), language)
    return tuple(sorted(known, key=lambda source: order.index(source.source_id)))


def _finding(request: SourceRequest) -> str:
    """The province's standing in a sentence; nothing when the edition is not its newest result."""
    row, voice = standings(request.province_code, request.year)[request.index_code], request.voice
    if row.result_year != request.year:
        return ""
    names = (voice.short(request.province_code), voice.index(request.index_code))
    item = sentences.standing_of(row, *names, request.year, decimals_of(request.index_code))
    return sentences.standing(item, voice.say, voice.language)


def _facts(
    rows: pd.DataFrame, numbered: dict[str, int], speaker: Voice, index_code: str
) -> tuple[str, ...]:
    say, language = speaker.say, speaker.language
    total = rows.iloc[0]
    facts = [_score_fact(total, numbered, speaker, index_code)]
    if not is_missing(total["rank"]):
        facts.append(
            say(
                "source.fact_rank",
                rank=numbers.rank(total["rank"], total["out_of"]),
                known=_known(total, speaker),
                document=_reference(total["rank_source_id"], total["source_id"], numbered),
            )
        )
    if _is_empty(rows):
        facts.append(say("source.fact_nothing", count=numbers.whole(len(rows), language)))
    return tuple(facts)


def _score_fact(total: pd.Series, numbered: dict[str, int], speaker: Voice, index_code: str) -> str:
    say, language = speaker.say, speaker.language
    document = _reference(total["source_id"], None, numbered)
    if is_missing(total["score"]):
        reason = speaker.reason(total["missing_reason"])
        return say("source.fact_no_score", reason=reason, document=document)
    derived = in_language(total, "derived_from", language)
    known = say("phrases.score_derived", rule=derived) if derived else ""
    return say(
        "source.fact_score",
        score=speaker.amount(index_code, f"**{score_text(index_code, total['score'], language)}**"),
        stored=numbers.stored(total["score"], language),
        document=document,
    ) + (f" {known}." if known else "")


def _reference(source_id: object, otherwise: object, numbered: dict[str, int]) -> str:
    key = otherwise if is_missing(source_id) else source_id
    return str(numbered[str(key)])


def _known(row: Row, speaker: Voice) -> str:
    """How a rank is known, and what was computed before from scores with fewer digits."""
    known = _basis(row, speaker)
    if is_missing(row["former_rank"]):
        return known
    return f"{known}; {speaker.say('source.former_rank', rank=int(row['former_rank']))}"


def _basis(row: Row, speaker: Voice) -> str:
    """How a rank is known; a published one beside the computed one, and why they differ."""
    say, basis = speaker.say, speaker.basis(row["rank_basis"])
    if is_missing(row["published_rank"]):
        return basis
    if is_missing(row["computed_rank"]):
        return say("source.published_only", basis=basis)
    if int(row["published_rank"]) == int(row["computed_rank"]):
        return say("source.same_rank", basis=basis, computed=int(row["computed_rank"]))
    reason = "unknown" if is_missing(row["difference_reason"]) else row["difference_reason"]
    return say(
        "source.other_rank",
        basis=basis,
        computed=int(row["computed_rank"]),
        reason=say(f"source.difference.{reason}"),
    )


def _is_empty(rows: pd.DataFrame) -> bool:
    return bool(rows["score"].isna().all() and rows["rank"].isna().all())


def _table(rows: pd.DataFrame, numbered: dict[str, int], speaker: Voice) -> pd.DataFrame:
    if _is_empty(rows):
        return pd.DataFrame()
    language = speaker.language
    kept = [
        (
            component_label(row, language),
            row["score"],
            numbers.stored(row["score"], language),
            _rank(row, speaker),
            _references(row, numbered),
        )
        for row in records(rows)
    ]
    names = ["component", "score", "stored", "rank", "documents"]
    return pd.DataFrame(kept, columns=names)


def _rank(row: Row, speaker: Voice) -> str:
    """A place and how it is known, and why there is no score where there is none."""
    missing = speaker.reason(row["missing_reason"])
    parts = [speaker.say("source.no_score", reason=missing) if missing else ""]
    if not is_missing(row["rank"]):
        parts.insert(0, f"{numbers.rank(row['rank'], row['out_of'])}, {_known(row, speaker)}")
    return "; ".join(part for part in parts if part) or numbers.MISSING


def _references(row: Row, numbered: dict[str, int]) -> str:
    keys = [key for key in (row["source_id"], row["rank_source_id"]) if not is_missing(key)]
    return ", ".join(str(numbered[str(key)]) for key in dict.fromkeys(keys))


def _columns(speaker: Voice) -> tuple[Column, ...]:
    say = speaker.say
    return (
        *common_columns(say, "component", "score"),
        Column("stored", say("source.stored")),
        Column("rank", say("source.rank_known")),
        Column("documents", say("source.document_numbers")),
    )
