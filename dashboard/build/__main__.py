"""``python -m dashboard.build``: the same as ``python -m dashboard build``."""

from dashboard.__main__ import run

run("build")
