"""What pages have in common: choosing a province, an index, a component, in the same words."""

import streamlit as st

from dashboard.catalog.indices import component_names, index_rows
from dashboard.catalog.provinces import (
    Province,
    find_province,
    home_province,
    province_labels,
    provinces_by_code,
)
from dashboard.text.messages import words
from dashboard.ui import controls

# Room for most names; the field shrinks with the screen.
COMPONENT_WIDTH = 420


def choose_province(language: str, first: tuple[str, ...] = ()) -> Province:
    """The province of the address, under any spelling; the home province by default.

    Those of ``first`` are offered before the others.
    """
    say = words(language)
    provinces = provinces_by_code(language)
    labels = province_labels(language)
    code = controls.pick(
        "province",
        say("controls.province"),
        {code: labels[code] for code in first} | labels,
        home_province(provinces),
        say,
        spell=find_province,
    )
    return provinces[code]


def choose_index(language: str) -> str:
    """The index of the address; the first by default."""
    say = words(language)
    names = {str(code): str(name) for code, name in index_rows()["name"].items()}
    return controls.pick("index", say("controls.index"), names, next(iter(names)), say)


def choose_component(index_code: str, language: str) -> str:
    """A component of the index; its total by default."""
    say = words(language)
    options = component_names(index_code, language)
    first = next(iter(options))
    return controls.pick(
        "component", say("controls.component"), options, first, say, width=COMPONENT_WIDTH
    )


def choose_others(province: Province, language: str) -> list[str]:
    """Up to five provinces of the older era to compare with."""
    say = words(language)
    provinces = provinces_by_code(language)
    others = {
        code: label
        for code, label in province_labels(language).items()
        if code not in province.subjects and not provinces[code].is_current
    }
    return controls.pick_several(
        "compare", say("controls.compare"), others, say, say("controls.compare_none")
    )


def explain_predecessors(province: Province, language: str) -> None:
    """Say whose results stand for a province of the 34 in the years before it."""
    if province.predecessors:
        names = [provinces_by_code(language)[code].name for code in province.predecessors]
        say = words(language)
        st.info(say("trend.predecessors", province=province.name, names=", ".join(names)), icon="ℹ️")
