"""What runs later than the page it stands on, on the data version of that page.

Parts that run again alone, presses and files; other inputs say ``on_change=bound(...)``. A test
holds that there is no other way (docs/decisions/0015-version-of-a-run.md).
"""

import functools
from collections.abc import Callable
from typing import ParamSpec

import streamlit as st

from dashboard.store.ask import bound
from dashboard.ui.controls import touch

Given = ParamSpec("Given")


def fragment(
    part: Callable[Given, None], every: Callable[[], float | None] = lambda: None
) -> Callable[Given, None]:
    """A part of a page that runs again alone when something in it is moved.

    ``every`` so many seconds it does so by itself; None for never.
    """

    @functools.wraps(part)
    def alone(*given: Given.args, **named: Given.kwargs) -> None:
        # A mark that was touched in here chooses for the whole page.
        if touch.is_new():
            st.rerun()
        part(*given, **named)

    @functools.wraps(part)
    def on_page(*given: Given.args, **named: Given.kwargs) -> None:
        st.fragment(bound(alone), run_every=every())(*given, **named)

    return on_page


def press(
    label: str,
    key: str,
    then: Callable[..., None],
    *given: object,
    disabled: bool = False,
    shortcut: str | None = None,
) -> bool:
    """A button that calls ``then``, before what is around it runs again; whether it was pressed."""
    return st.button(
        label, key=key, on_click=bound(then), args=given, disabled=disabled, shortcut=shortcut
    )


def download(
    label: str,
    make: Callable[[], bytes],
    file_name: str,
    mime: str,
    key: str,
    then: Callable[[], None] | None = None,
) -> None:
    """A button for a file that is made when it is asked for, in a thread of its own.

    ``then`` is called at the press, and the part around the button runs again; without it nothing
    does.
    """
    st.download_button(
        label,
        data=bound(make),
        file_name=file_name,
        mime=mime,
        key=key,
        on_click="ignore" if then is None else bound(then),
    )
