"""What-if in words: the finding, the large numbers, how plausible, the score needed, why not."""

import math

import pandas as pd

from dashboard.analysis.forecast.plan import Plan
from dashboard.analysis.forecast.plausibility import Plausibility
from dashboard.catalog.indices import index_row
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.figure import Column
from dashboard.figures.what_if import request as what_if
from dashboard.figures.what_if import result
from dashboard.figures.what_if.request import Asked
from dashboard.figures.what_if.result import Goal, Outcome, chance, per_cent
from dashboard.store.ask import per_version
from dashboard.text import numbers

# Since 1 July 2025 there are 34 provinces, so later editions have another field.
NEW_MAP = 2025


def _decimals(asked: Asked) -> int:
    """Where totals lie close together, places turn on more decimals than are shown elsewhere."""
    return int(index_row(asked.index_code)["plan_decimals"])


def score(asked: Asked, value: float | None) -> str:
    """A total as readers see it."""
    return numbers.score(value, asked.language, _decimals(asked))


def at_least(asked: Asked, value: float) -> float:
    """A score or gain that is needed, rounded up to what is shown, so that what is shown is enough.

    A millionth is given, which is less than scores are published to.
    """
    shift = 10.0 ** _decimals(asked)
    return math.ceil(value * shift - 1e-6 * shift) / shift


def signed(asked: Asked, value: float) -> str:
    """A change of the total with its sign."""
    return numbers.signed(value, asked.language, _decimals(asked))


def headline(asked: Asked, goal: Goal, found: Outcome) -> str:
    """The finding in a sentence; it begins with the word that says it is hypothetical."""
    say, given = asked.voice.say, _given(asked, goal, found)
    lead = "stay" if abs(found.total - found.total_today) < 1e-9 else "move"
    first = say(f"what_if.headline_{lead}", **given)
    return f"{first}; {say(f'what_if.result_{_kind(goal, found)}', **given)}"


def _kind(goal: Goal, found: Outcome) -> str:
    if found.out_of is None:
        if goal.score is None:
            return "partial"
        return "partial_met" if found.total >= goal.score else "partial_short"
    if goal.score is not None:
        return "score_met" if found.total >= goal.score else "score_short"
    return "naive" if found.delivered is None else "chance"


def _given(asked: Asked, goal: Goal, found: Outcome) -> dict[str, object]:
    chances = {
        name: chance(spread.chance, asked.language) if spread else numbers.MISSING
        for name, spread in (("chance", found.delivered), ("without", found.drifting))
    }
    return {
        "province": asked.province,
        "edition": asked.edition,
        "total": score(asked, found.total),
        "change": signed(asked, found.total - found.total_today),
        "target": numbers.place(found.target_rank, found.out_of),
        "naive": numbers.place(found.naive_rank, found.out_of),
        "horizon": goal.horizon,
        "year": asked.year + goal.horizon,
        "wanted": score(asked, goal.score),
        "missing": score(asked, at_least(asked, max(0.0, (goal.score or 0.0) - found.total))),
    } | chances


def plan_title(asked: Asked, found: Outcome) -> str:
    """What the plan adds up to."""
    change = found.total - found.total_today
    direction = "same" if abs(change) < 1e-9 else "rise" if change > 0 else "fall"
    return asked.voice.say(
        f"what_if.plan_{direction}",
        province=asked.province,
        edition=asked.edition,
        total=score(asked, found.total),
        points=score(asked, abs(change)),
    )


def large(asked: Asked, goal: Goal, found: Outcome) -> tuple[tuple[str, str], ...]:
    """The large numbers, most telling first: label and value."""
    say, given = asked.voice.say, _given(asked, goal, found)
    shown = [(say("what_if.large_total"), f"{given['total']} ({given['change']})")]
    if found.out_of is None:
        return tuple(shown)
    shown.insert(0, (say("what_if.large_naive"), str(given["naive"])))
    if found.delivered is None or found.drifting is None:
        return tuple(shown)
    delivered = str(given["chance"])
    if goal.score is not None:
        # The plan's own total is certain.
        delivered = say("what_if.met" if found.total >= goal.score else "what_if.short")
    return (
        (say("what_if.large_chance"), delivered),
        (say("what_if.large_without"), str(given["without"])),
        (say("what_if.large_range"), f"{found.delivered.low}–{found.delivered.high}"),
        (say("what_if.large_median"), numbers.place(found.delivered.median, found.out_of)),
        *shown,
    )


def aim(asked: Asked, goal: Goal, found: Outcome) -> str:
    """What the large numbers are about, the target in words; "" without chances."""
    kind = "score" if goal.score is not None else "rank"
    say, given = asked.voice.say, _given(asked, goal, found)
    if found.out_of is None:
        return ""
    return say("what_if.large_heading", aim=say(f"what_if.aim_{kind}", **given))


def large_note(asked: Asked, found: Outcome) -> str:
    """What the large numbers mean, and where the province may stand without special effort."""
    say = asked.voice.say
    if found.drifting is None:
        return say("what_if.naive_note")
    spread = {"low": found.drifting.low, "high": found.drifting.high}
    return say("what_if.large_note", **spread)


def why_no_forecast(asked: Asked, horizon: int) -> str:
    """Why there are no probabilities; "" where there are."""
    why = what_if.no_forecast(asked, horizon)
    if why is None:
        return ""
    return asked.voice.say(
        f"what_if.no_forecast_{why.reason}", edition=asked.edition, n=why.n_cases, horizon=horizon
    )


