"""The indices side by side against what was promised: a number each and one line."""

import pandas as pd

from dashboard.briefing import notes
from dashboard.briefing.assemble import row_sources, slide
from dashboard.briefing.fact_ledger import FactLedger, promise_cell, result_cell
from dashboard.briefing.request import (
    TOTAL,
    BriefingRequest,
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


def indices(request: BriefingRequest) -> Slide | None:
    """Every index with its newest place up to the year; None where none is on record."""
    if not with_results(request):
        return None
    ledger = FactLedger(request.language)
    rows = in_view(request)
    numbered = tuple(_number(request, code, row, ledger) for code, row in rows.items())
    targets = [_targets(request, code) for code in rows]
    keys = source_ids(
        pd.Series(row_sources(*rows.values()), dtype=object),
        *(frame["source_id"] for frame in targets),
    )
    return slide(
        request,
        "indices",
        "overview",
        message(request),
        ledger,
        keys,
        numbers=numbered,
        lines=_line(request, ledger),
        notes=(*notes.standings(request), *notes.definitions(request, tuple(rows))),
    )


def _number(
    request: BriefingRequest, code: str, row: ProvinceStanding, ledger: FactLedger
) -> Number:
    say = request.voice.say
    year, name = row.result_year, request.voice.index(code)
    if year is None:
        return Number(numbers.MISSING, name, say("briefing.no_result", year=request.year))
    cell = result_cell(code, year, str(row.component_code), request.province_code)
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


def message(request: BriefingRequest) -> str:
    """Which indices gained places, which lost, which stand, which cannot be told, in a sentence.

    Where not all newest results are of the year asked for, each has the year of its edition.
    """
    say = request.voice.say
    years = {code: result_year(request, code) for code in in_view(request)}
    is_one_year = {year for year in years.values() if year is not None} <= {request.year}
    ways: dict[str, list[str]] = {"rise": [], "fall": [], "same": [], "unknown": [], "none": []}
    for code, year in years.items():
        way = "none" if year is None else direction_of(request, code)
        is_plain = year is None or is_one_year
        ways[way].append(
            request.voice.index(code)
            if is_plain
            else request.voice.edition(code, year or request.year)
        )
    clauses = [
        say(f"briefing.indices_{way}", names=", ".join(names))
        for way, names in ways.items()
        if names
    ]
    return say(
        "briefing.indices" if is_one_year else "briefing.indices_newest",
        province=request.province,
        year=request.year,
        clauses="; ".join(clauses),
    )


def direction_of(request: BriefingRequest, code: str) -> str:
    """How the newest rank moved: rise, fall, same or unknown."""
    return sentences.direction(standing_of(request, code).rank_change)


def _targets(request: BriefingRequest, code: str) -> pd.DataFrame:
    """The ranks promised on an index for the year and the next."""
    promised = promised_ranks(request.province_code, code)
    return promised[promised["target_year"].between(request.year, request.year + 1)]


def _line(request: BriefingRequest, ledger: FactLedger) -> tuple[str, ...]:
    """The ranks promised for the year and the next in a line; none where none is on record."""
    say = request.voice.say
    found: dict[int, list[str]] = {}
    for code in in_view(request):
        for row in records(_targets(request, code)):
            rank = target_rank(row, ledger)
            year = int(row["target_year"])
            text = say("briefing.target_one", index=request.voice.index(code), rank=rank)
            found.setdefault(year, []).append(text)
    parts = [
        say("briefing.targets_of", year=year, targets=", ".join(dict.fromkeys(texts)))
        for year, texts in sorted(found.items())
    ]
    return ("; ".join(parts),) if parts else (say("briefing.targets_none", year=request.year + 1),)


def target_rank(row: Row, ledger: FactLedger) -> str:
    """A promised rank as printed: "43/63"."""
    out_of = row["base_out_of"] if is_missing(row["out_of"]) else row["out_of"]
    cell = promise_cell(row, ledger.language)
    return ledger.put(numbers.rank(row["target_rank"], out_of), cell, "target_rank")


def headline(request: BriefingRequest, code: str, ledger: FactLedger) -> str:
    """Where the province stands on one index, in a sentence of ``findings``."""
    row = standings(request)[code]
    year = row.result_year
    if year is not None:
        component = row.component_code or TOTAL
        ledger.sentence(row, result_cell(code, year, component, request.province_code))
    return sentences.standing(standing_of(request, code), request.voice.say, request.language)
