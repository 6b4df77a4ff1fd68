"""Chances in words: as natural frequencies, with what came of those that were told before."""

from dashboard.figures.method.calibration import EVEN, above_half
from dashboard.figures.what_if import baseline
from dashboard.figures.what_if.request import WhatIfRequest
from dashboard.figures.what_if.result import LEAST, PER_HUNDRED, in_hundred, outcome


def is_unseen(request: WhatIfRequest) -> bool:
    """Whether the plan asks more of a component than any province ever had: no record of it."""
    chosen = dict(request.plan)
    return any(
        lever.ever is not None and chosen.get(lever.code, lever.today) > lever.ever
        for lever in baseline.levers(request.base)
    )


def frequency(request: WhatIfRequest, share: float) -> str:
    """A chance as a natural frequency: "khoảng 4 trên 100 lần"."""
    count = in_hundred(share)
    kind = {1: "few", 99: "most"}.get(count, "about")
    is_far = share < LEAST or share > 1 - LEAST
    return request.voice.say(f"what_if.in_hundred_{kind if is_far else 'about'}", count=count)


def shown_chance(request: WhatIfRequest) -> float | None:
    """The chance that the headline tells: the plan's, before there is one without effort."""
    found = outcome(request)
    if found.delivered is None or found.drifting is None or request.goal.score is not None:
        return None
    if not request.plan:
        return found.drifting.chance
    return None if is_unseen(request) else found.delivered.chance


def record(request: WhatIfRequest) -> str:
    """What came of chances over one half that were told before; "" for a smaller one."""
    share = shown_chance(request)
    if share is None or share <= EVEN:
        return ""
    known = above_half(request.index_code)
    if known is None:
        return " " + request.voice.say("what_if.record_none")
    said, came = (round(PER_HUNDRED * one) for one in (known.said, known.came))
    return " " + request.voice.say("what_if.record", said=said, came=came, n=known.n)
