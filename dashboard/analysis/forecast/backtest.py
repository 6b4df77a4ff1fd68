"""``python -m dashboard.backtest``: how good the forecasts would have been, into docs/*.csv.

From every past full edition a forecast is made with what was known then, and laid beside what
happened. docs/backtest.csv judges them, docs/calibration.csv sets probabilities beside frequencies;
docs/case-2021.md gets its figures (``past_case``).
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from dashboard import ROOT
from dashboard.analysis.forecast import case_2021
from dashboard.analysis.forecast.panel import Panel, panel, panel_hash
from dashboard.analysis.forecast.ranks import probability, range_of
from dashboard.analysis.forecast.simulate import Model, NoForecast, simulate
from dashboard.catalog.indices import index_rows
from dashboard.store.ask import ask, current_version

DOCS = ROOT / "docs"
RESULT = DOCS / "backtest.csv"
CALIBRATION = DOCS / "calibration.csv"

# With fewer whole editions there is nothing to judge forecasts by.
LEAST_EDITIONS = 8
MODELS: tuple[Model, ...] = ("recent", "reference")
HORIZONS = (1, 2, 3)
# The recent model was chosen on the early base editions; the late ones judge it.
PERIODS = {"all": (0, 9999), "to 2013": (0, 2013), "2014 on": (2014, 9999)}
# Where classes of probabilities begin.
CLASSES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
DECIMALS = 4
# The gains in places that forecasts are judged on.
GAINS = (5, 10)

Row = dict[str, object]


@dataclass(frozen=True)
class Trial:
    """One province's forecast from one base edition, and the place it really got.

    ``chances`` are forecasts of gaining ``GAINS`` places or more.
    """

    base_year: int
    start: int
    actual: int
    low: int
    high: int
    chances: tuple[float, ...]

    @property
    def is_covered(self) -> bool:
        """Whether the 80 % range held the place."""
        return self.low <= self.actual <= self.high


@dataclass(frozen=True)
class GainForecast:
    """One forecast of a gain: how likely it was said to be, and whether it came.

    ``known_rate`` is how often it had come in earlier editions.
    """

    base_year: int
    chance: float
    came: bool
    known_rate: float


def trials(known: Panel, model: Model, horizon: int) -> list[Trial]:
    """Every forecast that can be judged: the end is comparable with the base, and on record."""
    return [
        trial
        for base, end in known.pairs(known.years[-1], horizon)
        for trial in _trials_of(known, base, end, model)
    ]


def _trials_of(known: Panel, base: int, end: int, model: Model) -> Iterator[Trial]:
    year = known.years[base]
    drawn = simulate(known, year, known.years[end] - year, model)
    if isinstance(drawn, NoForecast):
        return
    for code in drawn.codes:
        column = known.codes.index(code)
        start, actual = int(known.ranks[base][column]), int(known.ranks[end][column])
        if actual > 0:
            ranks = drawn.rank_of(code)
            chances = tuple(probability(ranks, start - gain) for gain in GAINS)
            yield Trial(year, start, actual, *range_of(ranks), chances)


def gain_forecasts(
    known: Panel, judged: Iterable[Trial], gain: int, horizon: int
) -> list[GainForecast]:
    """The forecasts of one gain, of provinces with so many places above them."""
    rates = _known_rates(known, gain, horizon)
    return [
        GainForecast(
            trial.base_year,
            trial.chances[GAINS.index(gain)],
            trial.actual <= trial.start - gain,
            rates[trial.base_year],
        )
        for trial in judged
        if trial.start > gain
    ]


def _known_rates(known: Panel, gain: int, horizon: int) -> dict[int, float]:
    """How often the gain had come by each edition, of all that could have made it."""
    rates = {}
    for year in known.years:
        came: list[bool] = []
        for base, end in known.pairs(year, horizon):
            could = (known.ranks[base] > gain) & (known.ranks[end] > 0)
            came += (known.ranks[base] - known.ranks[end] >= gain)[could].tolist()
        rates[year] = fmean(came) if came else 0.0
    return rates


def _brier(chances: Iterable[float], came: Sequence[bool]) -> float:
    """The mean squared distance of probabilities from what came: 0 is perfect."""
    return fmean((chance - seen) ** 2 for chance, seen in zip(chances, came, strict=True))


def score(judged: Sequence[Trial], forecasts: Sequence[GainForecast]) -> dict[str, float]:
    """The judgement of forecasts of one gain; coverage is over ``judged``, the rest over all asked.

    ``brier_base`` is that of saying the period's own frequency every time, which nobody could have
    known; ``brier_base_known`` that of saying the frequency known by then; ``brier_naive`` that of
    others and us standing still, which never expects a gain.
    """
    came = [one.came for one in forecasts]
    frequency = fmean(came)
    return {
        "coverage_80": fmean(trial.is_covered for trial in judged),
        "mean_forecast": fmean(one.chance for one in forecasts),
        "frequency": frequency,
        "brier": _brier((one.chance for one in forecasts), came),
        "brier_base": _brier([frequency] * len(came), came),
        "brier_naive": _brier([0.0] * len(came), came),
        "brier_base_known": _brier((one.known_rate for one in forecasts), came),
    }


def indices() -> tuple[str, ...]:
    """The indices with whole editions enough to judge forecasts by, in their order."""
    held = ask("edition_coverage")
    full = held[held["coverage"] == "full"]["index_code"].value_counts()
    known = (str(code) for code in index_rows().index)
    return tuple(code for code in known if full.get(code, 0) >= LEAST_EDITIONS)


def rows_of(index_code: str, model: Model, horizon: int) -> Iterator[Row]:
    """The rows of docs/backtest.csv on one index, model and horizon."""
    known = panel(index_code)
    every = trials(known, model, horizon)
    for period, (first, last) in PERIODS.items():
        judged = [trial for trial in every if first <= trial.base_year <= last]
        for gain in GAINS:
            forecasts = gain_forecasts(known, judged, gain, horizon)
            if not forecasts:
                continue
            found = score(judged, forecasts)
            known_rate = found.pop("brier_base_known")
            yield {
                "index_code": index_code,
                "model": model,
                "gain": gain,
                "n": len(forecasts),
                **found,
                "period": period,
                "brier_base_known": known_rate,
                "first_base": min(trial.base_year for trial in judged),
                "last_base": max(trial.base_year for trial in judged),
                "horizon": horizon,
                "data_version": current_version(),
                "panel_hash": panel_hash(index_code),
            }


def calibration_of(index_code: str, model: Model) -> Iterator[Row]:
    """The rows of docs/calibration.csv on one index and model: one year ahead, both gains."""
    known = panel(index_code)
    judged = trials(known, model, 1)
    forecasts = [one for gain in GAINS for one in gain_forecasts(known, judged, gain, 1)]
    for low, high in zip(CLASSES, (*CLASSES[1:], 1.01), strict=True):
        inside = [one for one in forecasts if low <= one.chance < high]
        if inside:
            yield {
                "index_code": index_code,
                "model": model,
                "lowest": low,
                "n": len(inside),
                "mean_forecast": fmean(one.chance for one in inside),
                "frequency": fmean(one.came for one in inside),
                "data_version": current_version(),
                "panel_hash": panel_hash(index_code),
            }


def written(row: Row) -> dict[str, str]:
    """A row as it stands in the file."""
    return {
        name: f"{value:.{DECIMALS}f}" if isinstance(value, float) else str(value)
        for name, value in row.items()
    }


def _write(file: Path, rows: list[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(written(row) for row in rows)


def main() -> None:
    """Forecast from every past edition, and write how it went."""
    settings = [(index_code, model) for index_code in indices() for model in MODELS]
    _write(RESULT, [row for one in settings for h in HORIZONS for row in rows_of(*one, h)])
    _write(CALIBRATION, [row for one in settings for row in calibration_of(*one)])
    case_2021.write()
    print(f"written: {RESULT.name}, {CALIBRATION.name}, {case_2021.DOCUMENT.name}")  # noqa: T201 - a command's output
