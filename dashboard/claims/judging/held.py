"""What the version holds, looked up by what a claim is of."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.catalog.indices import TOTALS, edition_rows, field_of
from dashboard.catalog.provinces import provinces_by_code
from dashboard.store.ask import ask, per_version
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records


@dataclass(frozen=True)
class Held:
    """A province's result in an edition; ``change`` are what rank and score moved since
    before, ``common_change`` the rank among the provinces of both editions alone.
    """

    province_code: str
    year: int
    series: str
    score: float | None
    rank: int | None
    out_of: int | None
    rank_basis: str
    published_rank: int | None
    computed_rank: int | None
    former_rank: int | None
    rank_change: int | None
    common_change: int | None
    score_change: float | None
    source_id: str
    rank_source_id: str


def _number(value: object) -> float | None:
    return None if is_missing(value) else float(str(value))


def _whole(value: object) -> int | None:
    return None if is_missing(value) else int(float(str(value)))


def _text(value: object) -> str:
    return "" if is_missing(value) else str(value)


def _held(row: Row) -> Held:
    return Held(
        province_code=str(row["province_code"]),
        year=int(row["year"]),
        series=_text(row["series"]),
        score=_number(row["score"]),
        rank=_whole(row["rank"]),
        out_of=_whole(row["out_of"]),
        rank_basis=_text(row["rank_basis"]),
        published_rank=_whole(row["published_rank"]),
        computed_rank=_whole(row["computed_rank"]),
        former_rank=_whole(row["former_rank"]),
        rank_change=_whole(row["rank_change"]),
        common_change=_whole(row["common_change"]),
        score_change=_number(row["score_change"]),
        source_id=_text(row["source_id"]),
        rank_source_id=_text(row["rank_source_id"]) or _text(row["source_id"]),
    )


@per_version
def results(index_code: str, component_code: str = "") -> dict[tuple[str, int], Held]:
    """Every result of a component by province and year; "" stands for the total of each edition."""
    found: dict[tuple[str, int], Held] = {}
    for code in reversed(TOTALS) if component_code in ("", *TOTALS) else (component_code,):
        rows = records(ask("province_figure", index_code=index_code, component_code=code))
        found |= {(str(row["province_code"]), int(row["year"])): _held(row) for row in rows}
    return found


@per_version
def editions(index_code: str) -> frozenset[int]:
    """The years of an index."""
    return frozenset(int(year) for year in edition_rows(index_code)["year"])


@per_version
def scale(index_code: str, component_code: str, year: int) -> tuple[float, float] | None:
    """The lowest and highest score on record of an edition; None where there are few."""
    found = [
        held.score
        for (_, of), held in results(index_code, component_code).items()
        if of == year and held.score is not None
    ]
    return (min(found), max(found)) if len(found) > 1 else None


def of_region(region: str, province_code: str) -> list[str]:
    """The provinces of a region in the era of one of them."""
    known = provinces_by_code("vi")
    field = field_of(province_code)
    return [code for code, one in known.items() if one.region == region and field_of(code) == field]


@per_version
def facts(province_code: str) -> tuple[dict[str, object], ...]:
    """The figures that documents state of a province."""
    return tuple(
        {str(key): value for key, value in row.items()}
        for row in records(ask("stated_fact", province_code=province_code))
    )


STATED = {
    "-rank-change": "rank_change",
    "-score-change": "score_change",
    "-rank": "rank",
    "-score": "score",
}


def stated(
    province_code: str, index_code: str, year: int, kind: str
) -> Iterable[tuple[float, str]]:
    """What documents state of a result in so many words, where no row holds it: value, document."""
    for row in facts(province_code):
        slug = str(row["indicator_slug"])
        own = next((of for end, of in STATED.items() if slug.endswith(end)), "")
        if own == kind and row["index_code"] == index_code and row["year"] == year:
            yield float(str(row["value"])), str(row["source_id"])
