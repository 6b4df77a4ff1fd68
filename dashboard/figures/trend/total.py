"""Score and rank of an index or a component over the years."""

import string
from collections.abc import Sequence
from types import MappingProxyType

import pandas as pd

from dashboard.catalog.documents import documents_of, source_ids
from dashboard.catalog.indices import edition_rows, promised_ranks
from dashboard.catalog.labels import Voice, data_facts, document
from dashboard.charts.palette import Scheme, slots
from dashboard.charts.trend import trend_marks
from dashboard.charts.trend.rank_trend import rank_trend
from dashboard.charts.trend.score_trend import score_trend
from dashboard.figures.figure import Column, Figure
from dashboard.figures.trend.request import TrendRequest
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers, sentences
from dashboard.text.messages import Say
from dashboard.text.names import in_language
from dashboard.text.numbers import is_missing

RANK_SPAN = 68.0


def _history(request: TrendRequest) -> pd.DataFrame:
    speaker = request.voice
    colour = slots(request.home, request.compared)
    history = ask(
        "province_history",
        province_codes=request.codes,
        index_code=request.index_code,
        component_code=request.component_code,
    )
    return history.assign(
        name=[in_language(row, "name", speaker.language) for _, row in history.iterrows()],
        slot=[colour[str(code)] for code in history["province_code"]],
        short_name=[speaker.short(str(code)) for code in history["province_code"]],
        reason=[speaker.reason(reason) for reason in history["missing_reason"]],
        basis=[speaker.basis(basis) for basis in history["rank_basis"]],
    )


def _ended(history: pd.DataFrame, measure: str, gap: float) -> pd.DataFrame:
    """Rows with a value, the last of each province marked and its name's place kept apart."""
    known = history[history[measure].notna()].copy()
    known[measure] = known[measure].astype(float)
    last = known.groupby("province_code")["year"].transform("max") == known["year"]
    known["is_last"] = last
    known[f"label_{measure}"] = known[measure]
    ends = known[last]
    known.loc[last, f"label_{measure}"] = trend_marks.spread(list(ends[measure]), gap)
    return known


def _gaps(history: pd.DataFrame, code: str, measure: str) -> pd.DataFrame:
    """Where the first province has no value and why, one row per stretch, at its middle."""
    own = history[(history["province_code"] == code) & history[measure].isna()]
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


def _breaks(index_code: str, years: Sequence[int], language: str) -> pd.DataFrame:
    """Where series begin: year, letter for the chart, label for the subtitle."""
    starts = edition_rows(index_code)
    starts = starts[starts["is_series_start"] & (starts["year"] > min(years))]
    starts = starts[starts["year"] <= max(years)]
    return pd.DataFrame(
        {
            "year": [year - 0.5 for year in starts["year"]],
            "first_year": list(starts["year"]),
            "letter": list(string.ascii_lowercase[: len(starts)]),
            "label": [in_language(row, "series_label", language) for _, row in starts.iterrows()],
        }
    )


def _explained(breaks: pd.DataFrame, say: Say) -> str:
    """The breaks in words, for the subtitle; nothing where there is none."""
    listed = "; ".join(
        say("trend.break", letter=row["letter"], year=row["first_year"], label=row["label"])
        for _, row in breaks.iterrows()
    )
    return say("trend.breaks", listed=listed) if listed else ""


def _columns(speaker: Voice, index_code: str) -> tuple[Column, ...]:
    say = speaker.say
    return (
        Column("year", say("phrases.year"), "year"),
        Column("name", say("phrases.province")),
        Column("score", speaker.score(index_code), "score"),
        Column("score_change", say("phrases.score_change"), "score_change"),
        Column("rank", say("phrases.place"), "rank"),
        Column("out_of", say("phrases.out_of"), "whole"),
        Column("rank_change", say("phrases.rank_change"), "rank_change"),
        Column("basis", say("phrases.basis_label")),
        Column("series", say("phrases.series_label")),
        Column("reason", say("phrases.missing_label")),
    )


@per_version
def score_figure(request: TrendRequest, scheme: Scheme) -> Figure | None:
    """Scores of the provinces over the years; None where there are none."""
    speaker, index_code, language = request.voice, request.index_code, request.language
    component_code, codes = request.component_code, request.codes
    history = _history(request)
    spread = ask("edition_spread", index_code=index_code, component_code=component_code)
    if history["score"].notna().sum() == 0:
        return None
    values = pd.concat([history["score"], spread["lowest"], spread["highest"]]).dropna()
    gap = float(values.max() - values.min()) * trend_marks.LINE_OF_TEXT / trend_marks.HEIGHT
    drawn = _ended(history, "score", gap)
    years = [int(year) for year in history["year"]]
    breaks = _breaks(index_code, years, language)
    unit = speaker.unit(index_code)
    title = _score_title(history, spread, codes[0], index_code, component_code, speaker)
    version, date = data_facts()
    return Figure(
        key=f"{index_code}-{component_code}-score-trend",
        title=title,
        subtitle=speaker.say(
            "trend.score_subtitle",
            component=speaker.component(index_code, component_code),
            unit=unit,
            first=min(years),
            last=max(years),
        )
        + _explained(breaks, speaker.say),
        alt=title,
        chart=score_trend(
            drawn,
            spread,
            breaks,
            _gaps(history, codes[0], "score"),
            years,
            {
                "score": speaker.score(index_code),
                "year": speaker.say("phrases.year"),
                "name": speaker.say("phrases.province"),
            },
            scheme,
        ),
        table=history,
        columns=_columns(speaker, index_code),
        sources=documents_of(source_ids(history["source_id"]), language),
        edition=f"{speaker.index(index_code)} {min(years)}–{max(years)}",
        language=language,
        data_version=version,
        data_date=date,
    )


