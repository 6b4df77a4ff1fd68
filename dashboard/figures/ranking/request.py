"""What the ranking page is asked for: one edition of an index, all its provinces."""

from dataclasses import dataclass, replace

from dashboard.catalog.indices import (
    edition_component,
    edition_row,
    edition_rows,
    field_of,
    subjects_in,
)
from dashboard.catalog.labels import OfComponent, OfEdition
from dashboard.figures.choices import Choices, Request
from dashboard.figures.findings.history import history
from dashboard.store.ask import ask, per_version
from dashboard.text.messages import words

VIEWS = ("dots", "map", "bump")


@dataclass(frozen=True)
class RankingRequest(OfEdition, OfComponent, Request):
    """A ranking; ``home`` are the codes of the province, ``from_year`` is the edition before.

    ``ranks`` are the first and the last rank of the part that is looked at; None for all.
    """

    index_code: str
    year: int
    component_code: str
    home: tuple[str, ...]
    compared: tuple[str, ...]
    region: str
    language: str
    view: str = "dots"
    from_year: int | None = None
    ranks: tuple[int, int] | None = None

    @property
    def is_full(self) -> bool:
        """Whether all provinces of the edition are on record, in the field that is read."""
        row = edition_row(self.index_code, self.year, self.home[0])
        return bool(row["coverage"] == "full")

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
    """The request of an address. The newest full edition is the default; without one the newest."""
    with choices.row():
        province = choices.province()
        index_code = choices.index()
        editions = edition_rows(index_code, province.code)
        years = [int(year) for year in editions["year"]]
        full = [int(year) for year in editions["year"][editions["coverage"] == "full"]]
        own = [int(year) for year in editions["year"][editions["field"] == field_of(province.code)]]
        year = choices.year(years, max(full or own or years))
        component_code = edition_component(index_code, year, choices.component(index_code, year))
    home = subjects_in(index_code, year, province)
    with choices.row():
        compared = choices.others(province)
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
        view=view,
        from_year=_from_year(choices, years, year) if view == "bump" else None,
        ranks=_ranks(choices, index_code, year, component_code) if view == "dots" else None,
    )


def _ranks(
    choices: Choices, index_code: str, year: int, component_code: str
) -> tuple[int, int] | None:
    """From which rank to which, where there are several."""
    rows = ask(
        "edition_ranking",
        index_code=index_code,
        year=year,
        component_code=component_code,
        province_code="",
    )
    known = rows["rank"].dropna()
    last = int(known.max()) if len(known) else 1
    return choices.span("ranks", "ranking.ranks", last) if last > 1 else None


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
