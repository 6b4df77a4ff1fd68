"""What-if in pictures: the places drawn, and the plan on the components' scales.

Each picture comes twice: as a template whose frames are named and filled anew at every move of a
slider, so that the browser updates it in place, and whole, with its numbers, for the downloads.
"""

from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.catalog.documents import documents_of
from dashboard.catalog.labels import data_facts
from dashboard.charts.label_rows import label_rows
from dashboard.charts.palette import Drawn, Scheme
from dashboard.charts.target import component_plan, rank_distribution
from dashboard.figures.component.rows import lines
from dashboard.figures.figure import Column, Figure
from dashboard.figures.what_if import plan as what_if_plan
from dashboard.figures.what_if import request as what_if
from dashboard.figures.what_if import sentences
from dashboard.figures.what_if.request import Asked, Lever
from dashboard.figures.what_if.result import Goal, Outcome, Plan, Spread, outcome
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.source import Source

# Half of a bar's breadth, in places.
HALF_BAR = 0.42
PER_CENT = 100.0


def figure(asked: Asked, kind: str, chart: Drawn, **parts: object) -> Figure:
    """A figure of this page; its title says that it is hypothetical."""
    version, date = data_facts()
    say = asked.voice.say
    given: dict[str, object] = {"table": pd.DataFrame(), "columns": (), "sources": ()} | parts
    return Figure(
        key=f"what-if-{asked.scope}-{kind}",
        alt=say(f"what_if.alt_{kind}", province=asked.province, edition=asked.edition),
        chart=chart,
        edition=say("what_if.based_on", edition=asked.edition),
        language=asked.language,
        data_version=version,
        data_date=date,
        **({"title": "", "subtitle": ""} | given),  # type: ignore[arg-type] # of the right types
    )


@per_version
def ranks_template(asked: Asked, scheme: Scheme) -> Figure:
    """The places drawn, to be filled with ``rank_frames``."""
    named = {name: alt.NamedData(name=name) for name in rank_distribution.FRAMES}
    return figure(asked, "ranks", _ranks(asked, named, scheme))


def _ranks(asked: Asked, frames: rank_distribution.Frames, scheme: Scheme) -> Drawn:
    say = asked.voice.say
    _, n = what_if.place_today(asked)
    labels = {"rank": say("what_if.axis_rank"), "share": say("what_if.axis_share")}
    return rank_distribution.rank_distribution(frames, n, labels, scheme)


def rank_frames(found: Outcome, asked: Asked) -> dict[str, pd.DataFrame]:
    """What the picture of places shows; only for an outcome with a forecast."""
    say = asked.voice.say
    with_plan, without = _spreads(found)
    places = range(1, len(with_plan.shares) + 1)
    target = found.target_rank or 0
    middle = min(max((with_plan.low + with_plan.high) / 2, 8), len(places) - 8)
    return {
        "bars": pd.DataFrame(
            {
                "left": [place - HALF_BAR for place in places],
                "right": [place + HALF_BAR for place in places],
                "share": [share * PER_CENT for share in with_plan.shares],
                "is_reached": [place <= target for place in places],
            }
        ),
        "drift": pd.DataFrame(
            {"rank": list(places), "share": [share * PER_CENT for share in without.shares]}
        ),
        "range": pd.DataFrame(
            {
                "left": [with_plan.low - 0.5],
                "right": [with_plan.high + 0.5],
                "middle": [middle],
                "label": [say("what_if.range_label", low=with_plan.low, high=with_plan.high)],
            }
        ),
        "target": pd.DataFrame(
            {
                "rank": [target],
                "label": [say("what_if.target_label", rank=target)],
                "side": ["right" if target <= len(places) / 2 else "left"],
            }
        ),
    }


def _spreads(found: Outcome) -> tuple[Spread, Spread]:
    if found.delivered is None or found.drifting is None:
        raise ValueError("no forecast, no picture")
    return found.delivered, found.drifting


