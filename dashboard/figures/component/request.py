"""What the component page is asked for: an edition's components as one province has them."""

from dataclasses import dataclass, replace

import pandas as pd

from dashboard.catalog.indices import (
    PUBLISHED,
    TODAY,
    TOTALS,
    edition_component,
    edition_components,
    edition_row,
    edition_rows,
    is_merged,
    subjects_in,
    years_of,
)
from dashboard.catalog.labels import OfEdition
from dashboard.catalog.peers import Peers, peers_of
from dashboard.catalog.provinces import Province, province_today, provinces_by_code
from dashboard.figures.choices import Choices, Request
from dashboard.figures.findings.standing import newest_result
from dashboard.store.ask import ask, per_version

# No edition has it: the base year where there is no earlier edition.
NO_YEAR = 0
VIEWS = ("tree", "gap", "change", "compare", "theme")
# Whom a province is held against; the last needs provinces that were chosen to compare with.
BENCHMARKS = ("median", "best", "region", "merged", "chosen")
# Before the kind of a ready-made group, whose median the province is held against.
PEERS_OF = "peers_"
# Among whom similar provinces are looked for.
PEERS = ("all", "region", "merged")


@dataclass(frozen=True)
class ComponentRequest(OfEdition, Request):
    """An edition's components; ``component_code`` is the opened one, ``from_year`` the base year.

    Figures are of one province with results of its own: one of ``subjects``.
    """

    index_code: str
    year: int
    component_code: str
    from_year: int
    province_code: str
    compared: tuple[str, ...]
    language: str
    view: str = "tree"
    benchmark: str = "median"
    peers: str = "all"
    borders: str = PUBLISHED

    @property
    def is_merged(self) -> bool:
        """Whether it is of provinces of today, computed by us from an edition for the 63."""
        own = province_today(self.province_code)
        return self.borders == TODAY and is_merged(self.index_code, self.year, own)

    @property
    def edition(self) -> str:
        """The edition's name; that it is computed for the borders of today, where it is."""
        name = self.voice.edition(self.index_code, self.year)
        return self.voice.say("merged.edition", edition=name) if self.is_merged else name

    @property
    def group(self) -> Peers | None:
        """The ready-made group whose median is the benchmark; None for another benchmark."""
        kind = self.benchmark.removeprefix(PEERS_OF)
        known = peers_of(self.province_code, self.language)
        return known.get(kind) if kind != self.benchmark else None

    @property
    def chosen(self) -> Province:
        """The province that was chosen."""
        return provinces_by_code(self.language)[self.province_code]

    @property
    def subjects(self) -> tuple["ComponentRequest", ...]:
        """The same of each province whose results stand for the one chosen."""
        if self.borders == TODAY:
            return (replace(self, province_code=province_today(self.province_code)),)
        codes = subjects_in(self.index_code, self.year, self.chosen)
        return tuple(replace(self, province_code=code) for code in codes)

    def marked(self, finding: str) -> str:
        """A finding; that we computed it and nobody published it, where so."""
        return self.voice.say("merged.finding", finding=finding) if self.is_merged else finding

    def against(self, benchmark: str) -> "ComponentRequest":
        """The same, held against another benchmark."""
        return replace(self, benchmark=benchmark)

    @property
    def province(self) -> str:
        """The province's name."""
        return self.voice.short(self.province_code)

    @property
    def has_base(self) -> bool:
        """Whether there is an earlier edition to compare with."""
        return self.from_year != NO_YEAR

    @property
    def is_one_series(self) -> bool:
        """Whether scores of the base year may be compared with this edition's."""
        if not self.has_base:
            return False
        rows = edition_rows(self.index_code, self.province_code)[["series", "field"]]
        return bool((rows.loc[self.from_year] == rows.loc[self.year]).all())

    @property
    def has_other_borders(self) -> bool:
        """Whether the base year's edition was of the 63 and this one is of the 34."""
        if not self.has_base:
            return False
        fields = edition_rows(self.index_code, self.province_code)["field"]
        return bool(fields[self.from_year] != fields[self.year])

    @property
    def opened(self) -> str:
        """The opened component's name in that year; the index's for its total."""
        if self.component_code in TOTALS:
            return self.voice.index(self.index_code)
        known = edition_components(self.index_code, self.year, self.language)
        return f"{self.voice.index(self.index_code)} {known[self.component_code]}"

    def figure_key(self, kind: str) -> str:
        """The key of a figure of this edition and province."""
        edition = f"{self.index_code}-{self.year}-{self.component_code}"
        return f"{edition}-{self.province_code}-{kind}"


