"""A figure on the page: the finding, the chart, where it comes from, its table and downloads."""

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.charts.palette import Scheme
from dashboard.charts.theme import specification
from dashboard.export.registry import file_stem
from dashboard.figures.figure import Column, Figure
from dashboard.store.cache import cached
from dashboard.text import numbers
from dashboard.text.citation import day, publishers
from dashboard.text.messages import Say, words
from dashboard.ui import downloads
from dashboard.ui.controls import address
from dashboard.ui.deferred import fragment

# A chart's colours belong to a screen; what is downloaded is for paper.
PAPER: Scheme = "light"
SHOWN_SOURCES = 2
PART_WIDTH = 300
SOURCE_PAGE = "../pages/data/source.py"

FigureOf = Callable[[Scheme], Figure]


@cached(512)
def drawn(figure: Figure, scheme: Scheme) -> tuple[dict[str, Any], dict[str, bytes]]:
    """A figure as Vega-Lite and its frames as Arrow, made once: both cost more than a rerun."""
    spec, frames = specification(figure.chart, scheme, figure.language)
    return spec, datasets(spec, frames)


def _mentioned(frame: pd.DataFrame, spec: str) -> pd.DataFrame:
    """The columns a chart names; what it does not draw need not travel."""
    return frame[[name for name in frame.columns if f'"{name}"' in spec or f"datum.{name}" in spec]]


def _arrow(frame: pd.DataFrame) -> bytes:
    """A frame as an Arrow stream, the form in which Streamlit sends it."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def datasets(spec: Mapping[str, Any], frames: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """A chart's frames by name as Arrow, with the columns it draws."""
    text = json.dumps(spec, ensure_ascii=False)
    return {name: _arrow(_mentioned(frame, text)) for name, frame in frames.items()}


def current_scheme() -> Scheme:
    """The reader's scheme, as charts name it."""
    return cast("Scheme", address.scheme())


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


def show_undrawn(figure_of: FigureOf, passport: Mapping[str, str] | None) -> None:
    """What belongs to a figure whose table stands on the page without a chart."""
    figure = figure_of(PAPER)
    _origin(figure, passport)
    tools(figure_of, figure.key)


def show_small(figure_of: FigureOf, passport: Mapping[str, str]) -> None:
    """A figure in a card: the chart, its passport and its table one click away."""
    figure = figure_of(current_scheme())
    say = words(figure.language)
    chart(figure)
    st.page_link(SOURCE_PAGE, label=say("screen.passport"), query_params=_to_passport(passport))
    tools(figure_of, figure.key)


def show_parts(
    parts_of: Callable[[Scheme], tuple[tuple[str, Figure], ...]],
    figure_of: FigureOf,
    passport: Mapping[str, str],
) -> None:
    """One figure as small charts that find room on any screen; downloads are of the whole."""
    whole = figure_of(current_scheme())
    st.markdown(f"#### {whole.title}")
    st.caption(whole.subtitle)
    with st.container(horizontal=True, gap="medium"):
        for label, part in parts_of(current_scheme()):
            with st.container(width=PART_WIDTH):
                st.markdown(f"**{label}**")
                chart(part)
    _origin(whole, passport)
    tools(figure_of, whole.key)


def chart(figure: Figure) -> None:
    """The chart alone, as wide as its place."""
    spec, frames = drawn(figure, current_scheme())
    # Streamlit takes the datasets out of the dictionary it is given.
    st.vega_lite_chart(
        spec={**spec, "datasets": dict(frames)}, theme=None, alt=figure.alt, width="stretch"
    )


def live(figure: Figure, frames: Mapping[str, pd.DataFrame]) -> None:
    """A chart that moves: its specification stays, ``frames`` by the names in it are new each run.

    So the browser updates it in place; with a new specification it would be drawn anew.
    """
    spec, _ = drawn(figure, current_scheme())
    datasets = {name: _arrow(frame) for name, frame in frames.items()}
    st.vega_lite_chart(
        spec={**spec, "datasets": datasets}, theme=None, alt=figure.alt, width="stretch"
    )


def _to_passport(passport: Mapping[str, str]) -> dict[str, str]:
    return {"view_source": "passport", **passport}


def _origin(figure: Figure, passport: Mapping[str, str] | None) -> None:
    """Source, edition and date under the chart, and the way to every figure's document."""
    say = words(figure.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(origin_line(figure, say), width="stretch")
        if passport is not None:
            st.page_link(
                SOURCE_PAGE, label=say("screen.passport"), query_params=_to_passport(passport)
            )


def origin_line(figure: Figure, say: Say) -> str:
    """ "Nguồn: ... và 3 tài liệu khác. PAPI 2020. Bản số liệu ..."."""
    shown = [*publishers(figure.sources, figure.language)][:SHOWN_SOURCES]
    listed = "; ".join(shown)
    more = len(figure.sources) - len(shown)
    if more:
        listed += say("screen.more_sources", count=more)
    return say(
        "screen.origin",
        sources=listed or numbers.MISSING,
        edition=figure.edition,
        version=figure.data_version,
        date=day(figure.data_date, figure.language),
    )


@fragment
def tools(figure_of: FigureOf, key: str, language: str | None = None) -> None:
    """The table of a figure and its files, made only when asked for.

    With ``language`` told the figure itself is made no earlier either.
    """
    say = words(language or figure_of(PAPER).language)
    with st.expander(say("screen.tools"), key=f"tools-{key}", on_change="rerun") as opened:
        if not opened.open:
            return
        paper = figure_of(PAPER)
        with st.container(horizontal=True, gap="small"):
            downloads.buttons("figure", (paper,), file_stem(paper), key)
        table(paper.table, paper.columns, paper.language, paper.title)


def table(
    frame: pd.DataFrame, columns: tuple[Column, ...], language: str, description: str
) -> None:
    """A table as readers see it: labels for names, every number in the language's form.

    ``frame`` must not change afterwards: its text is kept as long as the frame is.
    """
    st.table(
        _texts(_Kept(frame), columns, language),
        hide_index=True,
        border="horizontal",
        alt=description,
    )


class _Kept:
    """A frame by its identity, so that what is made of it can be kept."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __hash__(self) -> int:
        return id(self.frame)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and other.frame is self.frame


@cached(512)
def _texts(kept: _Kept, columns: tuple[Column, ...], language: str) -> pa.Table:
    return pa.Table.from_pandas(
        pd.DataFrame(
            {
                column.label: [
                    numbers.text(value, column.kind, language) for value in kept.frame[column.name]
                ]
                for column in columns
            }
        )
    )
