"""A province's results over the years beside others', and what a chart of them needs."""

import string

import pandas as pd

from dashboard.catalog.indices import new_series, promised_ranks
from dashboard.catalog.labels import document
from dashboard.charts.palette import slots
from dashboard.charts.trend import trend_marks
from dashboard.figures.figure import way
from dashboard.figures.findings import history as findings
from dashboard.figures.findings import merged
from dashboard.figures.trend.request import TrendRequest
from dashboard.store.ask import ask
from dashboard.text import numbers
from dashboard.text.names import texts
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records


def history(request: TrendRequest) -> pd.DataFrame:
    """One row per province shown and edition, the home province's first, with words for readers."""
    speaker = request.voice
    colour = slots(request.home, request.compared)
    asked = (request.codes, request.index_code, request.component_code, request.borders)
    rows = findings.history(*asked)
    return rows.assign(
        name=texts(rows, "name", speaker.language),
        slot=[colour[str(code)] for code in rows["province_code"]],
        short_name=[speaker.short(str(code)) for code in rows["province_code"]],
        reason=[merged.why_none(row, speaker) for row in records(rows)],
        basis=[speaker.basis(basis) for basis in rows["rank_basis"]],
        is_chosen=rows["province_code"] == request.alone,
        is_back=(rows["province_code"] != request.alone) & bool(request.alone),
        # The name of the line that is alone already shows all again.
        click=[way(alone="" if code == request.alone else code) for code in rows["province_code"]],
    )


def spread(request: TrendRequest) -> pd.DataFrame:
    """The median and both ends of all provinces' scores, edition by edition.

    Of a group without the home province where one was chosen.
    """
    given = {"index_code": request.index_code, "component_code": request.component_code}
    if request.peers is not None:
        return ask("peer_spread", province_codes=request.peers.codes, **given)
    return ask("merged_spread" if request.is_merged else "edition_spread", **given)


def with_label_places(
    history: pd.DataFrame, measure: str, gap: float, ends: tuple[float, float]
) -> pd.DataFrame:
    """Rows with a value, the last of each province marked and its name's place kept apart.

    ``ends`` are the lowest and the highest place of a name.
    """
    known = history[history[measure].notna()].copy()
    known[measure] = known[measure].astype(float)
    last = known.groupby("province_code")["year"].transform("max") == known["year"]
    known["is_last"] = last
    known[f"label_{measure}"] = known[measure]
    last_rows = known[last]
    known.loc[last, f"label_{measure}"] = trend_marks.spread(list(last_rows[measure]), gap, *ends)
    return known


def own_gaps(history: pd.DataFrame, request: TrendRequest, measure: str) -> pd.DataFrame:
    """Where the first province has no value and why, one row per stretch, at its middle."""
    own = history[(history["province_code"] == request.home[0]) & history[measure].isna()]
    stretches: list[list[tuple[int, str]]] = []
    for year, reason in zip(own["year"], own["reason"], strict=True):
        last = stretches[-1][-1] if stretches else (0, "")
        if last == (year - 1, reason):
            stretches[-1].append((int(year), str(reason)))
        else:
            stretches.append([(int(year), str(reason))])
    return pd.DataFrame(
        {
            "year": [(stretch[0][0] + stretch[-1][0]) / 2 for stretch in stretches],
            "reason": [stretch[0][1] for stretch in stretches],
        }
    )


def series_starts(history: pd.DataFrame, request: TrendRequest) -> pd.DataFrame:
    """Where series begin: year, letter for the chart, label for the subtitle."""
    first, last = history["year"].min(), history["year"].max()
    known = new_series(request.index_code, first, request.language)
    starts = {year: label for year, label in known.items() if year <= last}
    return pd.DataFrame(
        {
            "year": [year - 0.5 for year in starts],
            "first_year": list(starts),
            "letter": list(string.ascii_lowercase[: len(starts)]),
            "label": list(starts.values()),
        }
    )


def explained(breaks: pd.DataFrame, request: TrendRequest) -> str:
    """The breaks between series in words, for the subtitle; nothing where there is none."""
    say = request.voice.say
    listed = "; ".join(
        say("trend.break", letter=row["letter"], year=row["first_year"], label=row["label"])
        for row in records(breaks)
    )
    return say("trend.breaks", listed=listed) if listed else ""


def targets(request: TrendRequest) -> pd.DataFrame:
    """The ranks promised to the province, and to those that went into it, as the chart has them."""
    promised = pd.concat(
        promised_ranks(code, request.index_code, request.component_code).assign(of=code)
        for code in request.home
    )
    return pd.DataFrame(
        {
            "year": promised["target_year"].astype(float),
            "rank": promised["target_rank"].astype(float),
            "base_year": promised["base_year"].astype(float),
            "base_rank": promised["base_value"].astype(float),
            "told": [_promise(row, request) for row in records(promised)],
        }
    )


def _promise(row: Row, request: TrendRequest) -> str:
    """A promised rank in words, with its document."""
    say = request.voice.say
    rank = numbers.rank(row["target_rank"], row["out_of"])
    year = int(row["target_year"])
    whose = f"{request.voice.short(row['of'])}, " if len(request.home) > 1 else ""
    return f"{whose}{say('phrases.target')} {year}: {rank}\n{document(row, request.voice)}"


def years(history: pd.DataFrame, measure: str, request: TrendRequest) -> pd.DataFrame:
    """The editions with what all lines are at in each; a click leads to that edition's ranking."""
    told: dict[int, list[str]] = {}
    for row in records(history):
        of_parts = merged.parts_told(row, request.index_code, request.voice)
        value = f"{row['short_name']}: {_value(row, measure, request)}{of_parts}"
        told.setdefault(int(row["year"]), []).append(value)
    chosen = {"index": request.index_code, "component": request.component_code}
    return pd.DataFrame(
        {
            "year": [float(year) for year in sorted(told)],
            "told": [
                "\n".join([request.voice.edition(request.index_code, year), *told[year]])
                for year in sorted(told)
            ],
            "click": [way("ranking", year=year, **chosen) for year in sorted(told)],
        }
    )


def _value(row: Row, measure: str, request: TrendRequest) -> str:
    """A score or rank of a year in words, or why there is none."""
    if is_missing(row[measure]):
        return str(row["reason"])
    if measure == "rank":
        return numbers.rank(row["rank"], row["out_of"])
    return numbers.score(float(row["score"]), request.language)
