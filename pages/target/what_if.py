"""What would it take?"""

import functools

import streamlit as st

from dashboard.analysis.scenario import HORIZONS, MOST_COMPARED, Scenario
from dashboard.catalog.provinces import provinces_by_code
from dashboard.export import what_if as what_if_export
from dashboard.figures.source.documents import plain
from dashboard.figures.what_if import chart, result, sentences, unit
from dashboard.figures.what_if import plan as what_if_plan
from dashboard.figures.what_if import request as what_if
from dashboard.figures.what_if import saved as what_if_saved
from dashboard.figures.what_if.request import Asked
from dashboard.figures.what_if.result import Goal, Outcome, Plan
from dashboard.text.messages import words
from dashboard.ui import controls, figure_panel
from dashboard.ui.deferred import download, fragment, press
from dashboard.ui.pickers import choose_index, choose_province

THIS_PAGE = "../pages/target/what_if.py"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES = (
    ("json", what_if_export.json_bytes, "application/json"),
    ("xlsx", what_if_export.workbook_bytes, XLSX),
    ("pdf", what_if_export.annex_bytes, "application/pdf"),
)

language = controls.language()
say = words(language)


def choose_goal(asked: Asked) -> Goal:
    """How far ahead, and which place or score."""
    lengths = {
        str(years): say("what_if.years_one" if years == 1 else "what_if.years_more", count=years)
        for years in HORIZONS
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        horizon = int(
            controls.pick("horizon", say("what_if.horizon"), lengths, "1", say, width=130)
        )
        possible = ("rank", "score") if asked.is_full else ("score",)
        kinds = {kind: say(f"what_if.goal_{kind}") for kind in possible}
        kind = controls.pick("goal", say("what_if.goal"), kinds, possible[0], say, width=130)
        label, scope = say(f"what_if.target_{kind}"), f"{asked.scope}-{horizon}"
        if kind == "score":
            limits, default = what_if.score_limits(asked), what_if.default_score(asked)
            score = controls.pick_number("target_score", label, limits, default, scope, say)
            return Goal(horizon, score=score)
        _, field = what_if.place_today(asked)
        default_rank = what_if.default_rank(asked, horizon)
        rank = controls.pick_number("target_rank", label, (1, field), default_rank, scope, say)
        return Goal(horizon, rank=rank)


def results(asked: Asked, goal: Goal, plan: Plan, found: Outcome) -> None:
    """The finding, the large numbers, the places drawn."""
    st.markdown(f"#### {sentences.headline(asked, goal, found)}")
    aim = sentences.aim(asked, goal, found)
    if aim:
        st.markdown(f"**{aim}**")
    with st.container(key="what-if-large", horizontal=True, gap="medium"):
        for label, value in sentences.large(asked, goal, found):
            st.metric(label, value, width="content")
    why = sentences.why_no_forecast(asked, goal.horizon)
    if why:
        st.info(why, icon="ℹ️")
    if not asked.is_full:
        return
    if found.delivered is not None:
        st.caption(chart.ranks_subtitle(asked, goal))
        template = chart.ranks_template(asked, figure_panel.current_scheme())
        figure_panel.live(template, chart.rank_frames(found, asked))
        figure_of = functools.partial(chart.ranks_figure, asked, goal, plan)
        figure_panel.tools(figure_of, f"what-if-ranks-{asked.scope}", language)
    st.caption(sentences.large_note(asked, found))
    plausibility(asked, goal, found)
    st.markdown(f"**{say('what_if.needed_heading')}**")
    needed = sentences.needed(asked, goal, found)
    figure_panel.table(
        needed, sentences.needed_columns(asked), language, say("what_if.needed_heading")
    )


def plausibility(asked: Asked, goal: Goal, found: Outcome) -> None:
    """How often such a step was made, and by whom."""
    st.markdown(f"**{say('what_if.step_heading')}** {sentences.step(asked, goal, found)}")
    cases = sentences.cases(asked, goal)
    if cases.empty:
        return
    label = say("what_if.cases_open", count=len(cases))
    with st.expander(label, key="what-if-cases", on_change="rerun") as opened:
        if opened.open:
            st.caption(say("what_if.step_note"))
            columns = sentences.case_columns(asked)
            figure_panel.table(cases, columns, language, say("what_if.step_heading"))


def sliders(asked: Asked, plan: Plan) -> None:
    """A slider and a box per component, and plans to begin with."""
    st.subheader(say("what_if.sliders_heading"))
    press(say("what_if.reset"), "reset", controls.set_plan, asked.scope, {})
    for warning in what_if_plan.beyond(asked, plan):
        st.warning(warning, icon="⚠️")
    for lever in what_if.levers(asked):
        limits = (lever.low, lever.high)
        controls.lever(asked.scope, lever.code, lever.label, limits, lever.today)


def beginnings(asked: Asked, goal: Goal) -> None:
    """The province's own scores of an earlier year, the balanced plan, the smallest plans."""
    with st.expander(say("what_if.suggest"), key="what-if-plans", on_change="rerun") as opened:
        if not opened.open:
            return
        earlier = what_if.earlier_plans(asked)
        if earlier:
            years = {str(year): str(year) for year in earlier}
            year = controls.choose("what-if-earlier", say("what_if.load_year"), years)
            use(asked, "earlier", say("what_if.load"), earlier[int(year)])
        else:
            st.caption(say("what_if.load_none"))
        if asked.is_full:
            suggestions(asked, goal)


def suggestions(asked: Asked, goal: Goal) -> None:
    """Plans that reach the score needed."""
    options = sentences.wanted(asked, goal)
    if not options:
        st.caption(say("what_if.suggest_enough"))
        return
    names = {name: say(f"what_if.suggest_{name}") for name in options}
    name = controls.choose("what-if-wanted", say("what_if.suggest_for"), names)
    balanced, smallest = result.suggested(asked, options[name])
    for kind, found in (("balanced", balanced and (balanced,)), ("smallest", smallest)):
        st.markdown(f"**{say(f'what_if.{kind}')}**")
        st.caption(sentences.suggestion(asked, kind, found or (), options[name]))
        if found:
            labels = {str(n): sentences.plan_label(asked, one) for n, one in enumerate(found)}
            chosen = "0"
            if len(found) > 1:
                chosen = controls.choose(f"what-if-{kind}", say("what_if.smallest_which"), labels)
            else:
                st.markdown(labels[chosen])
            use(
                asked, kind, say("what_if.apply"), what_if.rounded(asked, found[int(chosen)].scores)
            )


def use(asked: Asked, kind: str, label: str, plan: dict[str, float]) -> None:
    """A button that puts the sliders at a plan."""
    press(label, f"use-{kind}", controls.set_plan, asked.scope, plan)


def plan_table(asked: Asked, goal: Goal, plan: Plan) -> None:
    """The plan on the components' scales and as a table."""
    st.subheader(say("what_if.plan_heading"))
    st.caption(chart.plan_subtitle(asked))
    template = chart.plan_template(asked, figure_panel.current_scheme())
    figure_panel.live(template, chart.plan_frames(asked, plan))
    rows = what_if_plan.rows(asked, goal.horizon, plan)
    figure_panel.table(rows, what_if_plan.columns(asked), language, say("what_if.plan_heading"))
    if asked.is_full:
        st.caption(say("what_if.gain_note"))
    st.caption(figure_panel.origin_line(chart.plan_origin(asked), say))
    st.page_link(
        figure_panel.SOURCE_PAGE,
        label=say("screen.passport"),
        query_params={
            "view_source": "passport",
            "index": asked.index_code,
            "year": str(asked.year),
            "province": asked.province_code,
        },
    )
    figure_of = functools.partial(chart.plan_figure, asked, goal, plan)
    figure_panel.tools(figure_of, f"what-if-plan-{asked.scope}", language)


def scenarios(asked: Asked, goal: Goal, plan: Plan) -> None:
    """Save, open, compare, export."""
    st.subheader(say("what_if.saved_heading"))
    controls.save_form(functools.partial(what_if_saved.make, asked, goal, plan), say)
    problem = controls.upload(say("what_if.upload"), what_if_saved.read)
    if problem is not None:
        reason = say(f"what_if.problem.{problem.problem}", detail=plain(problem.detail))
        st.error(f"{say('what_if.problem.heading')} {reason}", icon="⚠️")
    saved = controls.saved()
    if not saved:
        st.caption(say("what_if.saved_none"))
    for place, item in enumerate(saved):
        scenario(place, item)
    if saved:
        comparison(saved)


def scenario(place: int, item: Scenario) -> None:
    """One saved scenario: open it, download it, remove it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{place + 1}. **{plain(item.name)}**", width="stretch")
        if press(say("what_if.open"), f"open-{place}", controls.open_scenario, item):
            st.rerun()
        for extension, make, mime in FILES:
            download(
                say(f"what_if.download_{extension}"),
                functools.partial(make, item, language),
                f"what-if-{item.index_code}-{item.year}-{place + 1}.{extension}",
                mime,
                f"{extension}-{place}",
            )
        press(say("what_if.remove"), f"remove-{place}", controls.remove, place)


def comparison(saved: tuple[Scenario, ...]) -> None:
    """Up to four scenarios side by side."""
    chosen = controls.choose_places(say("what_if.compare"), len(saved), MOST_COMPARED)
    items = tuple(saved[place] for place in chosen)
    for item in items:
        notice = what_if_saved.notice(item, language)
        if notice:
            st.warning(plain(notice), icon="⚠️")
    if items:
        st.markdown(f"**{say('what_if.compare_heading')}**")
        rows, columns = what_if_saved.compared(items, language)
        figure_panel.table(rows, columns, language, say("what_if.compare_heading"))


@fragment
def workbench(asked: Asked) -> None:
    """Everything that moves with the sliders; only this runs again."""
    goal = choose_goal(asked)
    chosen = controls.plan("plan", asked.scope, what_if.own_scales(asked), say)
    plan = tuple(sorted(chosen.items()))
    found = result.outcome(asked, goal, plan)
    left, right = st.columns([3, 2], gap="large")
    with left:
        results(asked, goal, plan, found)
    with right:
        sliders(asked, plan)
        beginnings(asked, goal)
    plan_table(asked, goal, plan)
    for note in sentences.notes(asked, goal):
        st.caption(note)
    scenarios(asked, goal, plan)


def of_province() -> None:
    """A province's plan for an index."""
    with st.container(horizontal=True):
        province = choose_province(language)
        index_code = choose_index(language)
        code = province.subjects[0]
        if len(province.subjects) > 1 or province.predecessors:
            names = {one: provinces_by_code(language)[one].name for one in province.subjects}
            code = controls.pick("former", say("what_if.predecessor"), names, code, say)
        years, newest = what_if.years(index_code, code)
        year = controls.pick_year(say("what_if.base_year"), years, newest, say)
    asked = Asked(code, index_code, year, language)
    heading.title(say("what_if.title", index=asked.edition))
    st.caption(say("what_if.intro"))
    if province.predecessors:
        st.info(say("what_if.predecessor_note", province=province.name, name=asked.province))
    why = sentences.obstacle(asked)
    if why:
        st.info(why, icon="ℹ️")
    else:
        workbench(asked)


@fragment
def unit_bench(asked: unit.Asked, known: unit.UnitPlan) -> None:
    """A unit's criteria: sliders, the total, the place if the others stand still."""
    scope = f"{asked.unit_id}-{known.scheme}-{known.year}"
    plan = controls.plan("plan", scope, known.scales, say)
    st.markdown(f"#### {plain(unit.finding(asked, known, plan))}")
    press(say("what_if.reset"), "reset", controls.set_plan, scope, {})
    for one in known.criteria:
        controls.lever(scope, one.code, one.label, (0.0, one.high), one.today)
    rows = unit.table(known, plan)
    figure_panel.table(rows, unit.columns(asked), language, say("what_if.plan_heading"))
    st.caption(say("what_if.unit_note"))
    st.caption(plain(unit.origin(asked, known)))


def of_unit(asked: unit.Asked) -> None:
    """A unit's plan, or why there is none."""
    heading.title(unit.title(asked))
    st.caption(say("what_if.intro"))
    known = unit.beginning(asked)
    if known is None:
        st.info(plain(unit.obstacle(asked)), icon="ℹ️")
    else:
        unit_bench(asked, known)
    st.page_link(THIS_PAGE, label=say("what_if.unit_back"))


heading = st.container()
unit_id = controls.in_address("unit")
if unit_id:
    of_unit(unit.Asked(unit_id, language))
else:
    of_province()
