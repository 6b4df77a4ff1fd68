"""Where do we stand against what we promised?"""

import functools

import streamlit as st

from dashboard.catalog.indices import edition_years, newest_year
from dashboard.catalog.labels import voice
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.figure import Column
from dashboard.figures.overview import overview
from dashboard.text.messages import words
from dashboard.ui import controls, figure_panel
from dashboard.ui.pickers import choose_province

language = controls.language()
say = words(language)
heading = st.container()
with st.container(horizontal=True):
    province = choose_province(language)
    year = controls.pick_year(
        say("controls.year"), edition_years(), newest_year(province.subjects), say
    )
heading.title(say("overview.title", province=province.name, year=year))
if province.predecessors:
    st.info(say("overview.predecessors", province=province.name), icon="ℹ️")


def card(entry: overview.Card, code: str) -> None:
    """One index: the place large, what moved, the places over the years."""
    with st.container(border=True, height="stretch"):
        st.metric(entry.title, entry.place)
        st.markdown("  \n".join(entry.lines))
        if entry.result_year is not None:
            figure_of = functools.partial(
                overview.sparkline, code, entry.index_code, entry.result_year, language
            )
            if figure_of(figure_panel.current_scheme()) is not None:
                figure_panel.show_small(
                    figure_of,
                    {"index": entry.index_code, "year": str(entry.result_year), "province": code},
                )


def standing(code: str) -> None:
    """Headline sentences and a card per index of one province."""
    entries = overview.cards(code, year, language)
    sentences = [entry.sentence for entry in entries if entry.sentence]
    st.markdown("\n".join(f"- **{sentence}**" for sentence in sentences))
    for row in overview.in_rows(entries):
        for place, entry in zip(st.columns(len(row)), row, strict=True):
            with place:
                card(entry, code)


def promises(code: str) -> None:
    """Targets of this year and the next, and what became of them."""
    st.subheader(say("overview.targets_heading"))
    rows = overview.targets(code, year, year + 1, language)
    if rows.empty:
        st.info(say("overview.targets_none", first=year, last=year + 1), icon="ℹ️")
        return
    columns = (
        Column("subject", say("overview.target_index")),
        Column("target", say("overview.target_stated")),
        Column("result", say("overview.target_result")),
        Column("document", say("overview.target_document")),
    )
    figure_panel.table(rows, columns, language, say("overview.targets_heading"))


def weaknesses(code: str) -> None:
    """Components that are low or fell in each index's newest edition."""
    st.subheader(say("overview.components_heading"))
    st.caption(say("overview.components_rule"))
    columns = (
        Column("component", say("phrases.component")),
        Column("score", say("overview.component_score")),
        Column("place", say("phrases.place")),
        Column("why", say("overview.component_why")),
        Column("lead", say("overview.component_lead")),
    )
    for entry in overview.cards(code, year, language):
        if entry.result_year is None:
            continue
        rows, is_judged = overview.weak_components(
            code, entry.index_code, entry.result_year, language
        )
        given = {"index": voice(language).index(entry.index_code), "year": entry.result_year}
        if not is_judged:
            st.caption(say("overview.components_unknown", **given))
        elif rows.empty:
            st.caption(say("overview.components_none", **given))
        else:
            st.markdown(f"**{entry.title}**")
            figure_panel.table(rows, columns, language, say("overview.components_heading"))


def agenda(code: str) -> None:
    """Deadlines and meetings after this year."""
    st.subheader(say("overview.next_heading", year=year))
    rows = overview.milestones(code, year, language)
    if rows.empty:
        st.info(say("overview.next_none"), icon="ℹ️")
        return
    columns = (
        Column("date", say("overview.next_date")),
        Column("what", say("overview.next_what")),
        Column("document", say("overview.next_source")),
    )
    figure_panel.table(rows, columns, language, say("overview.next_heading", year=year))


for subject in province.subjects:
    if province.predecessors:
        st.header(provinces_by_code(language)[subject].name)
    standing(subject)
    promises(subject)
    weaknesses(subject)
    agenda(subject)
