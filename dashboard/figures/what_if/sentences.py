"""What-if in words: the finding, the large numbers, how plausible, the score needed, why not."""

import math

from dashboard.catalog.indices import FORMER_FIELD, field_of, index_row
from dashboard.figures.what_if import baseline, result
from dashboard.figures.what_if.baseline import OfBaseline
from dashboard.figures.what_if.chances import frequency, is_unseen, record
from dashboard.figures.what_if.request import WhatIfRequest, promised_rank
from dashboard.figures.what_if.result import Outcome, outcome, per_cent
from dashboard.text import numbers

# Since 1 July 2025 there are 34 provinces, so later editions have another field.
NEW_MAP = 2025


def _decimals(subject: OfBaseline) -> int:
    """Where totals lie close together, places turn on more decimals than are shown elsewhere."""
    return int(index_row(subject.index_code)["plan_decimals"])


def score(subject: OfBaseline, value: float | None) -> str:
    """A total as readers see it."""
    return numbers.score(value, subject.language, _decimals(subject))


def at_least(subject: OfBaseline, value: float) -> float:
    """A score or gain that is needed, rounded up to what is shown, so that what is shown is enough.

    A millionth is given, which is less than scores are published to.
    """
    shift = 10.0 ** _decimals(subject)
    return math.ceil(value * shift - 1e-6 * shift) / shift


def signed(subject: OfBaseline, value: float) -> str:
    """A change of the total with its sign."""
    return numbers.signed(value, subject.language, _decimals(subject))


def title(request: WhatIfRequest) -> str:
    """Which year's target, and which edition it starts from."""
    index = request.voice.index(request.index_code)
    return request.voice.say(
        "what_if.title", index=index, year=request.target_year, base=request.year
    )


def headline(request: WhatIfRequest) -> str:
    """The finding in a sentence; it begins with the word that says it is hypothetical."""
    say, given, found = request.voice.say, _given(request), outcome(request)
    if not request.plan and found.drifting is not None and request.goal.score is None:
        return say("what_if.headline_unplanned", **given) + record(request)
    lead = "stay" if abs(found.total - found.total_today) < 1e-9 else "move"
    first = say(f"what_if.headline_{lead}", **given)
    kind = _kind(request, found)
    told = f"{first}; {say(f'what_if.result_{kind}', **given)}"
    return told + record(request) if kind == "chance" else told


def _kind(request: WhatIfRequest, found: Outcome) -> str:
    wanted = request.goal.score
    if found.out_of is None:
        if wanted is None:
            return "partial"
        return "partial_met" if found.total >= wanted else "partial_short"
    if wanted is not None:
        return "score_met" if found.total >= wanted else "score_short"
    if is_unseen(request):
        return "unseen"
    return "naive" if found.delivered is None else "chance"


def _given(request: WhatIfRequest) -> dict[str, object]:
    found, wanted = outcome(request), request.goal.score
    chances = {
        name: frequency(request, spread.chance) if spread else numbers.MISSING
        for name, spread in (("chance", found.delivered), ("without", found.drifting))
    }
    return {
        "province": request.province,
        "edition": request.edition,
        "total": score(request, found.total),
        "change": signed(request, found.total - found.total_today),
        "target": numbers.rank(found.target_rank, found.out_of),
        "naive": numbers.rank(found.naive_rank, found.out_of),
        "horizon": request.goal.horizon,
        "year": request.target_year,
        "wanted": score(request, wanted),
        "missing": score(request, at_least(request, max(0.0, (wanted or 0.0) - found.total))),
    } | chances


def plan_title(request: WhatIfRequest) -> str:
    """What the plan adds up to."""
    found = outcome(request)
    change = found.total - found.total_today
    direction = "same" if abs(change) < 1e-9 else "rise" if change > 0 else "fall"
    return request.voice.say(
        f"what_if.plan_{direction}",
        province=request.province,
        edition=request.edition,
        total=score(request, found.total),
        points=score(request, abs(change)),
    )


