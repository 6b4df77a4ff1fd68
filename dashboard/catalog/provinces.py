"""Provinces by code: their names in both languages, their spellings, what became of them."""

import re
from dataclasses import dataclass

from dashboard.store.ask import ask, per_version
from dashboard.text.folding import fold
from dashboard.text.names import in_language

# "TT-Huế": typed as written, hyphen and all.
ABBREVIATED = re.compile(r"[A-Z]{2,}-\w*[^\x00-\x7f]")

HOME_PROVINCE = "62"


@dataclass(frozen=True)
class Province:
    """A province; ``predecessors`` are the codes that went into it on 1 July 2025."""

    code: str
    name: str
    is_current: bool
    predecessors: tuple[str, ...]
    region: str

    @property
    def subjects(self) -> tuple[str, ...]:
        """Whose results stand for it in the years on record: itself, or its predecessors."""
        return self.predecessors or (self.code,)


@per_version
def provinces_by_code(language: str) -> dict[str, Province]:
    """All provinces of both eras by code, those of the older era first, by alphabet."""
    return {
        str(row["province_code"]): Province(
            code=str(row["province_code"]),
            name=in_language(row, "name", language),
            is_current=bool(row["is_current"]),
            predecessors=tuple(row["predecessor_codes"]),
            region=str(row["region"]),
        )
        for _, row in ask("province_catalog").iterrows()
    }


@per_version
def province_labels(language: str) -> dict[str, str]:
    """Labels for pickers by code, written so that typing without marks or a code finds them.

    The browser looks for the letters typed, in their order, in the label; so it carries the
    unmarked name, the code, and every alias that could not be found otherwise.
    """
    spellings = ask("province_alias_list")
    aliases: dict[str, list[str]] = {}
    for code, alias in zip(spellings["province_code"], spellings["alias"], strict=True):
        aliases.setdefault(str(code), []).append(str(alias))
    return {
        code: _label(province, aliases.get(code, []))
        for code, province in provinces_by_code(language).items()
    }


def _label(province: Province, aliases: list[str]) -> str:
    label = f"{province.name} ({province.code}"
    abbreviated = [alias for alias in aliases if ABBREVIATED.match(alias)]
    plain = sorted((alias for alias in aliases if alias.isascii()), key=len, reverse=True)
    for alias in [*abbreviated[:1], *plain]:
        is_title = fold(alias).startswith(("tinh", "thanhpho", "tp"))
        if not is_title and not is_found(alias, label):
            label += f", {alias}"
    return f"{label})"


def is_found(typed: str, label: str) -> bool:
    """Whether the letters of ``typed`` occur in ``label`` in their order, as the browser looks."""
    letters = iter(label.casefold())
    return all(letter in letters for letter in typed.casefold() if letter not in " -.")


@per_version
def spellings() -> dict[str, str]:
    """Folded spellings -> code, the older era's where both eras have the name."""
    frame = ask("province_spelling")
    pairs = zip(frame["folded"], frame["province_code"], strict=True)
    found: dict[str, str] = {}
    for folded, code in pairs:
        found.setdefault(str(folded), str(code))
    return found


def find_province(spelling: str) -> str:
    """The code of a province under any spelling; the spelling itself where none is known."""
    return spellings().get(fold(spelling), spelling)


def home_province(codes: dict[str, Province]) -> str:
    """The home province's code."""
    return HOME_PROVINCE if HOME_PROVINCE in codes else next(iter(codes))