def read(choices: Choices) -> ComponentRequest:
    """The request of an address."""
    with choices.row():
        province = choices.province()
        index_code = choices.index()
        year = choices.year_of(province, index_code, default_year(index_code, province))
        years = years_of(index_code, province)
        since = year_before(index_code, year, province.code)
        earlier = [one for one in years if one < year]
        if earlier:
            since = choices.year(earlier, since, "from_year", "controls.from_year")
    with choices.row():
        nodes = openable(index_code, year, choices.language)
        opened = choices.one("component", "controls.component", nodes, next(iter(nodes)))
        compared = choices.others(province, subjects_in(index_code, year, province))
    request = ComponentRequest(
        index_code=index_code,
        year=year,
        component_code=edition_component(index_code, year, opened),
        from_year=since,
        province_code=province.code,
        compared=compared,
        language=choices.language,
        view=choices.page_view("component", VIEWS),
    )
    return _read_of_view(request, choices)


def _read_of_view(request: ComponentRequest, choices: Choices) -> ComponentRequest:
    """What only one of the views asks for."""
    if request.view == "gap":
        known = BENCHMARKS if request.compared else BENCHMARKS[:-1]
        options = {key: choices.say(f"component.benchmark_{key}") for key in known}
        chosen = choices.one(
            "benchmark", "component.benchmark", options, request.benchmark, width=360
        )
        group = choices.group(request.subjects[0].province_code)
        return request.against(PEERS_OF + group if group else chosen)
    if request.view == "compare":
        groups = {key: choices.say(f"profile.peers_{key}") for key in PEERS}
        peers = choices.one("peers", "profile.peers", groups, request.peers, width=260)
        field = edition_row(request.index_code, request.year, request.province_code)["field"]
        borders = choices.borders(int(field))
        return _in_borders(replace(request, peers=peers, borders=borders))
    return request


def _in_borders(request: ComponentRequest) -> ComponentRequest:
    """In the borders of today those compared are the provinces that they became or went into."""
    if request.borders != TODAY:
        return request
    found = dict.fromkeys(province_today(code) for code in request.compared)
    own = province_today(request.province_code)
    return replace(request, compared=tuple(code for code in found if code != own))


def openable(index_code: str, year: int, language: str) -> dict[str, str]:
    """The components of an edition for a picker, by the names of that year, the total first."""
    found = edition_components(index_code, year, language)
    return {TOTALS[0] if code in TOTALS else code: name for code, name in found.items()}


@per_version
def default_year(index_code: str, province: Province) -> int:
    """The newest edition with components of a province or of one that went into it, else the newest
    with a result of theirs.
    """
    own = pd.concat(
        ask("province_component_history", province_code=code, index_code=index_code)
        for code in province.codes
    )
    scored = own["year"][own["score"].notna()]
    return int(scored.max()) if len(scored) else newest_result(index_code, province)


def year_before(index_code: str, year: int, province_code: str) -> int:
    """The edition before another that a province can be read in; ``NO_YEAR`` for the first."""
    years = edition_rows(index_code, province_code).index
    return max((int(one) for one in years if one < year), default=NO_YEAR)


def total_request(
    index_code: str, year: int, province_code: str, language: str
) -> ComponentRequest:
    """All components of an edition since the one before, of one province."""
    return ComponentRequest(
        index_code=index_code,
        year=year,
        component_code=edition_component(index_code, year),
        from_year=year_before(index_code, year, province_code),
        province_code=province_code,
        compared=(),
        language=language,
    )
