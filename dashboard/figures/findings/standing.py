"""Where a province stands on every index, by its newest result up to a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dashboard.catalog.indices import MISSION, edition_years, years_of
from dashboard.catalog.provinces import Province
from dashboard.figures.findings.rows import typed
from dashboard.store.ask import ask_province, per_version
from dashboard.text.sentences import Result


@dataclass(frozen=True, kw_only=True)
class ProvinceStanding(Result):
    """The newest result on an index; ``result_year`` is None where none is on record.

    ``edition_year`` is the newest edition up to the year, whether it names the province or not.
    """

    index_code: str
    circle: str = MISSION
    edition_year: int | None = None
    result_year: int | None = None
    component_code: str | None = None
    coverage: str | None = None
    rank_basis: str | None = None
    quartile: int | None = None
    derived_from: str | None = None
    derived_from_en: str | None = None
    source_id: str | None = None
    rank_source_id: str | None = None


@per_version
def standings(province_code: str, year: int) -> Mapping[str, ProvinceStanding]:
    """By index code, in the order of the indices; no edition after ``year`` counts."""
    rows = ask_province("province_standing", province_code, year=year)
    return MappingProxyType({row.index_code: row for row in typed(ProvinceStanding, rows)})


def in_view(province_code: str, year: int) -> Mapping[str, ProvinceStanding]:
    """The indices of the mission, and further ones of which there is a result of the province."""
    return MappingProxyType(
        {
            code: row
            for code, row in standings(province_code, year).items()
            if row.circle == MISSION or row.result_year is not None
        }
    )


@per_version
def with_results(province: Province, year: int) -> tuple[str, ...]:
    """Whose results up to a year stand for a province: its own first, where it has some on any
    index, then those of its predecessors, one by one; of a province of the 63 its own.
    """
    own = standings(province.code, year).values()
    has_own = not province.predecessors or any(row.result_year is not None for row in own)
    return ((province.code,) if has_own else ()) + province.predecessors


@per_version
def newest_result(index_code: str, province: Province) -> int:
    """The newest edition of an index in which a province, or one that went into it, has a result;
    the newest there is to read where none has.
    """
    years = years_of(index_code, province)
    results = (standings(code, years[-1])[index_code].result_year for code in province.codes)
    return max((year for year in results if year is not None), default=years[-1])


@per_version
def newest_year(province_codes: tuple[str, ...]) -> int:
    """The newest year in which one of the provinces has a result on any index; else the last."""
    last = edition_years()[-1]
    known = [
        row.result_year
        for code in province_codes
        for row in standings(code, last).values()
        if row.result_year is not None
    ]
    return max(known, default=last)
