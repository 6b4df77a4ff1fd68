"""Plans to begin with: own scores of an earlier year, and plans that reach a total."""

import math
from collections.abc import Mapping

from dashboard.analysis.forecast import plan as plans
from dashboard.analysis.forecast.plan import Plan, province_parts
from dashboard.analysis.scenario import STEP
from dashboard.catalog.indices import change_text, edition_row
from dashboard.figures.what_if.baseline import Baseline, levers, offset, published_total
from dashboard.figures.what_if.request import WhatIfRequest
from dashboard.figures.what_if.result import per_cent, totals_needed
from dashboard.figures.what_if.sentences import score
from dashboard.store.ask import ask, per_version


@per_version
def earlier_plans(base: Baseline) -> dict[int, dict[str, float]]:
    """The province's own scores of earlier years of the same series, newest first."""
    rows = ask(
        "province_component_history",
        province_code=base.province_code,
        index_code=base.index_code,
    )
    series = str(edition_row(base.index_code, base.year)["series"])
    rows = rows[(rows["series"] == series) & (rows["year"] < base.year) & rows["score"].notna()]
    codes = {lever.code for lever in levers(base)}
    found = {
        int(year): {
            str(code): float(score)
            for code, score in zip(own["component_code"], own["score"], strict=True)
            if code in codes
        }
        for year, own in ((year, rows[rows["year"] == year]) for year in rows["year"].unique())
    }
    whole = {year: plan for year, plan in found.items() if set(plan) == codes}
    return dict(sorted(whole.items(), reverse=True))


@per_version
def suggested(base: Baseline, wanted: float) -> tuple[Plan | None, tuple[Plan, ...]]:
    """The balanced plan to a total and all smallest ones; None, or none, where none reaches it."""
    known = province_parts(base.index_code, base.year, base.province_code)
    # Plans are made on the formula's total; a published one may differ from it by rounding.
    wanted -= offset(base)
    return plans.balanced_plan(known, wanted), plans.smallest_plans(known, wanted)


def rounded(base: Baseline, scores: Mapping[str, float]) -> dict[str, float]:
    """A plan in steps of the sliders, rounded up so that it still reaches what it was made for."""
    today = {lever.code: lever for lever in levers(base)}
    return {
        code: min(math.ceil(score / STEP - 1e-9) * STEP, today[code].high)
        for code, score in scores.items()
        if score > today[code].today
    }


def wanted(request: WhatIfRequest) -> dict[str, float]:
    """The totals that a suggested plan may reach, by what they are for; those not yet there."""
    today = published_total(request.base) or 0.0
    found = totals_needed(request)
    return {name: value for name, value in found.items() if value is not None and value > today}


def in_words(base: Baseline, kind: str, found: tuple[Plan, ...], total: float) -> str:
    """What a kind of suggested plan is, or that there is none."""
    say = base.voice.say
    if not found:
        return say(f"what_if.{kind}_none", wanted=score(base, total))
    share = per_cent(found[0].quantile or 0.0, base.language)
    return say(f"what_if.{kind}_note", share=share, count=len(found))


def label(base: Baseline, plan: Plan) -> str:
    """A suggested plan in a line: what rises by how much, in steps of the sliders."""
    moved = rounded(base, plan.scores)
    return ", ".join(
        f"{lever.short} {change_text(base.index_code, gain, base.language)}"
        for lever in levers(base)
        if lever.code in moved
        for gain in [moved[lever.code] - lever.today]
    )
