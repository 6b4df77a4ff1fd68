"""Whose results of which year a slide is about, and the rows that many slides need."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.catalog.indices import MISSION, decimals_of, edition_rows, index_rows
from dashboard.catalog.labels import Spoken
from dashboard.catalog.provinces import Province, provinces_by_code
from dashboard.figures.component.request import NO_YEAR, ComponentRequest, total_request
from dashboard.figures.findings import standing
from dashboard.figures.findings.standing import ProvinceStanding
from dashboard.store.ask import per_version
from dashboard.text import sentences

TOTAL = "TOTAL"
# Numbers that can be read from the last row, beside a line of targets.
MOST_ON_A_SLIDE = 4


@dataclass(frozen=True)
class BriefingRequest(Spoken):
    """A province and a year, in a language; ``choices`` are the step's, as addresses name them."""

    province_code: str
    year: int
    language: str
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def province(self) -> str:
        """The province's name."""
        return self.voice.short(self.province_code)

    @property
    def chosen(self) -> Province:
        """The province itself."""
        return provinces_by_code(self.language)[self.province_code]

    def choice(self, name: str) -> str:
        """A choice of the step; "" where it was not made."""
        return dict(self.choices).get(name, "")

    @property
    def index_code(self) -> str:
        """The index that was chosen, else the first one there is."""
        return self.choice("index") or str(index_rows().index[0])


def standings(request: BriefingRequest) -> Mapping[str, ProvinceStanding]:
    """The newest result up to the year on every index, by code, also where there is none."""
    return standing.standings(request.province_code, request.year)


def in_view(request: BriefingRequest) -> Mapping[str, ProvinceStanding]:
    """The same of as many as a slide has room for: those of the mission first, then further ones
    with a result; these alone where none of the mission has one. All have slides of their own.
    """
    found = standing.in_view(request.province_code, request.year)
    known = {code: row for code, row in found.items() if row.result_year is not None}
    if known and not any(row.circle == MISSION for row in known.values()):
        found = known
    return dict(itertools.islice(found.items(), MOST_ON_A_SLIDE))


def result_year(request: BriefingRequest, index_code: str) -> int | None:
    """The edition of the newest result up to the year; None where none is on record."""
    return standings(request)[index_code].result_year


def with_results(request: BriefingRequest) -> tuple[str, ...]:
    """The indices with a place or a score on record up to the year, in their order."""
    return tuple(code for code in standings(request) if result_year(request, code) is not None)


@per_version
def edition_request(request: BriefingRequest, index_code: str) -> ComponentRequest | None:
    """The newest result as the component figures ask for it, beside the year before it."""
    year = result_year(request, index_code)
    if year is None:
        return None
    known = edition_rows(index_code)["year"]
    before = year - 1 if year - 1 in set(known) else NO_YEAR
    edition = total_request(index_code, year, request.province_code, request.language)
    return replace(edition, from_year=before)


def standing_of(request: BriefingRequest, index_code: str) -> sentences.Standing:
    """The newest result as sentences need it."""
    row = standings(request)[index_code]
    year = request.year if row.result_year is None else row.result_year
    return sentences.standing_of(
        row, request.province, request.voice.index(index_code), year, decimals_of(index_code)
    )
