"""The page what-if: sliders that move a plan, what it gives, plans to begin with, scenarios."""

import functools
from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.analysis.scenario import (
    LONGEST_NAME,
    LONGEST_NOTE,
    Scenario,
    ScenarioError,
    clean,
)
from dashboard.figures.content import Link
from dashboard.figures.what_if import chart, saved, sentences, suggestions, tables, unit
from dashboard.figures.what_if import content as parts
from dashboard.figures.what_if.baseline import Baseline, levers, obstacle
from dashboard.figures.what_if.request import WhatIfRequest, begin, complete
from dashboard.figures.what_if.unit import UnitBaseline, UnitPlanRequest, unit_baseline
from dashboard.text.folding import file_name
from dashboard.text.markdown import plain
from dashboard.text.messages import words
from dashboard.ui import content, downloads, figure_panel
from dashboard.ui.controls import address, forms, plan
from dashboard.ui.controls.forms import Field
from dashboard.ui.controls.page_choices import PageChoices
from dashboard.ui.deferred import fragment, press
from dashboard.ui.table import table

# Of the field for a note, in pixels.
NOTE_HEIGHT = 70


def show() -> None:
    """A province's plan, or that of the unit which the address names."""
    heading, choices = st.container(), PageChoices()
    unit_id = choices.raw("unit")
    if unit_id:
        of_unit(UnitPlanRequest(unit_id, choices.language), heading)
        return
    request = begin(choices)
    address.hold_request(request)
    content.show(parts.opening(request), heading)
    if not obstacle(request.base):
        workbench(request)


@fragment
def workbench(start: WhatIfRequest) -> None:
    """Everything that moves with the sliders; only this runs again."""
    request = complete(start, PageChoices())
    address.hold_request(request)
    left, right = st.columns([3, 2], gap="large")
    with left:
        results(request)
    with right:
        sliders(request)
        beginnings(request)
    plan_shown(request)
    content.show(parts.notes(request))
    scenarios(request)


def results(request: WhatIfRequest) -> None:
    """The finding, the large numbers, the places drawn."""
    content.show(parts.finding(request))
    with st.container(key="what-if-large", horizontal=True, gap="medium"):
        for label, value in sentences.large(request):
            st.metric(label, value, width="content")
    content.show(parts.forecast_missing(request))
    dots = chart.hundred_figure(request)
    if dots is not None:
        st.caption(dots.title)
        figure_panel.chart(dots, "hundred")
        figure_panel.tools(lambda: dots, dots.key, request.language)
    if parts.has_forecast(request):
        st.caption(chart.ranks_subtitle(request))
        figure = chart.ranks_figure(request)
        figure_panel.chart(figure, "ranks")
        figure_of = functools.partial(chart.ranks_figure, request)
        figure_panel.tools(figure_of, figure.key, request.language)
    content.show(parts.chances(request))


def sliders(request: WhatIfRequest) -> None:
    """A slider and a box per component, and the way back to today's scores."""
    say, scope = request.voice.say, request.scope
    st.subheader(say("what_if.sliders_heading"))
    press(say("what_if.reset"), "reset", plan.set_scores, scope, {})
    for warning in tables.beyond(request):
        st.warning(warning, icon="⚠️")
    for one in levers(request.base):
        plan.slider(scope, one.code, one.label, (one.low, one.high), one.today)


def beginnings(request: WhatIfRequest) -> None:
    """The province's own scores of an earlier year, the balanced plan, the smallest plans."""
    say, base = request.voice.say, request.base
    with st.expander(say("what_if.suggest"), key="what-if-plans", on_change="rerun") as opened:
        if not opened.open:
            return
        earlier = suggestions.earlier_plans(base)
        if earlier:
            years = {str(year): str(year) for year in earlier}
            year = forms.choose("what-if-earlier", say("what_if.load_year"), years)
            use(base, "earlier", say("what_if.load"), earlier[int(year)])
        else:
            st.caption(say("what_if.load_none"))
        if request.is_full:
            reaching(request)


def reaching(request: WhatIfRequest) -> None:
    """Plans that reach the score needed."""
    say, base = request.voice.say, request.base
    wanted = suggestions.wanted(request)
    if not wanted:
        st.caption(say("what_if.suggest_enough"))
        return
    names = {name: say(f"what_if.suggest_{name}") for name in wanted}
    total = wanted[forms.choose("what-if-wanted", say("what_if.suggest_for"), names)]
    balanced, smallest = suggestions.suggested(base, total)
    for kind, found in (("balanced", (balanced,) if balanced else ()), ("smallest", smallest)):
        st.markdown(f"**{say(f'what_if.{kind}')}**")
        st.caption(suggestions.in_words(base, kind, found, total))
        if not found:
            continue
        labels = {str(at): suggestions.label(base, one) for at, one in enumerate(found)}
        chosen = "0"
        if len(found) > 1:
            chosen = forms.choose(f"what-if-{kind}", say("what_if.smallest_which"), labels)
        else:
            st.markdown(labels[chosen])
        rounded = suggestions.rounded(base, found[int(chosen)].scores)
        use(base, kind, say("what_if.apply"), rounded)


