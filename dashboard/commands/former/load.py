"""``python -m dashboard.load``: the same as ``python -m dashboard load``."""

from dashboard.__main__ import run

run("load")
