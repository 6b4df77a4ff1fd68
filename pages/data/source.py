"""Where does this figure come from?"""

import functools

import streamlit as st

from dashboard.text.names import in_language
from dashboard.catalog.indices import edition_rows
from dashboard.ui import controls, figure_panel
from dashboard.store.ask import ask
from dashboard.text import citation, numbers
from dashboard.figures.method import agreement
from dashboard.figures.source import documents, coverage
from dashboard.figures.source import passport as passports
from dashboard.text.markdown import plain
from dashboard.ui.pickers import choose_index, choose_province, explain_predecessors
from dashboard.text.messages import words
from dashboard.ui.present import slide_numbers

LISTED = 50
MATRIX_WIDTH = 760
TABLE_WIDTH = 760
SEARCHED = 80

language = controls.language()
say = words(language)


def passport_view() -> None:
    """Every figure on record of a province in one edition; first the number that was clicked."""
    slide_numbers.passport(language)
    with st.container(horizontal=True):
        province = choose_province(language)
        index_code = choose_index(language)
        year = controls.pick_year(
            say("controls.year"),
            [int(year) for year in edition_rows(index_code)["year"]],
            passports.default_year(province.subjects, index_code),
            say,
        )
    st.caption(say("source.passport_explain"))
    explain_predecessors(province, language)
    for code in province.subjects:
        shown = passports.passport(code, index_code, year, language)
        if shown is None:
            st.info(passports.absent(code, index_code, year, language), icon="ℹ️")
        else:
            show_passport(shown)


def show_passport(shown: passports.Passport) -> None:
    """One province's passport: the total's facts, every component, the documents by number."""
    st.subheader(shown.heading)
    with st.container(border=True):
        if shown.finding:
            st.markdown(f"**{plain(shown.finding)}**")
        st.markdown("\n".join(f"- {fact}" for fact in shown.facts))
    if len(shown.table):
        st.markdown(f"#### {say('source.components_heading')}")
        figure_panel.table(shown.table, shown.columns, language, shown.heading)
    st.markdown(f"#### {say('source.documents_heading')}")
    for place, document in enumerate(shown.documents, start=1):
        with st.container(border=True):
            st.markdown(f"{place}\\. {documents.entry(document, language)}")
            st.page_link(
                figure_panel.SOURCE_PAGE,
                label=say("source.see_document"),
                query_params={
                    "view_source": "documents",
                    "reliability": "all",
                    "document": document.source_id,
                },
            )


def documents_view() -> None:
    """All documents, and what exactly is taken from one."""
    with st.container(horizontal=True):
        search = st.text_input(
            say("source.search"),
            key="search",
            bind="query-params",
            placeholder=say("source.search_hint"),
            # Without it the browser asks in English to press Enter.
            live=True,
        )
        kinds = documents.reliabilities(language)
        reliability = controls.pick(
            "reliability", say("export.document.reliability"), kinds, "all", say
        )
    found = documents.found((search or "")[:SEARCHED], reliability, language)
    if found.empty:
        st.info(say("source.documents_none"), icon="ℹ️")
        return
    show_document(dict(zip(found["source_id"], found["label"], strict=True)))
    st.markdown(f"#### {say('source.documents_table')}")
    count = numbers.whole(len(found), language)
    told = "source.documents_first" if len(found) > LISTED else "source.documents_found"
    st.caption(say(told, count=count, shown=LISTED))
    figure_panel.table(
        found.head(LISTED),
        documents.found_columns(language),
        language,
        say("source.documents_table"),
    )


def show_document(options: dict[str, str]) -> None:
    """One document, chosen, with what is taken from it."""
    st.markdown(f"#### {say('source.document_heading')}")
    chosen = controls.pick("document", say("source.document"), options, next(iter(options)), say)
    note, (use, columns) = documents.note(chosen, language), documents.used(chosen, language)
    with st.container(border=True):
        st.markdown(documents.entry(documents.titles(language)[chosen], language))
        if note:
            st.markdown(say("source.document_note", note=note))
        st.markdown(say("source.taken_is", taken=documents.counts(chosen, language)))
        if len(use):
            figure_panel.table(use, columns, language, options[chosen])


def contradictions_view() -> None:
    """Where documents contradict one another or our own computation, side by side."""
    st.caption(say("source.contradictions_explain"))
    known = documents.titles(language)
    for _, row in ask("contradiction_list").iterrows():
        with st.container(border=True):
            st.markdown(f"#### {plain(in_language(row, 'subject', language))}")
            for side, place in zip(("", "other_"), st.columns(2), strict=True):
                text, key = documents.statement(row, side, language)
                place.markdown(f"**{plain(text)}**")
                place.caption(
                    documents.short(known[key], language) if key else say("source.own_computation")
                )
            shown = plain(in_language(row, "shown", language))
            st.markdown(say("source.shown", shown=shown))
    st.subheader(say("source.ranks_heading"))
    st.markdown(agreement.stated(language))
    columns = agreement.difference_columns(language)
    with st.container(width=TABLE_WIDTH):
        for difference in agreement.differences(language):
            st.markdown(f"**{difference.heading}**")
            figure_panel.table(difference.table, columns, language, difference.heading)


def coverage_view() -> None:
    """What is held of every edition, and which version of the data this is."""
    with st.container(width=MATRIX_WIDTH):
        figure_panel.show(functools.partial(coverage.coverage_figure, language))
    st.subheader(say("coverage.version_heading"))
    state = ask("data_state").iloc[0]
    facts = {
        "version": f"`{state['version']}`",
        "content_hash": f"`{state['content_hash']}`",
        "newest_source": citation.day(str(state["newest_source_date"]), language),
        "rows": numbers.whole(float(state["n_scores"]), language),
    }
    st.markdown(
        "\n".join(
            f"- {say('export.label', label=say(f'coverage.{name}'), text=value)}"
            for name, value in facts.items()
        )
    )
    st.markdown(f"#### {say('coverage.change_heading')}")
    show_change(coverage.last_change())


def show_change(change: coverage.VersionChange | None) -> None:
    """What changed since the version before, or why that cannot be said."""
    if change is None:
        st.markdown(say("coverage.change_none"))
    elif change.editions is None:
        st.markdown(say("coverage.change_unreadable", before=change.before))
    else:
        st.markdown(
            say(
                "coverage.change_some" if len(change.editions) else "coverage.change_same",
                before=change.before,
                n_before=numbers.whole(change.n_before, language),
                n_now=numbers.whole(change.n_now, language),
                count=len(change.editions),
            )
        )
        if len(change.editions):
            table, columns = coverage.change_table(change.editions, language)
            figure_panel.table(table, columns, language, say("coverage.change_heading"))


VIEWS = {
    "passport": passport_view,
    "documents": documents_view,
    "contradictions": contradictions_view,
    "coverage": coverage_view,
}
st.title(say("source.title"))
view = controls.pick_view(
    "view_source", say("source.view"), {view: say(f"source.view_{view}") for view in VIEWS}, say
)
VIEWS[view]()
