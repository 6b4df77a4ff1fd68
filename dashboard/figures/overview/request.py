"""What the overview is asked for: a province and a year."""

from dataclasses import dataclass

from dashboard.catalog.indices import edition_years
from dashboard.catalog.provinces import Province, provinces_by_code
from dashboard.figures.choices import Choices, Request
from dashboard.figures.findings.standing import newest_year


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


def read(choices: Choices) -> OverviewRequest:
    """The request of an address; by default the newest year with a result."""
    with choices.row():
        province = choices.province()
        year = choices.year(edition_years(), newest_year(province.subjects))
    return OverviewRequest(province.code, year, choices.language)
