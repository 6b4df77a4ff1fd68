"""All provinces of an edition as sorted dots."""

from collections import Counter

import pandas as pd

from dashboard.catalog.indices import decimals_of, score_text
from dashboard.charts.palette import slots
from dashboard.charts.ranking.ranking_dots import ranking_dots
from dashboard.figures.figure import Figure, make_figure, way
from dashboard.figures.findings import merged
from dashboard.figures.ranking.request import RankingRequest
from dashboard.figures.ranking.rows import columns, finding, ranking, within
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

# Decimals of a score; one more where provinces tie at these.
SHOWN = 2


def _known(request: RankingRequest) -> tuple[str, pd.DataFrame]:
    """What the dots stand for, "score" or "rank", and the rows that have it."""
    rows, measure = ranking(request), "score" if request.is_full or request.is_merged else "rank"
    return measure, rows[rows[measure].notna()]


def has_dots(request: RankingRequest) -> bool:
    """Whether there is anything to draw."""
    return not _known(request)[1].empty


@per_version
def dots_figure(request: RankingRequest) -> Figure | None:
    """Provinces as sorted dots: by score in a full edition, by published place otherwise.

    In the borders of today by the mean of their parts, with the range of these.
    """
    rows, (measure, known) = ranking(request), _known(request)
    if known.empty:
        return None
    shown, speaker = _dots(known, measure, request), request.voice
    axis = speaker.score(request.index_code) if measure == "score" else speaker.say("phrases.rank")
    return make_figure(
        request,
        request.figure_key("ranking"),
        title=finding(request) or request.edition,
        subtitle=_subtitle(shown, len(rows) - len(shown), request),
        chart=ranking_dots(shown, measure, axis, len(ranking(request.whole))),
        table=rows[within(rows, request)],
        columns=columns(request),
        source_ids=merged.documents_in(rows, "source_id", "rank_source_id"),
    )


def _dots(rows: pd.DataFrame, measure: str, request: RankingRequest) -> pd.DataFrame:
    """One row per dot, as the chart wants it."""
    colour = slots(request.home, request.compared)
    value = rows[measure].astype(float)
    low, high = ("lowest", "highest") if request.is_merged else ("ci95_low", "ci95_high")
    starts = rows["quartile"].notna() & (rows["quartile"] != rows["quartile"].shift(1))
    return rows.assign(
        value=value,
        label=[
            f"{numbers.rank(rank, None)}  {name}" if not is_missing(rank) else str(name)
            for rank, name in zip(rows["rank"], rows["name"], strict=True)
        ],
        value_text=[_value_text(row, request) for row in records(rows)],
        slot=rows["province_code"].map(colour),
        position=range(len(rows)),
        interval_low=rows[low],
        interval_high=rows[high],
        text_at=pd.concat([value, rows[high]], axis=1).max(axis=1),
        told=[told(row, request) for row in records(rows)],
        span=["" if is_missing(rank) else way(ranks=int(rank)) for rank in rows["rank"]],
        is_out=~within(rows, request),
        # Above the first quarter nothing ends.
        is_quartile_start=starts & (rows.index != rows.index[0]),
    )


def told(row: Row, request: RankingRequest) -> str:
    """A province in words: its rank, its score, how far it is from the one chosen."""
    parts = [numbers.rank(row["rank"], row["out_of"])] if not is_missing(row["rank"]) else []
    if is_missing(row["score"]):
        parts.append(str(row["reason"]))
    else:
        score = numbers.score(float(row["score"]), request.language)
        parts.append(request.voice.amount(request.index_code, score))
    of_parts = merged.parts_told(row, request.index_code, request.voice)
    return f"{row['name']}: {', '.join(parts)}{of_parts}" + _apart(row, request)


def _apart(row: Row, request: RankingRequest) -> str:
    """How far a province is from the home province, on a line of its own; "" for itself."""
    home = request.home[0]
    own = _scores(request.whole).get(home)
    if row["province_code"] == home or own is None or is_missing(row["score"]):
        return ""
    points = numbers.signed(float(row["score"]) - own, request.language)
    return "\n" + request.voice.say(
        "ranking.apart", points=points, province=request.voice.short(home)
    )


@per_version
def _scores(request: RankingRequest) -> dict[str, float]:
    """The scores of the edition by province."""
    rows = ranking(request)
    known = rows[rows["score"].notna()]
    return {
        str(code): float(score)
        for code, score in zip(known["province_code"], known["score"], strict=True)
    }


@per_version
def _shared(request: RankingRequest) -> frozenset[float]:
    """The scores, at two decimals, that several provinces have."""
    counts = Counter(round(score, SHOWN) for score in _scores(request).values())
    return frozenset(score for score, count in counts.items() if count > 1)


def _subtitle(shown: pd.DataFrame, missing: int, request: RankingRequest) -> str:
    say = request.voice.say
    whole = "ranking.subtitle_full" if request.is_full else "ranking.subtitle_partial"
    subtitle = say(
        "merged.subtitle" if request.is_merged else whole,
        component=request.component,
        year=request.year,
        unit=request.voice.unit(request.index_code),
        count=len(shown),
    )
    if request.peers is not None:
        subtitle += say("peers.subtitle", name=request.peers.name)
    if missing:
        subtitle += say("ranking.subtitle_missing", count=missing)
    if shown["ci95_low"].notna().any():
        subtitle += say("ranking.subtitle_interval")
    if request.ranks:
        first, last = request.ranks
        subtitle += say("ranking.subtitle_ranks", first=first, last=last)
    return subtitle


def _value_text(row: Row, request: RankingRequest) -> str:
    """What stands beside a dot: the score, a decimal more where provinces tie."""
    if not request.is_full and not request.is_merged:
        score = (
            ""
            if is_missing(row["score"])
            else score_text(request.index_code, row["score"], request.language)
        )
        return " · ".join(
            part for part in (numbers.rank(row["rank"], row["out_of"]), score) if part
        )
    decimals = decimals_of(request.index_code)
    known = float(row["score"])
    is_shared = round(known, decimals) in _shared(request)
    return numbers.score(known, request.language, decimals + is_shared)
