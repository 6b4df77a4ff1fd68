"""A text as workbooks write it: in runs of one look each, odd letters as _x000D_."""

import re

from dashboard.ingest.grid import RefusalError
from dashboard.ingest.reader import limits, plain

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def spoken(written: str) -> str:
    """Text without the workbook's own escapes, clean."""
    return plain.clean(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), written))


class StringItem:
    """Gathers the runs of a text; how it is to be pronounced (``rPh``) is no part of it."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._pieces: list[str] = []
        self._letters = 0
        self._is_text = False
        self._is_spoken = False

    def start(self, name: str) -> None:
        """An element of the text begins."""
        if name == "rPh":
            self._is_spoken = True
        elif name == "t":
            self._is_text = not self._is_spoken

    def end(self, name: str) -> None:
        """An element of the text ends."""
        if name == "rPh":
            self._is_spoken = False
        elif name == "t":
            self._is_text = False

    def text(self, data: str) -> None:
        """Some of the text; refuses more than a cell may hold."""
        if not self._is_text:
            return
        self._letters += len(data)
        if self._letters > limits.CELL_LETTERS:
            raise RefusalError("long_cell", sheet=self._sheet, most=limits.CELL_LETTERS)
        self._pieces.append(data)

    @property
    def value(self) -> str:
        """The text."""
        return spoken("".join(self._pieces))
