"""``python -m dashboard.gallery``: the same as ``python -m dashboard gallery``."""

from dashboard.__main__ import run

run("gallery")
