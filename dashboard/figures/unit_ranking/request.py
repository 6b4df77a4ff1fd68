"""What the ranking of units is asked for: one block of a province's units in one year."""

from dataclasses import dataclass, replace

import pandas as pd

from dashboard.catalog import unit_editions
from dashboard.catalog.provinces import find_province, home_province, provinces_by_code
from dashboard.catalog.unit_editions import NO_YEAR
from dashboard.figures.choices import Choices, Request

YEAR_WIDTH = 130


@dataclass(frozen=True)
class UnitRankingRequest(Request):
    """A block of units; ``scheme`` is "" where nothing is on record of the province's units.

    ``compared_year`` is ``NO_YEAR`` where none was chosen; ``marked`` are units to be pointed out.
    """

    province_code: str
    scheme: str
    year: int
    block: str
    compared_year: int
    language: str
    marked: tuple[str, ...] = ()

    @property
    def province(self) -> str:
        """The province's name."""
        return self.voice.short(self.province_code)

    @property
    def scope(self) -> str:
        """The block in a sentence: "Kon Tum 2023, khối sở, ban, ngành"."""
        block = self.voice.say(f"units.block_in.{self.block}")
        return self.voice.say(
            "unit_ranking.scope", province=self.province, year=self.year, block=block
        )

    @property
    def scheme_name(self) -> str:
        """The scheme in full."""
        return unit_editions.scheme_options(self.province_code, self.language)[self.scheme]

    @property
    def summary(self) -> pd.Series:
        """What is on record of the block."""
        return unit_editions.edition(self.province_code, self.scheme, self.year, self.block)

    @property
    def is_full(self) -> bool:
        """Whether all units of the block are on record."""
        return bool(self.summary["coverage"] == "full")

    @property
    def edition(self) -> str:
        """Of what the figures are: the scheme, the province and the year."""
        return f"{self.scheme_name}, {self.province} {self.year}"

    def figure_key(self, kind: str) -> str:
        """The key of one of the block's figures."""
        return f"{self.scheme}-{self.province_code}-{self.year}-{self.block}-{kind}"

    def of_year(self, year: int) -> "UnitRankingRequest":
        """The same block in another year."""
        return replace(self, year=year, compared_year=NO_YEAR)


def read(choices: Choices) -> UnitRankingRequest:
    """The request of an address: scheme, year, block and the year beside, of what is on record."""
    language = choices.language
    with choices.row():
        options = unit_editions.province_options(language)
        home = home_province(provinces_by_code(language))
        code = choices.one("province", "controls.province", options, home, find_province)
        if code not in unit_editions.province_codes():
            return UnitRankingRequest(code, "", NO_YEAR, "", NO_YEAR, language)
        schemes = unit_editions.scheme_options(code, language)
        scheme = choices.one("scheme", "unit_ranking.scheme", schemes, next(iter(schemes)))
    with choices.row():
        years = unit_editions.years(code, scheme)
        year = choices.year(years, unit_editions.default_year(code, scheme))
        blocks = unit_editions.block_options(code, scheme, year, language)
        block = choices.one("block", "unit_ranking.block", blocks, next(iter(blocks)))
        others = unit_editions.beside_options(code, scheme, block, year, language)
        beside = choices.one(
            "compare_year", "unit_ranking.beside_year", others, str(NO_YEAR), width=YEAR_WIDTH
        )
    marked = choices.pointed_out()
    return UnitRankingRequest(code, scheme, year, block, int(beside), language, marked)
