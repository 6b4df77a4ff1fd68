"""What the ranking page is asked for: one edition of an index, all its provinces."""

from dataclasses import dataclass, replace

from dashboard.catalog.indices import (
    edition_component,
    newest_held,
    subjects_in,
    years_of,
)
from dashboard.catalog.labels import OfComponent, OfEdition
from dashboard.catalog.provinces import Province, provinces_by_code
from dashboard.figures.choices import Choices, Request
from dashboard.figures.findings.history import history
from dashboard.store.ask import ask, per_version
from dashboard.text.messages import words

VIEWS = ("dots", "map", "bump")


@dataclass(frozen=True)
class RankingRequest(OfEdition, OfComponent, Request):
    """A ranking; ``home`` are the codes of the province, ``from_year`` is the edition before."""

    index_code: str
    year: int
    component_code: str
    home: tuple[str, ...]
    compared: tuple[str, ...]
    region: str
    language: str
    view: str = "dots"
    from_year: int | None = None
    chosen_code: str = ""

    @property
    def province_code(self) -> str:
        """The province in whose field the edition is read."""
        return self.home[0]

    @property
    def chosen(self) -> Province:
        """The province that was chosen."""
        return provinces_by_code(self.language)[self.chosen_code or self.home[0]]

    @property
    def component(self) -> str:
        """The component by its name in that year; the index's own for its total."""
        return self.voice.component_in(self.index_code, self.component_code, self.year)

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the editions that have the component."""
        rows = history((self.home[0],), self.index_code, self.component_code)
        return tuple(int(year) for year in rows["year"])

    @property
    def whole(self) -> "RankingRequest":
        """The same of the whole country."""
        return replace(self, region="")

    def in_year(self, year: int) -> "RankingRequest":
        """The same of another edition."""
        component = edition_component(self.index_code, year, self.component_code)
        return replace(self, year=year, component_code=component)

    def figure_key(self, kind: str) -> str:
        """The key of a figure of this ranking."""
        return f"{self.index_code}-{self.year}-{self.component_code}-{kind}"


def read(choices: Choices) -> RankingRequest:
    """The request of an address. The newest edition with results of the index is the default."""
    with choices.row():
        province = choices.province()
        index_code = choices.index()
        years = list(years_of(index_code, province))
        year = choices.year_of(province, index_code, newest_held(index_code, province))
        component_code = edition_component(index_code, year, choices.component(index_code, year))
    home = subjects_in(index_code, year, province)
    with choices.row():
        compared = choices.others(province, home)
        offered = regions(year, index_code, home[0], choices.language)
        region = choices.one("region", "controls.region", offered, "")
    view = choices.page_view("ranking", VIEWS)
    return RankingRequest(
        index_code=index_code,
        year=year,
        component_code=component_code,
        home=home,
        compared=compared,
        region=region,
        language=choices.language,
        chosen_code=province.code,
        view=view,
        from_year=_from_year(choices, years, year) if view == "bump" else None,
    )


def _from_year(choices: Choices, years: list[int], year: int) -> int | None:
    """The edition to compare with: the one before by default."""
    others = [other for other in years if other != year]
    before = [other for other in others if other < year]
    if not others:
        return None
    return choices.year(others, max(before or others), "from_year", "ranking.from_year")


@per_version
def regions(year: int, index_code: str, province_code: str, language: str) -> dict[str, str]:
    """Regions of the year's map for a picker; the empty key is the whole country."""
    rows = ask(
        "edition_ranking",
        index_code=index_code,
        year=year,
        component_code=edition_component(index_code, year),
        province_code=province_code,
    )
    named_regions = sorted({str(region) for region in rows["region"]})
    return {"": words(language)("controls.region_all")} | {name: name for name in named_regions}
