"""A workbook (XLSX, XLSM) as grids. Only values are taken: no macro, link or formula ever runs."""

import posixpath
from dataclasses import dataclass, field

from dashboard.ingest.grid import Grid, RefusalError
from dashboard.ingest.reader import limits
from dashboard.ingest.reader.limits import Budget
from dashboard.ingest.reader.naming import Remarks, distinct, sheet_name
from dashboard.ingest.reader.package import Package
from dashboard.ingest.reader.xlsx import markup, styles
from dashboard.ingest.reader.xlsx.cell_value import Shared, StringItem
from dashboard.ingest.reader.xlsx.markup import Attributes
from dashboard.ingest.reader.xlsx.worksheet import Worksheet

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


def sheets_of(package: Package, part: str, budget: Budget) -> Sheets:
    """The sheets of the workbook. Raises ``RefusalError`` for none or too many."""
    handler = Sheets()
    markup.read(part, package.chunks(part), handler, budget)
    if not handler.found:
        raise RefusalError("no_sheets")
    if len(handler.found) > limits.SHEETS:
        raise RefusalError("too_many_sheets", count=len(handler.found), most=limits.SHEETS)
    return handler


def shared_texts(package: Package, part: str, budget: Budget) -> list[str]:
    """The shared texts, clean, by number."""
    handler = _Texts(budget)
    markup.read(part, package.chunks(part), handler, budget)
    return handler.found


# Kinds of parts, as relations call them.
_SHEETS_WITHOUT_CELLS = {"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"}


def grids(package: Package, remarks: Remarks) -> tuple[Grid, ...]:
    """The sheets that hold cells, in order, hidden ones marked."""
    budget = Budget()
    main = _main(package, budget)
    related = relations(package, main, budget)
    sheets = sheets_of(package, main, budget)
    shared = Shared(
        tuple(_texts(package, related, budget)), _formats(package, related, budget), sheets.is_1904
    )
    _remark_untaken(package, remarks)
    names = distinct(sheet_name(name) for name, _, _ in sheets.found)
    return tuple(
        _grid(package, part, Worksheet(name, shared, budget, remarks), is_hidden=is_hidden)
        for name, (_, relation, is_hidden) in zip(names, sheets.found, strict=True)
        if (part := _sheet_part(name, related.get(relation)))
    )


def _main(package: Package, budget: Budget) -> str:
    """The workbook's own part: what the package names, else the usual one."""
    named = relations(package, "", budget).values()
    found = (one.target for one in named if one.kind == "officeDocument" and not one.is_external)
    main = next(found, MAIN)
    return main if main in package else MAIN


def _related(related: dict[str, Relation], kind: str) -> str | None:
    """The part of a kind that the workbook refers to, if it does."""
    found = (one.target for one in related.values() if one.kind == kind and not one.is_external)
    return next(found, None)


def _texts(package: Package, related: dict[str, Relation], budget: Budget) -> list[str]:
    part = _related(related, "sharedStrings")
    return shared_texts(package, part, budget) if part else []


def _formats(package: Package, related: dict[str, Relation], budget: Budget) -> styles.Formats:
    part = _related(related, "styles")
    return styles.formats(package, part, budget) if part else styles.Formats()


def _sheet_part(name: str, relation: Relation | None) -> str | None:
    """The part that holds a sheet's cells; None for a sheet that is a chart or a dialog."""
    if relation is None or relation.is_external:
        raise RefusalError("broken_workbook", part=name)
    return None if relation.kind in _SHEETS_WITHOUT_CELLS else relation.target


def _grid(package: Package, part: str, sheet: Worksheet, *, is_hidden: bool) -> Grid:
    markup.read(sheet.sheet, package.chunks(part), sheet, sheet.budget)
    return sheet.grid(is_hidden=is_hidden)


def _remark_untaken(package: Package, remarks: Remarks) -> None:
    """Say what the workbook holds besides values that could change them."""
    names = [name.replace("\\", "/").lower() for name in package.names]
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        remarks.add("warning", "macros")
    links = sum(1 for name in names if "/externallinks/externallink" in name)
    if links:
        remarks.add("warning", "external_links", count=str(links))
    if any(name.endswith("/connections.xml") for name in names):
        remarks.add("warning", "connections")
