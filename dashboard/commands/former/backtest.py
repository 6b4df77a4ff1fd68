"""``python -m dashboard.backtest``: the same as ``python -m dashboard backtest``."""

from dashboard.__main__ import run

run("backtest")
