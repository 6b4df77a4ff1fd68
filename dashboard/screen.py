"""A figure on the page: the finding, the chart, where it comes from, its table and downloads."""

import functools
from collections.abc import Callable, Mapping
from typing import Any, cast

import pandas as pd
import streamlit as st

from dashboard import controls, export, numbers
from dashboard.charts.palette import Scheme
from dashboard.charts.theme import specification
from dashboard.figure import Column, Figure
from dashboard.words import Say, words

# A chart's colours belong to a screen; what is downloaded is for paper.
PAPER: Scheme = "light"
SHOWN_SOURCES = 2
PART_WIDTH = 300
SOURCE_PAGE = "../pages/data/source.py"

FigureOf = Callable[[Scheme], Figure]


@functools.lru_cache(maxsize=512)
def _drawn(figure: Figure, scheme: Scheme) -> tuple[dict[str, Any], dict[str, pd.DataFrame]]:
    return specification(figure.chart, scheme, figure.language)


def current_scheme() -> Scheme:
    """The reader's scheme, as charts name it."""
    return cast("Scheme", controls.scheme())


def show(
    figure_of: FigureOf, passport: Mapping[str, str] | None = None, is_titled: bool = True
) -> None:
    """A figure in full. ``passport`` are the address parameters of its passport."""
    figure = figure_of(current_scheme())
    if is_titled:
        st.markdown(f"#### {figure.title}")
    st.caption(figure.subtitle)
    chart(figure)
    _origin(figure, passport)
    tools(figure_of, figure.key)


def show_small(figure_of: FigureOf, passport: Mapping[str, str]) -> None:
    """A figure in a card: the chart, its passport and its table one click away."""
    figure = figure_of(current_scheme())
    say = words(figure.language)
    chart(figure)
    st.page_link(SOURCE_PAGE, label=say("screen.passport"), query_params=dict(passport))
    tools(figure_of, figure.key)


def show_parts(
    parts_of: Callable[[Scheme], tuple[tuple[str, Figure], ...]],
    figure_of: Callable[[Scheme], Figure | None],
    nothing: str,
    passport: Mapping[str, str],
) -> None:
    """One figure as several small charts that find room on any screen; downloads are of the whole."""
    whole = figure_of(current_scheme())
    if whole is None:
        st.info(nothing, icon="ℹ️")
        return
    st.markdown(f"#### {whole.title}")
    st.caption(whole.subtitle)
    with st.container(horizontal=True, gap="medium"):
        for label, part in parts_of(current_scheme()):
            with st.container(width=PART_WIDTH):
                st.markdown(f"**{label}**")
                chart(part)
    _origin(whole, passport)
    tools(cast("FigureOf", figure_of), whole.key)


def chart(figure: Figure) -> None:
    """The chart alone, as wide as its place."""
    spec, frames = _drawn(figure, current_scheme())
    # Streamlit takes the datasets out of the dictionary it is given.
    st.vega_lite_chart(
        spec={**spec, "datasets": dict(frames)}, theme=None, alt=figure.alt, width="stretch"
    )


def _origin(figure: Figure, passport: Mapping[str, str] | None) -> None:
    """Source, edition and date under the chart, and the way to every figure's document."""
    say = words(figure.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(origin_line(figure, say), width="stretch")
        if passport is not None:
            st.page_link(
                SOURCE_PAGE, label=say("screen.passport"), query_params=dict(passport)
            )


def origin_line(figure: Figure, say: Say) -> str:
    """"Nguồn: ... và 3 tài liệu khác. PAPI 2020. Bản số liệu ..."."""
    shown = [
        f"{source.publisher or source.title}"
        + (f" ({say('screen.secondary')})" if source.reliability == "secondary" else "")
        for source in figure.sources
    ]
    distinct = list(dict.fromkeys(shown))
    listed = "; ".join(distinct[:SHOWN_SOURCES])
    more = len(figure.sources) - min(len(distinct), SHOWN_SOURCES)
    if more > 0:
        listed += say("screen.more_sources", count=more)
    return say(
        "screen.origin",
        sources=listed or numbers.MISSING,
        edition=figure.edition,
        version=figure.data_version,
        date=figure.data_date,
    )


@st.fragment
def tools(figure_of: FigureOf, key: str) -> None:
    """The table of a figure and its files, made only when asked for."""
    paper = figure_of(PAPER)
    say = words(paper.language)
    with st.expander(say("screen.tools"), key=f"tools-{key}", on_change="rerun") as opened:
        if not opened.open:
            return
        with st.container(horizontal=True, gap="small"):
            for extension, (make, mime) in export.EXPORTS.items():
                st.download_button(
                    say(f"screen.download_{extension}"),
                    data=functools.partial(make, paper),
                    file_name=export.file_name(paper, extension),
                    mime=mime,
                    key=f"{key}-{extension}",
                    on_click="ignore",
                )
        table(paper.table, paper.columns, paper.language, paper.title)


def table(
    frame: pd.DataFrame, columns: tuple[Column, ...], language: str, description: str
) -> None:
    """A table as readers see it: labels for names, every number in the language's form."""
    shown = pd.DataFrame(
        {
            column.label: [numbers.text(value, column.kind, language) for value in frame[column.name]]
            for column in columns
        }
    )
    st.table(shown, hide_index=True, border="horizontal", alt=description)
