"""Sentences that state a finding, from fixed templates: every branch of rise and fall has its own.

Each takes numbers and a language's voice and gives one sentence; nothing here looks up data.
"""

from dataclasses import dataclass, fields

from dashboard.text import numbers
from dashboard.text.messages import Say
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row


@dataclass(frozen=True, kw_only=True)
class Result:
    """A result: score and rank, with what they moved since the year before; None for unknown.

    ``common_change``: the ranks gained among those alone who are in both editions.
    """

    score: float | None = None
    rank: int | None = None
    out_of: int | None = None
    rank_change: int | None = None
    score_change: float | None = None
    is_tied: bool | None = False
    prev_rank: int | None = None
    prev_out_of: int | None = None
    common_change: int | None = None

    @property
    def place_before(self) -> str:
        """The place of the year before where it is of another field: "58/63"; else ""."""
        if None in (self.rank_change, self.prev_out_of) or self.prev_out_of == self.out_of:
            return ""
        return numbers.rank(self.prev_rank, self.prev_out_of)

    @classmethod
    def of(cls, row: Row) -> "Result":
        """A result from a row with columns of these names; ``is_tied`` may be left out."""
        return cls(
            score=_number(row["score"]),
            rank=_whole(row["rank"]),
            out_of=_whole(row["out_of"]),
            rank_change=_whole(row["rank_change"]),
            score_change=_number(row["score_change"]),
            is_tied=bool(row.get("is_tied", False)),
            prev_rank=_whole(row.get("prev_rank", row.get("from_rank"))),
            prev_out_of=_whole(row.get("prev_out_of", row.get("from_out_of"))),
            common_change=_whole(row.get("common_change")),
        )


@dataclass(frozen=True, kw_only=True)
class Standing(Result):
    """A province's result in one edition, as a sentence needs it."""

    province: str
    index: str
    year: int
    decimals: int = 2


def _number(value: object) -> float | None:
    return None if is_missing(value) else float(str(value))


def _whole(value: object) -> int | None:
    return None if is_missing(value) else int(float(str(value)))


def standing_of(
    row: Row | Result, province: str, index: str, year: int, decimals: int = 2
) -> Standing:
    """A result with the names that a sentence needs, and the decimals of the index."""
    result = row if isinstance(row, Result) else Result.of(row)
    shown = {field.name: getattr(result, field.name) for field in fields(Result)}
    return Standing(province=province, index=index, year=year, decimals=decimals, **shown)


def _shown(change: float | None, decimals: int) -> float | None:
    """A change as it will be printed: what rounds to nothing is no rise and no fall."""
    return None if change is None else round(change, decimals)


def direction(change: float | None) -> str:
    """Which template says a change: rise, fall, same, unknown."""
    if change is None:
        return "unknown"
    return "rise" if change > 0 else "fall" if change < 0 else "same"


def standing(item: Standing, say: Say, language: str) -> str:
    """Where a province stands: "Kon Tum đứng thứ 49/63 về PAPI 2020, tăng 4 bậc ..."."""
    given = {"province": item.province, "index": item.index, "year": item.year}
    if item.rank is None:
        if item.score is None:
            return say("findings.no_result", **given)
        score = numbers.score(item.score, language, item.decimals)
        return say("findings.score_only", score=score, **given)
    rank = numbers.rank(item.rank, item.out_of)
    start = say("findings.tied" if item.is_tied else "findings.ranked", rank=rank, **given)
    return start + _movement(item, say, language)


def rank_moved(change: float | None, say: Say) -> str:
    """ ", tăng 2 bậc"; "" where the rank before is not known."""
    if change is None or is_missing(change):
        return ""
    ranks = abs(int(change))
    return say(f"findings.rank_{direction(change)}", ranks=ranks)


def moved(result: Result, say: Say) -> str:
    """ ", tăng 4 bậc (từ 58/63 sang 54/61)": where the fields differ, with both."""
    told = rank_moved(result.rank_change, say)
    if not result.place_before:
        return told
    ranks = {"before": result.place_before, "after": numbers.rank(result.rank, result.out_of)}
    return told + say("findings.of_fields", **ranks)


def moved_in_common(result: Result, say: Say) -> str:
    """How the rank moved among those in both editions alone, where it is not as the ranks say."""
    common = result.common_change if result.place_before else None
    if common is None or direction(common) == direction(result.rank_change):
        return ""
    return say("findings.of_common", moved=rank_moved(common, say).removeprefix(", "))


def place_moved(result: Result, language: str) -> str:
    """A table's cell: "54/61 (+4)"; where the fields differ "54/61 (+4; 58/63)", before after."""
    rank = numbers.rank(result.rank, result.out_of)
    if result.rank_change is None:
        return rank
    change = numbers.signed(result.rank_change, language, 0)
    return f"{rank} ({'; '.join(part for part in (change, result.place_before) if part)})"


def _movement(item: Standing, say: Say, language: str) -> str:
    rank = direction(item.rank_change)
    score = direction(_shown(item.score_change, item.decimals))
    if rank == "unknown" and score == "unknown":
        return say("findings.first")
    told, common = moved(item, say), moved_in_common(item, say)
    if score == "unknown":
        return told + common
    points = numbers.score(abs(item.score_change or 0.0), language, item.decimals)
    joined = "though" if {rank, score} == {"rise", "fall"} else "and"
    return told + say(f"findings.score_{joined}_{score}", points=points) + common


def comparison(
    own_change: float,
    median_change: float,
    say: Say,
    language: str,
    decimals: int = 2,
    whose: str = "findings",
    **given: object,
) -> str:
    """Is it us, or everyone? The own change beside the median's, inside one series.

    ``whose`` is the section of words with the median's: of the country, or of "peers".
    """
    own, median = (direction(_shown(one, decimals)) for one in (own_change, median_change))
    points = numbers.score(abs(median_change), language, decimals)
    return say(
        f"findings.own_{own}",
        points=numbers.score(abs(own_change), language, decimals),
        median=say(f"{whose}.median_{median}", points=points),
        **given,
    )
