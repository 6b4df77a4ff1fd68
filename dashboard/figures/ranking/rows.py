"""The provinces of an edition, best first, and what is said of them in words."""

import math

import pandas as pd

from dashboard.catalog.indices import decimals_of, score_text
from dashboard.figures.figure import Column, common_columns, way
from dashboard.figures.findings import merged
from dashboard.figures.ranking.request import RankingRequest, standings
from dashboard.store.ask import ask, per_version
from dashboard.text import numbers
from dashboard.text import sentences as findings
from dashboard.text.names import texts
from dashboard.text.numbers import is_missing
from dashboard.text.rows import records


@per_version
def ranking(request: RankingRequest) -> pd.DataFrame:
    """All provinces of the edition, best first, with words for readers; of a group if asked."""
    speaker = request.voice
    rows = standings(
        request.index_code, request.year, request.component_code, request.home[0], request.borders
    )
    if request.region:
        rows = rows[rows["region"] == request.region]
    if request.peers is not None:
        rows = rows[rows["province_code"].isin([*request.home, *request.peers.codes])]
    return rows.assign(
        name=texts(rows, "name", request.language),
        basis=[speaker.basis(basis) for basis in rows["rank_basis"]],
        reason=[merged.why_none(row, speaker) for row in records(rows)],
        is_chosen=rows["province_code"].isin([*request.home, *request.compared]),
        click=comparisons(rows["province_code"], request),
        add=comparisons(rows["province_code"], request),
    )


def within(rows: pd.DataFrame, request: RankingRequest) -> pd.Series:
    """Which of the rows are of the part of the ranks that is looked at."""
    if request.ranks is None:
        return pd.Series(data=True, index=rows.index)
    return rows["rank"].between(*request.ranks).fillna(value=False).astype(bool)


def comparisons(codes: pd.Series, request: RankingRequest) -> list[str]:
    """What a click on each province does: compare it; nothing for the home province itself."""
    return ["" if code in request.home else way(compare=code) for code in codes]


def columns(request: RankingRequest) -> tuple[Column, ...]:
    say = request.voice.say
    if request.is_merged:
        return (
            Column("rank", say("merged.rank"), "rank"),
            *common_columns(say, "out_of"),
            Column("name", say("phrases.province")),
            *merged.score_columns(request.voice, request.index_code, request.is_merged),
            *common_columns(say, "rank_change", "score_change", "quartile", "region", "reason"),
        )
    return (
        *common_columns(say, "rank", "out_of"),
        Column("name", say("phrases.province")),
        Column("score", request.voice.score(request.index_code), "score"),
        *common_columns(
            say, "rank_change", "score_change", "quartile", "basis", "region", "reason"
        ),
    )


def finding(request: RankingRequest) -> str:
    """Where the home province stands in this edition, in a sentence."""
    rows = ranking(request.whole)
    sentences = []
    for code in request.home:
        own = rows[rows["province_code"] == code]
        if own.empty:
            continue
        item = findings.standing_of(
            own.iloc[0],
            request.voice.short(code),
            request.component,
            request.year,
            decimals_of(request.index_code),
        )
        sentences.append(findings.standing(item, request.voice.say, request.language))
    told = "; ".join(sentences)
    return request.voice.say("merged.finding", finding=told) if request.is_merged else told


@per_version
def price(request: RankingRequest, code: str) -> tuple[str, ...]:
    """What the next places cost in points, in sentences; nothing for a partial edition.

    Points are rounded up to the decimals shown, so that adding what is printed gives the place.
    """
    rows = ask(
        "rank_price",
        scored_by=request.index_code,
        year=request.year,
        component_code=request.component_code,
        subject_code=code,
    )
    say, decimals = request.voice.say, decimals_of(request.index_code)
    return tuple(
        say(
            "ranking.price",
            ranks=int(row["ranks"]),
            wanted=int(row["wanted_rank"]),
            points=score_text(
                request.index_code, rounded_up(float(row["points"]), decimals), request.language
            ),
        )
        for row in records(rows[rows["ranks"] > 0].iloc[::-1])
    )


def is_reordered(request: RankingRequest, code: str) -> bool:
    """Whether the scores do not give the published place, so that no price can be told."""
    rows = ranking(request.whole)
    own = rows[rows["province_code"] == code]
    if own.empty or is_missing(own.iloc[0]["published_rank"]):
        return False
    computed = own.iloc[0]["computed_rank"]
    return not is_missing(computed) and bool(own.iloc[0]["published_rank"] != computed)


def rounded_up(points: float, decimals: int = 2) -> float:
    """``points`` to ``decimals``, never less than they are."""
    shift = 10.0**decimals
    return math.ceil(round(points * shift, 6)) / shift


@per_version
def neighbours(request: RankingRequest) -> str:
    """Whom survey error cannot tell from the home province; "" where no interval was published."""
    rows = ranking(request.whole)
    own = rows[rows["province_code"] == request.home[0]]
    if own.empty or is_missing(own.iloc[0]["ci95_low"]):
        return ""
    alike = rows[rows["is_indistinguishable"].fillna(False).astype(bool)]
    others = alike[alike["province_code"] != request.home[0]]
    return request.voice.say(
        "ranking.indistinguishable",
        province=request.voice.short(request.home[0]),
        low=score_text(request.index_code, float(own.iloc[0]["ci95_low"]), request.language),
        high=score_text(request.index_code, float(own.iloc[0]["ci95_high"]), request.language),
        count=len(others),
        best=int(alike["rank"].min()),
        worst=int(alike["rank"].max()),
    )


def undrawn(request: RankingRequest) -> list[str]:
    """Provinces with a result that has no dot: a score without a rank, or a rank without a score.

    In words, so that what is drawn and what is listed are the whole field.
    """
    if request.is_merged:
        return []
    rows, say = ranking(request), request.voice.say
    measure, other = ("score", "rank") if request.is_full else ("rank", "score")
    found = rows[rows[measure].isna() & rows[other].notna()]
    return [
        say(
            "ranking.undrawn_one",
            province=row["name"],
            known=numbers.rank(row["rank"], row["out_of"])
            if other == "rank"
            else score_text(request.index_code, float(row["score"]), request.language),
        )
        for row in records(found)
    ]


def without_result(request: RankingRequest) -> dict[str, list[str]]:
    """Names of the provinces without score and place, by the reason."""
    rows = ranking(request)
    absent = rows[rows["score"].isna() & rows["rank"].isna()]
    names: dict[str, list[str]] = {}
    for reason, name in zip(absent["reason"], absent["name"], strict=True):
        names.setdefault(str(reason), []).append(str(name))
    return names