def use(base: Baseline, kind: str, label: str, scores: Mapping[str, float]) -> None:
    """A button that puts the sliders at a plan."""
    press(label, f"use-{kind}", plan.set_scores, base.scope, scores)


def plan_shown(request: WhatIfRequest) -> None:
    """The plan on the components' scales and as a table."""
    say, view = request.voice.say, parts.plan(request)
    st.subheader(say("what_if.plan_heading"))
    st.caption(chart.plan_subtitle(request))
    figure = chart.plan_figure(request)
    scales = {one.code: (one.low, one.high, one.today) for one in levers(request.base)}
    figure_panel.chart(figure, "plan", functools.partial(plan.drag, request.scope, scales))
    content.show(parts.plan_table(request))
    st.caption(plain(figure_panel.origin_line(figure, say)))
    passport = {"view_source": "passport", **(view.passport or {})}
    content.show((Link("source", say("screen.passport"), passport),))
    figure_of = functools.partial(chart.plan_figure, request)
    figure_panel.tools(figure_of, figure.key, request.language)


def scenarios(request: WhatIfRequest) -> None:
    """Save, open, compare, export."""
    say, language = request.voice.say, request.language
    st.subheader(say("what_if.saved_heading"))
    name = Field(say("what_if.name"), "", LONGEST_NAME)
    note = Field(say("what_if.note"), "", LONGEST_NOTE, height=NOTE_HEIGHT)
    then = functools.partial(save, request)
    forms.ask_texts("scenario", [name, note], say("what_if.save"), then)
    upload = functools.partial(take_file, language)
    forms.ask_file("scenario-file", say("what_if.upload"), upload)
    kept = plan.SCENARIOS.items()
    if not kept:
        st.caption(say("what_if.saved_none"))
    for position, item in enumerate(kept):
        scenario(position, item, request)
    if kept:
        comparison(request)


def save(request: WhatIfRequest, name: str, note: str) -> None:
    """Save what is on the screen under a name."""
    plan.save(saved.make(request, clean(name), clean(note)))


def take_file(language: str, content: bytes) -> str | None:
    """Save a file's scenario; what is wrong with it, if anything."""
    say = words(language)
    try:
        plan.save(saved.read(content))
    except ScenarioError as error:
        reason = say(f"what_if.problem.{error.problem}", detail=plain(error.detail))
        return f"{say('what_if.problem.heading')} {reason}"
    return None


def scenario(position: int, item: Scenario, request: WhatIfRequest) -> None:
    """One saved scenario: open it, download it, remove it."""
    say = request.voice.say
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{position + 1}. **{plain(item.name)}**", width="stretch")
        if press(say("what_if.open"), f"open-{position}", plan.open_scenario, item):
            st.rerun()
        about = (request.voice.short(item.province_code), item.index_code, item.year)
        stem = file_name(*about, say("what_if.file"), position + 1)
        downloads.buttons("scenario", (item, request.language), stem, f"scenario-{position}")
        press(say("what_if.remove"), f"remove-{position}", plan.SCENARIOS.remove, position)


def comparison(request: WhatIfRequest) -> None:
    """Some scenarios side by side."""
    say, language = request.voice.say, request.language
    items = plan.choose(say("what_if.compare"))
    for item in items:
        notice = saved.notice(item, language)
        if notice:
            st.warning(plain(notice), icon="⚠️")
    if items:
        st.markdown(f"**{say('what_if.compare_heading')}**")
        rows, columns = saved.compared(items, language)
        table(rows, columns, language, say("what_if.compare_heading"))


def of_unit(request: UnitPlanRequest, heading: DeltaGenerator) -> None:
    """A unit's plan, or why there is none."""
    address.hold_request(request)
    content.show(parts.opening(request), heading)
    base = unit_baseline(request.unit_id)
    if base is None:
        content.show(parts.unit_plan(request))
    else:
        unit_bench(request, base)


@fragment
def unit_bench(start: UnitPlanRequest, base: UnitBaseline) -> None:
    """A unit's criteria: sliders, the total, the place if the others stand still."""
    request = unit.complete(start, PageChoices())
    address.hold_request(request)
    st.markdown(f"#### {plain(unit.finding(request, base))}")
    press(request.voice.say("what_if.reset"), "reset", plan.set_scores, base.scope, {})
    for one in base.criteria:
        plan.slider(base.scope, one.code, one.label, (0.0, one.high), one.today)
    content.show(parts.unit_plan(request))
