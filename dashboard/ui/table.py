"""Tables as readers see them: labels for names, every number in the language's form.

One of a few rows, or with long texts, is plain text; a longer one sorts by its heads, by number and
not by text, and a row of it can choose what its mark in the chart chooses.
"""

import functools
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st
from pandas.io.formats.style import Styler

from dashboard.figures.figure import Column
from dashboard.store.ask import bound
from dashboard.store.cache import cached
from dashboard.text import numbers
from dashboard.text.folding import fold
from dashboard.text.markdown import plain
from dashboard.text.messages import words
from dashboard.ui.controls import touch
from dashboard.ui.deferred import fragment

# What can be seen at a glance need not be sorted.
FEW_ROWS = 5
# What cannot be seen at a glance is looked for.
MANY_ROWS, SEARCH_WIDTH = 15, 320
# A longer text would be cut off in a cell of one line.
LONGEST_CELL = 80
# Pixels of a column of long names, and its letters in a line; of a row, without its lines.
NAME_WIDTH, NAME_LETTERS = 190, 24
ROW_HEIGHT, LINE_HEIGHT = 16, 19
# In a lower row Streamlit breaks no line.
WRAPPING = 65
CHOSEN = "background-color: rgba(11, 92, 173, 0.14)"
# A cell that begins with a number: "7/16 *", "41,63 (+0,20)", "+2"; no code of a part ("1.2.3").
LEADING = {
    language: re.compile(
        rf"([+\u2212-]?)(\d{{1,3}}(?:{thousands}\d{{3}})+|\d+)(?:{decimal}(\d+))?(?![\d.,]*\d)"
    )
    for language, decimal, thousands in (("vi", ",", r"\."), ("en", r"\.", ","))
}


def table(
    frame: pd.DataFrame,
    columns: tuple[Column, ...],
    language: str,
    description: str,
    key: str = "",
) -> None:
    """A table of the described columns of ``frame``, which must not change afterwards.

    With a ``key``, and a column ``click`` in the frame, a row that is chosen does what that says;
    one of many rows has a field that looks for rows, by words without marks too.
    """
    if key and len(frame) > MANY_ROWS:
        _searched(frame, columns, language, description, key)
    else:
        _shown(frame, columns, language, description, key)


@fragment
def _searched(
    frame: pd.DataFrame, columns: tuple[Column, ...], language: str, description: str, key: str
) -> None:
    """The rows that have what was typed; the search box of Streamlit's own speaks English."""
    say = words(language)
    typed = st.text_input(say("screen.search"), key=f"search-{key}", width=SEARCH_WIDTH, live=True)
    found = _found(_Kept(frame), columns, language, fold(typed or ""))
    if typed:
        st.caption(say("screen.search_found", count=len(found), of=len(frame)))
    if len(found):
        _shown(found, columns, language, description, key)


@cached(512)
def _found(kept: "_Kept", columns: tuple[Column, ...], language: str, typed: str) -> pd.DataFrame:
    """The rows of which a cell has what was typed; all of them for nothing."""
    if not typed:
        return kept.frame
    cells = [_words(kept, column, language) for column in columns]
    has = [any(typed in fold(cell) for cell in row) for row in zip(*cells, strict=True)]
    return kept.frame[has]


def _shown(
    frame: pd.DataFrame,
    columns: tuple[Column, ...],
    language: str,
    description: str,
    key: str,
) -> None:
    """The table itself, as text or to be sorted."""
    kept = _Kept(frame)
    longest = _longest(kept, columns, language)
    if len(frame) <= FEW_ROWS or max(longest) > LONGEST_CELL:
        texts = _texts(kept, columns, language)
        st.table(texts, hide_index=True, border="horizontal", alt=description)
        return
    listening, named = _named(longest[0])
    if key and "click" in frame:
        heard = functools.partial(touch.row_heard, f"table-{key}", tuple(frame["click"]))
        listening = {"on_select": bound(heard), "selection_mode": "single-row"}
    st.dataframe(
        _sortable(kept, columns, language),
        hide_index=True,
        height="content",
        placeholder=numbers.MISSING,
        alt=description,
        key=f"table-{key}" if key else None,
        column_config={columns[0].label: st.column_config.Column(pinned=True, **named)},
        **listening,
    )


