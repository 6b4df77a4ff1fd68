"""The views of the pages on targets and on plans."""

import functools
from collections.abc import Iterator

from dashboard.analysis import scenario
from dashboard.analysis.scenario import HORIZONS
from dashboard.briefing.views.choices import Chosen
from dashboard.briefing.views.view import Listed, View
from dashboard.catalog.documents import documents_of
from dashboard.figures.target import list, marks, step
from dashboard.figures.target import request as target
from dashboard.figures.what_if import chart, result, sentences, unit
from dashboard.figures.what_if import request as what_if
from dashboard.figures.what_if.result import Goal, Plan


def target_views(chosen: Chosen) -> Iterator[View]:
    """Ranks promised against ranks that came; or the steps they ask for, or the cases of one."""
    language = chosen.language
    index_code = chosen.one("index", target.scopes(language), target.ALL)
    view = chosen.one("view_target", ("result", "step"), "result")
    codes = target.subjects(chosen.province)
    for code in codes:
        asked = target.Asked(code, index_code, language)
        name = view if len(codes) == 1 else f"{view}-{code}"
        if view == "result":
            figure_of = functools.partial(marks.marks_figure, asked)
            yield View(name, figure_of, notes=functools.partial(_finding, asked))
        elif asked.promises:
            # Each predecessor of a province of the 34 has a choice of its own.
            parameter = f"target_{code}" if chosen.province.predecessors else "target"
            said = chosen.one(parameter, ("", *step.choices(asked)), "")
            yield View(name, listed_of=functools.partial(_steps, asked, said))


def _finding(asked: target.Asked) -> tuple[str, ...]:
    return (target.finding(asked),)


def _steps(asked: target.Asked, promise: str) -> Listed:
    """The cases of the promise that was chosen, else every promise with its step."""
    sources = list.documents(asked)
    if promise:
        title, rows, columns = step.cases(asked, promise)
        if len(rows):
            return Listed(title, asked.voice.say("target.step_rule"), rows, columns, sources)
    rows, columns = step.steps(asked)
    plain = rows.assign(step=[str(text).replace("**", "") for text in rows["step"]])
    title = target.finding(asked)
    return Listed(title, asked.voice.say("target.step_rule"), plain, columns, sources)


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
