"""The cells of a figure's table as spreadsheets should get them: real numbers, harmless texts."""

import math
from collections.abc import Iterator

import pandas as pd

from dashboard.figures.figure import Column, Figure
from dashboard.text import numbers
from dashboard.text.numbers import is_missing

Cell = str | int | float | None

# Excel's own format codes: the reader's Excel puts the comma or the point. A percentage is stored
# as shares of 100 (93.2), so its sign is text: Excel's % would multiply by 100.
FORMATS = {
    "text": "@",
    "rank": "0",
    "rank_change": "+0;-0;0",
    "year": "0",
    "whole": "#,##0",
    "percent": '0.0"%"',
}
# What spreadsheets take for the start of a formula, also after a blank.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
DECIMALS = 9


def number_format(kind: numbers.Kind) -> str:
    """Excel's format of a column's kind; a score's has the decimals of its kind."""
    if not kind.startswith("score"):
        return FORMATS[kind]
    decimals = numbers.decimals_of(kind)
    plain = "0." + "0" * decimals if decimals else "0"
    return f"+{plain};-{plain};{plain}" if kind.startswith("score_change") else plain


def cell(value: object, column: Column) -> Cell:
    """A value as a number where its column holds numbers, as text otherwise."""
    return clean(str(value)) if column.kind == "text" else _number(value)


def _number(value: object) -> Cell:
    try:
        number = float(str(value))
    except ValueError:
        return clean(str(value))
    if not math.isfinite(number):
        return None
    # Past nine decimals there is only the noise of binary fractions: 41.62700000000001.
    number = round(number, DECIMALS)
    return int(number) if number.is_integer() else number


def clean(text: str) -> str:
    """Text without control characters, which a workbook may not hold (tab and line ends may)."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\r\n")


def disarmed(text: str) -> str:
    """Text that no spreadsheet runs as a formula: a quote before whatever could start one."""
    starts = text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS)
    return f"'{text}" if starts else text


def rows(figure: Figure) -> Iterator[list[Cell]]:
    """The table's rows, only the described columns, in order; None is a missing value."""
    table: pd.DataFrame = figure.table[[column.name for column in figure.columns]]
    for values in table.itertuples(index=False, name=None):
        yield [
            None if is_missing(value) else cell(value, column)
            for value, column in zip(values, figure.columns, strict=True)
        ]
