"""Score and rank of an index or a component over the years."""

from types import MappingProxyType

import pandas as pd

from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import decimals_of, edition_rows, score_text
from dashboard.charts.palette import Scheme
from dashboard.charts.trend import trend_marks
from dashboard.charts.trend.rank_trend import rank_trend
from dashboard.charts.trend.score_trend import score_trend
from dashboard.figures.figure import Column, Figure, common_columns, make_figure
from dashboard.figures.trend.history import (
    explained,
    history,
    own_gaps,
    series_starts,
    spread,
    targets,
    with_label_places,
)
from dashboard.figures.trend.request import TrendRequest
from dashboard.store.ask import per_version
from dashboard.text import numbers, sentences
from dashboard.text.numbers import is_missing

RANK_SPAN = 68.0


@per_version
def score_figure(request: TrendRequest, scheme: Scheme) -> Figure | None:
    """Scores of the provinces over the years; None where there are none."""
    rows, others = history(request), spread(request)
    if rows["score"].notna().sum() == 0:
        return None
    values = pd.concat([rows["score"], others["lowest"], others["highest"]]).dropna()
    gap = float(values.max() - values.min()) * trend_marks.LINE_OF_TEXT / trend_marks.HEIGHT
    breaks, speaker = series_starts(rows, request), request.voice
    labels = {
        "score": speaker.score(request.index_code),
        "year": speaker.say("phrases.year"),
        "name": speaker.say("phrases.province"),
    }
    chart = score_trend(
        with_label_places(rows, "score", gap),
        others,
        breaks,
        own_gaps(rows, request, "score"),
        [int(year) for year in rows["year"]],
        labels,
        scheme,
    )
    return make_figure(
        request,
        request.figure_key("score-trend"),
        title=_score_title(rows, request),
        subtitle=_subtitle("trend.score_subtitle", rows, breaks, request),
        chart=chart,
        table=rows,
        columns=_columns(request),
        source_ids=source_ids(rows["source_id"]),
        edition=_edition(rows, request),
    )


def _subtitle(key: str, rows: pd.DataFrame, breaks: pd.DataFrame, request: TrendRequest) -> str:
    return request.voice.say(
        key,
        component=request.component,
        unit=request.voice.unit(request.index_code),
        first=rows["year"].min(),
        last=rows["year"].max(),
    ) + explained(breaks, request)


def _edition(rows: pd.DataFrame, request: TrendRequest) -> str:
    return f"{request.voice.index(request.index_code)} {rows['year'].min()}–{rows['year'].max()}"


def _columns(request: TrendRequest) -> tuple[Column, ...]:
    say = request.voice.say
    return (
        *common_columns(say, "year"),
        Column("name", say("phrases.province")),
        Column("score", request.voice.score(request.index_code), "score"),
        *common_columns(
            say, "score_change", "rank", "out_of", "rank_change", "basis", "series", "reason"
        ),
    )


def _own(rows: pd.DataFrame, measure: str, request: TrendRequest) -> pd.DataFrame:
    """The home province's rows with a value, in the order of the years."""
    return rows[(rows["province_code"] == request.home[0]) & rows[measure].notna()].sort_values(
        "year"
    )


def _score_title(rows: pd.DataFrame, request: TrendRequest) -> str:
    """What the latest joined stretch says: the own change beside the median's."""
    speaker, own = request.voice, _own(rows, "score", request)
    given = {"province": speaker.short(request.home[0]), "index": request.component}
    if own.empty:
        return speaker.say("trend.no_score", **given)
    stretch = own[own["score_run"] == own["score_run"].max()]
    first, last = int(stretch["year"].min()), int(stretch["year"].max())
    medians = spread(request).set_index("year")["median"]
    if first == last or first not in medians.index or last not in medians.index:
        return speaker.say(
            "trend.single_score",
            year=last,
            score=score_text(
                request.index_code, float(stretch["score"].iloc[-1]), speaker.language
            ),
            **given,
        )
    return sentences.comparison(
        float(stretch["score"].iloc[-1] - stretch["score"].iloc[0]),
        float(medians[last] - medians[first]),
        speaker.say,
        speaker.language,
        decimals_of(request.index_code),
        first=first,
        last=last,
        **given,
    )


@per_version
def rank_figure(request: TrendRequest, scheme: Scheme) -> Figure | None:
    """Ranks of the provinces with the field of each edition and the targets of the first."""
    rows = history(request)
    if rows["rank"].notna().sum() == 0:
        return None
    promised, breaks, say = targets(request), series_starts(rows, request), request.voice.say
    labels = {
        "rank": say("phrases.place"),
        "out_of": say("phrases.out_of"),
        "year": say("phrases.year"),
        "name": say("phrases.province"),
        "target": say("phrases.target"),
        "document": say("phrases.document_label"),
    }
    chart = rank_trend(
        with_label_places(rows, "rank", RANK_SPAN * trend_marks.LINE_OF_TEXT / trend_marks.HEIGHT),
        _fields(rows, request),
        breaks,
        promised,
        own_gaps(rows, request, "rank"),
        [int(year) for year in rows["year"]],
        labels,
        scheme,
    )
    subtitle = "trend.rank_subtitle_targets" if len(promised) else "trend.rank_subtitle"
    return make_figure(
        request,
        request.figure_key("rank-trend"),
        title=_rank_title(rows, request),
        subtitle=_subtitle(subtitle, rows, breaks, request),
        chart=chart,
        table=rows,
        columns=_columns(request),
        source_ids=source_ids(rows["rank_source_id"], rows["source_id"]),
        edition=_edition(rows, request),
    )


def _fields(rows: pd.DataFrame, request: TrendRequest) -> pd.DataFrame:
    """How many provinces each edition ranks, or has where the home province has no rank."""
    fields = rows[rows["province_code"] == request.home[0]][["year", "out_of"]]
    counts = edition_rows(request.index_code)["n_provinces"]
    return fields.assign(
        out_of=[
            float(counts[year]) if is_missing(out_of) else float(out_of)
            for year, out_of in zip(fields["year"], fields["out_of"], strict=True)
        ],
        best=0.5,
    )


def _rank_title(rows: pd.DataFrame, request: TrendRequest) -> str:
    speaker, own = request.voice, _own(rows, "rank", request)
    given = {"province": speaker.short(request.home[0]), "index": request.component}
    if own.empty:
        return speaker.say("trend.no_rank", **given)
    best, last = own.sort_values(["rank", "year"]).iloc[0], own.iloc[-1]
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
    rows = history(request)
    return MappingProxyType(
        {"score": _score_title(rows, request), "rank": _rank_title(rows, request)}
    )
