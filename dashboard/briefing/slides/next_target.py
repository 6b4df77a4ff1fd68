"""The ranks promised for the next year, and how often provinces have managed such a step."""

import dataclasses
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.forecast.plausibility import FEWEST_CASES, Plausibility, plausibility
from dashboard.briefing import notes
from dashboard.briefing.assemble import row_sources, slide
from dashboard.briefing.fact_ledger import Cell, FactLedger, promise_cell, result_cell
from dashboard.briefing.request import BriefingRequest, result_year, standings
from dashboard.briefing.slide import Slide
from dashboard.briefing.slides.indices import target_rank
from dashboard.briefing.table_fit import fitted
from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import edition_row, promised_ranks
from dashboard.figures.findings import promise_step
from dashboard.figures.findings.promise_words import rank_count
from dashboard.figures.findings.standing import ProvinceStanding
from dashboard.text import numbers
from dashboard.text.rows import Row, records


@dataclass(frozen=True, eq=False)
class Way:
    """From the newest place to a rank promised; ``done`` is None where no step can be counted."""

    index_code: str
    target: Row
    standing: ProvinceStanding
    base_year: int
    horizon: int
    gain: int
    done: Plausibility | None


def ways(request: BriefingRequest) -> tuple[Way, ...]:
    """The ranks promised for the next year that have a place to start from, by index."""
    found = []
    for code, row in standings(request).items():
        base = result_year(request, code)
        if base is None or row.rank is None:
            continue
        promised = promised_ranks(request.province_code, code)
        wanted = records(promised[promised["target_year"] == request.year + 1])
        found += [_way(request, code, target, row, base) for target in wanted]
    return tuple(found)


def _way(request: BriefingRequest, code: str, target: Row, row: ProvinceStanding, base: int) -> Way:
    rank, field = row.rank or 0, row.out_of or 0
    gain = rank - int(target["target_rank"])
    horizon = int(target["target_year"]) - base
    done = None
    is_full = edition_row(code, base, request.province_code)["coverage"] == "full"
    if gain > 0 and horizon <= promise_step.LONGEST and is_full:
        done = plausibility(code, base, horizon, rank, field, gain)
    return Way(code, target, row, base, horizon, gain, done)


def next_target(request: BriefingRequest) -> Slide | None:
    """The next year's targets with the step each asks for; None where none is on record."""
    found = ways(request)
    if not found:
        return None
    say, ledger = request.voice.say, FactLedger(request.language)
    table = fitted(
        (
            say("controls.index"),
            say("briefing.target_year", year=request.year + 1),
            say("briefing.now"),
            say("briefing.step"),
            say("briefing.managed"),
        ),
        [_cells(way, request, ledger) for way in found],
    )
    keys = source_ids(
        pd.Series([way.target["source_id"] for way in found], dtype=object),
        pd.Series(row_sources(*(way.standing for way in found)), dtype=object),
    )
    return slide(
        request,
        "next_target",
        "target",
        message(request, found, ledger),
        ledger,
        keys,
        table=table,
        caption=say("briefing.hypothetical"),
        notes=(say("target.step_rule"), *notes.standings(request)),
        is_hypothetical=True,
    )


def _result_cell(way: Way, request: BriefingRequest) -> Cell:
    component = str(way.standing.component_code)
    return result_cell(way.index_code, way.base_year, component, request.province_code)


def _cells(way: Way, request: BriefingRequest, ledger: FactLedger) -> tuple[str, ...]:
    rank = ledger.rank(way.standing, _result_cell(way, request))
    return (
        request.voice.index(way.index_code),
        target_rank(way.target, ledger),
        f"{rank} ({way.base_year})",
        _gain(way, request, ledger),
        _managed(way, request, ledger),
    )


def _step_cell(way: Way, request: BriefingRequest) -> Cell:
    """The step, by the promise and the edition it is counted from."""
    key = (
        ("target_id", str(way.target["target_id"])),
        ("base_year", way.base_year),
        ("province_code", request.province_code),
    )
    promise = promise_cell(way.target, request.language)
    return dataclasses.replace(promise, table="computed.step", key=key)


def _gain(way: Way, request: BriefingRequest, ledger: FactLedger) -> str:
    say = request.voice.say
    if way.gain <= 0:
        return say("briefing.already")
    ledger.put(str(way.gain), _step_cell(way, request), "gain")
    years = say("target.years", n=way.horizon)
    return say("briefing.gain_in", ranks=rank_count(way.gain, request.voice), years=years)


def _managed(way: Way, request: BriefingRequest, ledger: FactLedger) -> str:
    """ "13/102 trường hợp (12,7%)"; with fewer than 30 cases, or a partial edition, none."""
    say, cell = request.voice.say, _step_cell(way, request)
    if way.gain <= 0:
        return numbers.MISSING
    if way.done is None:
        return say("briefing.not_counted")
    ledger.put(f"{len(way.done.done)}/{way.done.n_cases}", cell, "cases")
    if way.done.share is None:
        return say("briefing.too_few", fewest=FEWEST_CASES)
    ledger.put(numbers.text(100 * way.done.share, "percent", request.language), cell, "share")
    return promise_step.share(way.done, request.voice)


def message(request: BriefingRequest, found: tuple[Way, ...], ledger: FactLedger) -> str:
    """The hardest step among those that can be counted, in a sentence."""
    say = request.voice.say
    open_ways = [way for way in found if way.gain > 0]
    given = {"province": request.province, "year": request.year + 1}
    if not open_ways:
        return say("briefing.next_all_there", **given)
    known = [way for way in open_ways if way.done is not None and way.done.share is not None]
    if not known:
        hardest = max(open_ways, key=lambda way: way.gain)
        return say("briefing.next_unknown", **given, **_told(hardest, request, ledger))
    hardest = min(known, key=lambda way: _share(way))
    share = numbers.text(100 * _share(hardest), "percent", request.language)
    key = "briefing.next_never" if _share(hardest) == 0 else "briefing.next"
    return say(key, **given, **_told(hardest, request, ledger), share=share)


def _share(way: Way) -> float:
    return 1.0 if way.done is None or way.done.share is None else way.done.share


def _told(way: Way, request: BriefingRequest, ledger: FactLedger) -> dict[str, str]:
    return {
        "index": request.voice.index(way.index_code),
        "gain": rank_count(way.gain, request.voice),
        "target": target_rank(way.target, ledger),
    }
