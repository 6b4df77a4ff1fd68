"""What the page of one unit is asked for: the unit."""

from dataclasses import dataclass

from dashboard.catalog import unit_editions, units
from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.catalog.units import Unit
from dashboard.figures.choices import Choices, Request
from dashboard.figures.unit_ranking.request import UnitRankingRequest

HOME_UNIT = "kontum.bql-khu-kinh-te"


@dataclass(frozen=True)
class MyUnitRequest(Request):
    """Which unit, in which language."""

    unit_id: str
    language: str

    @property
    def unit(self) -> Unit:
        """The unit."""
        return units.units(self.language)[self.unit_id]

    @property
    def name(self) -> str:
        """The unit with its province, as it is called in running text."""
        return units.full_name(self.unit, self.language)

    def block(self, scheme: str, year: int) -> UnitRankingRequest:
        """The unit's block in a year of a scheme."""
        unit = self.unit
        return UnitRankingRequest(
            unit.province_code, scheme, year, unit.block, NO_YEAR, self.language
        )

    def scheme_name(self, scheme: str) -> str:
        """What a scheme is called in headings."""
        return unit_editions.scheme_name(scheme, self.language)

    def when(self, scheme: str, year: int) -> str:
        """A year of a scheme in a sentence."""
        return unit_editions.when(scheme, year, self.language)


def read(choices: Choices) -> MyUnitRequest:
    """The request of an address; units are found under any spelling."""
    labels = units.unit_labels(choices.language)
    unit_id = choices.one("unit", "my_unit.unit", labels, HOME_UNIT, units.find_unit)
    return MyUnitRequest(unit_id, choices.language)
