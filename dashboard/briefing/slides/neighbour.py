"""Who stands around a province in one edition: those just above and just below, as a table."""

from dashboard.briefing import notes
from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Cell, FactLedger, result_cell
from dashboard.briefing.request import TOTAL, BriefingRequest, result_year
from dashboard.briefing.slide import Slide
from dashboard.briefing.table_fit import fitted
from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import decimals_of, edition_component
from dashboard.figures.ranking.request import RankingRequest
from dashboard.figures.ranking.rows import ranking
from dashboard.text import numbers, sentences
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# Places to either side.
AROUND = 3


def neighbour(request: BriefingRequest) -> Slide | None:
    """Those around the province on the chosen index and component; None where it has no place."""
    code = request.index_code
    year = result_year(request, code)
    if year is None:
        return None
    component = edition_component(code, year, request.choice("component") or TOTAL)
    edition = RankingRequest(
        code, year, component, (request.province_code,), (), "", request.language
    )
    rows = ranking(edition)
    rows = rows[rows["rank"].notna()].reset_index(drop=True)
    own = rows.index[rows["province_code"] == request.province_code]
    if not len(own):
        return None
    at = int(own[0])
    shown = rows.iloc[max(0, at - AROUND) : at + AROUND + 1]
    say, ledger = request.voice.say, FactLedger(request.language)
    kind = notes.score_kind(shown["score"], edition.index_code)
    columns = (
        say("phrases.rank"),
        say("phrases.province"),
        request.voice.score(code),
        say("phrases.rank_change"),
    )
    return slide(
        request,
        f"neighbour-{code}",
        "ranking",
        _message(rows.iloc[at], edition, ledger),
        ledger,
        source_ids(shown["source_id"], shown["rank_source_id"]),
        table=fitted(
            columns,
            [_cells(row, kind, edition, ledger) for row in records(shown)],
            (min(at, AROUND),),
        ),
        caption=request.voice.basis(rows["rank_basis"].iloc[at]),
        notes=notes.of_index(request, code),
    )


def _message(row: Row, edition: RankingRequest, ledger: FactLedger) -> str:
    ledger.sentence(row, _cell(row, edition))
    item = sentences.standing_of(
        row,
        edition.voice.short(edition.home[0]),
        edition.voice.component_in(edition.index_code, edition.component_code, edition.year),
        edition.year,
        decimals_of(edition.index_code),
    )
    return sentences.standing(item, edition.voice.say, edition.language)


def _cell(row: Row, edition: RankingRequest) -> Cell:
    return result_cell(
        edition.index_code, edition.year, edition.component_code, str(row["province_code"])
    )


def _cells(
    row: Row, kind: numbers.Kind, edition: RankingRequest, ledger: FactLedger
) -> tuple[str, ...]:
    cell = _cell(row, edition)
    change = numbers.MISSING
    if not is_missing(row["rank_change"]):
        change = ledger.rank_change(row, cell)
    return (ledger.rank(row, cell), str(row["name"]), ledger.score(row, cell, kind), change)