def _named(longest: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Long names in lines, so that a phone has room beside them: for the table, and their column.

    Their column stays in sight; ``longest`` are the letters of the longest name.
    """
    if longest <= NAME_LETTERS:
        return {}, {}
    lines = math.ceil(longest / NAME_LETTERS)
    return {"row_height": max(WRAPPING, ROW_HEIGHT + LINE_HEIGHT * lines)}, {"width": NAME_WIDTH}


class _Kept:
    """A frame by its identity, so that what is made of it can be kept."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __hash__(self) -> int:
        return id(self.frame)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and other.frame is self.frame


def _words(kept: _Kept, column: Column, language: str) -> list[str]:
    return [numbers.text(value, column.kind, language) for value in kept.frame[column.name]]


@cached(512)
def _longest(kept: _Kept, columns: tuple[Column, ...], language: str) -> tuple[int, ...]:
    """The letters of the longest cell of each column."""
    return tuple(max(map(len, _words(kept, column, language)), default=0) for column in columns)


@cached(512)
def _texts(kept: _Kept, columns: tuple[Column, ...], language: str) -> pa.Table:
    cells = {
        column.label: [
            text if column.is_markdown else plain(text) for text in _words(kept, column, language)
        ]
        for column in columns
    }
    return pa.Table.from_pandas(pd.DataFrame(cells))


@cached(512)
def _sortable(kept: _Kept, columns: tuple[Column, ...], language: str) -> Styler:
    """The table with numbers to sort by underneath, and over each what readers read."""
    frame = pd.DataFrame(index=range(len(kept.frame)))
    shown: dict[str, Mapping[float, str]] = {}
    for column in columns:
        texts = _words(kept, column, language)
        found = _numbers(kept.frame[column.name], texts, column, language)
        if found is None:
            frame[column.label] = texts
        else:
            frame[column.label], shown[column.label] = _keys(found, texts)
    formats: dict[Any, Any] = {
        label: functools.partial(_read, texts) for label, texts in shown.items()
    }
    styler = frame.style.format(formats, na_rep=numbers.MISSING)
    if "is_chosen" in kept.frame:
        marked = list(kept.frame["is_chosen"])
        styler = styler.apply(lambda row: [CHOSEN * bool(marked[int(row.name)])] * len(row), axis=1)
    return styler


def _read(texts: Mapping[float, str], key: object) -> str:
    return texts[float(str(key))]


def _numbers(
    values: pd.Series, texts: Sequence[str], column: Column, language: str
) -> list[float | None] | None:
    """The numbers that a column sorts by, None for missing ones; None for a column of words."""
    if column.kind != "text":
        return [None if numbers.is_missing(value) else float(value) for value in values]
    found = [_number(text, language) for text in texts]
    known = [text for text in texts if text != numbers.MISSING]
    return found if known and len(known) == sum(one is not None for one in found) else None


def _keys(
    found: Sequence[float | None], texts: Sequence[str]
) -> tuple[list[float], dict[float, str]]:
    """What cells sort by and what each of these reads; what is missing has none and comes last.

    Two cells of one number that read differently are told apart by the least there is.
    """
    keys: list[float] = []
    read: dict[float, str] = {}
    for number, text in zip(found, texts, strict=True):
        key = math.nan if number is None else number
        while read.setdefault(key, text) != text:
            key = math.nextafter(key, math.inf)
        keys.append(key)
    return keys, read


def _number(text: str, language: str) -> float | None:
    """The number that a cell begins with."""
    found = LEADING[language].match(text)
    if found is None:
        return None
    sign, whole, decimals = found.groups("0")
    value = float(f"{re.sub('[.,]', '', whole)}.{decimals}")
    return -value if sign in ("-", "\u2212") else value
