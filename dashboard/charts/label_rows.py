"""Rows with their names above the marks, so that long names stay whole on a phone."""

import pandas as pd

LINE = 18
ROOM = 6


def label_rows(rows: pd.DataFrame, mark: int) -> tuple[pd.DataFrame, int]:
    """``rows`` with label_y, mark_top, mark_y and mark_bottom, in pixels from the top; the height.

    A row is as high as its ``label`` has lines, plus ``mark`` pixels for what is drawn.
    """
    heights = LINE * (rows["label"].str.count("\n") + 1)
    tops = (heights + mark + 2 * ROOM).cumsum().shift(fill_value=0)
    mark_top = tops + ROOM + heights
    placed = rows.assign(
        label_y=tops + ROOM,
        mark_top=mark_top,
        mark_y=mark_top + mark / 2,
        mark_bottom=mark_top + mark,
    )
    return placed, int(mark_top.max() + mark + ROOM)
