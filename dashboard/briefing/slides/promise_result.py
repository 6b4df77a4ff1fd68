"""The promises of the year and what came of them, by what is known at the end of that year."""

from collections.abc import Sequence

import pandas as pd

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import FactLedger, promise_cell
from dashboard.briefing.request import Asked
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


def of_year(asked: Asked) -> tuple[int, tuple[Promise, ...]]:
    """The promises for the year, else those of the newest of the two years before it."""
    every = promises(asked.province_code, ALL)
    for year in range(asked.year, asked.year - OLDEST - 1, -1):
        found = tuple(one for one in every if one.year == year)
        if found:
            return year, found
    return asked.year, ()


def promise_result(asked: Asked) -> Slide | None:
    """Every promise of the year with its result and verdict; None where none is on record."""
    year, found = of_year(asked)
    if not found:
        return None
    say, ledger = asked.voice.say, FactLedger(asked.language)
    table = fitted(
        (
            say("target.subject"),
            say("phrases.target"),
            say("target.result"),
            say("briefing.verdict"),
        ),
        [_cells(one, asked, ledger) for one in found],
    )
    rows = [row for one in found for row in one.rows]
    return slide(
        asked,
        "promise_result",
        "target",
        message(asked, year, found, ledger),
        ledger,
        source_ids(
            pd.Series([row["source_id"] for row in rows], dtype=object),
            pd.Series([row["actual_source_id"] for row in rows], dtype=object),
        ),
        table=table,
        caption="" if year == asked.year else say("briefing.promise_older", year=asked.year),
        notes=_notes(asked, found),
    )


def _cells(one: Promise, asked: Asked, ledger: FactLedger) -> tuple[str, ...]:
    speaker, row = asked.voice, one.row
    cell = promise_cell(row, asked.language)
    stated = promise_words.stated(one, speaker)
    if not is_missing(row["target_rank"]):
        stated = promise_words.rank_range(row)
    result = promise_words.result(one, speaker)
    if not is_missing(row["actual_rank"]) and row["target_kind"] in RANKS:
        result = numbers.place(row["actual_rank"], row["actual_out_of"])
    is_rank = not is_missing(row["target_rank"])
    ledger.put(stated, cell, "target_rank" if is_rank else "target_value")
    ledger.put(result, cell, "actual_rank" if row["target_kind"] in RANKS else "actual_value")
    ledger.put(promise_words.gap(row, row["gap"], speaker), cell, "gap")
    return (promise_words.label(one, speaker), stated, result, promise_words.verdict(one, speaker))


def message(asked: Asked, year: int, found: Sequence[Promise], ledger: FactLedger) -> str:
    """How many of the year's promises were kept, in a sentence."""
    count = counts(found)
    met, judged = count["met"], count["met"] + count["missed"]
    other = len(found) - judged
    key = (("province_code", asked.province_code), ("target_year", year))
    for what, number in (("met", met), ("judged", judged), ("open", other)):
        ledger.count(number, what, key)
    say = asked.voice.say
    way = "none" if not judged else "all" if met == judged else "no" if not met else "some"
    text = say(
        f"briefing.promise_{way}", province=asked.province, year=year, met=met, judged=judged
    )
    return text + (say("briefing.promise_open", count=other) if other and judged else "")


def _notes(asked: Asked, found: Sequence[Promise]) -> tuple[str, ...]:
    """Which document stated each promise, and what a reader must know of it."""
    texts = []
    for one in found:
        texts.append(
            asked.voice.say(
                "briefing.note.promise",
                subject=promise_words.subject(one, asked.voice),
                stated=promise_words.stated(one, asked.voice),
                result=promise_words.result(one, asked.voice),
                document=promise_words.issued(one.row, asked.voice),
            )
        )
        texts += [
            str(in_language(row, "remark", asked.language))
            for row in one.rows
            if not is_missing(row["remark"])
        ]
    return tuple(dict.fromkeys(texts))
