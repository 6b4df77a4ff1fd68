"""Our own template as a workbook and as CSV files, empty or filled with rows."""

import csv
import datetime
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from openpyxl import Workbook

from dashboard.export.archive import moment, workbook_bytes
from dashboard.export.figure.cells import disarmed
from dashboard.ingest.grid import Value
from dashboard.ingest.template.lists import explained, instructions, labels
from dashboard.ingest.template.sheets import Lists, fill_columns, fill_instructions, fill_table
from dashboard.ingest.template.tables import TABLES, rows, sheet_columns, sheet_name
from dashboard.store.ask import ask
from dashboard.text.messages import words

Rows = Mapping[str, Sequence[Mapping[str, Value]]]


def template_xlsx(language: str, rows: Rows | None = None) -> bytes:
    """The template as a workbook: instructions, a sheet for each table, explanations, lists.

    ``rows`` by table fill it; only the tables named there then have a sheet. The same data give
    the same bytes, whenever they are asked for.
    """
    say, stated = words(language), _moment()
    book = Workbook()
    fill_instructions(book.worksheets[0], language)
    lists = Lists(say("load_template.lists_sheet"), language)
    for table in _tables(rows):
        sheet = book.create_sheet(sheet_name(table, language))
        fill_table(sheet, table, _of(rows, table), lists)
    fill_columns(book.create_sheet(say("load_template.columns_sheet")), _tables(rows), language)
    lists.fill(book.create_sheet(lists.sheet))
    book.properties.title, book.properties.language = say("load_template.title"), language
    return workbook_bytes(book, stated)


def template_csv_zip(language: str, rows: Rows | None = None) -> bytes:
    """The template as one CSV file for each table, named after it, and a text to read first.

    UTF-8 with a byte order mark, CRLF; Vietnamese: decimal comma and semicolons (decision 0007).
    """
    file, stated = io.BytesIO(), _moment()
    with zipfile.ZipFile(file, "w") as archive:
        readme = words(language)("load_template.readme_name")
        contents = {f"{readme}.txt": _readme(_tables(rows), language)}
        for table in _tables(rows):
            contents[f"{table}.csv"] = _csv(table, _of(rows, table), language)
        for name, text in contents.items():
            entry = zipfile.ZipInfo(name, stated.timetuple()[:6])
            archive.writestr(entry, text.encode("utf-8-sig"), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _tables(rows: Rows | None) -> tuple[str, ...]:
    return tuple(table for table in TABLES if rows is None or table in rows)


def _of(rows: Rows | None, table: str) -> Sequence[Mapping[str, Value]]:
    return () if rows is None else rows[table]


def _moment() -> datetime.datetime:
    """The newest date of a source: what the files state as their time."""
    return moment(str(ask("data_state").iloc[0]["newest_source_date"]))


def _csv(table: str, rows: Sequence[Mapping[str, Value]], language: str) -> str:
    columns = sheet_columns(table)
    file = io.StringIO()
    separator = ";" if language == "vi" else ","
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow(column.code for column in columns)
    shown = {column.code: labels(column, language) for column in columns}
    for row in rows:
        values = ((code, row.get(code)) for code in shown)
        writer.writerow(_written(shown[code].get(value, value), language) for code, value in values)
    return file.getvalue()


def _written(value: Value, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return disarmed(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    # All digits, no exponent, no thousands separator.
    text = f"{Decimal(repr(value)):f}".removesuffix(".0")
    return text.replace(".", ",") if language == "vi" else text


def _readme(tables: Sequence[str], language: str) -> str:
    lines = [f"{text}" for _, text in instructions(language, is_csv=True)]
    for table in tables:
        lines += ["", f"{sheet_name(table, language)}: {table}.csv"]
        for line in explained(table, language):
            lines.append("  " + " | ".join((line.code, line.label, line.need, line.kind)))
            lines.append("    " + line.meaning)
    return "\r\n".join([*lines, ""])


Held = dict[str, tuple[dict[str, Value], ...]]
SOURCES = ("source_id", "rank_source_id")


def held(index_code: str, year: int) -> Held:
    """The rows of an index's edition: scores, the edition itself, what is published with it."""
    owner: dict[str, Value] = {"index_code": index_code, "year": year}
    tables = ("province_score", "edition", "confidence_interval", "national_statistic")
    return _with_sources({table: _those(table, owner) for table in tables})


def held_units(scheme: str, year: int, province_code: str) -> Held:
    """The rows of a province's units in one year of a scheme, and the units themselves."""
    province: dict[str, Value] = {"province_code": province_code}
    owner: dict[str, Value] = {"scheme": scheme, "year": year}
    units = _those("unit", province)
    ids = {row["unit_id"] for row in units}

    def is_own(row: Mapping[str, Value]) -> bool:
        return row["unit_id"] in ids

    return _with_sources(
        {
            "unit": units,
            "unit_score": _those("unit_score", owner, is_own),
            "unit_edition": _those("unit_edition", owner | province),
            "unit_block_summary": _those("unit_block_summary", owner | province),
            "unit_class_summary": _those("unit_class_summary", owner | province),
            "unit_criterion_score": _those("unit_criterion_score", owner, is_own),
        }
    )


def _those(
    table: str,
    owner: Mapping[str, Value],
    is_wanted: Callable[[Mapping[str, Value]], bool] = lambda _: True,
) -> tuple[dict[str, Value], ...]:
    return tuple(
        row
        for row in rows(table)
        if all(row[column] == value for column, value in owner.items()) and is_wanted(row)
    )


def _with_sources(tables: Held) -> Held:
    """The same, and the documents that the rows name."""
    named = {key for kept in tables.values() for key in _documents(kept)}
    sources = tuple(row for row in rows("source") if row["source_id"] in named)
    return {**tables, "source": sources}


def _documents(kept: Iterable[Mapping[str, Value]]) -> set[Value]:
    return {row.get(column) for row in kept for column in SOURCES}
