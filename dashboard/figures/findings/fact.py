"""Other figures that documents state, as readers see them: the value, its year, its document."""

import pandas as pd

from dashboard.catalog.documents import documents_of
from dashboard.catalog.labels import Voice
from dashboard.figures.figure import Column, common_columns
from dashboard.text import numbers
from dashboard.text.citation import citation
from dashboard.text.names import in_language, texts
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row, records

MOST_DECIMALS = 2


def table(rows: pd.DataFrame, voice: Voice) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """Figures of ``province_fact`` or ``unit_fact``, one a line, and the columns."""
    shown = pd.DataFrame(
        {
            "what": texts(rows, "name", voice.language),
            "stated": [_value(row, voice) for row in records(rows)],
            "year": rows["year"],
            "document": [_document(str(key), voice) for key in rows["source_id"]],
        }
    )
    say = voice.say
    return shown, (
        Column("what", say("phrases.fact_what")),
        Column("stated", say("phrases.fact_stated")),
        *common_columns(say, "year", "document"),
    )


def _value(row: Row, voice: Voice) -> str:
    """ "98,64%", "223/223 (100%)", "16.226 tỷ đồng"; of a contradiction the parts alone."""
    parts = [
        _number(row[name], voice.language)
        for name in ("numerator", "denominator")
        if not is_missing(row[name])
    ]
    fraction = "/".join(parts) if len(parts) > 1 else ""
    if is_missing(row["value"]):
        return fraction or numbers.MISSING
    unit = in_language(row, "unit", voice.language)
    number = _number(row["value"], voice.language)
    value = f"{number}%" if unit == "%" else f"{number} {unit}"
    return f"{fraction} ({value})" if fraction else value


def _number(value: float, language: str) -> str:
    """A figure with the decimals it has."""
    whole = float(value).is_integer()
    return numbers.score(float(value), language, 0 if whole else MOST_DECIMALS)


def _document(source_id: str, voice: Voice) -> str:
    return citation(documents_of((source_id,), voice.language)[0], voice.language)
