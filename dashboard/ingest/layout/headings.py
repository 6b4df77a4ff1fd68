"""What each column of a sheet of scores holds, by its heading."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from dashboard.ingest.grid import Grid
from dashboard.ingest.layout.component_names import (
    Component,
    match,
    match_numbered,
    parts,
    unmarked,
    words_of,
)
from dashboard.ingest.layout.tables import Block
from dashboard.ingest.reader import plain
from dashboard.text.folding import fold

Meaning = Literal["score", "rank", "class", "indicator", "aside", "other_year", "unknown"]

SKIP = "skip"
INDICES = ("PAPI", "PCI")
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
# "PCI 09", "PCI2009".
SHORT_YEAR = re.compile(r"[012]\d$")
LETTERS_OR_DIGITS = re.compile(r"[a-z]+|\d+")
# A text that stands over more columns than this is a title.
WIDEST_HEADING = 3
# Headings over one column; official workbooks have up to three.
MOST_HEADINGS = 4
# A heading of a place or class is short; a survey's question with such a word is not.
MOST_WORDS = 8
CLASS_WORDS = {"nhom", "tier", "group", "quartile", "loai"}
RANK_WORDS = {"hang", "rank", "ranking", "ranks"}
# What makes a heading the total's, and what may stand beside it: "Weighted PCI score in 2018".
TOTAL_WORDS = {"total", "overall", "composite", "papi", "pci"}
WHOLE = ("tong diem", "tong hop", "tong cong", "diem tong", "tong pci", "tong papi", "tong chi so")
TOTAL_FILLERS = TOTAL_WORDS | {
    "tong", "diem", "hop", "cong", "chi", "so", "index", "score", "scores", "final", "the",
    "of", "in", "nam", "year", "cua", "la", "weighted", "unweighted", "co", "khong", "chua",
    "trong", "provincial", "competitiveness", "aggregate", "gia", "tri", "ket", "qua", "nang",
    "luc", "canh", "tranh", "cap", "tinh", "hieu", "quan", "va", "hanh", "chinh", "viet",
    "vietnam", "point", "points",
}  # fmt: skip
# Columns beside the scores, by a word of their heading: numbers of rows and of provinces, the
# survey's precision, targets, changes, counts.
ASIDE_WORDS = {
    "id", "stt", "no", "tt", "ma", "code", "ci", "interval", "lower", "upper", "se", "region",
    "target", "change", "changes", "variance", "std", "stdev", "error", "phieu", "sample",
    "obs", "observations", "responses", "respondents", "difference", "gap",
}  # fmt: skip
ASIDE = re.compile(
    r"^(vung|khu vuc|thu tu|so thu tu)$|\b(sai so|phuong sai|muc tieu|thay doi|chenh lech|tang giam"
    r"|so voi|khoang tin cay|do lech|toi thieu trong|toi da trong)\b"
)
# "10-80 điểm", "0%-100%": the scale of a column.
SCALE = re.compile(r"^\W*\d[\d.,]*\s*%?\s*[-–]\s*\d[\d.,]*\s*(%|diem|points?|vnd|000vnd)?\W*$")
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
    def is_numbered(self) -> bool:
        """Whether it is numbered as a component of PAPI: "5.2: Construction Permits"."""
        return bool(re.match(r"\W*\d\.\d(?!\.?\d)", self.text))

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
    """The columns of a block that hold anything, from left to right.

    Of those before the names only the places: the others number the rows.
    """
    titles = title_texts(grid, block.heads)
    found = []
    for column in range(block.first, block.last + 1):
        texts = list(_texts(grid, column, block.heads, titles))
        if column != block.column and (texts or _has_numbers(grid, column, block.provinces)):
            heading = answered(_heading(column, texts, index_code, known), known, answers)
            if column > block.column or heading.meaning == "rank":
                found.append(heading)
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
        and not SCALE.match(unmarked(value))
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
        is_other = is_other_total(words, index_code)
        return ("aside", "", "") if is_other else ("score", "TOTAL", "")
    else:
        is_numbered = index_code == "PAPI"
        found = match_numbered(text, known, index_code) if is_numbered else match(text, known)
    return ("score" if found.code else "unknown"), found.code, found.nearest


def _beside(words: tuple[str, ...], index_code: str) -> Meaning | None:
    """A place, a class, or something else that is no score; None where it may be one."""
    said = set(words)
    if ASIDE.search(" ".join(words)):
        return "aside"
    if len(words) > MOST_WORDS:
        return None
    if said & CLASS_WORDS:
        return "class"
    if said & RANK_WORDS:
        return "rank"
    return "aside" if said & ASIDE_WORDS or is_other_total(words, index_code) else None


def is_other_total(words: tuple[str, ...], index_code: str) -> bool:
    """Whether it is the total the other way: PAPI's is a plain sum, PCI's is weighted."""
    said = " ".join(words)
    is_plain = "unweighted" in words or any(
        f"{no} co trong so" in said or f"{no} trong so" in said for no in ("khong", "chua")
    )
    is_weighted = not is_plain and ("weighted" in words or "trong so" in said)
    return is_weighted if index_code == "PAPI" else is_plain


def is_total(words: tuple[str, ...], index_code: str) -> bool:
    """Whether it names the index as a whole and nothing else: "PCI 2013", "Tổng điểm PAPI"."""
    said = tuple(part for word in words for part in LETTERS_OR_DIGITS.findall(word))
    names = {code.lower() for code in INDICES} & set(said)
    plain_words = tuple(
        word for word in said if not YEAR.fullmatch(word) and not (names and SHORT_YEAR.match(word))
    )
    text = " ".join(plain_words)
    is_whole = text == "tong" or any(name in text for name in WHOLE)
    is_named = is_whole or bool(TOTAL_WORDS & set(plain_words))
    return is_named and names <= {index_code.lower()} and set(plain_words) <= TOTAL_FILLERS


def year_in(text: str) -> int | None:
    """The one year that a text names; None where it names none, or several."""
    years = {int(year) for year in YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None
