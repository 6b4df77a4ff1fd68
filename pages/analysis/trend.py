"""Are we getting better, or is everyone?"""

import functools

import streamlit as st

from dashboard.catalog.labels import voice
from dashboard.figures.trend import trend
from dashboard.text.messages import words
from dashboard.ui import controls, figure_panel
from dashboard.ui.pickers import (
    choose_component,
    choose_index,
    choose_others,
    choose_province,
    explain_predecessors,
)

language = controls.language()
say = words(language)
heading = st.container()
with st.container(horizontal=True):
    province = choose_province(language)
    index_code = choose_index(language)
    component_code = choose_component(index_code, language)
compared = choose_others(province, language)
heading.title(say("trend.title", province=province.name))
explain_predecessors(province, language)
view = controls.pick_view(
    "view_trend",
    say("trend.view"),
    {"total": say("trend.view_total"), "components": say("trend.view_components")},
    say,
)
codes = (*province.subjects, *compared)
passport = {"index": index_code, "province": province.subjects[0]}

if view == "total":
    for build, missing in (
        (trend.score_figure, "trend.no_score"),
        (trend.rank_figure, "trend.no_rank"),
    ):
        figure_of = functools.partial(
            build, codes, len(province.subjects), index_code, component_code, language
        )
        if figure_of(figure_panel.PAPER) is None:
            name = voice(language).component(index_code, component_code)
            st.info(say(missing, index=name, province=province.name), icon="ℹ️")
        else:
            figure_panel.show(figure_of, passport)
else:
    for code in province.subjects:
        figure_panel.show_parts(
            functools.partial(trend.component_parts, code, index_code, language),
            functools.partial(trend.component_figure, code, index_code, language),
            say(
                "trend.no_components",
                index=voice(language).index(index_code),
                province=voice(language).province(code),
            ),
            {"index": index_code, "province": code},
        )
