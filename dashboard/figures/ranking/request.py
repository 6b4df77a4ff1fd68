"""What the ranking page is asked for: one edition of an index, all its provinces."""

from dataclasses import dataclass, replace

import pandas as pd

from dashboard.catalog.indices import (
    PUBLISHED,
    TODAY,
    edition_component,
    edition_row,
    is_merged,
    newest_held,
    subjects_in,
    years_of,
)
from dashboard.catalog.labels import OfComponent, OfEdition
from dashboard.catalog.peers import Peers, peers_of
from dashboard.catalog.provinces import Province, province_today, provinces_by_code
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
    chosen_code: str = ""
    borders: str = PUBLISHED
    group: str = ""
    ranks: tuple[int, int] | None = None

    @property
    def peers(self) -> Peers | None:
        """The others of the group that is shown; None for the whole country."""
        return peers_of(self.home[0], self.language).get(self.group)

    @property
    def is_merged(self) -> bool:
        """Whether it is of the provinces of today, computed by us from an edition for the 63."""
        return is_merged(self.index_code, self.year, self.home[0]) and self.borders == TODAY

    @property
    def edition(self) -> str:
        """The edition's name; that it is computed for the borders of today, where it is."""
        name = self.voice.edition(self.index_code, self.year)
        return self.voice.say("merged.edition", edition=name) if self.is_merged else name

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
        rows = history((self.home[0],), self.index_code, self.component_code, self.borders)
        return tuple(int(year) for year in rows["year"])

    @property
    def whole(self) -> "RankingRequest":
        """The same of the whole country."""
        return replace(self, region="", group="")

    def in_year(self, year: int) -> "RankingRequest":
        """The same of another edition."""
        component = edition_component(self.index_code, year, self.component_code)
        return replace(self, year=year, component_code=component)

    def figure_key(self, kind: str) -> str:
        """The key of a figure of this ranking."""
        marks = ("-34" if self.is_merged else "") + (f"-{self.group}" if self.group else "")
        return f"{self.index_code}-{self.year}-{self.component_code}{marks}-{kind}"


def read(choices: Choices) -> RankingRequest:
    """The request of an address. The newest edition with results of the index is the default."""
    with choices.row():
        province = choices.province()
        index_code = choices.index()
        years = list(years_of(index_code, province))
        year = choices.year_of(province, index_code, newest_held(index_code, province))
        component_code = edition_component(index_code, year, choices.component(index_code, year))
    borders = choices.borders(int(edition_row(index_code, year, province.code)["field"]))
    is_today = borders == TODAY
    home = (province_today(province.code),) if is_today else subjects_in(index_code, year, province)
    with choices.row():
        compared = choices.others(province, home, borders)
        offered = regions(year, index_code, home[0], choices.language, borders)
        region = choices.one("region", "controls.region", offered, "")
    group = choices.group(home[0])
    view = choices.page_view("ranking", VIEWS)
    has_span = view == "dots" and not is_today
    ranks = _ranks(choices, index_code, year, component_code) if has_span else None
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
        borders=borders,
        group=group,
        ranks=ranks,
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
def regions(
    year: int, index_code: str, province_code: str, language: str, borders: str = PUBLISHED
) -> dict[str, str]:
    """Regions of the year's map for a picker; the empty key is the whole country."""
    component_code = edition_component(index_code, year)
    rows = standings(index_code, year, component_code, province_code, borders)
    named_regions = sorted({str(region) for region in rows["region"]})
    return {"": words(language)("controls.region_all")} | {name: name for name in named_regions}


def standings(
    index_code: str, year: int, component_code: str, province_code: str, borders: str
) -> pd.DataFrame:
    """All provinces of an edition (queries/edition_ranking.sql), as it is read for a province.

    In the borders of today those of the 34, computed from their parts unless published for them
    (queries/merged_ranking.sql).
    """
    given = {"index_code": index_code, "year": year, "component_code": component_code}
    if borders == TODAY and is_merged(index_code, year, province_code):
        return ask("merged_ranking", **given)
    return ask("edition_ranking", province_code=province_code, **given)
