"""Rows of a frame one by one, as plain records: many times quicker than pandas' own iteration."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

# A row by the names of its columns.
Row = pd.Series | Mapping[Any, Any]


def records(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows in order, each with its values by column."""
    return frame.to_dict("records") if len(frame) else []
