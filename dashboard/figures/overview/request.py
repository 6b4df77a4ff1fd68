"""What the overview is asked for: a province and a year."""

from dataclasses import dataclass, replace

from dashboard.catalog.provinces import Province, provinces_by_code
from dashboard.figures.choices import Choices, Request
from dashboard.figures.findings.standing import newest_year, with_results


@dataclass(frozen=True)
class OverviewRequest(Request):
    """A province's results up to a year."""

    province_code: str
    year: int
    language: str

    @property
    def province(self) -> Province:
        """The province."""
        return provinces_by_code(self.language)[self.province_code]

    @property
    def subjects(self) -> tuple["OverviewRequest", ...]:
        """The same of each province whose results stand for the one chosen, up to the year."""
        codes = with_results(self.province, self.year)
        return tuple(replace(self, province_code=code) for code in codes)


def read(choices: Choices) -> OverviewRequest:
    """The request of an address; by default the newest year with a result."""
    with choices.row():
        province = choices.province()
        year = choices.year_of(province, "", newest_year(province.codes))
    return OverviewRequest(province.code, year, choices.language)
