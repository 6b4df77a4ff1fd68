"""The briefing of the yearly conference: results, what moved and whose it is, units, targets."""

from collections.abc import Iterator

from dashboard.briefing.request import Asked, edition_asked, with_results
from dashboard.briefing.slides.change import moved
from dashboard.briefing.slides.unit_class import counted_years
from dashboard.briefing.slides.unit_move import moved_in
from dashboard.briefing.step import Step
from dashboard.catalog import unit_editions


def steps(asked: Asked) -> Iterator[Step]:
    """The steps in order; what has nothing on record is left out when they are made."""
    yield Step("title", "title", "overview")
    yield Step("indices", "indices", "overview")
    codes = with_results(asked)
    for code in codes:
        yield Step(f"rank-{code}", "rank_years", "trend", (("index", code),))
    for code in codes:
        if moved(edition_asked(asked, code)) is not None:
            yield Step(f"change-{code}", "change", "component", (("index", code),))
    yield Step("duty", "duty", "component")
    yield from _units(asked)
    yield Step("promise_result", "promise_result", "target")
    yield Step("next_target", "next_target", "target")
    yield Step("request", "request", "overview")
    yield Step("documents", "documents", "source")


def _units(asked: Asked) -> Iterator[Step]:
    """For every scheme and block of units: the classes, then who moved."""
    for scheme in unit_editions.scheme_options(asked.province_code, asked.language):
        for block in unit_editions.BLOCKS:
            choices = (("scheme", scheme), ("block", block))
            if counted_years(asked, scheme, block):
                yield Step(f"units-{scheme}-{block}", "unit_class", "unit_ranking", choices)
            if moved_in(asked, scheme, block)[0] is not None:
                yield Step(f"movers-{scheme}-{block}", "unit_move", "unit_ranking", choices)
