"""One unit of a province over the years: place, class and score, newest first."""

import dataclasses

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Cell, FactLedger
from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.slide import Slide
from dashboard.briefing.slides.unit_class import block_request
from dashboard.briefing.table_fit import fitted
from dashboard.catalog import units
from dashboard.catalog.documents import source_ids
from dashboard.catalog.units import full_name
from dashboard.figures.unit_ranking.rows import class_name
from dashboard.store.ask import ask
from dashboard.text import numbers
from dashboard.text.rows import Row, records

MOST_YEARS = 6


def unit_years(request: BriefingRequest) -> Slide | None:
    """The chosen unit's years on record up to the year; None where there is none."""
    unit = units.units(request.language).get(units.find_unit(request.choice("unit")))
    if unit is None:
        return None
    rows = ask("unit_history", unit_id=unit.id)
    rows = rows[rows["year"] <= request.year].head(MOST_YEARS)
    if rows.empty:
        return None
    say, ledger = request.voice.say, FactLedger(request.language)
    columns = (
        say("phrases.year"),
        say("phrases.rank"),
        say("unit_ranking.class"),
        say("phrases.score"),
    )
    name = full_name(unit, request.language)
    newest = _cells(rows.iloc[0], unit, request, ledger)
    known = [text for text in newest[1:] if text != numbers.MISSING]
    return slide(
        request,
        f"unit-{unit.id}",
        "my_unit",
        say("briefing.unit", unit=name, year=newest[0], known=" · ".join(known) or newest[1]),
        ledger,
        source_ids(rows["source_id"]),
        table=fitted(columns, [_cells(row, unit, request, ledger) for row in records(rows)]),
    )


def _cells(
    row: Row, unit: units.Unit, request: BriefingRequest, ledger: FactLedger
) -> tuple[str, ...]:
    year, scheme = int(row["year"]), str(row["scheme"])
    cell = Cell("unit_rank", (("scheme", scheme), ("year", year), ("unit_id", unit.id)), unit.name)
    of = dataclasses.replace(request, province_code=unit.province_code)
    block = block_request(of, scheme, str(row["block"]), year)
    return (
        str(year),
        ledger.rank(row, cell),
        class_name(block, row["class"]) or numbers.MISSING,
        ledger.score(row, cell),
    )
