"""``python -m dashboard.accept_rows``: the same as ``python -m dashboard accept_rows``."""

from dashboard.__main__ import run

run("accept_rows")
