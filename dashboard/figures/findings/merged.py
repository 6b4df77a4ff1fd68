"""What is said of a mean that we compute for a province of today from those that went into it."""

import pandas as pd

from dashboard.catalog.documents import source_ids
from dashboard.catalog.indices import score_text
from dashboard.catalog.labels import Voice
from dashboard.figures.figure import Column
from dashboard.text.numbers import is_missing
from dashboard.text.rows import Row


def documents_in(rows: pd.DataFrame, *columns: str) -> tuple[str, ...]:
    """The keys of the documents behind rows: in ``columns``, or in lists where we computed."""
    if "source_ids" in rows:
        return source_ids(rows["source_ids"].explode())
    return source_ids(*(rows[column] for column in columns))


def score_columns(
    voice: Voice, index_code: str, is_merged: bool, label: str = "merged.score"
) -> tuple[Column, ...]:
    """The column of scores; of means that we computed also the range of the parts."""
    if not is_merged:
        return (Column("score", voice.score(index_code), "score"),)
    named = {"score": label, "lowest": "merged.lowest", "highest": "merged.highest"}
    return tuple(Column(name, voice.say(key), "score") for name, key in named.items())


def why_none(row: Row, voice: Voice) -> str:
    """Why a province has no mean: which of its parts has no score, and why; "" where it has one."""
    if is_missing(row["missing_reason"]):
        return ""
    codes = row.get("missing_codes")
    if codes is None or not len(codes):
        return voice.reason(row["missing_reason"])
    named: dict[str, list[str]] = {}
    for code, reason in zip(codes, row["missing_reasons"], strict=True):
        named.setdefault(voice.reason(reason), []).append(voice.province(str(code)))
    return "; ".join(
        voice.say("merged.missing", names=", ".join(names), reason=reason)
        for reason, names in named.items()
    )


def parts_told(row: Row, index_code: str, voice: Voice) -> str:
    """The range of the parts in a line of its own; "" where there is none to tell."""
    low, high = row.get("lowest"), row.get("highest")
    if low is None or high is None or is_missing(low) or low == high:
        return ""
    ends = {
        name: score_text(index_code, float(value), voice.language)
        for name, value in (("low", low), ("high", high))
    }
    return "\n" + voice.say("merged.range", **ends)
