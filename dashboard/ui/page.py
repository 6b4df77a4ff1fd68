"""A page: its inputs, read into a request, and what it shows for that."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from dashboard import navigation
from dashboard.figures.choices import Choices, Request
from dashboard.ui import content
from dashboard.ui.controls import address
from dashboard.ui.controls.page_choices import PageChoices

Decoded = TypeVar("Decoded", bound=Request)


def read(decode: Callable[[Choices], Decoded]) -> Decoded:
    """The request of this run of a page, decoded; inputs are drawn on the way."""
    choices = PageChoices()
    request = decode(choices)
    choices.offer_to_let_go()
    address.hold_request(request)
    return request


def show(stem: str) -> None:
    """A page that is nothing but its inputs and its content."""
    heading = st.container()
    entry = navigation.page(stem)
    content.show(entry.content(read(entry.read)), heading)
