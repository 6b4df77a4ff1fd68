"""The font of exported pictures: where its files are, how wide a text is in it, how it wraps."""

import functools
import unicodedata
from pathlib import Path

import vl_convert
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parents[1] / "fonts"
FAMILY = "Be Vietnam Pro"
# What a viewer of an SVG falls back to without our font; Arial is narrower, so nothing is cut.
FAMILIES = f"{FAMILY}, Arial, sans-serif"
ELLIPSIS = "…"
# The font has no glyphs for these; another font, or an empty box, would stand in for them.
SUBSTITUTES = str.maketrans(
    {"→": "–", "↑": "+", "▲": "+", "↗": "+", "↓": "−", "▼": "−", "↘": "−", "≤": "<=", "≥": ">="}
)


@functools.cache
def register() -> None:
    """Make the font known to the renderer; idempotent, so a race of two threads does no harm."""
    vl_convert.register_font_directory(str(FOLDER))


@functools.cache
def advances(bold: bool) -> dict[str, float]:
    """Width of each character as a share of the text size, from the font file itself."""
    with TTFont(FOLDER / f"BeVietnamPro-{'Bold' if bold else 'Regular'}.ttf", lazy=True) as font:
        widths, unit = font["hmtx"], font["head"].unitsPerEm
        return {chr(code): widths[name][0] / unit for code, name in font.getBestCmap().items()}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in pixels without kerning, which only ever brings letters closer in running text."""
    widths = advances(bold)
    # A character that the font lacks is drawn by some other font: take it as wide as its size.
    return size * sum(widths.get(character, 1.0) for character in text)


def printable(text: str) -> str:
    """The text in characters that the font has, composed, on one line."""
    composed = unicodedata.normalize("NFC", text).translate(SUBSTITUTES)
    # Not split(): it would also break at the no-break spaces that hold numbers and units together.
    blank = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in composed)
    return " ".join(part for part in blank.split(" ") if part)


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than ``width``; a word that is wider itself is broken."""
    lines: list[str] = []
    line = ""
    for word in printable(text).split(" "):
        joined = f"{line} {word}" if line else word
        if text_width(joined, size, bold=bold) <= width:
            line = joined
            continue
        lines += [line] if line else []
        *full, line = _pieces(word, size, width, bold=bold)
        lines += full
    return [*lines, line] if line else lines


def _pieces(word: str, size: float, width: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def shorten(lines: list[str], most: int, size: float, width: float) -> list[str]:
    """At most ``most`` lines; what is left out shows as an ellipsis."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(last + ELLIPSIS, size) > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + ELLIPSIS]
