"""The ready-made briefings: which steps, in which order."""

from collections.abc import Iterator

from dashboard.briefing.request import BriefingRequest, edition_request, standings, with_results
from dashboard.briefing.slides import change, lost_points
from dashboard.briefing.slides.next_target import ways
from dashboard.briefing.slides.unit_class import counted_years
from dashboard.briefing.slides.unit_move import moved_in
from dashboard.briefing.step import Step
from dashboard.catalog import unit_editions


def conference(request: BriefingRequest) -> Iterator[Step]:
    """Results, what moved and whose it is, units, targets.

    What has nothing on record is left out when slides are made.
    """
    yield Step("title", "title", "overview")
    yield Step("indices", "indices", "overview")
    codes = with_results(request)
    for code in codes:
        yield Step(f"rank-{code}", "rank_years", "trend", (("index", code),))
    for code in codes:
        if change.moved(edition_request(request, code)) is not None:
            yield Step(f"change-{code}", "change", "component", (("index", code),))
    yield Step("duty", "duty", "component")
    yield from _units(request)
    yield Step("promise_result", "promise_result", "target")
    yield Step("next_target", "next_target", "target")
    yield Step("request", "request", "overview")
    yield Step("documents", "documents", "source")


def _units(request: BriefingRequest) -> Iterator[Step]:
    """For every scheme and block of units: the classes, then who moved."""
    for scheme in unit_editions.scheme_options(request.province_code, request.language):
        for block in unit_editions.BLOCKS:
            choices = (("scheme", scheme), ("block", block))
            if counted_years(request, scheme, block):
                yield Step(f"units-{scheme}-{block}", "unit_class", "unit_ranking", choices)
            if moved_in(request, scheme, block)[0] is not None:
                yield Step(f"movers-{scheme}-{block}", "unit_move", "unit_ranking", choices)


def short(request: BriefingRequest) -> Iterator[Step]:
    """Five steps for ten minutes.

    Indices against targets; what moved most; points lost; the next target; what is asked. Where
    nothing is promised for the next year: what came of the promises there were.
    """
    yield Step("indices", "indices", "overview")
    moved = [code for code in _by_move(request) if change.moved(edition_request(request, code))]
    lost = [
        code
        for code in _by_move(request)
        if lost_points.split(edition_request(request, code)) is not None
    ]
    for kind, codes in (("change", moved), ("loss", lost)):
        for code in codes[:1]:
            yield Step(f"{kind}-{code}", kind, "component", (("index", code),))
    kind = "next_target" if ways(request) else "promise_result"
    yield Step(kind, kind, "target")
    yield Step("request", "request", "overview")


def _by_move(request: BriefingRequest) -> list[str]:
    """The indices with a result, those that moved most places first."""
    rows = standings(request)

    def ranks(code: str) -> int:
        return abs(rows[code].rank_change or 0)

    return sorted(with_results(request), key=lambda code: -ranks(code))
