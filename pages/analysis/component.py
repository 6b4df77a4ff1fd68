"""Where are points lost, and who answers?"""

import functools

import streamlit as st

from dashboard.catalog.indices import edition_rows
from dashboard.catalog.labels import voice
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.component import change as component_change
from dashboard.figures.component import gap as component_gap
from dashboard.figures.component import profile, rank_move, similar, table, theme, weak
from dashboard.figures.component import request as component
from dashboard.figures.component import tree as component_tree
from dashboard.figures.component.request import Asked
from dashboard.text.messages import words
from dashboard.ui import controls, figure_panel
from dashboard.ui.pickers import choose_index, choose_others, choose_province, explain_predecessors

language = controls.language()
say = words(language)
heading = st.container()
with st.container(horizontal=True):
    province = choose_province(language)
    index_code = choose_index(language)
    latest = component.default_year(index_code, province.subjects)
    years = [int(year) for year in edition_rows(index_code)["year"]]
    year = controls.pick_year(say("controls.year"), years, latest, say)
    earlier = [other for other in years if other < year]
    since, last = say("controls.from_year"), max(earlier, default=component.NO_YEAR)
    from_year = controls.pick_year(since, earlier, last, say, "from_year") if earlier else last
with st.container(horizontal=True):
    nodes = component.openable(index_code, year, language)
    component_code = controls.pick(
        "component", say("controls.component"), nodes, next(iter(nodes)), say
    )
    compared = tuple(choose_others(province, language))
heading.title(say("component.title", index=voice(language).index(index_code), year=year))
explain_predecessors(province, language)


def tree(asked: Asked) -> None:
    """What is low or fell and who answers; then every component."""
    figure_of = functools.partial(component_tree.figure, asked)
    if figure_of(figure_panel.PAPER) is None:
        st.info(component_tree.title(asked), icon="ℹ️")
    else:
        figure_panel.show(figure_of, passport | {"province": asked.province_code})
    for note in component_tree.notes(asked):
        st.caption(note)
    for title, text in weak.sections(asked):
        st.subheader(title)
        st.markdown(text)
    for title, note, rows, columns in table.tables(asked):
        st.subheader(title)
        figure_panel.table(rows, columns, language, title)
        st.caption(note)


def gap(asked: Asked) -> None:
    """The distance to a benchmark, component by component."""
    figure_of = functools.partial(component_gap.figure, asked, benchmark)
    if figure_of(figure_panel.PAPER) is None:
        st.info(component_gap.why_not(asked, benchmark), icon="ℹ️")
    else:
        split(figure_of, asked, component_gap.note(asked, benchmark))


def change(asked: Asked) -> None:
    """What the change since the base year is made of."""
    figure_of = functools.partial(component_change.figure, asked)
    if figure_of(figure_panel.PAPER) is None:
        st.info(component_change.why_not(asked), icon="ℹ️")
    else:
        split(figure_of, asked, component_change.note(asked))
    st.subheader(say("rank_move.heading"))
    show(functools.partial(rank_move.figure, asked), asked, rank_move.why_not(asked))


def split(figure_of: figure_panel.FigureOf, asked: Asked, note: str) -> None:
    """A waterfall and the same as a list."""
    figure_panel.show(figure_of, passport | {"province": asked.province_code})
    whole = figure_of(figure_panel.PAPER)
    figure_panel.table(whole.table, whole.columns, language, whole.title)
    st.caption(note)


def compare(asked: Asked) -> None:
    """The chosen provinces side by side, then those with a similar profile."""
    if compared:
        figure_of = functools.partial(profile.figure, asked)
        show(figure_of, asked, say("profile.none", edition=asked.edition))
        if figure_of(figure_panel.PAPER) is not None:
            rows, columns = profile.table(asked)
            figure_panel.table(rows, columns, language, profile.table_note(asked))
            st.caption(profile.table_note(asked))
    else:
        st.info(say("profile.choose"), icon="ℹ️")
    show(functools.partial(similar.figure, asked, group), asked, similar.why_not(asked))


def themes(asked: Asked) -> None:
    """The same theme in several instruments."""
    figure_of = functools.partial(theme.figure, asked.province_code, year, language)
    show(figure_of, asked, say("theme.none", province=asked.province, year=year))


def show(figure_of: figure_panel.FigureOf, asked: Asked, why_not: str) -> None:
    """A figure of one province, or why there is none."""
    if figure_of(figure_panel.PAPER) is None:
        st.info(why_not, icon="ℹ️")
    else:
        figure_panel.show(figure_of, passport | {"province": asked.province_code})


views = {"tree": tree, "gap": gap, "change": change, "compare": compare, "theme": themes}
names = {name: say(f"component.view_{name}") for name in views}
view = controls.pick_view("view_component", say("component.view"), names, say)
passport = {"index": index_code, "year": str(year)}
if view == "gap":
    choices = component_gap.choices(bool(compared), language)
    benchmark = controls.pick(
        "benchmark", say("component.benchmark"), choices, "median", say, width=360
    )
if view == "compare":
    groups = similar.peer_groups(language)
    group = controls.pick("peers", say("profile.peers"), groups, "all", say, width=260)
for code in province.subjects:
    if province.predecessors:
        st.header(provinces_by_code(language)[code].name)
    headline = component.headline(index_code, year, component_code)
    views[view](Asked(index_code, year, headline, from_year, code, compared, language))
if view == "theme":
    st.subheader(say("theme.why"))
    st.markdown(theme.reasons(language))
    st.caption(say("theme.why_note"))
