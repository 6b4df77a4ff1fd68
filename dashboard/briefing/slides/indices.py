"""The indices side by side against what was promised: a number each and one line."""

import pandas as pd

from dashboard.briefing import notes
from dashboard.briefing.assemble import row_sources, slide
from dashboard.briefing.fact_ledger import FactLedger, promise_cell, result_cell
from dashboard.briefing.request import (
    TOTAL,
    Asked,
    in_view,
    result_year,
    standing_of,
    standings,
    with_results,
)
from dashboard.briefing.slide import Number, Slide
from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import promised_ranks
from dashboard.figures.findings.standing import ProvinceStanding
from dashboard.figures.overview.cards import DOWN, UP
from dashboard.text import numbers, sentences
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records


def indices(asked: Asked) -> Slide | None:
    """Every index with its newest place up to the year; None where none is on record."""
    if not with_results(asked):
        return None
    ledger = FactLedger(asked.language)
    rows = in_view(asked)
    numbered = tuple(_number(asked, code, row, ledger) for code, row in rows.items())
    targets = [_targets(asked, code) for code in rows]
    keys = source_ids(
        pd.Series(row_sources(*rows.values()), dtype=object),
        *(frame["source_id"] for frame in targets),
    )
    return slide(
        asked,
        "indices",
        "overview",
        message(asked),
        ledger,
        keys,
        numbers=numbered,
        lines=_line(asked, ledger),
        notes=(*notes.standings(asked), *notes.definitions(asked, tuple(rows))),
    )


def _number(asked: Asked, code: str, row: ProvinceStanding, ledger: FactLedger) -> Number:
    say = asked.voice.say
    year, name = row.result_year, asked.voice.index(code)
    if year is None:
        return Number(numbers.MISSING, name, say("briefing.no_result", year=asked.year))
    cell = result_cell(code, year, str(row.component_code), asked.province_code)
    if row.rank is None:
        return Number(ledger.score(row, cell), f"{name} {year}", say("briefing.score_only"))
    value = ledger.rank(row, cell)
    if row.rank_change is None:
        return Number(value, f"{name} {year}", say("briefing.change_unknown"))
    ledger.moved(row, cell)
    told = sentences.moved(row, say).removeprefix(", ")
    if row.rank_change == 0:
        return Number(value, f"{name} {year}", told, "same")
    if row.rank_change > 0:
        return Number(value, f"{name} {year}", f"{UP} {told}", "better")
    return Number(value, f"{name} {year}", f"{DOWN} {told}", "worse")


def message(asked: Asked) -> str:
    """Which indices gained places, which lost, which stand, which cannot be told, in a sentence.

    Where not all newest results are of the year asked for, each has the year of its edition.
    """
    say = asked.voice.say
    years = {code: result_year(asked, code) for code in in_view(asked)}
    is_one_year = {year for year in years.values() if year is not None} <= {asked.year}
    ways: dict[str, list[str]] = {"rise": [], "fall": [], "same": [], "unknown": [], "none": []}
    for code, year in years.items():
        way = "none" if year is None else direction_of(asked, code)
        is_plain = year is None or is_one_year
        ways[way].append(
            asked.voice.index(code) if is_plain else asked.voice.edition(code, year or asked.year)
        )
    clauses = [
        say(f"briefing.indices_{way}", names=", ".join(names))
        for way, names in ways.items()
        if names
    ]
    return say(
        "briefing.indices" if is_one_year else "briefing.indices_newest",
        province=asked.province,
        year=asked.year,
        clauses="; ".join(clauses),
    )


def direction_of(asked: Asked, code: str) -> str:
    """How the newest rank moved: rise, fall, same or unknown."""
    return sentences.direction(standing_of(asked, code).rank_change)


def _targets(asked: Asked, code: str) -> pd.DataFrame:
    """The ranks promised on an index for the year and the next."""
    promised = promised_ranks(asked.province_code, code)
    return promised[promised["target_year"].between(asked.year, asked.year + 1)]


def _line(asked: Asked, ledger: FactLedger) -> tuple[str, ...]:
    """The ranks promised for the year and the next in a line; none where none is on record."""
    say = asked.voice.say
    found: dict[int, list[str]] = {}
    for code in in_view(asked):
        for row in records(_targets(asked, code)):
            place = target_place(row, ledger)
            year = int(row["target_year"])
            text = say("briefing.target_one", index=asked.voice.index(code), place=place)
            found.setdefault(year, []).append(text)
    parts = [
        say("briefing.targets_of", year=year, targets=", ".join(dict.fromkeys(texts)))
        for year, texts in sorted(found.items())
    ]
    return ("; ".join(parts),) if parts else (say("briefing.targets_none", year=asked.year + 1),)


def target_place(row: Row, ledger: FactLedger) -> str:
    """A promised rank as printed: "43/63"."""
    out_of = row["base_out_of"] if is_missing(row["out_of"]) else row["out_of"]
    cell = promise_cell(row, ledger.language)
    return ledger.put(numbers.place(row["target_rank"], out_of), cell, "target_rank")


def headline(asked: Asked, code: str, ledger: FactLedger) -> str:
    """Where the province stands on one index, in a sentence of ``findings``."""
    row = standings(asked)[code]
    year = row.result_year
    if year is not None:
        component = row.component_code or TOTAL
        ledger.sentence(row, result_cell(code, year, component, asked.province_code))
    return sentences.standing(standing_of(asked, code), asked.voice.say, asked.language)
