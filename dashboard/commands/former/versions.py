"""``python -m dashboard.versions``: the same as ``python -m dashboard versions``."""

from dashboard.__main__ import run

run("versions")
