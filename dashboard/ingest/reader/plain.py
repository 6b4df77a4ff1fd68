"""What a clerk means by a cell: a number, a whole number, a day, a text.

Vietnamese writes 1.234,5 and English 1,234.5; files hold both. A single comma or point is a decimal
sign unless exactly three digits follow one to three others: "41,627" and "1.234" could be either.
Whoever knows how large the value can be says so (``highest``): a score out of 100 that reads 41,627
is 41.627. Where both readings are possible nobody guesses: ``AmbiguousNumberError`` holds both.
"""

import datetime
import math
import re
import unicodedata

from dashboard.ingest.grid import Value

# What people write where there is nothing, without its marks. Not "khong": it also means zero, no.
NOTHING = {
    "", "*", "**", "-", "--", "–", "—", "−", ".", "...", "…", "/", "n/a", "na", "#n/a", "n.a.",
    "null", "khong co", "chua co", "khong co so lieu", "khong co du lieu", "kcdl", "khong khao sat",
    "khong xep hang", "kxh", "not available", "no data",
}  # fmt: skip

# No figure of ours is larger, and everything up to it is exact.
MOST = 1e15
# What no XML may hold, so that no workbook could give it back.
_NO_LETTERS = {0xFFFE, 0xFFFF}
_LINE_ENDS = {"\u0085", "\u2028", "\u2029", "\v", "\f"}


class _Letters(dict[int, str | None]):
    """What stands for each letter: itself, or for an invisible one a line end, a blank, nothing."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        kind = unicodedata.category(letter)
        self[code] = letter
        if letter in _LINE_ENDS:
            self[code] = "\n"
        elif kind == "Zs":
            self[code] = " "
        elif (kind in {"Cc", "Cf", "Cs"} and letter not in "\t\n") or code in _NO_LETTERS:
            self[code] = None
        return self[code]


_LETTERS = _Letters()
# Letters of full width, and the signs people take for a minus. Nothing else stands for a digit:
# a raised one is a footnote.
_WIDE = "０１２３４５６７８９，．％＋－"
_SIGNS = str.maketrans(_WIDE + "−–‒", "0123456789,.%+----")
_EXPONENT = r"(?:e[+-]?\d{1,3})?"
_DECIMAL = re.compile(rf"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+){_EXPONENT}")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_GROUPED = re.compile(
    r"[+-]?\d{1,3}(?:(?P<group>[., ])\d{3})(?:(?P=group)\d{3})*(?:(?!(?P=group))[.,]\d+)?"
)
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00)?)?")
_WORDY_DAY = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")


class NotPlainError(ValueError):
    """A value that is not what its column holds."""


class AmbiguousNumberError(NotPlainError):
    """A text that is two numbers: ``decimal`` with its sign as a decimal sign, ``grouped`` not."""

    def __init__(self, written: str, decimal: float, grouped: float) -> None:
        super().__init__(f"{written!r} is {decimal:g} or {grouped:g}")
        self.decimal = decimal
        self.grouped = grouped


def clean(written: str) -> str:
    """Text in form NFC without invisible letters, with plain blanks, and none at its ends."""
    if written.isascii() and written.isprintable():
        return written.strip()
    lines = written.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines.translate(_LETTERS)).strip()


def is_nothing(value: Value) -> bool:
    """Whether a cell says that there is nothing: empty, "-", "N/A", "không có"."""
    return value is None or (isinstance(value, str) and _unmarked(value) in NOTHING)


def _unmarked(written: str) -> str:
    """Text in small letters without marks and doubled blanks, as many people type it."""
    letters = unicodedata.normalize("NFD", clean(written).casefold().replace("đ", "d"))
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())


def number(value: Value, highest: float | None = None) -> float | None:
    """A cell as a number; "85%" is 85; None where it says that there is nothing.

    ``highest`` is the largest size the value can have. Raises ``AmbiguousNumberError`` for a text
    that is two numbers of possible size, ``NotPlainError`` for everything else that is none.
    """
    if is_nothing(value):
        return None
    if isinstance(value, str):
        return _written(value, highest)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotPlainError(f"{value!r} is no number")
    return _finite(value, str(value))


def _finite(found: float, written: str) -> float:
    if abs(found) > MOST or not math.isfinite(found):
        raise NotPlainError(f"{written!r} is no number")
    return float(found)


def _written(value: str, highest: float | None) -> float:
    digits = clean(value).translate(_SIGNS).casefold()
    digits = re.sub(r"^([+-])\s+|\s*%$", r"\1", digits)
    digits = re.sub(r"\s*([.,])\s*", r"\1", digits)
    if not digits.isascii():
        raise NotPlainError(f"{value!r} is no number")
    if _EITHER.fullmatch(digits):
        return _either(digits, value, highest)
    if _DECIMAL.fullmatch(digits):
        return _finite(float(digits.replace(",", ".")), value)
    return _grouped(digits, value)


def _either(digits: str, written: str, highest: float | None) -> float:
    decimal = float(digits.replace(",", "."))
    grouped = float(re.sub("[.,]", "", digits))
    possible = [one for one in (decimal, grouped) if highest is None or abs(one) <= highest]
    if len(possible) == 2:
        raise AmbiguousNumberError(written, decimal, grouped)
    # Too large either way: the decimal reading is the lesser error, and will be told as one.
    return possible[0] if possible else decimal


def _grouped(digits: str, written: str) -> float:
    """Digits in groups of three; what follows the last other sign are decimals."""
    found = _GROUPED.fullmatch(digits)
    if not found:
        raise NotPlainError(f"{written!r} is no number")
    return _finite(float(digits.replace(found["group"], "").replace(",", ".")), written)


def whole(value: Value, highest: float | None = None) -> int | None:
    """A cell as a whole number: "1.322" is 1322 since 1.322 is none. Raises as ``number`` does."""
    try:
        found = number(value, highest)
    except AmbiguousNumberError as either:
        if either.decimal.is_integer():
            raise
        found = either.grouped
    if found is not None and not found.is_integer():
        raise NotPlainError(f"{value!r} is not whole")
    return None if found is None else int(found)


def day(value: Value) -> datetime.date | None:
    """A cell as a day: a date, "2026-04-15", "15/4/2026" (day first), "ngày 15 tháng 4 năm 2026".

    Raises ``NotPlainError`` for anything else: also a number, since not every number is a day.
    """
    if is_nothing(value):
        return None
    if isinstance(value, datetime.date):
        return value
    written = _unmarked(value) if isinstance(value, str) else ""
    if found := _ISO_DAY.fullmatch(written):
        return _date(found[1], found[2], found[3])
    if found := _DAY.fullmatch(written) or _WORDY_DAY.fullmatch(written):
        return _date(found[3], found[2], found[1])
    raise NotPlainError(f"{value!r} is no day")


def _date(year: str, month: str, day_of_month: str) -> datetime.date:
    try:
        return datetime.date(int(year), int(month), int(day_of_month))
    except ValueError as error:
        raise NotPlainError(f"{day_of_month}/{month}/{year} is no day") from error


def text(value: Value) -> str | None:
    """A cell as text: numbers without needless decimals, days as 2026-04-15; None where empty."""
    if isinstance(value, str):
        return clean(value) or None
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
