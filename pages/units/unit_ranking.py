"""Which of our units lead and lag?"""

import functools

import streamlit as st

from dashboard.catalog import unit_editions
from dashboard.catalog.labels import voice
from dashboard.catalog.provinces import find_province, home_province, provinces_by_code
from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.figures.unit_ranking import agreement, change, finding, notes, ranking
from dashboard.figures.unit_ranking import classes as unit_classes
from dashboard.figures.unit_ranking import request as unit_block
from dashboard.figures.unit_ranking.request import Asked
from dashboard.text.messages import words
from dashboard.ui import figure_panel
from dashboard.ui.controls import address

PAGE, UNIT_PAGE = "../pages/units/unit_ranking.py", "../pages/units/my_unit.py"

language = address.language()
say = words(language)
heading = st.container()
choices = st.container(horizontal=True)
details = st.container(horizontal=True)
with choices:
    provinces = provinces_by_code(language)
    code = controls.pick(
        "province",
        say("controls.province"),
        unit_editions.province_options(language),
        home_province(provinces),
        say,
        spell=find_province,
    )


def empty() -> None:
    """A province without units on record: say so, and where there are some."""
    name = voice(language).short(code)
    heading.title(say("unit_ranking.title_empty", province=name))
    st.info(say("unit_ranking.empty", province=name), icon="ℹ️")
    former = unit_editions.elsewhere(provinces[code])
    if former:
        st.markdown(say("unit_ranking.empty_predecessors", province=name))
    for other in former:
        st.page_link(PAGE, label=provinces[other].name, query_params={"province": other})
    known = [voice(language).short(other) for other in unit_editions.province_codes()]
    listed = ", ".join(known)
    st.caption(say("unit_ranking.empty_others", count=len(known), names=listed))


def choose() -> Asked:
    """Scheme, year, block and the year beside, of what is on record."""
    with choices:
        schemes = unit_editions.scheme_options(code, language)
        scheme = controls.pick(
            "scheme", say("unit_ranking.scheme"), schemes, next(iter(schemes)), say
        )
    with details:
        years = unit_editions.years(code, scheme)
        default = unit_editions.default_year(code, scheme)
        year = controls.pick_year(say("controls.year"), years, default, say)
        blocks = unit_editions.block_options(code, scheme, year, language)
        block = controls.pick("block", say("unit_ranking.block"), blocks, next(iter(blocks)), say)
        others = unit_editions.beside_options(code, scheme, block, year, language)
        beside = controls.pick(
            "compare_year", say("unit_ranking.beside_year"), others, str(NO_YEAR), say, width=130
        )
    return Asked(code, scheme, year, block, int(beside), language)


def classes(asked: Asked) -> None:
    """The classes year beside year, then published figures beside computed ones."""
    figure_of = functools.partial(unit_classes.classes_figure, asked)
    if figure_of(figure_panel.PAPER) is not None:
        figure_panel.show(figure_of)
    compared = agreement.agreement(asked)
    if compared is not None:
        sentence, rows, columns = compared
        st.subheader(say("unit_ranking.pairs_heading"))
        st.markdown(sentence)
        figure_panel.table(rows, columns, language, sentence)


def units(asked: Asked) -> None:
    """The units: dots where there are scores, the table, the notes, the movers, their own pages."""
    figure_of = functools.partial(ranking.dots_figure, asked)
    st.subheader(say("unit_ranking.units_heading"))
    if figure_of(figure_panel.PAPER) is None:
        st.info(say("unit_ranking.none_listed"), icon="ℹ️")
    else:
        if ranking.has_dots(asked):
            figure_panel.show(figure_of, is_titled=False)
        rows, columns = ranking.table(asked)
        figure_panel.table(rows, columns, language, finding.finding(asked))
        if not ranking.has_dots(asked):
            figure_panel.tools(figure_of, figure_of(figure_panel.PAPER).key)
    for note in (*notes.notes(asked), *change.afterwards(asked)):
        st.caption(note)
    lines = change.movers(asked)
    if lines:
        st.subheader(say("unit_ranking.movers_heading", year=asked.year - 1))
        st.markdown("\n".join(f"- {line}" for line in lines))
    links(asked)


def links(asked: Asked) -> None:
    """The way to every unit's own page, made only when asked for."""
    known = unit_block.unit_links(asked)
    if not known:
        return
    with st.expander(say("unit_ranking.links"), key="unit_links", on_change="rerun") as opened:
        if opened.open:
            with st.container(horizontal=True, gap="small"):
                for unit_id, name in known:
                    st.page_link(UNIT_PAGE, label=name, query_params={"unit": unit_id})


if code not in unit_editions.province_codes():
    empty()
else:
    chosen = choose()
    title = say("unit_ranking.title", province=chosen.province, year=chosen.year)
    heading.title(title)
    st.markdown(f"#### {finding.finding(chosen)}")
    classes(chosen)
    units(chosen)
    st.subheader(say("unit_ranking.documents_heading"))
    st.markdown(unit_block.document_list(chosen))
