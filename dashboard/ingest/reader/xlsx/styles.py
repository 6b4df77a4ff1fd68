"""How the cells of a workbook look, where that says what they mean: days, percentages, colours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.styles.numbers import BUILTIN_FORMATS

from dashboard.ingest.reader.limits import Budget
from dashboard.ingest.reader.package import Package
from dashboard.ingest.reader.xlsx import markup
from dashboard.ingest.reader.xlsx.markup import Attributes

# What a format code shows as it is, or that is no part of what it shows; [h] counts hours.
_LITERAL = re.compile(r'"[^"]*"?|[\\_*].|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_CODE_LETTERS = 255


@dataclass(frozen=True)
class Formats:
    """Which cell styles show a day, which a percentage, and which colour fills the cell."""

    days: frozenset[int] = frozenset()
    percentages: frozenset[int] = frozenset()
    fills: Mapping[int, str] = field(default_factory=dict)


class _Styles:
    """The number formats and colours of the cell styles, in order."""

    def __init__(self) -> None:
        self.codes: dict[int, str] = dict(BUILTIN_FORMATS)
        self.styles: list[int] = []
        self.filled: list[int] = []
        self.colours: list[str] = []
        self.inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"cellXfs", "fills"}:
            self.inside = name
        elif name == "xf" and self.inside == "cellXfs":
            self.styles.append(int(attributes.get("numFmtId", "0")))
            self.filled.append(int(attributes.get("fillId", "0")))
        elif name == "numFmt":
            self.codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif self.inside == "fills":
            self._fill(name, attributes)

    def _fill(self, name: str, attributes: Attributes) -> None:
        """Name a colour by what is written of it; a pattern that is not solid is none."""
        if name == "fill":
            self.colours.append("")
        elif name == "patternFill" and attributes.get("patternType") == "solid":
            self.colours[-1:] = ["solid"]
        elif name == "fgColor" and self.colours[-1:] == ["solid"]:
            self.colours[-1] = " ".join(f"{key}={attributes[key]}" for key in sorted(attributes))

    def end(self, name: str) -> None:
        if name == self.inside:
            self.inside = ""

    def text(self, data: str) -> None:
        """Nothing: formats are in attributes."""

    def formats(self) -> Formats:
        codes = {code: self.codes.get(code, "") for code in set(self.styles)}
        days = {code for code, written in codes.items() if _is_day(written)}
        percentages = {code for code, written in codes.items() if _is_percentage(written)}
        return Formats(
            frozenset(place for place, code in enumerate(self.styles) if code in days),
            frozenset(place for place, code in enumerate(self.styles) if code in percentages),
            {
                place: self.colours[number]
                for place, number in enumerate(self.filled)
                if 0 <= number < len(self.colours) and self.colours[number]
            },
        )


def _is_day(code: str) -> bool:
    """Whether a format shows a day: has day or year, or months without hours and seconds."""
    shown = _LITERAL.sub("", code[:_CODE_LETTERS].split(";")[0]).lower()
    if "general" in shown:
        return False
    is_month = "m" in shown and not set("hs") & set(shown)
    return bool(set("dy") & set(shown)) or is_month


def _is_percentage(code: str) -> bool:
    return "%" in _LITERAL.sub("", code[:_CODE_LETTERS].split(";")[0])


def formats(package: Package, part: str, budget: Budget) -> Formats:
    """What the cell styles show."""
    handler = _Styles()
    markup.read(part, package.chunks(part), handler, budget)
    return handler.formats()
