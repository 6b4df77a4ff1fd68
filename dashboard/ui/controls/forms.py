"""What is asked for outside the address: texts, a choice, a file; and what is done with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from dashboard.charts.palette import MOST_COMPARED
from dashboard.store.ask import bound
from dashboard.ui.controls import uploads

MEGABYTE = 1024 * 1024
# A scenario or a briefing, of which there is no large one.
SMALL_FILE = MEGABYTE


@dataclass(frozen=True)
class Field:
    """A text to ask for: its label, what stands in it at first, how long it may be.

    One of several lines has a ``height`` in pixels. With ``options`` (value -> label) one of them
    is asked for, or another text where it ``is_open``; ``hint`` stands where none is chosen yet.
    """

    label: str
    value: str
    most: int
    height: int = 0
    options: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""
    is_open: bool = False


def ask_texts(
    key: str, fields: Sequence[Field], submit: str, then: Callable[..., str | None]
) -> None:
    """Ask for texts; ``then`` takes them and gives what was wrong with them, if anything."""
    with st.form(key, border=False, clear_on_submit=False):
        for at, one in enumerate(fields):
            _ask(one, f"{key}:{at}")
        st.form_submit_button(submit, on_click=bound(_texts_given), args=(key, len(fields), then))
    _tell_problem(key)


class _Labels(dict[str, str]):
    """Labels by value; a value that somebody typed is its own."""

    def __missing__(self, value: str) -> str:
        return value


def _ask(one: Field, key: str) -> None:
    if one.options:
        values = list(one.options)
        st.selectbox(
            one.label,
            values,
            values.index(one.value) if one.value in values else None,
            format_func=_Labels(one.options).__getitem__,
            key=key,
            placeholder=one.hint or None,
            accept_new_options=one.is_open,
        )
    elif one.height:
        st.text_area(one.label, one.value, key=key, max_chars=one.most, height=one.height)
    else:
        st.text_input(one.label, one.value, key=key, max_chars=one.most)


def _texts_given(key: str, count: int, then: Callable[..., str | None]) -> None:
    given = (str(st.session_state.get(f"{key}:{at}") or "").strip() for at in range(count))
    st.session_state[f"problem:{key}"] = then(*given)


def choose(key: str, label: str, options: Mapping[str, str]) -> str:
    """One of ``options`` that is held by the session only: what it leads to is in the address."""
    held = st.session_state.get(key)
    st.session_state[key] = held if held in options else next(iter(options))
    return str(st.selectbox(label, list(options), format_func=dict(options).__getitem__, key=key))


def ask_choice(
    key: str, label: str, options: Mapping[str, str], now: str, then: Callable[[str], None]
) -> None:
    """Ask for one of ``options``, ``now`` at first; ``then`` takes another."""
    st.session_state[key] = now if now in options else next(iter(options))
    st.selectbox(
        label,
        list(options),
        format_func=dict(options).__getitem__,
        key=key,
        on_change=bound(_given),
        args=(key, str, then),
    )


def ask_several(
    key: str,
    label: str,
    options: Mapping[str, str],
    now: Sequence[str],
    then: Callable[[tuple[str, ...]], None],
) -> None:
    """Ask for at most five of ``options``, ``now`` at first; ``then`` takes another choice."""
    st.session_state[key] = [value for value in now if value in options][:MOST_COMPARED]
    st.multiselect(
        label,
        list(options),
        format_func=dict(options).__getitem__,
        key=key,
        max_selections=MOST_COMPARED,
        select_all=False,
        on_change=bound(_given),
        args=(key, tuple, then),
    )


def _given(key: str, kind: Callable[..., object], then: Callable[..., None]) -> None:
    then(kind(st.session_state[key]))


def ask_file(
    key: str,
    label: str,
    then: Callable[[bytes], str | None],
    kind: str | None = None,
    most: int = SMALL_FILE,
) -> None:
    """Ask for a file of at most so many bytes; ``then`` takes its content and gives what was wrong
    with it, if anything.
    """
    uploads.expect(most)
    st.file_uploader(label, type=kind, key=key, on_change=bound(_file_given), args=(key, then))
    _tell_problem(key)


def _file_given(key: str, then: Callable[[bytes], str | None]) -> None:
    file = st.session_state[key]
    st.session_state[f"problem:{key}"] = None if file is None else then(file.getvalue())


def given_file(key: str, label: str) -> tuple[str, bytes] | None:
    """The name and content of the file that is given at the moment; None while there is none."""
    uploads.expect(int(st.get_option("server.maxUploadSize")) * MEGABYTE)
    file = st.file_uploader(label, key=key)
    return None if file is None else (file.name, file.getvalue())


def _tell_problem(key: str) -> None:
    problem = st.session_state.get(f"problem:{key}")
    if problem:
        st.error(problem, icon="⚠️")
