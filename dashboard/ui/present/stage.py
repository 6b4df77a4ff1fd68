"""One slide on the whole screen, the buttons that lead through a briefing, and the speaker's notes.

The look is in serve/static/stage.css, the keys are in stage.js; both know the keys given here.
"""

from collections.abc import Callable

import pyarrow as pa
import streamlit as st

from dashboard.briefing.slide import Deck, Number, Slide, Table
from dashboard.briefing.stage import drawing
from dashboard.store.cache import cached
from dashboard.text.markdown import plain
from dashboard.text.messages import Say, words
from dashboard.ui import figure_panel
from dashboard.ui.controls import stage
from dashboard.ui.deferred import press
from dashboard.ui.present import slide_numbers

Draw = Callable[[Deck], None]


def show(deck: Deck) -> None:
    """The slide of the address on the whole screen."""
    say = words(deck.language)
    count = len(deck.slides)
    position = stage.step(count)
    _keys(position, count, say)
    shown = deck.slides[position - 1]
    with st.container(key="stage"):
        if shown.is_hypothetical:
            with st.container(key="stage-hypothetical"):
                st.markdown(say("present.hypothetical"))
        st.title(plain(shown.message), anchor=False)
        with st.container(key="stage-body"):
            _body(shown, deck.language, "stage")
        _foot(shown, position, count, say)
    _draw_next(deck, position)


def _draw_next(deck: Deck, position: int) -> None:
    """Draw the next slide ahead, once this one is on its way: a key then finds it made."""
    for slide in deck.slides[position : position + 1]:
        if slide.is_drawn:
            drawing.drawing(slide, figure_panel.current_scheme(), deck.language)
        if slide.table is not None:
            _cells(slide.table)


def _keys(position: int, count: int, say: Say) -> None:
    """What stage.js presses; the first two are the edges of the screen."""
    with st.container(key="stage-keys"):
        press(say("present.back"), "stage-back", stage.go_to_step, position - 1, count)
        press(say("present.forward"), "stage-forward", stage.go_to_step, position + 1, count)
        press(say("present.first"), "stage-first", stage.go_to_step, 1, count)
        press(say("present.last"), "stage-last", stage.go_to_step, count, count)
        stage.jump("stage-jump", say("present.jump"), count)
        if st.button(say("present.leave"), key="stage-leave"):
            stage.leave()
            st.rerun()


def _body(shown: Slide, language: str, where: str) -> None:
    if shown.numbers:
        with st.container(key=f"{where}-numbers"):
            for at, number in enumerate(shown.numbers):
                _number(number, f"{where}-number-{number.direction or 'none'}-{at}")
    if shown.is_drawn:
        with st.container(key=f"{where}-chart"):
            _chart(shown, language)
    if shown.table is not None:
        with st.container(key=f"{where}-table"):
            cells = _cells(shown.table)
            st.table(cells, hide_index=True, border="horizontal", alt=shown.message)
    if shown.lines:
        with st.container(key=f"{where}-lines"):
            # One line is a sentence, several are a list.
            mark = "- " if len(shown.lines) > 1 else ""
            st.markdown("\n".join(f"{mark}{plain(line)}" for line in shown.lines))


def _number(number: Number, key: str) -> None:
    """The value, what it is, what changed; the direction also stands in its words."""
    parts = (number.value, number.label, number.change)
    with st.container(key=key):
        st.markdown("\n\n".join(plain(part) for part in parts if part))


def _chart(shown: Slide, language: str) -> None:
    spec, frames = drawing.drawing(shown, figure_panel.current_scheme(), language)
    st.vega_lite_chart(
        spec={**spec, "datasets": figure_panel.arrow(frames)},
        theme=None,
        alt=drawing.alternative(shown, language),
        width="content",
    )


@cached(256)
def _cells(table: Table) -> pa.Table:
    """A table's texts, those of marked rows in bold. Columns are told apart by their position."""
    rows = [
        [f"**{plain(cell)}**" if at in table.marked and cell else plain(cell) for cell in row]
        for at, row in enumerate(table.rows)
    ]
    heads = [(name, table.columns[:at].count(name)) for at, name in enumerate(table.columns)]
    names = [plain(name) + "\u200b" * before for name, before in heads]
    return pa.table({name: [row[at] for row in rows] for at, name in enumerate(names)})


def _foot(shown: Slide, position: int, count: int, say: Say) -> None:
    """What the slide shows, its documents, and how far the talk is."""
    with st.container(key="stage-foot"):
        with st.container(key="stage-words"):
            if shown.caption:
                st.caption(plain(shown.caption))
            st.caption(plain(shown.source_line))
        with st.container(key="stage-place"):
            st.caption(say("present.place", position=position, count=count))


def notes(deck: Deck) -> None:
    """The second window: what to say here, what comes next. It follows the stage and leads it."""
    say = words(deck.language)
    count = len(deck.slides)
    position = stage.step(count)
    shown = deck.slides[position - 1]
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(key="stage-place", width="content"):
            st.markdown(say("present.place", position=position, count=count))
        press(say("present.back"), "stage-back", stage.go_to_step, position - 1, count)
        press(say("present.forward"), "stage-forward", stage.go_to_step, position + 1, count)
        stage.jump("stage-jump", say("present.jump"), count)
        _list(deck, say)
    st.title(plain(shown.message), anchor=False)
    with st.container(key="stage-notes"):
        st.markdown("\n".join(f"- {plain(note)}" for note in shown.notes) or say("present.no_note"))
    for column, name, slide in zip(
        st.columns(2), ("now", "next"), deck.slides[position - 1 : position + 1], strict=False
    ):
        with column:
            _small(slide, name, deck.language)
    slide_numbers.spoken(deck, shown)


def _list(deck: Deck, say: Say) -> None:
    """All slides by their messages; stage.js goes to the one that is pressed."""
    with st.popover(say("present.list")):
        for at, slide in enumerate(deck.slides, start=1):
            st.button(f"{at}. {plain(slide.message)}", key=f"stage-to-{at}", type="tertiary")


def _small(shown: Slide, name: str, language: str) -> None:
    """A slide at a third of its size (stage.css)."""
    st.subheader(words(language)(f"present.{name}"), anchor=False)
    if name != "now":
        st.markdown(plain(shown.message))
    with st.container(key=f"notes-{name}"):
        _body(shown, language, f"notes-{name}")


def timer(say: Say) -> None:
    """A clock that stage.js runs; outside of what runs again with each step.

    Time used of the time there is, and the same of this slide: an equal part of the whole.
    """
    with st.container(key="timer", horizontal=True, vertical_alignment="center"):
        for name in ("clock", "slide"):
            with st.container(key=f"timer-{name}", width="content"):
                st.caption(say(f"present.timer_{name}"))
        for name in ("start", "pause", "reset"):
            st.button(say(f"present.timer_{name}"), key=f"timer-{name}")
        st.number_input(say("present.timer_minutes"), 1, 240, 15, key="timer-minutes", width=150)
