"""Names in the language of the reader."""

import pandas as pd

from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row


def column_in(column: str, language: str) -> str:
    """The column that holds the texts of ``column`` in a language: the English ones stand apart."""
    return column if language == "vi" else f"{column}_en"


def in_language(row: Row, column: str, language: str) -> str:
    """The text of ``column`` in a language."""
    return _text(row[column_in(column, language)])


def texts(rows: pd.DataFrame, column: str, language: str) -> list[str]:
    """The texts of ``column`` of all rows in a language."""
    return [_text(value) for value in rows[column_in(column, language)]]


def _text(value: object) -> str:
    return "" if is_missing(value) else str(value)
