"""A workbook (XLSX, XLSM) as grids. Only values are taken: no macro, link or formula ever runs."""

from dashboard.ingest.grid import Grid, RefusalError
from dashboard.ingest.reader.budget import Budget
from dashboard.ingest.reader.naming import distinct, sheet_name
from dashboard.ingest.reader.package import Package
from dashboard.ingest.reader.remarks import Remarks
from dashboard.ingest.reader.xlsx import markup, parts, styles
from dashboard.ingest.reader.xlsx.cell_value import Shared
from dashboard.ingest.reader.xlsx.parts import Relation
from dashboard.ingest.reader.xlsx.worksheet import Worksheet

# Kinds of parts, as relations call them.
_SHEETS_WITHOUT_CELLS = {"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"}


def grids(package: Package, remarks: Remarks) -> tuple[Grid, ...]:
    """The sheets that hold cells, in order, hidden ones marked."""
    budget = Budget()
    main = _main(package, budget)
    related = parts.relations(package, main, budget)
    sheets = parts.sheets(package, main, budget)
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
    named = parts.relations(package, "", budget).values()
    found = (one.target for one in named if one.kind == "officeDocument" and not one.is_external)
    main = next(found, parts.MAIN)
    return main if main in package else parts.MAIN


def _related(related: dict[str, Relation], kind: str) -> str | None:
    """The part of a kind that the workbook refers to, if it does."""
    found = (one.target for one in related.values() if one.kind == kind and not one.is_external)
    return next(found, None)


def _texts(package: Package, related: dict[str, Relation], budget: Budget) -> list[str]:
    part = _related(related, "sharedStrings")
    return parts.texts(package, part, budget) if part else []


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
