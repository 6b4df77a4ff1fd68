"""How is my unit doing, and what would it take?"""

import functools

import streamlit as st

from dashboard.catalog import units
from dashboard.export import qr_code, unit_sheet
from dashboard.figures.my_unit import block as my_unit_block
from dashboard.figures.my_unit import criteria as my_unit_criteria
from dashboard.figures.my_unit import distance as my_unit_distance
from dashboard.figures.my_unit import duties as my_unit_duties
from dashboard.figures.my_unit import finding
from dashboard.figures.my_unit import history as my_unit_history
from dashboard.figures.my_unit import request as my_unit
from dashboard.figures.source.documents import entry
from dashboard.figures.what_if.unit import unit_baseline
from dashboard.text.markdown import plain
from dashboard.text.messages import words
from dashboard.ui import downloads, figure_panel
from dashboard.ui.controls import address

HOME_UNIT = "kontum.bql-khu-kinh-te"
THIS_PAGE, RANKING_PAGE = "../pages/units/my_unit.py", "../pages/units/unit_ranking.py"
COMPONENT_PAGE = "../pages/analysis/component.py"
WHAT_IF_PAGE = "../pages/target/what_if.py"
CODE_WIDTH = 180

language = address.language()
say = words(language)


def history(code: str) -> None:
    """Classes and places of a scheme over the years: drawn where there are two, and as a table."""
    figure_of = functools.partial(my_unit_history.history_figure, asked, code)
    rows = my_unit.of_scheme(asked, code)
    st.subheader(my_unit.scheme_name(code, asked))
    if my_unit_history.is_drawn(asked, code):
        figure_panel.show(figure_of, is_titled=False)
    figure_panel.table(rows, my_unit.columns(asked), language, my_unit.scheme_name(code, asked))
    for mark in my_unit.marks(asked, code):
        st.caption(plain(mark))
    if len(rows) > 1:
        st.caption(say("my_unit.never_compared"))
    if not my_unit_history.is_drawn(asked, code):
        st.caption(plain(figure_panel.origin_line(figure_of(figure_panel.PAPER), say)))


def distance(code: str) -> None:
    """The next class, the next places, and the fall."""
    found = my_unit_distance.distance(asked, code)
    st.subheader(say("my_unit.distance", when=my_unit.when(code, found.year, asked)))
    for heading, lines in (("next_class", found.to_class), ("places", found.places)):
        st.markdown(f"**{say(f'my_unit.{heading}')}**")
        st.markdown("\n".join(f"- {line}" for line in lines))


def criteria() -> None:
    """Lost points, largest first; or the criteria known without any."""
    for item in my_unit_criteria.criteria(asked):
        st.subheader(item.heading)
        st.markdown(plain(item.finding))
        if item.names:
            st.markdown("\n".join(f"- {plain(name)}" for name in item.names))
        elif len(item.table) > 1:
            figure_panel.table(item.table, item.columns, language, item.heading)
    if unit_baseline(unit_id) is not None:
        label = say("my_unit.what_if")
        st.page_link(WHAT_IF_PAGE, label=label, query_params={"unit": unit_id})


def duties() -> None:
    """What the unit answers for: what names it in full, what it shares one click away."""
    found = my_unit_duties.answered(asked)
    st.subheader(say("my_unit.duty.heading"))
    own = [item for item in found if item.scope == "unit"]
    if not found:
        st.markdown(say("my_unit.duty.none"))
    for item in own:
        answer(item)
    for scope in ("block", "all"):
        shared = [item for item in found if item.scope == scope]
        if shared:
            title = say(f"my_unit.duty.{scope}", count=len(shared))
            with st.expander(title, expanded=not own):
                for item in shared:
                    answer(item)


def answer(item: my_unit_duties.Answered) -> None:
    """One component: its newest result, the way to its page, the duties with their documents."""
    with st.container(gap=None):
        st.markdown(f"**{plain(item.name)}**")
        with st.container(horizontal=True, vertical_alignment="center"):
            if item.result:
                st.markdown(f"{item.result} {item.mark}", width="content")
            if item.address:
                st.page_link(
                    COMPONENT_PAGE, label=say("my_unit.duty.open"), query_params=dict(item.address)
                )
        for duty in item.duties:
            st.caption(plain(duty))


def around() -> None:
    """The unit's block: how many in each class, who else is named, by what rules."""
    for block in my_unit_block.blocks(asked):
        st.subheader(block.heading)
        st.markdown("\n".join(f"- {plain(line)}" for line in block.lines))
        st.page_link(
            RANKING_PAGE, label=say("my_unit.around.open"), query_params=dict(block.address)
        )


def kin() -> None:
    """Who was before and who came after."""
    for sentence, key, _ in my_unit.kinship(asked):
        st.page_link(THIS_PAGE, label=sentence, query_params={"unit": key})
    if my_unit.remark(asked):
        st.caption(plain(my_unit.remark(asked)))


heading = st.container()
labels = units.unit_labels(language)
unit_id = controls.pick("unit", say("my_unit.unit"), labels, HOME_UNIT, say, spell=units.find_unit)
asked = my_unit.Asked(unit_id, language)
heading.title(asked.name)
st.caption(my_unit.existence(asked))
address = qr_code.address(st.context.url, unit=unit_id, language=language)
for sentence in finding.findings(asked):
    st.markdown(f"#### {plain(sentence)}")
kin()
stem = say("my_unit.sheet.file", unit=unit_id.replace(".", "-"))
downloads.buttons("unit_sheet", (asked, address), stem, "unit-sheet")
for scheme_code in my_unit.schemes(asked):
    history(scheme_code)
    distance(scheme_code)
criteria()
duties()
around()
with st.expander(say("my_unit.code"), key="unit-code", on_change="rerun") as code_place:
    if code_place.open and address:
        st.image(
            qr_code.svg(address), width=CODE_WIDTH, alt=say("my_unit.code_alt", address=address)
        )
        st.code(address, language=None)
    elif code_place.open:
        st.caption(say("my_unit.code_none"))
sources = unit_sheet.documents(asked)
with st.expander(say("my_unit.document_list", count=len(sources))):
    for source in sources:
        st.markdown(f"- {entry(source, language)}")
