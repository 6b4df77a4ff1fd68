"""Whether what was forecast with so much probability came so often: docs/calibration.csv drawn."""

import itertools
from dataclasses import dataclass

import pandas as pd

from dashboard.analysis.forecast import backtest
from dashboard.catalog.labels import Voice, voice
from dashboard.charts.method.calibration_lines import calibration_lines
from dashboard.figures.figure import Column, Figure, make_figure
from dashboard.figures.method.backtest import NEAR, share
from dashboard.figures.method.request import MethodRequest
from dashboard.figures.method.series import total_sources
from dashboard.store.ask import per_version
from dashboard.text import numbers
from dashboard.text.rows import Row, records

# An even chance.
EVEN = 0.5
# Not the home province's accent: these are indices. The first two are the easiest told apart.
SLOTS = ("0", "4", "1", "2", "3")


@per_version
def classes() -> pd.DataFrame:
    """Probabilities and frequencies as they were written, of the model the pages use."""
    rows = pd.read_csv(backtest.CALIBRATION)
    return rows[rows["model"] == backtest.MODELS[0]].reset_index(drop=True)


@dataclass(frozen=True)
class Record:
    """How often what was forecast came: the mean probability said, the frequency, of ``n``."""

    said: float
    came: float
    n: int


def above_half(index_code: str) -> Record | None:
    """What became of an index's forecasts above one half; None where none were judged."""
    rows = classes()
    own = rows[rows["index_code"] == index_code]
    return None if own.empty else _likely(own)


def _likely(rows: pd.DataFrame) -> Record:
    likely = rows[rows["lowest"] >= EVEN]
    weight = likely["n"] / likely["n"].sum()
    said, came = ((likely[name] * weight).sum() for name in ("mean_forecast", "frequency"))
    return Record(float(said), float(came), int(likely["n"].sum()))


def calibration_title(rows: pd.DataFrame, language: str) -> str:
    """What became of forecasts above one half: too much said, or about right."""
    known = _likely(rows)
    is_over = known.said - known.came > NEAR
    return voice(language).say(
        "forecast.calibration_title" if is_over else "forecast.calibration_title_fair",
        said=share(known.said, language),
        came=share(known.came, language),
    )


@per_version
def calibration_figure(request: MethodRequest) -> Figure:
    """Probabilities that were said beside what came, for every index it was made for."""
    voice, rows = request.voice, classes()
    say, shown = voice.say, _drawn(rows, voice)
    codes = tuple(dict.fromkeys(str(code) for code in rows["index_code"]))
    labels = {
        "index": say("controls.index"),
        "forecast": say("forecast.forecast"),
        "frequency": say("forecast.frequency"),
        "n_forecasts": say("forecast.n_forecasts"),
        "diagonal": say("forecast.diagonal"),
    }
    return make_figure(
        request,
        "calibration",
        title=calibration_title(rows, request.language),
        subtitle=say("forecast.calibration_subtitle"),
        chart=calibration_lines(shown, labels),
        table=shown,
        columns=(
            Column("index", labels["index"]),
            Column("forecast_text", labels["forecast"]),
            Column("frequency_text", labels["frequency"]),
            Column("n", labels["n_forecasts"], "whole"),
        ),
        source_ids=total_sources(codes, request),
        edition=", ".join(voice.index(code) for code in codes),
    )


def _drawn(rows: pd.DataFrame, voice: Voice) -> pd.DataFrame:
    """The rows as the chart wants them, a colour per index."""
    slots = dict(zip(rows["index_code"].unique(), itertools.cycle(SLOTS), strict=False))
    return rows.assign(
        index=[voice.index(str(code)) for code in rows["index_code"]],
        slot=rows["index_code"].map(slots),
        forecast=rows["mean_forecast"],
        forecast_text=[share(value, voice.language) for value in rows["mean_forecast"]],
        frequency_text=[share(value, voice.language) for value in rows["frequency"]],
        told=[_told(row, voice) for row in records(rows)],
        is_last=~rows["index_code"].duplicated(keep="last"),
    )


def _told(row: Row, voice: Voice) -> str:
    """A class of forecasts in words: said, came, how many."""
    say, language = voice.say, voice.language
    return "\n".join(
        (
            voice.index(str(row["index_code"])),
            f"{say('forecast.forecast')}: {share(row['mean_forecast'], language)}",
            f"{say('forecast.frequency')}: {share(row['frequency'], language)}",
            f"{say('forecast.n_forecasts')}: {numbers.whole(row['n'], language)}",
        )
    )
