"""How good the forecasts would have been: docs/backtest.csv in tables and sentences."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.analysis.forecast import backtest
from dashboard.analysis.forecast.panel import panel_hash
from dashboard.catalog.labels import Voice, voice
from dashboard.figures.figure import Column
from dashboard.figures.method.series import years
from dashboard.store.ask import per_version
from dashboard.text import numbers

# What issue 4 asks of forecasts.
COVERAGE = (0.75, 0.85)
NEAR = 0.04
BRIER_DECIMALS = 3

# A row of the file, by the names of its columns.
Row = Mapping[Hashable, Any]


@dataclass(frozen=True)
class Part:
    """Which rows of the back-test a table shows: ``period`` as in the file, years ahead."""

    model: str
    period: str
    horizon: int = 1


PARTS = {
    "all": Part("recent", "all"),
    "late": Part("recent", "2014 on"),
    "reference": Part("reference", "all"),
    "two": Part("recent", "all", 2),
    "three": Part("recent", "all", 3),
}
# What is said above each table; nothing above the first.
EXPLAINED = {
    "all": "",
    "late": "forecast.part.late_explain",
    "reference": "forecast.part.reference_explain",
    "two": "forecast.part.further_explain",
    "three": "forecast.part.further_explain",
}


@per_version
def results() -> pd.DataFrame:
    """The back-test as it was written."""
    return pd.read_csv(backtest.RESULT)


@per_version
def is_older() -> bool:
    """Whether totals have changed since the back-test was made."""
    made = dict(zip(results()["index_code"], results()["panel_hash"], strict=True))
    return any(panel_hash(index_code) != digits for index_code, digits in made.items())


def made_on() -> str:
    """The data version the back-test was made on."""
    return str(results()["data_version"].iloc[0])


def misses(row: Row) -> list[str]:
    """What a row falls short of: "range", "mean", "brier"; nothing where it keeps all."""
    short = {
        "range": not COVERAGE[0] <= row["coverage_80"] <= COVERAGE[1],
        "mean": abs(row["mean_forecast"] - row["frequency"]) > NEAR,
        "brier": row["brier"] >= min(row["brier_base"], row["brier_naive"]),
    }
    return [name for name, is_short in short.items() if is_short]


def _of(part: Part) -> pd.DataFrame:
    rows = results()
    return rows[
        (rows["model"] == part.model)
        & (rows["period"] == part.period)
        & (rows["horizon"] == part.horizon)
    ].reset_index(drop=True)


def share(value: float, language: str) -> str:
    """A share as whole per cents: 0.787 -> "79%"."""
    return f"{numbers.whole(100 * value, language)}%"


@per_version
def table(name: str, language: str) -> tuple[pd.DataFrame, tuple[Column, ...]]:
    """One line per index and gain: said beside came, Brier scores, coverage, what is kept."""
    say = voice(language).say
    rows = _of(PARTS[name])
    lines = pd.DataFrame(
        [_line(row, voice(language)) for row in rows.to_dict("records")],
    )
    return lines, (
        Column("asked", say("forecast.asked")),
        Column("said", say("forecast.said")),
        Column("brier", say("forecast.brier")),
        Column("covered", say("forecast.covered")),
        Column("verdict", say("forecast.verdict")),
    )


def _line(row: Row, speaker: Voice) -> dict[str, str]:
    say, language = speaker.say, speaker.language
    short = misses(row)
    return {
        "asked": say(
            "forecast.asked_of",
            index=speaker.index(str(row["index_code"])),
            ranks=int(row["gain"]),
            count=numbers.whole(row["n"], language),
        ),
        "said": f"{share(row['mean_forecast'], language)} / {share(row['frequency'], language)}",
        "brier": " / ".join(
            numbers.score(row[name], language, BRIER_DECIMALS) for name in ("brier", "brier_base")
        ),
        "covered": share(row["coverage_80"], language),
        "verdict": "; ".join(say(f"forecast.miss.{name}") for name in short)
        or say("forecast.kept"),
    }


@per_version
def stated(name: str, language: str) -> tuple[str, ...]:
    """A sentence per index: whether it keeps what is asked, and if not, in what."""
    speaker = voice(language)
    rows = _of(PARTS[name])
    return tuple(
        _sentence(own.to_dict("records"), speaker) for _, own in rows.groupby("index_code")
    )


def _sentence(rows: list[dict[Hashable, Any]], speaker: Voice) -> str:
    say, language = speaker.say, speaker.language
    found = [
        say(
            f"forecast.short_{name}",
            ranks=int(row["gain"]),
            said=share(row["mean_forecast"], language),
            came=share(row["frequency"], language),
            covered=share(row["coverage_80"], language),
            own=numbers.score(row["brier"], language, BRIER_DECIMALS),
            other=numbers.score(row["brier_base"], language, BRIER_DECIMALS),
        )
        for row in rows
        for name in misses(row)
    ]
    bases = years(int(rows[0]["first_base"]), int(rows[0]["last_base"]))
    given = {"index": speaker.index(str(rows[0]["index_code"])), "years": bases}
    if not found:
        return say("forecast.keeps", **given)
    return say("forecast.falls_short", found="; ".join(dict.fromkeys(found)), **given)
