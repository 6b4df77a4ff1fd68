"""Inputs shared by pages; each is bound to the address and returns its value.

The address is the state: a value in it wins over the widget's, a bad one is told and replaced by
the default, and every choice is written back so that any view can be linked. The only module that
touches the session's state. (Streamlit's own binding writes labels instead of codes, see
docs/decisions/0008-state.md.)
"""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

import streamlit as st

from dashboard.charts.palette import MOST_COMPARED
from dashboard.words import LANGUAGES, Say, words

SHOWN_OF_A_BAD_VALUE = 24


def language() -> str:
    """The language of this run: the address's, else the session's, else Vietnamese."""
    told = _told("language")
    if told is not None and told[0] in LANGUAGES:
        return told[0]
    return str(st.session_state.get("language", LANGUAGES[0]))


def scheme() -> str:
    """Whether the reader's screen is "light" or "dark"; light until the browser has said."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _remembered(parameter: str) -> str:
    return f"address:{parameter}"


def _told(parameter: str) -> list[str] | None:
    """What the address newly says of a parameter; None when it says nothing new."""
    said = [str(value) for value in st.query_params.get_all(parameter)]
    if not said or said == st.session_state.get(_remembered(parameter)):
        return None
    return said


def _write(parameter: str, values: Sequence[str]) -> None:
    wanted = list(values)
    if st.query_params.get_all(parameter) != wanted:
        if wanted:
            st.query_params[parameter] = wanted
        elif parameter in st.query_params:
            del st.query_params[parameter]
    st.session_state[_remembered(parameter)] = wanted


def _hold(parameter: str, options: Mapping[str, str], default: str) -> None:
    """Give the widget the value that is held for it, or the default.

    Said at every run: on another page the same key is another widget, which would otherwise begin
    with its first option although the session still holds the choice.
    """
    held = st.session_state.get(parameter)
    st.session_state[parameter] = held if held in options else default


def _complain(say: Say, label: str, value: str, shown: str) -> None:
    short = value[:SHOWN_OF_A_BAD_VALUE] + ("…" if len(value) > SHOWN_OF_A_BAD_VALUE else "")
    # As code, so that nothing in the address is read as markdown.
    safe = "".join(letter for letter in short if letter.isprintable() and letter != "`")
    st.warning(say("controls.bad_value", label=label, value=f"`{safe}`", shown=shown), icon="⚠️")


def pick(
    parameter: str,
    label: str,
    options: Mapping[str, str],
    default: str,
    say: Say,
    spell: Callable[[str], str] = str,
    width: int | str = "stretch",
) -> str:
    """One of ``options`` (value -> label). ``spell`` turns other spellings into values."""
    told = _told(parameter)
    if told is not None:
        value = told[0] if told[0] in options else spell(told[0])
        if value not in options:
            _complain(say, label, told[0], options[default])
            value = default
        st.session_state[parameter] = value
    else:
        _hold(parameter, options, default)
    chosen = st.selectbox(
        label,
        list(options),
        format_func=dict(options).__getitem__,
        key=parameter,
        persist_state="session",
        width=cast("int", width),
    )
    _write(parameter, [chosen])
    return str(chosen)


def pick_year(
    label: str, years: Sequence[int], default: int, say: Say, parameter: str = "year"
) -> int:
    """A year of ``years``; a choice that another index lacks falls back to its nearest year."""
    options = {str(year): str(year) for year in sorted(years, reverse=True)}
    held = str(st.session_state.get(parameter, ""))
    if _told(parameter) is None and held.isdigit() and held not in options:
        nearest = min(years, key=lambda year: (abs(year - int(held)), -year))
        st.session_state[parameter] = str(nearest)
    return int(pick(parameter, label, options, str(default), say, width=130))


def pick_view(parameter: str, label: str, options: Mapping[str, str], say: Say) -> str:
    """One of a few views, side by side; the first is the default."""
    default = next(iter(options))
    told = _told(parameter)
    if told is not None:
        if told[0] not in options:
            _complain(say, label, told[0], options[default])
        st.session_state[parameter] = told[0] if told[0] in options else default
    else:
        _hold(parameter, options, default)
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=dict(options).__getitem__,
        key=parameter,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    value = str(chosen or default)
    _write(parameter, [value])
    return value


def pick_several(
    parameter: str, label: str, options: Mapping[str, str], say: Say, placeholder: str
) -> list[str]:
    """At most five of ``options``; values of the address that are none of them are told."""
    told = _told(parameter)
    if told is not None:
        good = list(dict.fromkeys(value for value in told if value in options))[:MOST_COMPARED]
        for value in told:
            if value not in options:
                _complain(say, label, value, say("controls.left_out"))
        st.session_state[parameter] = good
    else:
        held = st.session_state.get(parameter, [])
        st.session_state[parameter] = [value for value in held if value in options]
    chosen = st.multiselect(
        label,
        list(options),
        format_func=dict(options).__getitem__,
        key=parameter,
        max_selections=MOST_COMPARED,
        placeholder=placeholder,
        persist_state="session",
        select_all=False,
    )
    _write(parameter, chosen)
    return list(chosen)


def switches(say: Say) -> None:
    """The language and the look, in the sidebar."""
    chosen = language()
    told = _told("language")
    if told is not None and told[0] not in LANGUAGES:
        _complain(say, say("controls.language"), told[0], say("controls.language_name"))
    st.session_state["language"] = chosen
    with st.sidebar:
        st.segmented_control(
            say("controls.language"),
            list(LANGUAGES),
            format_func={
                code: words(code)("controls.language_name") for code in LANGUAGES
            }.__getitem__,
            key="language",
            required=True,
            persist_state="session",
        )
        _look(say)
    _write("language", [chosen])


def _look(say: Say) -> None:
    """Light or dark: written to the address, where serve/static/boot.js makes it so."""
    looks = {look: say(f"controls.theme_{look}") for look in ("light", "dark")}
    told = _told("theme")
    if told is not None or "theme" not in st.session_state:
        st.session_state["theme"] = told[0] if told and told[0] in looks else scheme()
    chosen = st.segmented_control(
        say("controls.theme"),
        list(looks),
        format_func=looks.__getitem__,
        key="theme",
        required=True,
        persist_state="session",
    )
    _write("theme", [str(chosen)] if told is not None or chosen != scheme() else [])
