"""The views of the pages on plans, and on how all this is computed."""

import functools
from collections.abc import Iterator

from dashboard.analysis import scenario
from dashboard.analysis.scenario import HORIZONS
from dashboard.briefing.views.choices import Chosen
from dashboard.briefing.views.view import Listed, View
from dashboard.catalog.documents import documents_of
from dashboard.figures.method import calibration, series, totals
from dashboard.figures.what_if import chart, result, sentences, unit
from dashboard.figures.what_if import request as what_if
from dashboard.figures.what_if.result import Goal, Plan

METHOD = {
    "series": series.series_figure,
    "totals": totals.deviation_figure,
    "forecast": calibration.calibration_figure,
}


def what_if_views(chosen: Chosen) -> Iterator[View]:
    """What a plan would give: the places drawn, then the plan; or a unit's plan."""
    if chosen.text("unit"):
        yield from _unit_views(chosen)
        return
    province, index_code = chosen.province, chosen.index_code
    codes = province.subjects
    code = chosen.one("former", codes, codes[0])
    years, newest = what_if.years(index_code, code)
    asked = what_if.Asked(code, index_code, chosen.year(years, newest), chosen.language)
    if sentences.obstacle(asked):
        return
    goal, plan = _goal(chosen, asked), _plan(chosen, what_if.own_scales(asked))
    notes = functools.partial(_plan_notes, asked, goal, plan)
    if asked.is_full and result.outcome(asked, goal, plan).delivered is not None:
        places = functools.partial(chart.ranks_figure, asked, goal, plan)
        yield View("ranks", places, notes=notes, is_hypothetical=True)
    drawn = functools.partial(chart.plan_figure, asked, goal, plan)
    yield View("plan", drawn, notes=notes, is_hypothetical=True)


def _goal(chosen: Chosen, asked: what_if.Asked) -> Goal:
    """How far ahead, and which place or score: as the page reads them."""
    horizon = chosen.year(HORIZONS, HORIZONS[0], "horizon")
    possible = ("rank", "score") if asked.is_full else ("score",)
    if chosen.one("goal", possible, possible[0]) == "rank":
        _, field = what_if.place_today(asked)
        default = what_if.default_rank(asked, horizon)
        return Goal(horizon, rank=chosen.year(range(1, field + 1), default, "target_rank"))
    said, (low, high) = chosen.text("target_score"), what_if.score_limits(asked)
    if not said:
        return Goal(horizon, score=what_if.default_score(asked))
    try:
        score = float(said)
    except ValueError as error:
        raise chosen.wrong("target_score", said) from error
    if not low <= score <= high:
        raise chosen.wrong("target_score", said)
    return Goal(horizon, score=score)


def _plan(chosen: Chosen, scales: scenario.Scales) -> Plan:
    """The plan of the step; a part of it that is not on its scale is refused, not left out."""
    found, wrong = scenario.read_plan(chosen.text("plan"), scales)
    for part in wrong:
        raise chosen.wrong("plan", part)
    return tuple(sorted(found.items()))


def _plan_notes(asked: what_if.Asked, goal: Goal, plan: Plan) -> tuple[str, ...]:
    found = result.outcome(asked, goal, plan)
    told = (
        sentences.headline(asked, goal, found),
        *(f"{label}: {value}" for label, value in sentences.large(asked, goal, found)),
        sentences.aim(asked, goal, found),
        sentences.why_no_forecast(asked, goal.horizon),
        sentences.large_note(asked, found) if asked.is_full else "",
        *sentences.notes(asked, goal),
    )
    return tuple(text for text in told if text)


def _unit_views(chosen: Chosen) -> Iterator[View]:
    """A unit's criteria with its plan, as the page lists them."""
    asked = unit.Asked(chosen.text("unit"), chosen.language)
    known = unit.beginning(asked)
    if known is None:
        return
    plan = dict(_plan(chosen, known.scales))
    listed = Listed(
        unit.finding(asked, known, plan),
        asked.voice.say("what_if.unit_note"),
        unit.table(known, plan),
        unit.columns(asked),
        documents_of(known.source_ids, asked.language),
    )
    yield View("plan", listed_of=lambda: listed, is_hypothetical=True)


def method_views(chosen: Chosen) -> Iterator[View]:
    """What may be compared, totals recomputed, forecasts tested; rules are words alone."""
    view = chosen.one("view_method", ("rules", *METHOD), "rules")
    if view in METHOD:
        yield View(view, functools.partial(METHOD[view], chosen.language))
