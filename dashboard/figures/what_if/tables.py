"""What-if in tables: the plan component by component, past cases of the step, the totals needed."""

import pandas as pd

from dashboard.analysis.forecast.gains import GainShare
from dashboard.analysis.forecast.plausibility import Plausibility
from dashboard.catalog.indices import change_text, score_text
from dashboard.figures.figure import Column
from dashboard.figures.findings.promise_step import past_cases
from dashboard.figures.what_if import result
from dashboard.figures.what_if.baseline import Lever, OfBaseline, levers
from dashboard.figures.what_if.request import WhatIfRequest
from dashboard.figures.what_if.sentences import at_least, score, signed
from dashboard.store.ask import per_version
from dashboard.text import numbers

# Of scores that are compared, all that is published.
DECIMALS = 4

Table = tuple[pd.DataFrame, tuple[Column, ...]]


@per_version
def plan_rows(request: WhatIfRequest) -> pd.DataFrame:
    """One row per component: code, label, today, plan, gain, who leads; the last two as text."""
    return pd.DataFrame([_plan_row(lever, request) for lever in levers(request.base)])


def _plan_row(lever: Lever, request: WhatIfRequest) -> dict[str, object]:
    say, chosen = request.voice.say, dict(request.plan)
    score = chosen.get(lever.code, lever.today)
    gain = score - lever.today
    often = how_often(lever, request, gain)
    moved = (
        say("what_if.stays")
        if lever.code not in chosen
        else change_text(request.index_code, gain, request.language)
    )
    return {
        "code": lever.code,
        "label": lever.label,
        "today": lever.today,
        "plan": score,
        "gain": f"{moved}; {often}" if often else moved,
        "lead": lever.lead or say("what_if.no_lead"),
    }


def plan_columns(subject: OfBaseline) -> tuple[Column, ...]:
    """The columns of ``plan_rows`` for readers."""
    say = subject.voice.say
    return (
        Column("label", say("phrases.component")),
        Column("today", say("what_if.today"), "score"),
        Column("plan", say("what_if.plan_column"), "score"),
        Column("gain", say("what_if.gain_column")),
        Column("lead", say("what_if.lead_column")),
    )


def how_often(lever: Lever, request: WhatIfRequest, gain: float) -> str:
    """How often such a gain happened from such a start, in words; "" for none or without data."""
    if gain <= 0 or not request.is_full:
        return ""
    return _in_words(result.gain_share(request, lever.code, gain), request)


def _in_words(found: GainShare, request: WhatIfRequest) -> str:
    """ "nhiều tham vọng: 12 % trong 189 lần"; with fewer than 30 cases only how many there are."""
    say = request.voice.say
    if found.share is None or found.verdict is None:
        return say("what_if.gain_few", n=found.n_cases)
    share = result.per_cent(found.share, request.language)
    return say(f"what_if.gain_{found.verdict}", share=share, n=found.n_cases)


def beyond(request: WhatIfRequest) -> tuple[str, ...]:
    """A warning for every component that the plan puts above the best any province ever had."""
    chosen = dict(request.plan)
    return tuple(
        request.voice.say(
            "what_if.beyond",
            component=lever.label,
            plan=score_text(request.index_code, chosen[lever.code], request.language),
            best=numbers.score(lever.ever, request.language, DECIMALS),
            year=request.year,
        )
        for lever in levers(request.base)
        if lever.ever is not None and chosen.get(lever.code, lever.low) > lever.ever + 1e-9
    )


def cases(request: WhatIfRequest) -> Table:
    """The cases that made the step: who, when, from where to where, newest first."""
    found = result.step(request) or Plausibility(None, 0, ())
    return past_cases(found, request.voice, ("what_if.before", "what_if.after"))


def needed(request: WhatIfRequest) -> Table:
    """The totals that have the target place, and how far today's and the plan's are from them."""
    say, found = request.voice.say, result.outcome(request)
    rows = [
        {
            "how": say(f"what_if.needed_{name}"),
            "score": say("what_if.any_score")
            if value is None
            else score(request, at_least(request, value)),
            "today": _to_go(request, value, found.total_today),
            "plan": _to_go(request, value, found.total),
        }
        for name, value in result.totals_needed(request).items()
        if value is not None or name == "still"
    ]
    heads = ("how", "score", "today", "plan")
    columns = tuple(Column(name, say(f"what_if.needed_{name}")) for name in heads)
    return pd.DataFrame(rows), columns


def _to_go(request: WhatIfRequest, wanted: float | None, have: float) -> str:
    if wanted is None or have >= wanted:
        return request.voice.say("what_if.enough")
    return signed(request, at_least(request, wanted - have))
