"""Answers of the data version as typed rows."""

import dataclasses
import functools
from collections.abc import Callable
from typing import Any, TypeVar, get_type_hints

import pandas as pd

from dashboard.text.numbers import is_missing

Row = TypeVar("Row")


@functools.cache
def _whole(kind: Callable[..., object]) -> frozenset[str]:
    """The fields of a row that hold whole numbers."""
    hints = get_type_hints(kind)
    return frozenset(name for name, hint in hints.items() if hint in (int, int | None))


def typed(kind: type[Row], frame: pd.DataFrame) -> tuple[Row, ...]:
    """Each line of a frame as a ``kind``, a dataclass with a field per column that it needs.

    A field with a default need not be a column. What is missing is None; a column of whole numbers
    with gaps, which pandas keeps as decimals, is whole again. Raises ``KeyError`` for a field that
    the frame does not have.
    """
    names = [
        field.name
        for field in dataclasses.fields(kind)  # type: ignore[arg-type] # a dataclass, as said
        if field.default is dataclasses.MISSING or field.name in frame
    ]
    whole = _whole(kind)  # type: ignore[arg-type] # a class is hashable

    def value(name: str, given: Any) -> Any:  # noqa: ANN401 - whatever the cell holds
        if is_missing(given):
            return None
        return int(given) if name in whole else given

    return tuple(
        kind(**{name: value(name, given) for name, given in zip(names, line, strict=True)})
        for line in frame[names].itertuples(index=False, name=None)
    )
