"""What a cell of a workbook holds, from its type, its style and what is written in it."""

import datetime
import math
import re
from dataclasses import dataclass, field

from dashboard.ingest.grid import RefusalError, Value
from dashboard.ingest.reader import limits, plain
from dashboard.ingest.reader.xlsx.styles import Formats

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


_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_EXACT_DIGITS = 15
_WHOLE = re.compile(rf"[+-]?\d{{1,{_EXACT_DIGITS}}}", re.ASCII)
_LAST_DAY = 2_958_465  # 31/12/9999
# Excel counts 29/2/1900, which never was.
_FIRST_RIGHT_DAY = 61
_EPOCH = datetime.date(1899, 12, 30)
_EPOCH_1904 = datetime.date(1904, 1, 1)
# A percentage is stored as 0.0713 and shown as 7.13: beyond this is only binary noise.
_PERCENT_DECIMALS = 10


class UnreadableError(ValueError):
    """A cell without a value of its own; ``rule`` says why."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True)
class Shared:
    """What the cells of all sheets refer to."""

    texts: tuple[str, ...] = ()
    formats: Formats = field(default_factory=Formats)
    is_1904: bool = False


def value_of(kind: str, written: str, style: int, shared: Shared) -> Value:
    """A cell's value; texts come clean, days as dates, percentages as shown ("7.13" for 7.13%).

    ``written`` is as in the file, only an inline text already without the workbook's own escapes.

    Raises ``UnreadableError``: "error_value" (#REF! and the like), "bad_date", "unreadable_cell".
    """
    if kind == "n":
        return _number(written, style, shared) if written else None
    if kind == "s":
        return _shared(written, shared) or None
    if kind == "str":
        return spoken(written) or None
    if kind == "inlineStr":
        return plain.clean(written) or None
    return _other(kind, written)


def _number(written: str, style: int, shared: Shared) -> Value:
    if written.isascii() and written.isdecimal() and len(written) <= _EXACT_DIGITS and not style:
        return int(written)
    written = written.strip()
    number = float(written) if _NUMBER.fullmatch(written) else math.nan
    if not math.isfinite(number):
        raise UnreadableError("unreadable_cell")
    if style in shared.formats.days:
        return _day(number, shared)
    found = int(written) if _WHOLE.fullmatch(written) else number
    is_percentage = style in shared.formats.percentages
    return round(found * 100, _PERCENT_DECIMALS) if is_percentage else found


def _day(number: float, shared: Shared) -> datetime.date:
    if not 1 <= number < _LAST_DAY + 1:
        raise UnreadableError("bad_date")
    days = int(number)
    if shared.is_1904:
        days = min(days, _LAST_DAY - 1462)
        return _EPOCH_1904 + datetime.timedelta(days=days)
    return _EPOCH + datetime.timedelta(days=days if days >= _FIRST_RIGHT_DAY else days + 1)


def _shared(written: str, shared: Shared) -> str:
    place = int(written) if _WHOLE.fullmatch(written) else -1
    if not 0 <= place < len(shared.texts):
        raise UnreadableError("unreadable_cell")
    return shared.texts[place]


def _other(kind: str, written: str) -> Value:
    if kind == "e":
        raise UnreadableError("error_value")
    if kind == "b" and written in {"0", "1", "true", "false"}:
        return written in {"1", "true"}
    if kind == "d":
        return _iso_day(written)
    raise UnreadableError("unreadable_cell")


def _iso_day(written: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(written[:10])
    except ValueError as error:
        raise UnreadableError("bad_date") from error
