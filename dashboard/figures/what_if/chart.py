"""What-if in pictures: the ranks drawn, and the plan on the components' scales."""

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.target.component_plan import component_plan
from dashboard.charts.target.hundred_dots import hundred_dots
from dashboard.charts.target.rank_distribution import rank_distribution
from dashboard.figures.component.rows import lines
from dashboard.figures.figure import Column, Figure, make_figure
from dashboard.figures.what_if import sentences, tables
from dashboard.figures.what_if.baseline import Baseline, Lever, OfBaseline, computed_rank, levers
from dashboard.figures.what_if.chances import shown_chance
from dashboard.figures.what_if.request import WhatIfRequest
from dashboard.figures.what_if.result import Outcome, Spread, in_hundred, outcome
from dashboard.store.ask import per_version
from dashboard.text import numbers

# Half of a bar's breadth, in places.
HALF_BAR = 0.42
PER_CENT = 100.0


def figure(
    subject: OfBaseline,
    kind: str,
    chart: Chart,
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


def _rank_frames(request: WhatIfRequest) -> dict[str, pd.DataFrame]:
    """What the picture of ranks shows; only for an outcome with a forecast."""
    say, found = request.voice.say, outcome(request)
    with_plan, without = _shown_spreads(request)
    ranks = range(1, len(with_plan.shares) + 1)
    target = found.target_rank or 0
    middle = min(max((with_plan.low + with_plan.high) / 2, 8), len(ranks) - 8)
    return {
        "bars": pd.DataFrame(
            {
                "rank": list(ranks),
                "told": [_told(request, rank, with_plan, without) for rank in ranks],
                "left": [rank - HALF_BAR for rank in ranks],
                "right": [rank + HALF_BAR for rank in ranks],
                "share": [share * PER_CENT for share in with_plan.shares],
                "is_reached": [rank <= target for rank in ranks],
            }
        ),
        "drift": pd.DataFrame(
            {"rank": list(ranks), "share": [share * PER_CENT for share in without.shares]}
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
                "side": ["right" if target <= len(ranks) / 2 else "left"],
            }
        ),
    }


def _told(request: WhatIfRequest, rank: int, with_plan: Spread, without: Spread) -> str:
    """The chance of a rank or better, with the plan and without special effort."""
    say, language = request.voice.say, request.language
    chances = (
        f"{say(key)}: {numbers.text(PER_CENT * sum(spread.shares[:rank]), 'percent', language)}"
        for key, spread in (("what_if.with_plan", with_plan), ("what_if.without_effort", without))
    )
    return "\n".join((say("what_if.rank_or_better", rank=rank), *chances))


def _shown_spreads(request: WhatIfRequest) -> tuple[Spread, Spread]:
    """What the bars and the line show; before there is a plan both are no special effort."""
    with_plan, without = _spreads(outcome(request))
    return (with_plan if request.plan else without), without


def _spreads(found: Outcome) -> tuple[Spread, Spread]:
    if found.delivered is None or found.drifting is None:
        raise ValueError("no forecast, no picture")
    return found.delivered, found.drifting


@per_version
def ranks_figure(request: WhatIfRequest) -> Figure:
    """The places drawn with all numbers, for the table and the downloads."""
    with_plan, without = _shown_spreads(request)
    say = request.voice.say
    _, n = computed_rank(request.base)
    labels = {"rank": say("what_if.axis_rank"), "share": say("what_if.axis_share")}
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
        rank_distribution(_rank_frames(request), n, labels),
        title=sentences.headline(request),
        subtitle=ranks_subtitle(request),
        table=table,
        columns=(
            Column("rank", say("phrases.rank"), "rank"),
            Column("share", say("what_if.with_plan"), "percent"),
            Column("drift", say("what_if.without_effort"), "percent"),
        ),
        source_ids=source_ids(request.base),
    )


@per_version
def hundred_figure(request: WhatIfRequest) -> Figure | None:
    """The chance that the headline tells, as dots to be counted; None where it tells none."""
    share = shown_chance(request)
    if share is None:
        return None
    say, count = request.voice.say, in_hundred(share)
    title = say(
        "what_if.hundred_title",
        count=count,
        target=numbers.rank(outcome(request).target_rank, outcome(request).out_of),
        horizon=request.goal.horizon,
    )
    return figure(
        request,
        "hundred",
        hundred_dots(count, title),
        title=title,
        subtitle=say("what_if.hundred_subtitle"),
        table=pd.DataFrame({"share": [PER_CENT * share]}),
        columns=(Column("share", say("what_if.axis_share"), "percent"),),
        source_ids=source_ids(request.base),
    )


def ranks_subtitle(request: WhatIfRequest) -> str:
    """What the picture of places shows and how it was made."""
    return request.voice.say(
        "what_if.ranks_subtitle", edition=request.edition, horizon=request.goal.horizon
    )


def _on_scale(lever: Lever, score: float | None) -> float | None:
    """A score in per cent of its component's scale."""
    if score is None:
        return None
    return PER_CENT * (score - lever.low) / (lever.high - lever.low)


def _plan_rows(request: WhatIfRequest) -> pd.DataFrame:
    """What the picture of the plan shows: a row per component."""
    chosen = dict(request.plan)
    return pd.DataFrame(
        [
            {
                "code": lever.code,
                "label": lines(lever.label),
                "today": _on_scale(lever, lever.today),
                "median": _on_scale(lever, lever.median),
                "best": _on_scale(lever, lever.ever),
                "plan": _on_scale(lever, chosen.get(lever.code, lever.today)),
                "value_text": _value(lever, chosen, request.language),
                "told": _lever_told(lever, chosen, request),
            }
            for lever in levers(request.base)
        ]
    )


def _lever_told(lever: Lever, chosen: dict[str, float], request: WhatIfRequest) -> str:
    """A component in words: today and the plan, the median and the best of all."""
    say = request.voice.say
    known = (
        f"{say(key)}: {numbers.score(value, request.language)}"
        for key, value in (("phrases.median", lever.median), ("what_if.best_ever", lever.ever))
        if value is not None
    )
    return "\n".join((f"{lever.label}: {_value(lever, chosen, request.language)}", *known))


def _value(lever: Lever, chosen: dict[str, float], language: str) -> str:
    now = numbers.score(lever.today, language)
    if lever.code not in chosen:
        return now
    return f"{now} > {numbers.score(chosen[lever.code], language)}"


@per_version
def plan_figure(request: WhatIfRequest) -> Figure:
    """The plan with all numbers, for the table and the downloads."""
    return figure(
        request,
        "plan",
        component_plan(_plan_rows(request), request.voice.say("what_if.axis_scale")),
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
