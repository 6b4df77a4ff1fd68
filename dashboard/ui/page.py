"""A page: its inputs, read into a request, and what it shows for that."""

import streamlit as st

from dashboard import navigation
from dashboard.figures.choices import Request
from dashboard.ui import content
from dashboard.ui.controls import address
from dashboard.ui.controls.page_choices import PageChoices


def read(stem: str) -> Request:
    """The request of this run of a page; its inputs are drawn on the way."""
    request = navigation.page(stem).read(PageChoices())
    address.hold_request(request)
    return request


def show(stem: str) -> None:
    """A page that is nothing but its inputs and its content."""
    heading = st.container()
    request = read(stem)
    content.show(navigation.page(stem).content(request), heading)
