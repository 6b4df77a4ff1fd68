"""What one step of a briefing shows, whatever draws it: the stage, a slide, a page of a file.

A slide says one thing (``message``) and holds at most ``MOST_ELEMENTS`` elements: a number counts
one, a line of words one, a chart one, a table one.
"""

from dataclasses import dataclass, field
from typing import Literal

from dashboard.figures.figure import Figure
from dashboard.text.source import Source

MOST_ELEMENTS = 5
MOST_TABLE_ROWS = 8
MOST_TABLE_COLUMNS = 5


@dataclass(frozen=True)
class Number:
    """A large figure with what it is: "49/63", "Thứ hạng PAPI 2020", "tăng 4 bậc"."""

    value: str
    label: str
    change: str = ""
    direction: Literal["better", "worse", "same", ""] = ""


@dataclass(frozen=True)
class Series:
    """Values of one series by category, None where there is none; never zero for missing.

    Series of one name and role are the stretches of one line, which stops at a break.
    """

    name: str
    values: tuple[float | None, ...]
    role: Literal["home", "other", "median", "target"] = "other"


@dataclass(frozen=True)
class Chart:
    """A chart that PowerPoint has too. ``decimals`` of the labels; ``is_rank``: 1 is on top."""

    kind: Literal["bar", "line", "stacked"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: str
    decimals: int = 0
    is_rank: bool = False


@dataclass(frozen=True)
class Frozen:
    """A page's own figure as it stood.

    ``marked`` are names to point out. Of one that ``leaves_out`` only what compares several
    results is drawn (stage/page_figure.py).
    """

    figure: Figure
    marked: tuple[str, ...] = ()
    leaves_out: bool = False


@dataclass(frozen=True)
class Table:
    """Texts as readers see them; the first column names the rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    # Rows to mark as the home province's or unit's, by number.
    marked: tuple[int, ...] = ()


@dataclass(frozen=True)
class Fact:
    """A figure said on a slide, by where it is in the data: what its passport shows.

    ``text`` is how it is printed; ``table`` and ``key`` name the row, ``column`` the cell;
    ``subject`` is what readers call the row, ``source_ids`` are its documents, () where they are
    the slide's. What is computed from rows is of a table "computed.*"
    (tests/briefing/test_template.py computes it anew).
    """

    text: str
    table: str
    column: str
    key: tuple[tuple[str, str | int], ...]
    subject: str = ""
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Slide:
    """One resolved step. ``notes`` are for the speaker: definition, caveat, answers; ``kind`` is
    what it was made by, "" for one of words or of a page's figure.

    A view of a page has its ``figure``; its ``chart`` says the same as PowerPoint can, if it can.
    """

    key: str
    message: str
    numbers: tuple[Number, ...] = ()
    lines: tuple[str, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    caption: str = ""
    source_line: str = ""
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    kind: str = ""
    # The page and choices this was taken from: ("ranking", (("index", "PAPI"), ...)).
    page: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    is_hypothetical: bool = False
    figure: Frozen | None = None

    @property
    def n_elements(self) -> int:
        """How many things compete for the eye."""
        return len(self.numbers) + len(self.lines) + self.is_drawn + (self.table is not None)

    @property
    def is_drawn(self) -> bool:
        """Whether there is something drawn: a chart of the slide's own, or a page's figure."""
        return self.chart is not None or self.figure is not None


@dataclass(frozen=True)
class Deck:
    """A briefing resolved against a data version: what every renderer takes."""

    title: str
    subtitle: str
    language: str
    data_version: str
    data_date: str
    slides: tuple[Slide, ...]
    file_stem: str = "briefing"
    provinces: tuple[str, ...] = field(default=())
