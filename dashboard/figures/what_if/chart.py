"""What-if in pictures: the places drawn, and the plan on the components' scales.

Each picture comes twice: as a template whose frames are named and filled anew at every move of a
slider, so that the browser updates it in place, and whole, with its numbers, for the downloads.
"""

from dataclasses import replace

import altair as alt
import pandas as pd

from dashboard.catalog.documents import documents_of
from dashboard.charts.label_rows import label_rows
from dashboard.charts.palette import Drawn, Scheme
from dashboard.charts.target import component_plan, rank_distribution
from dashboard.figures.component.rows import lines
from dashboard.figures.figure import Column, Figure, make_figure
from dashboard.figures.what_if import sentences, tables
from dashboard.figures.what_if.baseline import Baseline, Lever, OfBaseline, computed_rank, levers
from dashboard.figures.what_if.request import WhatIfRequest
from dashboard.figures.what_if.result import Outcome, Spread, outcome
from dashboard.store.ask import per_version
from dashboard.text import numbers

# Half of a bar's breadth, in places.
HALF_BAR = 0.42
PER_CENT = 100.0


def figure(
    subject: OfBaseline,
    kind: str,
    chart: Drawn,
    title: str = "",
    subtitle: str = "",
    table: pd.DataFrame | None = None,
    columns: tuple[Column, ...] = (),
    source_ids: tuple[str, ...] = (),
) -> Figure:
    """A figure of this page; its title says that it is hypothetical."""
    say = subject.voice.say
    return make_figure(
        subject,
        f"what-if-{subject.scope}-{kind}",
        title=title,
        subtitle=subtitle,
        chart=chart,
        table=pd.DataFrame() if table is None else table,
        columns=columns,
        source_ids=source_ids,
        edition=say("what_if.based_on", edition=subject.edition),
        alt=say(f"what_if.alt_{kind}", province=subject.province, edition=subject.edition),
    )


@per_version
def ranks_template(base: Baseline, scheme: Scheme) -> Figure:
    """The places drawn, to be filled with ``rank_frames``."""
    named = {name: alt.NamedData(name=name) for name in rank_distribution.FRAMES}
    return figure(base, "ranks", _ranks(base, named, scheme))


def _ranks(base: Baseline, frames: rank_distribution.Frames, scheme: Scheme) -> Drawn:
    say = base.voice.say
    _, n = computed_rank(base)
    labels = {"rank": say("what_if.axis_rank"), "share": say("what_if.axis_share")}
    return rank_distribution.rank_distribution(frames, n, labels, scheme)


def rank_frames(request: WhatIfRequest) -> dict[str, pd.DataFrame]:
    """What the picture of places shows; only for an outcome with a forecast."""
    say, found = request.voice.say, outcome(request)
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
def ranks_figure(request: WhatIfRequest, scheme: Scheme) -> Figure:
    """The places drawn with all numbers, for the table and the downloads."""
    with_plan, without = _spreads(outcome(request))
    say = request.voice.say
    table = pd.DataFrame(
        {
            "rank": range(1, len(with_plan.shares) + 1),
            "share": [share * PER_CENT for share in with_plan.shares],
            "drift": [share * PER_CENT for share in without.shares],
        }
    )
    return figure(
        request,
        "ranks",
        _ranks(request.base, rank_frames(request), scheme),
        title=sentences.headline(request),
        subtitle=ranks_subtitle(request),
        table=table,
        columns=(
            Column("rank", say("phrases.place"), "rank"),
            Column("share", say("what_if.with_plan"), "percent"),
            Column("drift", say("what_if.without_effort"), "percent"),
        ),
        source_ids=source_ids(request.base),
    )


def ranks_subtitle(request: WhatIfRequest) -> str:
    """What the picture of places shows and how it was made."""
    return request.voice.say(
        "what_if.ranks_subtitle", edition=request.edition, horizon=request.goal.horizon
    )


@per_version
def plan_template(base: Baseline, scheme: Scheme) -> Figure:
    """The plan on the components' scales, to be filled with ``plan_frames``."""
    named = {name: alt.NamedData(name=name) for name in component_plan.FRAMES}
    return figure(base, "plan", _plan(base, named, scheme))


def _plan(base: Baseline, frames: component_plan.Frames, scheme: Scheme) -> Drawn:
    _, height = _placed(base)
    labels = {"scale": base.voice.say("what_if.axis_scale")}
    return component_plan.component_plan(frames, height, labels, scheme)


@per_version
def _placed(base: Baseline) -> tuple[pd.DataFrame, int]:
    movable = levers(base)
    rows = pd.DataFrame(
        {
            "label": [lines(lever.label) for lever in movable],
            "today": [_on_scale(lever, lever.today) for lever in movable],
            "median": [_on_scale(lever, lever.median) for lever in movable],
            "best": [_on_scale(lever, lever.ever) for lever in movable],
        }
    )
    return label_rows(rows, component_plan.MARK)


def _on_scale(lever: Lever, score: float | None) -> float | None:
    """A score in per cent of its component's scale."""
    if score is None:
        return None
    return PER_CENT * (score - lever.low) / (lever.high - lever.low)


def plan_frames(request: WhatIfRequest) -> dict[str, pd.DataFrame]:
    """What the picture of the plan shows."""
    rows, _ = _placed(request.base)
    chosen, movable = dict(request.plan), levers(request.base)
    shown = [_on_scale(lever, chosen.get(lever.code, lever.today)) for lever in movable]
    texts = [_value(lever, chosen, request.language) for lever in movable]
    return {"rows": rows.assign(plan=pd.Series(shown), value_text=texts)}


def _value(lever: Lever, chosen: dict[str, float], language: str) -> str:
    now = numbers.score(lever.today, language)
    if lever.code not in chosen:
        return now
    return f"{now} > {numbers.score(chosen[lever.code], language)}"


@per_version
def plan_figure(request: WhatIfRequest, scheme: Scheme) -> Figure:
    """The plan with all numbers, for the table and the downloads."""
    return figure(
        request,
        "plan",
        _plan(request.base, plan_frames(request), scheme),
        title=sentences.plan_title(request),
        subtitle=plan_subtitle(request),
        table=tables.plan_rows(request),
        columns=tables.plan_columns(request),
        source_ids=source_ids(request.base),
    )


def plan_subtitle(subject: OfBaseline) -> str:
    """What the picture of the plan shows."""
    key = "what_if.plan_subtitle" if subject.is_full else "what_if.plan_subtitle_partial"
    return subject.voice.say(key, edition=subject.edition)


def source_ids(base: Baseline) -> tuple[str, ...]:
    """The documents that today's scores are from."""
    return tuple(dict.fromkeys(lever.source_id for lever in levers(base)))


@per_version
def plan_origin(base: Baseline) -> Figure:
    """What the line of origin under the plan is made of."""
    sources = documents_of(source_ids(base), base.language)
    return replace(plan_template(base, "light"), sources=sources)
