"""A province's place on an index over the years, with the ranks promised: a line chart."""

import pandas as pd

from dashboard.briefing import notes
from dashboard.briefing.assemble import slide
from dashboard.briefing.fact_ledger import Cell, FactLedger, result_cell
from dashboard.briefing.request import TOTAL, BriefingRequest, result_year
from dashboard.briefing.slide import Chart, Number, Series, Slide
from dashboard.briefing.slides.indices import headline, target_rank
from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import decimals_of, promised_ranks
from dashboard.figures.findings.history import history
from dashboard.store.ask import per_version
from dashboard.text import sentences
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records

# Years side by side that a hall can read.
MOST_YEARS = 12
# With fewer a line says nothing.
FEWEST_PLACES = 2


def rank_years(request: BriefingRequest) -> Slide | None:
    """The chosen index over the years; None where no place is on record up to the year."""
    code = request.index_code
    if result_year(request, code) is None:
        return None
    rows = _history(request, code)
    if rows["rank"].notna().sum() == 0:
        return None
    ledger = FactLedger(request.language)
    message = _message(request, rows, ledger)
    promised = _promised(request, code)
    chart = _chart(request, rows, promised, ledger)
    shown: dict[str, object] = {"chart": chart}
    if sum(rows["rank"].notna()) < FEWEST_PLACES:
        shown = {"numbers": _only(request, rows, promised, ledger)}
    return slide(
        request,
        f"rank-{code}",
        "trend",
        message,
        ledger,
        source_ids(rows["rank_source_id"], rows["source_id"], promised["source_id"]),
        **shown,
        caption=_caption(request, rows, chart),
        notes=notes.of_index(request, code),
    )


def _cell(request: BriefingRequest, year: int) -> Cell:
    component = request.choice("component") or TOTAL
    return result_cell(request.index_code, year, component, request.province_code)


def _message(request: BriefingRequest, rows: pd.DataFrame, ledger: FactLedger) -> str:
    """Where the province stands on the index, or on the component that was chosen."""
    component = request.choice("component") or TOTAL
    if component == TOTAL:
        return headline(request, request.index_code, ledger)
    row = rows[rows["rank"].notna()].iloc[-1]
    ledger.sentence(row, _cell(request, int(row["year"])))
    name = request.voice.component_in(request.index_code, component, int(row["year"]))
    decimals = decimals_of(request.index_code)
    item = sentences.standing_of(row, request.province, name, int(row["year"]), decimals)
    return sentences.standing(item, request.voice.say, request.language)


@per_version
def _history(request: BriefingRequest, code: str) -> pd.DataFrame:
    """The places on record up to the year, from the first one, the last ``MOST_YEARS`` of them."""
    rows = history((request.province_code,), code, request.choice("component") or TOTAL)
    rows = rows[rows["year"].between(request.year - MOST_YEARS + 1, request.year)]
    known = rows["year"][rows["rank"].notna()]
    return rows[rows["year"] >= known.min()] if len(known) else rows


def _promised(request: BriefingRequest, code: str) -> pd.DataFrame:
    """The ranks promised for the years shown and the next."""
    component = request.choice("component") or TOTAL
    rows = promised_ranks(request.province_code, code, component)
    return rows[rows["target_year"].between(request.year - MOST_YEARS + 1, request.year + 1)]


def _chart(
    request: BriefingRequest, rows: pd.DataFrame, promised: pd.DataFrame, ledger: FactLedger
) -> Chart:
    say = request.voice.say
    last = max([int(rows["year"].max()), *(int(year) for year in promised["target_year"])])
    years = tuple(range(int(rows["year"].min()), last + 1))
    ranks: dict[int, dict[int, float]] = {}
    for row in records(rows[rows["rank"].notna()]):
        year = int(row["year"])
        cell = _cell(request, year)
        ledger.rank(row, cell)
        ranks.setdefault(int(row["rank_run"]), {})[year] = float(row["rank"])
    targets: dict[int, float] = {}
    for row in records(promised):
        if int(row["target_year"]) in years:
            target_rank(row, ledger)
            targets[int(row["target_year"])] = float(row["target_rank"])
    # A line stops at a break: each stretch that may be joined is a series of the same name.
    series = [
        Series(request.province, tuple(run.get(year) for year in years), "home")
        for run in ranks.values()
    ]
    if targets:
        values = tuple(targets.get(year) for year in years)
        series.append(Series(say("phrases.target"), values, "target"))
    axis = say("briefing.rank_axis", index=request.voice.index(request.index_code))
    labels = tuple(str(year) for year in years)
    return Chart("line", labels, tuple(series), axis, is_rank=True)


def _only(
    request: BriefingRequest, rows: pd.DataFrame, promised: pd.DataFrame, ledger: FactLedger
) -> tuple[Number, ...]:
    """The only place on record, and the ranks promised since."""
    say, name = request.voice.say, request.voice.index(request.index_code)
    row = rows[rows["rank"].notna()].iloc[0]
    cell = _cell(request, int(row["year"]))
    return (
        Number(
            ledger.rank(row, cell),
            f"{name} {int(row['year'])}",
            request.voice.basis(row["rank_basis"]),
        ),
        *(
            Number(
                target_rank(target, ledger),
                say("briefing.target_year", year=int(target["target_year"])),
            )
            for target in records(promised)
            if int(target["target_year"]) > int(row["year"])
        ),
    )


def _caption(request: BriefingRequest, rows: pd.DataFrame, chart: Chart) -> str:
    """What the field is, where years are missing, and that lines stop at breaks."""
    say = request.voice.say
    known = rows[rows["rank"].notna()]
    fields = sorted({int(value) for value in known["out_of"] if not is_missing(value)})
    parts = []
    if fields:
        shown = "–".join(dict.fromkeys((str(fields[0]), str(fields[-1]))))
        parts.append(say("briefing.rank_caption", fields=shown))
    missing = [str(year) for year in rows["year"][rows["rank"].isna()]]
    if missing:
        parts.append(say("briefing.rank_missing", years=", ".join(missing)))
    if sum(series.role == "home" for series in chart.series) > 1:
        parts.append(say("briefing.rank_runs"))
    return " ".join(parts)
