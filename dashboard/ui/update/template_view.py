"""The template: empty for everybody, signed in or not; with held figures for who corrects them."""

import functools

import streamlit as st

from dashboard.catalog import unit_editions
from dashboard.catalog.indices import edition_rows, index_rows
from dashboard.catalog.provinces import provinces_by_code
from dashboard.ingest.template.files import held, held_units, template_csv_zip, template_xlsx
from dashboard.store.ask import ask, per_version
from dashboard.text.messages import words
from dashboard.text.rows import records
from dashboard.ui.controls import forms
from dashboard.ui.deferred import download

# Of an index's edition, and of a scheme's in a province.
INDEX, UNITS = "index", "units"


@per_version
def held_editions(language: str) -> dict[str, str]:
    """Labels of all editions by key, newest first: those of indices, then those of units."""
    found = {
        f"{INDEX}:{code}:{year}": f"{row['name']} {year}"
        for code, row in index_rows().iterrows()
        for year in sorted(edition_rows(str(code))["year"], reverse=True)
    }
    provinces = provinces_by_code(language)
    for row in records(ask("unit_edition_list")):
        scheme, year, code = str(row["scheme"]), int(row["year"]), str(row["province_code"])
        name = unit_editions.scheme_name(scheme, language)
        found[f"{UNITS}:{scheme}:{year}:{code}"] = f"{name} {year}, {provinces[code].name} ({code})"
    return found


def held_workbook(key: str, language: str) -> bytes:
    """The template with what is held of an edition, by a key of ``held_editions``."""
    kind, owner, year, *province = key.split(":")
    rows = held(owner, int(year)) if kind == INDEX else held_units(owner, int(year), province[0])
    return template_xlsx(language, rows)


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
        options = held_editions(language)
        chosen = forms.choose("held-edition", say("update.template.held"), options)
        download(
            say("update.template.held_xlsx"),
            functools.partial(held_workbook, chosen, language),
            f"{chosen.replace(':', '-')}.xlsx",
            XLSX,
            "held-xlsx",
        )
