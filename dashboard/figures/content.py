"""What a page shows, part after part, before anything is drawn.

A page's ``content`` gives these for a request; the screen lays them out (ui/content.py), a slide
takes the figure or table it is of (briefing/views). So both show the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from dashboard.catalog.provinces import Province, dated_names
from dashboard.figures.choices import Request
from dashboard.figures.figure import Column, Figure
from dashboard.text.messages import words
from dashboard.text.source import Source

FigureOf = Callable[[], Figure | None]
PartsOf = Callable[[], tuple[tuple[str, Figure], ...]]


def no_remarks() -> tuple[str, ...]:
    """Nothing to be said beside a figure."""
    return ()


@dataclass(frozen=True)
class Text:
    """Words of a page in markdown: its title, a heading, the finding, a sentence, a note.

    A "copy" is plain text that a reader takes along.
    """

    text: str
    kind: Literal[
        "title",
        "section",
        "subsection",
        "heading",
        "finding",
        "body",
        "caption",
        "note",
        "warning",
        "copy",
    ] = "body"


@dataclass(frozen=True)
class FigureView:
    """A figure of a page.

    ``kind`` says which of the page's figures it is, ``name`` tells it from others of its kind;
    ``why_not`` stands where there is none; ``passport`` are the address parameters of its passport.
    ``subject`` is the request it is drawn for; ``about`` says whose result in which edition (None:
    the newest) of which index it shows, where it is of one. ``remarks`` is what else is known, for
    the speaker; ``marked`` are names that the chart must point out; what ``leaves_out`` something
    has too many lines for a hall. ``parts_of`` gives it in small parts with a label each; one that
    ``is_small`` is in a box with words of its own. Of one that is not ``is_drawn`` a page shows the
    documents and the downloads: its table stands beside. One that ``leads`` is the page's first on
    a slide, wherever it stands.
    """

    kind: str
    figure_of: FigureOf
    subject: Request
    why_not: str = ""
    passport: Mapping[str, str] | None = None
    about: tuple[str, int | None, str] | None = None
    suffix: str = ""
    is_titled: bool = True
    is_small: bool = False
    width: int | Literal["stretch"] = "stretch"
    parts_of: PartsOf | None = None
    remarks: Callable[[], tuple[str, ...]] = no_remarks
    marked: tuple[str, ...] = ()
    leaves_out: bool = False
    is_hypothetical: bool = False
    is_drawn: bool = True
    leads: bool = False

    @property
    def name(self) -> str:
        """The figure's name on its page."""
        return f"{self.kind}-{self.suffix}" if self.suffix else self.kind


@dataclass(frozen=True)
class TableView:
    """A table of a page, with the sentence it says; a slide may be made of one with a ``kind``.

    The rest as in ``FigureView``.
    """

    title: str
    rows: pd.DataFrame
    columns: tuple[Column, ...]
    kind: str = ""
    subtitle: str = ""
    sources: tuple[Source, ...] = ()
    remarks: Callable[[], tuple[str, ...]] = no_remarks
    suffix: str = ""
    width: int | Literal["stretch"] = "stretch"
    is_hypothetical: bool = False
    leads: bool = False

    @property
    def name(self) -> str:
        """The table's name on its page."""
        return f"{self.kind}-{self.suffix}" if self.suffix else self.kind


@dataclass(frozen=True)
class Link:
    """The way to a page: its stem, what the link says, what it chooses there."""

    page: str
    label: str
    choices: Mapping[str, str | list[str]] = field(default_factory=dict)
    icon: str | None = None


@dataclass(frozen=True)
class Metric:
    """A figure in large letters under its name."""

    label: str
    value: str


@dataclass(frozen=True)
class Inline:
    """An input amid the content; its choice was read before (``Choices.inline``)."""

    parameter: str
    label: str
    options: Mapping[str, str]


@dataclass(frozen=True)
class Folded:
    """Parts that are one click away; with a ``key`` they are sent no earlier than that."""

    label: str
    parts: tuple["Part", ...]
    is_open: bool = False
    key: str = ""


@dataclass(frozen=True)
class Row:
    """Parts side by side; the first texts take what room there is."""

    parts: tuple["Part", ...]


@dataclass(frozen=True)
class Box:
    """Parts that belong together, in a frame or no wider than a line that is easily read.

    One that ``is_tall`` is as tall as those beside it; nothing is between the parts of one that
    ``is_tight``.
    """

    parts: tuple["Part", ...]
    is_framed: bool = False
    is_tall: bool = False
    is_tight: bool = False
    width: int | Literal["stretch"] = "stretch"


@dataclass(frozen=True)
class Columns:
    """Boxes of one width side by side; one below another on a phone."""

    parts: tuple[Box, ...]


@dataclass(frozen=True)
class Played:
    """A figure year by year, each a click or a second away; it opens at ``year``.

    ``view_of`` is the figure of one of ``years``; ``breaks`` are the years before which it stops,
    with the reason why what came before cannot be compared.
    """

    parts: tuple[FigureView, ...]
    year: int
    years: tuple[int, ...]
    view_of: Callable[[int], FigureView]
    breaks: Mapping[int, str] = field(default_factory=dict)


Group = Folded | Row | Box | Columns | Played
Part = Text | FigureView | TableView | Link | Metric | Inline | Group
Content = Iterator[Part]


def flat(parts: Iterable[Part]) -> Content:
    """Parts one after another, those of groups in their place."""
    for part in parts:
        if isinstance(part, Group):
            yield from flat(part.parts)
        else:
            yield part


def eras(province: Province, page: str, shown: Sequence[str], language: str) -> Content:
    """Whose results a page shows for a province of the 34: ``shown`` by code, its own or those of
    its parts; of one of the 63 what became of it, and the way there.
    """
    say, names = words(language), dated_names(language)
    if province.successor:
        into = names[province.successor]
        gone = Text(say("phrases.era_gone", province=names[province.code], into=into), "caption")
        link = Link(page, say("phrases.era_open", into=into), {"province": province.successor})
        yield Row((gone, link))
    elif province.predecessors:
        kind = "parts" if province.code not in shown else "both" if len(shown) > 1 else "own"
        parts = ", ".join(names[code] for code in province.predecessors)
        told = say(f"phrases.era_{kind}", province=names[province.code], names=parts)
        yield Text(told, "note")
