"""What was chosen on the page that is open, so that a choice which cannot be kept is told."""

from collections.abc import Mapping

import streamlit as st

from dashboard.text.messages import Say

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


def _page() -> str:
    """The page that is open, as its address names it."""
    return (st.context.url or "").partition("?")[0]
