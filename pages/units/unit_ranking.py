"""Which of our units lead and lag?"""

import functools

import streamlit as st

from dashboard import catalog, controls, screen, unit_editions
from dashboard.figures import (
    unit_agreement,
    unit_block,
    unit_change,
    unit_classes,
    unit_finding,
    unit_notes,
    unit_ranking,
)
from dashboard.figures.phrases import voice
from dashboard.figures.unit_block import Asked
from dashboard.unit_editions import NO_YEAR
from dashboard.words import words

PAGE, UNIT_PAGE = "../pages/units/unit_ranking.py", "../pages/units/my_unit.py"

language = controls.language()
say = words(language)
heading = st.container()
choices = st.container(horizontal=True)
details = st.container(horizontal=True)
with choices:
    provinces = catalog.provinces(language)
    code = controls.pick(
        "province",
        say("controls.province"),
        unit_editions.province_options(language),
        catalog.home(provinces),
        say,
        spell=catalog.find_province,
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
    if figure_of(screen.PAPER) is not None:
        screen.show(figure_of)
    compared = unit_agreement.agreement(asked)
    if compared is not None:
        sentence, rows, columns = compared
        st.subheader(say("unit_ranking.pairs_heading"))
        st.markdown(sentence)
        screen.table(rows, columns, language, sentence)


def units(asked: Asked) -> None:
    """The units: dots where there are scores, the table, the notes, the movers, their own pages."""
    figure_of = functools.partial(unit_ranking.dots_figure, asked)
    st.subheader(say("unit_ranking.units_heading"))
    if figure_of(screen.PAPER) is None:
        st.info(say("unit_ranking.none_listed"), icon="ℹ️")
    else:
        if unit_ranking.has_dots(asked):
            screen.show(figure_of, is_titled=False)
        rows, columns = unit_ranking.table(asked)
        screen.table(rows, columns, language, unit_finding.finding(asked))
        if not unit_ranking.has_dots(asked):
            screen.tools(figure_of, figure_of(screen.PAPER).key)
    for note in (*unit_notes.notes(asked), *unit_change.afterwards(asked)):
        st.caption(note)
    lines = unit_change.movers(asked)
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
    st.markdown(f"#### {unit_finding.finding(chosen)}")
    classes(chosen)
    units(chosen)
    st.subheader(say("unit_ranking.documents_heading"))
    st.markdown(unit_block.document_list(chosen))
