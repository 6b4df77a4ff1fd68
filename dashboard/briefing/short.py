"""The short briefing: five steps for ten minutes."""

from collections.abc import Iterator

from dashboard.briefing.request import Asked, edition_asked, standings, with_results
from dashboard.briefing.slides import change, loss
from dashboard.briefing.slides.next_target import ways
from dashboard.briefing.step import Step


def steps(asked: Asked) -> Iterator[Step]:
    """Indices against targets; what moved most; points lost; the next target; what is asked.

    Where nothing is promised for the next year: what came of the promises there were.
    """
    yield Step("indices", "indices", "overview")
    moved = [code for code in _by_move(asked) if change.moved(edition_asked(asked, code))]
    lost = [code for code in _by_move(asked) if loss.split(edition_asked(asked, code)) is not None]
    for kind, codes in (("change", moved), ("loss", lost)):
        for code in codes[:1]:
            yield Step(f"{kind}-{code}", kind, "component", (("index", code),))
    kind = "next_target" if ways(asked) else "promise_result"
    yield Step(kind, kind, "target")
    yield Step("request", "request", "overview")


def _by_move(asked: Asked) -> list[str]:
    """The indices with a result, those that moved most places first."""
    rows = standings(asked)

    def places(code: str) -> int:
        return abs(rows[code].rank_change or 0)

    return sorted(with_results(asked), key=lambda code: -places(code))
