"""A figure on the page: the finding, the chart, where it comes from, its table and downloads."""

import functools
from collections.abc import Callable, Mapping
from typing import Any, cast

import pandas as pd
import pyarrow as pa
import streamlit as st

from dashboard.charts.chart import Chart, Frames
from dashboard.charts.palette import Scheme
from dashboard.export.registry import file_stem
from dashboard.figures.figure import Figure
from dashboard.store.ask import bound
from dashboard.store.cache import cached
from dashboard.text import numbers
from dashboard.text.citation import day, publishers
from dashboard.text.markdown import plain
from dashboard.text.messages import Say, words
from dashboard.ui import downloads
from dashboard.ui.controls import address, touch
from dashboard.ui.deferred import fragment
from dashboard.ui.table import table

SHOWN_SOURCES = 2
PART_WIDTH = 300
SOURCE_PAGE = "../pages/data/source.py"

FigureOf = Callable[[], Figure]


@cached(512)
def datasets(chart: Chart) -> dict[str, bytes]:
    """A chart's frames by name as Arrow, with the columns it draws, made once."""
    fields = chart.fields
    return arrow(
        {
            name: frame[[column for column in frame.columns if column in fields]]
            for name, frame in chart.frames.items()
        }
    )


def arrow(frames: Frames) -> dict[str, bytes]:
    """Frames by name as Arrow streams."""
    return {name: _arrow(frame) for name, frame in frames.items()}


def _arrow(frame: pd.DataFrame) -> bytes:
    """A frame as an Arrow stream, the form in which Streamlit sends it."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def current_scheme() -> Scheme:
    """The reader's scheme, as charts name it."""
    return cast("Scheme", address.scheme())


def show(
    figure_of: FigureOf,
    name: str,
    passport: Mapping[str, str] | None = None,
    is_titled: bool = True,
) -> None:
    """A figure in full, under its name. ``passport`` are the address parameters of its passport."""
    figure = figure_of()
    if is_titled:
        st.markdown(f"#### {plain(figure.title)}")
    st.caption(plain(figure.subtitle))
    chart(figure, name)
    _origin(figure, passport)
    tools(figure_of, figure.key)


def show_undrawn(figure_of: FigureOf, passport: Mapping[str, str] | None) -> None:
    """What belongs to a figure whose table stands on the page without a chart."""
    figure = figure_of()
    _origin(figure, passport)
    tools(figure_of, figure.key)


def show_small(figure_of: FigureOf, name: str, passport: Mapping[str, str]) -> None:
    """A figure in a card: the chart, its passport and its table one click away."""
    figure = figure_of()
    say = words(figure.language)
    chart(figure, name)
    st.page_link(SOURCE_PAGE, label=say("screen.passport"), query_params=_to_passport(passport))
    tools(figure_of, figure.key)


def show_parts(
    parts_of: Callable[[], tuple[tuple[str, Figure], ...]],
    figure_of: FigureOf,
    name: str,
    passport: Mapping[str, str],
) -> None:
    """One figure as small charts that find room on any screen; downloads are of the whole."""
    whole = figure_of()
    st.markdown(f"#### {plain(whole.title)}")
    st.caption(plain(whole.subtitle))
    with st.container(horizontal=True, gap="medium"):
        for label, part in parts_of():
            with st.container(width=PART_WIDTH):
                st.markdown(f"**{plain(label)}**")
                chart(part, f"{name}-{part.key}")
    _origin(whole, passport)
    tools(figure_of, whole.key)


def chart(figure: Figure, name: str, hear: Callable[[str], None] | None = None) -> None:
    """The chart alone, as wide as its place; ``name`` tells it from the others of its page.

    Under one name the browser keeps its view and takes in new data. ``hear`` is told the chart's
    key after a touch, where that is not what its marks say.
    """
    spec = figure.chart.specification(current_scheme(), figure.language)
    gestures, key = figure.chart.gestures, f"chart-{name}"
    listening: dict[str, Any] = {}
    if gestures:
        heard = functools.partial(hear or touch.heard, key, *(() if hear else (figure.chart,)))
        listening = {"on_select": bound(heard), "selection_mode": gestures}
    # Streamlit takes the datasets out of the dictionary it is given.
    st.vega_lite_chart(
        spec={**spec, "datasets": dict(datasets(figure.chart))},
        theme=None,
        alt=figure.alt,
        width="stretch",
        key=key,
        **listening,
    )


def _to_passport(passport: Mapping[str, str]) -> dict[str, str]:
    return {"view_source": "passport", **passport}


def _origin(figure: Figure, passport: Mapping[str, str] | None) -> None:
    """Source, edition and date under the chart, and the way to every figure's document."""
    say = words(figure.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(plain(origin_line(figure, say)), width="stretch")
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
    say = words(language or figure_of().language)
    with st.expander(say("screen.tools"), key=f"tools-{key}", on_change="rerun") as opened:
        if not opened.open:
            return
        paper = figure_of()
        with st.container(horizontal=True, gap="small"):
            downloads.buttons("figure", (paper,), file_stem(paper), key)
        table(paper.table, paper.columns, paper.language, paper.title, key)
