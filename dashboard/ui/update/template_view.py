"""The template: empty for everybody, signed in or not; with held figures for who corrects them."""

import functools

import streamlit as st

from dashboard.ingest.template.files import template_csv_zip, template_xlsx
from dashboard.text.messages import words
from dashboard.ui import controls
from dashboard.ui.deferred import download
from dashboard.ui.update import held_editions

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(language: str) -> None:
    """The empty template, made when it is asked for."""
    say = words(language)
    name = say("load_template.file_name")
    st.caption(say("update.template.help"))
    with st.container(horizontal=True, gap="small"):
        download(
            say("update.template.xlsx"),
            functools.partial(template_xlsx, language),
            f"{name}.xlsx",
            XLSX,
            "template-xlsx",
        )
        download(
            say("update.template.csv"),
            functools.partial(template_csv_zip, language),
            f"{name}.zip",
            "application/zip",
            "template-zip",
        )


def show_held(language: str) -> None:
    """An edition as it is held, to be corrected and brought in again."""
    say = words(language)
    with st.expander(say("update.template.held_heading"), key="held", on_change="rerun") as opened:
        if not opened.open:
            return
        st.caption(say("update.template.held_help"))
        options = held_editions.options(language)
        chosen = controls.choose("held-edition", say("update.template.held"), options)
        download(
            say("update.template.held_xlsx"),
            functools.partial(held_editions.workbook, chosen, language),
            f"{chosen.replace(':', '-')}.xlsx",
            XLSX,
            "held-xlsx",
        )
