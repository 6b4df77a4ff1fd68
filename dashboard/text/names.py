"""Names in the language of the reader."""

import pandas as pd

from dashboard.text.numbers import is_missing


def in_language(row: pd.Series, column: str, language: str) -> str:
    """The text of ``column`` in a language; the English one is in ``<column>_en``."""
    value = row[column if language == "vi" else f"{column}_en"]
    return "" if is_missing(value) else str(value)


def texts(rows: pd.DataFrame, column: str, language: str) -> list[str]:
    """The texts of ``column`` of all rows in a language."""
    return [in_language(row, column, language) for _, row in rows.iterrows()]
