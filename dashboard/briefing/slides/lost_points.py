"""Where an index's points are lost beside the province in the middle, and who answers."""

import dataclasses

from dashboard.analysis.decomposition import Split
from dashboard.briefing import notes
from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Cell, FactLedger, result_cell
from dashboard.briefing.request import BriefingRequest, edition_request
from dashboard.briefing.slide import Slide
from dashboard.briefing.slides import change
from dashboard.briefing.table_fit import fitted
from dashboard.catalog.indices import change_text, decimals_of, edition_components, score_text
from dashboard.figures.component import gap
from dashboard.figures.component.request import ComponentRequest as Edition
from dashboard.figures.component.rows import weights_note
from dashboard.figures.findings.component import ComponentStanding

# The parts that cost most; more of them are in the component page.
MOST = 5


def split(edition: Edition | None) -> Split | None:
    """The gap to the province in the middle by part; None where it cannot be split."""
    return None if edition is None else gap.split(edition)


def loss(request: BriefingRequest) -> Slide | None:
    """The parts of the chosen index that cost most; None where the gap cannot be split."""
    edition = edition_request(request, request.index_code)
    found = split(edition)
    if edition is None or found is None:
        return None
    say, ledger = request.voice.say, FactLedger(request.language)
    rows = {row.component_code: row for row in change.of_edition(edition)}
    parts = [part for part in found.largest_loss_first() if _is_loss(part[1], edition)][:MOST]
    parts = parts or list(found.largest_loss_first()[:1])
    table = fitted(
        (
            say("phrases.component"),
            say("component.gap_median"),
            say("phrases.rank"),
            say("overview.component_lead"),
        ),
        [_cells(rows[code], amount, edition, ledger) for code, amount in parts],
    )
    return slide(
        request,
        f"loss-{request.index_code}",
        "component",
        message(edition, found, ledger),
        ledger,
        change.document_keys(tuple(rows.values())),
        table=table,
        caption=_caption(edition),
        notes=(gap.note(edition), *notes.of_index(request, request.index_code)),
    )


def _is_loss(amount: float, edition: Edition) -> bool:
    return round(amount, decimals_of(edition.index_code)) < 0


def gap_cell(edition: Edition, code: str) -> Cell:
    """Where a gap comes from: the province's points less those of the one in the middle."""
    known = edition_components(edition.index_code, edition.year, edition.language)
    name = known.get(code, "") if code != edition.component_code else ""
    cell = result_cell(edition.index_code, edition.year, code, edition.province_code, name)
    return dataclasses.replace(cell, table="computed.gap_median")


def _cells(
    row: ComponentStanding, amount: float, edition: Edition, ledger: FactLedger
) -> tuple[str, ...]:
    text = change_text(edition.index_code, amount, edition.language)
    return (
        row.label(edition.language),
        ledger.put(text, gap_cell(edition, row.component_code), "amount"),
        change.rank_text(row, edition, ledger),
        change.lead(row, edition),
    )


def message(edition: Edition, found: Split, ledger: FactLedger) -> str:
    """How far behind or ahead, and where most is lost: as the component page says it."""
    code, amount = found.largest_loss_first()[0]
    for part, value in ((edition.component_code, found.whole), (code, amount)):
        text = score_text(edition.index_code, abs(value), edition.language)
        ledger.put(text, gap_cell(edition, part), "amount")
    return notes.gap_sentence(edition)


def _caption(edition: Edition) -> str:
    """Who stands in the middle, and what the gaps are counted in."""
    known = gap.benchmark(edition)
    members = () if known is None else known.members
    return edition.voice.say(
        "briefing.gap_caption",
        names=", ".join(edition.voice.province(code) for code in members),
        unit=edition.voice.unit(edition.index_code),
        weighted=weights_note(edition),
    )
