"""What the newest result of a unit says, in a sentence with a branch for every case."""

import pandas as pd

from dashboard.figures.my_unit.request import (
    Asked,
    class_word,
    direction,
    moved,
    of_scheme,
    schemes,
    when,
)
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.numbers import is_missing


@per_version
def findings(asked: Asked) -> tuple[str, ...]:
    """The newest result of every scheme in a sentence; one that says so where there is none."""
    say = asked.voice.say
    sentences = [finding(of_scheme(asked, code), asked) for code in schemes(asked)]
    return tuple(sentences) or (say("my_unit.headline.none", unit=asked.name),)


def finding(rows: pd.DataFrame, asked: Asked) -> str:
    """ "Ban Quản lý Khu kinh tế ...: năm 2023 xếp loại Xuất sắc (91,74), lên từ Tốt năm 2022"."""
    say, row = asked.voice.say, rows.iloc[0]
    year = int(row["year"])
    given = {
        "unit": asked.name,
        "when": when(str(row["scheme"]), year, asked),
        "previous": year - 1,
        "place": row["place"],
        "moved": moved(row, asked),
        "score": numbers.score(row["score"], asked.language),
        "class": row["class_word"],
        "before": class_word(row["prev_class"], str(row["scheme"]), asked),
        "detail": _detail(row, asked),
    }
    return say(f"my_unit.headline.{branch(rows)}", **given)


def branch(rows: pd.DataFrame) -> str:
    """Which sentence fits the newest of a scheme's results."""
    row = rows.iloc[0]
    if is_missing(row["class"]):
        if not is_missing(row["rank"]):
            return "placed" if is_missing(row["score"]) else "placed_scored"
        return "named" if is_missing(row["score"]) else "scored"
    if not is_missing(row["class_change"]):
        return f"class_{direction(row['class_change'])}"
    return "class_gap" if rows["class"].iloc[1:].notna().any() else "class_first"


def _detail(row: pd.Series, asked: Asked) -> str:
    """ " (95,30; hạng 1/20, tăng 2 bậc)": what is known besides the class."""
    say = asked.voice.say
    parts = []
    if not is_missing(row["score"]):
        parts.append(numbers.score(float(row["score"]), asked.language))
    if not is_missing(row["rank"]):
        key = "my_unit.place_computed" if row["rank_basis"] == "computed" else "my_unit.place"
        parts.append(say(key, place=row["place"]) + moved(row, asked))
    return f" ({'; '.join(parts)})" if parts else ""
