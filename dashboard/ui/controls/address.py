"""The address is the state: what it says wins over the session, and every choice is written back.

So any view can be linked. (Streamlit's own binding writes labels instead of codes, see
docs/decisions/0008-state.md.) Here too what is chosen for every page: language and look.
"""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from dashboard.text.messages import LANGUAGES, Say, words

SHOWN_OF_A_BAD_VALUE = 24


def language() -> str:
    """The language of this run: the address's, else the session's, else Vietnamese."""
    said = news("language")
    if said is not None and said[0] in LANGUAGES:
        return said[0]
    return str(st.session_state.get("language", LANGUAGES[0]))


def scheme() -> str:
    """Whether the reader's screen is "light" or "dark"; light until the browser has said."""
    return "dark" if st.context.theme.type == "dark" else "light"


def news(parameter: str) -> list[str] | None:
    """What the address newly says of a parameter; None when it says nothing new."""
    said = [str(value) for value in st.query_params.get_all(parameter)]
    if not said or said == st.session_state.get(f"address:{parameter}"):
        return None
    return said


def is_gone(parameter: str) -> bool:
    """Whether the reader went back to where the address did not say a parameter yet.

    An address that says no language was not written here: it may say only what a link chooses.
    """
    is_said = st.query_params.get_all(parameter)
    return bool(st.session_state.get("is_written_here") and not is_said) and bool(
        st.session_state.get(f"address:{parameter}")
    )


def write(parameter: str, values: Sequence[str]) -> None:
    """Make the address say ``values`` of a parameter; nothing of it for none."""
    wanted = list(values)
    if st.query_params.get_all(parameter) != wanted:
        if wanted:
            st.query_params[parameter] = wanted
        elif parameter in st.query_params:
            del st.query_params[parameter]
    st.session_state[f"address:{parameter}"] = wanted


def raw(parameter: str) -> str:
    """What the address says of a parameter that no input writes; "" for nothing."""
    return str(st.query_params.get(parameter, ""))


def set_raw(**values: str) -> None:
    """Put parameters that no input writes into the address; "" takes one out of it."""
    for parameter, value in values.items():
        if value:
            st.query_params[parameter] = value
        elif parameter in st.query_params:
            del st.query_params[parameter]


def link(**values: str) -> str:
    """This page's address with other values of some parameters, relative to itself."""
    chosen = {name: st.query_params.get_all(name) for name in st.query_params} | values
    return f"?{urlencode(chosen, doseq=True)}"


def hold_request(request: object) -> None:
    """Keep what this run of the page shows, decoded."""
    st.session_state["request"] = request


def complain(say: Say, label: str, value: str, shown: str) -> None:
    """Say that a value of the address could not be taken, and what is shown instead."""
    short = value[:SHOWN_OF_A_BAD_VALUE] + ("…" if len(value) > SHOWN_OF_A_BAD_VALUE else "")
    # As code, so that nothing in the address is read as markdown.
    safe = "".join(letter for letter in short if letter.isprintable() and letter != "`")
    st.warning(say("controls.bad_value", label=label, value=f"`{safe}`", shown=shown), icon="⚠️")


def switches(say: Say) -> None:
    """The language and the look, in the sidebar."""
    chosen = language()
    said = news("language")
    st.session_state["is_written_here"] = bool(st.query_params.get_all("language"))
    if said is not None and said[0] not in LANGUAGES:
        complain(say, say("controls.language"), said[0], say("controls.language_name"))
    st.session_state["language"] = chosen
    names = {code: words(code)("controls.language_name") for code in LANGUAGES}
    with st.sidebar:
        st.segmented_control(
            say("controls.language"),
            list(names),
            format_func=names.__getitem__,
            key="language",
            required=True,
            persist_state="session",
        )
        _look(say)
    write("language", [chosen])


def _look(say: Say) -> None:
    """Light or dark: written to the address, where serve/static/boot.js makes it so."""
    looks = {look: say(f"controls.theme_{look}") for look in ("light", "dark")}
    said = news("theme")
    if said is not None or "theme" not in st.session_state:
        st.session_state["theme"] = said[0] if said and said[0] in looks else scheme()
    chosen = st.segmented_control(
        say("controls.theme"),
        list(looks),
        format_func=looks.__getitem__,
        key="theme",
        required=True,
        persist_state="session",
    )
    write("theme", [str(chosen)] if said is not None or chosen != scheme() else [])
