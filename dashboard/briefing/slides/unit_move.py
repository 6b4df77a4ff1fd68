"""Which of the province's own units moved since the year before: a table, the furthest first."""

from collections.abc import Sequence

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Cell, FactLedger
from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.slide import Slide
from dashboard.briefing.slides.unit_class import OLDEST, block_request
from dashboard.briefing.table_fit import fitted
from dashboard.catalog import unit_editions
from dashboard.catalog.documents import source_ids
from dashboard.figures.unit_ranking.finding import change, moved
from dashboard.figures.unit_ranking.notes import afterwards, contradicted
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import class_text, rows
from dashboard.text import numbers
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row

MOST = 7


def moved_in(
    request: BriefingRequest, scheme: str, block: str
) -> tuple[UnitRankingRequest | None, Sequence[Row]]:
    """The newest year on record up to the asked one, if a unit is known to have moved in it."""
    frame = unit_editions.of_scheme(request.province_code, scheme)
    if frame.empty:
        return None, ()
    years = unit_editions.block_years(request.province_code, scheme, block)
    newest = max((year for year in years if year <= request.year), default=0)
    if newest < request.year - OLDEST:
        return None, ()
    found = moved(block_request(request, scheme, block, newest))
    if any(_way(row) for row in found):
        return block_request(request, scheme, block, newest), found
    return None, ()


def unit_move(request: BriefingRequest) -> Slide | None:
    """The chosen block's movers; None where none is on record."""
    scheme = request.choice("scheme") or unit_editions.default_scheme()
    block = request.choice("block") or unit_editions.BLOCKS[0]
    newest, found = moved_in(request, scheme, block)
    if newest is None:
        return None
    say, ledger = request.voice.say, FactLedger(request.language)
    columns = (
        say("unit_ranking.unit"),
        say("phrases.rank"),
        say("unit_ranking.class"),
        say("unit_ranking.change", year=newest.year - 1),
    )
    return slide(
        request,
        f"movers-{scheme}-{block}",
        "unit_ranking",
        message(newest, found, ledger),
        ledger,
        source_ids(rows(newest)["source_id"]),
        table=fitted(*told_columns(columns, [_cells(row, newest, ledger) for row in found[:MOST]])),
        caption=say("briefing.units_caption", scheme=newest.scheme_name),
        notes=(*contradicted(newest), *afterwards(newest)),
    )


def told_columns(
    columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Only the columns of which something is known; what is not known elsewhere as a dash."""
    kept = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    return (
        tuple(columns[at] for at in kept),
        [tuple(row[at] or numbers.MISSING for at in kept) for row in rows],
    )


def _cells(row: Row, newest: UnitRankingRequest, ledger: FactLedger) -> tuple[str, ...]:
    key = (("scheme", newest.scheme), ("year", newest.year), ("unit_id", str(row["unit_id"])))
    cell = Cell("unit_rank", key, str(row["unit_name"]))
    rank = "" if is_missing(row["rank"]) else ledger.put(str(row["rank_text"]), cell, "rank", row)
    column = "class_change" if is_missing(row["rank_change"]) else "rank_change"
    ledger.put(change(row, newest), cell, column, row)
    classed = class_text(row)
    return (str(row["unit_name"]), rank, classed, change(row, newest))


def message(newest: UnitRankingRequest, found: Sequence[Row], ledger: FactLedger) -> str:
    """How many units went up and down, and who moved furthest, in a sentence.

    Somebody did move: ``moved_in`` gives no other year.
    """
    ways = [_way(row) for row in found]
    up, down = sum(way > 0 for way in ways), sum(way < 0 for way in ways)
    way = "mixed" if up and down else "up" if up else "down"
    say = newest.voice.say
    key = (
        ("scheme", newest.scheme),
        ("year", newest.year),
        ("province_code", newest.province_code),
        ("block", newest.block),
    )
    listed = int(newest.summary["n_listed"])
    counts = (("up", up), ("down", down), ("comparable", len(found)), ("listed", listed))
    for what, number in counts:
        ledger.count(number, what, key)
    return say(
        f"briefing.movers_{way}",
        scope=newest.scope,
        up=up,
        down=down,
        of=len(found),
        listed=listed,
        unit=found[0]["unit_name"],
        change=change(found[0], newest),
    )


def _way(row: Row) -> int:
    """Up, down or neither: by places where they are known, else by classes."""
    change = row["class_change"] if is_missing(row["rank_change"]) else row["rank_change"]
    return int(change)
