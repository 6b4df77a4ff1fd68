"""What the codes in facts about files are called, in the reader's language."""

from collections.abc import Mapping

from dashboard.catalog import unit_editions
from dashboard.catalog.indices import component_names, index_row, index_rows
from dashboard.text.messages import catalogue


def owner(code: str, language: str) -> str:
    """An index's or a scheme's name; the code itself of one that only the file brings."""
    if code in index_rows().index:
        return str(index_row(code)["name"])
    is_scheme = code in unit_editions.schemes().index
    return unit_editions.scheme_name(code, language) if is_scheme else code


def component(index_code: str, code: str, language: str) -> str:
    """A component's name with its number where it has one; the code where nobody knows."""
    if index_code not in index_rows().index:
        return code
    return component_names(index_code, language).get(code, code)


def listed(column: str, word: str, language: str) -> str:
    """A word of a list as the template shows it: "published" is "công bố"."""
    return catalogue(language).get(f"load_template.value.{column}.{word}", word)


def facts(told: Mapping[str, str], language: str) -> dict[str, str]:
    """Facts with names in the place of codes: an index, an edition ("PAPI 2020"), components.

    "list_of" is the column that "options" are words for.
    """
    of = told.get("index") or told.get("edition", "").rpartition(" ")[0]
    named = dict(told)
    if "index" in told:
        named["index"] = owner(told["index"], language)
    if "edition" in told:
        code, space, year = told["edition"].rpartition(" ")
        named["edition"] = f"{owner(code, language)}{space}{year}"
    if "list_of" in told and "options" in told:
        options = told["options"].split(", ")
        named["options"] = ", ".join(listed(told["list_of"], one, language) for one in options)
    for name in ("component", "components"):
        if name in told and of:
            codes = told[name].split(", ")
            named[name] = ", ".join(component(of, code, language) for code in codes)
    return named
