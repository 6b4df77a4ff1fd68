"""The promises of the year and what came of them, by what is known at the end of that year."""

from collections.abc import Sequence

import pandas as pd

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import FactLedger, promise_cell
from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.slide import Slide
from dashboard.briefing.table_fit import fitted
from dashboard.catalog.documents import source_ids
from dashboard.figures.findings import promise_words
from dashboard.figures.findings.promise import RANKS, Promise, counts, promises
from dashboard.figures.target.request import ALL
from dashboard.text import numbers
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing

# Where nothing was promised for the year, promises this much older still speak.
OLDEST = 2


def of_year(request: BriefingRequest) -> tuple[int, tuple[Promise, ...]]:
    """The promises for the year, else those of the newest of the two years before it."""
    every = promises(request.province_code, ALL)
    for year in range(request.year, request.year - OLDEST - 1, -1):
        found = tuple(one for one in every if one.year == year)
        if found:
            return year, found
    return request.year, ()


def promise_result(request: BriefingRequest) -> Slide | None:
    """Every promise of the year with its result and verdict; None where none is on record."""
    year, found = of_year(request)
    if not found:
        return None
    say, ledger = request.voice.say, FactLedger(request.language)
    table = fitted(
        (
            say("target.subject"),
            say("phrases.target"),
            say("target.result"),
            say("briefing.verdict"),
        ),
        [_cells(one, request, ledger) for one in found],
    )
    rows = [row for one in found for row in one.rows]
    return slide(
        request,
        "promise_result",
        "target",
        message(request, year, found, ledger),
        ledger,
        source_ids(
            pd.Series([row["source_id"] for row in rows], dtype=object),
            pd.Series([row["actual_source_id"] for row in rows], dtype=object),
        ),
        table=table,
        caption="" if year == request.year else say("briefing.promise_older", year=request.year),
        notes=_notes(request, found),
    )


def _cells(one: Promise, request: BriefingRequest, ledger: FactLedger) -> tuple[str, ...]:
    speaker, row = request.voice, one.row
    cell = promise_cell(row, request.language)
    stated = promise_words.stated(one, speaker)
    if not is_missing(row["target_rank"]):
        stated = promise_words.rank_range(row)
    result = promise_words.result(one, speaker)
    if not is_missing(row["actual_rank"]) and row["target_kind"] in RANKS:
        result = numbers.rank(row["actual_rank"], row["actual_out_of"])
    is_rank = not is_missing(row["target_rank"])
    ledger.put(stated, cell, "target_rank" if is_rank else "target_value")
    ledger.put(result, cell, "actual_rank" if row["target_kind"] in RANKS else "actual_value")
    ledger.put(promise_words.gap(row, row["gap"], speaker), cell, "gap")
    return (promise_words.label(one, speaker), stated, result, promise_words.verdict(one, speaker))


def message(
    request: BriefingRequest, year: int, found: Sequence[Promise], ledger: FactLedger
) -> str:
    """How many of the year's promises were kept, in a sentence."""
    count = counts(found)
    met, judged = count["met"], count["met"] + count["missed"]
    other = len(found) - judged
    key = (("province_code", request.province_code), ("target_year", year))
    for what, number in (("met", met), ("judged", judged), ("open", other)):
        ledger.count(number, what, key)
    say = request.voice.say
    way = "none" if not judged else "all" if met == judged else "no" if not met else "some"
    text = say(
        f"briefing.promise_{way}", province=request.province, year=year, met=met, judged=judged
    )
    return text + (say("briefing.promise_open", count=other) if other and judged else "")


def _notes(request: BriefingRequest, found: Sequence[Promise]) -> tuple[str, ...]:
    """Which document stated each promise, and what a reader must know of it."""
    texts = []
    for one in found:
        texts.append(
            request.voice.say(
                "briefing.note.promise",
                subject=promise_words.subject(one, request.voice),
                stated=promise_words.stated(one, request.voice),
                result=promise_words.result(one, request.voice),
                document=promise_words.issued(one.row, request.voice),
            )
        )
        texts += [
            str(in_language(row, "remark", request.language))
            for row in one.rows
            if not is_missing(row["remark"])
        ]
    return tuple(dict.fromkeys(texts))
