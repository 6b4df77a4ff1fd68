"""A figure's table as CSV: for a double click in Excel and for scripts (decision 0007)."""

import csv
import io

from dashboard.export.figure.cells import Cell, disarmed, rows
from dashboard.export.figure_facts import cited, facts
from dashboard.figures.figure import Figure
from dashboard.text.messages import words

SOURCES_NAMED = 3


def csv_bytes(figure: Figure) -> bytes:
    """UTF-8 with a byte order mark, CRLF; Vietnamese: decimal comma and semicolons.

    One header line, then rows to the end. Where the figures come from stands in columns at the
    right that repeat in each row, so that it outlives sorting, filtering and copying.
    """
    origin = _origin(figure)
    file = io.StringIO()
    separator = ";" if figure.language == "vi" else ","
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow(disarmed(label) for label in [*_labels(figure), *origin])
    for row in rows(figure):
        writer.writerow(_written(value, figure.language) for value in [*row, *origin.values()])
    return file.getvalue().encode("utf-8-sig")


def _labels(figure: Figure) -> list[str]:
    return [column.label for column in figure.columns]


def _origin(figure: Figure) -> dict[str, str]:
    """Measure, sources, edition, date and version, unless the table has a column of that name."""
    say = words(figure.language)
    origin = {
        say("export.measure"): figure.subtitle,
        say("export.sources"): cited(figure, SOURCES_NAMED),
        **dict(facts(figure)),
    }
    own = set(_labels(figure))
    return {label: text for label, text in origin.items() if label not in own}


def _written(value: Cell, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return disarmed(value)
    # No thousands separator: Excel and scripts alike would have to guess what it means.
    text = f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return text.replace(".", ",") if language == "vi" else text
