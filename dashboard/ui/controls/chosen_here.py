"""What was chosen on the page that is open, so that a choice which cannot be kept is told."""

from collections.abc import Mapping

import streamlit as st

from dashboard.text.messages import Say
from dashboard.ui.controls import address

# What marks choose beside the province and Esc lets go, and what it is then.
LET_GO: Mapping[str, list[str] | str] = {"compare": [], "alone": "", "ranks": ""}


def keep(parameter: str, names: Mapping[str, str]) -> None:
    """Remember what a page shows of a parameter: values and their names for readers."""
    st.session_state[f"here:{parameter}"] = (_page(), dict(names))


def name(parameter: str, value: str) -> str | None:
    """The name of a value that was chosen on this very page; None for one of another page."""
    page, names = st.session_state.get(f"here:{parameter}", ("", {}))
    found: str | None = names.get(value) if page == _page() else None
    return found


def tell(say: Say, label: str, name: str, shown: str) -> None:
    """Say that a choice was let go, and what is shown instead."""
    st.info(say("controls.let_go_told", label=label, value=name, shown=shown), icon="ℹ️")


def let_go() -> None:
    """Nothing compared, nothing in front, no part of a list."""
    st.session_state.update(LET_GO)


def open_page(name: str) -> None:
    """Remember which page this run is of."""
    st.session_state["page"] = name


def _page() -> str:
    return str(st.session_state.get("page", ""))


def spanned(parameter: str, moved: str) -> None:
    """The slider was moved."""
    first, last = st.session_state[moved]
    st.session_state[parameter] = f"{first}-{last}"


def wanted(parameter: str) -> str:
    """What the reader last chose or an address last named; "" while neither has."""
    said, held = address.news(parameter), st.session_state.get(parameter)
    if said is not None:
        st.session_state[f"wanted:{parameter}"] = said[0]
    elif held is not None and held != st.session_state.get(f"shown:{parameter}"):
        st.session_state[f"wanted:{parameter}"] = str(held)
    return str(st.session_state.get(f"wanted:{parameter}", ""))
