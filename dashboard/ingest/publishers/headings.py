"""What each column of a sheet of scores holds, by its heading."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from dashboard.ingest.grid import Grid
from dashboard.ingest.publishers.component_names import (
    Component,
    match,
    match_numbered,
    parts,
    unmarked,
    words_of,
)
from dashboard.ingest.publishers.provinces_found import Block
from dashboard.ingest.reader import plain
from dashboard.text.folding import fold

Meaning = Literal["score", "rank", "class", "indicator", "aside", "unknown"]

SKIP = "skip"
# A text that stands over more columns than this is a title.
WIDEST_HEADING = 3
# Headings over one column; official workbooks have up to three.
MOST_HEADINGS = 4
# A heading of a place or class is short; a survey's question with such a word is not.
MOST_WORDS = 8
CLASS_WORDS = {"nhom", "tier", "group", "quartile", "loai"}
RANK_WORDS = {"hang", "rank", "ranking", "ranks"}
TOTAL_WORDS = {"tong", "total", "overall"}
# Columns beside the scores: numbers of rows, of provinces, of the survey's precision.
ASIDE_WORDS = {
    "id",
    "stt",
    "no",
    "tt",
    "ma",
    "code",
    "ci",
    "interval",
    "lower",
    "upper",
    "se",
    "region",
}
ASIDE = {("thu", "tu"), ("so", "thu", "tu"), ("vung",), ("khu", "vuc"), ("sai", "so")}
# "Sub-Index 6", "Chỉ số thành phần 6", "sub6_bias_prov"
SUB_INDEX = re.compile(r"^\W*(?:sub-?\s*index|chi so thanh phan|sub)\s*(\d{1,2})(?!\d)")
INDICATOR = re.compile(r"^\W*(?:d|s)?\d\.\d\.\d|^d\d{3}")


@dataclass(frozen=True)
class Heading:
    """A column by what it holds. ``code`` is the component's, "" where none is known."""

    column: int
    line: int
    text: str
    meaning: Meaning
    code: str = ""
    nearest: str = ""
    is_asked: bool = False

    @property
    def key(self) -> str:
        """How an answer names this column."""
        return f"component:{fold(self.text)[:60]}"


def headings(
    grid: Grid,
    block: Block,
    index_code: str,
    known: tuple[Component, ...],
    answers: Mapping[str, str],
) -> tuple[Heading, ...]:
    """The columns of a block that hold anything, from left to right."""
    titles = title_texts(grid, block.heads)
    found = []
    for column in range(block.column + 1, block.last + 1):
        texts = list(_texts(grid, column, block.heads, titles))
        if texts or _has_numbers(grid, column, block.places):
            heading = _heading(column, texts, index_code, known)
            found.append(answered(heading, known, answers))
    return tuple(found)


def title_texts(grid: Grid, lines: Iterable[int]) -> frozenset[tuple[int, str]]:
    """The titles above a table, by line: texts over many columns, or alone in their row."""
    titles: set[tuple[int, str]] = set()
    for line in lines:
        texts = Counter(
            cell.value for cell in grid.rows[line - 1] if isinstance(cell.value, str) and cell.value
        )
        is_alone = len(texts) == 1
        titles |= {
            (line, text) for text, count in texts.items() if is_alone or count > WIDEST_HEADING
        }
    return frozenset(titles)


def _texts(
    grid: Grid, column: int, lines: Iterable[int], titles: frozenset[tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """The headings of a column, the one nearest to the figures first."""
    texts = (
        (line, " ".join(value.split()))
        for line in lines
        if isinstance(value := grid.at(line, column).value, str)
        and value.strip()
        and (line, value) not in titles
    )
    yield from islice(texts, MOST_HEADINGS)


def _has_numbers(grid: Grid, column: int, lines: Iterable[int]) -> bool:
    return any(isinstance(grid.at(line, column).value, int | float) for line in lines)


def _heading(
    column: int,
    texts: list[tuple[int, str]],
    index_code: str,
    known: tuple[Component, ...],
) -> Heading:
    """The first of a column's headings that says what it holds; the topmost where none does."""
    found = [
        Heading(column, line, text, *meaning_of(text, index_code, known)) for line, text in texts
    ]
    said = [heading for heading in found if heading.meaning != "unknown"]
    return (said[:1] or found[-1:] or [Heading(column, 0, "", "unknown")])[0]


def answered(heading: Heading, known: tuple[Component, ...], answers: Mapping[str, str]) -> Heading:
    """A column nobody knows, as a person said what it is."""
    answer = answers.get(heading.key, "") if heading.meaning == "unknown" else ""
    if answer == SKIP:
        return replace(heading, meaning="aside", is_asked=True)
    if answer in {component.code for component in known}:
        return replace(heading, meaning="score", code=answer, is_asked=True)
    return heading


def sub_index(value: object) -> tuple[str, str]:
    """The number of the sub-index that it heads, and what it says besides; "" for none."""
    text = unmarked(plain.clean(value)) if isinstance(value, str) else ""
    found = SUB_INDEX.match(text)
    return (found[1], text[found.end() :]) if found else ("", "")


def meaning_of(
    text: str, index_code: str, known: tuple[Component, ...]
) -> tuple[Meaning, str, str]:
    """What a column with this heading holds, with the component's code and the nearest one."""
    plainly = unmarked(plain.clean(text))
    words = words_of(text)
    if INDICATOR.match(plainly):
        return "indicator", "", ""
    beside = _beside(words, index_code)
    if beside:
        return beside, "", ""
    number, name = sub_index(text)
    if number and index_code == "PCI":
        found = match(name, parts(known))
    elif is_total(words, index_code):
        return "score", "TOTAL", ""
    else:
        is_numbered = index_code == "PAPI"
        found = match_numbered(text, known, index_code) if is_numbered else match(text, known)
    return ("score" if found.code else "unknown"), found.code, found.nearest


def _beside(words: tuple[str, ...], index_code: str) -> Meaning | None:
    """A place, a class, or something else that is no score; None where it may be one."""
    if len(words) > MOST_WORDS:
        return None
    said = set(words)
    if said & CLASS_WORDS:
        return "class"
    if said & RANK_WORDS:
        return "rank"
    is_aside = said & ASIDE_WORDS or words in ASIDE or is_other_total(words, index_code)
    return "aside" if is_aside else None


def is_other_total(words: tuple[str, ...], index_code: str) -> bool:
    """Whether it is the total the other way: PAPI's is a plain sum, PCI's is weighted."""
    said = " ".join(words)
    is_plain = "unweighted" in words or any(
        f"{no} co trong so" in said or f"{no} trong so" in said for no in ("khong", "chua")
    )
    is_weighted = not is_plain and ("weighted" in words or "trong so" in said)
    return is_weighted if index_code == "PAPI" else is_plain


def is_total(words: tuple[str, ...], index_code: str) -> bool:
    """Whether it is the index as a whole: "PCI 2013", "Unweighted PAPI Score", "Total"."""
    if not 0 < len(words) <= MOST_WORDS:
        return False
    return index_code.lower() in words or words[0] in TOTAL_WORDS
