"""What the trend page is asked for: an index or a component of it over all years."""

from dataclasses import dataclass

from dashboard.catalog.indices import PUBLISHED, TODAY, subjects_of
from dashboard.catalog.labels import OfComponent, voice
from dashboard.catalog.peers import Peers, peers_of
from dashboard.catalog.provinces import Province, province_today, provinces_by_code
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
    borders: str = PUBLISHED
    group: str = ""

    @property
    def peers(self) -> Peers | None:
        """The others of the group beside which it is shown; None for the whole country."""
        return peers_of(self.home[0], self.language).get(self.group)

    @property
    def is_merged(self) -> bool:
        """Whether it is of provinces of today, computed by us from editions for the 63."""
        return self.borders == TODAY

    @property
    def beside(self) -> dict[str, object]:
        """What words say of the group; nothing for the whole country."""
        if self.peers is None:
            return {}
        given = {"name": self.peers.name, "count": len(self.peers.codes)}
        return {"province": self.voice.short(self.home[0]), **given}

    @property
    def codes(self) -> tuple[str, ...]:
        """The provinces shown, the home province's first."""
        return (*self.home, *self.compared)

    def figure_key(self, kind: str) -> str:
        """The key of a figure of this index or component."""
        marks = ("-34" if self.is_merged else "") + (f"-{self.group}" if self.group else "")
        return f"{self.index_code}-{self.component_code}{marks}-{kind}"

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
    borders = choices.borders()
    is_today = borders == TODAY
    home = (
        (province_today(province.code),)
        if is_today
        else subjects_of(index_code, province, component_code)
    )
    compared, view = choices.others(province, home, borders), choices.page_view("trend", VIEWS)
    return TrendRequest(
        home=home,
        index_code=index_code,
        component_code=component_code,
        compared=compared,
        language=choices.language,
        province_code=province.code,
        view=view,
        alone=_alone(choices, (*home, *compared)) if view == "total" else "",
        borders=borders,
        group=choices.group(home[0]),
    )


def _alone(choices: Choices, codes: tuple[str, ...]) -> str:
    """Which of several lines is in front; all of them by default."""
    if len(codes) == 1:
        return ""
    names = {code: voice(choices.language).short(code) for code in codes}
    options = {"": choices.say("trend.alone_all")} | names
    return choices.one("alone", "trend.alone", options, "", width=ALONE_WIDTH)
