"""What the trend page is asked for: an index or a component of it over all years."""

from dataclasses import dataclass

from dashboard.catalog.indices import subjects_of
from dashboard.catalog.labels import OfComponent
from dashboard.catalog.provinces import Province, provinces_by_code
from dashboard.figures.choices import Choices, Request

VIEWS = ("total", "components")


@dataclass(frozen=True)
class TrendRequest(OfComponent, Request):
    """A trend; ``home`` are the codes of the province, or of those that stand for it."""

    home: tuple[str, ...]
    index_code: str
    component_code: str
    compared: tuple[str, ...]
    language: str
    province_code: str = ""
    view: str = "total"

    @property
    def codes(self) -> tuple[str, ...]:
        """The provinces shown, the home province's first."""
        return (*self.home, *self.compared)

    def figure_key(self, kind: str) -> str:
        """The key of a figure of this index or component."""
        return f"{self.index_code}-{self.component_code}-{kind}"

    @property
    def province(self) -> Province:
        """The province that was chosen."""
        return provinces_by_code(self.language)[self.province_code or self.home[0]]

    @property
    def has_own(self) -> bool:
        """Whether a province of the 34 has results of its own, beside those of its parts."""
        return len(self.home) > 1 and self.home[0] == self.province.code

    @property
    def name(self) -> str:
        """Its name, with its era where both have it."""
        return self.voice.short(self.province.code)


def read(choices: Choices) -> TrendRequest:
    """The request of an address."""
    with choices.row():
        province = choices.province()
        index_code = choices.index()
        component_code = choices.component(index_code)
    home = subjects_of(index_code, province, component_code)
    compared = choices.others(province, home)
    return TrendRequest(
        home=home,
        index_code=index_code,
        component_code=component_code,
        compared=compared,
        language=choices.language,
        province_code=province.code,
        view=choices.page_view("trend", VIEWS),
    )
