"""Score and rank of an index or a component over the years."""

from types import MappingProxyType

import pandas as pd

from dashboard.catalog.indices import decimals_of, edition_rows, score_text
from dashboard.charts.trend import trend_marks
from dashboard.charts.trend.rank_trend import rank_trend
from dashboard.charts.trend.score_trend import score_trend
from dashboard.figures.figure import Column, Figure, common_columns, make_figure
from dashboard.figures.findings import merged
from dashboard.figures.trend.history import (
    explained,
    history,
    own_gaps,
    series_starts,
    spread,
    targets,
    with_label_places,
    years,
)
from dashboard.figures.trend.request import TrendRequest
from dashboard.store.ask import per_version
from dashboard.text import numbers, sentences
from dashboard.text.numbers import is_missing

# A best of fewer ranks is none; two fields compare where the smaller is so much of the larger.
FEWEST_COMPARED = 3
FIELD_SHARE = 0.9
# Decimals of a change in a sentence.
SHOWN = 2
# Of an axis of all ranks, what a line of text takes.
RANK_GAP = 68.0 * trend_marks.LINE_OF_TEXT / trend_marks.HEIGHT


@per_version
def score_figure(request: TrendRequest) -> Figure | None:
    """Scores of the provinces over the years; None where there are none."""
    rows, others = history(request), spread(request)
    if rows["score"].notna().sum() == 0:
        return None
    values = pd.concat([rows["score"], others["lowest"], others["highest"]]).dropna()
    gap = float(values.max() - values.min()) * trend_marks.LINE_OF_TEXT / trend_marks.HEIGHT
    breaks, speaker = series_starts(rows, request), request.voice
    chart = score_trend(
        with_label_places(rows, "score", gap, (float(values.min()), float(values.max()))),
        others,
        breaks,
        own_gaps(rows, request, "score"),
        years(rows, "score", request),
        targets(request)["year"],
        speaker.score(request.index_code),
    )
    return make_figure(
        request,
        request.figure_key("score-trend"),
        title=_marked(_score_title(rows, request), rows, "score", request),
        subtitle=_subtitle(f"{_whose(request, 'trend')}.score_subtitle", rows, breaks, request),
        chart=chart,
        table=rows,
        columns=_columns(request),
        source_ids=merged.documents_in(rows, "source_id"),
        edition=_edition(rows, request),
    )


def _whose(request: TrendRequest, otherwise: str) -> str:
    """The words of a group's band and median, ``otherwise`` those of the country's."""
    return otherwise if request.peers is None else "peers"


def _subtitle(key: str, rows: pd.DataFrame, breaks: pd.DataFrame, request: TrendRequest) -> str:
    return request.voice.say(
        key,
        component=request.component,
        unit=request.voice.unit(request.index_code),
        first=rows["year"].min(),
        last=rows["year"].max(),
        **request.beside,
    ) + explained(breaks, request)


def _edition(rows: pd.DataFrame, request: TrendRequest) -> str:
    name = f"{request.voice.index(request.index_code)} {rows['year'].min()}–{rows['year'].max()}"
    return request.voice.say("merged.edition", edition=name) if request.is_merged else name


def _columns(request: TrendRequest) -> tuple[Column, ...]:
    voice, say = request.voice, request.voice.say
    return (
        *common_columns(say, "year"),
        Column("short_name", say("phrases.province")),
        *merged.score_columns(voice, request.index_code, request.is_merged, "merged.trend_score"),
        *common_columns(
            say, "score_change", "rank", "out_of", "rank_change", "basis", "series", "reason"
        ),
    )


def _marked(title: str, rows: pd.DataFrame, measure: str, request: TrendRequest) -> str:
    """A finding of the newest value; that we computed it and nobody published it, where so."""
    own = _own(rows, measure, request)
    is_published = not request.is_merged or own.empty or bool(own["is_published"].iloc[-1])
    return title if is_published else request.voice.say("merged.finding", finding=title)


def _own(rows: pd.DataFrame, measure: str, request: TrendRequest) -> pd.DataFrame:
    """The home province's rows with a value, in the order of the years."""
    own = rows[rows["province_code"] == request.home[0]]
    return own[own[measure].notna()].sort_values("year")


