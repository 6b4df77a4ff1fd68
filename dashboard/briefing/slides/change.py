"""What rose and what fell in an index since the year before, and who leads on it."""

from collections.abc import Sequence

from dashboard.briefing import notes
from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Cell, FactLedger, result_cell
from dashboard.briefing.request import BriefingRequest, edition_request
from dashboard.briefing.slide import Slide
from dashboard.briefing.table_fit import fitted, fitting
from dashboard.catalog.indices import decimals_of, score_text
from dashboard.figures.component.request import ComponentRequest as Edition
from dashboard.figures.findings.component import ComponentStanding, main_components


def moved(edition: Edition | None) -> tuple[ComponentStanding, ...]:
    """The main components whose score can be compared, most fallen first."""
    if edition is None:
        return ()
    known = [row for row in of_edition(edition) if row.score_change is not None]
    return tuple(sorted(known, key=lambda row: (row.score_change, row.component_code)))


def of_edition(edition: Edition) -> tuple[ComponentStanding, ...]:
    """The main components of the edition; lowest share first."""
    return main_components(edition.province_code, edition.index_code, edition.year)


def document_keys(rows: Sequence[ComponentStanding]) -> tuple[str, ...]:
    """The documents of results and of who leads."""
    scores = [row.source_id for row in rows if row.source_id is not None]
    return tuple(dict.fromkeys((*scores, *(key for row in rows for key in row.duty_sources))))


def change(request: BriefingRequest) -> Slide | None:
    """The components of the chosen index that moved; None where nothing can be compared."""
    edition = edition_request(request, request.index_code)
    rows = moved(edition)
    if edition is None or not rows:
        return None
    say, ledger = request.voice.say, FactLedger(request.language)
    columns = (
        say("phrases.component"),
        say("briefing.score_changed", year=edition.year - 1),
        say("briefing.rank_changed"),
        say("overview.component_lead"),
    )
    shown = _most(rows, columns, edition)
    count = len(shown)
    return slide(
        request,
        f"change-{request.index_code}",
        "component",
        message(edition, rows, ledger),
        ledger,
        document_keys(rows),
        table=fitted(columns, [_cells(row, edition, ledger) for row in shown]),
        caption=say("briefing.shown", shown=count, of=len(rows)) if count < len(rows) else "",
        notes=notes.of_index(request, request.index_code),
    )


def _most(
    rows: tuple[ComponentStanding, ...], columns: tuple[str, ...], edition: Edition
) -> list[ComponentStanding]:
    """As many as fit of the one that the message names and those that moved most, in the order
    of ``rows``.
    """
    named = _furthest(rows, edition)
    largest = sorted(rows, key=lambda row: (row != named, -abs(row.score_change or 0)))
    tried = FactLedger(edition.language)
    count = fitting(columns, [_cells(row, edition, tried) for row in largest])
    return [row for row in rows if row in largest[:count]]


def _furthest(rows: tuple[ComponentStanding, ...], edition: Edition) -> ComponentStanding:
    """The one that fell most; where none fell, the one that rose most."""
    return rows[0] if _shown(rows[0], edition) < 0 else rows[-1]


def _shown(row: ComponentStanding, edition: Edition) -> float:
    """A change as it is printed: what rounds to nothing is no rise and no fall."""
    return round(row.score_change or 0.0, decimals_of(edition.index_code))


def _cell(row: ComponentStanding, edition: Edition) -> Cell:
    code, name = row.component_code, row.label(edition.language)
    return result_cell(edition.index_code, edition.year, code, edition.province_code, name)


def _cells(row: ComponentStanding, edition: Edition, ledger: FactLedger) -> tuple[str, ...]:
    cell = _cell(row, edition)
    score = f"{ledger.score(row, cell)} ({ledger.score_change(row, cell)})"
    name = row.label(edition.language)
    return (name, score, rank_text(row, edition, ledger), lead(row, edition))


def rank_text(row: ComponentStanding, edition: Edition, ledger: FactLedger) -> str:
    """ "42/63 (+20)": the rank and the ranks gained, where they are known."""
    return ledger.place_moved(row, _cell(row, edition))


def lead(row: ComponentStanding, edition: Edition) -> str:
    """Who leads on a component, or that no document says."""
    return row.lead_units or edition.voice.say("briefing.no_lead")


def message(edition: Edition, rows: tuple[ComponentStanding, ...], ledger: FactLedger) -> str:
    """How many rose and fell, and which moved most, in a sentence."""
    say = edition.voice.say
    shown = [_shown(row, edition) for row in rows]
    rose, fell = sum(change > 0 for change in shown), sum(change < 0 for change in shown)
    first = _furthest(rows, edition)
    way = "mixed" if rose and fell else "fell" if fell else "rose" if rose else "none"
    part, cell = first.label(edition.language), _cell(first, edition)
    key = (
        ("index_code", edition.index_code),
        ("year", edition.year),
        ("province_code", edition.province_code),
    )
    whole = len(of_edition(edition))
    for what, number in (("rose", rose), ("fell", fell), ("of", len(rows)), ("whole", whole)):
        ledger.count(number, what, key)
    points = ledger.put(
        score_text(edition.index_code, abs(first.score_change or 0), edition.language),
        cell,
        "score_change",
    )
    return say(
        f"briefing.change_{way}",
        edition=edition.edition,
        province=edition.province,
        rose=rose,
        fell=fell,
        of=len(rows),
        whole=whole,
        part=part,
        points=points,
    )
