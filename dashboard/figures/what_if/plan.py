"""The plan component by component: how much, how often seen before, who answers."""

import pandas as pd

from dashboard.analysis.forecast.gains import GainShare
from dashboard.figures.figure import Column
from dashboard.figures.what_if import request as what_if
from dashboard.figures.what_if import result
from dashboard.figures.what_if.request import Asked, Lever
from dashboard.figures.what_if.result import Plan
from dashboard.store.ask import per_version
from dashboard.text import numbers

# Of scores that are compared, all that is published.
DECIMALS = 4


@per_version
def rows(asked: Asked, horizon: int, plan: Plan) -> pd.DataFrame:
    """One row per component: label, today, plan, gain, how often, who leads; all as text."""
    chosen = dict(plan)
    return pd.DataFrame([_row(lever, asked, horizon, chosen) for lever in what_if.levers(asked)])


def _row(lever: Lever, asked: Asked, horizon: int, chosen: dict[str, float]) -> dict[str, object]:
    say = asked.voice.say
    score = chosen.get(lever.code, lever.today)
    gain = score - lever.today
    often = how_often(lever, asked, horizon, gain)
    moved = (
        say("what_if.stays") if lever.code not in chosen else numbers.signed(gain, asked.language)
    )
    return {
        "code": lever.code,
        "label": lever.label,
        "today": lever.today,
        "plan": score,
        "gain": f"{moved}; {often}" if often else moved,
        "lead": lever.lead or say("what_if.no_lead"),
    }


def columns(asked: Asked) -> tuple[Column, ...]:
    """The columns of ``rows`` for readers."""
    say = asked.voice.say
    return (
        Column("label", say("phrases.component")),
        Column("today", say("what_if.today"), "score"),
        Column("plan", say("what_if.plan_column"), "score"),
        Column("gain", say("what_if.gain_column")),
        Column("lead", say("what_if.lead_column")),
    )


def how_often(lever: Lever, asked: Asked, horizon: int, gain: float) -> str:
    """How often such a gain happened from such a start, in words; "" for none or without data."""
    if gain <= 0 or not asked.is_full:
        return ""
    found = result.gain_share(asked, horizon, lever.code, gain)
    return in_words(found, asked)


def in_words(found: GainShare, asked: Asked) -> str:
    """ "nhiều tham vọng: 12 % trong 189 lần"; with fewer than 30 cases only how many there are."""
    say = asked.voice.say
    if found.share is None or found.verdict is None:
        return say("what_if.gain_few", n=found.n_cases)
    share = result.per_cent(found.share, asked.language)
    return say(f"what_if.gain_{found.verdict}", share=share, n=found.n_cases)


def beyond(asked: Asked, plan: Plan) -> tuple[str, ...]:
    """A warning for every component that the plan puts above the best any province ever had."""
    chosen = dict(plan)
    return tuple(
        asked.voice.say(
            "what_if.beyond",
            component=lever.label,
            plan=numbers.score(chosen[lever.code], asked.language),
            best=numbers.score(lever.ever, asked.language, DECIMALS),
            year=asked.year,
        )
        for lever in what_if.levers(asked)
        if lever.ever is not None and chosen.get(lever.code, lever.low) > lever.ever + 1e-9
    )
