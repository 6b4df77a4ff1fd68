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
from dashboard.ui.controls import touch

# What can be seen at a glance need not be sorted.
FEW_ROWS = 5
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

    With a ``key``, and a column ``click`` in the frame, a row that is chosen does what that says.
    """
    kept = _Kept(frame)
    texts = _texts(kept, columns, language)
    longest = max(
        (len(str(cell)) for name in texts.column_names for cell in texts[name]), default=0
    )
    if len(frame) <= FEW_ROWS or longest > LONGEST_CELL:
        st.table(texts, hide_index=True, border="horizontal", alt=description)
        return
    listening, named = _named(texts)
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


def _named(texts: pa.Table) -> tuple[dict[str, Any], dict[str, Any]]:
    """Long names in lines, so that a phone has room beside them: for the table, and their column.

    Their column stays in sight.
    """
    longest = max(len(str(cell)) for cell in texts[texts.column_names[0]])
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
def _texts(kept: _Kept, columns: tuple[Column, ...], language: str) -> pa.Table:
    cells = {column.label: _words(kept, column, language) for column in columns}
    return pa.Table.from_pandas(pd.DataFrame(cells))


@cached(512)
def _sortable(kept: _Kept, columns: tuple[Column, ...], language: str) -> Styler:
    """The table with numbers to sort by underneath, and over each what readers read."""
    frame = pd.DataFrame(index=range(len(kept.frame)))
    shown: dict[str, Mapping[float, str]] = {}
    for column in columns:
        texts = _words(kept, column, language)
        keys = _keys(kept.frame[column.name], texts, column, language)
        frame[column.label] = texts if keys is None else keys
        if keys is not None:
            shown[column.label] = dict(zip(keys, texts, strict=True))
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


def _keys(
    values: pd.Series, texts: Sequence[str], column: Column, language: str
) -> list[float] | None:
    """What a column sorts by; None for words. Missing ones have none, and so come last."""
    if column.kind != "text":
        numbers_of = [None if numbers.is_missing(value) else float(value) for value in values]
    else:
        numbers_of = [_number(text, language) for text in texts]
        if any(
            number is None and text != numbers.MISSING
            for number, text in zip(numbers_of, texts, strict=True)
        ) or not any(number is not None for number in numbers_of):
            return None
    # Two cells of one number may read differently; a trace of their order tells them apart.
    return [
        float("nan") if number is None else number + at * 1e-9
        for at, number in enumerate(numbers_of)
    ]


def _number(text: str, language: str) -> float | None:
    """The number that a cell begins with."""
    found = LEADING[language].match(text)
    if found is None:
        return None
    sign, whole, decimals = found.groups("0")
    value = float(f"{re.sub('[.,]', '', whole)}.{decimals}")
    return -value if sign in ("-", "\u2212") else value
