"""What a step chose, read as the page that it is a view of reads its address."""

from collections.abc import Callable, Collection

from dashboard.briefing.problem import BriefingError
from dashboard.briefing.request import Asked
from dashboard.briefing.step import Step
from dashboard.catalog.indices import index_rows
from dashboard.catalog.provinces import Province, find_province, provinces_by_code
from dashboard.charts.palette import MOST_COMPARED


class Chosen:
    """The choices of a step by name; what was not chosen is as on the page, or as in the briefing.

    Reading raises ``BriefingError`` "unknown_choice" for what the data do not have.
    """

    def __init__(self, step: Step, asked: Asked) -> None:
        self.step, self.asked, self.language = step, asked, asked.language

    def text(self, name: str) -> str:
        """What the step says of a parameter; "" for nothing."""
        return dict(self.step.choices).get(name, "")

    def wrong(self, name: str, value: str) -> BriefingError:
        """A choice that the data do not have."""
        return BriefingError("unknown_choice", step=self.step.key, name=name, value=value[:40])

    def one(
        self,
        name: str,
        options: Collection[str],
        default: str,
        spell: Callable[[str], str] = str,
    ) -> str:
        """One of ``options``; ``spell`` turns other spellings into them."""
        said = self.text(name)
        if not said:
            return default
        value = said if said in options else spell(said)
        if value not in options:
            raise self.wrong(name, said)
        return value

    def year(self, years: Collection[int], default: int, name: str = "year") -> int:
        """One of ``years``; the briefing's own where none was chosen and the page has it."""
        first = self.asked.year if name == "year" and self.asked.year in years else default
        return int(self.one(name, [str(year) for year in years], str(first)))

    def several(self, name: str, options: Collection[str]) -> tuple[str, ...]:
        """Some of ``options``, as many as a page takes, each once."""
        said = tuple(dict.fromkeys(value for key, value in self.step.choices if key == name))
        for value in said:
            if value not in options:
                raise self.wrong(name, value)
        return said[:MOST_COMPARED]

    @property
    def province(self) -> Province:
        """The province of the step, else the briefing's."""
        provinces = provinces_by_code(self.language)
        code = self.one("province", provinces, self.asked.province_code, find_province)
        return provinces[code]

    @property
    def index_code(self) -> str:
        """The index of the step, else the first there is."""
        codes = [str(code) for code in index_rows().index]
        return self.one("index", codes, codes[0])

    @property
    def compared(self) -> tuple[str, ...]:
        """The provinces beside the step's own: those chosen, then those to be pointed out."""
        provinces, own = provinces_by_code(self.language), self.province.subjects
        others = [code for code, one in provinces.items() if code not in own and not one.is_current]
        marked = tuple(code for code in self.step.highlight if code in others)
        return tuple(dict.fromkeys((*self.several("compare", others), *marked)))[:MOST_COMPARED]

    def about(self, province_code: str, year: int, index_code: str) -> Asked:
        """Whose results the speaker's notes are about."""
        return Asked(province_code, year, self.language, (("index", index_code),))
