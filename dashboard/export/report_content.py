"""The yearly report as plain data: what every renderer takes, with no layout in it.

The order of parts follows Annex I of Decree 30/2020/NĐ-CP on administrative documents: heading
block, title, numbered parts, recipients and signature, annexes.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading with its number: level 1 "I.", level 2 "1.", level 3 "a)"."""

    level: int
    number: str
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True)
class Item:
    """A line of a list, written with a dash in front."""

    text: str


@dataclass(frozen=True)
class Table:
    """Texts as readers see them, the first column naming the rows.

    ``widths`` are shares of the page's width, one per column; ``source`` cites documents by number;
    ``centred`` are the columns of figures by number, which stand in the middle.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    source: str = ""
    notes: tuple[str, ...] = ()
    centred: tuple[int, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A chart as SVG, ``width`` and ``height`` in pixels; ``alt`` says what it shows."""

    caption: str
    note: str
    alt: str
    source: str
    svg: str
    width: float
    height: float


Block = Heading | Paragraph | Item | Table | Picture


@dataclass(frozen=True)
class Head:
    """The heading block. Number and day are left open: the office fills them in."""

    superior: str
    agency: str
    nation: str
    motto: str
    number: str
    place_and_date: str
    kind: str
    subject: str
    addressee: str


@dataclass(frozen=True)
class Foot:
    """Recipients on the left, who signs on the right; the name is left open."""

    recipients_label: str
    recipients: tuple[str, ...]
    signer: str


@dataclass(frozen=True)
class Annex:
    """An annex: "PHỤ LỤC I", its title, to which document it belongs, its content."""

    label: str
    title: str
    attached: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Report:
    """A whole report. ``file_stem`` is an ASCII name for its file, without an extension."""

    template: str
    language: str
    file_stem: str
    title: str
    head: Head
    blocks: tuple[Block, ...]
    foot: Foot
    annexes: tuple[Annex, ...]
    data_version: str
    data_date: str

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """The blocks of the report and of its annexes, in their order."""
        return (*self.blocks, *(block for annex in self.annexes for block in annex.blocks))
