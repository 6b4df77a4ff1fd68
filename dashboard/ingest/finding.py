"""What is to be said of a cell, a row or a file: where, what was found, what is expected."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from dashboard.text import numbers
from dashboard.text.messages import catalogue, words

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")
# The components that are the whole of an index.
TOTALS = ("TOTAL", "PILOT_TOTAL")


@dataclass(frozen=True)
class Finding:
    """One remark. ``section.rule`` keys its words, which ``facts`` (and ``value``) fill in.

    ``row`` is the sheet's row from 1, ``column`` its letter ("C"); both are empty where the remark
    is about a whole sheet or file. An error keeps the file from being published; a warning wants a
    second look; a note only says what was done. A fact whose name ends in ``_key`` is a key of the
    words, one that ends in ``_number`` a number with a decimal point, one that ends in ``_count`` a
    count: "column_key", "gap_number" and "previous_count" fill in {column}, {gap} and {previous} in
    the reader's language. "count" itself is a count too.
    """

    level: Level
    section: str
    rule: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    suggestion: str = ""

    def message(self, language: str) -> str:
        """What is wrong and what is expected, in a sentence."""
        # Not above: the process that reads files makes findings and knows no data.
        from dashboard.catalog import called

        told = {"value": self.value}
        for name, fact in called.facts(self.facts, language).items():
            if name.endswith("_key"):
                told[name.removesuffix("_key")] = words(language)(fact)
            elif name.endswith("_number"):
                told[name.removesuffix("_number")] = _number(fact, language)
            elif name == "count" or name.endswith("_count"):
                told[name.removesuffix("_count")] = numbers.whole(int(fact), language)
            else:
                told[name] = fact
        return words(language)(f"{self.section}.{self.rule}", **told)

    def advice(self, language: str) -> str:
        """What may be meant, a word of a list as the template shows it."""
        from dashboard.catalog import called

        return called.listed(self.facts.get("list_of", ""), self.suggestion, language)

    @property
    def cell(self) -> str:
        """The cell's address: "C12"; "12" for a row, "" for a sheet or file."""
        return f"{self.column}{self.row or ''}"


# Of warnings: figures that may be wrong as they would be stored, and what does no harm.
WORST = (
    "province_again", "sheets_disagree", "sheets_disagree_more", "total_left_out",
    "total_without_part", "total_differs", "rank_contradicts", "unit_rank_contradicts",
    "class_above", "class_below", "text_number", "no_rank", "other_era", "year_contradicted",
    "zero_impossible", "cells_unread", "row_after_end",
)  # fmt: skip
HARMLESS = (
    "duplicate", "duplicate_of_table", "fewer_rows", "macros", "external_links", "connections",
    "looks_unread", "values_only", "not_tables", "windows_1258",
)  # fmt: skip


def by_harm(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors, then warnings from the worst to the harmless, then notes; else in their order."""
    return tuple(sorted(findings, key=_harm))


def _harm(found: Finding) -> tuple[int, int]:
    return (LEVELS.index(found.level), (found.rule not in WORST) + (found.rule in HARMLESS))


def alike(
    findings: Iterable[Finding], language: str
) -> tuple[tuple[Finding, tuple[str, ...]], ...]:
    """Findings that say the same of one column of a sheet told once: the first, other cells."""
    told: dict[tuple[str, ...], tuple[Finding, list[str]]] = {}
    for found in findings:
        # What is about a whole sheet or file stands for itself.
        where = found.column or f"{found.row}"
        key = (found.level, found.sheet, where, found.message(language), found.suggestion)
        if key in told:
            told[key][1].append(found.cell)
        else:
            told[key] = (found, [])
    return tuple((first, tuple(others)) for first, others in told.values())


def component_fact(code: str) -> dict[str, str]:
    """A fact that names a component: by its code, the whole of an index in words."""
    return {"component_key": "phrases.total"} if code in TOTALS else {"component": code}


def _number(written: str, language: str) -> str:
    """A number with all its decimals: "41.627" is "41,627" in Vietnamese.

    Thousands are not set apart: whether a sign is one of decimals is what such messages are about.
    """
    text = written.replace("-", numbers.MINUS)
    return text.replace(".", ",") if language == "vi" else text


SECTION = "load_check"
LONGEST = 80
LABELS = "load_template"


def shown(value: object) -> str:
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
