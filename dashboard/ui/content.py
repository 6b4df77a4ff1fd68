"""What a page shows, put on the screen part after part."""

from collections.abc import Callable, Iterable
from typing import Any, Literal, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import navigation
from dashboard.figures.content import (
    Box,
    Columns,
    FigureView,
    Folded,
    Inline,
    Link,
    Metric,
    Part,
    Played,
    Row,
    TableView,
    Text,
)
from dashboard.text.markdown import plain
from dashboard.ui import figure_panel
from dashboard.ui.controls import address, play
from dashboard.ui.controls.page_choices import PageChoices
from dashboard.ui.table import table

TEXTS: dict[str, Callable[[str], object]] = {
    "section": st.header,
    "subsection": st.subheader,
    "heading": lambda text: st.markdown(f"#### {text}"),
    "finding": lambda text: st.markdown(f"#### {text}"),
    "body": st.markdown,
    "caption": st.caption,
    "note": lambda text: st.info(text, icon="ℹ️"),
    "warning": st.warning,
    "copy": lambda text: st.code(text, language=None, wrap_lines=True),
}


def show(parts: Iterable[Part], heading: DeltaGenerator | None = None) -> None:
    """Lay parts out one below another; the page's title goes into ``heading`` if there is one."""
    for part in parts:
        if isinstance(part, Text) and part.kind == "title":
            (heading or st).title(part.text)
        else:
            SHOWN[type(part)](part)


def _text(part: Text) -> None:
    TEXTS[part.kind](part.text)


def _figure(view: FigureView) -> None:
    """A figure in full, or why there is none."""
    figure_of = cast("figure_panel.FigureOf", view.figure_of)
    with st.container(width=view.width):
        if view.figure_of() is None:
            st.info(view.why_not, icon="ℹ️")
        elif not view.is_drawn:
            figure_panel.show_undrawn(cast("figure_panel.FigureOf", view.figure_of), view.passport)
        elif view.parts_of is not None:
            figure_panel.show_parts(view.parts_of, figure_of, view.name, view.passport or {})
        elif view.is_small:
            figure_panel.show_small(figure_of, view.name, view.passport or {})
        else:
            figure_panel.show(figure_of, view.name, view.passport, view.is_titled)


def _table(view: TableView) -> None:
    with st.container(width=view.width):
        table(view.rows, view.columns, address.language(), view.title, view.name)


def _link(part: Link) -> None:
    file = str(navigation.page(part.page).file)
    st.page_link(file, label=plain(part.label), icon=part.icon, query_params=dict(part.choices))


def _metric(part: Metric) -> None:
    st.metric(plain(part.label), part.value)


def _inline(part: Inline) -> None:
    PageChoices().one(part.parameter, part.label, part.options, next(iter(part.options)))


def _folded(part: Folded) -> None:
    if not part.key:
        with st.expander(plain(part.label), expanded=part.is_open):
            show(part.parts)
        return
    with st.expander(plain(part.label), key=part.key, on_change="rerun") as opened:
        if opened.open:
            show(part.parts)


def _row(part: Row) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        show(part.parts)


def _played(part: Played) -> None:
    play.show(part, _figure)


def _box(part: Box) -> None:
    height: Literal["stretch", "content"] = "stretch" if part.is_tall else "content"
    gap: Literal["small"] | None = None if part.is_tight else "small"
    with st.container(border=part.is_framed, width=part.width, height=height, gap=gap):
        show(part.parts)


def _columns(part: Columns) -> None:
    for column, box in zip(st.columns(len(part.parts)), part.parts, strict=True):
        with column:
            _box(box)


SHOWN: dict[type, Callable[[Any], None]] = {
    Text: _text,
    FigureView: _figure,
    TableView: _table,
    Link: _link,
    Inline: _inline,
    Metric: _metric,
    Folded: _folded,
    Row: _row,
    Box: _box,
    Columns: _columns,
    Played: _played,
}
