"""What the what-if page shows of a plan; what moves it stands beside it (ui/what_if.py)."""

import functools

from dashboard.catalog.documents import documents_of
from dashboard.catalog.indices import subjects_of
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.content import Content, FigureView, Folded, Link, TableView, Text, eras
from dashboard.figures.what_if import sentences, tables, unit
from dashboard.figures.what_if.chart import plan_figure, ranks_figure
from dashboard.figures.what_if.request import WhatIfRequest
from dashboard.figures.what_if.result import outcome
from dashboard.figures.what_if.unit import UnitPlanRequest, unit_baseline
from dashboard.text.markdown import plain


def content(request: WhatIfRequest | UnitPlanRequest) -> Content:
    """A plan of a province or of a unit, or why there is none."""
    yield from opening(request)
    if isinstance(request, UnitPlanRequest):
        yield from unit_plan(request)
        return
    if sentences.obstacle(request):
        return
    yield from finding(request)
    yield from forecast_missing(request)
    if has_forecast(request):
        yield ranks(request)
    yield from chances(request)
    yield plan(request)
    yield from plan_table(request)
    yield from notes(request)


def opening(request: WhatIfRequest | UnitPlanRequest) -> Content:
    """The title, whose results stand for the province chosen, and why no plan can be made."""
    say = request.voice.say
    if isinstance(request, UnitPlanRequest):
        title, why = say("what_if.unit_title", unit=request.name), plain(unit.obstacle(request))
    else:
        title, why = sentences.title(request), sentences.obstacle(request)
    yield Text(title, "title")
    yield Text(say("what_if.intro"), "caption")
    if isinstance(request, WhatIfRequest) and request.chosen_code:
        province = provinces_by_code(request.language)[request.chosen_code]
        subjects = subjects_of(request.index_code, province)
        yield from eras(province, "what_if", subjects, request.language)
        if province.predecessors:
            yield Text(say("what_if.predecessor_note", name=request.province), "note")
    if why:
        yield Text(why, "note")


def finding(request: WhatIfRequest) -> Content:
    """What the plan gives, and what it is measured by."""
    yield Text(sentences.headline(request), "finding")
    aim = sentences.aim(request)
    if aim:
        yield Text(f"**{aim}**")


def has_forecast(request: WhatIfRequest) -> bool:
    """Whether the places that a plan may lead to can be drawn."""
    return outcome(request).delivered is not None


def _remarks(request: WhatIfRequest) -> tuple[str, ...]:
    """Everything else that is known of the plan, for the speaker."""
    return (
        sentences.headline(request),
        *(f"{label}: {value}" for label, value in sentences.large(request)),
        sentences.aim(request),
        sentences.why_no_forecast(request),
        sentences.large_note(request) if request.is_full else "",
        *sentences.notes(request),
    )


def ranks(request: WhatIfRequest) -> FigureView:
    """The places that the plan may lead to."""
    return FigureView(
        "ranks",
        functools.partial(ranks_figure, request),
        request,
        remarks=functools.partial(_remarks, request),
        is_hypothetical=True,
    )


def forecast_missing(request: WhatIfRequest) -> Content:
    """Why there are no probabilities, where there are none."""
    why = sentences.why_no_forecast(request)
    if why:
        yield Text(why, "note")


def chances(request: WhatIfRequest) -> Content:
    """What the large numbers mean, how often such a step was made, which totals are needed."""
    if not request.is_full:
        return
    say = request.voice.say
    yield Text(sentences.large_note(request), "caption")
    yield Text(f"**{say('what_if.step_heading')}** {sentences.step(request)}")
    rows, columns = tables.cases(request)
    if len(rows):
        note = Text(say("what_if.step_note"), "caption")
        listed = TableView(say("what_if.step_heading"), rows, columns)
        label = say("what_if.cases_open", count=len(rows))
        yield Folded(label, (note, listed), key="what-if-cases")
    yield Text(f"**{say('what_if.needed_heading')}**")
    yield TableView(say("what_if.needed_heading"), *tables.needed(request))


def plan(request: WhatIfRequest) -> FigureView:
    """The plan on the components' scales."""
    return FigureView(
        "plan",
        functools.partial(plan_figure, request),
        request,
        passport={
            "index": request.index_code,
            "year": str(request.year),
            "province": request.province_code,
        },
        remarks=functools.partial(_remarks, request),
        is_hypothetical=True,
    )


def plan_table(request: WhatIfRequest) -> Content:
    """The plan component by component."""
    say = request.voice.say
    rows, columns = tables.plan_rows(request), tables.plan_columns(request)
    yield TableView(say("what_if.plan_heading"), rows, columns)
    if request.is_full:
        yield Text(say("what_if.gain_note"), "caption")


def notes(request: WhatIfRequest) -> Content:
    """What a reader must know about this base edition and year."""
    for note in sentences.notes(request):
        yield Text(note, "caption")


def unit_plan(request: UnitPlanRequest) -> Content:
    """A unit's criteria with its plan, and where today's scores are from."""
    say, base = request.voice.say, unit_baseline(request.unit_id)
    if base is not None:
        yield TableView(
            unit.finding(request, base),
            *unit.table(request, base),
            kind="plan",
            subtitle=say("what_if.unit_note"),
            sources=documents_of(base.source_ids, request.language),
            is_hypothetical=True,
        )
        yield Text(say("what_if.unit_note"), "caption")
        yield Text(plain(unit.origin(request, base)), "caption")
    yield Link("what_if", say("what_if.unit_back"))
