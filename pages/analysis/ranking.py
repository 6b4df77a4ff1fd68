"""Who is above us, how close?"""

import functools

import streamlit as st

from dashboard.catalog.indices import edition_rows
from dashboard.catalog.labels import voice
from dashboard.figures.ranking import ranking
from dashboard.text.messages import words
from dashboard.ui import controls, figure_panel
from dashboard.ui.pickers import choose_component, choose_index, choose_others, choose_province

language = controls.language()
say = words(language)
heading = st.container()
with st.container(horizontal=True):
    province = choose_province(language)
    index_code = choose_index(language)
    editions = edition_rows(index_code)
    years = [int(year) for year in editions["year"]]
    full = [int(year) for year in editions["year"][editions["coverage"] == "full"]]
    year = controls.pick_year(say("controls.year"), years, max(full or years), say)
    component_code = ranking.of_edition(choose_component(index_code, language), index_code, year)
with st.container(horizontal=True):
    compared = choose_others(province, language)
    region = controls.pick(
        "region",
        say("controls.region"),
        ranking.regions(year, index_code, language),
        "",
        say,
    )
heading.title(say("ranking.title", index=voice(language).index(index_code), year=year))
views = {name: say(f"ranking.view_{name}") for name in ("dots", "map", "bump")}
view = controls.pick_view("view_ranking", say("ranking.view"), views, say)
asked = ranking.Asked(
    index_code, year, component_code, province.subjects, tuple(compared), region, language
)
passport = {"index": index_code, "year": str(year), "province": province.subjects[0]}
nothing = say(
    "ranking.none", component=voice(language).component(index_code, component_code), year=year
)


def price(code: str) -> None:
    """What the next places cost one province, or why that cannot be told."""
    steps = ranking.price(asked, code)
    if steps:
        name = voice(language).short(code)
        lines = "\n".join(f"- {step}" for step in steps)
        st.markdown(f"**{say('ranking.price_heading', province=name)}**\n{lines}")
        st.caption(say("ranking.price_note"))
    elif ranking.is_reordered(asked, code):
        st.caption(say("ranking.price_differs"))


def dots() -> None:
    """All provinces sorted, and what the next places cost."""
    figure_of = functools.partial(ranking.dots_figure, asked)
    if figure_of(figure_panel.PAPER) is None:
        st.info(nothing, icon="ℹ️")
        return
    st.markdown(f"#### {ranking.finding(asked)}")
    for code in province.subjects:
        price(code)
    if not asked.is_full:
        st.caption(say("ranking.price_partial"))
    st.caption(ranking.neighbours(asked) or say("ranking.no_interval"))
    figure_panel.show(figure_of, passport, is_titled=False)
    for reason, names in ranking.without_result(asked).items():
        st.caption(say("ranking.absent", reason=reason, count=len(names), names=", ".join(names)))


def country() -> None:
    """The tile map of the year."""
    figure_of = functools.partial(ranking.map_figure, asked)
    if figure_of(figure_panel.PAPER) is None:
        st.info(nothing, icon="ℹ️")
        return
    figure_panel.show(figure_of, passport)
    st.caption(say("ranking.tile_hint"))


def between() -> None:
    """Every province's place in this edition and an earlier one."""
    earlier = [other for other in years if other != year]
    before = [other for other in earlier if other < year]
    from_year = controls.pick_year(
        say("ranking.from_year"), earlier, max(before or earlier), say, "from_year"
    )
    figure_of = functools.partial(ranking.bump_figure, asked, from_year)
    if figure_of(figure_panel.PAPER) is None:
        st.info(say("ranking.bump_none"), icon="ℹ️")
        return
    figure_panel.show(figure_of, passport)


{"dots": dots, "map": country, "bump": between}[view]()
