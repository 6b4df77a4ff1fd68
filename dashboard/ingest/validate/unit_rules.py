"""What must hold of results and duties of units besides the schema's own rules."""

import datetime
from collections.abc import Iterator, Mapping

from dashboard.build.csv_rows import Cell
from dashboard.ingest.validate.reference_rows import Entry, Known
from dashboard.ingest.validate.remark import table_fact
from dashboard.ingest.validate.rule import Rule, ranked

# Units by key.
Units = Mapping[str, Mapping[str, Cell]]


def unit_rules(known: Known) -> Iterator[Rule]:
    """The rules of unit_score."""
    units = {str(row["unit_id"]): row for row in known.rows("unit")}
    yield from (_unit_year(units), _unit_edition(known, units), _unit_field(known, units))


def _unit_year(units: Units) -> Rule:
    """A unit has results only in years in which it existed."""

    def keeps(entry: Entry) -> bool:
        row, year = units.get(entry.text("unit_id"), {}), entry.year()
        begins, ends = row.get("valid_from"), row.get("valid_to")
        has_begun = not isinstance(begins, datetime.date) or year is None or begins.year <= year
        has_ended = isinstance(ends, datetime.date) and year is not None and ends.year < year
        return has_begun and not has_ended

    def facts(entry: Entry) -> dict[str, str]:
        row = units.get(entry.text("unit_id"), {})
        return {"unit": str(row.get("name")), "year": entry.text("year")}

    return Rule("unit_not_in_year", ("unit_id", "year"), keeps=keeps, facts=facts)


def _unit_edition(known: Known, units: Units) -> Rule:
    """The block of a unit has an edition in that year, without which no page shows the row."""
    editions = _unit_editions(known)

    def keeps(entry: Entry) -> bool:
        key = _block(entry, units)
        return key is None or key in editions

    def facts(entry: Entry) -> dict[str, str]:
        scheme, year, place, block = _block(entry, units) or ("", "", "", "")
        return {
            "edition": f"{scheme} {year}",
            "province": str(place),
            "block": str(block),
            **table_fact("unit_edition"),
        }

    return Rule("no_unit_edition", ("unit_id", "year"), keeps=keeps, facts=facts)


def _unit_editions(known: Known) -> dict[tuple[Cell, ...], Cell]:
    key = known.base["unit_edition"].key
    return {
        tuple(row[column] for column in key): row["n_units"] for row in known.rows("unit_edition")
    }


def _block(entry: Entry, units: Units) -> tuple[Cell, ...] | None:
    """Scheme, year, province and block of a unit's result; None where something is unknown."""
    row = units.get(entry.text("unit_id"), {})
    key = (
        entry.complete.get("scheme"), entry.year(), row.get("province_code"), row.get("block"),
    )  # fmt: skip
    return None if None in key else key


def _unit_field(known: Known, units: Units) -> Rule:
    """A unit's place is not below the last of its block."""
    editions = _unit_editions(known)

    def field(entry: Entry) -> int | None:
        out_of = entry.complete.get("published_out_of")
        n_units = editions.get(_block(entry, units) or ())
        # A printed field goes before our own count, and is tried by the schema.
        return n_units if out_of is None and isinstance(n_units, int) else None

    return ranked(field)


def duty_holder(known: Known) -> Rule:
    """Whom a duty names is on record as a unit, a block, everybody or nobody of ours."""
    holders = known.keys("duty_holder", ("province_code", "unit_name"))

    def keeps(entry: Entry) -> bool:
        key = (entry.complete.get("province_code"), entry.complete.get("unit_name"))
        return None in key or key in holders

    return Rule(
        "no_duty_holder", ("unit_name",), keeps=keeps, facts=lambda _: table_fact("duty_holder")
    )
