"""``python -m dashboard.export``: the same as ``python -m dashboard export``."""

from dashboard.__main__ import run

run("export")
