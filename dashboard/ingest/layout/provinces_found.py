"""Which province a cell of a sheet names, and what other rows of such a table name."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from itertools import pairwise

from dashboard.catalog.provinces import (
    codes_by_spelling,
    match_province,
    provinces_by_code,
    readings,
)
from dashboard.ingest.grid import Grid
from dashboard.ingest.layout.component_names import words_of
from dashboard.store.ask import per_version
from dashboard.text.folding import fold

SECTION = "load_recognise"
LONGEST_NAME = 60
# The year from which the 34 provinces count.
FIRST_YEAR_OF_34 = 2025
# From this share on a list is of all provinces.
FULL_SHARE = 0.9
# Rows that state something about all provinces, by a word among their first ones, or two together.
STATISTICS = {
    "median", "min", "max", "mean", "average", "avg", "total", "national", "std", "sd", "stdev",
    "minimum", "maximum", "nationwide", "vietnam", "rank", "ranking", "highest", "lowest", "range",
    "variance", "quartile", "percentile", "sum", "count",
}  # fmt: skip
STATISTIC_NAMES = {
    ("trung", "vi"), ("trung", "binh"), ("nho", "nhat"), ("lon", "nhat"), ("cao", "nhat"),
    ("thap", "nhat"), ("ca", "nuoc"), ("toan", "quoc"), ("tong", "cong"), ("tong", "so"),
    ("viet", "nam"), ("thu", "tu"), ("xep", "hang"), ("do", "lech"), ("binh", "quan"),
    ("toi", "da"), ("toi", "thieu"), ("phuong", "sai"),
}  # fmt: skip
# Regions, whose rows are of several provinces.
REGIONS = re.compile(
    r"^(cac tinh )?(vung )?(dong bang song|mien nui|trung du|tay nguyen|tay bac|dong bac"
    r"|dong nam bo|duyen hai|bac trung bo|nam trung bo|mien (bac|trung|nam)|red river"
    r"|mekong (river )?delta"
    r"|central highlands|(north|south)\w* |north(ern)? (central|mountain|upland|midland))"
)
# Provinces that had gone before the years of the 63: Hà Tây joined Hà Nội on 1 August 2008.
GONE = {"hatay"}


@per_version
def spellings(*, is_current: bool) -> dict[str, str]:
    """Spellings without marks -> code, of the 34 provinces or of the 63."""
    known = provinces_by_code("vi")
    return {
        folded: code
        for folded, codes in codes_by_spelling().items()
        for code in codes
        if known[code].is_current == is_current
    }


def label(province_code: str) -> str:
    """A province's name."""
    return provinces_by_code("vi")[province_code].name


def province(value: object, names: Mapping[str, str]) -> str:
    """The code of the province that a cell names, "" where it names none. Numbers name none."""
    if not isinstance(value, str) or not 1 < len(value) <= LONGEST_NAME:
        return ""
    return "" if readings(value)[0].isdigit() else match_province(value, names) or ""


def nearest_province(written: str, names: Mapping[str, str]) -> str:
    """The name of the province whose spelling is nearest, "" where none is near."""
    near = get_close_matches(fold(written[:LONGEST_NAME]), names, n=1, cutoff=0.6)
    return label(names[near[0]]) if near else ""


def is_gone(written: str) -> bool:
    """Whether it names a province that had gone before the 63 were."""
    return any(reading in GONE for reading in readings(written[:LONGEST_NAME]))


def is_statistic(written: str) -> bool:
    """Whether a row with this name is of all provinces, or of a region."""
    words = words_of(written)[:5]
    is_of_all = bool({*words[:2]} & STATISTICS) or bool({*pairwise(words)} & STATISTIC_NAMES)
    return is_of_all or REGIONS.match(" ".join(words)) is not None


def borders(grids: tuple[Grid, ...], year: int) -> str:
    """Of which provinces sheets are: "63", "34", or "" where year and names do not go together.

    Both eras share most names, so those that only one of them has decide; a list of all 34 names
    and no other of a year in which there were 63 could be either, and a person must say.
    """
    older, newer = spellings(is_current=False), spellings(is_current=True)
    texts = {cell.value for grid in grids for row in grid.rows for cell in row}
    if any(province(text, older) and not province(text, newer) for text in texts):
        return "63"
    if year >= FIRST_YEAR_OF_34:
        return "34"
    found = {province(text, newer) for text in texts} - {""}
    n_current = sum(one.is_current for one in provinces_by_code("vi").values())
    return "" if len(found) >= FULL_SHARE * n_current else "63"
