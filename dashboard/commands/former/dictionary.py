"""``python -m dashboard.dictionary``: the same as ``python -m dashboard dictionary``."""

from dashboard.__main__ import run

run("dictionary")
