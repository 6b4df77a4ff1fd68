"""The editions that are held, each as a filled template to correct."""

from dashboard.catalog import unit_editions
from dashboard.catalog.indices import edition_rows, index_rows
from dashboard.catalog.provinces import provinces_by_code
from dashboard.ingest.template.files import template_xlsx
from dashboard.ingest.template.held import held, held_units
from dashboard.store.ask import ask, per_version

# Of an index's edition, and of a scheme's in a province.
INDEX, UNITS = "index", "units"


@per_version
def options(language: str) -> dict[str, str]:
    """Labels of all editions by key, newest first: those of indices, then those of units."""
    found = {
        f"{INDEX}:{code}:{year}": f"{row['name']} {year}"
        for code, row in index_rows().iterrows()
        for year in sorted(edition_rows(str(code))["year"], reverse=True)
    }
    provinces = provinces_by_code(language)
    for _, row in ask("unit_edition_list").iterrows():
        scheme, year, code = str(row["scheme"]), int(row["year"]), str(row["province_code"])
        name = unit_editions.scheme_name(scheme, language)
        found[f"{UNITS}:{scheme}:{year}:{code}"] = f"{name} {year}, {provinces[code].name} ({code})"
    return found


def workbook(key: str, language: str) -> bytes:
    """The template with what is held of an edition, by a key of ``options``."""
    kind, owner, year, *province = key.split(":")
    rows = held(owner, int(year)) if kind == INDEX else held_units(owner, int(year), province[0])
    return template_xlsx(language, rows)