def _score_title(rows: pd.DataFrame, request: TrendRequest) -> str:
    """What the latest joined stretch says: the own change beside the median's."""
    speaker, own = request.voice, _own(rows, "score", request)
    given = {"province": speaker.short(request.home[0]), "index": request.component}
    if own.empty:
        return speaker.say("trend.no_score", **given)
    stretch = own[own["score_run"] == own["score_run"].iloc[-1]]
    first, last = int(stretch["year"].min()), int(stretch["year"].max())
    score = float(stretch["score"].iloc[-1])
    if first == last:
        shown = score_text(request.index_code, score, speaker.language)
        why = speaker.say(f"trend.single_{_why_single(own, request)}", year=last)
        return speaker.say("trend.single_score", year=last, score=shown, why=why, **given)
    medians = spread(request).set_index("year")["median"].dropna()
    change = score - float(stretch["score"].iloc[0])
    if first not in medians.index or last not in medians.index:
        return speaker.say(
            f"trend.score_alone_{sentences.direction(round(change, SHOWN))}",
            points=numbers.score(abs(change), speaker.language, SHOWN),
            first=first,
            last=last,
            **given,
        )
    return sentences.comparison(
        change,
        float(medians[last] - medians[first]),
        speaker.say,
        speaker.language,
        decimals_of(request.index_code),
        _whose(request, "findings"),
        first=first,
        last=last,
        **given,
    )


def _why_single(own: pd.DataFrame, request: TrendRequest) -> str:
    """Why the newest score stands alone: no other, none but of the parts of a merged province, a
    new series, or a year without one.
    """
    if len(own) == 1:
        return "merged" if request.has_own else "only"
    series = edition_rows(request.index_code)["series"]
    before, last = (int(year) for year in own["year"].iloc[-2:])
    return "gap" if series[before] == series[last] else "series"


@per_version
def rank_figure(request: TrendRequest) -> Figure | None:
    """Ranks of the provinces with the field of each edition and the targets of the first."""
    rows = history(request)
    if rows["rank"].notna().sum() == 0:
        return None
    promised, breaks, say = targets(request), series_starts(rows, request), request.voice.say
    chart = rank_trend(
        with_label_places(rows, "rank", RANK_GAP, (1.0, float(rows["out_of"].max()))),
        _fields(rows, request),
        breaks,
        promised,
        own_gaps(rows, request, "rank"),
        years(rows, "rank", request),
        say("phrases.rank"),
    )
    subtitle = "trend.rank_subtitle_targets" if len(promised) else "trend.rank_subtitle"
    return make_figure(
        request,
        request.figure_key("rank-trend"),
        title=_marked(_rank_title(rows, request), rows, "rank", request),
        subtitle=_subtitle(subtitle, rows, breaks, request),
        chart=chart,
        table=rows,
        columns=_columns(request),
        source_ids=merged.documents_in(rows, "rank_source_id", "source_id"),
        edition=_edition(rows, request),
    )


def _fields(rows: pd.DataFrame, request: TrendRequest) -> pd.DataFrame:
    """How many provinces each edition ranks, or has where the first of those shown has no rank."""
    own = rows[rows["province_code"].isin(request.home)]
    fields = own.drop_duplicates("year")[["year", "out_of"]]
    counts = edition_rows(request.index_code, request.home[0])["n_provinces"]
    return fields.assign(
        out_of=[
            float(counts[year]) if is_missing(out_of) else float(out_of)
            for year, out_of in zip(fields["year"], fields["out_of"], strict=True)
        ],
        best=0.5,
    )


def _rank_title(rows: pd.DataFrame, request: TrendRequest) -> str:
    """The newest rank; the best of those that compare with it, where there are enough of them."""
    speaker, own = request.voice, _own(rows, "rank", request)
    given = {"province": speaker.short(request.home[0]), "index": request.component}
    if own.empty:
        return speaker.say("trend.no_rank", **given)
    last = own.iloc[-1]
    given["last"] = numbers.rank(last["rank"], last["out_of"])
    given["last_year"] = str(int(last["year"]))
    alike = _comparable(own)
    if len(alike) < FEWEST_COMPARED:
        return speaker.say("trend.rank_newest", **given)
    best = alike.sort_values(["rank", "year"]).iloc[0]
    basis = {
        "count": len(alike),
        "first_year": int(alike["year"].min()),
        "best": numbers.rank(best["rank"], best["out_of"]),
        "best_year": int(best["year"]),
    }
    key = "trend.rank_title" if best["rank"] < last["rank"] else "trend.rank_best"
    return speaker.say(key, **basis, **given)


def _comparable(own: pd.DataFrame) -> pd.DataFrame:
    """The ranks known as the newest is, in fields of about its size (a pilot's are not)."""
    last = own.iloc[-1]
    is_alike = (
        own["out_of"]
        .astype(float)
        .between(FIELD_SHARE * float(last["out_of"]), float(last["out_of"]) / FIELD_SHARE)
    )
    alike: pd.DataFrame = own[is_alike & (own["rank_basis"] == last["rank_basis"])]
    return alike


@per_version
def titles(request: TrendRequest) -> MappingProxyType[str, str]:
    """What the figures of a province's scores and ranks ("score", "rank") say, undrawn."""
    rows = history(request)
    return MappingProxyType(
        {
            "score": _marked(_score_title(rows, request), rows, "score", request),
            "rank": _marked(_rank_title(rows, request), rows, "rank", request),
        }
    )
