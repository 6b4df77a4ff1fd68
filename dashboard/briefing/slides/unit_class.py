"""A province's own units by class, block by block, year beside year: a stacked chart."""

from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Cell, FactLedger
from dashboard.briefing.request import BriefingRequest
from dashboard.briefing.slide import Chart, Series, Slide
from dashboard.catalog import unit_editions
from dashboard.catalog.documents import source_ids
from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.figures.unit_ranking.classes import headline, share_text
from dashboard.figures.unit_ranking.notes import contradicted
from dashboard.figures.unit_ranking.request import UnitRankingRequest
from dashboard.figures.unit_ranking.rows import counts, counts_of
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records

# Counts older than this say nothing of the year; years side by side.
OLDEST, MOST_YEARS = 3, 4


def block_request(
    request: BriefingRequest, scheme: str, block: str, year: int
) -> UnitRankingRequest:
    """A block of the province's units in a year, as the unit figures ask for it."""
    return UnitRankingRequest(request.province_code, scheme, year, block, NO_YEAR, request.language)


def counted_years(request: BriefingRequest, scheme: str, block: str) -> tuple[int, ...]:
    """The years up to the asked one whose units are counted by class, newest first."""
    frame = unit_editions.of_scheme(request.province_code, scheme)
    if frame.empty or block not in set(frame["block"]):
        return ()
    shown = counts(block_request(request, scheme, block, request.year))
    years = sorted({int(year) for year in shown["year"] if year <= request.year}, reverse=True)
    return tuple(years) if years and years[0] >= request.year - OLDEST else ()


def unit_class(request: BriefingRequest) -> Slide | None:
    """The chosen block's units by class; None where no document counts them."""
    scheme = request.choice("scheme") or unit_editions.default_scheme()
    block = request.choice("block") or unit_editions.BLOCKS[0]
    years = counted_years(request, scheme, block)[:MOST_YEARS]
    if not years:
        return None
    say, ledger = request.voice.say, FactLedger(request.language)
    newest = block_request(request, scheme, block, years[0])
    rows = counts_of(newest, *years)
    return slide(
        request,
        f"units-{scheme}-{block}",
        "unit_ranking",
        say(
            "briefing.units",
            province=request.province,
            block=say(f"units.block_in.{block}"),
            known=headline(newest, years),
        ),
        ledger,
        source_ids(rows["source_id"]),
        chart=_chart(request, newest, tuple(reversed(years)), ledger),
        caption=say("briefing.units_caption", scheme=newest.scheme_name),
        notes=_notes(newest),
    )


def _chart(
    request: BriefingRequest, newest: UnitRankingRequest, years: tuple[int, ...], ledger: FactLedger
) -> Chart:
    """A bar per year, the best class first; units of which no class is told last."""
    say = request.voice.say
    by_class: dict[str, dict[int, float]] = {}
    whole: dict[int, int] = {}
    for _, row in counts_of(newest, *years).sort_values("step").iterrows():
        year, count = int(row["year"]), int(row["count"])
        key = (
            ("scheme", newest.scheme),
            ("year", year),
            ("province_code", newest.province_code),
            ("block", newest.block),
            ("class", str(row["class"])),
        )
        cell = Cell("unit_class_share", key, str(row["class_name"]))
        ledger.put(str(count), cell, "count", row)
        by_class.setdefault(str(row["class_name"]), {})[year] = float(count)
        whole[year] = 0 if is_missing(row["n_units"]) else int(row["n_units"])
    rest = {
        year: float(whole[year] - sum(known.get(year, 0) for known in by_class.values()))
        for year in whole
    }
    series = [
        Series(name, tuple(known.get(year) for year in years)) for name, known in by_class.items()
    ]
    if any(value > 0 for value in rest.values()):
        values = tuple(rest[year] if rest.get(year, 0) > 0 else None for year in years)
        series.append(Series(say("briefing.class_unknown"), values))
    return Chart("stacked", tuple(map(str, years)), tuple(series), say("briefing.units_axis"))


def _notes(newest: UnitRankingRequest) -> tuple[str, ...]:
    """The shares as they are and as printed, where both are known."""
    rows = counts_of(newest, newest.year)
    texts = [share_text(row, newest.language) for row in records(rows)]
    head = newest.voice.say("briefing.note.units", scheme=newest.scheme_name)
    return (
        head,
        f"{newest.scope}: {', '.join(texts)}.",
        *contradicted(newest),
    )
