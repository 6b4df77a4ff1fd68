"""Names in a file made the codes that stand for them: words of a list, components, keys of rows."""

import datetime
import re
from collections.abc import Sequence

from dashboard.ingest.reading import Row
from dashboard.ingest.validate import names
from dashboard.ingest.validate.names import folded
from dashboard.ingest.validate.reference_rows import Entry, Known
from dashboard.ingest.validate.schema import schema
from dashboard.text.messages import LANGUAGES, catalogue

# Columns that name a row of another table wherever they stand.
IMPLIED = {
    "index_code": "index", "scheme": "scheme", "province_code": "province", "unit_id": "unit",
}  # fmt: skip
# What stands in brackets after a name: "Kon Tum (62)".
LABELLED = re.compile(r"\(([^()]+)\)$")


def parent_of(table: str, column: str) -> str | None:
    """The table whose rows a column names, if any; never its own."""
    parent = schema(table).parents.get(column) or IMPLIED.get(column)
    return parent if parent != table else None


def former_sheets(rows: Sequence[Row]) -> set[str]:
    """The sheets that name a province which ended: their other names are of that time too."""
    return {
        row.sheet
        for row in rows
        if isinstance(text := row.values.get("province_code"), str)
        and len(codes := names.province_codes(text)) == 1
        and not codes[0].startswith("n")
    }


def listed(column: str, text: str, options: tuple[str, ...]) -> str:
    """The word of a list, also by its label in either language and in any spelling."""
    by_spelling = {
        folded(catalogue(language).get(f"load_template.value.{column}.{option}", option)): option
        for language in LANGUAGES
        for option in options
    }
    by_spelling |= {folded(option): option for option in options}
    return by_spelling.get(folded(text), text)


def component(entry: Entry, text: str, known: Known) -> str:
    """The code of a component by its code or its name of that year; the text where none is."""
    index_code = entry.text("index_code")
    if known.component(index_code, text, None) is not None:
        return text
    rows = known.components_of(index_code)
    for column in ("component_code", "name", "name_en"):
        found = {
            str(row["component_code"])
            for row in rows
            if folded(str(row[column])) == folded(text)
            and known.component(index_code, str(row["component_code"]), entry.year()) is not None
        }
        if len(found) == 1:
            return next(iter(found))
    return text


def key(entry: Entry, parent: str, text: str, known: Known, is_former: bool) -> str:
    """The key of a row of ``parent`` under any of its names; the text where none is known."""
    if parent == "province":
        return _province(text, entry.year(), known, is_former) or text
    held = known.base[parent].rows
    labelled = LABELLED.search(text)
    for code in (text, labelled[1] if labelled else ""):
        if (code,) in held:
            return code
    if parent == "unit":
        return _unit(entry, text, known, is_former) or text
    parents = ("index", "scheme") if entry.given.table == "responsibility" else (parent,)
    named = (known.named(table, text) for table in parents)
    return next((name for name in named if name), text)


def _province(text: str, year: int | None, known: Known, is_former: bool) -> str | None:
    labelled = LABELLED.search(text)
    codes = names.province_codes(labelled[1] if labelled else text) or names.province_codes(text)
    if len(codes) < 2 or year is None or is_former:
        return codes[0] if codes else None
    return next((code for code in codes if is_province_in(known, code, year)), codes[0])


def is_province_in(known: Known, code: str, year: int) -> bool:
    """Whether a province existed at the end of a year, by which editions count them."""
    row = known.base["province"].rows.get((code,))
    if row is None:
        return False
    day = datetime.date(min(max(year, 1), 9999), 12, 31)
    begins, ends = row["valid_from"], row["valid_to"]
    has_begun = not isinstance(begins, datetime.date) or begins <= day
    return has_begun and (not isinstance(ends, datetime.date) or ends >= day)


def _unit(entry: Entry, text: str, known: Known, is_former: bool) -> str | None:
    """A unit by its name, of the province that the row or the name itself states."""
    given = entry.given.values.get("province_code")
    place = _province(str(given), entry.year(), known, is_former) if given else None
    for new in known.stated("unit"):
        is_there = place in (None, new.text("province_code"))
        if is_there and folded(text) in (folded(new.text("unit_id")), folded(new.text("name"))):
            return new.text("unit_id")
    return names.unit_id(text, place, entry.year())