def _score_title(
    history: pd.DataFrame,
    spread: pd.DataFrame,
    code: str,
    index_code: str,
    component_code: str,
    speaker: Voice,
) -> str:
    """What the latest joined stretch says: the own change beside the median's."""
    own = history[(history["province_code"] == code) & history["score"].notna()]
    given = {
        "province": speaker.short(code),
        "index": speaker.component(index_code, component_code),
    }
    if own.empty:
        return speaker.say("trend.no_score", **given)
    stretch = own[own["score_run"] == own["score_run"].max()].sort_values("year")
    first, last = int(stretch["year"].min()), int(stretch["year"].max())
    medians = spread.set_index("year")["median"]
    if first == last or first not in medians.index or last not in medians.index:
        return speaker.say(
            "trend.single_score",
            year=last,
            score=numbers.score(float(stretch["score"].iloc[-1]), speaker.language),
            **given,
        )
    change = float(stretch["score"].iloc[-1] - stretch["score"].iloc[0])
    return sentences.comparison(
        change,
        float(medians[last] - medians[first]),
        speaker.say,
        speaker.language,
        first=first,
        last=last,
        **given,
    )


def _targets(code: str, index_code: str, component_code: str, speaker: Voice) -> pd.DataFrame:
    """The ranks promised, as the chart draws them."""
    promised = promised_ranks(code, index_code, component_code)
    return pd.DataFrame(
        {
            "year": promised["target_year"].astype(float),
            "rank": promised["target_rank"].astype(float),
            "base_year": promised["base_year"].astype(float),
            "base_rank": promised["base_value"].astype(float),
            "document": [document(row, speaker.say) for _, row in promised.iterrows()],
        }
    )


@per_version
def rank_figure(request: TrendRequest, scheme: Scheme) -> Figure | None:
    """Ranks of the provinces with the field of each edition and the targets of the first."""
    speaker, index_code, language = request.voice, request.index_code, request.language
    component_code, codes = request.component_code, request.codes
    history = _history(request)
    if history["rank"].notna().sum() == 0:
        return None
    drawn = _ended(history, "rank", RANK_SPAN * trend_marks.LINE_OF_TEXT / trend_marks.HEIGHT)
    years = [int(year) for year in history["year"]]
    breaks = _breaks(index_code, years, language)
    fields = history[history["province_code"] == codes[0]][["year", "out_of"]].copy()
    counts = edition_rows(index_code)["n_provinces"]
    fields["out_of"] = [
        float(counts[year]) if is_missing(out_of) else float(out_of)
        for year, out_of in zip(fields["year"], fields["out_of"], strict=True)
    ]
    fields["best"] = 0.5
    targets = _targets(codes[0], index_code, component_code, speaker)
    title = _rank_title(history, codes[0], index_code, component_code, speaker)
    version, date = data_facts()
    say = speaker.say
    return Figure(
        key=f"{index_code}-{component_code}-rank-trend",
        title=title,
        subtitle=say(
            "trend.rank_subtitle_targets" if len(targets) else "trend.rank_subtitle",
            component=speaker.component(index_code, component_code),
            first=min(years),
            last=max(years),
        )
        + _explained(breaks, speaker.say),
        alt=title,
        chart=rank_trend(
            drawn,
            fields,
            breaks,
            targets,
            _gaps(history, codes[0], "rank"),
            years,
            {
                "rank": say("phrases.place"),
                "out_of": say("phrases.out_of"),
                "year": say("phrases.year"),
                "name": say("phrases.province"),
                "target": say("phrases.target"),
                "document": say("phrases.document_label"),
            },
            scheme,
        ),
        table=history,
        columns=_columns(speaker, index_code),
        sources=documents_of(source_ids(history["rank_source_id"], history["source_id"]), language),
        edition=f"{speaker.index(index_code)} {min(years)}–{max(years)}",
        language=language,
        data_version=version,
        data_date=date,
    )


def _rank_title(
    history: pd.DataFrame, code: str, index_code: str, component_code: str, speaker: Voice
) -> str:
    own = history[(history["province_code"] == code) & history["rank"].notna()]
    given = {
        "province": speaker.short(code),
        "index": speaker.component(index_code, component_code),
    }
    if own.empty:
        return speaker.say("trend.no_rank", **given)
    best = own.sort_values(["rank", "year"]).iloc[0]
    last = own.sort_values("year").iloc[-1]
    key = "trend.rank_best" if best["year"] == last["year"] else "trend.rank_title"
    return speaker.say(
        key,
        best=numbers.place(best["rank"], best["out_of"]),
        best_year=int(best["year"]),
        last=numbers.place(last["rank"], last["out_of"]),
        last_year=int(last["year"]),
        **given,
    )


@per_version
def titles(request: TrendRequest) -> MappingProxyType[str, str]:
    """What the figures of a province's scores and ranks ("score", "rank") say, undrawn."""
    index_code, component_code = request.index_code, request.component_code
    history = _history(request)
    spread = ask("edition_spread", index_code=index_code, component_code=component_code)
    given = (request.home[0], index_code, component_code, request.voice)
    return MappingProxyType(
        {"score": _score_title(history, spread, *given), "rank": _rank_title(history, *given)}
    )
