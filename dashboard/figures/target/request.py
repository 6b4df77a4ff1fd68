"""What the target page is asked for: whose targets, on what, and whose past cases are listed."""

from dataclasses import dataclass, replace

from dashboard.catalog.indices import index_choices, index_rows
from dashboard.catalog.labels import voice
from dashboard.catalog.provinces import Province, provinces_by_code
from dashboard.figures.choices import Choices, Request
from dashboard.figures.findings.promise import Promise, promises
from dashboard.figures.findings.promise_step import with_step
from dashboard.store.ask import ask, per_version

ALL, OTHER = "all", "other"
VIEWS = ("result", "step")


@dataclass(frozen=True)
class TargetRequest(Request):
    """Whose targets, and on what: "all", an index, or "other" indicators.

    ``chosen`` holds the promise whose past cases are listed, by the code of who made it.
    """

    province_code: str
    index_code: str
    language: str
    view: str = "result"
    chosen: tuple[tuple[str, str], ...] = ()

    @property
    def province(self) -> Province:
        """The province that was chosen."""
        return provinces_by_code(self.language)[self.province_code]

    @property
    def name(self) -> str:
        """Its name, with its era where both have it."""
        return self.voice.short(self.province_code)

    @property
    def subjects(self) -> tuple["TargetRequest", ...]:
        """A request for each whose targets stand on a province's page.

        They are its own, and those of what went into it.
        """
        own = self.province_code in provinces() or not self.province.predecessors
        codes = (*((self.province_code,) if own else ()), *self.province.predecessors)
        return tuple(
            TargetRequest(code, self.index_code, self.language, version=self.version)
            for code in codes
        )

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What is asked for, by index and year."""
        return promises(self.province_code, self.index_code)

    @property
    def comparable(self) -> dict[str, str]:
        """The promises whose step has past cases, by key, for choosing one."""
        return with_step(self.promises, self.voice)

    @property
    def who(self) -> str:
        """The province, and the index where one is chosen: "Kon Tum, PCI"."""
        if self.index_code == ALL:
            return self.name
        return f"{self.name}, {scopes(self.language)[self.index_code]}"

    def parameter(self, code: str) -> str:
        """The address parameter of the promise that is looked at.

        Each predecessor of a province of the 34 has a choice of its own.
        """
        return f"target_{code}" if self.province.predecessors else "target"


def read(choices: Choices) -> TargetRequest:
    """The request of an address; of each with targets the first promise is looked at by default."""
    with choices.row():
        province = choices.province(first=provinces())
        offered = scopes(choices.language) | index_choices(choices.language)
        index_code = choices.one("index", "controls.index", offered, ALL)
    view = choices.page_view("target", VIEWS)
    request = TargetRequest(province.code, index_code, choices.language, view)
    if view != "step":
        return request
    offers = [(one.province_code, one.comparable) for one in request.subjects]
    chosen = tuple(
        (code, choices.inline(request.parameter(code), "phrases.target", promised))
        for code, promised in offers
        if promised
    )
    return replace(request, chosen=chosen)


@per_version
def scopes(language: str) -> dict[str, str]:
    """What targets can be about, by address value: all, each index, other indicators."""
    speaker = voice(language)
    names = {str(code): speaker.index(str(code)) for code in index_rows().index}
    return {ALL: speaker.say("target.all"), **names, OTHER: speaker.say("target.other")}


@per_version
def provinces() -> tuple[str, ...]:
    """The codes of provinces with targets on record."""
    return tuple(str(code) for code in ask("target_province")["province_code"])