def obstacle(asked: Asked) -> str:
    """Why no plan can be made, in words; "" where one can."""
    why = what_if.obstacle(asked)
    say, given = asked.voice.say, {"edition": asked.edition, "province": asked.province}
    return say(f"what_if.obstacle_{why}", **given) if why else ""


def notes(asked: Asked, goal: Goal) -> tuple[str, ...]:
    """What a reader must know about this base edition and year."""
    say = asked.voice.say
    found = [say("what_if.base_note", edition=asked.edition, first=asked.year)]
    promised = what_if.promised_rank(asked, goal.horizon) if asked.is_full else None
    if promised is not None:
        found.append(say("what_if.promised", year=asked.year + goal.horizon, rank=promised))
    if asked.year + goal.horizon >= NEW_MAP:
        found.append(say("what_if.new_map", year=asked.year + goal.horizon))
    off = what_if.offset(asked)
    if abs(off) >= 0.05:
        found.append(say("what_if.offset", edition=asked.edition, points=signed(asked, off)))
    return tuple(found)


def step(asked: Asked, goal: Goal, found: Outcome) -> str:
    """How often provinces made this step, in a sentence."""
    say = asked.voice.say
    known = result.step(asked, goal)
    gain = (found.rank_today or 0) - (found.target_rank or 0)
    given = {
        "place": numbers.place(found.rank_today, found.out_of),
        "gain": gain,
        "horizon": goal.horizon,
        "year": asked.year,
    }
    if known is None:
        return say("what_if.step_none", **given)
    counts = {"n": known.n_cases, "did": len(known.done)}
    if known.share is None:
        return say("what_if.step_few", **given, **counts)
    key = "what_if.step_some" if known.done else "what_if.step_never"
    return say(key, **given, **counts, share=per_cent(known.share, asked.language))


@per_version
def cases(asked: Asked, goal: Goal) -> pd.DataFrame:
    """The cases that made the step: who, when, from where to where, newest first."""
    known = result.step(asked, goal) or Plausibility(None, 0, ())
    return pd.DataFrame(
        [
            {
                "name": provinces_by_code(asked.language)[one.province_code].name,
                "years": f"{one.year_from}–{one.year_to}",
                "before": numbers.place(one.rank_from, one.out_of_from),
                "after": numbers.place(one.rank_to, one.out_of),
                "gain": one.rank_from - one.rank_to,
            }
            for one in known.done
        ]
    )


def case_columns(asked: Asked) -> tuple[Column, ...]:
    """The columns of ``cases``."""
    say = asked.voice.say
    return (
        Column("name", say("phrases.province")),
        Column("years", say("phrases.year")),
        Column("before", say("what_if.before")),
        Column("after", say("what_if.after")),
        Column("gain", say("phrases.rank_change"), "rank_change"),
    )


def needed(asked: Asked, goal: Goal, found: Outcome) -> pd.DataFrame:
    """The totals that have the target place, and how far today's and the plan's are from them."""
    say = asked.voice.say
    return pd.DataFrame(
        [
            {
                "how": say(f"what_if.needed_{name}"),
                "score": say("what_if.any_score")
                if value is None
                else score(asked, at_least(asked, value)),
                "today": _to_go(asked, value, found.total_today),
                "plan": _to_go(asked, value, found.total),
            }
            for name, value in _needs(asked, goal).items()
            if value is not None or name == "still"
        ]
    )


def _needs(asked: Asked, goal: Goal) -> dict[str, float | None]:
    """The totals needed, by what they are for; of a target score only that."""
    if goal.score is not None:
        return {"goal": goal.score}
    known = result.needed(asked, goal)
    return {name: getattr(known, name) for name in result.NEEDS}


def _to_go(asked: Asked, wanted: float | None, have: float) -> str:
    if wanted is None or have >= wanted:
        return asked.voice.say("what_if.enough")
    return signed(asked, at_least(asked, wanted - have))


def needed_columns(asked: Asked) -> tuple[Column, ...]:
    """The columns of ``needed``."""
    say = asked.voice.say
    return (
        Column("how", say("what_if.needed_how")),
        Column("score", say("what_if.needed_score")),
        Column("today", say("what_if.needed_today")),
        Column("plan", say("what_if.needed_plan")),
    )


def wanted(asked: Asked, goal: Goal) -> dict[str, float]:
    """The totals that a suggested plan may reach, by what they are for; those not yet there."""
    today = what_if.published_total(asked) or 0.0
    found = _needs(asked, goal)
    return {name: value for name, value in found.items() if value is not None and value > today}


def suggestion(asked: Asked, kind: str, found: tuple[Plan, ...], total: float) -> str:
    """What a kind of suggested plan is, or that there is none."""
    say = asked.voice.say
    if not found:
        return say(f"what_if.{kind}_none", wanted=score(asked, total))
    share = per_cent(found[0].quantile or 0.0, asked.language)
    return say(f"what_if.{kind}_note", share=share, count=len(found))


def plan_label(asked: Asked, plan: Plan) -> str:
    """A suggested plan in a line: what rises by how much, in steps of the sliders."""
    rounded = what_if.rounded(asked, plan.scores)
    return ", ".join(
        f"{lever.short} {numbers.signed(rounded[lever.code] - lever.today, asked.language)}"
        for lever in what_if.levers(asked)
        if lever.code in rounded
    )
