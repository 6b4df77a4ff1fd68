"""A finding about an entry: its cell, the value in it, and the column as the template names it."""

from collections.abc import Mapping

from dashboard.ingest.finding import Finding, Level
from dashboard.ingest.grid import Value
from dashboard.ingest.validate.reference_rows import Entry
from dashboard.text.messages import catalogue

SECTION = "load_check"
LONGEST = 80
LABELS = "load_template"


def shown(value: Value) -> str:
    """A value as it stands in its cell, cut where it is long."""
    if value is None:
        return ""
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def column_fact(table: str, column: str, name: str = "column") -> dict[str, str]:
    """A fact that names a column as the template does, in the reader's language."""
    for key in (f"{LABELS}.label_of.{table}.{column}", f"{LABELS}.label.{column}"):
        if key in catalogue("vi"):
            return {f"{name}_key": key}
    return {name: column}


def table_fact(table: str, name: str = "table") -> dict[str, str]:
    """A fact that names a table as the template does, in the reader's language."""
    key = f"{LABELS}.sheet.{table}"
    return {f"{name}_key": key} if key in catalogue("vi") else {name: table}


def number_text(value: float) -> str:
    """A number as a fact: with a decimal point, without the noise of binary fractions."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def remark(
    entry: Entry,
    column: str,
    rule: str,
    facts: Mapping[str, str] | None = None,
    *,
    level: Level = "error",
    suggestion: str = "",
) -> Finding:
    """What is to be said of one value of an entry."""
    row = entry.given
    return Finding(
        level,
        SECTION,
        rule,
        sheet=row.sheet,
        row=row.line,
        column=row.columns.get(column, ""),
        value=shown(row.values.get(column)),
        facts={**column_fact(row.table, column), **(facts or {})},
        suggestion=suggestion,
    )
