"""Numbers as drafts write them: "41,62", "41.62", "1.322", "hai mươi bốn", "four"."""

import re

# Digits with a decimal sign or thousands; a year or a date is told apart before.
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d+(?:[.,]\d+)?"
UNITS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
ORDINALS = {
    "nhat": 1, "nhi": 2, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
NTH = "nhat|nhi|hai|ba|tu|nam|sau|bay|tam|chin|muoi"
_DIGIT = "mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin"
SPELLED = (
    rf"(?:(?:{_DIGIT})\s+)?muoi(?:\s+(?:{_DIGIT}))?|mot|hai|ba|bon|nam|sau|bay|tam|chin|"
    + "|".join(sorted(ENGLISH, key=len, reverse=True))
)


def decimal(text: str) -> tuple[float, int]:
    """A score as written and its decimals; a comma is a point: "41,627" -> (41.627, 3)."""
    whole, sign, rest = text.rpartition("," if text.rfind(",") > text.rfind(".") else ".")
    if not sign:
        return float(text), 0
    return float(f"{re.sub('[.,]', '', whole)}.{rest}"), len(rest)


def count(text: str) -> tuple[float, int]:
    """A count as written, thousands parted: "1.322" -> (1322, 0); else as ``decimal``."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub("[.,]", "", text)), 0
    return decimal(text)


def spelled(text: str) -> int | None:
    """A number in words or digits: "hai mươi bốn" -> 24; None for none."""
    if text.isdigit():
        return int(text)
    if text in ENGLISH:
        return ENGLISH[text]
    words = text.split()
    if "muoi" not in words:
        return UNITS.get(text)
    at = words.index("muoi")
    tens = UNITS[words[at - 1]] if at else 1
    return 10 * tens + (UNITS[words[at + 1]] if at + 1 < len(words) else 0)