@per_version
def ranks_figure(asked: Asked, goal: Goal, plan: Plan, scheme: Scheme) -> Figure:
    """The places drawn with all numbers, for the table and the downloads."""
    found = outcome(asked, goal, plan)
    with_plan, without = _spreads(found)
    say = asked.voice.say
    table = pd.DataFrame(
        {
            "rank": range(1, len(with_plan.shares) + 1),
            "share": [share * PER_CENT for share in with_plan.shares],
            "drift": [share * PER_CENT for share in without.shares],
        }
    )
    return figure(
        asked,
        "ranks",
        _ranks(asked, rank_frames(found, asked), scheme),
        title=sentences.headline(asked, goal, found),
        subtitle=ranks_subtitle(asked, goal),
        table=table,
        columns=(
            Column("rank", say("phrases.place"), "rank"),
            Column("share", say("what_if.with_plan"), "percent"),
            Column("drift", say("what_if.without_effort"), "percent"),
        ),
        sources=sources(asked),
    )


def ranks_subtitle(asked: Asked, goal: Goal) -> str:
    """What the picture of places shows and how it was made."""
    return asked.voice.say("what_if.ranks_subtitle", edition=asked.edition, horizon=goal.horizon)


@per_version
def plan_template(asked: Asked, scheme: Scheme) -> Figure:
    """The plan on the components' scales, to be filled with ``plan_frames``."""
    named = {name: alt.NamedData(name=name) for name in component_plan.FRAMES}
    return figure(asked, "plan", _plan(asked, named, scheme))


def _plan(asked: Asked, frames: component_plan.Frames, scheme: Scheme) -> Drawn:
    _, height = _placed(asked)
    labels = {"scale": asked.voice.say("what_if.axis_scale")}
    return component_plan.component_plan(frames, height, labels, scheme)


@per_version
def _placed(asked: Asked) -> tuple[pd.DataFrame, int]:
    levers = what_if.levers(asked)
    rows = pd.DataFrame(
        {
            "label": [lines(lever.label) for lever in levers],
            "today": [_on_scale(lever, lever.today) for lever in levers],
            "median": [_on_scale(lever, lever.median) for lever in levers],
            "best": [_on_scale(lever, lever.ever) for lever in levers],
        }
    )
    return label_rows(rows, component_plan.MARK)


def _on_scale(lever: Lever, score: float | None) -> float | None:
    """A score in per cent of its component's scale."""
    if score is None:
        return None
    return PER_CENT * (score - lever.low) / (lever.high - lever.low)


def plan_frames(asked: Asked, plan: Plan) -> dict[str, pd.DataFrame]:
    """What the picture of the plan shows."""
    rows, _ = _placed(asked)
    chosen = dict(plan)
    levers = what_if.levers(asked)
    return {
        "rows": rows.assign(
            plan=pd.Series(
                _on_scale(lever, chosen.get(lever.code, lever.today)) for lever in levers
            ),
            value_text=[_value(lever, chosen, asked.language) for lever in levers],
        )
    }


def _value(lever: Lever, chosen: dict[str, float], language: str) -> str:
    now = numbers.score(lever.today, language)
    if lever.code not in chosen:
        return now
    return f"{now} > {numbers.score(chosen[lever.code], language)}"


@per_version
def plan_figure(asked: Asked, goal: Goal, plan: Plan, scheme: Scheme) -> Figure:
    """The plan with all numbers, for the table and the downloads."""
    return figure(
        asked,
        "plan",
        _plan(asked, plan_frames(asked, plan), scheme),
        title=sentences.plan_title(asked, outcome(asked, goal, plan)),
        subtitle=plan_subtitle(asked),
        table=what_if_plan.rows(asked, goal.horizon, plan),
        columns=what_if_plan.columns(asked),
        sources=sources(asked),
    )


def plan_subtitle(asked: Asked) -> str:
    """What the picture of the plan shows."""
    key = "what_if.plan_subtitle" if asked.is_full else "what_if.plan_subtitle_partial"
    return asked.voice.say(key, edition=asked.edition)


def sources(asked: Asked) -> tuple[Source, ...]:
    """The documents that today's scores are from."""
    keys = tuple(dict.fromkeys(lever.source_id for lever in what_if.levers(asked)))
    return documents_of(keys, asked.language)


@per_version
def plan_origin(asked: Asked) -> Figure:
    """What the line of origin under the plan is made of."""
    return replace(plan_template(asked, "light"), sources=sources(asked))
