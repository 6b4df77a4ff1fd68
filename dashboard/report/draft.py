"""A report while it is written: whose it is, and the numbers of its documents and tables."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.catalog.documents import documents_of
from dashboard.catalog.labels import Spoken
from dashboard.export.figure.drawing import drawing
from dashboard.export.report_content import Picture, Table
from dashboard.figures.component.request import ComponentRequest, total_request
from dashboard.figures.figure import Figure
from dashboard.report.profiles import Profile
from dashboard.text.messages import Say
from dashboard.text.numbers import is_missing
from dashboard.text.source import Source

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
CITY_PREFIX = "TP. "
# Provinces under the centre by name in Vietnamese: cities. Huế is one since 1 January 2025.
CITIES = frozenset({"01", "31", "48", "79", "92", "n01", "n31", "n46", "n48", "n79", "n92"})
# At this width a chart's own texts are printed at about 8 points on 164 millimetres.
PICTURE_WIDTH = 700


@dataclass
class Draft(Spoken):
    """One report being written; documents get their numbers in the order they are named."""

    profile: Profile
    province_code: str
    year: int
    language: str
    cited: dict[str, int] = field(default_factory=dict)
    n_tables: int = 0
    n_pictures: int = 0

    @property
    def say(self) -> Say:
        """The catalogue."""
        return self.voice.say

    @property
    def province(self) -> str:
        """The province's name, without "TP." before a city's."""
        return self.voice.province(self.province_code).removeprefix(CITY_PREFIX)

    @property
    def area(self) -> str:
        """The province with what it is: "tỉnh Kon Tum", "thành phố Đà Nẵng"."""
        kind = "city" if self.province_code in CITIES else "province"
        return self.say(f"report.area.{kind}", province=self.province)

    @property
    def agency(self) -> str:
        """Who writes the report."""
        return self.say(f"report.{self.profile.key}.agency")

    @property
    def scheme_name(self) -> str:
        """What the scheme of units is called in running text."""
        return self.say(f"report.{self.profile.key}.scheme")

    def component(self, index_code: str, year: int) -> ComponentRequest:
        """The question of an index's components, since the edition before."""
        return total_request(index_code, year, self.province_code, self.language)

    def cite(self, source_ids: Iterable[object]) -> str:
        """Documents by number, "[1], [3]"; "" for none. New ones get the next numbers."""
        keys = dict.fromkeys(str(key) for key in source_ids if not is_missing(key))
        found = sorted(self.cited.setdefault(key, len(self.cited) + 1) for key in keys)
        return ", ".join(f"[{number}]" for number in found)

    def source_line(self, source_ids: Iterable[object]) -> str:
        """ "Nguồn: tài liệu [1], [3]", or that none is named."""
        numbered = self.cite(source_ids)
        return self.say("report.source", numbers=numbered) if numbered else ""

    def documents(self) -> tuple[Source, ...]:
        """Everything cited so far, in the order of its numbers."""
        return documents_of(tuple(self.cited), self.language)

    def says(self, *keys: str) -> tuple[str, ...]:
        """The words of several keys, as the header of a table."""
        return tuple(map(self.say, keys))

    def table(
        self,
        caption: str,
        header: Iterable[str],
        rows: Iterable[tuple[str, ...]],
        widths: tuple[int, ...],
        source_ids: Iterable[object],
        notes: tuple[str, ...] = (),
        centred: tuple[int, ...] = (),
    ) -> Table:
        """A numbered table, "Bảng 2. ...", with its documents."""
        self.n_tables += 1
        return Table(
            caption=self.say("report.table", number=self.n_tables, caption=caption),
            header=tuple(header),
            # Before the source line: rows may cite documents.
            rows=tuple(rows),
            widths=widths,
            source=self.source_line(source_ids),
            notes=notes,
            centred=centred,
        )

    def picture(self, figure: Figure) -> Picture:
        """A numbered picture, "Hình 1. ...": the drawing alone, its measure and scope below it."""
        self.n_pictures += 1
        drawn = drawing(figure.chart, figure.language, PICTURE_WIDTH)
        return Picture(
            caption=self.say("report.picture", number=self.n_pictures, caption=figure.title),
            note=figure.subtitle,
            alt=figure.alt,
            source=self.source_line(source.source_id for source in figure.sources),
            svg=drawn.svg,
            width=drawn.width,
            height=drawn.height,
        )


def sentence(text: str) -> str:
    """A finding as a sentence: with a full stop where it has none."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
