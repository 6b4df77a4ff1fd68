"""Did we keep our promises?"""

import functools

import streamlit as st

from dashboard.figures.source.documents import short
from dashboard.figures.target import list, marks
from dashboard.figures.target import request as target
from dashboard.figures.target import step as target_step
from dashboard.text.markdown import plain
from dashboard.text.messages import words
from dashboard.ui import controls, figure_panel
from dashboard.ui.pickers import choose_province

MARKS_WIDTH, RECORD_WIDTH = 900, 760

language = controls.language()
say = words(language)
heading = st.container()
with st.container(horizontal=True):
    province = choose_province(language, first=target.provinces())
    index_code = controls.pick(
        "index", say("controls.index"), target.scopes(language), target.ALL, say
    )
heading.title(say("target.title", province=province.name))
views = {name: say(f"target.view_{name}") for name in ("result", "step")}
view = controls.pick_view("view_target", say("target.view"), views, say)


def result(asked: target.Asked) -> None:
    """The record, the ranks drawn, every target in full, the documents."""
    with st.container(width=RECORD_WIDTH):
        figure_panel.table(*target.record(asked), language, target.finding(asked))
    figure_of = functools.partial(marks.marks_figure, asked)
    if figure_of(figure_panel.PAPER) is not None:
        with st.container(width=MARKS_WIDTH):
            figure_panel.show(figure_of)
    st.markdown(f"#### {say('target.list_heading')}")
    st.caption(say("target.list_note"))
    figure_panel.table(*list.listing(asked), language, say("target.list_heading"))
    documents(asked)


def documents(asked: target.Asked) -> None:
    """The documents by their numbers, each a way to what is taken from it; what contradicts."""
    st.markdown(f"#### {say('source.documents_heading')}")
    for place, document in enumerate(list.documents(asked), start=1):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(f"\\[{place}\\] {short(document, language)}", width="stretch")
            st.page_link(
                figure_panel.SOURCE_PAGE,
                label=say("target.see_document"),
                query_params={
                    "view_source": "documents",
                    "reliability": "all",
                    "document": document.source_id,
                },
            )
    contradicted = list.contradictions(asked)
    if contradicted:
        st.markdown(f"#### {say('target.contradictions_heading')}")
        st.markdown("\n".join(f"- {plain(subject)}" for subject in contradicted))
        st.page_link(
            figure_panel.SOURCE_PAGE,
            label=say("target.see_contradictions"),
            query_params={"view_source": "contradictions"},
        )


def step(asked: target.Asked) -> None:
    """How often such a step was managed, and by whom."""
    st.caption(say("target.step_rule"))
    figure_panel.table(*target_step.steps(asked), language, say("target.view_step"))
    options = target_step.choices(asked)
    if not options:
        st.info(say("target.no_cases"), icon="ℹ️")
        return
    # Each predecessor of a province of the 34 has a choice of its own.
    parameter = f"target_{asked.province_code}" if province.predecessors else "target"
    chosen = controls.pick(parameter, say("phrases.target"), options, next(iter(options)), say)
    told, cases, columns = target_step.cases(asked, chosen)
    st.markdown(f"**{told}**")
    if len(cases):
        with st.container(width=RECORD_WIDTH):
            figure_panel.table(cases, columns, language, told)


every = [target.Asked(code, index_code, language) for code in target.subjects(province)]
for asked in every:
    if province.predecessors:
        st.header(asked.voice.short(asked.province_code))
    st.markdown(f"#### {target.finding(asked)}")
    if asked.promises:
        {"result": result, "step": step}[view](asked)
if not any(asked.promises for asked in every):
    st.caption(target.others(language))
