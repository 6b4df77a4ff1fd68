"""What a unit answers for in the province's indices, and how those components fared last."""

from dataclasses import dataclass

import pandas as pd

from dashboard.catalog import unit_editions
from dashboard.catalog.documents import documents_of, source_ids
from dashboard.figures.my_unit.request import Asked
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text.citation import day
from dashboard.text.numbers import is_missing

UP, DOWN, SAME = "▲", "▼", "="


@dataclass(frozen=True)
class Answered:
    """A component, or topic, the unit answers for; ``address`` are the parameters of its page.

    ``scope`` is "unit" where a document names the unit, else "block" or "all"; ``mark`` repeats the
    direction of ``result`` for the eye.
    """

    scope: str
    name: str
    result: str
    mark: str
    duties: tuple[str, ...]
    address: tuple[tuple[str, str], ...]


@per_version
def answered(asked: Asked) -> tuple[Answered, ...]:
    """What the unit answers for, what names it first, each component once in each scope."""
    rows = ask("unit_duty_standing", unit_id=asked.unit_id)
    groups: dict[tuple[str, str], list[pd.Series]] = {}
    for _, row in rows.iterrows():
        groups.setdefault((str(row["scope"]), component(row, asked)), []).append(row)
    return tuple(
        Answered(
            scope,
            name,
            _result(found[0], asked),
            _mark(found[0]),
            _duties(found, asked),
            _address(found[0], asked),
        )
        for (scope, name), found in groups.items()
    )


def _is_own(index_code: str) -> bool:
    """Whether a duty is on a scheme of the province's own, which has no page of components."""
    return index_code in unit_editions.schemes().index


def component(row: pd.Series, asked: Asked) -> str:
    """What a duty is on: a component by its name, an index, or a topic."""
    index_code = str(row["index_code"])
    if _is_own(index_code):
        name = unit_editions.scheme_name(index_code, asked.language)
        # A topic is noted in Vietnamese only.
        has_topic = not is_missing(row["topic"]) and asked.language == "vi"
        return f"{name}: {row['topic']}" if has_topic else name
    if not is_missing(row["component_code"]):
        return asked.voice.component(index_code, str(row["component_code"]))
    topic = "" if is_missing(row["topic"]) or asked.language != "vi" else f": {row['topic']}"
    return f"{asked.voice.index(index_code)}{topic}"


def _result(row: pd.Series, asked: Asked) -> str:
    """ "hạng 32/63 năm 2023, giảm 4 bậc": the component's newest result; "" where none can be."""
    say = asked.voice.say
    if _is_own(str(row["index_code"])) or is_missing(row["component_code"]):
        return ""
    if is_missing(row["year"]):
        return say("my_unit.duty.no_result")
    year = int(row["year"])
    if is_missing(row["rank"]):
        score = numbers.score(float(row["score"]), asked.language)
        return say("my_unit.duty.scored", score=score, year=year)
    place = numbers.place(row["rank"], row["out_of"])
    return say("my_unit.duty.placed", place=place, year=year, moved=_moved(row, asked))


def _moved(row: pd.Series, asked: Asked) -> str:
    """ ", tăng 12 bậc": the direction in words."""
    say = asked.voice.say
    if is_missing(row["rank_change"]):
        return say("my_unit.duty.unknown")
    change = int(row["rank_change"])
    kind = "rise" if change > 0 else "fall" if change < 0 else "same"
    return say(f"findings.rank_{kind}{'_one' if abs(change) == 1 else ''}", places=abs(change))


def _mark(row: pd.Series) -> str:
    if is_missing(row["rank_change"]) or is_missing(row["rank"]):
        return ""
    change = int(row["rank_change"])
    return UP if change > 0 else DOWN if change < 0 else SAME


def _duties(rows: list[pd.Series], asked: Asked) -> tuple[str, ...]:
    """ "Chủ trì: ...; ... (2146/UBND-TH, 01/08/2018)": one sentence for a role and a document."""
    said: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        role = "lead" if row["role"] == "lead" else "co_operate"
        said.setdefault((role, _document(row, asked)), []).append(str(row["duty"]))
    return tuple(
        asked.voice.say(
            f"my_unit.role.{role}", duty="; ".join(dict.fromkeys(duties)), document=document
        )
        for (role, document), duties in said.items()
    )


def _document(row: pd.Series, asked: Asked) -> str:
    """Number and date of a document; who published it, and when, where it has neither."""
    number = "" if is_missing(row["document_no"]) else str(row["document_no"])
    date = row["document_date"]
    dated = "" if is_missing(date) else day(str(pd.Timestamp(date).date()), asked.language)
    known = ", ".join(part for part in (number, dated) if part)
    if known:
        return known
    source = documents_of((str(row["source_id"]),), asked.language)[0]
    dated = day(source.published_on, asked.language) if source.published_on else ""
    return ", ".join(part for part in (source.publisher, dated) if part) or source.title


def _address(row: pd.Series, asked: Asked) -> tuple[tuple[str, str], ...]:
    """Where the component is shown; nothing where no edition on record has it."""
    if is_missing(row["year"]):
        return ()
    return (
        ("province", asked.unit.province_code),
        ("index", str(row["index_code"])),
        ("year", str(int(row["year"]))),
        ("component", str(row["component_code"])),
    )


@per_version
def duty_source_ids(asked: Asked) -> tuple[str, ...]:
    """The documents of the duties and of the results beside them."""
    rows = ask("unit_duty_standing", unit_id=asked.unit_id)
    return source_ids(rows["source_id"]) + source_ids(rows["result_source_id"])
