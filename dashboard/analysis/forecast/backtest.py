"""``python -m dashboard.backtest``: how good the forecasts would have been, into docs/*.csv.

From every past full edition a forecast is made with what was known then, and laid beside what
happened. docs/backtest.csv judges them, docs/calibration.csv sets probabilities beside frequencies;
docs/case-2021.md gets its figures (``past_case``).
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from dashboard import ROOT
from dashboard.analysis.forecast import case_2021
from dashboard.analysis.forecast.cases import Model
from dashboard.analysis.forecast.panel import panel, panel_hash
from dashboard.analysis.forecast.trials import GAINS, asked, score, trials
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

Row = dict[str, object]


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
            questions = asked(known, judged, gain, horizon)
            if not questions:
                continue
            found = score(judged, questions)
            known_rate = found.pop("brier_base_known")
            yield {
                "index_code": index_code,
                "model": model,
                "gain": gain,
                "n": len(questions),
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
    questions = [question for gain in GAINS for question in asked(known, judged, gain, 1)]
    for low, high in zip(CLASSES, (*CLASSES[1:], 1.01), strict=True):
        inside = [question for question in questions if low <= question.chance < high]
        if inside:
            yield {
                "index_code": index_code,
                "model": model,
                "lowest": low,
                "n": len(inside),
                "mean_forecast": fmean(question.chance for question in inside),
                "frequency": fmean(question.came for question in inside),
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
