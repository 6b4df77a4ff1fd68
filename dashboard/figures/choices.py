"""Where a request reads what was chosen: an address, a slide's step, or the inputs of a page.

A page's ``read`` asks a ``Choices`` for one choice after the other, each with its options and its
default, and gives the request. Whoever reads an address (a page, a slide, a link, the warm-up, the
gallery, the benchmark) so comes to the same request (LAYOUT: one request per page).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.catalog.indices import (
    BORDERS,
    FORMER_FIELD,
    TODAY,
    TOTALS,
    component_names,
    edition_components,
    index_choices,
)
from dashboard.catalog.labels import Spoken
from dashboard.catalog.peers import peers_of
from dashboard.catalog.provinces import (
    Province,
    home_province,
    province_labels,
    province_today,
    provinces_by_code,
)
from dashboard.figures.choice_kinds import ChoicesByKind
from dashboard.figures.other_era import joined_note, spelled
from dashboard.store.ask import current_version

# Room for most names; the field shrinks with the screen.
COMPONENT_WIDTH = 420


@dataclass(frozen=True)
class Request(Spoken):
    """What a page shows, decoded; ``version`` is the data version it was read on."""

    version: str = field(default_factory=current_version, kw_only=True)

    @property
    def edition(self) -> str:
        """Of what its numbers are, in words; "" where each figure says it."""
        return ""


class Choices(ChoicesByKind):
    """What the catalogue offers for a choice: provinces, indices, components, borders, groups."""

    def province(self, first: tuple[str, ...] = ()) -> Province:
        """The province under any spelling; those of ``first`` are offered before the others."""
        provinces = provinces_by_code(self.language)
        labels = province_labels(self.language)
        options = {code: labels[code] for code in first} | labels
        home = home_province(provinces)
        said = self._first("province")
        note = joined_note(said, self.language)
        if note:
            self.complain("province", "controls.province", said, note)
        return provinces[self.one("province", "controls.province", options, home, spelled)]

    def index(self) -> str:
        """An index; the first by default."""
        names = index_choices(self.language)
        return self.one("index", "controls.index", names, next(iter(names)))

    def component(self, index_code: str, year: int | None = None) -> str:
        """A component of an index, or of an edition by the names of its year; else the total."""
        options = component_names(index_code, self.language)
        if year is not None:
            named = edition_components(index_code, year, self.language)
            options = {TOTALS[0] if code in TOTALS else code: named[code] for code in named}
        default = next(iter(options))
        return self.one("component", "controls.component", options, default, width=COMPONENT_WIDTH)

    def borders(self, field: int = FORMER_FIELD) -> str:
        """In whose borders: as published (for ``field`` provinces), or those of today."""
        options = {key: self.say(f"controls.borders_{key}", field=field) for key in BORDERS}
        return self.view("borders", "controls.borders", options)

    def group(self, province_code: str) -> str:
        """One of the ready-made groups that a province has others in; "" for the whole country."""
        options = {"": self.say("peers.all")} | {
            kind: self.say("peers.option", name=peers.name, count=len(peers.codes))
            for kind, peers in peers_of(province_code, self.language).items()
        }
        return self.view("group", "peers.group", options)

    def others(
        self, province: Province, shown: Sequence[str], borders: str = ""
    ) -> tuple[str, ...]:
        """Provinces to compare with: of the eras of those whose results are ``shown``."""
        is_today, own = borders == TODAY, {*province.codes, *shown}
        provinces = provinces_by_code(self.language)
        eras = {provinces[code].is_current for code in shown}
        options = {
            code: label
            for code, label in province_labels(self.language).items()
            if code not in own and provinces[code].is_current in eras
        }
        spell = province_today if is_today else str
        return self.several("compare", "controls.compare", options, "controls.compare_none", spell)