def large(request: WhatIfRequest) -> tuple[tuple[str, str], ...]:
    """The large numbers, most telling first: label and value."""
    say, given, found = request.voice.say, _given(request), outcome(request)
    shown = [(say("what_if.large_total"), f"{given['total']} ({given['change']})")]
    if found.out_of is None:
        return tuple(shown)
    shown.insert(0, (say("what_if.large_naive"), str(given["naive"])))
    if found.delivered is None or found.drifting is None:
        return tuple(shown)
    drifting = found.drifting
    if not request.plan and request.goal.score is None:
        return (
            (say("what_if.large_without"), str(given["without"])),
            (say("what_if.large_range"), f"{drifting.low}–{drifting.high}"),
            (say("what_if.large_median"), numbers.rank(drifting.median, found.out_of)),
            *shown,
        )
    delivered = numbers.MISSING if is_unseen(request) else str(given["chance"])
    if request.goal.score is not None:
        # The plan's own total is certain.
        delivered = say("what_if.met" if found.total >= request.goal.score else "what_if.short")
    return (
        (say("what_if.large_chance"), delivered),
        (say("what_if.large_without"), str(given["without"])),
        (say("what_if.large_range"), f"{found.delivered.low}–{found.delivered.high}"),
        (say("what_if.large_median"), numbers.rank(found.delivered.median, found.out_of)),
        *shown,
    )


def aim(request: WhatIfRequest) -> str:
    """What the large numbers are about, the target in words; "" without chances."""
    if not request.is_full:
        return ""
    kind = "score" if request.goal.score is not None else "rank"
    aimed = request.voice.say(f"what_if.aim_{kind}", **_given(request))
    return request.voice.say("what_if.large_heading", aim=aimed)


def large_note(request: WhatIfRequest) -> str:
    """What the large numbers mean, and where the province may stand without special effort."""
    drifting = outcome(request).drifting
    if drifting is None:
        return request.voice.say("what_if.naive_note")
    key = "what_if.large_note" if request.plan else "what_if.large_note_unplanned"
    return request.voice.say(key, low=drifting.low, high=drifting.high)


def why_no_forecast(request: WhatIfRequest) -> str:
    """Why there are no probabilities; "" where there are."""
    why = result.no_forecast(request)
    if why is None:
        return ""
    return request.voice.say(
        f"what_if.no_forecast_{why.reason}",
        edition=request.edition,
        n=why.n_cases,
        horizon=request.goal.horizon,
    )


def obstacle(request: WhatIfRequest) -> str:
    """Why no plan can be made, in words; "" where one can."""
    why = baseline.obstacle(request.base)
    say, given = request.voice.say, {"edition": request.edition, "province": request.province}
    return say(f"what_if.obstacle_{why}", **given) if why else ""


def notes(request: WhatIfRequest) -> tuple[str, ...]:
    """What a reader must know about this base edition and year."""
    say = request.voice.say
    found = [say("what_if.base_note", edition=request.edition, first=request.year)]
    year, horizon = request.target_year, request.goal.horizon
    promised = promised_rank(request.base, horizon) if request.is_full else None
    if promised is not None:
        found.append(say("what_if.promised", year=year, rank=promised))
    if year >= NEW_MAP and field_of(request.province_code) == FORMER_FIELD:
        found.append(say("what_if.new_map", year=year))
    off = baseline.offset(request.base)
    if abs(off) >= 0.05:
        found.append(say("what_if.offset", edition=request.edition, points=signed(request, off)))
    return tuple(found)


def step(request: WhatIfRequest) -> str:
    """How often provinces made this step, in a sentence."""
    say, found = request.voice.say, outcome(request)
    known = result.step(request)
    gain = (found.rank_today or 0) - (found.target_rank or 0)
    given = {
        "rank": numbers.rank(found.rank_today, found.out_of),
        "gain": gain,
        "horizon": request.goal.horizon,
        "year": request.year,
    }
    if known is None:
        return say("what_if.step_none", **given)
    counts = {"n": known.n_cases, "did": len(known.done)}
    if known.share is None:
        return say("what_if.step_few", **given, **counts)
    key = "what_if.step_some" if known.done else "what_if.step_never"
    return say(key, **given, **counts, share=per_cent(known.share, request.language))
