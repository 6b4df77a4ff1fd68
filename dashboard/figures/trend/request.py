"""What the trend page is asked for: an index or a component of it over all years."""

from dataclasses import dataclass

from dashboard.catalog.labels import OfComponent, voice
from dashboard.catalog.provinces import Province, provinces_by_code
from dashboard.figures.choices import Choices, Request

VIEWS = ("total", "components")
ALONE_WIDTH = 240


@dataclass(frozen=True)
class TrendRequest(OfComponent, Request):
    """A trend; ``home`` are the codes of the province, or of those that stand for it.

    ``alone`` is the one of them all that is in front of the others; "" for none.
    """

    home: tuple[str, ...]
    index_code: str
    component_code: str
    compared: tuple[str, ...]
    language: str
    province_code: str = ""
    view: str = "total"
    alone: str = ""

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


def read(choices: Choices) -> TrendRequest:
    """The request of an address."""
    with choices.row():
        province = choices.province()
        index_code = choices.index()
        component_code = choices.component(index_code)
    compared, view = choices.others(province), choices.page_view("trend", VIEWS)
    return TrendRequest(
        home=province.subjects,
        index_code=index_code,
        component_code=component_code,
        compared=compared,
        language=choices.language,
        province_code=province.code,
        view=view,
        alone=_alone(choices, (*province.subjects, *compared)) if view == "total" else "",
    )


def _alone(choices: Choices, codes: tuple[str, ...]) -> str:
    """Which of several lines is in front; all of them by default."""
    if len(codes) == 1:
        return ""
    names = {code: voice(choices.language).short(code) for code in codes}
    options = {"": choices.say("trend.alone_all")} | names
    return choices.one("alone", "trend.alone", options, "", width=ALONE_WIDTH)
