"""The parts of a workbook around its sheets: the list of them, and shared texts."""

import posixpath
from dataclasses import dataclass, field

from dashboard.ingest.grid import RefusalError
from dashboard.ingest.reader import limits
from dashboard.ingest.reader.budget import Budget
from dashboard.ingest.reader.package import Package
from dashboard.ingest.reader.xlsx import markup
from dashboard.ingest.reader.xlsx.markup import Attributes
from dashboard.ingest.reader.xlsx.string_item import StringItem

MAIN = "xl/workbook.xml"
_HIDDEN = {"hidden", "veryHidden"}


@dataclass
class Sheets:
    """The sheets in order: name as written, id of its relation, whether Excel hides it."""

    found: list[tuple[str, str, bool]] = field(default_factory=list)
    is_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a sheet, or from when the workbook counts its days."""
        if name == "workbookPr":
            self.is_1904 = attributes.get("date1904") in {"1", "true"}
        elif name == "sheet":
            relation = next((attributes[key] for key in attributes if key.endswith(":id")), "")
            is_hidden = attributes.get("state") in _HIDDEN
            self.found.append((attributes.get("name", ""), relation, is_hidden))

    def end(self, name: str) -> None:
        """Nothing: sheets are in attributes."""

    def text(self, data: str) -> None:
        """Nothing: the workbook has no text."""


@dataclass(frozen=True)
class Relation:
    """What a part refers to: the kind of thing, and its part (or its address, if outside)."""

    kind: str
    target: str
    is_external: bool


class _Relations:
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: dict[str, Relation] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            self.found[attributes.get("Id", "")] = Relation(
                attributes.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", self.folder, target)).lstrip("/"),
                attributes.get("TargetMode") == "External",
            )

    def end(self, name: str) -> None:
        """Nothing: relations are in attributes."""

    def text(self, data: str) -> None:
        """Nothing: relations have no text."""


class _Texts:
    """The shared texts. Each is cleaned once, however many cells show it."""

    def __init__(self, budget: Budget) -> None:
        self.found: list[str] = []
        self.budget = budget
        self.item: StringItem | None = None

    def start(self, name: str, _: Attributes) -> None:
        if name == "si":
            self.item = StringItem("sharedStrings")
        elif self.item is not None:
            self.item.start(name)

    def end(self, name: str) -> None:
        if self.item is None:
            return
        self.item.end(name)
        if name == "si":
            self.found.append(self.item.value)
            self.budget.take_letters(len(self.item.value), "sharedStrings")
            self.item = None

    def text(self, data: str) -> None:
        if self.item is not None:
            self.item.text(data)


def relations(package: Package, part: str, budget: Budget) -> dict[str, Relation]:
    """What a part refers to, by id; nothing where it has no relations. "" is the package itself."""
    folder, _, name = part.rpartition("/")
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    handler = _Relations(folder)
    if rels in package:
        markup.read(rels, package.chunks(rels), handler, budget)
    return handler.found


def sheets(package: Package, part: str, budget: Budget) -> Sheets:
    """The sheets of the workbook. Raises ``RefusalError`` for none or too many."""
    handler = Sheets()
    markup.read(part, package.chunks(part), handler, budget)
    if not handler.found:
        raise RefusalError("no_sheets")
    if len(handler.found) > limits.SHEETS:
        raise RefusalError("too_many_sheets", count=len(handler.found), most=limits.SHEETS)
    return handler


def texts(package: Package, part: str, budget: Budget) -> list[str]:
    """The shared texts, clean, by number."""
    handler = _Texts(budget)
    markup.read(part, package.chunks(part), handler, budget)
    return handler.found
