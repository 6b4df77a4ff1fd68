"""A figure's table as CSV: for a double click in Excel and for scripts (decision 0007)."""

import csv
import io

from dashboard.export.figure.cells import Cell, disarmed, rows
from dashboard.export.figure.facts import facts
from dashboard.figures.figure import Figure

MOST_CITED = 3


def csv_bytes(figure: Figure) -> bytes:
    """UTF-8 with a byte order mark, CRLF; Vietnamese: decimal comma and semicolons.

    One header line, then rows to the end. Where the figures come from stands in columns at the
    right that repeat in each row, so that it outlives sorting, filtering and copying.
    """
    labels = [column.label for column in figure.columns]
    stated = facts(figure, "title", most_cited=MOST_CITED)
    # Unless the table has a column of that name.
    origin = {label: text for label, text in stated.items() if label not in labels}
    file = io.StringIO()
    separator = ";" if figure.language == "vi" else ","
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    writer.writerow(disarmed(label) for label in [*labels, *origin])
    for row in rows(figure):
        writer.writerow(_written(value, figure.language) for value in [*row, *origin.values()])
    return file.getvalue().encode("utf-8-sig")


def _written(value: Cell, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return disarmed(value)
    # No thousands separator: Excel and scripts alike would have to guess what it means.
    text = f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return text.replace(".", ",") if language == "vi" else text
