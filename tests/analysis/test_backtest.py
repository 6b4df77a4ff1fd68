"""The back-test: its files are what the program makes of the figures, and the page says so."""

import csv
import functools
import re
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from dashboard import ROOT
from dashboard.analysis.forecast import backtest, case_2021
from dashboard.analysis.forecast.backtest import (
    GainForecast,
    Row,
    Trial,
    gain_forecasts,
    score,
    trials,
)
from dashboard.analysis.forecast.panel import panel, panel_hash, panel_of
from dashboard.figures.method import backtest as told
from dashboard.figures.method import calibration
from tests.opened import open_page, said, tables
from tests.some import some

ASKED_FIRST = [
    "index_code", "model", "gain", "n", "coverage_80", "mean_forecast", "frequency", "brier",
    "brier_base", "brier_naive",
]  # fmt: skip
REMAKE = "totals have changed: run `make backtest` and read the difference"


@pytest.fixture(autouse=True)
def on_real_figures(real: duckdb.DuckDBPyConnection) -> None:
    """Everything here answers from the real figures."""


@functools.cache
def _read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _without_version(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Rows as they must come out again: a version changes with data that have no part in them."""
    return [{name: row[name] for name in row if name != "data_version"} for row in rows]


def _made(rows: list[Row]) -> list[dict[str, str]]:
    return _without_version([backtest.written(row) for row in rows])


@pytest.mark.parametrize("file", [backtest.RESULT, backtest.CALIBRATION])
def test_the_files_are_not_older_than_the_totals(file: Path) -> None:
    made = {(row["index_code"], row["panel_hash"]) for row in _read(file)}
    assert made == {(code, panel_hash(code)) for code in backtest.indices()}, REMAKE


@pytest.mark.parametrize("horizon", [1, 3])
@pytest.mark.parametrize("index_code", ["PAPI", "PCI"])
def test_rows_come_out_again_exactly(index_code: str, horizon: int) -> None:
    stored = [
        row
        for row in _read(backtest.RESULT)
        if (row["index_code"], row["model"], row["horizon"]) == (index_code, "recent", str(horizon))
    ]
    assert _made(list(backtest.rows_of(index_code, "recent", horizon))) == _without_version(stored)


def test_the_reference_comes_out_again_exactly() -> None:
    stored = [
        row
        for row in _read(backtest.CALIBRATION)
        if (row["index_code"], row["model"]) == ("PAPI", "reference")
    ]
    assert _made(list(backtest.calibration_of("PAPI", "reference"))) == _without_version(stored)


def test_the_file_has_the_columns_and_rows_that_were_asked_for() -> None:
    rows = _read(backtest.RESULT)
    assert list(rows[0])[: len(ASKED_FIRST)] == ASKED_FIRST
    assert {(row["index_code"], row["model"], row["gain"], row["horizon"]) for row in rows} == {
        (code, model, gain, horizon)
        for code in ("PAPI", "PCI")
        for model in ("recent", "reference")
        for gain in ("5", "10")
        for horizon in ("1", "2", "3")
    }


@pytest.mark.parametrize("index_code", ["PAPI", "PCI"])
def test_over_all_editions_forecasts_keep_what_is_asked(index_code: str) -> None:
    rows = [
        row
        for row in _read(backtest.RESULT)
        if (row["index_code"], row["model"], row["period"], row["horizon"])
        == (index_code, "recent", "all", "1")
    ]
    assert [row["gain"] for row in rows] == ["5", "10"]
    for row in some(rows):
        assert 0.75 <= float(row["coverage_80"]) <= 0.85
        assert abs(float(row["mean_forecast"]) - float(row["frequency"])) <= 0.04
        assert float(row["brier"]) < min(float(row["brier_base"]), float(row["brier_naive"]))


def test_what_is_not_kept_is_known() -> None:
    """One year ahead; a change here is news for the page and for docs/decisions/0011."""
    short = {
        (row["index_code"], row["model"], row["period"], row["gain"]): found
        for row in told.results().to_dict("records")
        if row["horizon"] == 1 and (found := told.misses(row))
    }
    assert {key: found for key, found in short.items() if key[1] == "recent"} == {
        ("PAPI", "recent", "to 2013", 10): ["mean"],
        ("PCI", "recent", "2014 on", 5): ["mean", "brier"],
        ("PCI", "recent", "2014 on", 10): ["brier"],
    }
    assert short["PCI", "reference", "all", 10] == ["mean", "brier"]


def test_the_decision_states_the_figures_of_the_file() -> None:
    text = (ROOT / "docs" / "decisions" / "0011-forecast.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| (P\w+), (\w+)(, from 2014)? \| (.+) \|$", text, flags=re.MULTILINE)
    assert len(table) == 6
    for index_code, model, late, cells in some(table):
        period = "2014 on" if late else "all"
        five, ten = (
            row
            for row in told.results().to_dict("records")
            if (row["index_code"], row["model"], row["period"], row["horizon"])
            == (index_code, model, period, 1)
        )
        stated = [float(number) for number in re.findall(r"\d\.\d+", cells)]
        names = ("mean_forecast", "frequency", "brier", "brier_base")
        stored = [five["coverage_80"], *(row[name] for row in (five, ten) for name in names)]
        assert stated == pytest.approx(stored, abs=0.0005 + 1e-9)


def test_a_judgement_by_hand() -> None:
    judged = [Trial(2013, 9, 3, 2, 9, (0.8, 0.1)), Trial(2014, 20, 21, 15, 20, (0.2, 0.1))]
    questions = [GainForecast(2013, 0.8, True, 0.5), GainForecast(2014, 0.2, False, 0.25)]
    assert score(judged, questions) == pytest.approx(
        {
            "coverage_80": 0.5,
            "mean_forecast": 0.5,
            "frequency": 0.5,
            "brier": 0.04,
            "brier_base": 0.25,
            "brier_naive": 0.5,
            "brier_base_known": (0.5**2 + 0.25**2) / 2,
        }
    )


def small_world() -> pd.DataFrame:
    """Twenty provinces in six editions of one series, every score another."""
    random = np.random.default_rng(5)
    rows = []
    for year in range(2001, 2007):
        ranks = random.permutation(20) + 1
        rows += [
            {
                "year": year,
                "series": "s",
                "subject": "total",
                "province_code": f"{code:02}",
                "score": float(100 - rank),
                "computed_rank": int(rank),
                "n_scored": 20,
            }
            for code, rank in enumerate(ranks)
        ]
    return pd.DataFrame(rows)


def test_a_gain_is_only_asked_of_whoever_has_so_many_places_above() -> None:
    known = panel_of("PAPI", "TOTAL", small_world())
    judged = trials(known, "recent", 1)
    # 2004 is the first base edition with 60 cases; 2006 has no edition after it.
    assert sorted({trial.base_year for trial in judged}) == [2004, 2005]
    assert len(judged) == 40
    assert [len(gain_forecasts(known, judged, gain, 1)) for gain in (5, 10)] == [30, 20]


def test_the_base_rate_that_was_known_is_of_ended_changes_only() -> None:
    """From 2004, two years ahead, those who moved from 2001 and 2002 are known, not from 2003."""
    known = panel_of("PAPI", "TOTAL", small_world())
    came = [
        bool(known.ranks[at][one] - known.ranks[at + 2][one] >= 5)
        for at in (0, 1)
        for one in range(20)
        if known.ranks[at][one] > 5
    ]
    (question,) = gain_forecasts(known, [Trial(2004, 9, 3, 2, 9, (0.8, 0.1))], 5, 2)
    assert question == GainForecast(2004, 0.8, True, sum(came) / len(came))


def test_forecasts_across_a_break_are_not_judged() -> None:
    years = {trial.base_year for trial in trials(panel("PAPI"), "reference", 1)}
    assert years == {2012, 2013, 2014, 2016, 2019, 2021, 2022, 2023}


def test_the_case_of_2021_shows_the_figures_of_now() -> None:
    text = case_2021.DOCUMENT.read_text(encoding="utf-8")
    assert "| what came | 54/60 | 54/60 | 61/63 | 61/63 |" in text
    assert case_2021.with_figures(text) == text, REMAKE


def test_a_question_that_cannot_be_answered_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing can be said"):
        case_2021.answers(case_2021.Question("PCI", 2005, 43))


def test_the_command_writes_all_three(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "case-2021.md"
    document.write_text(case_2021.DOCUMENT.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(backtest, "RESULT", tmp_path / "backtest.csv")
    monkeypatch.setattr(backtest, "CALIBRATION", tmp_path / "calibration.csv")
    monkeypatch.setattr(case_2021, "DOCUMENT", document)
    monkeypatch.setattr(backtest, "indices", lambda: ("PAPI",))
    monkeypatch.setattr(backtest, "MODELS", ("recent",))
    monkeypatch.setattr(backtest, "HORIZONS", (1,))
    backtest.main()
    stored = [
        row
        for row in _read(backtest.DOCS / "backtest.csv")
        if (row["index_code"], row["model"], row["horizon"]) == ("PAPI", "recent", "1")
    ]
    assert _without_version(_read(tmp_path / "backtest.csv")) == _without_version(stored)
    assert capsys.readouterr().out == "written: backtest.csv, calibration.csv, case-2021.md\n"


def test_the_page_says_what_is_kept_and_what_is_not() -> None:
    at = open_page("method", view_method="forecast")
    text = said(at)
    assert "- PAPI, các kỳ gốc 2012–2023: đạt mọi yêu cầu." in text
    assert "- PCI, các kỳ gốc 2007–2020: đạt mọi yêu cầu." in text
    assert "- PCI, các kỳ gốc 2014–2020: chưa đạt ở chỗ" in text
    assert "tăng 5 bậc trở lên được dự báo 27%, thực tế 22%" in text
    assert [warning.value for warning in at.warning] == []
    assert len(tables(at)) == 5
    assert list(tables(at)[0].iloc[2]) == [
        "PCI, 5 bậc trở lên (638)",
        "30% / 29%",
        "0,189 / 0,205",
        "80%",
        "đạt",
    ]


def test_the_page_says_the_same_in_english() -> None:
    text = said(open_page("method", view_method="forecast", language="en"))
    assert "- PCI, base editions 2014–2020: falls short in that a gain of 5 ranks" in text
    assert "Forecasts above 50% say too much: 61% on average, 46% came" in text


def test_the_page_warns_of_a_back_test_older_than_the_totals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = backtest.RESULT.read_text(encoding="utf-8").replace(panel_hash("PCI"), "0" * 12)
    (tmp_path / "backtest.csv").write_text(old, encoding="utf-8")
    monkeypatch.setattr(backtest, "RESULT", tmp_path / "backtest.csv")
    (warning,) = open_page("method", view_method="forecast").warning
    assert "`make backtest`" in warning.value


@pytest.mark.parametrize(
    ("frequency", "title"),
    [
        (0.5, "Forecasts above 50% say too much: 60% on average, 50% came"),
        (0.58, "Forecasts above 50%: 60% on average, 58% came"),
    ],
)
def test_the_title_says_whether_too_much_was_said(frequency: float, title: str) -> None:
    rows = pd.DataFrame(
        {
            "lowest": [0.4, 0.6],
            "n": [10, 10],
            "mean_forecast": [0.45, 0.6],
            "frequency": [0.1, frequency],
        }
    )
    assert calibration.calibration_title(rows, "en") == title


def test_every_shortfall_has_a_word() -> None:
    row = {
        "coverage_80": 0.9,
        "mean_forecast": 0.3,
        "frequency": 0.2,
        "brier": 0.2,
        "brier_base": 0.16,
        "brier_naive": 0.2,
    }
    assert told.misses(row) == ["range", "mean", "brier"]
    assert told.misses(row | {"coverage_80": 0.8, "frequency": 0.3, "brier": 0.1}) == []
