"""What must hold besides the schema's own rules: a row has its component, its scale, its field.

The build tries most of it again (data/checks); here the cell is named and what to do is said.
"""

from collections.abc import Iterator, Mapping

from dashboard.build.csv_rows import Cell
from dashboard.ingest.finding import component_fact
from dashboard.ingest.validate.codes import is_province_in
from dashboard.ingest.validate.reference_rows import Entry, Known
from dashboard.ingest.validate.remark import number_text
from dashboard.ingest.validate.rule import Rule, ranked
from dashboard.ingest.validate.suggestion import Suggestions
from dashboard.ingest.validate.unit_rules import duty_holder, unit_rules


def own_rules(table: str, known: Known, suggestions: Suggestions) -> Iterator[Rule]:
    """The rules of a table that the schema cannot state."""
    types = known.base[table].types
    if table != "component" and {"index_code", "component_code"} <= set(types):
        yield _component(known, suggestions)
    if table == "component":
        yield _parent(known)
    if table == "province_score":
        yield _scale(known)
        yield _field(known)
    if table == "unit_score":
        yield from unit_rules(known)
    if table == "responsibility":
        yield duty_holder(known)


def _component(known: Known, suggestions: Suggestions) -> Rule:
    """The component is one of the index in that year; of any year where the row has none."""

    def keeps(entry: Entry) -> bool:
        index_code, code = entry.text("index_code"), entry.text("component_code")
        is_told = not known.components_of(index_code) and not _is_index(known, index_code)
        return not code or is_told or known.component(index_code, code, entry.year()) is not None

    return Rule(
        "unknown_component",
        ("component_code", "index_code", "year"),
        keeps=keeps,
        facts=lambda entry: {"index": entry.text("index_code"), "year": entry.text("year")},
        suggestion=suggestions.of_component,
    )


def _is_index(known: Known, code: str) -> bool:
    return (code,) in known.base["index"].rows or any(
        entry.text("index_code") == code for entry in known.stated("index")
    )


def _parent(known: Known) -> Rule:
    def keeps(entry: Entry) -> bool:
        parent = entry.text("parent_code")
        index_code = entry.text("index_code")
        return not parent or known.component(index_code, parent, None) is not None

    return Rule(
        "unknown_parent",
        ("parent_code", "index_code"),
        keeps=keeps,
        facts=lambda entry: {"index": entry.text("index_code")},
    )


def _row_component(entry: Entry, known: Known) -> Mapping[str, Cell]:
    index_code, code = entry.text("index_code"), entry.text("component_code")
    return known.component(index_code, code, entry.year()) or {}


def _scale(known: Known) -> Rule:
    """The score lies within the scale of its component in that year, as far as that is known."""

    def bounds(entry: Entry) -> tuple[float | None, float | None]:
        row = _row_component(entry, known)
        return _number(row.get("min_score")), _number(row.get("max_score"))

    def keeps(entry: Entry) -> bool:
        score = _number(entry.complete.get("score"))
        low, high = bounds(entry)
        is_low = score is not None and low is not None and score < low
        is_high = score is not None and high is not None and score > high
        return not is_low and not is_high

    def facts(entry: Entry) -> dict[str, str]:
        low, high = (number_text(bound) if bound is not None else "" for bound in bounds(entry))
        return {
            "score_number": number_text(_number(entry.complete.get("score")) or 0),
            "low_number": low,
            # Scales without a known end are broken at the known one only.
            "high_number": high or low,
            **component_fact(entry.text("component_code")),
            "edition": f"{entry.text('index_code')} {entry.text('year')}",
        }

    return Rule("out_of_scale", ("score", "component_code"), keeps=keeps, facts=facts)


def _number(value: Cell) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _field(known: Known) -> Rule:
    """A place is not below the last of the edition.

    Of one that is not held it is the last of all provinces of that year, or of those in the file.
    """
    editions = {
        (row["index_code"], row["year"]): row["n_provinces"] for row in known.rows("edition")
    }
    stated: dict[tuple[str, int | None], set[str]] = {}
    for entry in known.stated("province_score"):
        edition = entry.text("index_code"), entry.year()
        stated.setdefault(edition, set()).add(entry.text("province_code"))
    by_year: dict[int | None, int] = {}

    def field(entry: Entry) -> int | None:
        edition = entry.text("index_code"), entry.year()
        held = editions.get(edition)
        return held if isinstance(held, int) else max(there(edition[1]), len(stated[edition]))

    def there(year: int | None) -> int:
        if year not in by_year:
            codes = (str(code) for (code,) in known.base["province"].rows)
            by_year[year] = sum(year is None or is_province_in(known, code, year) for code in codes)
        return by_year[year]

    return ranked(field)
